//! Revisions of drafts: posted by people and by CI jobs, read, compared.

use app::draft::structured;
use axum::{
    extract::Request,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::{
    draft::{
        Misnumbered, TypedRevision,
        change::{Change, Summary},
        diff::{Fate, Piece},
    },
    policy::Action,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use service::{
    draft::{
        self, AskedRequirement, Comparison, Document, NewRevision, Posted, RevisionLine, RevisionSource, parse_answers,
        read_content,
    },
    publication::StandardFacts,
};
use utoipa::{IntoParams, ToSchema};

use super::{OfDraft, found};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path, Query, body, has_type, unsupported_type},
    idempotency::{Head, carried_out_once},
};

/// The types that a revision is sent as.
const TYPES: &[&str] = &["text/markdown", "text/plain", "application/yaml", "text/yaml"];

/// A revision in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfRevision {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// The name of the draft within its group.
    #[param(example = "authentication")]
    pub draft: String,
    /// The number of the revision, from 1.
    pub number: i32,
}

/// Two revisions in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfTwo {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// The name of the draft within its group.
    #[param(example = "authentication")]
    pub draft: String,
    /// The revision before.
    pub from: i32,
    /// The revision after.
    pub to: i32,
}

/// What is said about a revision.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AboutRevision {
    /// What changed, in a sentence or more.
    #[serde(default)]
    #[param(required = false, max_length = 1000)]
    note: String,
    /// The web address of the place where the same text is kept.
    #[serde(default)]
    #[param(required = false)]
    repository: String,
    /// The commit there.
    #[serde(default)]
    #[param(required = false)]
    commit: String,
    /// What requirements are of which that is unsure, as `12:34,15:new`: places in the new and the old text, from 0.
    #[serde(default)]
    #[param(required = false)]
    answers: String,
    /// The number of the revision that it was made from; where given, it must be the newest.
    #[serde(default)]
    #[param(required = false)]
    made_from: Option<i32>,
}

/// A revision without its text.
#[derive(Debug, Serialize, ToSchema)]
pub struct DraftRevisionBody {
    /// Counted from 1.
    number: i32,
    /// SHA-256 of the file, in hexadecimal digits.
    hash: String,
    /// `markdown` or `baseline`.
    source: String,
    /// The draft's title when it was posted.
    title: String,
    /// What changed; may be empty.
    note: String,
    /// How many bytes the file has.
    bytes: i64,
    /// How many requirements stand in it.
    requirements: i32,
    /// What changed from the one before, in figures.
    #[schema(value_type = Object)]
    summary: Summary,
    /// The class of its change, where somebody settled it.
    class: Option<String>,
    /// When it was posted.
    posted_at: DateTime<Utc>,
    /// Who posted it; may be empty.
    posted_by: String,
    /// Where the same text is kept.
    repository: Option<String>,
    /// The commit there.
    commit: Option<String>,
}

/// What came of posting.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostedBody {
    /// The number of the revision: of the new one, or of the newest where that says the same.
    number: i32,
    /// Whether a revision was posted.
    posted: bool,
}

/// What a text would be as the next revision.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProspectBody {
    /// The number that the revision would have.
    number: i32,
    /// Whether the newest revision says the same.
    same: bool,
    /// What the editor is asked.
    asked: Vec<AskedBody>,
    /// What would change, in figures; null while something is asked.
    #[schema(value_type = Option<Object>)]
    summary: Option<Summary>,
    /// Numbers of requirements that stand twice, belong to another section, or fall within one. They stand in nobody's way.
    #[schema(value_type = Vec<Object>)]
    misnumbered: Vec<Misnumbered>,
    /// What links within the text name, without `#`, and nothing in it is called. Empty while something is asked.
    dangling: Vec<String>,
    /// Standards of this site that the text names and that are not in force any more. Empty while something is asked.
    past_standards: Vec<PastStandardBody>,
}

/// A standard that is not in force any more.
#[derive(Debug, Serialize, ToSchema)]
pub struct PastStandardBody {
    /// Its number.
    number: i32,
    /// Its title.
    title: String,
    /// The numbers of those that took its place.
    obsoleted_by: Vec<i32>,
    /// Whether it was withdrawn.
    withdrawn: bool,
}

impl From<StandardFacts> for PastStandardBody {
    fn from(facts: StandardFacts) -> Self {
        Self {
            number: facts.number,
            title: facts.title,
            obsoleted_by: facts.obsoleted_by.into_iter().map(|one| one.number).collect(),
            withdrawn: facts.withdrawn.is_some(),
        }
    }
}

/// A requirement of which it is unsure what it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct AskedBody {
    /// Its place in the new text, from 0.
    new: usize,
    /// Its number there.
    number: String,
    /// What it says.
    text: String,
    /// What it may be, the likeliest first.
    candidates: Vec<LikelyRequirementBody>,
}

