//! Importing a programme: a file in, a release out.

use axum::{
    extract::Request,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{policy::Action, programme::sheet::Notice};
use serde::{Deserialize, Serialize};
use service::{
    conference::conference,
    programme::{Import, Intent, Outcome, import_programme},
};
use utoipa::{IntoParams, ToSchema};

use super::{
    OfConference,
    releases::{ChangeBody, CountsBody, ReleaseBody},
};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path, Query, body, has_type, unsupported_type},
    idempotency::{Head, carried_out_once},
};

/// Most bytes of a file; what is larger is no programme.
pub const FILE_LIMIT: usize = 64 * 1024 * 1024;

/// How to import.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HowToImport {
    /// Whether to say what would happen, and keep nothing.
    #[serde(default)]
    #[param(required = false)]
    preview: bool,
    /// Whether a file without any session may be released, which cancels everything in the programme.
    #[serde(default)]
    #[param(required = false)]
    allow_empty: bool,
    /// What to say about this release; may be empty.
    #[serde(default)]
    #[param(required = false, max_length = 2000)]
    comment: String,
}

/// What became of a file.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportReport {
    /// The release it made; null where it says what the newest release says, or where it was only a preview.
    release: Option<ReleaseBody>,
    /// How much changes with it.
    counts: CountsBody,
    /// What changes with it.
    changes: Vec<ChangeBody>,
    /// How many sessions take place.
    sessions: usize,
    /// What was odd in the file.
    notices: Vec<NoticeBody>,
}

/// Something to know about the file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Notice)]
pub struct NoticeBody {
    /// The line, counted from 1; 0 where lines say nothing.
    line: u32,
    /// Where in the file; may be empty.
    path: String,
    /// A stable word for programs.
    code: String,
    /// What was found and what was done.
    message: String,
}

/// Imports a programme and releases it
///
/// The body is a schedule.xml (frab, pentabarf or pretalx) or a schedule.json. A file that says what the newest release
/// says makes none. A file that cannot be read is refused, and leaves nothing behind; so is one without any session, unless
/// `allow_empty` says that everything is to be cancelled.
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/releases", tag = "programme",
    params(OfConference, HowToImport), security(("token" = ["programme"]), ("signIn" = [])),
    request_body(
        description = "The file, at most 64 MiB",
        content((Object = "application/json"), (String = "application/xml"), (String = "text/xml"))
    ),
    responses(
        (status = 201, description = "It is released", body = ImportReport, headers(("Location" = String))),
        (status = 200, description = "There is nothing new in it, or it was a preview", body = ImportReport)
    )
)]
pub async fn create_release(
    caller: Caller,
    Path(of): Path<OfConference>,
    Query(how): Query<HowToImport>,
    request: Request,
) -> Answer<Response> {
    // Decided before the file is read: only who may import may send so much.
    conference(&caller.ctx, &of.conference, Action::ReleaseProgramme).await?.here()?;
    if !has_type(request.headers(), &["application/json", "application/xml", "text/xml"]) {
        return Err(unsupported_type("application/xml or application/json").into());
    }
    let (parts, whole) = request.into_parts();
    let head = Head::of(&parts);
    let file = body(Request::from_parts(parts, whole), &()).await?;
    let intent = match (how.preview, how.allow_empty) {
        (true, _) => Intent::Preview,
        (false, true) => Intent::ReleaseEvenEmpty,
        (false, false) => Intent::Release,
    };
    let import = Import { file: file.clone(), comment: how.comment, intent };
    let work = async {
        match import_programme(&caller.ctx, &of.conference, import).await {
            Ok(outcome) => told(&of.conference, outcome),
            Err(error) => crate::problem::Failure::from(error).into_response(),
        }
    };
    Ok(Box::pin(carried_out_once(&caller.ctx, head, &file, work)).await)
}

fn told(conference: &str, outcome: Outcome) -> Response {
    let counts = outcome.diff.counts();
    let number = outcome.release.as_ref().map(|release| release.number);
    let report = Json(ImportReport {
        release: outcome.release.map(|facts| ReleaseBody::new(facts, counts)),
        counts: counts.into(),
        changes: outcome.diff.changes.into_iter().map(ChangeBody::from).collect(),
        sessions: outcome.sessions,
        notices: outcome.notices.into_iter().map(NoticeBody::from).collect(),
    });
    match number {
        Some(number) => {
            let location = format!("/api/v1/conferences/{conference}/releases/{number}");
            (StatusCode::CREATED, [(header::LOCATION, location)], report).into_response()
        }
        None => report.into_response(),
    }
}

impl From<Notice> for NoticeBody {
    fn from(notice: Notice) -> Self {
        Self { line: notice.place.line, path: notice.place.path, code: notice.code, message: notice.message }
    }
}
