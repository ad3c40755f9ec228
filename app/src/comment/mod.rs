//! Comments on drafts beside their texts, their threads, and the ledger of issues that answers them.

mod beside;
mod card;
mod form;
mod issue;
mod ledger;
mod list;
mod log;
mod manage;
mod place;
mod thread;

pub use self::{
    beside::{beside_part, with_counts},
    form::{NewComment, new_comment_page},
    issue::issue_page,
    ledger::{LedgerFilter, ledger_page, new_issue_page},
    list::{CommentFilter, comments_page},
    log::log_page,
    manage::{manage_comment_page, moderation_page},
    thread::{suggestion_clash_page, thread_page},
};
