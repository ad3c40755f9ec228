//! Whatever is hidden from a reader changes nothing that they are told, on any channel.

use std::collections::BTreeSet;

use domain::{
    policy::{RoleKind, Scope as RoleScope},
    review::{conflict::Tie, visibility::Channel},
};
use rand::{RngExt, SeedableRng, rngs::StdRng};

use super::{
    Full,
    change::{Change, anything, before_own_review, happen, sql, under_embargo},
    full, told,
};
use crate::{
    Ctx,
    cfp::{name_readers, offered_answer_file, preview_offered, proposal},
    on_both_databases,
    review::{
        TypedCopy, assign, discuss, name_deputy, pin_conflict, prepare_copy, remind_reviewers, reviewed_answer_file,
        sheet, take_back,
    },
    testing::{World, queries_of},
};

/// Does many things one after the other, and asks after each whether `reader` is told anything else than before, on any
/// channel. Somebody who may know is, so that the changes do change something.
async fn nothing_moves(
    world: &World,
    full: &Full,
    (reader, knowing): (&Ctx, &Ctx),
    change: impl Fn(&mut StdRng) -> Change,
) {
    let steps = if world.flavour() == crate::Flavour::Sqlite { 40 } else { 16 };
    let (before, known) = (told(reader, full).await, told(knowing, full).await);
    let mut rng = StdRng::seed_from_u64(20_261_122);
    let mut moved = BTreeSet::new();
    for step in 0..steps {
        let change = change(&mut rng);
        happen(world, full, knowing, &change).await;
        for (channel, text) in told(reader, full).await {
            assert_eq!(before[&channel], text, "{channel} after {step}: {change:?}");
        }
        if step % 4 == 3 {
            let now = told(knowing, full).await;
            moved.extend(now.into_iter().filter(|(channel, text)| known[channel] != *text).map(|(channel, _)| channel));
        }
    }
    for channel in [Channel::Page, Channel::List, Channel::Search, Channel::Count] {
        assert!(moved.contains(&channel), "{channel}: nothing has happened");
    }
}

