//! Meetings of groups.

pub mod agenda;
pub mod attendance;
pub mod hands;
pub mod meetings;
pub mod minutes;
pub mod recordings;
pub mod shown;

use domain::policy::Action;
use serde::Deserialize;
use service::group::{GroupFacts, group};
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use super::{Answer, caller::Caller};
use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(meetings::list_meetings, meetings::announce_meeting))
        .routes(routes!(meetings::get_meeting, meetings::edit_meeting))
        .routes(routes!(meetings::move_meeting))
        .routes(routes!(meetings::end_series))
        .routes(routes!(meetings::confirm_meeting_task))
        .routes(routes!(agenda::add_agenda_item))
        .routes(routes!(agenda::edit_agenda_item, agenda::remove_agenda_item))
        .routes(routes!(agenda::move_agenda_item))
        .routes(routes!(agenda::add_material_link))
        .routes(routes!(agenda::attach_material))
        .routes(routes!(agenda::get_material, agenda::remove_material))
        .routes(routes!(attendance::attend_meeting))
        .routes(routes!(attendance::note_meeting_presence))
        .routes(routes!(attendance::strike_presence))
        .routes(routes!(minutes::get_minutes, minutes::save_minutes))
        .routes(routes!(minutes::step_minutes))
        .routes(routes!(minutes::add_entry))
        .routes(routes!(minutes::remove_entry))
        .routes(routes!(minutes::settle_action))
        .routes(routes!(hands::open_hands))
        .routes(routes!(hands::raise_hand))
        .routes(routes!(hands::close_hands))
        .routes(routes!(recordings::ask_consent))
        .routes(routes!(recordings::withhold_consent))
        .routes(routes!(recordings::add_recording))
        .routes(routes!(recordings::remove_recording))
}

/// A meeting of a group in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfMeeting {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// Which.
    pub meeting: Uuid,
}

/// The group under `slug`, for somebody who wants to do `action`; whether they may is decided about the meeting.
async fn of_group(caller: &Caller, slug: &str, action: Action) -> Answer<GroupFacts> {
    caller.ctx.authorize_route(action)?;
    Ok(group(&caller.ctx, slug, Action::SeeGroup).await?.here()?)
}
