//! The lines of a ballot's page, each with the names of whom it is about.

use std::collections::HashMap;

use domain::{
    ballot::{CastAs, Conduct, VoterKind},
    id::{PersonId, VoterId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use super::{
    candidates::CandidateLine,
    counted::{REOPEN, Seen},
    find,
    open_ballot::organisation,
    own::OwnVote,
    proxies::ProxyLine,
    sheet::{PositionLine, VoterLine},
};
use crate::{
    Result,
    entity::{ballot_caster, ballot_position, ballot_proxy, candidacy, candidacy_second},
};

pub(super) async fn own_votes(
    db: &impl ConnectionTrait,
    seen: &Seen,
    conduct: &Conduct,
    person: PersonId,
    proxies: &[ballot_proxy::Model],
    names: &Names,
) -> Result<Vec<OwnVote>> {
    let own = find::casters(seen.row.id).filter(ballot_caster::Column::PersonId.eq(person)).all(db).await?;
    let held = proxies.iter().filter(|proxy| proxy.holder_id == person).map(|proxy| (proxy.voter_id, CastAs::Proxy));
    let all = own.into_iter().map(|row| (row.voter_id, row.cast_as)).chain(held);
    let vote = |(voter, cast_as)| {
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
    Ok(all.filter_map(vote).collect())
}

pub(super) fn voter_lines(seen: &Seen, sees_positions: bool, names: &Names) -> Vec<VoterLine> {
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
            choice: last_of(seen, row.voter_id).filter(|_| sees_positions).map(|said| said.choice.clone()),
        })
        .collect();
    lines.sort_by_key(|line| (line.name.to_lowercase(), line.voter));
    lines
}

fn last_of(seen: &Seen, voter: VoterId) -> Option<&ballot_position::Model> {
    seen.positions.iter().rev().find(|said| said.voter_id == voter)
}

pub(super) fn position_lines(seen: &Seen, names: &Names) -> Vec<PositionLine> {
    let line = |said: &ballot_position::Model| PositionLine {
        id: said.id,
        voter: said.voter_id,
        name: names.of(said.voter_id),
        by: (said.cast_by.0 != said.voter_id.0).then(|| names.of(VoterId(said.cast_by.0))),
        cast_as: said.cast_as,
        choice: said.choice.clone(),
        text: said.text.clone(),
        at: said.cast_at,
        is_last: last_of(seen, said.voter_id).is_some_and(|last| last.id == said.id),
        discounted: said.discounted_at.is_some(),
        ruling: said.ruling.clone(),
        resolution: said.resolution.clone(),
        carried: said.carried,
    };
    let mut lines: Vec<PositionLine> = seen.positions.iter().map(line).collect();
    lines.sort_by_key(|line| (!line.is_last, line.name.to_lowercase(), std::cmp::Reverse(line.at)));
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

pub(super) fn proxy_lines(rows: Vec<ballot_proxy::Model>, names: &Names) -> Vec<ProxyLine> {
    let line = |row: ballot_proxy::Model| ProxyLine {
        id: row.id,
        voter: names.of(row.voter_id),
        holder: names.of(VoterId(row.holder_id.0)),
    };
    rows.into_iter().map(line).collect()
}

/// Names of people and organisations by their id.
pub(super) struct Names(HashMap<uuid::Uuid, String>);

impl Names {
    pub(super) fn of(&self, voter: VoterId) -> String {
        self.0.get(&voter.0).cloned().unwrap_or_default()
    }
}

/// The names of voters, and of some people besides.
pub(super) async fn names_of(
    db: &impl ConnectionTrait,
    voters: &[(VoterId, VoterKind)],
    mut people: Vec<PersonId>,
) -> Result<Names> {
    let organisations = voters.iter().filter_map(|(voter, kind)| organisation(*voter, *kind)).collect();
    people.extend(voters.iter().filter(|(_, kind)| *kind == VoterKind::Person).map(|(voter, _)| PersonId(voter.0)));
    let mut names = HashMap::new();
    for row in find::organisations(organisations).all(db).await? {
        names.insert(row.id.0, row.name);
    }
    for row in find::people(people).all(db).await? {
        names.insert(row.id.0, row.name);
    }
    Ok(Names(names))
}