/// What a requirement may be.
#[derive(Debug, Serialize, ToSchema)]
pub struct LikelyRequirementBody {
    /// The place in the revision before, from 0.
    old: usize,
    /// The number there.
    number: String,
    /// What it said.
    text: String,
    /// How like the texts are, in hundredths.
    likeness: u64,
}

/// The class of a change.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassToSettle {
    /// `markup`, `editorial`, `substantive`, `feature` or `registry`.
    class: String,
}

/// The revisions of a draft, the newest first
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/revisions", tag = "draft", params(OfDraft),
    responses((status = 200, description = "The revisions, without their texts", body = Vec<DraftRevisionBody>))
)]
pub async fn list_revisions(caller: Caller, Path(of): Path<OfDraft>) -> Answer<Json<Vec<DraftRevisionBody>>> {
    let (_, facts) = found(&caller, &of, Action::SeeDraft).await?;
    let home = draft::draft_home(&caller.ctx, &facts).await?;
    Ok(Json(home.revisions.into_iter().map(DraftRevisionBody::from).collect()))
}

/// Posts a revision, which is never changed afterwards
///
/// The body is the text itself: Markdown, or the baseline's YAML. A text that says what the newest revision says makes
/// none. Where it is unsure which requirement is which, nothing is posted and the answer is 409: ask
/// `…/revisions/check` what is unsure, and send `answers`.
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/revisions", tag = "draft",
    params(OfDraft, AboutRevision), security(("token" = ["group"]), ("signIn" = [])),
    request_body(
        description = "The text, at most 10 MiB of UTF-8",
        content((String = "text/markdown"), (String = "text/plain"), (String = "application/yaml"))
    ),
    responses(
        (status = 201, description = "It is posted", body = PostedBody, headers(("Location" = String))),
        (status = 200, description = "The newest revision says the same", body = PostedBody)
    )
)]
pub async fn post_revision(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Query(about): Query<AboutRevision>,
    request: Request,
) -> Answer<Response> {
    // Decided before the file is read: only who may post may send so much.
    let (_, facts) = found(&caller, &of, Action::WriteDraft).await?;
    let (head, file) = text_of(request).await?;
    let sent = file.clone();
    let work = async {
        match posted(&caller, &facts, &of, about, sent).await {
            Ok(response) => response,
            Err(failure) => failure.into_response(),
        }
    };
    Ok(Box::pin(carried_out_once(&caller.ctx, head, &file, work)).await)
}

async fn posted(
    caller: &Caller,
    facts: &draft::DraftFacts,
    of: &OfDraft,
    about: AboutRevision,
    file: Bytes,
) -> Answer<Response> {
    let new = NewRevision {
        answers: parse_answers(&about.answers)?,
        source: RevisionSource::File(Box::new(read_content(file).await?)),
        typed: TypedRevision { note: about.note, repository: about.repository, commit: about.commit },
        made_from: about.made_from,
    };
    match draft::post_revision(&caller.ctx, facts.id, &new).await? {
        Posted::New(number) => {
            let location = format!("/api/v1/groups/{}/drafts/{}/revisions/{number}", of.group, of.draft);
            let told = Json(PostedBody { number, posted: true });
            Ok((StatusCode::CREATED, [(header::LOCATION, location)], told).into_response())
        }
        Posted::Same(number) => Ok(Json(PostedBody { number, posted: false }).into_response()),
        Posted::Asked(asked) => Err(draft::unsure(&asked).into()),
    }
}

/// Says what a text would be as the next revision, without posting it
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/revisions/check", tag = "draft",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    request_body(
        description = "The text, at most 10 MiB of UTF-8",
        content((String = "text/markdown"), (String = "text/plain"), (String = "application/yaml"))
    ),
    responses((status = 200, description = "What it would be", body = ProspectBody))
)]
pub async fn check_revision(caller: Caller, Path(of): Path<OfDraft>, request: Request) -> Answer<Json<ProspectBody>> {
    let (_, facts) = found(&caller, &of, Action::WriteDraft).await?;
    let (_, file) = text_of(request).await?;
    let source = RevisionSource::File(Box::new(read_content(file).await?));
    let prospect = draft::try_revision(&caller.ctx, facts.id, &source, &[]).await?;
    Ok(Json(ProspectBody {
        number: prospect.number,
        same: prospect.is_same,
        asked: prospect.asked.into_iter().map(AskedBody::from).collect(),
        summary: prospect.summary,
        misnumbered: prospect.misnumbered,
        dangling: prospect.dangling,
        past_standards: prospect.past.into_iter().map(PastStandardBody::from).collect(),
    }))
}

