//! `/admin/jobs`

use app::admin::jobs_page;
use axum::extract::Query;
use domain::{id::JobId, job::JobState};
use serde::Deserialize;
use service::{
    Error,
    record::{discard_parked, jobs, retry_parked},
};

use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// What the address may ask for. What it asks for wrongly is not asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    state: String,
    #[serde(default)]
    after: String,
}

/// `GET`
pub async fn show(visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let (state, after) = (asked.state.parse::<JobState>().ok(), asked.after.parse::<JobId>().ok());
    let jobs = jobs(&visitor.ctx, state, after).await?;
    let now = visitor.ctx.now;
    visitor.page(|| jobs_page(&jobs, state, now))
}

/// `POST`: tries a parked job again, or discards it.
pub async fn act(visitor: Visitor, Form(typed): Form) -> Answer {
    let ctx = &visitor.ctx;
    let result = match (typed.text("act"), typed.text("job").parse::<JobId>()) {
        ("retry", Ok(job)) => retry_parked(ctx, job).await,
        ("discard", Ok(job)) => discard_parked(ctx, job).await,
        // Whoever may not come here learns that first.
        _ => jobs(ctx, None, None).await.and_then(|_| Err(Error::not_found())),
    };
    let parked = |()| "/admin/jobs?state=parked".to_owned();
    visitor.after(typed, result, parked, async |visitor| show(visitor, Query(Asked::default())).await).await
}
