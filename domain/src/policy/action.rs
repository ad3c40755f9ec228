//! What can be asked for.

use super::TokenScope;
use crate::words;

words! {
    /// Everything that needs a decision. The words appear in the golden file, in logs and in documentation.
    pub enum Action {
        /// Read what is public: portal, released programmes, feeds.
        ReadPublic = "read-public",
        /// Sign up, sign in, follow a mailed link.
        Enter = "enter",
        /// Read somebody's profile.
        SeePerson = "see-person",
        /// See and change one's own profile, affiliations and picture.
        ManageProfile = "manage-profile",
        /// See and end one's own sign-ins.
        ManageSignIns = "manage-sign-ins",
        /// Change one's own addresses and password, export and delete one's data.
        ManageAccount = "manage-account",
        /// Make and revoke one's own API tokens.
        ManageTokens = "manage-tokens",
        /// Keep favourites and a personal agenda.
        KeepAgenda = "keep-agenda",
        /// Write, hand in and withdraw one's own proposals.
        Propose = "propose",
        /// See jobs, kept mail, the state of the site; grant site roles.
        AdministerSite = "administer-site",
        /// Found an ecosystem.
        FoundEcosystem = "found-ecosystem",
        /// Edit an ecosystem.
        EditEcosystem = "edit-ecosystem",
        /// Invite to and remove from an ecosystem's team.
        ManageEcosystemTeam = "manage-ecosystem-team",
        /// Found a conference, in an ecosystem or alone.
        FoundConference = "found-conference",
        /// Know that a conference exists and read its public pages.
        SeeConference = "see-conference",
        /// See the organisers' pages of a conference.
        OrganiseConference = "organise-conference",
        /// Edit a conference, its rooms, tracks and session types.
        EditConference = "edit-conference",
        /// Write, show, hide and close a conference's calls for papers.
        ManageCalls = "manage-calls",
        /// Read the proposals of a conference's calls.
        SeeProposals = "see-proposals",
        /// Move proposals: shortlist, accept, reject and so on.
        MoveProposals = "move-proposals",
        /// Enter proposals and speakers for others, and mark duplicates.
        EnterProposals = "enter-proposals",
        /// Name who reads proposals under embargo, and lift embargoes.
        NameReaders = "name-readers",
        /// Claim what the record holds of oneself without an account.
        ClaimPerson = "claim-person",
        /// Take part in a review: read what one may read of its proposals.
        SeeReview = "see-review",
        /// Take part in a review: write reviews, bid, decline, discuss, declare conflicts of interest.
        WriteReview = "write-review",
        /// Set up a review, invite its reviewers, assign proposals to them.
        ManageReview = "manage-review",
        /// Invite to and remove from a conference's team.
        ManageTeam = "manage-team",
        /// Accept an invitation into a team.
        JoinTeam = "join-team",
        /// Leave a team one is in.
        LeaveTeam = "leave-team",
        /// Import a programme and release it.
        ReleaseProgramme = "release-programme",
        /// Know that a group exists and read what it says of itself.
        SeeGroup = "see-group",
        /// Read the names of a group's members.
        SeeGroupMembers = "see-group-members",
        /// Propose a group in an ecosystem.
        ProposeGroup = "propose-group",
        /// Join a group, or ask to; accept its policies.
        JoinGroup = "join-group",
        /// Leave a group, end a role one holds in it.
        LeaveGroup = "leave-group",
        /// Edit what a group says about itself, its milestones and policies.
        EditGroup = "edit-group",
        /// Write versions of a group's charter.
        WriteCharter = "write-charter",
        /// Adopt a charter; approve, decline, activate, conclude and reopen a group; place it under another.
        OverseeGroup = "oversee-group",
        /// Answer requests to join, invite, edit memberships, record meetings and leaves.
        ManageMembers = "manage-members",
        /// Name and end chairs and other officers; pause and resume the group.
        NameOfficers = "name-officers",
        /// Set the rule by which a group's members have the vote.
        SetVotingRule = "set-voting-rule",
        /// Take the whole record of a group away: everything that was done in its name.
        ExportGroup = "export-group",
        /// Know that a draft exists and read its revisions.
        SeeDraft = "see-draft",
        /// Begin a draft in a group.
        StartDraft = "start-draft",
        /// Read and write a draft's working copy, post revisions.
        WriteDraft = "write-draft",
        /// Name a draft's editors and readers, say who may read it, park it and give it up.
        ManageDraft = "manage-draft",
        /// Know of the meetings that only members know of.
        SeeClosedMeetings = "see-closed-meetings",
        /// Sign in to a meeting, raise a hand, withhold consent to a recording.
        AttendMeeting = "attend-meeting",
        /// Write the minutes of meetings.
        WriteMinutes = "write-minutes",
        /// Announce, move and cancel meetings; agenda, attendance, shows of hands; propose and approve minutes.
        RunMeetings = "run-meetings",
        /// Write ballots and rules for them, open and end them, rule on positions, record votes of those in the room.
        RunBallots = "run-ballots",
        /// Read the positions of a ballot that is for members alone.
        SeeVotes = "see-votes",
        /// Cast a position; whether one has a vote, the snapshot of the ballot says.
        Vote = "vote",
        /// Comment on a draft that one may read, as a member of its group or not; answer what became of it.
        Comment = "comment",
        /// Let comments through, hide them, keep a draft's ledger of issues, take over what was suggested.
        TendComments = "tend-comments",
        /// Respond to a call, object, appeal, declare rights, as a member of its group or not.
        TakePart = "take-part",
        /// Say what came of a call, answer objections, annul a call.
        JudgeCalls = "judge-calls",
    }
}

