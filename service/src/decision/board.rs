//! The board on which a call is decided.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::{
    Instant,
    cfp::{Decision, Standing, State},
    id::{CallId, PersonId, ProposalId, SessionTypeId, TrackId},
    policy::Action,
    review::{
        figures::{Item, Quota, by_score, quotas},
        visibility::{Channel, Field, Lens},
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use super::{
    desks::Desks,
    find::{call_in, decisions_in, proposals_in, quotas_in, tracks_of, types_of},
    undelivered::{Undelivered, undelivered},
};
use crate::{
    Ctx, Error, Result,
    cfp::find::{persons_by_id, speakers_in},
    conference::ConferenceFacts,
    entity::{decision, proposal},
    review::{Figures, figures},
};

/// What the board shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Titles with these words.
    pub text: String,
    /// In this state.
    pub state: Option<State>,
    /// With this planned; `Some(None)` for those that nothing is planned for.
    pub pending: Option<Option<Decision>>,
    /// In this track, as it is planned.
    pub track: Option<TrackId>,
    /// Of this kind, as it is planned.
    pub session_type: Option<SessionTypeId>,
    /// Best scores first, instead of in the order of the list.
    pub by_score: bool,
    /// The page, from 0.
    pub page: usize,
}

/// The board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The proposals of the page.
    pub lines: Vec<BoardLine>,
    /// How many there are on all pages.
    pub found: usize,
    /// Whether there is a page after this one.
    pub goes_on: bool,
    /// What is planned in each track.
    pub tracks: Vec<QuotaLine<TrackId>>,
    /// What is planned of each kind of session.
    pub types: Vec<QuotaLine<SessionTypeId>>,
    /// How many have something planned that was not released.
    pub planned: usize,
    /// Whether there are scores at all.
    pub has_scores: bool,
    /// Letters that did not arrive.
    pub undelivered: Vec<Undelivered>,
}

/// A proposal on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardLine {
    /// Which.
    pub id: ProposalId,
    /// What it is called.
    pub title: String,
    /// Who speaks, the main speaker first.
    pub speakers: Vec<String>,
    /// Where it stands, as far as the asker may know.
    pub state: State,
    /// What is planned, as far as the asker may know.
    pub pending: Option<Planned>,
    /// The kind of session that was proposed.
    pub session_type: String,
    /// The track that was proposed; may be empty.
    pub track: String,
    /// What its reviewers think, as far as the asker may know.
    pub figures: Option<Figures>,
    /// Until when its acceptance asks for an answer.
    pub confirm_by: Option<Instant>,
    /// Whether that is over.
    pub is_overdue: bool,
    /// Whether the asker decides about it, and there is something to decide.
    pub may_decide: bool,
    /// Whether somebody has to be named to decide about it.
    pub waits_for_deputy: bool,
    /// Who was named to decide about it.
    pub deputy: Option<String>,
}

/// What is planned for a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// What.
    pub decision: Decision,
    /// As another kind of session.
    pub session_type: Option<String>,
    /// For another track.
    pub track: Option<String>,
    /// With another length, in minutes.
    pub minutes: Option<u32>,
    /// What is noted beside it.
    pub note: String,
}

/// What is planned of a track or kind of session, and how many are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaLine<Id> {
    /// Which; `None` for proposals without.
    pub id: Option<Id>,
    /// Its name; empty for proposals without.
    pub name: String,
    /// How many are wanted.
    pub wanted: Option<u32>,
    /// How many there are, and how they stand once what is planned is released.
    pub quota: Quota,
}

impl<Id> QuotaLine<Id> {
    /// How many are chosen or planned to be.
    pub fn chosen(&self) -> u32 {
        let of = |state| self.quota.by_state.get(&state).copied().unwrap_or_default();
        of(State::Accepted) + of(State::Confirmed)
    }
}

/// Proposals on a page.
pub const BOARD_PAGE: usize = 50;

