//! Everybody whose vote there is in a group on a day, for a ballot that opens.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    Instant,
    ballot::{CastAs, VoterKind, rule::electorate::Body},
    group::{Seats, standing::Phrase},
    id::{OrganisationId, PersonId, VoterId},
};
use sea_orm::ConnectionTrait;

use super::{
    histories::{Told, histories},
    rules::rule_of,
};
use crate::{Result, entity::working_group};

/// A vote: whose, and who casts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Elector {
    pub voter: VoterId,
    pub kind: VoterKind,
    pub weight: i32,
    pub category: String,
    /// Why there is this vote: the standing of who casts it first.
    pub because: Vec<Phrase>,
    /// Who may cast it; nobody where an organisation has named none of several.
    pub casters: Vec<(PersonId, CastAs)>,
}

/// Everybody whose vote there is, and the body they belong to.
#[derive(Clone, Debug)]
pub(crate) struct Electors {
    pub votes: Vec<Elector>,
    /// Members who have no vote, and why.
    pub without: Vec<(PersonId, Vec<Phrase>)>,
    pub body: Body,
}

/// The votes of a group on a day, by the meetings held by `now`. The number of queries does not grow with its members.
pub(crate) async fn electors(
    db: &impl ConnectionTrait,
    group: &working_group::Model,
    on: NaiveDate,
    now: Instant,
) -> Result<Electors> {
    let told = histories(db, group.id, now).await?;
    let (_, rule) = rule_of(db, group.id, on).await?;
    let organisations: std::collections::BTreeSet<_> = told.iter().filter_map(|one| one.principal).collect();
    let body = Body { members: told.len() as u64, organisations: organisations.len() as u64 };
    let (mut own, mut held) = (Vec::new(), BTreeMap::<OrganisationId, Vec<(Told, Vec<Phrase>)>>::new());
    let mut without = Vec::new();
    for one in told {
        let standing = rule.judge(&one.history, on);
        let principal = one.principal.filter(|_| group.seats == Seats::Organisation);
        match (standing.votes, principal) {
            (false, _) => without.push((one.row.person_id, standing.because)),
            (true, Some(id)) => held.entry(id).or_default().push((one, standing.because)),
            (true, None) => own.push(Elector {
                voter: VoterId(one.row.person_id.0),
                kind: VoterKind::Person,
                weight: one.row.weight,
                category: one.row.category.clone(),
                because: standing.because,
                casters: vec![(one.row.person_id, CastAs::Own)],
            }),
        }
    }
    own.extend(held.into_iter().map(|(id, members)| of_organisation(id, members)));
    own.sort_by_key(|elector| elector.voter);
    Ok(Electors { votes: own, without, body })
}

/// An organisation's one vote: its representative casts it, else its alternate, else the only member who could.
fn of_organisation(id: OrganisationId, mut members: Vec<(Told, Vec<Phrase>)>) -> Elector {
    members.sort_by_key(|(one, _)| (one.row.rank.unwrap_or(i32::MAX), one.row.id));
    let mut casters: Vec<(PersonId, CastAs)> = members
        .iter()
        .filter_map(|(one, _)| {
            let cast_as = if one.row.rank? == 0 { CastAs::Representative } else { CastAs::Alternate };
            Some((one.row.person_id, cast_as))
        })
        .collect();
    if let ([], [(only, _)]) = (&casters[..], &members[..]) {
        casters.push((only.row.person_id, CastAs::Representative));
    }
    let first = members.into_iter().next();
    Elector {
        voter: VoterId(id.0),
        kind: VoterKind::Organisation,
        weight: first.as_ref().map_or(1, |(one, _)| one.row.weight),
        category: first.as_ref().map(|(one, _)| one.row.category.clone()).unwrap_or_default(),
        because: first.map(|(_, because)| because).unwrap_or_default(),
        casters,
    }
}
