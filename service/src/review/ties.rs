//! Conflicts of interest as they follow from the record: what people declared, what chairs set, who speaks.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Instant,
    id::{OrganisationId, PersonId, ProposalId},
    identity::canonical_organisation,
    review::{
        conflict::{Conflict, Declared, Facts, Tie, follows},
        settings::DeclaredKind,
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

use super::find::{self, Scope};
use crate::{
    Error, Result,
    entity::{declaration, person, pinned_conflict, proposal_speaker},
};

/// Every conflict of some people with some proposals. The number of queries does not depend on how many there are.
pub(super) async fn conflicts(
    db: &impl ConnectionTrait,
    scope: Scope,
    people: &BTreeSet<PersonId>,
    since: Instant,
) -> Result<Vec<Conflict>> {
    let declared = find::declarations(people.iter().copied()).all(db).await?;
    let facts = if declared.is_empty() {
        let own = scope.speakers().filter(proposal_speaker::Column::PersonId.is_in(people.iter().copied()));
        Gathered::of_speakers(own.all(db).await?)
    } else {
        Gathered::read(db, scope, since).await?
    };
    let pins = scope.pins().filter(pinned_conflict::Column::PersonId.is_in(people.iter().copied())).all(db).await?;
    let mut found: BTreeMap<(ProposalId, PersonId), Conflict> = BTreeMap::new();
    for person in people {
        let declared = facts.resolve(declared.iter().filter(|row| row.person_id == *person));
        for of in &facts.of {
            if let Some(tie) = follows(*person, &declared, of) {
                let conflict = Conflict { person: *person, proposal: of.proposal, tie, is_pinned: false };
                found.insert((of.proposal, *person), conflict);
            }
        }
    }
    for pin in pins {
        let conflict = Conflict { person: pin.person_id, proposal: pin.proposal_id, tie: pin.tie, is_pinned: true };
        let known = found.entry((pin.proposal_id, pin.person_id)).or_insert(conflict);
        if known.tie != Tie::OwnProposal {
            *known = conflict;
        }
    }
    Ok(found.into_values().collect())
}

/// The facts that conflicts follow from. Organisations are told apart by how they are written, so each spelling has a
/// number here that stands for it.
#[derive(Default)]
pub(super) struct Gathered {
    /// Of each proposal with speakers.
    pub of: Vec<Facts>,
    names: BTreeMap<PersonId, String>,
    numbers: BTreeMap<String, OrganisationId>,
}

impl Gathered {
    fn of_speakers(speakers: Vec<proposal_speaker::Model>) -> Self {
        let mut of: BTreeMap<ProposalId, Facts> = BTreeMap::new();
        for row in speakers {
            let proposal = row.proposal_id;
            let empty = || Facts { proposal, speakers: Vec::new(), organisations: Vec::new(), targets: Vec::new() };
            of.entry(proposal).or_insert_with(empty).speakers.push(row.person_id);
        }
        Self { of: of.into_values().collect(), ..Self::default() }
    }

    /// Where speakers belong counts as it was `since` a day: who has left meanwhile has not left for this.
    pub async fn read(db: &impl ConnectionTrait, scope: Scope, since: Instant) -> Result<Self> {
        let speakers = scope.speakers().all(db).await?;
        let people: BTreeSet<PersonId> = speakers.iter().map(|row| row.person_id).collect();
        let mut gathered = Self::of_speakers(speakers);
        let names = find::people(people.iter().copied()).all(db).await?;
        gathered.names = names.into_iter().map(|row: person::Model| (row.id, canonical(&row.name))).collect();
        let belongs = gathered.belong(db, &people, since).await?;
        let mut targets: BTreeMap<ProposalId, Vec<OrganisationId>> = BTreeMap::new();
        for copy in scope.copies().all(db).await? {
            let named: Vec<String> = serde_json::from_value(copy.targets).map_err(Error::fault)?;
            let numbers = named.iter().map(|name| gathered.number(canonical_organisation(name)));
            targets.insert(copy.proposal_id, numbers.collect());
        }
        for facts in &mut gathered.of {
            facts.targets = targets.remove(&facts.proposal).unwrap_or_default();
            let of = |speaker| belongs.get(speaker).into_iter().flatten().copied();
            facts.organisations = facts.speakers.iter().flat_map(of).collect();
        }
        Ok(gathered)
    }

    /// Where people belong, by the numbers that stand for organisations here.
    pub async fn belong(
        &mut self,
        db: &impl ConnectionTrait,
        people: &BTreeSet<PersonId>,
        since: Instant,
    ) -> Result<BTreeMap<PersonId, BTreeSet<OrganisationId>>> {
        let rows = find::affiliations(people.iter().copied()).all(db).await?;
        let ids: BTreeSet<_> = rows.iter().map(|row| row.organisation_id).collect();
        let called = find::organisations(ids).all(db).await?;
        let called: BTreeMap<_, _> = called.into_iter().map(|row| (row.id, row.canonical)).collect();
        let mut belongs: BTreeMap<PersonId, BTreeSet<OrganisationId>> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.to_date.is_none_or(|to| to >= since.date_naive())) {
            if let Some(name) = called.get(&row.organisation_id) {
                belongs.entry(row.person_id).or_default().insert(self.number(name.clone()));
            }
        }
        Ok(belongs)
    }

    /// What was declared, with everybody who is called so.
    fn resolve<'a>(&self, rows: impl Iterator<Item = &'a declaration::Model>) -> Vec<Declared> {
        let mut declared = Vec::new();
        for row in rows {
            match row.kind {
                DeclaredKind::Person => {
                    let meant = self.names.iter().filter(|(_, name)| **name == row.canonical);
                    declared.extend(meant.map(|(person, _)| Declared::With(*person, row.tie)));
                }
                DeclaredKind::Organisation => {
                    declared.extend(self.numbers.get(&row.canonical).map(|number| Declared::Of(*number, row.tie)));
                }
            }
        }
        declared
    }

    fn number(&mut self, canonical: String) -> OrganisationId {
        let next = OrganisationId(Uuid::from_u128(self.numbers.len() as u128 + 1));
        *self.numbers.entry(canonical).or_insert(next)
    }
}

/// How a name is compared: without regard to case and blanks. More people may be meant than one, and then all are.
pub(super) fn canonical(name: &str) -> String {
    canonical_organisation(name)
}
