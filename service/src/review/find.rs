//! The scoped finders of reviews. None of them knows who asks: what they find goes through [`super::sight`] before
//! anybody reads it.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    cfp::State,
    id::{CallId, DeclarationId, InvitationId, PersonId, ProposalId},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::SelectStatement,
};

use crate::entity::{
    account, affiliation, assignment, bid, call, conference, declaration, email_address, organisation, person,
    pinned_conflict, proposal, proposal_review, proposal_speaker, review, review_copy, review_message, reviewer,
    reviewer_invitation,
};

/// Some proposals of a call.
#[derive(Clone, Copy, Debug)]
pub(super) enum Scope {
    /// All that were handed in.
    Call(CallId),
    /// One.
    One(ProposalId),
}

impl Scope {
    fn ids(self) -> SelectStatement {
        let ids = proposal::Entity::find().select_only().column(proposal::Column::Id);
        match self {
            Self::Call(id) => ids.filter(proposal::Column::CallId.eq(id)),
            Self::One(id) => ids.filter(proposal::Column::Id.eq(id)),
        }
        .into_query()
    }

    /// The ids of those that somebody may know of, drafts excepted, for what is read beside them.
    pub fn known(self, listed: Condition) -> SelectStatement {
        let mut ids = self.ids();
        ids.cond_where(Condition::all().add(proposal::Column::State.ne(State::Draft)).add(listed));
        ids
    }

    /// The proposals, drafts excepted, in the order in which they were begun.
    pub fn proposals(self) -> Select<proposal::Entity> {
        proposal::Entity::find()
            .filter(proposal::Column::Id.in_subquery(self.ids()))
            .filter(proposal::Column::State.ne(State::Draft))
            .order_by_asc(proposal::Column::Id)
    }

    /// Who speaks in them.
    pub fn speakers(self) -> Select<proposal_speaker::Entity> {
        proposal_speaker::Entity::find().filter(proposal_speaker::Column::ProposalId.in_subquery(self.ids()))
    }

    /// Conflicts that chairs set.
    pub fn pins(self) -> Select<pinned_conflict::Entity> {
        pinned_conflict::Entity::find().filter(pinned_conflict::Column::ProposalId.in_subquery(self.ids()))
    }

    /// What chairs prepared of them.
    pub fn copies(self) -> Select<review_copy::Entity> {
        review_copy::Entity::find().filter(review_copy::Column::ProposalId.in_subquery(self.ids()))
    }

    /// Who is to review them, in the order in which it was settled; those who declined included.
    pub fn assignments(self) -> Select<assignment::Entity> {
        assignment::Entity::find()
            .filter(assignment::Column::ProposalId.in_subquery(self.ids()))
            .order_by_asc(assignment::Column::AssignedAt)
            .order_by_asc(assignment::Column::PersonId)
    }

    /// Their reviews in the order in which they were begun, unfinished ones included.
    pub fn reviews(self) -> Select<proposal_review::Entity> {
        proposal_review::Entity::find()
            .filter(proposal_review::Column::ProposalId.in_subquery(self.ids()))
            .order_by_asc(proposal_review::Column::Id)
    }

    /// What reviewers wish.
    pub fn bids(self) -> Select<bid::Entity> {
        bid::Entity::find().filter(bid::Column::ProposalId.in_subquery(self.ids()))
    }

    /// How they are discussed, the first message first.
    pub fn messages(self) -> Select<review_message::Entity> {
        review_message::Entity::find()
            .filter(review_message::Column::ProposalId.in_subquery(self.ids()))
            .order_by_asc(review_message::Column::Id)
    }
}

/// Every proposal of a call, drafts included, for a test that compares what is shown of them.
#[cfg(test)]
pub(super) fn every_proposal(call: CallId) -> Select<proposal::Entity> {
    proposal::Entity::find().filter(proposal::Column::CallId.eq(call)).order_by_asc(proposal::Column::Id)
}

/// How a call is reviewed, if its chairs said so.
pub(super) fn review_of(call: CallId) -> Select<review::Entity> {
    review::Entity::find().filter(review::Column::CallId.eq(call))
}

/// Every review that was set up.
pub(super) fn reviews() -> Select<review::Entity> {
    review::Entity::find().order_by_asc(review::Column::CallId)
}

