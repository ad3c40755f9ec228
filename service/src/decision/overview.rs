//! Where a call stands, for those who organise: when things came in, what is there, and who is heard.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use domain::{
    cfp::{
        State,
        volunteered::{Question, Totals, totals},
    },
    id::{CallId, PersonId},
    policy::Action,
    review::{
        figures::Coverage,
        visibility::{Channel, Field},
    },
    zone::Zone,
};

use super::{
    desks::Desks,
    find::{call_in, proposals_in, speakers_in_call, volunteered_at},
};
use crate::{Ctx, Error, Result, cfp::call_ends, conference::ConferenceFacts, review::coverage};

/// Where a call stands, over all that the asker may know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// How many were handed in on each day, on the clock of the conference; days without any are left out, and what an
    /// embargo keeps from the asker.
    pub days: BTreeMap<NaiveDate, u32>,
    /// How many stand where.
    pub states: BTreeMap<State, u32>,
    /// How far reviewing has come.
    pub reviewing: Coverage,
    /// What speakers volunteered, in totals. `None` until the call has ended: a total that changes as somebody hands in
    /// would tell of them.
    pub volunteered: Option<BTreeMap<Question, Totals>>,
}

/// Where a call stands.
pub async fn overview(ctx: &Ctx, facts: &ConferenceFacts, call: CallId) -> Result<Overview> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, facts.place())?;
    let db = &ctx.db.read;
    let row = call_in(facts.id, call).one(db).await?.ok_or_else(Error::not_found)?;
    let desks = Desks::of(ctx, db, call).await?;
    let zone = Zone::named_or_utc(&facts.zone);
    let (mut days, mut states) = (BTreeMap::new(), BTreeMap::new());
    for row in proposals_in(call).all(db).await? {
        let lens = desks.lens(row.id, row.state);
        if !lens.shows(Field::Existence, Channel::Count) {
            continue;
        }
        let state = if lens.shows(Field::State, Channel::Count) { row.state } else { row.state.shown_to_speakers() };
        *states.entry(state).or_default() += 1;
        if let Some(at) = row.submitted_at.filter(|_| lens.shows(Field::Originals, Channel::Count)) {
            *days.entry(zone.civil(at).date()).or_default() += 1;
        }
    }
    let volunteered = if ctx.now > call_ends(&row)? { Some(told(ctx, facts, call).await?) } else { None };
    Ok(Overview { days, states, reviewing: coverage(ctx, facts, call).await?, volunteered })
}

/// Totals over everybody who speaks in something that was handed in, whatever became of it: totals of what is planned
/// or chosen would tell of a proposal when it is planned otherwise.
async fn told(ctx: &Ctx, facts: &ConferenceFacts, call: CallId) -> Result<BTreeMap<Question, Totals>> {
    let db = &ctx.db.read;
    let speakers: HashSet<PersonId> =
        speakers_in_call(call).all(db).await?.into_iter().map(|row| row.person_id).collect();
    let mut given: BTreeMap<Question, BTreeMap<String, u32>> = BTreeMap::new();
    for row in volunteered_at(facts.id).all(db).await? {
        if speakers.contains(&row.person_id) {
            *given.entry(row.question).or_default().entry(row.answer).or_default() += 1;
        }
    }
    let everybody = u32::try_from(speakers.len()).unwrap_or(u32::MAX);
    let mut all = BTreeMap::new();
    for question in Question::ALL {
        let mut given = given.remove(question).unwrap_or_default();
        let said: u32 = given.values().sum();
        // Those who say nothing are an answer of their own: what they are could be had by taking the rest away.
        given.insert(String::new(), everybody.saturating_sub(said));
        all.insert(*question, totals(&given));
    }
    Ok(all)
}
