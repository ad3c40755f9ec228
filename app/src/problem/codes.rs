//! Every code that a problem can have, with the kinds of answer it comes with.

use domain::problem::Kind;

/// The codes, in order. What each means stands in the catalogues under `explained-` and the code.
pub const CODES: &[(&str, &[Kind])] = &[
    ("affiliation-ended", &[Kind::Conflict]),
    ("already-released", &[Kind::Conflict]),
    ("body-unreadable", &[Kind::Malformed]),
    ("busy", &[Kind::Unavailable]),
    ("call-closed", &[Kind::Conflict]),
    ("call-hidden", &[Kind::Conflict]),
    ("changed-meanwhile", &[Kind::Conflict, Kind::PreconditionFailed]),
    ("cross-site", &[Kind::Denied]),
    ("denied", &[Kind::Denied]),
    ("deputy-bound", &[Kind::Conflict]),
    ("deputy-missing", &[Kind::Conflict]),
    ("document-type", &[Kind::Invalid]),
    ("encoding-unknown", &[Kind::Invalid]),
    ("encoding-wrong", &[Kind::Invalid]),
    ("file-empty", &[Kind::Invalid]),
    ("file-incomplete", &[Kind::Invalid]),
    ("file-too-large", &[Kind::TooLarge]),
    ("form-unreadable", &[Kind::Malformed]),
    ("format-unknown", &[Kind::UnsupportedType]),
    ("has-account", &[Kind::Conflict]),
    ("idempotency-key-in-use", &[Kind::Conflict]),
    ("idempotency-key-unusable", &[Kind::Malformed]),
    ("idempotency-key-used", &[Kind::Invalid]),
    ("if-match-unreadable", &[Kind::Malformed]),
    ("in-use", &[Kind::Conflict]),
    ("internal", &[Kind::Internal]),
    ("invalid", &[Kind::Invalid]),
    ("invitation-expired", &[Kind::Conflict]),
    ("invitation-over", &[Kind::Conflict]),
    ("invitation-used", &[Kind::Conflict]),
    ("invitation-withdrawn", &[Kind::Conflict]),
    ("job-done", &[Kind::Conflict]),
    ("job-waiting", &[Kind::Conflict]),
    ("json-broken", &[Kind::Invalid]),
    ("json-malformed", &[Kind::Malformed]),
    ("last-administrator", &[Kind::Conflict]),
    ("last-owner", &[Kind::Conflict]),
    ("letters-unread", &[Kind::Conflict]),
    ("link-gone", &[Kind::NotFound]),
    ("method-not-allowed", &[Kind::MethodNotAllowed]),
    ("no-account", &[Kind::NotFound]),
    ("no-administrator", &[Kind::Conflict]),
    ("not-a-draft", &[Kind::Conflict]),
    ("not-a-schedule", &[Kind::UnsupportedType]),
    ("not-found", &[Kind::NotFound]),
    ("not-yours", &[Kind::Denied]),
    ("nothing-planned", &[Kind::Conflict]),
    ("nul-character", &[Kind::Malformed]),
    ("null-byte", &[Kind::Invalid]),
    ("other-browser", &[Kind::Denied]),
    ("password-changed", &[Kind::Conflict]),
    ("path-unreadable", &[Kind::Malformed]),
    ("picture-too-large", &[Kind::TooLarge]),
    ("plans-changed", &[Kind::Conflict]),
    ("primary-address", &[Kind::Conflict]),
    ("proposal-state", &[Kind::Conflict]),
    ("prove-again", &[Kind::Denied]),
    ("review-closed", &[Kind::Conflict]),
    ("sign-in-needed", &[Kind::SignInNeeded]),
    ("stopping", &[Kind::Unavailable]),
    ("team-full", &[Kind::Conflict]),
    ("text-changed", &[Kind::PreconditionFailed]),
    ("token-unknown", &[Kind::SignInNeeded]),
    ("too-deep", &[Kind::Invalid]),
    ("too-large", &[Kind::TooLarge]),
    ("too-many", &[Kind::TooMany]),
    ("too-many-affiliations", &[Kind::Conflict]),
    ("too-many-co-speakers", &[Kind::Conflict]),
    ("too-many-drafts", &[Kind::Conflict]),
    ("too-many-invitations", &[Kind::Conflict]),
    ("too-many-proposals", &[Kind::Conflict]),
    ("too-many-tokens", &[Kind::Conflict]),
    ("too-much", &[Kind::TooLarge]),
    ("too-slow", &[Kind::Unavailable]),
    ("unsupported-type", &[Kind::UnsupportedType]),
    ("upload-too-large", &[Kind::TooLarge]),
    ("volunteering-over", &[Kind::Conflict]),
    ("wrong-password", &[Kind::Invalid]),
    ("xml-broken", &[Kind::Invalid]),
];

#[cfg(test)]
mod tests {
    use domain::language::Lang;

    use super::*;
    use crate::i18n::say;

    #[test]
    fn codes_are_in_order_and_each_is_explained_in_every_language() {
        assert!(CODES.is_sorted_by(|(one, _), (next, _)| one < next));
        for (code, kinds) in CODES {
            assert!(!kinds.is_empty(), "{code}");
            for lang in Lang::ALL {
                let key = format!("explained-{code}");
                assert_ne!(say(*lang, &key, &[]), key, "{lang}");
            }
        }
    }
}
