//! Who is told what around a decision, held against a table that was written by hand (`golden/told.txt`): reader × moment ×
//! channel × field. Nothing here is computed from the policy: what is observed are answers with marks in them.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    cfp::{Decision, Move, State, TypedReply, volunteered::Question as Asked},
    id::{CallId, PersonId, ProposalId},
    policy::{RoleKind, Scope},
    review::conflict::Tie,
};

use super::*;
use crate::{
    Ctx,
    cfp::{move_proposal, my_proposals, name_readers},
    conference::ConferenceFacts,
    review::{TypedReviewText, approve_text, assign, name_deputy, pin_conflict, sheet, write_review},
    testing::{ReviewScene, Somebody, World, plan, yes},
};

const TABLE: &str = include_str!("golden/told.txt");
const READERS: [&str; 8] = ["nobody", "member", "speaker", "co-speaker", "reviewer", "bound", "outside", "chair"];

/// What somebody is told: channel and field.
type Told = BTreeMap<(&'static str, &'static str), bool>;

/// What is observed: the moments at which each reader is told a field by a channel.
type Observed = BTreeMap<(&'static str, &'static str), BTreeMap<&'static str, String>>;

/// A proposal on its way to being confirmed, full of marks.
struct Way<'a> {
    world: &'a World,
    scene: &'a ReviewScene,
    along: Somebody,
    chair: Ctx,
}

