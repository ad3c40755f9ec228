//! A mail of each kind, for looking at all of them.

use domain::policy::RoleKind;

use super::Mail;

impl Mail {
    /// Every message of the catalogue, one for each kind.
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
}
