//! The proposals of a call as its reviewers find them.

use std::{cmp::Reverse, collections::HashMap};

use domain::{
    Instant,
    cfp::State,
    id::{CallId, PersonId, ProposalId, SessionTypeId, TrackId},
    policy::{Action, Decision, decide},
    programme::fold::fold,
    review::{
        assign::Bid,
        figures,
        next::Task,
        phase::Allows,
        visibility::{Channel, Closed, Field, Lens},
    },
};

use super::{
    find::{self, Scope},
    place,
    record::Record,
    sight::Sight,
};
use crate::{
    Ctx, Error, Result,
    conference::{ConferenceFacts, find as conference_find},
    entity::{call, proposal},
};

/// Which proposals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardWish {
    /// With which the asker has this to do.
    pub task: Option<Task>,
    /// That this is found in: in what the asker may read of them.
    pub search: String,
    /// In which order.
    pub order: BoardOrder,
    /// Only those after this one in the list.
    pub after: Option<ProposalId>,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BoardOrder {
    /// As they were begun.
    #[default]
    Begun,
    /// The best score first; those whose score the asker may not know follow.
    Score,
}

/// The proposals of a call, for one of its committee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// Those asked for.
    pub lines: Vec<BoardLine>,
    /// How many are found, on all pages.
    pub found: usize,
    /// What the next page comes after, if there is more.
    pub next: Option<ProposalId>,
    /// How far the asker is.
    pub progress: Progress,
    /// The phase that is on: what it is called, until when, what it allows.
    pub phase: Option<(String, Instant, Allows)>,
    /// What reviewers are told, in Markdown; may be empty.
    pub guidance: String,
    /// Whether the asker is a reviewer of this call.
    pub reviews: bool,
    /// Whether the asker may set the review up.
    pub may_manage: bool,
}

/// How far a reviewer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many proposals are theirs to review.
    pub assigned: usize,
    /// How many of those they have reviewed.
    pub done: usize,
    /// How many reviews they have handed in altogether.
    pub reviews: usize,
}

/// A proposal on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardLine {
    /// Which.
    pub id: ProposalId,
    /// What it is called, redacted where names are hidden.
    pub title: String,
    /// Where it stands, as far as the asker may know.
    pub state: State,
    /// The kind of session.
    pub session_type: String,
    /// The track; may be empty.
    pub track: String,
    /// The language.
    pub language: String,
    /// Who speaks; empty where names are hidden.
    pub speakers: Vec<String>,
    /// What the asker has to do with it.
    pub task: Task,
    /// Why the asker knows of it and may not open it here; none where they may.
    pub closed: Option<Closed>,
    /// What the asker wishes.
    pub bid: Option<Bid>,
    /// Score and spread as people read them, and the number of reviews, where the asker may know.
    pub score: Option<(String, String, usize)>,
}

/// Most proposals on one page of the board.
const MOST: usize = 100;

/// The board of a call.
pub async fn board(ctx: &Ctx, conference: &ConferenceFacts, call: CallId, wish: &BoardWish) -> Result<Board> {
    ctx.authorize_route(Action::SeeReview)?;
    ctx.authorize(Action::SeeReview, conference.place())?;
    let db = &ctx.db.read;
    let call = place::call_of(db, conference.id, call).await?;
    let sight = Sight::of(ctx, db, conference.place(), &call).await?;
    let record = Record::read(db, Scope::Call(call.id), &sight).await?;
    let names = Names::of(ctx, conference).await?;
    let person = ctx.actor.person();
    let order = order(&record, &sight, wish.order)?;
    let mut rows: Vec<&proposal::Model> =
        record.proposals.iter().filter(|row| finds(&record, &sight, row, wish)).collect();
    rows.retain(|row| {
        wish.task.is_none_or(|task| may_open(&sight, row) && task == self::task(&record, &sight, row.id, person))
    });
    rows.sort_by_key(|row| order.get(&row.id).copied());
    let found = rows.len();
    let from = wish.after.and_then(|after| rows.iter().position(|row| row.id == after)).map_or(0, |at| at + 1);
    let page: Vec<_> = rows.iter().skip(from).take(MOST).collect();
    let lines = page.iter().map(|row| line(&record, &sight, &names, row, Channel::List, person));
    Ok(Board {
        lines: lines.collect::<Result<Vec<_>>>()?,
        found,
        next: page.last().filter(|_| found > from + MOST).map(|row| row.id),
        progress: progress(&record, &sight),
        phase: sight.phase().map(|phase| (phase.name.clone(), phase.until, phase.allows)),
        guidance: sight.review.guidance.clone(),
        reviews: sight.reviews,
        may_manage: decide(&ctx.actor, Action::ManageReview, conference.place()) == Decision::Allow,
    })
}