/// Who reviews for a call, in the order in which they came.
pub(super) fn reviewers_of(call: CallId) -> Select<reviewer::Entity> {
    reviewer::Entity::find()
        .filter(reviewer::Column::CallId.eq(call))
        .filter(reviewer::Column::LeftAt.is_null())
        .order_by_asc(reviewer::Column::JoinedAt)
        .order_by_asc(reviewer::Column::PersonId)
}

/// Somebody as a reviewer of a call, also if they left.
pub(super) fn reviewer_ever(call: CallId, person: PersonId) -> Select<reviewer::Entity> {
    reviewer::Entity::find_by_id((call, person))
}

/// Where somebody reviews.
pub(super) fn reviewing(person: PersonId) -> Select<reviewer::Entity> {
    reviewer::Entity::find().filter(reviewer::Column::PersonId.eq(person))
}

/// For which call, and with which load, an invitation asks.
pub(super) fn invited_as(id: InvitationId) -> Select<reviewer_invitation::Entity> {
    reviewer_invitation::Entity::find_by_id(id)
}

/// Invitations of reviewers of a call.
pub(super) fn invited_to(call: CallId) -> Select<reviewer_invitation::Entity> {
    reviewer_invitation::Entity::find().filter(reviewer_invitation::Column::CallId.eq(call))
}

/// What some people declared.
pub(super) fn declarations(of: impl IntoIterator<Item = PersonId>) -> Select<declaration::Entity> {
    declaration::Entity::find()
        .filter(declaration::Column::PersonId.is_in(of))
        .order_by_asc(declaration::Column::Kind)
        .order_by_asc(declaration::Column::Canonical)
}

/// A declaration of somebody's own.
pub(super) fn own_declaration(of: PersonId, id: DeclarationId) -> Select<declaration::Entity> {
    declaration::Entity::find_by_id(id).filter(declaration::Column::PersonId.eq(of))
}

/// Somebody's time at organisations.
pub(super) fn affiliations(of: impl IntoIterator<Item = PersonId>) -> Select<affiliation::Entity> {
    affiliation::Entity::find().filter(affiliation::Column::PersonId.is_in(of))
}

/// Organisations by id.
pub(super) fn organisations(ids: impl IntoIterator<Item = domain::id::OrganisationId>) -> Select<organisation::Entity> {
    organisation::Entity::find().filter(organisation::Column::Id.is_in(ids))
}

/// Who speaks together with some people, wherever they do.
pub(super) fn spoken_with(people: impl IntoIterator<Item = PersonId>) -> Select<proposal_speaker::Entity> {
    let theirs = proposal_speaker::Entity::find()
        .select_only()
        .column(proposal_speaker::Column::ProposalId)
        .filter(proposal_speaker::Column::PersonId.is_in(people))
        .into_query();
    proposal_speaker::Entity::find().filter(proposal_speaker::Column::ProposalId.in_subquery(theirs))
}

/// People by id.
pub(super) fn people(ids: impl IntoIterator<Item = PersonId>) -> Select<person::Entity> {
    person::Entity::find().filter(person::Column::Id.is_in(ids))
}

/// The account of somebody, for mail.
pub(super) fn account_of(person: PersonId) -> Select<account::Entity> {
    account::Entity::find().filter(account::Column::PersonId.eq(person))
}

/// The address that mail to an account goes to.
pub(super) fn primary_address(of: domain::id::AccountId) -> Select<email_address::Entity> {
    email_address::Entity::find()
        .filter(email_address::Column::AccountId.eq(of))
        .filter(email_address::Column::IsPrimary.eq(true))
}

/// A call by id, for a caller that authorises next.
pub(super) fn call(id: CallId) -> Select<call::Entity> {
    call::Entity::find().filter(call::Column::Id.eq(id))
}

/// The conference of a call, for a caller that authorises next.
pub(super) fn conference(of: &call::Model) -> Select<conference::Entity> {
    conference::Entity::find().filter(conference::Column::Id.eq(of.conference_id))
}

/// What somebody wrote of proposals.
pub(super) fn written_by(person: PersonId) -> Select<proposal_review::Entity> {
    proposal_review::Entity::find().filter(proposal_review::Column::PersonId.eq(person))
}

/// What somebody began to write and has not handed in.
pub(super) fn begun_by(person: PersonId) -> Select<proposal_review::Entity> {
    written_by(person).filter(proposal_review::Column::SubmittedAt.is_null())
}

/// What somebody said in discussions.
pub(super) fn said_by(person: PersonId) -> Select<review_message::Entity> {
    review_message::Entity::find().filter(review_message::Column::PersonId.eq(person))
}
