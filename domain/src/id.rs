//! Typed identifiers: `UUIDv7` newtypes, so that a room is never taken for a session.
//!
//! A v7 identifier tells when it was made. Where that must not be known, or where knowing the value grants something
//! (tickets, invitations, receipts), a random token of its own is used instead, stored hashed.

/// Declares identifier types. Each displays, parses, serialises and is stored as a UUID.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "persist", derive(sea_orm::DeriveValueType))]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<$name> for uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(value: uuid::Uuid) -> Self {
                Self(value)
            }
        }

        #[cfg(feature = "persist")]
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )+};
}

ids! {
    /// A person in the record, with or without an account.
    PersonId;
    /// The means to sign in.
    AccountId;
    /// One of an account's e-mail addresses.
    AddressId;
    /// What a sign-in cookie proves.
    SignInId;
    /// An API credential.
    TokenId;
    /// A link mailed to somebody that works once.
    LinkId;
    /// An organisation people belong to.
    OrganisationId;
    /// A person's time at an organisation.
    AffiliationId;
    /// A role somebody holds for a time in a scope.
    RoleId;
    /// An invitation into a team.
    InvitationId;
    /// A stored file.
    FileId;
    /// An ecosystem: conferences, groups and a library under one roof.
    EcosystemId;
    /// A conference.
    ConferenceId;
    /// A room of a conference.
    RoomId;
    /// A track of a conference.
    TrackId;
    /// A kind of session a conference offers (talk, workshop).
    SessionTypeId;
    /// An item of a programme.
    SessionId;
    /// A session in a room at a time.
    SlotId;
    /// A published, immutable state of a programme.
    ReleaseId;
    /// A draft of a group.
    DraftId;
    /// A posted state of a draft; never changed.
    DraftRevisionId;
    /// A saved state of a draft's working copy.
    DraftSaveId;
    /// What a standard asks, over all its revisions, whatever number it has in one of them.
    RequirementId;
    /// One row of the event log.
    EventId;
    /// Something to be carried out after the commit (mail, webhook).
    OutboxId;
    /// A unit of background work.
    JobId;
    /// A call for papers of a conference.
    CallId;
    /// A code that lets somebody in where a call alone does not.
    AccessCodeId;
    /// A question a call asks besides its usual fields.
    QuestionId;
    /// Something to choose in answer to a question.
    OptionId;
    /// What somebody offers to a call.
    ProposalId;
    /// Decisions that are told together.
    AnnouncementId;
    /// A letter to somebody who speaks.
    LetterId;
    /// A move of a proposal that was made.
    MoveId;
    /// An invitation to speak along in a proposal.
    SpeakerInvitationId;
    /// A file or a link beside a proposal.
    AttachmentId;
    /// A link under which its speakers show a proposal to others.
    ShareLinkId;
    /// That two persons of the record were found to be one.
    MergeId;
    /// A category that reviewers score.
    CategoryId;
    /// A subject that proposals are about and reviewers know.
    TopicId;
    /// Somebody's review of a proposal.
    ReviewId;
    /// A message in the discussion of a proposal.
    MessageId;
    /// What somebody declared a conflict of interest with.
    DeclarationId;
    /// A working group, or another kind of group.
    GroupId;
    /// Something a group plans to reach.
    MilestoneId;
    /// A version of a group's charter.
    CharterId;
    /// That a charter was adopted.
    AdoptionId;
    /// Somebody's time in a group.
    MembershipId;
    /// That somebody asks to join a group.
    JoinRequestId;
    /// A policy of a group, from a day on.
    GroupPolicyId;
    /// That somebody accepted a policy.
    AcceptanceId;
    /// A rule of standing of a group, from a day on.
    VotingRuleId;
    /// A leave of absence from a group.
    LeaveId;
    /// A meeting of a group.
    MeetingId;
    /// Meetings of a group that repeat.
    MeetingSeriesId;
    /// What a meeting is about, item by item.
    AgendaItemId;
    /// A document beside a meeting.
    MaterialId;
    /// A decision, an action item or a correction in minutes.
    MinutesEntryId;
    /// A show of hands.
    HandsId;
    /// A link to a recording or a transcript.
    RecordingId;
    /// A body's own rule for ballots.
    BallotRuleId;
    /// A ballot of a group.
    BallotId;
    /// Something that was said in a ballot.
    BallotPositionId;
    /// Whose vote it is in a ballot: a person's or an organisation's id.
    VoterId;
    /// A paper of a confidential ballot; random, it tells no time.
    SlipId;
    /// That somebody votes for another.
    ProxyId;
    /// Somebody who stands in an election.
    CandidacyId;
    /// A record of a ballot.
    BallotRecordId;
    /// A term of office that an election gave.
    OfficeTermId;
    /// A comment on a draft.
    CommentId;
    /// What a comment said before it was edited.
    CommentVersionId;
    /// An issue in the ledger of a draft.
    IssueId;
    /// Something that happened to an issue.
    IssueEntryId;
    /// A move of a draft from one state to another.
    DraftMoveId;
    /// A call of a group: for adoption, for last comments, for consensus.
    GroupCallId;
    /// What somebody said to a call.
    ResponseId;
    /// An objection.
    ObjectionId;
    /// An appeal against the outcome of a call.
    AppealId;
    /// An entry in the list of rights that were declared.
    IprId;
    /// A state of a write-up.
    WriteUpId;
    /// A published standard.
    StandardId;
    /// An error that was reported in a standard.
    ErratumId;
}
