//! What can happen to a proposal, drawn by chance.

use bytes::Bytes;
use domain::{
    cfp::{Decision, State, TypedAnswers, TypedPlan},
    id::{PersonId, ProposalId},
    review::{assign::Bid, conflict::Tie},
};
use rand::{RngExt, rngs::StdRng, seq::IndexedRandom};

use super::{Full, HIDDEN, picture};
use crate::{
    Ctx,
    cfp::{answer_with_file, mark_duplicate},
    decision::plan_decisions,
    identity::set_picture,
    review::{
        TypedCopy, TypedReviewText, assign, bid, decline, discuss, pin_conflict, prepare_copy, sheet, take_back,
        write_review,
    },
    testing::World,
};

/// Something that happens to the first proposal.
#[derive(Clone, Debug)]
pub(super) enum Change {
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
    Plan(Option<Decision>, String),
}

/// All that can happen to it, for whom nothing of it is known.
pub(super) fn anything(rng: &mut StdRng) -> Change {
    let text = format!("Changed {} dora hidden", rng.random::<u32>());
    let who = rng.random_range(0..2);
    match rng.random_range(0..17) {
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
        15 => Change::Plan(Decision::ALL.choose(rng).copied(), text),
        _ => Change::Duplicate(rng.random()),
    }
}

/// What a chair is not told who knows that there is one and is kept out by its embargo.
pub(super) fn under_embargo(rng: &mut StdRng) -> Change {
    match anything(rng) {
        // Where it stands, as its speakers are told, is known.
        Change::State(_) => Change::State(*[State::Submitted, State::Shortlisted].choose(rng).expect("two")),
        change => change,
    }
}

/// What a reviewer is not told before they handed in their own review, while names are hidden and a copy stands for every
/// text.
pub(super) fn before_own_review(rng: &mut StdRng) -> Change {
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
pub(super) async fn happen(world: &World, full: &Full, by: &Ctx, change: &Change) {
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
        Change::Plan(decision, note) => {
            let decision = decision.map(|decision| decision.to_string()).unwrap_or_default();
            let typed = TypedPlan { decision, note: note.clone(), ..TypedPlan::default() };
            drop(plan_decisions(by, scene.call, &[id], &typed).await);
        }
        Change::Duplicate(is_one) => drop(mark_duplicate(by, id, is_one.then_some(scene.proposals[1])).await),
    }
}

/// Sets columns of a proposal, past all rules.
pub(super) async fn sql(world: &World, set: &str, id: ProposalId) {
    let id = match world.flavour() {
        crate::Flavour::Postgres => format!("'{id}'"),
        crate::Flavour::Sqlite => format!("x'{}'", id.0.simple()),
    };
    world.edit(&format!("UPDATE proposal SET {set} WHERE id = {id}")).await;
}
