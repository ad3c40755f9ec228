//! The life of drafts: where they stand, calls, declared rights, write-ups, and who must act.

mod calls;
mod feed;
mod issue;
mod rights;
mod stand;
mod work;

use axum::{
    Router,
    routing::{get, post},
};

use crate::site::Site;

/// What belongs to the life of drafts, and the lists of who must act.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/g/{group}/drafts/{draft}/life", get(stand::life))
        .route("/g/{group}/drafts/{draft}/life/move", post(stand::advance))
        .route("/g/{group}/drafts/{draft}/life/annul", post(stand::annul))
        .route("/g/{group}/drafts/{draft}/life/holder", post(stand::holder))
        .route("/g/{group}/drafts/{draft}/life/shepherd", post(stand::shepherd))
        .route("/g/{group}/drafts/{draft}/life/tags", post(stand::tags))
        .route("/g/{group}/drafts/{draft}/life/workflow", post(stand::follow))
        .route("/g/{group}/drafts/{draft}/call", get(issue::new).post(issue::issue))
        .route("/g/{group}/charter/{number}/call", get(issue::new_on_charter).post(issue::issue_on_charter))
        .route("/g/{group}/drafts/{draft}/rights", get(rights::rights).post(rights::declare))
        .route("/g/{group}/drafts/{draft}/rights/withdraw", post(rights::withdraw))
        .route("/g/{group}/drafts/{draft}/write-up", get(rights::write_up).post(rights::save_write_up))
        .route("/g/{group}/calls", get(calls::list))
        .route("/g/{group}/calls/{call}", get(calls::show).post(calls::respond))
        .route("/g/{group}/calls/{call}/outcome", post(calls::settle))
        .route("/g/{group}/calls/{call}/annul", post(calls::annul))
        .route("/g/{group}/calls/{call}/objections/{objection}", post(calls::act))
        .route("/g/{group}/calls/{call}/appeals", post(calls::appeal))
        .route("/g/{group}/calls/{call}/appeals/{appeal}", post(calls::decide))
        .route("/g/{group}/calls/{call}/appeals/{appeal}/withdraw", post(calls::withdraw))
        .route("/g/{group}/manage/workflow", get(stand::workflow).post(stand::choose))
        .route("/g/{group}/work", get(work::group))
        .route("/me/work", get(work::mine))
        .route("/g/{group}/feed.atom", get(feed::feed))
}