impl Way<'_> {
    fn of(&self) -> (&ConferenceFacts, CallId, ProposalId) {
        (&self.scene.facts, self.scene.call, self.scene.proposals[0])
    }

    async fn begin(&self) {
        let (facts, call, id) = self.of();
        let (rita, rex) = (&self.scene.reviewers[0], &self.scene.reviewers[1]);
        for reviewer in [rita, rex] {
            assign(&self.chair, id, reviewer.person).await.expect("assigned");
        }
        let marks = TypedReviewText {
            for_committee: "COMMITTEEMARK".into(),
            for_speakers: "SPEAKERMARK".into(),
            ..self.world.review_text(self.scene, "3", "").await
        };
        let rex = self.world.as_(rex);
        write_review(&rex, id, &marks, true, None).await.expect("handed in");
        let seen = sheet(&self.chair, facts, call, id).await.expect("read").others.expect("shown");
        approve_text(&self.chair, id, seen[0].id, "SPEAKERMARK").await.expect("read");
        let given = BTreeMap::from([(Asked::Region, "oceania".to_owned())]);
        volunteer(&self.world.as_(&self.scene.speakers[0]), id, &given).await.expect("volunteered");
        move_proposal(&self.chair, id, Move::Shortlist, "").await.expect("shortlisted");
        let mut typed = plan(Decision::Accept);
        typed.note = "NOTEMARK".into();
        plan_decisions(&self.chair, call, &[id], &typed).await.expect("planned");
        prepare_release(&self.chair, call, "").await.expect("written");
        let prepared = preparation(&self.chair, facts, call).await.expect("read").expect("prepared");
        for letter in prepared.letters {
            let mut words = letter.words.clone();
            words.body += "\n\nLETTERMARK";
            edit_letter(&self.chair, call, letter.id, &words).await.expect("edited");
        }
    }

    async fn release(&self) {
        let (facts, call, _) = self.of();
        let prepared = preparation(&self.chair, facts, call).await.expect("read").expect("prepared");
        release_decisions(&self.chair, call, prepared.id, prepared.letters.len()).await.expect("released");
    }

    async fn answer(&self) {
        let typed = TypedReply {
            availability: "AVAILMARK".into(),
            travel: "TRAVELMARK".into(),
            visa: "VISAMARK".into(),
            access: "ACCESSMARK".into(),
            ..yes()
        };
        give_answer(&self.world.as_(&self.scene.speakers[0]), self.of().2, &typed).await.expect("answered");
        let along = TypedReply { travel: "CORAMARK".into(), ..yes() };
        give_answer(&self.world.as_(&self.along), self.of().2, &along).await.expect("answered");
    }

    /// What somebody is told, by all channels.
    async fn told(&self, reader: &str, ctx: &Ctx, address: &str) -> Told {
        let mut told = Told::new();
        self.told_by_board(ctx, &mut told).await;
        self.told_by_numbers(ctx, &mut told).await;
        self.told_by_files(ctx, &mut told).await;
        self.told_by_answers(ctx, &mut told).await;
        self.told_of_oneself(reader, ctx, &mut told).await;
        self.told_by_mail_and_record(address, &mut told).await;
        told
    }

    async fn told_by_board(&self, ctx: &Ctx, told: &mut Told) {
        let (facts, call, id) = self.of();
        let shown = async |wanted: Wanted| board(ctx, facts, call, &wanted).await.ok();
        let all = shown(Wanted::default()).await;
        let line = all.as_ref().and_then(|all| all.shown.lines.iter().find(|line| line.id == id));
        let text = format!("{line:?}");
        let track = self.track(id).await;
        told.insert(("board", "existence"), line.is_some());
        told.insert(("board", "title"), text.contains("TITLEMARK"));
        told.insert(
            ("board", "track"),
            line.is_some_and(|line| !line.track.is_empty() || !line.session_type.is_empty()),
        );
        told.insert(("board", "speakers"), text.contains("Dora Drafter"));
        told.insert(("board", "shortlisted"), text.contains("Shortlisted"));
        told.insert(("board", "plan"), text.contains("NOTEMARK"));
        told.insert(("board", "decided"), text.contains("Accepted") || text.contains("Confirmed"));
        told.insert(("board", "reviews"), text.contains("COMMITTEEMARK"));
        told.insert(("board", "confirm-by"), line.is_some_and(|line| line.confirm_by.is_some()));
        told.insert(("board", "undelivered"), all.as_ref().is_some_and(|all| !all.undelivered.is_empty()));
        let found = async |wanted: Wanted| {
            let found = shown(wanted).await;
            found.is_some_and(|board| board.shown.found > 0 && board.shown.lines.iter().any(|line| line.id == id))
        };
        told.insert(("search", "title"), found(Wanted { text: "titlemark".into(), ..Wanted::default() }).await);
        told.insert(("search", "track"), found(Wanted { track: Some(track), ..Wanted::default() }).await);
        let planned = Wanted { pending: Some(Some(Decision::Accept)), ..Wanted::default() };
        told.insert(("search", "plan"), found(planned).await);
        let shortlisted = Wanted { state: Some(State::Shortlisted), ..Wanted::default() };
        told.insert(("search", "shortlisted"), found(shortlisted).await);
        let table = board_table(ctx, facts, call).await.unwrap_or_default();
        let table = format!("{:?}", table.iter().find(|line| line.id == id));
        told.insert(("table", "existence"), table.contains(&id.to_string()));
        told.insert(("table", "title"), table.contains("TITLEMARK"));
        told.insert(("table", "plan"), table.contains("NOTEMARK"));
        let listed = read_list(ctx, facts, call, &format!("{id},accept")).await.unwrap_or_default();
        let listed = listed.first().is_some_and(|line| !line.title.is_empty() || line.decision != Err(Fault::Proposal));
        told.insert(("list", "existence"), listed);
        let letters = preparation(ctx, facts, call).await.ok().flatten();
        let letters = format!("{:?}", letters.map(|prepared| prepared.letters));
        told.insert(("letters", "to"), letters.contains("Dora Drafter"));
        told.insert(("letters", "body"), letters.contains("LETTERMARK"));
    }

    async fn told_by_numbers(&self, ctx: &Ctx, told: &mut Told) {
        let (facts, call, id) = self.of();
        let track = self.track(id).await;
        let counted = quotas(ctx, facts, call).await.ok();
        let tracks = || counted.iter().flat_map(|quotas| &quotas.tracks);
        let all: u32 = tracks().map(|line| line.quota.proposals).sum();
        // The other one is in the same track.
        let here: u32 = tracks().filter(|line| line.id == Some(track)).map(|line| line.quota.proposals).sum();
        told.insert(("quotas", "existence"), all == 2);
        told.insert(("quotas", "track"), here == 2);
        told.insert(("quotas", "plan"), counted.as_ref().is_some_and(|quotas| quotas.planned > 0));
        let overview = overview(ctx, facts, call).await.ok();
        let of = |count: fn(&Overview) -> u32| overview.as_ref().map_or(0, count);
        told.insert(("overview", "existence"), of(|overview| overview.states.values().sum()) == 2);
        told.insert(("overview", "day"), of(|overview| overview.days.values().sum()) == 2);
        let shortlisted = |overview: &Overview| overview.states.get(&State::Shortlisted).copied().unwrap_or(0);
        told.insert(("overview", "shortlisted"), of(shortlisted) > 0);
        told.insert(("overview", "diversity"), format!("{overview:?}").contains("oceania"));
    }

    async fn told_by_files(&self, ctx: &Ctx, told: &mut Told) {
        let (facts, call, id) = self.of();
        let submissions = submissions(ctx, facts, call).await.unwrap_or_default();
        let here = submissions.iter().find(|one| one.guid == id.0);
        let text = format!("{here:?}");
        told.insert(("export", "existence"), here.is_some());
        told.insert(("export", "title"), text.contains("TITLEMARK"));
        told.insert(("export", "track"), here.is_some_and(|one| one.track.is_some()));
        told.insert(("export", "speakers"), text.contains("Dora Drafter"));
    }

    async fn told_by_answers(&self, ctx: &Ctx, told: &mut Told) {
        let (facts, call, id) = self.of();
        let lines = answers(ctx, facts, call).await.unwrap_or_default();
        let text = format!("{:?}", lines.iter().find(|line| line.proposal == id && line.is_main));
        told.insert(("answers", "reply"), text.contains("Confirmed"));
        told.insert(("answers", "recording"), text.contains("recording: Some"));
        for (field, mark) in MARKS {
            told.insert(("answers", field), text.contains(mark));
        }
        told.insert(("answers", "co-speaker"), format!("{lines:?}").contains("CORAMARK"));
        let sessions = working_plan(ctx, facts).await.unwrap_or_default();
        let session = sessions.iter().find(|session| session.proposal == Some(id));
        let text = format!("{session:?}");
        told.insert(("plan", "existence"), session.is_some());
        told.insert(("plan", "title"), text.contains("TITLEMARK"));
        told.insert(("plan", "speakers"), text.contains("Dora Drafter"));
        told.insert(("plan", "recording"), session.is_some_and(|session| session.recording.is_some()));
    }

    async fn told_of_oneself(&self, reader: &str, ctx: &Ctx, told: &mut Told) {
        let id = self.of().2;
        let mine = my_proposals(ctx).await.map(|mine| format!("{mine:?}")).unwrap_or_default();
        let asked = question(ctx, id).await.map(|asked| format!("{asked:?}")).unwrap_or_default();
        let given = volunteered_about_me(ctx, id).await.map(|given| format!("{given:?}")).unwrap_or_default();
        let person = ctx.actor.person();
        let held = match person {
            Some(person) => answers_of_person(&self.world.db().read, person).await.expect("read").to_string(),
            None => String::new(),
        };
        let text = format!("{mine} {asked} {given} {held}");
        assert!(!text.contains("Shortlisted") && !text.contains("NOTEMARK"), "{reader}: {text}");
        told.insert(("own", "decided"), text.contains("Accepted") || text.contains("Confirmed"));
        told.insert(("own", "diversity"), text.contains("oceania"));
        for (field, mark) in MARKS {
            told.insert(("own", field), text.contains(mark));
        }
    }

    async fn told_by_mail_and_record(&self, address: &str, told: &mut Told) {
        let mails = self.world.outbox("mail").await;
        let to_them: Vec<String> = mails
            .iter()
            .filter(|mail| mail["to"] == address && mail.to_string().contains("LETTERMARK"))
            .map(ToString::to_string)
            .collect();
        let contain = |mark: &str| to_them.iter().any(|mail| mail.contains(mark));
        let others = self.scene.speakers.iter().chain(&self.scene.reviewers).chain(&self.scene.chairs);
        told.insert(("mail", "to"), !to_them.is_empty());
        told.insert(("mail", "title"), contain("TITLEMARK") || contain("A flaw in something you use"));
        told.insert(("mail", "for-speakers"), contain("SPEAKERMARK"));
        told.insert(("mail", "for-committee"), contain("COMMITTEEMARK"));
        told.insert(("mail", "plan"), contain("NOTEMARK"));
        let named = others.filter(|other| other.address != address).any(|other| contain(&other.address));
        told.insert(("mail", "others"), named);
        let record = self.world.event_rows().await;
        let record: Vec<_> = record.iter().map(|row| format!("{} {}", row.verb, row.data)).collect();
        let record = record.join("\n");
        told.insert(("record", "title"), record.contains("TITLEMARK"));
        told.insert(("record", "plan"), record.contains("NOTEMARK"));
        told.insert(("record", "needs"), MARKS.iter().any(|(_, mark)| record.contains(mark)));
        told.insert(("record", "diversity"), record.contains("oceania"));
    }

    async fn track(&self, id: ProposalId) -> domain::id::TrackId {
        let rows = find::proposals_by_id([id]).all(&self.world.db().read).await.expect("read");
        rows[0].track_id.expect("it is in a track")
    }
}

