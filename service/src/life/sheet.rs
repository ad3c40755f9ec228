//! A call as its page shows it: the announcement, what was said, the objections with their answers, what came of it.

use std::collections::HashMap;

use domain::{
    Instant,
    id::{AppealId, GroupCallId, ObjectionId, PersonId, ResponseId},
    life::{AppealState, CallState, ObjectionState, Renewal, Stance, objection::ObjectionAct},
    policy::{Action, Decision, decide},
};
use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::{
    call_row::{Held, seen},
    calls::{CallLine, line},
    find,
    ipr::Known,
    objections::is_decided,
    settle_call::unresolved,
};
use crate::{
    Ctx, Error, Result,
    entity::{appeal, call_response, objection, objection_word},
    group::{GroupFacts, PolicyLine, find as groups, missing_policies},
};

/// What somebody said to a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResponseLine {
    /// Which.
    pub id: ResponseId,
    /// Who.
    pub by: String,
    /// Whose they were that day.
    pub affiliation: String,
    /// Whether they belonged to the group.
    pub is_member: bool,
    /// What they are.
    pub stance: Stance,
    /// What they say; may be empty.
    pub text: String,
    /// When.
    pub at: Instant,
    /// Whether it is the newest of theirs: that one counts.
    pub is_newest: bool,
}

/// Something that was said about an objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordLine {
    /// Where it led.
    pub state: ObjectionState,
    /// The words; may be empty where it was taken back.
    pub text: String,
    /// Who said it.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// An objection with everything that was said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObjectionLine {
    /// Which.
    pub id: ObjectionId,
    /// Who objects.
    pub by: String,
    /// Whose they were that day.
    pub affiliation: String,
    /// Where it stands.
    pub state: ObjectionState,
    /// Since when.
    pub since: Instant,
    /// Until when an answer is due.
    pub due: Option<Instant>,
    /// What was said, the first first.
    pub words: Vec<WordLine>,
    /// What the asker can do about it.
    #[serde(skip)]
    pub acts: Vec<ObjectionAct>,
}

/// An appeal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AppealLine {
    /// Which.
    pub id: AppealId,
    /// Who appeals.
    pub by: String,
    /// Whose they were that day.
    pub affiliation: String,
    /// Why.
    pub text: String,
    /// When.
    pub at: Instant,
    /// Where it stands.
    pub state: AppealState,
    /// Until when a decision is due.
    pub due: Option<Instant>,
    /// What was decided; empty before.
    pub decision: String,
    /// Who decided.
    pub decided_by: String,
    /// When.
    pub decided_at: Option<Instant>,
    /// Whether it is the asker's own.
    #[serde(skip)]
    pub is_mine: bool,
}

/// A call as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the asker may do")]
pub struct CallSheet {
    /// What it is.
    pub call: CallLine,
    /// The hash of the text that it is about.
    pub hash: String,
    /// The announcement, Markdown.
    pub text: String,
    /// The rights that were known when it was announced.
    pub disclosures: Vec<Known>,
    /// What a new revision does to it.
    pub renewal: Renewal,
    /// The call that this one took the place of, on an older revision.
    pub restarts: Option<GroupCallId>,
    /// Who issued it.
    pub opened_by: String,
    /// Why it was annulled; may be empty.
    pub note: String,
    /// Why its outcome is what it is; Markdown.
    pub reasons: String,
    /// When the outcome was recorded and by whom.
    pub settled: Option<(Instant, String)>,
    /// The last instant at which an appeal can be lodged.
    pub appeal_until: Option<Instant>,
    /// Until when the outcome is due.
    pub outcome_due: Option<Instant>,
    /// What was said, the latest first.
    pub responses: Vec<ResponseLine>,
    /// The objections that were raised in it, and those to its draft that it has to answer.
    pub objections: Vec<ObjectionLine>,
    /// The appeals against its outcome.
    pub appeals: Vec<AppealLine>,
    /// The policies that the asker accepts when they respond.
    #[serde(skip)]
    pub policies: Vec<PolicyLine>,
    /// Whether the asker responds now.
    #[serde(skip)]
    pub may_respond: bool,
    /// Whether the asker records the outcome.
    #[serde(skip)]
    pub may_judge: bool,
    /// Whether the asker appeals now.
    #[serde(skip)]
    pub may_appeal: bool,
    /// Whether the asker decides about appeals.
    #[serde(skip)]
    pub may_decide: bool,
}

/// A call of a group that the asker may know of.
pub async fn call(ctx: &Ctx, group: &GroupFacts, id: GroupCallId) -> Result<CallSheet> {
    ctx.authorize_route(Action::SeeGroup)?;
    let db = &ctx.db.read;
    let held = seen(ctx, db, id).await?;
    if held.group.id != group.id {
        return Err(Error::not_found());
    }
    let responses = find::responses(id).all(db).await?;
    let mut objections = find::objections_in(id).all(db).await?;
    if held.call.state.is_unsettled() {
        for row in unresolved(db, &held.call).await? {
            if objections.iter().all(|known| known.id != row.id) {
                objections.push(row);
            }
        }
    }
    // It began anew with everything that was said against it before, answered or not.
    let mut before = held.call.restarts;
    while let Some(earlier) = before {
        for row in find::objections_in(earlier).all(db).await? {
            if objections.iter().all(|known| known.id != row.id) {
                objections.push(row);
            }
        }
        before = find::call(earlier).one(db).await?.and_then(|row| row.restarts);
    }
    let decided = is_decided(db, &held.call).await?;
    let words = find::words(objections.iter().map(|row| row.id)).all(db).await?;
    let appeals = find::appeals(id).all(db).await?;
    let names = names(db, &held, &responses, &words, &appeals).await?;
    let policies = if ctx.actor.person().is_some() { missing_policies(ctx, group.id).await? } else { Vec::new() };
    sheet(ctx, &held, &names, Parts { responses, objections, words, appeals, policies, decided })
}

