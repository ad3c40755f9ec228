//! Who must act.

use axum::extract::{Path, Query};
use domain::policy::Action;
use serde::Deserialize;
use service::duty;

use crate::{page::Answer, visitor::Visitor};

/// Which page of which list.
#[derive(Debug, Deserialize)]
pub struct Which {
    #[serde(default)]
    page: String,
    #[serde(default)]
    area: String,
}

impl Which {
    fn number(&self) -> usize {
        self.page.parse().unwrap_or(1)
    }
}

/// `GET /me/work`
pub async fn mine(visitor: Visitor, Query(which): Query<Which>) -> Answer {
    let page = duty::my_duties(&visitor.ctx, which.number()).await?;
    visitor.page(|| app::duty::my_work_page(&page))
}

/// `GET /g/{group}/work`
pub async fn group(visitor: Visitor, Path(slug): Path<String>, Query(which): Query<Which>) -> Answer {
    let group = service::group::group(&visitor.ctx, &slug, Action::SeeGroup).await?.here()?;
    let area = !which.area.is_empty();
    let page = if area {
        duty::area_duties(&visitor.ctx, &group, which.number()).await?
    } else {
        duty::group_duties(&visitor.ctx, &group, which.number()).await?
    };
    visitor.page(|| app::duty::group_work_page(&group, &page, area))
}
