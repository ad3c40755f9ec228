//! What chairs see and do of a proposal besides reading it.

use std::collections::BTreeSet;

use domain::{
    id::{PersonId, TopicId},
    review::conflict::Tie,
};

use super::{
    desk::Seats,
    find::{self, Scope},
    place,
    record::Record,
    sight::Sight,
    ties::conflicts,
};
use crate::{
    Ctx, Error, Result, Version,
    entity::{assignment, call, proposal},
};

/// What chairs see and do of a proposal besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChairsPart {
    /// Who is to review it.
    pub assigned: Vec<Assignee>,
    /// Who could.
    pub able: Vec<(PersonId, String)>,
    /// Who has a conflict of interest with it, and whether a chair set that.
    pub conflicts: Vec<(PersonId, String, Tie, bool)>,
    /// Everybody of the committee.
    pub committee: Vec<(PersonId, String)>,
    /// The copy for reviewers.
    pub copy: CopyOf,
    /// Who decides in the chairs' place.
    pub deputy: Option<(PersonId, String)>,
    /// Whether somebody has to be named, as a chair is bound.
    pub needs_deputy: bool,
    /// Whether the asker decides about it.
    pub decides: bool,
    /// Who can be named: the chairs.
    pub chairs: Vec<(PersonId, String)>,
    /// The subjects of the call, and whether it is about them.
    pub topics: Vec<(TopicId, String, bool)>,
}

/// What is prepared for reviewers. A text without a copy is read as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyOf {
    /// As its speakers wrote them: title, brief text, long text.
    pub originals: [String; 3],
    /// The copies.
    pub copies: [Option<String>; 3],
    /// Whose product it is about, one a line.
    pub targets: String,
    /// The state that an edit is made from.
    pub version: Option<Version>,
}

/// Somebody who is to review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignee {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Why they declined, if they did.
    pub declined: Option<String>,
    /// Whether they handed in a review.
    pub is_done: bool,
}

/// Reads the part of chairs.
pub(super) async fn chairs_part(
    ctx: &Ctx,
    call: &call::Model,
    record: &Record,
    sight: &Sight,
    row: &proposal::Model,
) -> Result<ChairsPart> {
    let db = &ctx.db.read;
    let reviewers = find::reviewers_of(call.id).all(db).await?;
    let chairs = place::chairs(db, call.conference_id).await?;
    let mut committee: BTreeSet<PersonId> = reviewers.iter().map(|row| row.person_id).collect();
    committee.extend(&chairs);
    let tied = conflicts(db, Scope::One(row.id), &committee, call.opens).await?;
    let seats = Seats::at(ctx, db, call, row.id).await?;
    let names = place::names(db, committee.iter().copied()).await?;
    let named = |id: PersonId| (id, names.get(&id).cloned().unwrap_or_default());
    let assigned: Vec<Assignee> = record.assignments(row.id).iter().map(|row| assignee(record, row)).collect();
    let is_free = |id: &PersonId| {
        assigned.iter().all(|one| one.person != *id)
            && tied.iter().all(|conflict| conflict.person != *id)
            && !sight.embargoes().keeps_out_person(row.id, *id)
    };
    let able = reviewers.iter().map(|row| row.person_id).filter(is_free).map(named).collect();
    let copy = record.copy(row.id);
    let about: Vec<TopicId> = match copy {
        Some(copy) => serde_json::from_value(copy.topics.clone()).map_err(Error::fault)?,
        None => Vec::new(),
    };
    let targets: Vec<String> = match copy {
        Some(copy) => serde_json::from_value(copy.targets.clone()).map_err(Error::fault)?,
        None => Vec::new(),
    };
    Ok(ChairsPart {
        able,
        conflicts: tied.iter().map(|one| (one.person, named(one.person).1, one.tie, one.is_pinned)).collect(),
        committee: committee.iter().copied().map(named).collect(),
        copy: CopyOf {
            originals: [row.title.clone(), row.summary.clone(), row.description.clone()],
            copies: copy
                .map(|copy| [copy.title.clone(), copy.summary.clone(), copy.description.clone()])
                .unwrap_or_default(),
            targets: targets.join("\n"),
            version: copy.map(|copy| Version::of_row(copy.updated_at)),
        },
        deputy: seats.deputy(row.id).map(named),
        needs_deputy: seats.desk(row.id).needs_deputy(),
        decides: ctx.actor.person().is_none_or(|person| seats.desk(row.id).decides(person)),
        chairs: chairs.into_iter().map(named).collect(),
        topics: sight
            .review
            .topics
            .iter()
            .map(|topic| (topic.id, topic.name.clone(), about.contains(&topic.id)))
            .collect(),
        assigned,
    })
}

fn assignee(record: &Record, row: &assignment::Model) -> Assignee {
    Assignee {
        person: row.person_id,
        name: record.name(row.person_id),
        declined: row.declined_at.map(|_| row.reason.clone()),
        is_done: record.handed_in(row.proposal_id).any(|review| review.person_id == row.person_id),
    }
}
