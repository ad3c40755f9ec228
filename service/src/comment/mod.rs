//! Comments on drafts and the ledger of issues that answers them.
//!
//! Whoever may read a draft may read what was published about it and nobody else: every read here begins with the draft's
//! own facts. Every write locks the draft's row first.

mod answer_issue;
mod apply_suggestion;
mod credits;
mod duties;
mod edit_comment;
mod find;
mod ledger;
mod log;
mod mails;
mod move_comment;
mod open_issue;
mod patches;
mod personal;
mod set_moderation;
mod settle_issue;
#[cfg(test)]
mod tests;
mod threads;
mod view;
mod write_comment;

pub use self::{
    answer_issue::answer_issue,
    apply_suggestion::{Applied, apply_suggestion},
    duties::OpenDuty,
    edit_comment::edit_comment,
    ledger::{AnswerLine, EntryLine, IssueLine, IssuePage, Ledger, WantedIssues, issue, ledger, open_issues},
    log::{LOG_COLUMNS, LogRow, log_as_csv, resolution_log},
    move_comment::move_comment,
    open_issue::{add_to_issue, assign_issue, open_issue},
    patches::{patch, patches},
    set_moderation::{moderation, set_moderation},
    settle_issue::{reopen_issue, settle_issue},
    threads::{Beside, Thread, Threads, WantedComments, beside, comment, thread, threads},
    view::{Carried, CommentView, Earlier, SuggestionView},
    write_comment::{Grounds, Made, grounds, reply, write_comment},
};
pub(crate) use self::{
    credits::credits,
    duties::{KEEPERS, Keepers, Pending, awaiting, duties_of, first_keeper, undisposed},
    find::{all_awaited, all_waiting, undecided},
    personal::{forget_part, part_of_person},
    write_comment::{IN_AN_HOUR, is_held},
};
