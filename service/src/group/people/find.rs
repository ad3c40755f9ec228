//! The scoped finders of memberships, requests and what goes with them.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use chrono::NaiveDate;
use domain::{
    Instant,
    id::{GroupId, GroupPolicyId, JoinRequestId, OrganisationId, PersonId},
    identity::{EmailAddress, canonical_organisation},
    language::Lang,
    policy::{RoleKind, ScopeKind},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, LikeExpr},
};

use crate::{
    Result,
    entity::{
        account, affiliation, email_address, join_request, membership, organisation, person, policy_acceptance,
        related_organisation, role,
    },
};

/// Every time anybody spent in a group, the first ones first.
pub(in crate::group) fn memberships_ever(group: GroupId) -> Select<membership::Entity> {
    membership::Entity::find().filter(membership::Column::GroupId.eq(group)).order_by_asc(membership::Column::Id)
}

/// Who belongs to a group now.
pub(in crate::group) fn memberships(group: GroupId) -> Select<membership::Entity> {
    memberships_ever(group).filter(membership::Column::EndedAt.is_null())
}

/// Who belongs to a group now, or did at a moment that is over and left since, and was not found to be somebody else.
pub(in crate::group) fn own_memberships_at(group: GroupId, at: Instant) -> Select<membership::Entity> {
    let merged = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::MergedInto.is_not_null());
    let open = Condition::any().add(membership::Column::EndedAt.is_null()).add(membership::Column::EndedAt.gt(at));
    memberships_ever(group).filter(open).filter(membership::Column::PersonId.not_in_subquery(merged.into_query()))
}

/// Everybody who holds something in a group now, or one thing. Who only observes is found for those inside alone.
pub(super) fn people_of(
    group: GroupId,
    now: Instant,
    is_inside: bool,
    role: Option<RoleKind>,
) -> Select<person::Entity> {
    // In no order: the database would sort all of them, although it only looks whether somebody is among them.
    let held = |roles: Condition| {
        let held = role::Entity::find().filter(roles).filter(crate::team::held_at(now));
        held.select_only().column(role::Column::PersonId)
    };
    let mut seen = held(in_group(group));
    if !is_inside {
        seen = seen.filter(role::Column::Kind.ne(RoleKind::Observer));
    }
    let people = person::Entity::find().filter(person::Column::Id.in_subquery(seen.into_query()));
    let Some(kind) = role else { return people };
    let holding = held(in_group(group).add(role::Column::Kind.eq(kind)));
    people.filter(person::Column::Id.in_subquery(holding.into_query()))
}

fn in_group(group: GroupId) -> Condition {
    Condition::all().add(role::Column::ScopeKind.eq(ScopeKind::Group)).add(role::Column::ScopeId.eq(group.0))
}

/// People whose names have a word in them, which is in lower case.
pub(super) fn named_like(word: &str) -> Expr {
    let plain: String =
        word.chars().flat_map(|c| matches!(c, '%' | '_' | '!').then_some('!').into_iter().chain([c])).collect();
    Expr::col((person::Entity, person::Column::SortName)).like(LikeExpr::new(format!("%{plain}%")).escape('!'))
}

/// People of some memberships.
pub(super) fn is_one_of(memberships: Select<membership::Entity>) -> Expr {
    let people = memberships.select_only().column(membership::Column::PersonId);
    person::Column::Id.in_subquery(people.into_query())
}

/// People who stand after somebody in a list by name.
pub(super) fn comes_after(row: &person::Model) -> Condition {
    let same = person::Column::SortName.eq(row.sort_name.as_str());
    Condition::any()
        .add(person::Column::SortName.gt(row.sort_name.as_str()))
        .add(Condition::all().add(same).add(person::Column::Id.gt(row.id)))
}

/// How many members of a group there are of each interest category and organisation. Nobody is counted twice: a membership
/// begins only where somebody has none in the group.
pub(super) fn members_by_share(group: GroupId, now: Instant) -> Select<role::Entity> {
    let same =
        Expr::col((membership::Entity, membership::Column::PersonId)).equals((role::Entity, role::Column::PersonId));
    let theirs = Condition::all()
        .add(same)
        .add(membership::Column::GroupId.eq(group))
        .add(membership::Column::EndedAt.is_null());
    let mut members = role::Entity::find()
        .filter(in_group(group))
        .filter(role::Column::Kind.eq(RoleKind::Member))
        .filter(crate::team::held_at(now))
        .select_only()
        .columns([membership::Column::Category, membership::Column::OrganisationId])
        .column_as(Expr::col((role::Entity, role::Column::PersonId)).count_distinct(), "members")
        .group_by(membership::Column::Category)
        .group_by(membership::Column::OrganisationId);
    QueryTrait::query(&mut members).left_join(membership::Entity, theirs);
    members
}

