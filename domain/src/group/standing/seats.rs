//! One vote for each organisation.

use std::collections::BTreeMap;

use serde::Serialize;

/// A member who may hold a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder<Person, Organisation> {
    /// The member.
    pub person: Person,
    /// The organisation that the member acts for; those that are related count as one and carry one name here. None for
    /// somebody who acts for themselves.
    pub organisation: Option<Organisation>,
    /// Whether the member has the vote by the rule of standing.
    pub votes: bool,
    /// 0 for the voting representative, 1 for the alternate; none for other members.
    pub rank: Option<u8>,
    /// Whether the member is there to vote.
    pub present: bool,
}

/// A vote: who casts it, or why nobody does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Seat<Person, Organisation> {
    /// Whose vote it is; none for somebody's own.
    pub organisation: Option<Organisation>,
    /// Who casts it.
    pub person: Option<Person>,
    /// `seat-own`, `seat-representative`, `seat-alternate`, `seat-only-member`, `seat-absent`, or `seat-not-named` where
    /// several may vote and the organisation has named none of them.
    pub because: &'static str,
}

/// The votes of a group: one for each organisation and one for everybody who acts for themselves. Organisations come in
/// their order, then people in theirs.
pub fn seats<P: Clone, O: Clone + Ord>(holders: &[Holder<P, O>]) -> Vec<Seat<P, O>> {
    let mut organisations: BTreeMap<&O, Vec<&Holder<P, O>>> = BTreeMap::new();
    let mut own = Vec::new();
    for holder in holders.iter().filter(|holder| holder.votes) {
        match &holder.organisation {
            Some(organisation) => organisations.entry(organisation).or_default().push(holder),
            None if holder.present => own.push(seat(None, Some(holder), "seat-own")),
            None => own.push(seat(None, None, "seat-absent")),
        }
    }
    let held = organisations.into_iter().map(|(organisation, holders)| of_organisation(organisation, &holders));
    held.chain(own).collect()
}

fn of_organisation<P: Clone, O: Clone>(organisation: &O, holders: &[&Holder<P, O>]) -> Seat<P, O> {
    let organisation = Some(organisation.clone());
    let named = holders.iter().filter(|holder| holder.present).filter_map(|holder| Some((holder.rank?, *holder)));
    if let Some((rank, holder)) = named.min_by_key(|(rank, _)| *rank) {
        let because = if rank == 0 { "seat-representative" } else { "seat-alternate" };
        return seat(organisation, Some(holder), because);
    }
    match holders {
        [only] if only.present => seat(organisation, Some(only), "seat-only-member"),
        _ if holders.iter().any(|holder| holder.present) => seat(organisation, None, "seat-not-named"),
        _ => seat(organisation, None, "seat-absent"),
    }
}

fn seat<P: Clone, O>(organisation: Option<O>, holder: Option<&Holder<P, O>>, because: &'static str) -> Seat<P, O> {
    Seat { organisation, person: holder.map(|holder| holder.person.clone()), because }
}