async fn text_of(request: Request) -> Answer<(Head, Bytes)> {
    if !has_type(request.headers(), TYPES) {
        return Err(unsupported_type("text/markdown or application/yaml").into());
    }
    let (parts, whole) = request.into_parts();
    let head = Head::of(&parts);
    let file = body(Request::from_parts(parts, whole), &()).await?;
    Ok((head, file))
}

/// One revision with its text, its sections and its requirements under their lasting ids
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/revisions/{number}", tag = "draft", params(OfRevision),
    responses((status = 200, description = "The revision", body = Object))
)]
pub async fn get_revision(caller: Caller, Path(of): Path<OfRevision>) -> Answer<Json<Value>> {
    let whose = OfDraft { group: of.group, draft: of.draft };
    let (group, facts) = found(&caller, &whose, Action::SeeDraft).await?;
    let document = draft::revision(&caller.ctx, &facts, of.number).await?;
    Ok(Json(structured(&group, &facts, &document)))
}

/// Settles of which class the change of a revision is
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/drafts/{draft}/revisions/{number}/class", tag = "draft",
    params(OfRevision), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is settled"))
)]
pub async fn settle_revision_class(
    caller: Caller,
    Path(of): Path<OfRevision>,
    Json(settled): Json<ClassToSettle>,
) -> Answer<StatusCode> {
    let whose = OfDraft { group: of.group, draft: of.draft };
    let (_, facts) = found(&caller, &whose, Action::WriteDraft).await?;
    draft::settle_class(&caller.ctx, facts.id, of.number, &settled.class).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How two revisions differ, said of sections and requirements
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/compare/{from}/{to}", tag = "draft", params(OfTwo),
    responses((status = 200, description = "What changed, with the words that came and went", body = Object))
)]
pub async fn compare_revisions(caller: Caller, Path(of): Path<OfTwo>) -> Answer<Json<Value>> {
    let whose = OfDraft { group: of.group, draft: of.draft };
    let (_, facts) = found(&caller, &whose, Action::SeeDraft).await?;
    let compared = draft::compare(&caller.ctx, &facts, of.from, of.to).await?;
    Ok(Json(told(&compared)))
}

/// How two texts differ, as data.
pub fn told(compared: &Comparison) -> Value {
    let requirement = |document: &Document, at: Option<usize>| {
        let found = at.and_then(|at| Some((document.outline.requirements.get(at)?, document.identities.get(at)?)));
        found.map(|(one, id)| json!({ "id": id, "number": one.number, "text": one.text, "level": one.level }))
    };
    let section = |document: &Document, at: Option<usize>| {
        let found = at.and_then(|at| document.outline.sections.get(at));
        found.map(|one| json!({ "number": one.number, "title": one.title }))
    };
    let (old, new) = (&compared.old, &compared.new);
    let requirements = compared.changes.requirements.iter().map(|change| {
        let (before, now) = (requirement(old, change.old), requirement(new, change.new));
        json!({ "what": change.what, "old": before, "new": now, "words": words(change) })
    });
    let sections = compared.changes.sections.iter().map(|change| {
        let (before, now) = (section(old, change.old), section(new, change.new));
        json!({ "what": change.what, "old": before, "new": now, "words": words(change) })
    });
    json!({
        "from": old.line.number, "to": new.line.number, "words": compared.diff.changed(),
        "proposal": compared.proposal.map(|one| json!({ "class": one.class, "reason": one.reason })),
        "requirements": requirements.collect::<Vec<_>>(), "sections": sections.collect::<Vec<_>>(),
    })
}

fn words(change: &Change) -> Option<Vec<Value>> {
    let piece = |piece: &Piece| match piece.fate {
        Fate::Kept => json!({ "kept": piece.text }),
        Fate::Removed => json!({ "removed": piece.text }),
        Fate::Added => json!({ "added": piece.text }),
    };
    change.words.as_ref().map(|diff| diff.pieces.iter().map(piece).collect())
}

impl From<RevisionLine> for DraftRevisionBody {
    fn from(line: RevisionLine) -> Self {
        Self {
            number: line.number,
            hash: line.hash,
            source: line.source.to_string(),
            title: line.title,
            note: line.note,
            bytes: line.bytes,
            requirements: line.requirements,
            summary: line.summary,
            class: line.class.map(|class| class.to_string()),
            posted_at: line.posted_at,
            posted_by: line.posted_by,
            repository: line.repository,
            commit: line.commit,
        }
    }
}

impl From<AskedRequirement> for AskedBody {
    fn from(asked: AskedRequirement) -> Self {
        let candidates = asked.candidates.into_iter().map(|one| LikelyRequirementBody {
            old: one.old,
            number: one.number,
            text: one.text,
            likeness: one.likeness,
        });
        Self { new: asked.new, number: asked.number, text: asked.text, candidates: candidates.collect() }
    }
}