/// The calls of a conference whose review the asker takes part in, by slug and title.
pub async fn under_review(ctx: &Ctx, conference: &ConferenceFacts) -> Result<Vec<(String, String)>> {
    ctx.authorize_route(Action::SeeReview)?;
    ctx.authorize(Action::SeeReview, conference.place())?;
    let db = &ctx.db.read;
    let calls = crate::cfp::calls(ctx, conference).await?;
    if decide(&ctx.actor, Action::SeeProposals, conference.place()) == Decision::Allow {
        return Ok(calls.into_iter().map(|call| (call.slug, call.title)).collect());
    }
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    let mine: Vec<CallId> = find::reviewing(person).all(db).await?.iter().map(|row| row.call_id).collect();
    Ok(calls.into_iter().filter(|call| mine.contains(&call.id)).map(|call| (call.slug, call.title)).collect())
}

/// What kinds of session and tracks are called.
pub(super) struct Names {
    types: HashMap<SessionTypeId, String>,
    tracks: HashMap<TrackId, String>,
}

impl Names {
    pub async fn of(ctx: &Ctx, conference: &ConferenceFacts) -> Result<Self> {
        let types = conference_find::session_types(conference.id).all(&ctx.db.read).await?;
        let tracks = conference_find::tracks(conference.id).all(&ctx.db.read).await?;
        Ok(Self {
            types: types.into_iter().map(|row| (row.id, row.name)).collect(),
            tracks: tracks.into_iter().map(|row| (row.id, row.name)).collect(),
        })
    }
}

/// A proposal as it stands on the board and at the head of its page.
pub(super) fn line(
    record: &Record,
    sight: &Sight,
    names: &Names,
    row: &proposal::Model,
    channel: Channel,
    person: Option<PersonId>,
) -> Result<BoardLine> {
    let lens = sight.lens(row);
    let closed = lens.closed(channel);
    let is_read = lens.shows(Field::Texts, channel);
    let stand_in = || sight.embargoes().of(row.id).map(|embargo| embargo.stand_in.title.clone()).unwrap_or_default();
    let named = |name: Option<&String>| name.filter(|_| is_read).cloned().unwrap_or_default();
    Ok(BoardLine {
        id: row.id,
        title: if lens.shows(Field::Title, channel) { record.title(row, lens, channel) } else { stand_in() },
        state: if lens.shows(Field::State, channel) { row.state } else { row.state.shown_to_speakers() },
        session_type: named(row.session_type_id.and_then(|id| names.types.get(&id))),
        track: named(row.track_id.and_then(|id| names.tracks.get(&id))),
        language: named(Some(&row.language)),
        speakers: record.speakers(row.id, lens, channel),
        task: if closed.is_none() { task(record, sight, row.id, person) } else { Task::Open },
        bid: record.bids(row.id).iter().find(|bid| Some(bid.person_id) == person).map(|bid| bid.bid),
        score: score(record, sight, row, lens, channel)?,
        closed,
    })
}

fn score(
    record: &Record,
    sight: &Sight,
    row: &proposal::Model,
    lens: Lens,
    channel: Channel,
) -> Result<Option<(String, String, usize)>> {
    if !lens.shows(Field::Average, channel) {
        return Ok(None);
    }
    let (average, spread) = record.score(sight, row)?;
    let said =
        |share: Option<_>| share.map(|share: domain::review::score::Share| share.to_string()).unwrap_or_default();
    Ok(Some((said(average), said(spread), record.handed_in(row.id).count())))
}