on_both_databases! {
    async fn whatever_happens_to_what_binds_a_chair_moves_no_byte_on_any_channel(world: World) {
        let full = full(&world, "bound-2026").await;
        let (pia, carl) = (world.as_(&full.scene.chairs[0]), world.as_(&full.scene.chairs[1]));
        pin_conflict(&pia, full.hidden(), full.scene.chairs[1].person, Some(Tie::Personal)).await.expect("set");
        name_deputy(&pia, full.hidden(), Some(full.scene.chairs[0].person)).await.expect("named");
        let change = |rng: &mut StdRng| match anything(rng) {
            // What binds them stays: otherwise they would be told.
            Change::Pin(..) => Change::Pin(0, rng.random()),
            change => change,
        };
        nothing_moves(&world, &full, (&carl, &pia), change).await;
    }

    async fn whatever_happens_to_what_an_embargo_keeps_from_a_chair_moves_no_byte_on_any_channel(world: World) {
        let full = full(&world, "outside-2026").await;
        world.embargo(&full.scene).await;
        let mut olga = world.person("Olga Owner").await;
        world.grant(&mut olga, RoleScope::Conference(full.scene.facts.id), RoleKind::Owner).await;
        let readers = [olga.person, full.scene.reviewers[0].person, full.scene.reviewers[1].person];
        name_readers(&world.as_(&olga), full.hidden(), &readers).await.expect("named");
        let (pia, olga) = (world.as_(&full.scene.chairs[0]), world.as_(&olga));
        let change = |rng: &mut StdRng| match under_embargo(rng) {
            Change::Pin(..) => Change::Pin(0, rng.random()),
            change => change,
        };
        nothing_moves(&world, &full, (&pia, &olga), change).await;
    }

    async fn whatever_a_blind_reviewer_may_not_know_moves_no_byte_on_any_channel(world: World) {
        let full = full(&world, "blind-2026").await;
        let (pia, rita) = (world.as_(&full.scene.chairs[0]), world.as_(&full.scene.reviewers[0]));
        let copy = |text: &str| Some(text.to_owned());
        let copies = TypedCopy { title: copy("Marked"), summary: copy("Marked"), description: copy("Marked"), ..TypedCopy::default() };
        prepare_copy(&pia, full.hidden(), &copies, None).await.expect("prepared");
        assign(&pia, full.hidden(), full.scene.reviewers[0].person).await.expect("assigned");
        let change = |rng: &mut StdRng| match before_own_review(rng) {
            // The language is one of the few things that everybody reads.
            Change::Words(text) => Change::Notes(text),
            Change::Duplicate(_) | Change::Pin(..) => Change::Notes("other notes".into()),
            change => change,
        };
        sql(&world, "language = 'de'", full.hidden()).await;
        nothing_moves(&world, &full, (&rita, &pia), change).await;
    }

    /// Not by the clock, which is the machine's: what is asked of the database is the same, statement by statement, whether
    /// something is hidden or was never there.
    async fn to_find_out_that_something_is_hidden_takes_what_it_takes_to_find_nothing(world: World) {
        let full = full(&world, "time-2026").await;
        let (pia, carl) = (world.as_(&full.scene.chairs[0]), world.as_(&full.scene.chairs[1]));
        pin_conflict(&pia, full.hidden(), full.scene.chairs[1].person, Some(Tie::Personal)).await.expect("set");
        name_deputy(&pia, full.hidden(), Some(full.scene.chairs[0].person)).await.expect("named");
        for reviewer in &full.scene.reviewers {
            world.handed_in(&full.scene, &world.as_(reviewer), full.hidden(), "3").await;
        }
        let (facts, at, slides) = (&full.scene.facts, full.scene.call, full.slides);
        let mut asked = Vec::new();
        for id in [full.hidden(), world.ctx.id()] {
            let asks = async |nth: usize| {
                queries_of(&carl, async |ctx| match nth {
                    0 => sheet(&ctx, facts, at, id).await.map(drop),
                    1 => proposal(&ctx, facts, at, id).await.map(drop),
                    2 => preview_offered(&ctx, facts, at, id).await.map(drop),
                    3 => offered_answer_file(&ctx, facts, at, (id, None), slides).await.map(drop),
                    _ => reviewed_answer_file(&ctx, facts, at, (id, None), slides).await.map(drop),
                })
                .await
            };
            asked.push([asks(0).await, asks(1).await, asks(2).await, asks(3).await, asks(4).await]);
        }
        assert!(asked[0].iter().all(|queries| queries.len() > 3));
        assert_eq!(asked[0], asked[1]);
    }

    /// Mails cannot be called back: whatever happens to a proposal, none that a bound, kept out or blind reader gets tells
    /// of it, and no mail at all names who reviews.
    async fn no_mail_tells_of_what_its_reader_may_not_know(world: World) {
        let full = full(&world, "mail-2026").await;
        let scene = &full.scene;
        let (pia, id) = (world.as_(&scene.chairs[0]), full.hidden());
        for reviewer in &scene.reviewers {
            assign(&pia, id, reviewer.person).await.expect("assigned");
            assign(&pia, scene.proposals[1], reviewer.person).await.expect("assigned");
        }
        pin_conflict(&pia, id, scene.reviewers[0].person, Some(Tie::Personal)).await.expect("set");
        let sent = world.outbox("mail").await.len();
        let remind = async || {
            world.edit("UPDATE reviewer SET reminded_at = NULL").await;
            let before = world.outbox("mail").await.len();
            remind_reviewers(&pia, scene.call).await.expect("reminded");
            world.outbox("mail").await.split_off(before)
        };
        let to = |mails: &[serde_json::Value], who: &crate::testing::Somebody| {
            let theirs = mails.iter().map(ToString::to_string).filter(|mail| mail.contains(&who.address));
            theirs.collect::<Vec<_>>().join("\n")
        };
        let mails = remind().await;
        assert_eq!(mails.len(), 2);
        for mail in &mails {
            let mail = mail.to_string();
            for mark in ["Booting", "Parsing", "Dora", "Sam ", &id.to_string()] {
                assert!(!mail.contains(mark), "{mark} in {mail}");
            }
            let named = [&scene.reviewers[0].address, &scene.reviewers[1].address].map(|address| mail.contains(address.as_str()));
            assert!(named[0] != named[1], "one to whom, and nobody else: {mail}");
        }
        let before = to(&mails, &scene.reviewers[0]);
        take_back(&pia, id, scene.reviewers[0].person).await.expect("taken back");
        assert_eq!(to(&remind().await, &scene.reviewers[0]), before, "what binds her was not counted");
        world.handed_in(scene, &world.as_(&scene.reviewers[1]), id, "4").await;
        discuss(&world.as_(&scene.reviewers[1]), id, "Said.").await.expect("said");
        assert_eq!(world.outbox("mail").await.len(), sent + 4, "reviews and messages are mailed to nobody");
    }

    /// The record is read by its administrators and, of oneself, by everybody. It ties no reviewer to a proposal, and holds
    /// no word of any.
    async fn the_record_says_nothing_that_its_reader_may_not_know(world: World) {
        let full = full(&world, "recorded-2026").await;
        let pia = world.as_(&full.scene.chairs[0]);
        let mut rng = StdRng::seed_from_u64(7);
        for _ in 0..160 {
            happen(&world, &full, &pia, &anything(&mut rng)).await;
        }
        let rows = world.event_rows().await;
        let verbs: BTreeSet<&str> = rows.iter().map(|row| row.verb.as_str()).collect();
        assert!(verbs.iter().filter(|verb| verb.starts_with("review.")).count() > 5, "{verbs:?}");
        for row in rows {
            let told = format!("{} {:?} {}", row.subject_kind, row.subject_id, row.data);
            let names = ["Changed", "Too busy", "Booting"].iter().any(|word| told.contains(word));
            assert!(!names, "{} {told}", row.verb);
            let is_review = row.verb.starts_with("review.");
            assert!(!(is_review && told.contains(&full.hidden().to_string())), "{} {told}", row.verb);
        }
    }
}