/// What an action needs before the thing itself is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nothing: the route is open to all.
    Nobody,
    /// Somebody signed in; a token must carry this scope.
    Person(TokenScope),
    /// Somebody signed in through a browser: tokens never do this.
    Browser,
}

impl Action {
    /// What the action's route needs.
    pub const fn need(self) -> Need {
        match self {
            Self::ReadPublic
            | Self::Enter
            | Self::SeePerson
            | Self::SeeConference
            | Self::SeeGroup
            | Self::SeeGroupMembers
            | Self::SeeDraft
            | Self::SeeClosedMeetings
            | Self::SeeVotes => Need::Nobody,
            Self::ManageSignIns | Self::ManageAccount | Self::ManageTokens | Self::AdministerSite => Need::Browser,
            Self::ManageProfile | Self::KeepAgenda | Self::Propose | Self::ClaimPerson => {
                Need::Person(TokenScope::Profile)
            }
            Self::OrganiseConference | Self::SeeProposals | Self::SeeReview => Need::Person(TokenScope::Read),
            Self::FoundEcosystem
            | Self::EditEcosystem
            | Self::ManageEcosystemTeam
            | Self::FoundConference
            | Self::EditConference
            | Self::ManageCalls
            | Self::MoveProposals
            | Self::EnterProposals
            | Self::NameReaders
            | Self::WriteReview
            | Self::ManageReview
            | Self::ManageTeam
            | Self::JoinTeam
            | Self::LeaveTeam => Need::Person(TokenScope::Conference),
            Self::ReleaseProgramme => Need::Person(TokenScope::Programme),
            Self::ProposeGroup
            | Self::JoinGroup
            | Self::LeaveGroup
            | Self::EditGroup
            | Self::WriteCharter
            | Self::OverseeGroup
            | Self::ManageMembers
            | Self::NameOfficers
            | Self::SetVotingRule
            | Self::ExportGroup
            | Self::StartDraft
            | Self::WriteDraft
            | Self::ManageDraft
            | Self::AttendMeeting
            | Self::WriteMinutes
            | Self::RunMeetings
            | Self::RunBallots
            | Self::Vote
            | Self::Comment
            | Self::TendComments
            | Self::TakePart
            | Self::JudgeCalls => Need::Person(TokenScope::Group),
        }
    }
}