/// A page of the board of a call. Whatever is filtered, sorted or counted is looked at as the asker may know it first:
/// what is hidden is found by no filter and is in no number.
pub async fn board(ctx: &Ctx, facts: &ConferenceFacts, call: CallId, wanted: &Wanted) -> Result<Board> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.authorize(Action::MoveProposals, facts.place())?;
    let db = &ctx.db.read;
    call_in(facts.id, call).one(db).await?.ok_or_else(Error::not_found)?;
    let desks = Desks::of(ctx, db, call).await?;
    let decisions = decisions_in(call).all(db).await?;
    let decisions: HashMap<ProposalId, decision::Model> =
        decisions.into_iter().map(|row| (row.proposal_id, row)).collect();
    let figures = figures(ctx, facts, call).await?;
    let names = Names::of(db, facts).await?;
    let rows = proposals_in(call).all(db).await?;
    let seen: Vec<Seen<'_>> =
        rows.iter().filter_map(|row| Seen::by(&desks, row, decisions.get(&row.id), figures.get(&row.id))).collect();
    let found = order(seen.iter().filter(|seen| seen.is(wanted)).collect(), wanted.by_score);
    let page: Vec<&Seen<'_>> =
        found.iter().copied().skip(wanted.page.saturating_mul(BOARD_PAGE)).take(BOARD_PAGE).collect();
    let speakers = speakers_of(db, &page).await?;
    let deputies = deputies_of(db, &desks, &page).await?;
    let lines = page.into_iter().map(|seen| seen.line(ctx, &desks, &names, &speakers, &deputies)).collect();
    let wanted_counts = wanted_counts(db, call).await?;
    let items = || seen.iter().map(|seen| (seen.lens, &seen.item));
    let tracks = quotas(items(), |item| item.track);
    let types = quotas(items(), |item| Some(item.session_type));
    Ok(Board {
        lines,
        found: found.len(),
        goes_on: found.len() > (wanted.page + 1).saturating_mul(BOARD_PAGE),
        tracks: quota_lines(tracks, &names.tracks, &wanted_counts.0),
        types: quota_lines(types, &names.types, &wanted_counts.1),
        planned: seen.iter().filter(|seen| seen.pending(Channel::Count).is_some()).count(),
        has_scores: seen.iter().any(|seen| seen.item.score.is_some()),
        undelivered: undelivered(ctx, db, call, &desks, &rows).await?,
    })
}

/// A proposal as the asker may know it.
struct Seen<'a> {
    lens: Lens,
    title: String,
    row: &'a proposal::Model,
    decision: Option<&'a decision::Model>,
    figures: Option<&'a Figures>,
    item: Item,
}

impl<'a> Seen<'a> {
    fn by(
        desks: &Desks,
        row: &'a proposal::Model,
        decision: Option<&'a decision::Model>,
        figures: Option<&'a Figures>,
    ) -> Option<Self> {
        let lens = desks.lens(row.id, row.state);
        if !lens.shows(Field::Existence, Channel::List) {
            return None;
        }
        let plan = decision.filter(|row| row.pending.is_some() && lens.shows(Field::Pending, Channel::Count));
        let item = Item {
            id: row.id,
            track: plan.and_then(|plan| plan.track_id).or(row.track_id),
            session_type: plan.and_then(|plan| plan.session_type_id).or(row.session_type_id)?,
            standing: Standing { state: row.state, pending: plan.and_then(|plan| plan.pending) },
            score: figures.and_then(|figures| figures.average),
            assigned: Vec::new(),
            reviewed: Vec::new(),
        };
        Some(Self { lens, title: desks.title(row), row, decision, figures, item })
    }

    fn state(&self, channel: Channel) -> State {
        let state = self.row.state;
        if self.lens.shows(Field::State, channel) { state } else { state.shown_to_speakers() }
    }

    fn pending(&self, channel: Channel) -> Option<Decision> {
        self.item.standing.pending.filter(|_| self.lens.shows(Field::Pending, channel))
    }

    fn is(&self, wanted: &Wanted) -> bool {
        let text = wanted.text.trim().to_lowercase();
        let has_text = || text.split_whitespace().all(|word| self.title.to_lowercase().contains(word));
        wanted.state.is_none_or(|state| self.state(Channel::Search) == state)
            && wanted.pending.is_none_or(|pending| self.pending(Channel::Search) == pending)
            && wanted.track.is_none_or(|track| self.item.track == Some(track))
            && wanted.session_type.is_none_or(|kind| self.item.session_type == kind)
            && (text.is_empty() || has_text())
    }

    fn line(
        &self,
        ctx: &Ctx,
        desks: &Desks,
        names: &Names,
        speakers: &HashMap<ProposalId, Vec<String>>,
        deputies: &HashMap<ProposalId, String>,
    ) -> BoardLine {
        let id = self.row.id;
        let shows = |field| self.lens.shows(field, Channel::List);
        let told = self.decision.filter(|_| self.row.state == State::Accepted);
        let confirm_by = told.and_then(|row| row.confirm_by);
        let knows_conflicts = shows(Field::Conflicts);
        BoardLine {
            id,
            title: self.title.clone(),
            speakers: speakers.get(&id).filter(|_| shows(Field::Speakers)).cloned().unwrap_or_default(),
            state: self.state(Channel::List),
            pending: self.pending(Channel::List).map(|decision| self.planned(decision, names)),
            session_type: self.row.session_type_id.map(|id| names.kind(id)).unwrap_or_default(),
            track: self.row.track_id.map(|id| names.track(id)).unwrap_or_default(),
            figures: self.figures.cloned(),
            confirm_by,
            is_overdue: confirm_by.is_some_and(|by| ctx.now > by),
            may_decide: may_decide(desks, self.row.state, id),
            waits_for_deputy: knows_conflicts && desks.waits_for_deputy(id),
            deputy: deputies.get(&id).filter(|_| knows_conflicts).cloned(),
        }
    }

