//! An embargo as its speakers and organisers see it.

use std::collections::HashSet;

use domain::{
    Instant,
    cfp::{EmbargoTerms, SpeakerRole, StandIn, TypedEmbargo, Vendor, may_change_speakers},
    id::{PersonId, ProposalId},
    policy::{Action, Decision, Place, Scope, decide},
    zone::Zone,
};
use sea_orm::{ColumnTrait, QueryFilter};

use super::find::{readers_of, row_of};
use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{calls_by_id, conferences_by_id, part_in, proposals_of},
        sight::names,
    },
    conference::ConferenceFacts,
    entity::proposal,
    team,
};

/// An embargo over a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbargoFacts {
    /// The first moment at which it is over.
    pub until: Instant,
    /// What others read until then.
    pub stand_in: StandIn,
    /// Whether the vendor has been told.
    pub vendor: Vendor,
    /// Whether it holds now.
    pub holds: bool,
    /// Who of the committee reads the proposal while it holds.
    pub readers: Vec<Named>,
    /// Whom the asker could name; empty for those who name nobody.
    pub candidates: Vec<Named>,
}

/// Somebody by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Who.
    pub person: PersonId,
    /// Name as they write it.
    pub name: String,
}

/// The embargo of a proposal of the actor's, and a form for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbargoDesk {
    /// Which proposal.
    pub proposal: ProposalId,
    /// What it is called; may be empty while it is a draft.
    pub title: String,
    /// The embargo, if one was ever set and not lifted.
    pub facts: Option<EmbargoFacts>,
    /// As a form starts from it.
    pub typed: TypedEmbargo,
    /// Whether the asker may set and lift it.
    pub may_set: bool,
    /// The clock of the conference.
    pub zone: String,
}

/// The embargo of a proposal of the actor's.
pub async fn my_embargo(ctx: &Ctx, id: ProposalId) -> Result<EmbargoDesk> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let row = proposals_of(person).filter(proposal::Column::Id.eq(id)).one(db).await?.ok_or_else(Error::not_found)?;
    let part = part_in(db, id, person).await?.ok_or_else(Error::not_found)?;
    let call = calls_by_id([row.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let facts = read(ctx, id).await?;
    let typed = facts.as_ref().map(|facts| {
        let terms = EmbargoTerms { until: facts.until, stand_in: facts.stand_in.clone(), vendor: facts.vendor };
        terms.typed(&Zone::named_or_utc(&of.zone))
    });
    Ok(EmbargoDesk {
        proposal: id,
        typed: typed.unwrap_or_default(),
        may_set: part.role == SpeakerRole::Main && may_change_speakers(row.state).is_ok(),
        title: row.title,
        zone: of.zone,
        facts,
    })
}

/// The embargo over a proposal, for organisers. That there is one is no secret among them.
pub async fn facts(ctx: &Ctx, conference: &ConferenceFacts, id: ProposalId) -> Result<Option<EmbargoFacts>> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, conference.place())?;
    let Some(facts) = read(ctx, id).await? else { return Ok(None) };
    let may_name = decide(&ctx.actor, Action::NameReaders, conference.place()) == Decision::Allow;
    let candidates = if may_name { team_of(ctx, conference).await? } else { Vec::new() };
    Ok(Some(EmbargoFacts { candidates, ..facts }))
}

async fn read(ctx: &Ctx, id: ProposalId) -> Result<Option<EmbargoFacts>> {
    let db = &ctx.db.read;
    let Some(row) = row_of(db, id).await?.filter(|row| row.lifted_at.is_none()) else { return Ok(None) };
    let readers = readers_of(id).all(db).await?;
    let mut names = names(db, readers.iter().map(|reader| reader.person_id)).await?;
    let named = |person: PersonId| Some(Named { person, name: names.remove(&person)? });
    Ok(Some(EmbargoFacts {
        until: row.until,
        holds: ctx.now < row.until,
        vendor: row.vendor,
        readers: readers.into_iter().map(|reader| reader.person_id).filter_map(named).collect(),
        candidates: Vec::new(),
        stand_in: StandIn { title: row.stand_in_title, summary: row.stand_in_summary },
    }))
}

/// The conference's team by name.
async fn team_of(ctx: &Ctx, conference: &ConferenceFacts) -> Result<Vec<Named>> {
    let db = &ctx.db.read;
    let members = team::find::members(db, Scope::Conference(conference.id)).await?;
    let ids: HashSet<PersonId> = members.into_iter().map(|member| member.person).collect();
    let names = names(db, ids).await?;
    let mut team: Vec<Named> = names.into_iter().map(|(person, name)| Named { person, name }).collect();
    team.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(team)
}
