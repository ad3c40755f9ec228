//! Who is told what by the reads of this feature, held against the table that was written by hand for the rules
//! (`domain/src/review/golden/visibility.txt`): reader × anonymity × phase × state × field × channel. Nothing here is
//! computed from the policy: what is observed are answers with marks in them.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    cfp::{State, TypedAnswers},
    policy::{RoleKind, Scope},
    review::{
        next::Task,
        visibility::{Channel, Field, Reader},
    },
};

use super::{
    channels::{Full, full},
    *,
};
use crate::{
    Ctx,
    cfp::{Wanted, open_attachment, proposal, proposals, speaker_picture},
    testing::{ReviewScene, World},
};

const TABLE: &str = include_str!("../../../domain/src/review/golden/visibility.txt");
/// The phases of the table, with what a chair would set for them; nothing where none is on.
const PHASES: &[(&str, Option<(&str, bool)>)] = &[
    ("between", None),
    ("reviewing", Some(("never", false))),
    ("comparing", Some(("after-own", false))),
    ("comparing-named", Some(("after-own", true))),
    ("discussing", Some(("always", false))),
    ("discussing-named", Some(("always", true))),
];
const STATES: &[State] = &[State::Submitted, State::Shortlisted, State::Rejected, State::Withdrawn];

/// What must be the case, and with which of some values.
type Conditions = Vec<(&'static str, BTreeSet<&'static str>)>;

/// The written table: what a code means, and the code of each field for each reader.
struct Table {
    codes: BTreeMap<&'static str, Vec<Conditions>>,
    cells: BTreeMap<(Field, Reader), &'static str>,
}

impl Table {
    fn read() -> Self {
        let mut table = Self { codes: BTreeMap::new(), cells: BTreeMap::new() };
        let mut readers: Vec<Reader> = Vec::new();
        for line in TABLE.lines() {
            let words: Vec<&'static str> = line.split_whitespace().collect();
            match &words[..] {
                ["code", code, conditions @ ..] => {
                    let all = conditions.iter().filter_map(|one| one.split_once('='));
                    let all = all.map(|(name, values)| (name, values.split(',').collect())).collect();
                    table.codes.entry(code).or_default().push(all);
                }
                ["readers", names @ ..] => readers = names.iter().map(|name| name.parse().expect(line)).collect(),
                ["field", field, codes @ ..] => {
                    for (reader, code) in readers.iter().zip(codes) {
                        table.cells.insert((field.parse().expect(line), *reader), code);
                    }
                }
                _ => {}
            }
        }
        table
    }

    fn says(&self, field: Field, reader: Reader, facts: &BTreeMap<&str, &str>) -> bool {
        let code = self.cells[&(field, reader)];
        let holds = |all: &Conditions| all.iter().all(|(name, values)| values.contains(facts[name]));
        code != "." && self.codes[code].iter().any(holds)
    }
}

