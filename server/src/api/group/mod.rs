//! Groups.

pub mod attendance;
pub mod charters;
pub mod groups;
pub mod joining;
pub mod people;
pub mod plan;
pub mod record;
pub mod standing;

use domain::policy::Action;
use serde::Deserialize;
use service::group::{self, GroupFacts};
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, caller::Caller};
use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(groups::list_groups))
        .routes(routes!(groups::propose_group))
        .routes(routes!(groups::get_group, groups::edit_group))
        .routes(routes!(groups::rename_group))
        .routes(routes!(groups::move_group))
        .routes(routes!(plan::list_milestones, plan::add_milestone))
        .routes(routes!(plan::edit_milestone))
        .routes(routes!(plan::list_policies, plan::add_policy))
        .routes(routes!(plan::accept_policies))
        .routes(routes!(record::get_group_record))
        .routes(routes!(record::get_whole_group_record))
        .routes(routes!(charters::list_charters, charters::post_charter))
        .routes(routes!(charters::check_charter))
        .routes(routes!(charters::get_charter))
        .routes(routes!(charters::adopt_charter))
        .routes(routes!(people::list_members, joining::join_group))
        .routes(routes!(joining::leave_group))
        .routes(routes!(joining::join_by_invitation))
        .routes(routes!(people::edit_member, people::remove_member))
        .routes(routes!(people::give_office, people::end_office))
        .routes(routes!(joining::list_join_requests))
        .routes(routes!(joining::withdraw_join_request))
        .routes(routes!(joining::answer_join_request))
        .routes(routes!(joining::invite_into_group))
        .routes(routes!(joining::withdraw_group_invitation))
        .routes(routes!(people::relate_organisations))
        .routes(routes!(standing::get_my_standing, standing::declare_interest))
        .routes(routes!(standing::list_standings))
        .routes(routes!(standing::list_voting_rules, standing::set_voting_rule))
        .routes(routes!(standing::try_voting_rule))
        .routes(routes!(attendance::list_attendance, attendance::record_meeting))
        .routes(routes!(attendance::correct_attendance))
        .routes(routes!(attendance::list_leaves, attendance::grant_leave))
}

/// A group in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfGroup {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
}

/// The group under `slug`, for somebody who may do `action` to it.
async fn found(caller: &Caller, slug: &str, action: Action) -> Answer<GroupFacts> {
    Ok(group::group(&caller.ctx, slug, action).await?.here()?)
}
