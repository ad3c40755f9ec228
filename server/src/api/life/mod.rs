//! The life of drafts: states and moves, calls, objections, appeals, declared rights, write-ups, and who must act.

pub mod body;
pub mod calls;
pub mod duties;
pub mod objections;
pub mod rights;
pub mod states;

use domain::policy::Action;
use serde::Deserialize;
use service::{
    group::{self, GroupFacts},
    life,
};
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use super::{Answer, caller::Caller};
use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(states::get_life))
        .routes(routes!(states::move_draft))
        .routes(routes!(states::annul_move))
        .routes(routes!(states::name_holder))
        .routes(routes!(states::name_shepherd))
        .routes(routes!(states::follow_workflow))
        .routes(routes!(states::tag_draft))
        .routes(routes!(states::choose_workflow))
        .routes(routes!(calls::open_call))
        .routes(routes!(calls::open_charter_call))
        .routes(routes!(calls::list_group_calls))
        .routes(routes!(calls::get_group_call))
        .routes(routes!(calls::respond_to_call))
        .routes(routes!(calls::settle_call))
        .routes(routes!(calls::annul_call))
        .routes(routes!(objections::act_on_objection))
        .routes(routes!(objections::lodge_appeal))
        .routes(routes!(objections::decide_appeal))
        .routes(routes!(objections::withdraw_appeal))
        .routes(routes!(rights::list_declarations, rights::declare_rights))
        .routes(routes!(rights::withdraw_declaration))
        .routes(routes!(rights::get_write_up, rights::save_write_up))
        .routes(routes!(duties::my_duties))
        .routes(routes!(duties::group_duties))
}

/// A call in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfCall {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// Which call.
    pub call: Uuid,
}

/// Something of a call in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfCallPart {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// Which call.
    pub call: Uuid,
    /// Which objection or appeal.
    pub part: Uuid,
}

/// The group of a call, for somebody who may do `action` and may know of the call.
async fn held(caller: &Caller, slug: &str, call: Uuid, action: Action) -> Answer<GroupFacts> {
    caller.ctx.authorize_route(action)?;
    let facts = group::group(&caller.ctx, slug, Action::SeeGroup).await?.here()?;
    life::call(&caller.ctx, &facts, call.into()).await?;
    Ok(facts)
}