/// What the main speaker says they need, by field.
const MARKS: [(&str, &str); 4] =
    [("availability", "AVAILMARK"), ("travel", "TRAVELMARK"), ("visa", "VISAMARK"), ("access", "ACCESSMARK")];

/// The cells of the table.
fn table() -> BTreeMap<(&'static str, &'static str), BTreeMap<&'static str, String>> {
    let mut cells = BTreeMap::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let words: Vec<&'static str> = line.split_whitespace().collect();
        match &words[..] {
            ["readers", readers @ ..] => assert_eq!(readers, READERS),
            [channel, field, told @ ..] => {
                assert_eq!(told.len(), READERS.len(), "{line}");
                let told = told.iter().map(|moments| moments.trim_matches('.').to_owned());
                let before = cells.insert((*channel, *field), READERS.into_iter().zip(told).collect());
                assert!(before.is_none(), "{line} stands there twice");
            }
            _ => panic!("{line}"),
        }
    }
    cells
}

/// Walks a proposal through its decision, and notes what `readers` are told.
async fn walk(way: &Way<'_>, readers: &[(&'static str, Ctx, String)], observed: &mut Observed) {
    way.begin().await;
    for moment in ["p", "r", "a"] {
        match moment {
            "r" => way.release().await,
            "a" => way.answer().await,
            _ => {}
        }
        for (reader, ctx, address) in readers {
            for (cell, is_told) in way.told(reader, ctx, address).await {
                let moments = observed.entry(cell).or_default().entry(*reader).or_default();
                moments.push_str(if is_told { moment } else { "" });
            }
        }
    }
}