/// The organisation that is called so.
pub(super) fn organisations_named(name: &str) -> Select<organisation::Entity> {
    organisation::Entity::find().filter(organisation::Column::Canonical.eq(canonical_organisation(name)))
}

/// Somebody's membership in a group.
pub(in crate::group) fn membership_of(group: GroupId, person: PersonId) -> Select<membership::Entity> {
    memberships(group).filter(membership::Column::PersonId.eq(person))
}

/// Somebody's memberships everywhere, also those that ended.
pub(super) fn memberships_of(person: PersonId) -> Select<membership::Entity> {
    membership::Entity::find().filter(membership::Column::PersonId.eq(person)).order_by_asc(membership::Column::Id)
}

/// The requests to join a group that wait for an answer, the first ones first.
pub(in crate::group) fn requests(group: GroupId) -> Select<join_request::Entity> {
    join_request::Entity::find()
        .filter(join_request::Column::GroupId.eq(group))
        .filter(join_request::Column::Answer.is_null())
        .order_by_asc(join_request::Column::Id)
}

/// One request that waits for an answer.
pub(in crate::group) fn request(group: GroupId, id: JoinRequestId) -> Select<join_request::Entity> {
    requests(group).filter(join_request::Column::Id.eq(id))
}

/// The requests that somebody ever made.
pub(super) fn requests_of(person: PersonId) -> Select<join_request::Entity> {
    join_request::Entity::find().filter(join_request::Column::PersonId.eq(person))
}

/// Which of some policies somebody accepted.
pub(super) fn acceptances(person: PersonId, among: Vec<GroupPolicyId>) -> Select<policy_acceptance::Entity> {
    policy_acceptance::Entity::find()
        .filter(policy_acceptance::Column::PersonId.eq(person))
        .filter(policy_acceptance::Column::PolicyId.is_in(among))
}

/// Every policy that somebody accepted.
pub(super) fn acceptances_of(person: PersonId) -> Select<policy_acceptance::Entity> {
    policy_acceptance::Entity::find().filter(policy_acceptance::Column::PersonId.eq(person))
}

/// Organisations, for their names.
pub(in crate::group) fn organisations(ids: impl IntoIterator<Item = OrganisationId>) -> Select<organisation::Entity> {
    organisation::Entity::find().filter(organisation::Column::Id.is_in(ids))
}

/// The organisations that vote in a group as one with another.
pub(in crate::group) fn related(group: GroupId) -> Select<related_organisation::Entity> {
    related_organisation::Entity::find().filter(related_organisation::Column::GroupId.eq(group))
}

/// The times that people spent at organisations.
pub(in crate::group) fn affiliations(people: impl IntoIterator<Item = PersonId>) -> Select<affiliation::Entity> {
    affiliation::Entity::find()
        .filter(affiliation::Column::PersonId.is_in(people))
        .order_by_asc(affiliation::Column::FromDate)
}

/// Where somebody is on a day, by name; what an act of that day keeps. Empty where their profile says nothing.
pub(crate) async fn affiliation_on(db: &impl ConnectionTrait, person: PersonId, on: NaiveDate) -> Result<String> {
    let open = Condition::any().add(affiliation::Column::ToDate.is_null()).add(affiliation::Column::ToDate.gte(on));
    let rows = affiliations([person]).filter(affiliation::Column::FromDate.lte(on)).filter(open).all(db).await?;
    let named = organisations(rows.into_iter().map(|row| row.organisation_id)).all(db).await?;
    let mut names: Vec<String> = named.into_iter().map(|row| row.name).collect();
    names.sort_unstable();
    Ok(names.join(", "))
}

/// Where mail reaches somebody, and in which language; none for people without an account.
pub(crate) async fn reached(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<(EmailAddress, Lang)>> {
    let account = account::Entity::find().filter(account::Column::PersonId.eq(id)).one(db).await?;
    let Some(account) = account else { return Ok(None) };
    let address = email_address::Entity::find()
        .filter(email_address::Column::AccountId.eq(account.id))
        .filter(email_address::Column::IsPrimary.eq(true))
        .one(db)
        .await?;
    let person = person::Entity::find_by_id(id).one(db).await?;
    let reached = address.and_then(|row| EmailAddress::parse(&row.address).ok()).zip(person.map(|row| row.language));
    Ok(reached)
}
