//! What the pages about comments share.

use domain::{
    Instant,
    comment::{Anchor, CommentState, Disposition, IssueStanding, Target},
    zone::Zone,
};
use leptos::prelude::*;

use crate::{
    i18n::{t, tv},
    when,
};

/// An instant on the clock of the site, which is UTC.
pub fn moment(at: Instant) -> String {
    when::moment(at, &Zone::named_or_utc("UTC"))
}

/// What a comment is on, in a few words.
pub fn on_words(anchor: &Anchor) -> String {
    match anchor.target {
        Target::Whole => t("comment-on-whole"),
        Target::Section { .. } | Target::Quote { .. } if anchor.heading.is_empty() => t("comment-on-beginning"),
        Target::Section { .. } | Target::Quote { .. } => anchor.heading.clone(),
        Target::Requirement { .. } => {
            let number = anchor.words.split(' ').next().unwrap_or_default();
            tv("comment-on-requirement", &[("number", number.into())])
        }
    }
}

/// Where a comment stands, where that is not simply published.
pub fn state_badge(state: CommentState) -> Option<AnyView> {
    let class = match state {
        CommentState::Published => return None,
        CommentState::Waiting => "badge warn",
        CommentState::Refused | CommentState::Hidden => "badge bad",
        CommentState::Withdrawn => "badge",
    };
    Some(view! { " " <span class=class>{t(&format!("comment-state-{state}"))}</span> }.into_any())
}

/// What became of an issue, as a badge.
pub fn disposition_badge(disposition: Option<Disposition>) -> AnyView {
    let (class, key) = match disposition {
        None => ("badge warn", "issue-open".to_owned()),
        Some(one @ (Disposition::Accepted | Disposition::AcceptedInPart)) => ("badge good", format!("issue-{one}")),
        Some(one) => ("badge", format!("issue-{one}")),
    };
    view! { <span class=class>{t(&key)}</span> }.into_any()
}

/// Where an issue stands, in words.
pub fn standing_words(standing: IssueStanding) -> String {
    t(&format!("issue-standing-{standing}"))
}
