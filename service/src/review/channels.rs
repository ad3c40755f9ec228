//! Everything that a reader is told of a call, by the channel on which it comes; and that whatever is hidden from them
//! changes not a byte of it. What only a server adds (tables, REST, feeds, lengths, the log) is asked in
//! `server/tests/it/review_channels.rs`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
};

use bytes::Bytes;
use domain::{
    cfp::{State, TypedAnswers, TypedQuestion},
    id::{AttachmentId, PersonId, ProposalId, QuestionId},
    policy::{RoleKind, Scope as RoleScope},
    review::{
        assign::{Aim, Bid},
        conflict::Tie,
        next::Task,
        visibility::Channel,
    },
};
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};

use super::*;
use crate::{
    Ctx, Result,
    cfp::{
        SentFile, Wanted, add_question, answer_with_file, attach_file, call, edit_proposal, mark_duplicate,
        my_proposal, name_readers, offered_answer_file, open_attachment, preview_offered, proposal, proposals,
        questions, speaker_picture,
    },
    identity::set_picture,
    on_both_databases,
    testing::{ReviewScene, World, queries_of},
};

const WISH: PlanWish = PlanWish { aim: Aim::BestTotal, keeps: false, seed: 1 };
/// Which proposal of a scene is the one that something is hidden of.
const HIDDEN: usize = 0;

/// A scene with everything beside its first proposal that there can be.
pub(super) struct Full {
    pub scene: ReviewScene,
    pub attachment: AttachmentId,
    pub slides: QuestionId,
    pub to_reviewers: QuestionId,
}

impl Full {
    pub fn hidden(&self) -> ProposalId {
        self.scene.proposals[HIDDEN]
    }
}

/// Files, a picture, an answer that is a file, and a question to reviewers.
pub(super) async fn full(world: &World, slug: &str) -> Full {
    let scene = world.review_scene(slug).await;
    let dora = world.as_(&scene.speakers[HIDDEN]);
    let pdf = || Bytes::from_static(b"%PDF-1.7 FILEMARK");
    let sent = SentFile { name: "dora.pdf".into(), bytes: pdf() };
    let attachment = attach_file(&dora, scene.proposals[HIDDEN], sent).await.expect("attached");
    let ask = async |target: &str, kind: &str| {
        let typed = TypedQuestion {
            target: target.into(),
            kind: kind.into(),
            label: format!("A {kind}?"),
            need: "optional".into(),
            is_for_reviewers: target == "proposal",
            ..TypedQuestion::default()
        };
        add_question(&world.ctx, scene.call, &typed).await.expect("asked")
    };
    let (slides, to_reviewers) = (ask("proposal", "file").await, ask("reviewer", "text").await);
    let for_reviewers = ask("proposal", "text").await;
    let mut typed = my_proposal(&dora, scene.proposals[HIDDEN]).await.expect("hers").typed;
    typed.answers = TypedAnswers::from([(for_reviewers, vec!["FORREVIEWERSMARK".to_owned()])]);
    edit_proposal(&dora, scene.proposals[HIDDEN], &typed, None).await.expect("answered");
    answer_with_file(&dora, scene.proposals[HIDDEN], slides, "slides.pdf", pdf()).await.expect("answered");
    set_picture(&dora, picture(7)).await.expect("taken");
    Full { scene, attachment, slides, to_reviewers }
}

fn picture(red: u8) -> Bytes {
    use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
    let mut out = Vec::new();
    PngEncoder::new(&mut out)
        .write_image(&[red, 2, 3, 255].repeat(64), 8, 8, ExtendedColorType::Rgba8)
        .expect("a picture");
    out.into()
}

fn code<T: Debug>(answer: Result<T>) -> String {
    match answer {
        Ok(answer) => format!("{answer:?}"),
        Err(error) => format!("{error:?}"),
    }
}

