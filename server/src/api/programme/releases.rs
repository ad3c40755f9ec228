//! Releases of a conference's programme, and what changed with each.

use chrono::{DateTime, Utc};
use domain::programme::diff::{Change, Counts, Spot, What};
use serde::{Deserialize, Serialize};
use service::programme::{
    ReleaseFacts,
    releases::{PAGE, Release, release, releases},
};
use utoipa::{IntoParams, ToSchema};

use super::{OfConference, PageQuery};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path, Query},
    page::{Paged, bad_cursor, cursor, limit, place},
};

/// A published state of a programme.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Release)]
pub struct ReleaseBody {
    /// Counted from 1.
    number: i32,
    /// Its name.
    #[schema(example = "v1.1")]
    version: String,
    /// What its maker says about it; may be empty.
    comment: String,
    /// When it was released.
    released_at: DateTime<Utc>,
    /// How much changed since the release before.
    counts: CountsBody,
}

/// How many changes there are of each kind.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Counts)]
pub struct CountsBody {
    /// Slots that are new.
    new: usize,
    /// Slots that take place after all.
    returned: usize,
    /// Slots in another room or at another time.
    moved: usize,
    /// Sessions of which other public parts differ.
    changed: usize,
    /// Slots that no longer take place.
    cancelled: usize,
}

/// A release with its changes.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReleaseWithChanges {
    #[serde(flatten)]
    release: ReleaseBody,
    /// What changed since the release before: new ones first, then returned, moved, changed, cancelled.
    changes: Vec<ChangeBody>,
}

/// One change.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Change)]
pub struct ChangeBody {
    /// What happened.
    kind: ChangeKind,
    /// The session's code.
    code: String,
    /// The session's title, as it was in this release.
    title: String,
    /// Where and when it was before; for moved and cancelled slots.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<SpotBody>,
    /// Where and when it takes place; for new, returned and moved slots.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<SpotBody>,
    /// Which parts differ; for changed sessions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    fields: Vec<String>,
}

/// The kinds of change.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Was not in the programme before.
    New,
    /// Had been cancelled and takes place after all.
    Returned,
    /// In another room or at another time.
    Moved,
    /// Other public parts differ.
    Changed,
    /// No longer takes place.
    Cancelled,
}

/// A room and a time.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Spot)]
pub struct SpotBody {
    /// The room's name.
    room: String,
    /// The start.
    start: DateTime<Utc>,
    /// The length.
    minutes: u32,
}

impl From<Spot> for SpotBody {
    fn from(spot: Spot) -> Self {
        Self { room: spot.room, start: spot.start, minutes: spot.minutes }
    }
}

impl From<Counts> for CountsBody {
    fn from(counts: Counts) -> Self {
        let Counts { new, returned, moved, changed, cancelled } = counts;
        Self { new, returned, moved, changed, cancelled }
    }
}

impl ReleaseBody {
    /// A release, with how much changed with it.
    pub fn new(facts: ReleaseFacts, counts: Counts) -> Self {
        let ReleaseFacts { number, version, comment, released_at, .. } = facts;
        Self { number, version, comment, released_at, counts: counts.into() }
    }
}

impl From<&Release> for ReleaseBody {
    fn from(release: &Release) -> Self {
        Self::new(release.facts.clone(), release.diff.counts())
    }
}

impl From<Change> for ChangeBody {
    fn from(change: Change) -> Self {
        let (kind, from, to, fields) = match change.what {
            What::New { to, .. } => (ChangeKind::New, None, Some(to), Vec::new()),
            What::Returned { to, .. } => (ChangeKind::Returned, None, Some(to), Vec::new()),
            What::Moved { from, to, .. } => (ChangeKind::Moved, Some(from), Some(to), Vec::new()),
            What::Changed { fields } => (ChangeKind::Changed, None, None, fields),
            What::Cancelled { from, .. } => (ChangeKind::Cancelled, Some(from), None, Vec::new()),
        };
        let word = |field| serde_json::to_value(field).ok().and_then(|word| word.as_str().map(str::to_owned));
        Self {
            kind,
            code: change.code,
            title: change.title,
            from: from.map(SpotBody::from),
            to: to.map(SpotBody::from),
            fields: fields.into_iter().filter_map(word).collect(),
        }
    }
}

/// Releases, the newest first
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/releases", tag = "programme",
    params(OfConference, PageQuery),
    responses((status = 200, description = "A page of releases", body = Paged<ReleaseBody>))
)]
pub async fn list_releases(
    caller: Caller,
    Path(of): Path<OfConference>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Paged<ReleaseBody>>> {
    let before = place("releases", page.cursor.as_deref())?;
    let before = before.map(|number| number.parse()).transpose().map_err(|_| bad_cursor())?;
    let most = limit(page.limit)?.min(PAGE);
    let found = releases(&caller.ctx, &of.conference, before).await?;
    let items: Vec<_> = found.iter().take(usize::try_from(most).unwrap_or(1)).map(ReleaseBody::from).collect();
    // Releases are counted without a gap.
    let last = items.last().map(|release| release.number).filter(|number| *number > 1);
    Ok(Json(Paged { next: last.map(|number| cursor("releases", &number.to_string())), items }))
}

/// One release and what changed with it
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/releases/{number}", tag = "programme",
    params(OneRelease),
    responses((status = 200, description = "The release", body = ReleaseWithChanges))
)]
pub async fn get_release(caller: Caller, Path(of): Path<OneRelease>) -> Answer<Json<ReleaseWithChanges>> {
    let found = release(&caller.ctx, &of.conference, of.number).await?;
    let body = ReleaseBody::from(&found);
    Ok(Json(ReleaseWithChanges {
        release: body,
        changes: found.diff.changes.into_iter().map(ChangeBody::from).collect(),
    }))
}

/// A release in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OneRelease {
    /// The slug of the conference.
    conference: String,
    /// The number of the release.
    #[param(minimum = 1)]
    number: i32,
}
