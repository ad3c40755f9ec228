//! Every code that a problem can have, with the kinds of answer it comes with.

use domain::problem::Kind;

/// The codes, in order. What each means stands in the catalogues under `explained-` and the code.
pub const CODES: &[(&str, &[Kind])] = &[
    ("affiliation-ended", &[Kind::Conflict]),
    ("already-released", &[Kind::Conflict]),
    ("already-speaks", &[Kind::Conflict]),
    ("attachment-too-large", &[Kind::TooLarge]),
    ("body-unreadable", &[Kind::Malformed]),
    ("busy", &[Kind::Unavailable]),
    ("call-closed", &[Kind::Conflict]),
    ("call-hidden", &[Kind::Conflict]),
    ("call-not-open", &[Kind::Conflict]),
    ("changed-meanwhile", &[Kind::Conflict, Kind::PreconditionFailed]),
    ("code-expired", &[Kind::Conflict]),
    ("code-used", &[Kind::Conflict]),
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
    ("files-too-large", &[Kind::Conflict]),
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
    ("invitation-answered", &[Kind::Conflict]),
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
    ("main-speaker-stays", &[Kind::Conflict]),
    ("method-not-allowed", &[Kind::MethodNotAllowed]),
    ("no-account", &[Kind::NotFound]),
    ("no-account-yet", &[Kind::Conflict]),
    ("no-address", &[Kind::Conflict]),
    ("no-administrator", &[Kind::Conflict]),
    ("no-embargo", &[Kind::Conflict]),
    ("not-a-draft", &[Kind::Conflict]),
    ("not-a-schedule", &[Kind::UnsupportedType]),
    ("not-assigned", &[Kind::Conflict]),
    ("not-found", &[Kind::NotFound]),
    ("not-to-be-merged", &[Kind::Conflict]),
    ("not-to-be-shared", &[Kind::Conflict]),
    ("not-to-be-undone", &[Kind::Conflict]),
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
    ("review-handed-in", &[Kind::Conflict]),
    ("reviewer-bound", &[Kind::Conflict]),
    ("reviewer-not-named", &[Kind::Conflict]),
    ("same-person", &[Kind::Conflict]),
    ("sign-in-needed", &[Kind::SignInNeeded]),
    ("speakers-changed", &[Kind::Conflict]),
    ("speakers-settled", &[Kind::Conflict]),
    ("stopping", &[Kind::Unavailable]),
    ("team-full", &[Kind::Conflict]),
    ("text-changed", &[Kind::PreconditionFailed]),
    ("token-unknown", &[Kind::SignInNeeded]),
    ("too-deep", &[Kind::Invalid]),
    ("too-large", &[Kind::TooLarge]),
    ("too-many", &[Kind::TooMany]),
    ("too-many-affiliations", &[Kind::Conflict]),
    ("too-many-attachments", &[Kind::Conflict]),
    ("too-many-co-speakers", &[Kind::Conflict]),
    ("too-many-codes", &[Kind::Conflict]),
    ("too-many-declarations", &[Kind::Conflict]),
    ("too-many-drafts", &[Kind::Conflict]),
    ("too-many-invitations", &[Kind::Conflict]),
    ("too-many-links", &[Kind::Conflict]),
    ("too-many-proposals", &[Kind::Conflict]),
    ("too-many-questions", &[Kind::Conflict]),
    ("too-many-tokens", &[Kind::Conflict]),
    ("too-much", &[Kind::TooLarge]),
    ("too-slow", &[Kind::Unavailable]),
    ("track-not-offered", &[Kind::Conflict]),
    ("type-not-offered", &[Kind::Conflict]),
    ("unsupported-type", &[Kind::UnsupportedType]),
    ("untitled", &[Kind::Conflict]),
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
