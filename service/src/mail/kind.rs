//! The kinds of mail, each with what it says.

use domain::{identity::LinkPurpose, policy::RoleKind};
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

impl Mail {
    /// Every message of the catalogue, one for each kind.
    #[cfg(test)]
    pub(super) fn one_of_each() -> Vec<Self> {
        let token = || "q83vEjRWeJA".to_owned();
        let next = || Some("/c/fosdem?day=2&track=main".to_owned());
        let address = || "new@people.test".to_owned();
        vec![
            Self::SignUpLink { token: token(), next: next() },
            Self::AlreadyMember,
            Self::SignUpClosed,
            Self::SignInLink { token: token(), code: "ABCDEFGH".into(), next: None },
            Self::RecoveryLink { token: token() },
            Self::NoAccount,
            Self::AddressLink { token: token() },
            Self::AddressTaken,
            Self::Invitation {
                token: token(),
                inviter: "Ada Lovelace".into(),
                team: "Engines <2026>".into(),
                role: RoleKind::Programme,
                days: 14,
            },
            Self::SpeakerInvitation {
                token: token(),
                inviter: "Ada Lovelace".into(),
                title: "Bugs & <features>".into(),
                conference: "Engines <2026>".into(),
                days: 30,
            },
            Self::ClaimLink {
                token: token(),
                title: "Bugs & <features>".into(),
                conference: "Engines <2026>".into(),
                days: 30,
            },
            Self::ReviewReminder {
                conference: "Engines <2026>".into(),
                call: "Talks".into(),
                count: 3,
                until: "2026-10-31 23:59 (Europe/Vienna)".into(),
                path: "/c/engines-2026/review/talks".into(),
            },
            Self::JoinAnswered {
                group: "Engines <2026>".into(),
                answer: "accepted".into(),
                reply: "Welcome & hello.".into(),
                path: "/g/engines".into(),
            },
            Self::Ballot {
                about: "closed".into(),
                group: "Engines <2026>".into(),
                title: "Publish & print".into(),
                until: "2026-10-31 23:59 UTC".into(),
                said: "passes".into(),
                record: "9f86d081".into(),
                head: "60303ae2".into(),
                path: "/g/engines/ballots/1".into(),
            },
            Self::Call {
                about: "settled".into(),
                kind: "last-call".into(),
                group: "Engines <2026>".into(),
                title: "Boilers & pipes".into(),
                until: "2026-10-31 23:59 (Europe/Vienna)".into(),
                said: "consensus".into(),
                path: "/g/engines/calls/1".into(),
            },
            Self::Call {
                about: "opened".into(),
                kind: "last-call".into(),
                group: "Engines <2026>".into(),
                title: String::new(),
                until: "2026-10-31 23:59 (Europe/Vienna)".into(),
                said: String::new(),
                path: "/g/engines/calls/1".into(),
            },
            Self::Duty {
                kind: "state".into(),
                group: "Engines <2026>".into(),
                title: String::new(),
                due: "2026-10-31".into(),
                path: "/g/engines/drafts/2/life".into(),
            },
            Self::Duty {
                kind: "objection".into(),
                group: "Engines <2026>".into(),
                title: "Boilers & pipes".into(),
                due: "2026-10-31".into(),
                path: "/g/engines/calls/1".into(),
            },
            Self::Comment {
                about: "settled".into(),
                group: "Engines <2026>".into(),
                draft: "Sails & steam".into(),
                issue: "#7 Say how long".into(),
                disposition: "accepted-in-part".into(),
                words: "Twelve characters, from the next edition on.".into(),
                until: "2026-10-31 23:59 UTC".into(),
                path: "/g/engines/drafts/sails/issues/7".into(),
            },
            Self::Published {
                group: "Engines <2026>".into(),
                cited: "STD-7".into(),
                title: "Bugs & <features>".into(),
                path: "/standards/7".into(),
            },
            Self::Withdrawn {
                group: "Engines <2026>".into(),
                cited: "STD-7".into(),
                title: "Bugs & <features>".into(),
                reason: "Its main building block was <broken>.".into(),
                path: "/standards/7".into(),
            },
            Self::Erratum {
                about: "verify".into(),
                cited: "STD-7".into(),
                title: "Bugs & <features>".into(),
                number: 3,
                note: "It was meant so.".into(),
                path: "/standards/7/errata/3".into(),
            },
            Self::Erratum {
                about: "publish".into(),
                cited: "STD-7".into(),
                title: "Bugs & <features>".into(),
                number: 4,
                note: String::new(),
                path: "/standards/7/errata/4".into(),
            },
            Self::PasswordChanged,
            Self::PasswordRecovered,
            Self::AddressAdded { address: address() },
            Self::AddressRemoved { address: address() },
            Self::PrimaryChanged { address: address() },
            Self::TokenCreated { name: "Laptop <script>".into() },
            Self::AccountErased,
            Self::Letter {
                subject: "Yes to “Boots <b>”".into(),
                body: "Dear Ada,\n\nyour talk was chosen.\nSee you there.".into(),
                conference: "Plenary Days".into(),
                path: "/me/proposals/1/answer".into(),
                asks: true,
            },
            Self::Letter {
                subject: "Not this time".into(),
                body: "Dear Ada,\n\nwe had no room.".into(),
                conference: "Plenary Days".into(),
                path: "/me/proposals".into(),
                asks: false,
            },
        ]
    }

