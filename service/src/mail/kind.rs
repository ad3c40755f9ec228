//! The kinds of mail, each with what it says.

use domain::policy::RoleKind;
use serde::{Deserialize, Serialize};

/// A mail. What stands in it decides nothing but its words; secrets in it live until it is delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mail", rename_all = "kebab-case")]
pub enum Mail {
    /// Opens an account. Says nothing that the asker typed: anybody can ask for it in anybody's name.
    SignUpLink {
        /// The secret of the link.
        token: String,
        /// Where to go on afterwards.
        next: Option<String>,
    },
    /// Somebody asked to sign up with an address that has an account.
    AlreadyMember,
    /// Somebody asked to sign up, and accounts are opened by invitation only.
    SignUpClosed,
    /// Signs in.
    SignInLink {
        /// The secret of the link.
        token: String,
        /// What to type where the link was asked for, if the mail is read elsewhere.
        code: String,
        /// Where to go on afterwards.
        next: Option<String>,
    },
    /// Sets a new password.
    RecoveryLink {
        /// The secret of the link.
        token: String,
    },
    /// Somebody asked to sign in with, or recover, an address that has no account.
    NoAccount,
    /// Adds an address to an account.
    AddressLink {
        /// The secret of the link.
        token: String,
    },
    /// Somebody asked to add an address to their account that belongs to another.
    AddressTaken,
    /// Invites into a team.
    Invitation {
        /// The secret of the link.
        token: String,
        /// The name of who invites.
        inviter: String,
        /// The name of the ecosystem or conference.
        team: String,
        /// The role that is offered.
        role: RoleKind,
        /// For how many days.
        days: i64,
    },
    /// Invites to speak along in a proposal.
    SpeakerInvitation {
        /// The secret of the link.
        token: String,
        /// The name of who invites.
        inviter: String,
        /// What the proposal is called, or its stand-in.
        title: String,
        /// The name of the conference.
        conference: String,
        /// For how many days.
        days: i64,
    },
    /// Tells somebody that organisers entered a proposal in their name, which they can claim.
    ClaimLink {
        /// The secret of the link.
        token: String,
        /// What the proposal is called, or its stand-in.
        title: String,
        /// The name of the conference.
        conference: String,
        /// For how many days.
        days: i64,
    },
    /// There is something left to review.
    ReviewReminder {
        /// The name of the conference.
        conference: String,
        /// The name of the call.
        call: String,
        /// How many proposals are left to the reviewer.
        count: usize,
        /// Until when, on the clock of the conference.
        until: String,
        /// The page of the review.
        path: String,
    },
    /// The chairs of a group answered a request to join.
    JoinAnswered {
        /// The name of the group.
        group: String,
        /// `accepted` or `declined`.
        answer: String,
        /// What they say; may be empty.
        reply: String,
        /// The page of the group.
        path: String,
    },
    /// Something about a ballot of a group.
    Ballot {
        /// `opened`, `reminder`, `closed`, `blocked` or `nominated`.
        about: String,
        /// The name of the group.
        group: String,
        /// What the ballot is called.
        title: String,
        /// The last moment at which a position counts.
        until: String,
        /// How it ended (`passes`, `fails`, `counted`), or the reason of who blocks; may be empty.
        said: String,
        /// The hash of its record; may be empty.
        record: String,
        /// The head of the chain that seals the group's event log; may be empty.
        #[serde(default)]
        head: String,
        /// The page of the ballot.
        path: String,
    },
    /// Something about a call of a group.
    Call {
        /// `opened`, `closed`, `answered` or `settled`.
        about: String,
        /// What it asks.
        kind: String,
        /// The name of the group.
        group: String,
        /// What it is about; empty where not everybody may read it.
        title: String,
        /// The last moment at which a response counts, with its zone.
        until: String,
        /// What came of it; empty before.
        said: String,
        /// The page of the call.
        path: String,
    },
    /// Something that its reader must do is due.
    Duty {
        /// What kind of thing is open.
        kind: String,
        /// The name of the group.
        group: String,
        /// What it is about; empty where not everybody may read it.
        title: String,
        /// The day on which it is due.
        due: String,
        /// The page where it is done.
        path: String,
    },
    /// Something about a comment on a draft, or about the issue that it raises.
    Comment {
        /// `published`, `refused`, `hidden`, `settled` or `not-satisfied`.
        about: String,
        /// The name of the group.
        group: String,
        /// What the draft is called; empty where not everybody may read it.
        draft: String,
        /// The number and title of the issue; may be empty.
        issue: String,
        /// What became of it; may be empty.
        disposition: String,
        /// The reason, or what a commenter says; may be empty.
        words: String,
        /// The last moment that an answer counts; may be empty.
        until: String,
        /// The page.
        path: String,
    },
    /// A group published a standard.
    Published {
        /// The name of the group.
        group: String,
        /// What the standard is cited as.
        cited: String,
        /// What it is called.
        title: String,
        /// Its page.
        path: String,
    },
    /// A standard was withdrawn.
    Withdrawn {
        /// The name of the group.
        group: String,
        /// What the standard is cited as.
        cited: String,
        /// What it is called.
        title: String,
        /// Why.
        reason: String,
        /// Its page.
        path: String,
    },
    /// Something became of an erratum that its reader reported.
    Erratum {
        /// `publish`, `verify`, `hold`, `reject`, `refuse` or `reopen`.
        about: String,
        /// What the standard is cited as.
        cited: String,
        /// What it is called.
        title: String,
        /// The number of the erratum.
        number: i32,
        /// What was said to it; may be empty.
        note: String,
        /// Its page.
        path: String,
    },
    /// The password was set or changed.
    PasswordChanged,
    /// The password was replaced by means of a mailed link.
    PasswordRecovered,
    /// An address was added to the account.
    AddressAdded {
        /// Which.
        address: String,
    },
    /// An address was removed from the account.
    AddressRemoved {
        /// Which.
        address: String,
    },
    /// Mail goes to another address from now on.
    PrimaryChanged {
        /// Which.
        address: String,
    },
    /// An API token was made.
    TokenCreated {
        /// What it is called.
        name: String,
    },
    /// The account and what belonged to it are gone.
    AccountErased,
    /// A letter of a conference's organisers, in their words. Its values were put in and tamed when it was written.
    Letter {
        /// The subject.
        subject: String,
        /// The text: paragraphs between empty lines.
        body: String,
        /// The name of the conference.
        conference: String,
        /// The page that it leads to.
        path: String,
        /// Whether it asks for an answer.
        asks: bool,
    },
}
