//! The list of meetings, and one of them with all that it left behind.

use axum::extract::{Path, Query};
use domain::policy::{Action, Decision, decide};
use serde::Deserialize;
use service::meeting::{MeetingPlace, meetings, proceedings};

use super::{known, of_group};
use crate::{page::Answer, visitor::Visitor};

/// So many meetings that are over stand on a page.
const PAGE: u64 = 25;

/// Where a list goes on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct After {
    after: String,
}

impl After {
    fn place(&self) -> Option<MeetingPlace> {
        let (on, id) = self.after.split_once('_')?;
        Some((on.parse().ok()?, id.parse().ok()?))
    }
}

/// `GET /g/{group}/meetings`
pub async fn list(visitor: Visitor, Path(slug): Path<String>, Query(after): Query<After>) -> Answer {
    let group = of_group(&visitor, &slug, Action::SeeGroup).await?;
    let place = after.place();
    let list = meetings(&visitor.ctx, &group, place, PAGE).await?;
    let may_run = decide(&visitor.ctx.actor, Action::RunMeetings, group.place()) == Decision::Allow;
    visitor.page(|| app::meeting::meetings_list_page(&group, &list, may_run, place.is_none()))
}

/// `GET /g/{group}/meetings/{meeting}`
pub async fn home(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let group = of_group(&visitor, &slug, Action::SeeGroup).await?;
    let all = proceedings(&visitor.ctx, &group, known(&id)?).await?;
    let own = visitor.signed_in.is_some().then(|| visitor.zone());
    visitor.page(|| app::meeting::proceedings_page(&group, &all, own.as_ref()))
}
