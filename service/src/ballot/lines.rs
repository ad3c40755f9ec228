//! The lines of a ballot's page, each with the names of whom it is about.

use std::collections::{BTreeMap, HashMap};

use domain::{
    ballot::{CastAs, Conduct, VoterKind},
    id::{BallotId, OrganisationId, PersonId, VoterId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect};

use super::{
    candidates::CandidateLine,
    counted::{REOPEN, Seen, whole},
    find,
    open_ballot::organisation as as_organisation,
    own::OwnVote,
    proxies::ProxyLine,
    sheet::{PositionLine, VoterLine},
};
use crate::{
    Result,
    entity::{ballot_caster, ballot_position, ballot_proxy, candidacy, candidacy_second, organisation, person},
};

/// The votes that somebody casts, and in whose place.
pub(super) async fn own_votes(
    db: &impl ConnectionTrait,
    ballot: BallotId,
    person: Option<PersonId>,
    proxies: &[ballot_proxy::Model],
) -> Result<Vec<(VoterId, CastAs)>> {
    let Some(person) = person else { return Ok(Vec::new()) };
    let own = find::casters(ballot).filter(ballot_caster::Column::PersonId.eq(person)).all(db).await?;
    let held = proxies.iter().filter(|proxy| proxy.holder_id == person).map(|proxy| (proxy.voter_id, CastAs::Proxy));
    Ok(own.into_iter().map(|row| (row.voter_id, row.cast_as)).chain(held).collect())
}

/// The votes that somebody casts, with what they have said.
pub(super) fn own_lines(seen: &Seen, conduct: &Conduct, own: &[(VoterId, CastAs)], names: &Names) -> Vec<OwnVote> {
    let vote = |&(voter, cast_as): &(VoterId, CastAs)| {
        let row = seen.voters.iter().find(|row| row.voter_id == voter)?;
        let last = seen.positions.iter().rev().find(|said| said.voter_id == voter && !conduct.is_confidential());
        Some(OwnVote {
            voter,
            name: names.of(voter),
            cast_as,
            because: serde_json::from_value(row.because.clone()).unwrap_or_default(),
            voted: row.voted,
            present: row.present,
            struck: row.struck_at.is_some(),
            choice: last.map(|said| said.choice.clone()),
            text: last.map(|said| said.text.clone()).unwrap_or_default(),
        })
    };
    own.iter().filter_map(vote).collect()
}

/// Everybody who has a vote, by name, with what they say where that is seen.
pub(super) fn voter_lines(seen: &Seen, sees_positions: bool, names: &Names) -> Vec<VoterLine> {
    let said = if sees_positions { last_ones(seen) } else { HashMap::new() };
    let mut lines: Vec<VoterLine> = seen
        .voters
        .iter()
        .map(|row| VoterLine {
            voter: row.voter_id,
            name: names.of(row.voter_id),
            kind: row.kind,
            weight: row.weight,
            category: row.category.clone(),
            present: row.present,
            struck: row.struck_at.is_some(),
            choice: said.get(&row.voter_id).map(|said| said.choice.clone()),
        })
        .collect();
    lines.sort_by_cached_key(|line| (line.name.to_lowercase(), line.voter));
    lines
}

/// The last word of each voter, which counts.
fn last_ones(seen: &Seen) -> HashMap<VoterId, &ballot_position::Model> {
    seen.positions.iter().map(|said| (said.voter_id, said)).collect()
}

/// How many votes say what, those struck from both sides left out.
pub(super) fn totals(seen: &Seen) -> Vec<(String, u64)> {
    let (said, mut votes) = (last_ones(seen), BTreeMap::<&str, u64>::new());
    for voter in seen.voters.iter().filter(|voter| voter.struck_at.is_none()) {
        if let Some(said) = said.get(&voter.voter_id) {
            *votes.entry(&said.choice).or_default() += whole(voter.weight);
        }
    }
    votes.into_iter().map(|(choice, votes)| (choice.to_owned(), votes)).collect()
}

/// What was said: the last of each voter first, by name.
pub(super) fn position_lines(seen: &Seen, names: &Names) -> Vec<PositionLine> {
    let last = last_ones(seen);
    let line = |said: &ballot_position::Model| PositionLine {
        id: said.id,
        voter: said.voter_id,
        name: names.of(said.voter_id),
        by: (said.cast_by.0 != said.voter_id.0).then(|| names.of(VoterId(said.cast_by.0))),
        cast_as: said.cast_as,
        choice: said.choice.clone(),
        text: said.text.clone(),
        at: said.cast_at,
        is_last: last.get(&said.voter_id).is_some_and(|last| last.id == said.id),
        discounted: said.discounted_at.is_some(),
        ruling: said.ruling.clone(),
        resolution: said.resolution.clone(),
        carried: said.carried,
    };
    let mut lines: Vec<PositionLine> = seen.positions.iter().map(line).collect();
    lines.sort_by_cached_key(|line| (!line.is_last, line.name.to_lowercase(), std::cmp::Reverse(line.at)));
    lines
}

pub(super) fn papers(seen: &Seen) -> Vec<(String, usize)> {
    let mut all: Vec<(String, usize)> = Vec::new();
    for slip in &seen.slips {
        match all.iter_mut().find(|(choice, _)| *choice == slip.choice) {
            Some((_, count)) => *count += 1,
            None => all.push((slip.choice.clone(), 1)),
        }
    }
    all
}

pub(super) fn candidate_lines(
    seen: &Seen,
    me: Option<PersonId>,
    seconds: &[candidacy_second::Model],
    names: Option<&Names>,
) -> Vec<CandidateLine> {
    let of = |row: &candidacy::Model| seconds.iter().filter(|one| one.candidacy_id == row.id).collect::<Vec<_>>();
    let named = |one: &&candidacy_second::Model| Some(names?.of(VoterId(one.person_id.0)));
    let line = |row: &candidacy::Model| CandidateLine {
        seconds: of(row).iter().filter_map(named).collect(),
        seconded: u32::try_from(of(row).len()).unwrap_or(u32::MAX),
        seconded_by_me: of(row).iter().any(|one| Some(one.person_id) == me),
        id: row.id,
        number: row.number,
        name: row.name.clone(),
        affiliation: row.affiliation.clone(),
        statement: row.statement.clone(),
        is_person: row.person_id.is_some(),
        accepted: row.accepted_at.is_some(),
        declined: row.declined_at.is_some(),
        reopens: row.person_id.is_none() && row.name == REOPEN,
        oneself: me.is_some() && row.person_id == me,
        majority: row.majority.clone(),
    };
    seen.candidates.iter().map(line).collect()
}

pub(super) fn proxy_lines(rows: &[ballot_proxy::Model], names: &Names) -> Vec<ProxyLine> {
    let line = |row: &ballot_proxy::Model| ProxyLine {
        id: row.id,
        voter: names.of(row.voter_id),
        holder: names.of(VoterId(row.holder_id.0)),
    };
    rows.iter().map(line).collect()
}

/// Names of people and organisations by their id.
pub(super) struct Names(HashMap<uuid::Uuid, String>);

impl Names {
    pub(super) fn of(&self, voter: VoterId) -> String {
        self.0.get(&voter.0).cloned().unwrap_or_default()
    }
}

/// So many people are named by one statement.
const PEOPLE_AT_ONCE: usize = 1_000;

/// The names of voters, and of some people besides.
pub(super) async fn names_of(
    db: &impl ConnectionTrait,
    voters: &[(VoterId, VoterKind)],
    mut people: Vec<PersonId>,
) -> Result<Names> {
    let organisations = voters.iter().filter_map(|(voter, kind)| as_organisation(*voter, *kind)).collect();
    people.extend(voters.iter().filter(|(_, kind)| *kind == VoterKind::Person).map(|(voter, _)| PersonId(voter.0)));
    let mut names = HashMap::new();
    let organisations = find::organisations(organisations).select_only();
    let organisations = organisations.columns([organisation::Column::Id, organisation::Column::Name]);
    for (id, name) in organisations.into_tuple::<(OrganisationId, String)>().all(db).await? {
        names.insert(id.0, name);
    }
    people.sort_unstable();
    people.dedup();
    for some in people.chunks(PEOPLE_AT_ONCE) {
        let some = find::people(some.to_vec()).select_only().columns([person::Column::Id, person::Column::Name]);
        for (id, name) in some.into_tuple::<(PersonId, String)>().all(db).await? {
            names.insert(id.0, name);
        }
    }
    Ok(Names(names))
}