    fn planned(&self, decision: Decision, names: &Names) -> Planned {
        let row = self.decision;
        Planned {
            decision,
            session_type: row.and_then(|row| row.session_type_id).map(|id| names.kind(id)),
            track: row.and_then(|row| row.track_id).map(|id| names.track(id)),
            minutes: row.and_then(|row| row.minutes).map(i32::unsigned_abs),
            note: row.map(|row| row.note.clone()).unwrap_or_default(),
        }
    }
}

/// Whether the asker could plan something for a proposal.
fn may_decide(desks: &Desks, state: State, id: ProposalId) -> bool {
    let standing = Standing { state, pending: None };
    Decision::ALL.iter().any(|decision| standing.plan(desks.part(id), Some(*decision)).is_ok())
}

fn order<'s, 'a>(found: Vec<&'s Seen<'a>>, scores_first: bool) -> Vec<&'s Seen<'a>> {
    if !scores_first {
        return found;
    }
    let places: HashMap<ProposalId, usize> = by_score(found.iter().map(|seen| (seen.lens, &seen.item)))
        .into_iter()
        .enumerate()
        .map(|(at, id)| (id, at))
        .collect();
    let mut found = found;
    found.sort_by_key(|seen| places.get(&seen.item.id).copied().unwrap_or(usize::MAX));
    found
}

/// Names of tracks and kinds of session, in their order.
pub(super) struct Names {
    pub tracks: Vec<(TrackId, String)>,
    pub types: Vec<(SessionTypeId, String)>,
}

impl Names {
    pub async fn of(db: &impl ConnectionTrait, facts: &ConferenceFacts) -> Result<Self> {
        let tracks = tracks_of(facts.id).all(db).await?.into_iter();
        let types = types_of(facts.id).all(db).await?.into_iter();
        Ok(Self {
            tracks: tracks.map(|row| (row.id, row.name)).collect(),
            types: types.map(|row| (row.id, row.name)).collect(),
        })
    }

    pub fn track(&self, id: TrackId) -> String {
        self.tracks.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()).unwrap_or_default()
    }

    pub fn kind(&self, id: SessionTypeId) -> String {
        self.types.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()).unwrap_or_default()
    }
}

fn quota_lines<Id: Copy + Ord>(
    mut counted: BTreeMap<Option<Id>, Quota>,
    names: &[(Id, String)],
    wanted: &BTreeMap<uuid::Uuid, u32>,
) -> Vec<QuotaLine<Id>>
where
    uuid::Uuid: From<Id>,
{
    let mut lines: Vec<QuotaLine<Id>> = Vec::new();
    for (id, name) in names {
        let quota = counted.remove(&Some(*id)).unwrap_or_default();
        let wanted = wanted.get(&uuid::Uuid::from(*id)).copied();
        lines.push(QuotaLine { id: Some(*id), name: name.clone(), wanted, quota });
    }
    if let Some(quota) = counted.remove(&None) {
        lines.push(QuotaLine { id: None, name: String::new(), wanted: None, quota });
    }
    lines
}

/// How many are wanted of each track and of each kind.
type WantedCounts = (BTreeMap<uuid::Uuid, u32>, BTreeMap<uuid::Uuid, u32>);

async fn wanted_counts(db: &impl ConnectionTrait, call: CallId) -> Result<WantedCounts> {
    let rows = quotas_in(call).all(db).await?;
    let (mut tracks, mut types) = WantedCounts::default();
    for row in rows {
        let into = if row.subject_kind == "track" { &mut tracks } else { &mut types };
        into.insert(row.subject_id, row.wanted.unsigned_abs());
    }
    Ok((tracks, types))
}

