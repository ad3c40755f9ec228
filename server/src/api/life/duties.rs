//! Who must act.

use domain::policy::Action;
use serde::Deserialize;
use service::duty::{self, DutyPage};
use utoipa::IntoParams;

use super::body::DutyBody;
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path, Query},
    group::OfGroup,
    page::{Paged, bad_cursor, cursor, place},
};

/// From where on a list goes.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DutiesFrom {
    /// What the page before gave as `next`.
    cursor: Option<String>,
    /// Whether the groups that stand under this one are in the list.
    #[serde(default)]
    area: bool,
}

/// From where on one's own list goes.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OwnDutiesFrom {
    /// What the page before gave as `next`.
    cursor: Option<String>,
}

/// What the asker must do, what is due first
#[utoipa::path(
    get, path = "/api/v1/me/duties", tag = "life", params(OwnDutiesFrom),
    security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "A page of the list", body = Paged<DutyBody>))
)]
pub async fn my_duties(caller: Caller, Query(from): Query<OwnDutiesFrom>) -> Answer<Json<Paged<DutyBody>>> {
    caller.ctx.authorize_route(Action::JoinGroup)?;
    let page = number("my-duties", from.cursor.as_deref())?;
    Ok(Json(paged("my-duties", duty::my_duties(&caller.ctx, page).await?)))
}

/// Who must act in a group, what is due first
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/duties", tag = "life", params(OfGroup, DutiesFrom),
    responses((status = 200, description = "A page of the list", body = Paged<DutyBody>))
)]
pub async fn group_duties(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Query(from): Query<DutiesFrom>,
) -> Answer<Json<Paged<DutyBody>>> {
    let group = service::group::group(&caller.ctx, &of.group, Action::SeeGroup).await?.here()?;
    let list = if from.area { "area-duties" } else { "group-duties" };
    let page = number(list, from.cursor.as_deref())?;
    let page = if from.area {
        duty::area_duties(&caller.ctx, &group, page).await?
    } else {
        duty::group_duties(&caller.ctx, &group, page).await?
    };
    Ok(Json(paged(list, page)))
}

fn number(list: &str, from: Option<&str>) -> Answer<usize> {
    match place(list, from)? {
        None => Ok(1),
        Some(page) => Ok(page.parse().map_err(|_| bad_cursor())?),
    }
}

fn paged(list: &str, page: DutyPage) -> Paged<DutyBody> {
    let next = page.more.then(|| cursor(list, &(page.page + 1).to_string()));
    Paged { items: page.lines.into_iter().map(DutyBody::from).collect(), next }
}
