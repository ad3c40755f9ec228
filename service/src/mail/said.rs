//! What a mail says: its message of the catalogue, the values in it, the page that it opens.

use domain::identity::LinkPurpose;

use super::Mail;

impl Mail {
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
