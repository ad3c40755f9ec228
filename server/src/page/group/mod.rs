//! Groups: their public pages, and those on which they are run.

mod charter;
mod edit;
mod index;
pub mod people;
mod plan;
mod record;
mod standing;

use axum::{
    Router,
    routing::{get, post},
};
use domain::policy::Action;
use service::group::{GroupFacts, group};

use crate::{site::Site, visitor::Visitor};

/// `/e/{ecosystem}/groups` and everything under `/g/`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/e/{ecosystem}/groups", get(index::list))
        .route("/e/{ecosystem}/groups/new", get(index::new).post(index::propose))
        .route("/g/{group}", get(index::home))
        .route("/g/{group}/policies", get(plan::policies))
        .route("/g/{group}/members", get(people::list))
        .route("/g/{group}/members.csv", get(people::table))
        .route("/g/{group}/record.tar", get(record::public))
        .route("/g/{group}/manage/record.tar", get(record::whole))
        .route("/g/{group}/join", get(people::ask).post(people::join))
        .route("/g/{group}/join/withdraw", post(people::take_back))
        .route("/g/{group}/leave", get(people::ask_to_leave).post(people::leave))
        .route("/g/{group}/standing", get(standing::mine).post(standing::declare))
        .route("/g/{group}/manage/members", get(people::manage).post(people::invite))
        .route("/g/{group}/manage/members/withdraw", post(people::withdraw))
        .route("/g/{group}/manage/members/{person}", get(people::member).post(people::edit))
        .route("/g/{group}/manage/members/{person}/office", post(people::office))
        .route("/g/{group}/manage/members/{person}/remove", post(people::remove))
        .route("/g/{group}/manage/requests/{request}", post(people::answer))
        .route("/g/{group}/manage/organisations", post(people::relate))
        .route("/g/{group}/manage/standing", get(standing::all))
        .route("/g/{group}/manage/leaves", post(standing::grant_leave))
        .route("/g/{group}/manage/voting", get(standing::rules).post(standing::set_rule))
        .route("/g/{group}/manage/meetings", get(standing::meetings).post(standing::record))
        .route("/g/{group}/manage/meetings/{meeting}", get(standing::meeting).post(standing::correct))
        .route("/g/{group}/charter", get(charter::current))
        .route("/g/{group}/charter/{number}", get(charter::version).merge(post(charter::adopt)))
        .route("/g/{group}/manage", get(edit::overview).post(edit::step))
        .route("/g/{group}/manage/details", get(edit::details).post(edit::save))
        .route("/g/{group}/manage/address", get(edit::address).post(edit::rename))
        .route("/g/{group}/manage/charter", get(charter::edit).post(charter::write))
        .route("/g/{group}/manage/milestones", get(plan::milestones).post(plan::add_milestone))
        .route("/g/{group}/manage/milestones/{milestone}", get(plan::milestone).post(plan::edit_milestone))
        .route("/g/{group}/manage/policies", get(plan::edit_policies).post(plan::add_policy))
}

/// The group under `slug`, for a visitor who may do `action` to it.
async fn found(visitor: &Visitor, slug: &str, action: Action) -> service::Result<GroupFacts> {
    group(&visitor.ctx, slug, action).await?.here()
}
