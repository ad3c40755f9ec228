//! Before anything is held: who would vote, and what a rule would mean.

use domain::{
    ballot::rule::{TypedRule, electorate::OpeningFlaw},
    policy::Action,
};
use serde::Serialize;
use serde_json::Value;
use service::{
    Error,
    ballot::{self, Said},
};
use utoipa::ToSchema;

use super::{
    OfBallot, found, held,
    rules::{BallotRuleToAdd, typed},
};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    group::OfGroup,
};

/// Who would vote if a ballot opened now, and what keeps it from opening.
#[derive(Debug, Serialize, ToSchema)]
pub struct Prospect {
    /// Everybody whose vote there would be.
    voters: Vec<ProspectiveVoter>,
    /// Members who would have none.
    without: Vec<WithoutVote>,
    /// What keeps it from opening, in English; nothing where it can open.
    flaws: Vec<String>,
}

/// A vote that there would be.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProspectiveVoter {
    /// Whose: a person's or an organisation's name.
    name: String,
    /// What it weighs.
    weight: i32,
    /// The interest category; may be empty.
    category: String,
    /// Who casts it, by name.
    casters: Vec<String>,
    /// Why there is this vote, in English.
    because: Vec<String>,
}

/// A member without a vote.
#[derive(Debug, Serialize, ToSchema)]
pub struct WithoutVote {
    /// Their name.
    name: String,
    /// Why, in English.
    because: Vec<String>,
}

/// What a rule would mean.
#[derive(Debug, Serialize, ToSchema)]
pub struct TriedRule {
    /// In one sentence, in English; null while something is wrong with it.
    sentence: Option<String>,
    /// As inequalities, one for each case that can pass.
    inequalities: Vec<String>,
    /// The rule as it would stand in records; null while something is wrong with it.
    #[schema(value_type = Option<Object>)]
    rule: Option<Value>,
    /// What is wrong with it.
    flaws: Vec<TriedFlaw>,
}

/// Something that is wrong with a rule.
#[derive(Debug, Serialize, ToSchema)]
pub struct TriedFlaw {
    /// The part of the rule.
    field: String,
    /// A stable word.
    code: String,
    /// A sentence in English.
    message: String,
}

/// Who would vote if a draft opened now, for those who run ballots
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/ballots/{ballot}/prospect", tag = "group",
    params(OfBallot), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "Voters with reasons, and what keeps it from opening", body = Prospect))
)]
pub async fn get_prospect(caller: Caller, Path(of): Path<OfBallot>) -> Answer<Json<Prospect>> {
    let (_, id) = held(&caller, &of, Action::RunBallots).await?;
    let prospect = ballot::prospect(&caller.ctx, id).await?;
    let voter = |line: ballot::ProspectLine| ProspectiveVoter {
        because: reasons(&line.because),
        name: line.name,
        weight: line.weight,
        category: line.category,
        casters: line.casters,
    };
    let without = |(name, why): (String, Vec<Said>)| WithoutVote { because: reasons(&why), name };
    Ok(Json(Prospect {
        voters: prospect.voters.into_iter().map(voter).collect(),
        without: prospect.without.into_iter().map(without).collect(),
        flaws: prospect.flaws.iter().map(flaw).collect(),
    }))
}

fn reasons(said: &[Said]) -> Vec<String> {
    app::ballot::reasons(said)
}

fn flaw(flaw: &OpeningFlaw) -> String {
    app::ballot::opening_flaw(flaw)
}

/// Says what a rule would mean, and adds nothing
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/ballot-rules/tries", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "What it says, or what is wrong with it", body = TriedRule))
)]
pub async fn try_ballot_rule(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<BallotRuleToAdd>,
) -> Answer<Json<TriedRule>> {
    let facts = found(&caller, &of.group, Action::RunBallots).await?;
    let wish: TypedRule = typed(new);
    let problem = match ballot::try_ballot_rule(&caller.ctx, &facts, &wish) {
        Ok((_, rule)) => {
            let (sentence, inequalities) = app::ballot::rule_words(&rule);
            let rule = Some(serde_json::to_value(&rule).map_err(Error::fault)?);
            return Ok(Json(TriedRule { sentence: Some(sentence), inequalities, rule, flaws: Vec::new() }));
        }
        Err(Error::Refused(problem)) if !problem.fields.is_empty() => problem,
        Err(other) => return Err(other.into()),
    };
    let flaw = |one: domain::problem::FieldError| TriedFlaw { field: one.field, code: one.code, message: one.message };
    let flaws = problem.fields.into_iter().map(flaw).collect();
    Ok(Json(TriedRule { sentence: None, inequalities: Vec::new(), rule: None, flaws }))
}