/// Whether the reader may open a proposal as one to review.
fn may_open(sight: &Sight, row: &proposal::Model) -> bool {
    sight.lens(row).closed(Channel::List).is_none()
}

/// What somebody has to do with a proposal.
pub(super) fn task(record: &Record, sight: &Sight, id: ProposalId, person: Option<PersonId>) -> Task {
    let own = record.begun(id).iter().find(|row| Some(row.person_id) == person);
    let declined = record.assignments(id).iter().any(|row| Some(row.person_id) == person && row.declined_at.is_some());
    match own {
        Some(row) if row.submitted_at.is_some() => Task::Done,
        Some(_) => Task::Begun,
        None if sight.is_assigned(id) => Task::Assigned,
        None if declined => Task::Declined,
        None => Task::Open,
    }
}

/// Whether a search finds a proposal: in what its reader reads and in nothing else.
fn finds(record: &Record, sight: &Sight, row: &proposal::Model, wish: &BoardWish) -> bool {
    let sought = fold(wish.search.trim());
    if sought.is_empty() {
        return true;
    }
    let lens = sight.lens(row);
    let texts = [
        record.title(row, lens, Channel::Search),
        record.summary(row, lens, Channel::Search),
        record.description(row, lens, Channel::Search),
        record.speakers(row.id, lens, Channel::Search).join(" "),
    ];
    texts.iter().any(|text| fold(text).contains(&sought))
}

/// The place of each proposal in the order asked for.
fn order(record: &Record, sight: &Sight, order: BoardOrder) -> Result<HashMap<ProposalId, usize>> {
    let ids = match order {
        BoardOrder::Begun => record.proposals.iter().map(|row| row.id).collect(),
        BoardOrder::Score => {
            let scored = record.proposals.iter().map(|row| Ok((sight.lens(row), row.id, record.score(sight, row)?.0)));
            figures::by_score(scored.collect::<Result<Vec<_>>>()?)
        }
    };
    Ok(ids.into_iter().enumerate().map(|(place, id)| (id, place)).collect())
}

fn progress(record: &Record, sight: &Sight) -> Progress {
    let mut progress = Progress::default();
    for row in record.proposals.iter().filter(|row| may_open(sight, row)) {
        let (assigned, done) = (sight.is_assigned(row.id), sight.has_reviewed(row.id));
        progress.assigned += usize::from(assigned);
        progress.done += usize::from(assigned && done);
        progress.reviews += usize::from(done);
    }
    progress
}

/// Those that a reviewer may review now and has not, those with fewest reviews first.
pub(super) fn candidates<'a>(
    record: &'a Record,
    sight: &Sight,
    person: PersonId,
) -> Vec<(&'a proposal::Model, domain::review::next::Candidate)> {
    let open = record.proposals.iter().filter(|row| {
        let lens = sight.lens(row);
        let task = task(record, sight, row.id, Some(person));
        row.state.is_with_the_committee()
            && lens.shows(Field::OwnReview, Channel::List)
            && !matches!(task, Task::Done | Task::Declined)
    });
    let mut found: Vec<_> = open
        .map(|row| {
            let others = record.begun(row.id).iter().filter(|review| review.person_id != person).count();
            let candidate = domain::review::next::Candidate {
                proposal: row.id,
                is_assigned: sight.is_assigned(row.id),
                reviews: u32::try_from(others).unwrap_or(u32::MAX),
            };
            (row, candidate)
        })
        .collect();
    found.sort_by_key(|(_, candidate)| Reverse(candidate.is_assigned));
    found
}

/// A call of the conference, for reads that begin here.
pub(super) async fn seen(
    ctx: &Ctx,
    conference: &ConferenceFacts,
    call: CallId,
    scope: impl FnOnce(CallId) -> Scope,
) -> Result<(call::Model, Sight, Record)> {
    let db = &ctx.db.read;
    let call = place::call_of(db, conference.id, call).await?;
    let sight = Sight::of(ctx, db, conference.place(), &call).await?;
    let record = Record::read(db, scope(call.id), &sight).await?;
    Ok((call, sight, record))
}