struct Parts {
    responses: Vec<call_response::Model>,
    objections: Vec<objection::Model>,
    words: Vec<objection_word::Model>,
    appeals: Vec<appeal::Model>,
    policies: Vec<PolicyLine>,
    decided: bool,
}

fn sheet(ctx: &Ctx, held: &Held, names: &Names, parts: Parts) -> Result<CallSheet> {
    let may = |action| decide(&ctx.actor, action, held.place) == Decision::Allow;
    let (takes_part, judges, oversees) = (may(Action::TakePart), may(Action::JudgeCalls), may(Action::OverseeGroup));
    let state = held.state(ctx);
    let call = &held.call;
    let appeals_open = call.state == CallState::Settled && call.appeal_until.is_some_and(|until| ctx.now <= until);
    let name = held.draft.as_ref().map(|draft| draft.name.clone());
    let objections = parts
        .objections
        .iter()
        .map(|row| objection_line(ctx, row, &parts.words, names, judges, takes_part && !parts.decided));
    Ok(CallSheet {
        call: line(ctx, call.clone(), |_| name.clone()),
        hash: call.hash.clone(),
        text: call.text.clone(),
        disclosures: serde_json::from_value(call.disclosures.clone()).map_err(Error::fault)?,
        renewal: call.renewal,
        restarts: call.restarts,
        opened_by: names.of(call.opened_by),
        note: call.state_note.clone(),
        reasons: call.reasons.clone(),
        settled: call.settled_at.map(|at| (at, names.of(call.settled_by))),
        appeal_until: call.appeal_until,
        outcome_due: (state == CallState::Closed)
            .then(|| domain::life::period::due_after(call.closes_at, held.clocks().outcome))
            .flatten(),
        objections: objections.collect(),
        responses: response_lines(&parts.responses, names),
        appeals: parts.appeals.iter().map(|row| appeal_line(ctx, row, names)).collect(),
        policies: parts.policies,
        may_respond: takes_part && state == CallState::Open,
        may_judge: judges,
        may_appeal: takes_part && appeals_open,
        may_decide: oversees && ctx.actor.person() != call.settled_by,
    })
}

fn response_lines(rows: &[call_response::Model], names: &Names) -> Vec<ResponseLine> {
    let newest: HashMap<PersonId, i32> = rows.iter().map(|row| (row.person_id, row.number)).collect();
    let line = |row: &call_response::Model| ResponseLine {
        id: row.id,
        by: names.of(Some(row.person_id)),
        affiliation: row.affiliation.clone(),
        is_member: row.is_member,
        stance: row.stance,
        text: row.text.clone(),
        at: row.said_at,
        is_newest: newest.get(&row.person_id) == Some(&row.number),
    };
    rows.iter().rev().map(line).collect()
}

fn objection_line(
    ctx: &Ctx,
    row: &objection::Model,
    words: &[objection_word::Model],
    names: &Names,
    judges: bool,
    takes_part: bool,
) -> ObjectionLine {
    let is_mine = ctx.actor.person() == Some(row.person_id);
    let can = |act: &&ObjectionAct| match act {
        ObjectionAct::Address => judges,
        ObjectionAct::Withdraw => is_mine,
        ObjectionAct::Sustain => is_mine && takes_part,
    };
    let said = words.iter().filter(|word| word.objection_id == row.id).map(|word| WordLine {
        state: word.state,
        text: word.text.clone(),
        by: names.of(word.said_by),
        at: word.said_at,
    });
    ObjectionLine {
        id: row.id,
        by: names.of(Some(row.person_id)),
        affiliation: row.affiliation.clone(),
        state: row.state,
        since: row.state_since,
        due: row.due,
        words: said.collect(),
        acts: ObjectionAct::ALL.iter().filter(|act| row.state.after(**act).is_some()).filter(can).copied().collect(),
    }
}

fn appeal_line(ctx: &Ctx, row: &appeal::Model, names: &Names) -> AppealLine {
    AppealLine {
        id: row.id,
        by: names.of(Some(row.person_id)),
        affiliation: row.affiliation.clone(),
        text: row.text.clone(),
        at: row.lodged_at,
        state: row.state,
        due: row.due,
        decision: row.decision.clone(),
        decided_by: names.of(row.decided_by),
        decided_at: row.decided_at,
        is_mine: ctx.actor.person() == Some(row.person_id),
    }
}

struct Names(HashMap<PersonId, String>);

impl Names {
    fn of(&self, person: Option<PersonId>) -> String {
        person.and_then(|person| self.0.get(&person).cloned()).unwrap_or_default()
    }
}

async fn names(
    db: &impl ConnectionTrait,
    held: &Held,
    responses: &[call_response::Model],
    words: &[objection_word::Model],
    appeals: &[appeal::Model],
) -> Result<Names> {
    let mut ids: Vec<PersonId> = responses.iter().map(|row| row.person_id).collect();
    ids.extend(words.iter().filter_map(|row| row.said_by));
    ids.extend(appeals.iter().flat_map(|row| [Some(row.person_id), row.decided_by]).flatten());
    ids.extend([held.call.opened_by, held.call.settled_by].into_iter().flatten());
    let objectors = find::objections_in(held.call.id).all(db).await?;
    ids.extend(objectors.iter().map(|row| row.person_id));
    if held.call.state.is_unsettled() {
        ids.extend(unresolved(db, &held.call).await?.iter().map(|row| row.person_id));
    }
    ids.sort_unstable();
    ids.dedup();
    let rows = groups::people(ids).all(db).await?;
    Ok(Names(rows.into_iter().map(|row| (row.id, row.name)).collect()))
}
