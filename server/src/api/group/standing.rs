//! Who may vote in groups.

use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::{
    group::standing::{Phrase, Standing, Term},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use service::group;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{OfGroup, found};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    team::Made,
};

/// Whether somebody has the vote, and why.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Standing)]
pub struct StandingBody {
    /// Whether they have it.
    votes: bool,
    /// Since when it is so, where the rule knows a day.
    since: Option<NaiveDate>,
    /// Why it is so.
    because: Vec<PhraseBody>,
    /// What will change it.
    next: Vec<PhraseBody>,
}

/// Something a rule says: a stable word with its values.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StandingPhrase)]
pub struct PhraseBody {
    /// Stable word.
    key: String,
    /// Its values, by name.
    #[schema(value_type = Object)]
    values: Map<String, Value>,
}

/// The asker's own standing.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnStanding {
    /// The day.
    on: NaiveDate,
    /// Whose rule decides.
    rule: String,
    /// Null for somebody who is no member.
    standing: Option<StandingBody>,
}

/// A member's standing.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberStanding {
    /// Who.
    person: Uuid,
    /// Their name.
    name: String,
    /// The organisation they act for.
    organisation: Option<String>,
    /// Whether they have the vote, and why.
    standing: StandingBody,
}

/// Everybody's standing, with the votes that there are.
#[derive(Debug, Serialize, ToSchema)]
pub struct StandingTable {
    /// The day.
    on: NaiveDate,
    /// Whose rule decides.
    rule: String,
    /// Every member, by name.
    members: Vec<MemberStanding>,
    /// The votes that there are.
    seats: Vec<Seat>,
}

/// A vote.
#[derive(Debug, Serialize, ToSchema)]
pub struct Seat {
    /// The organisation whose vote it is; null for somebody's own.
    organisation: Option<String>,
    /// Who casts it; null where nobody does.
    person: Option<String>,
    /// Stable word that says why.
    because: String,
}

/// A rule of standing.
#[derive(Debug, Serialize, ToSchema)]
pub struct VotingRule {
    /// Whose rule.
    rule: String,
    /// The first day on which it holds; null for what holds where none was set.
    from: Option<NaiveDate>,
    /// Whether it holds today.
    in_force: bool,
    /// Where it is written; may be empty.
    source: String,
}

/// A rule to be set or tried.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleToSet {
    /// `oasis`, `ieee-802`, `ietf-nomcom`, `openssf`, `apache` or `simple`.
    rule: String,
    /// The first day on which it holds; today where left out.
    #[serde(default)]
    from: Option<NaiveDate>,
}

/// What another rule would change.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleTrial {
    /// The day that was looked at.
    on: NaiveDate,
    /// Whose rule holds that day.
    before: String,
    /// Whose rule was tried.
    after: String,
    /// Everybody who would gain or lose the vote, by how they came.
    shifts: Vec<RuleShift>,
    /// How many would notice nothing.
    unchanged: usize,
}

/// Somebody whose standing another rule would change.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleShift {
    /// Who.
    person: Uuid,
    /// Their name.
    name: String,
    /// By the rule in force.
    before: StandingBody,
    /// By the other rule.
    after: StandingBody,
}

/// Whether the asker has the vote in a group, and why
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/standing", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "The standing", body = OwnStanding))
)]
pub async fn get_my_standing(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<OwnStanding>> {
    let facts = found(&caller, &of.group, Action::LeaveGroup).await?;
    let mine = group::my_standing(&caller.ctx, &facts).await?;
    let standing = mine.standing.map(StandingBody::from);
    Ok(Json(OwnStanding { on: mine.on, rule: mine.preset.to_string(), standing }))
}

/// Declares to want the vote again, where the rule asks for it
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/standing", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is declared for today"))
)]
pub async fn declare_interest(caller: Caller, Path(of): Path<OfGroup>) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::LeaveGroup).await?;
    group::declare_interest(&caller.ctx, facts.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Everybody's standing in a group, for those who keep its list
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/standings", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "The table", body = StandingTable))
)]
pub async fn list_standings(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<StandingTable>> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let all = group::standings(&caller.ctx, &facts).await?;
    let member = |line: group::MemberStanding| MemberStanding {
        person: line.person.into(),
        name: line.name,
        organisation: line.organisation,
        standing: line.standing.into(),
    };
    let seat = |seat: group::SeatLine| Seat {
        organisation: seat.organisation,
        person: seat.person,
        because: seat.because.to_owned(),
    };
    Ok(Json(StandingTable {
        on: all.on,
        rule: all.preset.to_string(),
        members: all.lines.into_iter().map(member).collect(),
        seats: all.seats.into_iter().map(seat).collect(),
    }))
}

/// The rules of standing of a group, the latest first
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/voting-rules", tag = "group", params(OfGroup),
    responses((status = 200, description = "The rules", body = Vec<VotingRule>))
)]
pub async fn list_voting_rules(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<Vec<VotingRule>>> {
    let facts = found(&caller, &of.group, Action::SeeGroup).await?;
    let rules = group::voting_rules(&caller.ctx, &facts).await?;
    let rule = |line: group::RuleLine| VotingRule {
        rule: line.preset.to_string(),
        from: line.from,
        in_force: line.in_force,
        source: line.source,
    };
    Ok(Json(rules.into_iter().map(rule).collect()))
}

/// Sets the rule of standing, from a day on
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/voting-rules", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is set", body = Made))
)]
pub async fn set_voting_rule(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<RuleToSet>,
) -> Answer<(StatusCode, Json<Made>)> {
    let facts = found(&caller, &of.group, Action::SetVotingRule).await?;
    let from = new.from.map(|day| day.to_string()).unwrap_or_default();
    let id = group::set_voting_rule(&caller.ctx, facts.id, &new.rule, &from).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// Says who would gain or lose the vote by another rule, and changes nothing
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/voting-rules/try", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "What would change", body = RuleTrial))
)]
pub async fn try_voting_rule(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<RuleToSet>,
) -> Answer<Json<RuleTrial>> {
    let facts = found(&caller, &of.group, Action::SetVotingRule).await?;
    let on = new.from.map(|day| day.to_string()).unwrap_or_default();
    let run = group::dry_run(&caller.ctx, &facts, &new.rule, &on).await?;
    let shift = |line: group::ShiftLine| RuleShift {
        person: line.person.into(),
        name: line.name,
        before: line.before.into(),
        after: line.after.into(),
    };
    Ok(Json(RuleTrial {
        on: run.on,
        before: run.before.to_string(),
        after: run.after.to_string(),
        shifts: run.shifts.into_iter().map(shift).collect(),
        unchanged: run.unchanged,
    }))
}

impl From<Standing> for StandingBody {
    fn from(standing: Standing) -> Self {
        let phrases = |phrases: Vec<Phrase>| phrases.into_iter().map(PhraseBody::from).collect();
        Self {
            votes: standing.votes,
            since: standing.since,
            because: phrases(standing.because),
            next: phrases(standing.next),
        }
    }
}

impl From<Phrase> for PhraseBody {
    fn from(phrase: Phrase) -> Self {
        let value = |term: Term| match term {
            Term::Number(number) => Value::from(number),
            Term::Day(day) => Value::from(day.to_string()),
        };
        let values = phrase.arguments.into_iter().map(|(name, term)| (name.to_owned(), value(term))).collect();
        Self { key: phrase.key.to_owned(), values }
    }
}