/// Everything that somebody of the committee is told about a call, by channel.
pub(super) async fn told(ctx: &Ctx, full: &Full) -> BTreeMap<Channel, String> {
    let mut told: BTreeMap<Channel, String> = BTreeMap::new();
    let mut add = |channel, text: String| told.entry(channel).or_default().extend([text, "\n".to_owned()]);
    let (facts, at) = (&full.scene.facts, full.scene.call);
    let shown = async |wish: BoardWish| board(ctx, facts, at, &wish).await;
    for id in full.scene.proposals {
        add(Channel::Page, code(sheet(ctx, facts, at, id).await));
        add(Channel::Page, code(proposal(ctx, facts, at, id).await));
        add(
            Channel::Page,
            code(preview_offered(ctx, facts, at, id).await.map(|shown| format!("{:?}", shown.programme))),
        );
        add(Channel::File, code(open_attachment(ctx, id, full.attachment).await));
        add(Channel::File, code(offered_answer_file(ctx, facts, at, (id, None), full.slides).await));
        add(Channel::File, code(reviewed_answer_file(ctx, facts, at, (id, None), full.slides).await));
        for speaker in &full.scene.speakers {
            add(Channel::Thumbnail, code(speaker_picture(ctx, id, speaker.person).await));
            add(Channel::Page, code(crate::cfp::speakers(ctx, id).await));
        }
        for outcome in [
            sheet(ctx, facts, at, id).await.map(drop),
            proposal(ctx, facts, at, id).await.map(drop),
            open_attachment(ctx, id, full.attachment).await.map(drop),
        ] {
            add(Channel::StatusCode, code(outcome));
        }
    }
    add(Channel::Page, code(my_part(ctx, facts, at).await));
    add(Channel::Page, code(conflict_board(ctx, facts, at).await));
    add(Channel::Page, code(plan_assignment(ctx, facts, at, WISH).await));
    let mut thought: Vec<_> = figures(ctx, facts, at).await.into_iter().flatten().collect();
    thought.sort_by_key(|(id, _)| *id);
    add(Channel::Page, format!("{thought:?}"));
    for state in State::ALL.iter().copied().map(Some).chain([None]) {
        for most in [1, 50] {
            let wanted = Wanted { state, ..Wanted::default() };
            add(Channel::List, code(proposals(ctx, facts, at, &wanted, most).await));
        }
    }
    add(Channel::List, code(shown(BoardWish::default()).await));
    add(Channel::Count, code(reviewers(ctx, facts, at).await));
    for words in ["booting", "dora", "hidden", "drafter", "changed", "rex", "marked", "flaw"] {
        let wish = BoardWish { search: words.into(), ..BoardWish::default() };
        add(Channel::Search, code(shown(wish).await));
    }
    let sorted = shown(BoardWish { order: BoardOrder::Score, ..BoardWish::default() }).await;
    add(Channel::Sort, code(sorted.map(|board| board.lines.iter().map(|line| line.id).collect::<Vec<_>>())));
    for task in Task::ALL {
        let filtered = shown(BoardWish { task: Some(*task), ..BoardWish::default() }).await;
        add(
            Channel::Count,
            code(filtered.as_ref().map(|board| (board.found, board.progress)).map_err(|_| crate::Error::denied())),
        );
        add(Channel::FilterOptions, code(filtered.map(|board| board.lines)));
    }
    add(Channel::FilterOptions, code(call(ctx, facts, "talks").await));
    add(Channel::FilterOptions, code(questions(ctx, facts, at).await));
    add(Channel::FilterOptions, code(under_review(ctx, facts).await));
    told
}

/// Something that happens to the first proposal.
#[derive(Clone, Debug)]
enum Change {
    Words(String),
    Notes(String),
    State(State),
    Unplace,
    SpeakerName(String),
    Picture(u8),
    Assign(usize),
    TakeBack(usize),
    Decline(usize),
    Review(usize, u8, String),
    Discuss(usize, String),
    Copy(String),
    Pin(usize, bool),
    Wish(usize),
    File(String),
    Duplicate(bool),
}

/// All that can happen to it, for whom nothing of it is known.
fn anything(rng: &mut StdRng) -> Change {
    let text = format!("Changed {} dora hidden", rng.random::<u32>());
    let who = rng.random_range(0..2);
    match rng.random_range(0..16) {
        0 => Change::Words(text),
        1 => Change::Notes(text),
        // Half of the time it is handed in: elsewhere little can happen to it.
        2 if rng.random() => Change::State(State::Submitted),
        2 => Change::State(*State::ALL.choose(rng).expect("there are some")),
        3 => Change::Unplace,
        4 => Change::SpeakerName(text),
        5 => Change::Picture(rng.random()),
        6 => Change::Assign(who),
        7 => Change::TakeBack(who),
        8 => Change::Decline(who),
        9 => Change::Review(who, rng.random_range(0..5), text),
        10 => Change::Discuss(who, text),
        11 => Change::Copy(text),
        12 => Change::Pin(who, rng.random()),
        13 => Change::Wish(who),
        14 => Change::File(text),
        _ => Change::Duplicate(rng.random()),
    }
}

/// What a chair is not told who knows that there is one and is kept out by its embargo.
fn under_embargo(rng: &mut StdRng) -> Change {
    match anything(rng) {
        // Where it stands, as its speakers are told, is known.
        Change::State(_) => Change::State(*[State::Submitted, State::Shortlisted].choose(rng).expect("two")),
        change => change,
    }
}