    /// The message of the catalogue.
    pub(super) fn key(&self) -> &'static str {
        match self {
            Self::SignUpLink { .. } => "sign-up-link",
            Self::AlreadyMember => "already-member",
            Self::SignUpClosed => "sign-up-closed",
            Self::SignInLink { .. } => "sign-in-link",
            Self::RecoveryLink { .. } => "recovery-link",
            Self::NoAccount => "no-account",
            Self::AddressLink { .. } => "address-link",
            Self::AddressTaken => "address-taken",
            Self::Invitation { .. } => "invitation",
            Self::SpeakerInvitation { .. } => "speaker-invitation",
            Self::ClaimLink { .. } => "claim-link",
            Self::ReviewReminder { .. } => "review-reminder",
            Self::JoinAnswered { .. } => "join-answered",
            Self::Ballot { .. } => "ballot",
            Self::Call { title, .. } if title.is_empty() => "call-unnamed",
            Self::Call { .. } => "call",
            Self::Duty { title, .. } if title.is_empty() => "duty-unnamed",
            Self::Duty { .. } => "duty",
            Self::Comment { .. } => "comment",
            Self::Published { .. } => "published",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Erratum { .. } => "erratum",
            Self::PasswordChanged => "password-changed",
            Self::PasswordRecovered => "password-recovered",
            Self::AddressAdded { .. } => "address-added",
            Self::AddressRemoved { .. } => "address-removed",
            Self::PrimaryChanged { .. } => "primary-changed",
            Self::TokenCreated { .. } => "token-created",
            Self::AccountErased => "account-erased",
            Self::Letter { asks: true, .. } => "letter-asks",
            Self::Letter { asks: false, .. } => "letter",
        }
    }

    /// The values its words have places for.
    pub(super) fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::SignUpLink { .. } => vec![("hours", LinkPurpose::SignUp.lasts().num_hours().to_string())],
            Self::AddressLink { .. } => vec![("hours", LinkPurpose::AddAddress.lasts().num_hours().to_string())],
            Self::SignInLink { .. } => vec![("minutes", LinkPurpose::SignIn.lasts().num_minutes().to_string())],
            Self::RecoveryLink { .. } => vec![("minutes", LinkPurpose::Recover.lasts().num_minutes().to_string())],
            Self::AddressAdded { address } | Self::AddressRemoved { address } | Self::PrimaryChanged { address } => {
                vec![("address", address.clone())]
            }
            Self::TokenCreated { name } => vec![("name", name.clone())],
            Self::Invitation { inviter, team, role, days, .. } => vec![
                ("inviter", inviter.clone()),
                ("team", team.clone()),
                ("role", role.to_string()),
                ("days", days.to_string()),
            ],
            Self::SpeakerInvitation { inviter, title, conference, days, .. } => vec![
                ("inviter", inviter.clone()),
                ("title", title.clone()),
                ("conference", conference.clone()),
                ("days", days.to_string()),
            ],
            Self::ClaimLink { title, conference, days, .. } => {
                vec![("title", title.clone()), ("conference", conference.clone()), ("days", days.to_string())]
            }
            Self::ReviewReminder { conference, call, count, until, .. } => vec![
                ("conference", conference.clone()),
                ("call", call.clone()),
                ("count", count.to_string()),
                ("until", until.clone()),
            ],
            Self::Letter { conference, .. } => vec![("conference", conference.clone())],
            Self::JoinAnswered { group, answer, reply, .. } => {
                vec![("group", group.clone()), ("answer", answer.clone()), ("reply", reply.clone())]
            }
            Self::Ballot { about, group, title, until, said, record, head, .. } => vec![
                ("about", about.clone()),
                ("group", group.clone()),
                ("title", title.clone()),
                ("until", until.clone()),
                ("said", said.clone()),
                ("record", record.clone()),
                ("head", head.clone()),
            ],
            Self::Call { about, kind, group, title, until, said, .. } => vec![
                ("about", about.clone()),
                ("kind", kind.clone()),
                ("group", group.clone()),
                ("title", title.clone()),
                ("until", until.clone()),
                ("said", said.clone()),
            ],
            Self::Duty { kind, group, title, due, .. } => {
                vec![("kind", kind.clone()), ("group", group.clone()), ("title", title.clone()), ("due", due.clone())]
            }
            Self::Comment { about, group, draft, issue, disposition, words, until, .. } => vec![
                ("about", about.clone()),
                ("group", group.clone()),
                ("draft", if draft.is_empty() { "closed".into() } else { draft.clone() }),
                ("issue", issue.clone()),
                ("disposition", if disposition.is_empty() { "closed".into() } else { disposition.clone() }),
                ("words", if words.is_empty() { "closed".into() } else { words.clone() }),
                ("until", until.clone()),
            ],
            Self::Published { group, cited, title, .. } => {
                vec![("group", group.clone()), ("cited", cited.clone()), ("title", title.clone())]
            }
            Self::Withdrawn { group, cited, title, reason, .. } => vec![
                ("group", group.clone()),
                ("cited", cited.clone()),
                ("title", title.clone()),
                ("reason", reason.clone()),
            ],
            Self::Erratum { about, cited, title, number, note, .. } => vec![
                ("about", about.clone()),
                ("cited", cited.clone()),
                ("title", title.clone()),
                ("number", number.to_string()),
                ("noted", if note.is_empty() { "no".into() } else { "yes".into() }),
                ("note", note.clone()),
            ],
            Self::AlreadyMember
            | Self::SignUpClosed
            | Self::NoAccount
            | Self::AddressTaken
            | Self::PasswordChanged
            | Self::PasswordRecovered
            | Self::AccountErased => Vec::new(),
        }
    }

    /// The one page that the mail asks its reader to open, if it asks for anything.
    pub(super) fn path(&self) -> Option<String> {
        let path = match self {
            Self::SignUpLink { token, next } => with_query("/sign-up/link", token, next.as_deref()),
            Self::SignInLink { token, next, .. } => with_query("/sign-in/link", token, next.as_deref()),
            Self::RecoveryLink { token } => with_query("/recover/link", token, None),
            Self::AddressLink { token } => with_query("/me/addresses/link", token, None),
            Self::Invitation { token, .. } => format!("/invitations/{token}"),
            Self::SpeakerInvitation { token, .. } => format!("/speak/{token}"),
            Self::ClaimLink { token, .. } => format!("/claims/{token}"),
            Self::ReviewReminder { path, .. } | Self::JoinAnswered { path, .. } | Self::Comment { path, .. } => {
                path.clone()
            }
            Self::Ballot { path, .. } | Self::Call { path, .. } | Self::Duty { path, .. } => path.clone(),
            Self::Published { path, .. } | Self::Withdrawn { path, .. } | Self::Erratum { path, .. } => path.clone(),
            Self::AlreadyMember | Self::AddressTaken => "/sign-in".into(),
            Self::NoAccount => "/sign-up".into(),
            Self::PasswordChanged | Self::PasswordRecovered => "/recover".into(),
            Self::AddressAdded { .. } | Self::AddressRemoved { .. } | Self::PrimaryChanged { .. } => {
                "/me/addresses".into()
            }
            Self::TokenCreated { .. } => "/me/tokens".into(),
            Self::Letter { path, .. } => path.clone(),
            Self::SignUpClosed | Self::AccountErased => return None,
        };
        Some(path)
    }

    /// Its subject and text, where people wrote them.
    pub(super) fn written(&self) -> Option<(String, String)> {
        match self {
            Self::Letter { subject, body, .. } => Some((subject.clone(), body.clone())),
            _ => None,
        }
    }

    /// The code to be typed, if there is one: in two groups, as one reads it aloud.
    pub(super) fn code(&self) -> Option<String> {
        match self {
            Self::SignInLink { code, .. } => {
                let (one, two) = code.split_at_checked(code.len() / 2).unwrap_or((code, ""));
                Some(format!("{one}-{two}"))
            }
            _ => None,
        }
    }
}

fn with_query(path: &str, token: &str, next: Option<&str>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("token", token);
    if let Some(next) = next {
        query.append_pair("next", next);
    }
    format!("{path}?{}", query.finish())
}