/// What somebody is told of the first proposal, by field and channel.
async fn told(ctx: &Ctx, full: &Full) -> BTreeMap<(Field, Channel), bool> {
    let scene = &full.scene;
    let (facts, call, id) = (&scene.facts, scene.call, scene.proposals[0]);
    let sheet = sheet(ctx, facts, call, id).await.ok();
    let page = format!("{sheet:?} {:?}", proposal(ctx, facts, call, id).await.ok());
    let shown = async |search: &str| {
        let wish = BoardWish { search: search.into(), ..BoardWish::default() };
        board(ctx, facts, call, &wish).await.expect("a board")
    };
    let all = shown("").await;
    let line = all.lines.iter().find(|line| line.id == id);
    let offers = proposals(ctx, facts, call, &Wanted::default(), 10).await.map(|page| page.lines).unwrap_or_default();
    let offer = offers.iter().find(|line| line.id == id);
    let thought = all_figures(ctx, facts, call).await.remove(&id);
    let list = format!("{line:?} {offer:?} {thought:?}");
    let bound = conflict_board(ctx, facts, call).await.map(|board| format!("{:?}", board.known)).unwrap_or_default();
    let mut told = BTreeMap::new();
    for (channel, text) in [(Channel::Page, &page), (Channel::List, &list)] {
        let title = text.contains("TITLEMARK") || text.contains("REDACTEDTITLE");
        told.insert((Field::Existence, channel), text.contains(&id.to_string()));
        told.insert((Field::Title, channel), title);
        told.insert((Field::Originals, channel), text.contains("TITLEMARK"));
        told.insert((Field::Speakers, channel), text.contains("Dora Drafter"));
        told.insert((Field::State, channel), text.contains("Shortlisted"));
        told.insert((Field::CommitteeTexts, channel), text.contains("COMMITTEEMARK"));
        told.insert((Field::SpeakerTexts, channel), text.contains("SPEAKERMARK"));
    }
    told.insert((Field::Texts, Channel::Page), page.contains("TEXTMARK") || page.contains("REDACTEDTEXT"));
    told.insert((Field::PrivateAnswers, Channel::Page), page.contains("NOTEMARK"));
    told.insert((Field::Scores, Channel::Page), page.contains("OtherReview {"));
    told.insert((Field::Discussion, Channel::Page), page.contains("TALKMARK"));
    told.insert((Field::AnswersInReviews, Channel::Page), page.contains("ANSWERMARK"));
    told.insert((Field::Average, Channel::Page), page.contains("score: Some(("));
    told.insert((Field::Average, Channel::List), list.contains("score: Some((") || thought.is_some());
    told.insert((Field::ReviewerNames, Channel::Page), page.contains("Rex Referee"));
    told.insert((Field::ReviewerNames, Channel::List), list.contains("Rex Referee"));
    told.insert((Field::Conflicts, Channel::Page), page.contains("Carl Chair"));
    told.insert((Field::Conflicts, Channel::List), bound.contains(&id.to_string()));
    told.insert((Field::OwnReview, Channel::StatusCode), sheet.is_some());
    let listed = |lines: &[BoardLine]| lines.iter().any(|line| line.id == id);
    let mut filtered = Vec::new();
    for task in Task::ALL {
        let wish = BoardWish { task: Some(*task), ..BoardWish::default() };
        filtered.extend(board(ctx, facts, call, &wish).await.expect("a board").lines);
    }
    told.insert((Field::OwnReview, Channel::FilterOptions), listed(&filtered));
    let shortlisted = Wanted { state: Some(State::Shortlisted), ..Wanted::default() };
    let shortlisted = proposals(ctx, facts, call, &shortlisted, 10).await.map(|page| page.lines).unwrap_or_default();
    told.insert((Field::State, Channel::FilterOptions), shortlisted.iter().any(|line| line.id == id));
    told.insert((Field::Files, Channel::File), open_attachment(ctx, id, full.attachment).await.is_ok());
    told.insert(
        (Field::Speakers, Channel::Thumbnail),
        speaker_picture(ctx, id, scene.speakers[0].person).await.is_ok(),
    );
    told.insert((Field::Files, Channel::Page), page.contains("dora.pdf"));
    told.insert((Field::ReviewerAnswers, Channel::Page), page.contains("FORREVIEWERSMARK"));
    let others = all.lines.iter().filter(|line| line.id != id).count();
    told.insert((Field::Existence, Channel::Count), all.found == others + 1);
    for (field, mark) in [(Field::Originals, "titlemark"), (Field::Speakers, "dora drafter"), (Field::Texts, "t")] {
        let found = shown(mark).await.lines.iter().any(|line| line.id == id);
        told.insert((field, Channel::Search), found);
    }
    told
}

/// What the speaker of a proposal is told by pages of their own, not by these: what it says once more, and what reviewers
/// wrote to them once it was decided.
fn is_told_elsewhere(reader: Reader, field: Field) -> bool {
    reader == Reader::Speaker && matches!(field, Field::SpeakerTexts)
}