/// The scene with its proposal marked, and a co-speaker.
async fn marked(world: &World, slug: &str) -> (ReviewScene, Somebody) {
    let scene = world.review_scene(slug).await;
    let along = world.co_speaker(&scene.speakers[0], scene.proposals[0], "Cora Speaker").await;
    world.edit("UPDATE proposal SET title = 'TITLEMARK' WHERE title LIKE 'Booting%'").await;
    (scene, along)
}

fn reader(world: &World, name: &'static str, somebody: &Somebody) -> (&'static str, Ctx, String) {
    (name, world.as_(somebody), somebody.address.clone())
}

/// Fails where `readers` are told anything else than is written, more or less.
fn check(observed: &Observed, readers: &[(&'static str, Ctx, String)]) {
    let written = table();
    let cells: BTreeSet<_> = written.keys().chain(observed.keys()).collect();
    let mut wrong = Vec::new();
    for cell in cells {
        for (reader, ..) in readers {
            let of = |table: &Observed| table.get(cell).and_then(|line| line.get(reader)).cloned();
            if of(&written) != of(observed) {
                wrong.push(format!("{cell:?} to {reader}: written {:?}, told {:?}", of(&written), of(observed)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

crate::on_both_databases! {
    async fn everybody_is_told_of_a_decision_what_the_written_table_says(world: World) {
        let (scene, along) = marked(&world, "told-2026").await;
        let (facts, id) = (&scene.facts, scene.proposals[0]);
        let here = Scope::Conference(facts.id);
        pin_conflict(&world.ctx, id, scene.chairs[1].person, Some(Tie::Personal)).await.expect("set");
        let mut dora = scene.speakers[0].clone();
        world.grant(&mut dora, here, RoleKind::Programme).await;
        name_deputy(&world.as_(&scene.chairs[0]), id, Some(scene.chairs[0].person)).await.expect("named");
        let member = world.person("Mel Member").await;
        let readers = [
            ("nobody", world.anonymous(), "nobody@nowhere.example".to_owned()),
            reader(&world, "member", &member),
            reader(&world, "speaker", &dora),
            reader(&world, "co-speaker", &along),
            reader(&world, "reviewer", &scene.reviewers[0]),
            reader(&world, "bound", &scene.chairs[1]),
            reader(&world, "chair", &scene.chairs[0]),
        ];
        let way = Way { world: &world, scene: &scene, along, chair: world.as_(&scene.chairs[0]) };
        let mut observed = Observed::new();
        walk(&way, &readers, &mut observed).await;
        check(&observed, &readers);
    }

    async fn whom_an_embargo_keeps_out_is_told_of_a_decision_what_the_written_table_says(world: World) {
        let (scene, along) = marked(&world, "kept-2026").await;
        world.embargo(&scene).await;
        let named: Vec<PersonId> =
            [&scene.chairs[0], &scene.reviewers[0], &scene.reviewers[1]].map(|one| one.person).into();
        name_readers(&world.ctx, scene.proposals[0], &named).await.expect("named");
        let readers = [reader(&world, "outside", &scene.chairs[1])];
        let way = Way { world: &world, scene: &scene, along, chair: world.as_(&scene.chairs[0]) };
        let mut observed = Observed::new();
        walk(&way, &readers, &mut observed).await;
        check(&observed, &readers);
    }
}