/// What a reviewer is not told before they handed in their own review, while names are hidden and a copy stands for every
/// text.
fn before_own_review(rng: &mut StdRng) -> Change {
    match under_embargo(rng) {
        Change::Copy(text) | Change::Discuss(_, text) => Change::Discuss(1, text),
        Change::Review(_, score, text) => Change::Review(1, score, text),
        Change::Assign(_) | Change::Unplace => Change::Assign(1),
        Change::TakeBack(_) => Change::TakeBack(1),
        Change::Decline(_) => Change::Decline(1),
        Change::Wish(_) => Change::Wish(1),
        Change::Pin(_, is_set) => Change::Pin(1, is_set),
        change => change,
    }
}

/// Does it, if it can be done now.
async fn happen(world: &World, full: &Full, by: &Ctx, change: &Change) {
    let (scene, id) = (&full.scene, full.hidden());
    let reviewer = |nth: usize| world.as_(&scene.reviewers[nth]);
    let pins: [PersonId; 2] = [scene.reviewers[0].person, scene.chairs[1].person];
    match change {
        Change::Words(text) => {
            sql(world, &format!("title = '{text}', summary = '{text}', description = '{text}', language = 'de'"), id)
                .await;
        }
        Change::Notes(text) => sql(world, &format!("notes = '{text}'"), id).await,
        Change::State(state) => sql(world, &format!("state = '{state}'"), id).await,
        Change::Unplace => sql(world, "track_id = NULL, session_type_id = NULL", id).await,
        Change::SpeakerName(name) => {
            world
                .edit(&format!("UPDATE person SET name = '{name}' WHERE name LIKE 'Dora%' OR name LIKE 'Changed%'"))
                .await;
        }
        Change::Picture(red) => {
            set_picture(&world.as_(&scene.speakers[HIDDEN]), picture(*red)).await.expect("taken");
        }
        Change::Assign(nth) => drop(assign(by, id, scene.reviewers[*nth].person).await),
        Change::TakeBack(nth) => drop(take_back(by, id, scene.reviewers[*nth].person).await),
        Change::Decline(nth) => drop(decline(&reviewer(*nth), id, "Too busy").await),
        Change::Review(nth, score, text) => {
            let typed = TypedReviewText {
                answers: TypedAnswers::from([(full.to_reviewers, vec![text.clone()])]),
                ..world.review_text(scene, &score.to_string(), text).await
            };
            drop(write_review(&reviewer(*nth), id, &typed, true, None).await);
        }
        Change::Discuss(nth, text) => drop(discuss(&reviewer(*nth), id, text).await),
        Change::Copy(text) => {
            let copy = TypedCopy { title: Some(text.clone()), ..TypedCopy::default() };
            let version = sheet(by, &scene.facts, scene.call, id).await.ok().and_then(|sheet| sheet.chairs);
            let version = version.and_then(|chairs| chairs.copy.version);
            drop(prepare_copy(by, id, &copy, version.as_ref()).await);
        }
        Change::Pin(nth, is_set) => drop(pin_conflict(by, id, pins[*nth], is_set.then_some(Tie::Personal)).await),
        Change::Wish(nth) => drop(bid(&reviewer(*nth), id, Some(Bid::Eager)).await),
        Change::File(text) => {
            let bytes = Bytes::from(format!("%PDF-1.7 {text}"));
            drop(answer_with_file(&world.as_(&scene.speakers[HIDDEN]), id, full.slides, "other.pdf", bytes).await);
        }
        Change::Duplicate(is_one) => drop(mark_duplicate(by, id, is_one.then_some(scene.proposals[1])).await),
    }
}

async fn sql(world: &World, set: &str, id: ProposalId) {
    let id = match world.flavour() {
        crate::Flavour::Postgres => format!("'{id}'"),
        crate::Flavour::Sqlite => format!("x'{}'", id.0.simple()),
    };
    world.edit(&format!("UPDATE proposal SET {set} WHERE id = {id}")).await;
}

/// Does many things one after the other, and asks after each whether `reader` is told anything else than before, on any
/// channel. Somebody who may know is, so that the changes do change something.
async fn nothing_moves(
    world: &World,
    full: &Full,
    (reader, knowing): (&Ctx, &Ctx),
    change: impl Fn(&mut StdRng) -> Change,
) {
    let steps = if world.flavour() == crate::Flavour::Sqlite { 60 } else { 32 };
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
        for _ in 0..40 {
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