/// A proposal of Dora's, full of marks, and one reader of each kind.
async fn readers(world: &World, full: &Full) -> Vec<(Reader, Ctx)> {
    let scene = &full.scene;
    let id = scene.proposals[0];
    let here = Scope::Conference(scene.facts.id);
    let mut others = Vec::new();
    for (name, is_listed) in [("Rolf Reviewed", true), ("Dina Distant", true), ("Olaf Outsider", false)] {
        let mut somebody = world.person(name).await;
        world.grant(&mut somebody, here, RoleKind::Review).await;
        if is_listed {
            set_reviewer(&world.ctx, scene.call, somebody.person, "5").await.expect("a reviewer");
        }
        others.push(somebody);
    }
    for reviewer in [&scene.reviewers[0], &scene.reviewers[1], &others[0]] {
        assign(&world.ctx, id, reviewer.person).await.expect("assigned");
    }
    let (rex, rolf) = (world.as_(&scene.reviewers[1]), world.as_(&others[0]));
    let marks = TypedReviewText {
        for_committee: "COMMITTEEMARK".into(),
        for_speakers: "SPEAKERMARK".into(),
        answers: TypedAnswers::from([(full.to_reviewers, vec!["ANSWERMARK".to_owned()])]),
        ..world.review_text(scene, "3", "").await
    };
    write_review(&rex, id, &marks, true, None).await.expect("handed in");
    world.handed_in(scene, &rolf, id, "1").await;
    discuss(&rex, id, "TALKMARK").await.expect("said");
    let copy = TypedCopy {
        title: Some("REDACTEDTITLE".into()),
        description: Some("REDACTEDTEXT".into()),
        ..TypedCopy::default()
    };
    prepare_copy(&world.ctx, id, &copy, None).await.expect("prepared");
    let tie = Some(domain::review::conflict::Tie::Personal);
    pin_conflict(&world.ctx, id, scene.chairs[1].person, tie).await.expect("set");
    mark(world, scene, "title = 'TITLEMARK', description = 'TEXTMARK', notes = 'NOTEMARK'").await;
    let mut dora = scene.speakers[0].clone();
    world.grant(&mut dora, here, RoleKind::Programme).await;
    vec![
        (Reader::Speaker, world.as_(&dora)),
        (Reader::Chair, world.as_(&scene.chairs[0])),
        (Reader::Bound, world.as_(&scene.chairs[1])),
        (Reader::Reviewer, world.as_(&scene.reviewers[0])),
        (Reader::Reviewed, rolf),
        (Reader::Distant, world.as_(&others[1])),
        (Reader::Public, world.as_(&others[2])),
    ]
}

async fn mark(world: &World, scene: &ReviewScene, set: &str) {
    let id = match world.flavour() {
        crate::Flavour::Postgres => format!("'{}'", scene.proposals[0]),
        crate::Flavour::Sqlite => format!("x'{}'", scene.proposals[0].0.simple()),
    };
    world.edit(&format!("UPDATE proposal SET {set} WHERE id = {id}")).await;
}

/// On SQLite alone, as it asks tens of thousands of questions; [`super::leaks`] asks both.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_is_told_what_the_written_table_says() {
    let world = World::sqlite().await;
    let full = full(&world, "matrix-2026").await;
    let scene = &full.scene;
    let (table, readers) = (Table::read(), readers(&world, &full).await);
    let (mut wrong, mut cells) = (Vec::new(), 0);
    for anonymity in ["open", "anonymous", "until-reviewed"] {
        for (phase, set) in PHASES {
            world
                .set_review(scene, |typed| {
                    typed.anonymity = anonymity.into();
                    typed.phases[0].reach = "assigned".into();
                    match set {
                        Some((others, names)) => {
                            typed.phases[0].others = (*others).into();
                            typed.phases[0].reviewer_names = *names;
                        }
                        None => typed.phases.clear(),
                    }
                })
                .await;
            for state in STATES {
                mark(&world, scene, &format!("state = '{state}'")).await;
                let facts = BTreeMap::from([
                    ("anonymity", anonymity),
                    ("phase", *phase),
                    ("state", state.as_str()),
                    ("released", "no"),
                    ("embargo", "no"),
                ]);
                for (reader, ctx) in &readers {
                    for ((field, channel), found) in told(ctx, &full).await {
                        if is_told_elsewhere(*reader, field) {
                            continue;
                        }
                        let says = table.says(field, *reader, &facts);
                        // That it is shortlisted can only show where it is.
                        let expected = says && (field != Field::State || *state == State::Shortlisted);
                        cells += 1;
                        if found != expected {
                            wrong.push(format!("{field} to {reader} by {channel}: {found} in {facts:?}"));
                        }
                    }
                }
            }
        }
    }
    assert_eq!(wrong.len(), 0, "of {cells}: {:#?}", &wrong[..wrong.len().min(40)]);
    assert!(cells > 10_000, "{cells}");
}