async fn speakers_of(db: &impl ConnectionTrait, page: &[&Seen<'_>]) -> Result<HashMap<ProposalId, Vec<String>>> {
    let mut rows = speakers_in(page.iter().map(|seen| seen.row.id)).all(db).await?;
    rows.sort_by_key(|row| (row.role != domain::cfp::SpeakerRole::Main, row.joined_at));
    let ids: HashSet<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let names: HashMap<PersonId, String> =
        persons_by_id(ids).all(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let mut speakers: HashMap<ProposalId, Vec<String>> = HashMap::new();
    for row in rows {
        if let Some(name) = names.get(&row.person_id) {
            speakers.entry(row.proposal_id).or_default().push(name.clone());
        }
    }
    Ok(speakers)
}

async fn deputies_of(
    db: &impl ConnectionTrait,
    desks: &Desks,
    page: &[&Seen<'_>],
) -> Result<HashMap<ProposalId, String>> {
    let named: HashMap<ProposalId, PersonId> =
        page.iter().filter_map(|seen| Some((seen.row.id, desks.deputy(seen.row.id)?))).collect();
    let people: HashSet<PersonId> = named.values().copied().collect();
    let names: HashMap<PersonId, String> =
        persons_by_id(people).all(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
    Ok(named.into_iter().filter_map(|(id, person)| Some((id, names.get(&person)?.clone()))).collect())
}

/// The proposals of a call that are in the programme or were, for those who read their answers.
pub(super) async fn accepted_in(db: &impl ConnectionTrait, call: CallId) -> Result<Vec<proposal::Model>> {
    let in_programme = proposal::Column::State.is_in([State::Accepted, State::Confirmed]);
    Ok(proposals_in(call).filter(in_programme).all(db).await?)
}

#[cfg(test)]
mod tests {
    use domain::policy::{RoleKind, Scope};

    use super::*;
    use crate::{
        cfp::move_proposal,
        decision::{answers, overview, plan_decisions, submissions},
        on_both_databases,
        testing::{code_of, count_queries, plan},
    };

    on_both_databases! {
        /// Notes on conferences, 2.2: search as oracle, counts, filters. What somebody speaks in is found, counted and
        /// filtered as its speakers are told, whatever is planned for it.
        async fn what_is_planned_for_ones_own_is_learnt_from_no_filter_order_or_number(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (mut ada, own) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            world.offered(&facts, call, "Bob Babbage", "Wheels").await;
            world.grant(&mut ada, Scope::Conference(facts.id), RoleKind::Owner).await;
            let ada = world.as_(&ada);
            let all = async || {
                let mut seen = Vec::new();
                for state in [None, Some(State::Submitted), Some(State::Shortlisted)] {
                    for pending in [None, Some(None), Some(Some(Decision::Accept))] {
                        for by_score in [false, true] {
                            let wanted = Wanted { state, pending, by_score, ..Wanted::default() };
                            seen.push(board(&ada, &facts, call, &wanted).await.expect("read"));
                        }
                    }
                }
                seen
            };
            let before = (all().await, overview(&ada, &facts, call).await.expect("read"));
            move_proposal(&world.ctx, own, domain::cfp::Move::Shortlist, "").await.expect("shortlisted");
            let mut typed = plan(Decision::Accept);
            typed.minutes = "7".into();
            let kinds = crate::conference::session_types(&world.ctx, facts.id).await.expect("types").items;
            typed.session_type = kinds[1].id.to_string();
            plan_decisions(&world.ctx, call, &[own], &typed).await.expect("planned");
            assert_eq!((all().await, overview(&ada, &facts, call).await.expect("read")), before);
            assert_eq!(submissions(&ada, &facts, call).await.expect("read").len(), 2);
        }

        async fn filters_find_what_is_there(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (_, one) = world.offered(&facts, call, "Ada Lovelace", "Steam engines").await;
            world.offered(&facts, call, "Bob Babbage", "Wheels").await;
            plan_decisions(&world.ctx, call, &[one], &plan(Decision::Accept)).await.expect("planned");
            let titles = async |wanted: Wanted| {
                let board = board(&world.ctx, &facts, call, &wanted).await.expect("read");
                board.lines.into_iter().map(|line| line.title).collect::<Vec<_>>()
            };
            let text = |text: &str| Wanted { text: text.into(), ..Wanted::default() };
            assert_eq!(titles(text("ENGINES steam")).await, ["Steam engines"]);
            assert!(titles(text("%")).await.is_empty());
            let planned = Wanted { pending: Some(Some(Decision::Accept)), ..Wanted::default() };
            assert_eq!(titles(planned).await, ["Steam engines"]);
            assert_eq!(titles(Wanted { pending: Some(None), ..Wanted::default() }).await, ["Wheels"]);
            assert!(titles(Wanted { page: 1, ..Wanted::default() }).await.is_empty());
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(board(&eve, &facts, call, &Wanted::default()).await), "denied");
            assert_eq!(code_of(answers(&eve, &facts, call).await), "denied");
            let other = world.facts_of_conference("other-2026").await;
            assert_eq!(code_of(board(&world.ctx, &other, call, &Wanted::default()).await), "not-found");
        }

        async fn any_number_takes_the_same_number_of_queries(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let mut counts = Vec::new();
            for nth in 0..3 {
                let (_, id) = world.offered(&facts, call, &format!("S{nth} Speaker"), "Title").await;
                plan_decisions(&world.ctx, call, &[id], &plan(Decision::Accept)).await.expect("planned");
                counts.push(count_queries(&world.ctx, async |ctx| {
                    board(&ctx, &facts, call, &Wanted::default()).await.map(|_| ())
                }).await);
            }
            assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
        }
    }
}
