//! The life of drafts: where they stand, calls with what is said to them, declared rights, write-ups.

mod appeal;
mod call;
mod calls;
mod feed;
mod history;
mod issue;
mod manage;
mod outcome;
mod rights;
mod stand;
mod words;
mod workflow;
mod write_up;

pub(crate) use self::{
    appeal::appeal_row,
    calls::{on_charter, open_part},
    words::{call_badge, call_title, in_zone},
};
pub use self::{
    call::call_page,
    calls::calls_page,
    feed::{FeedWords, feed_words},
    issue::{IssueView, charter_call_page, issue_page},
    rights::{RightsView, rights_page},
    stand::{LifeView, life_page},
    words::{life_badge, state_word},
    workflow::workflow_page,
    write_up::write_up_page,
};
