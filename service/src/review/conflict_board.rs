//! Conflicts of interest of a call as a chair reads them, with those that the record suggests. A chair reads nothing of
//! proposals that they have a conflict with themselves.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::{CallId, PersonId, ProposalId},
    policy::Action,
    review::{
        conflict::Tie,
        suggestion::{Member, suggestions},
        visibility::{Channel, Field},
    },
};

use super::{
    board::seen,
    find::{self, Scope},
    place,
    ties::{Gathered, conflicts},
};
use crate::{Ctx, Error, Result, conference::ConferenceFacts};

/// Conflicts of interest of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictBoard {
    /// Those there are.
    pub known: Vec<ConflictLine>,
    /// Those that nobody declared and the record suggests.
    pub suggested: Vec<ConflictLine>,
}

/// A conflict of interest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictLine {
    /// Whose.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// With what.
    pub proposal: ProposalId,
    /// What it is called.
    pub title: String,
    /// Which kind.
    pub tie: Tie,
    /// Whether a chair set it.
    pub is_pinned: bool,
}

/// Conflicts of interest with the proposals that the asker, a chair, has none with.
pub async fn conflict_board(ctx: &Ctx, conference: &ConferenceFacts, call: CallId) -> Result<ConflictBoard> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, conference.place())?;
    let chair = ctx.actor.person().ok_or_else(Error::denied)?;
    let db = &ctx.db.read;
    let (call, sight, record) = seen(ctx, conference, call, Scope::Call).await?;
    let titles: BTreeMap<ProposalId, String> = record
        .proposals
        .iter()
        .filter(|row| sight.lens(row).shows(Field::Conflicts, Channel::List))
        .map(|row| (row.id, record.title(row, sight.lens(row), Channel::List)))
        .collect();
    let mut committee: BTreeSet<PersonId> = place::chairs(db, conference.id).await?;
    committee.extend(find::reviewers_of(call.id).all(db).await?.iter().map(|row| row.person_id));
    committee.insert(chair);
    let known = conflicts(db, Scope::Call(call.id), &committee, call.opens).await?;
    let mut gathered = Gathered::read(db, Scope::Call(call.id), call.opens).await?;
    let belongs = gathered.belong(db, &committee, call.opens).await?;
    let spoke = spoke_with(ctx, &committee).await?;
    let member = |person: &PersonId| Member {
        person: *person,
        organisations: belongs.get(person).cloned().unwrap_or_default(),
        spoke_with: spoke.get(person).cloned().unwrap_or_default(),
    };
    let members: Vec<Member> = committee.iter().map(member).collect();
    let suggested = suggestions(chair, &members, &gathered.of, &known);
    let names = place::names(db, committee).await?;
    let line = |person: PersonId, proposal: ProposalId, tie: Tie, is_pinned: bool| {
        Some(ConflictLine {
            person,
            name: names.get(&person).cloned().unwrap_or_default(),
            proposal,
            title: titles.get(&proposal)?.clone(),
            tie,
            is_pinned,
        })
    };
    Ok(ConflictBoard {
        known: known.iter().filter_map(|one| line(one.person, one.proposal, one.tie, one.is_pinned)).collect(),
        suggested: suggested.iter().filter_map(|one| line(one.person, one.proposal, one.tie, false)).collect(),
    })
}

/// With whom each of some people spoke, wherever they did.
async fn spoke_with(ctx: &Ctx, people: &BTreeSet<PersonId>) -> Result<BTreeMap<PersonId, BTreeSet<PersonId>>> {
    let rows = find::spoken_with(people.iter().copied()).all(&ctx.db.read).await?;
    let mut together: BTreeMap<ProposalId, Vec<PersonId>> = BTreeMap::new();
    for row in rows {
        together.entry(row.proposal_id).or_default().push(row.person_id);
    }
    let mut spoke: BTreeMap<PersonId, BTreeSet<PersonId>> = BTreeMap::new();
    for speakers in together.values() {
        for person in speakers.iter().filter(|person| people.contains(person)) {
            spoke.entry(*person).or_default().extend(speakers.iter().filter(|other| *other != person));
        }
    }
    Ok(spoke)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{NewAffiliation, add_affiliation},
        on_both_databases,
        review::pin_conflict,
        testing::code_of,
    };

    on_both_databases! {
        /// Design, 4: suggestions go only to a chair without that conflict.
        async fn what_the_record_suggests_is_told_to_chairs_who_are_not_bound_there(world: World) {
            let scene = world.review_scene("suggested-2026").await;
            let (rita, dora) = (&scene.reviewers[0], &scene.speakers[0]);
            for person in [rita, dora] {
                let work = NewAffiliation {
                    organisation: "Northwind Laboratories".into(),
                    from: "2024-03-01".into(),
                    ..NewAffiliation::default()
                };
                add_affiliation(&world.as_(person), work).await.expect("added");
            }
            let suggested = async |chair: &crate::testing::Somebody| {
                let board = conflict_board(&world.as_(chair), &scene.facts, scene.call).await.expect("read");
                board.suggested.into_iter().map(|line| (line.person, line.proposal, line.tie)).collect::<Vec<_>>()
            };
            let expected = [(rita.person, scene.proposals[0], Tie::Institution)];
            assert_eq!(suggested(&scene.chairs[0]).await, expected);
            assert_eq!(suggested(&scene.chairs[1]).await, expected);
            pin_conflict(&world.ctx, scene.proposals[0], scene.chairs[1].person, Some(Tie::Personal)).await.expect("set");
            assert_eq!(suggested(&scene.chairs[1]).await, []);
            pin_conflict(&world.ctx, scene.proposals[0], rita.person, Some(Tie::Institution)).await.expect("set");
            assert_eq!(suggested(&scene.chairs[0]).await, [], "it is known by now");
            assert_eq!(code_of(conflict_board(&world.as_(rita), &scene.facts, scene.call).await), "denied");
        }
    }
}
