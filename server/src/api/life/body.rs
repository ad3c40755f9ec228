//! What the operations answer with.

use chrono::{DateTime, Utc};
use serde::Serialize;
use service::{
    duty::DutyLine,
    life::{AppealLine, CallLine, CallSheet, IprLine, Life, ObjectionLine, ResponseLine},
};
use utoipa::ToSchema;
use uuid::Uuid;

/// Where a draft stands on a line.
#[derive(Debug, Serialize, ToSchema)]
pub struct LineBody {
    /// `main`, or another line of the workflow such as `iesg`.
    line: String,
    /// The state.
    state: String,
    /// What is possible in it: `write`, `post`, `frozen`, `approval`, `write-up`, `published`, `over`.
    powers: Vec<String>,
    /// Since when.
    since: DateTime<Utc>,
    /// Until when somebody should act, by the workflow's clock.
    due: Option<DateTime<Utc>>,
}

/// A move that leads on.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepBody {
    /// On which line.
    line: String,
    /// Where to.
    to: String,
    /// Who makes it: `editors`, `chairs` or `above`.
    by: String,
    /// What it needs and is not there.
    missing: Vec<String>,
}

/// The life of a draft.
#[derive(Debug, Serialize, ToSchema)]
pub struct LifeBody {
    /// The workflow that it follows.
    workflow: String,
    /// Where it stands, on the main line first.
    lines: Vec<LineBody>,
    /// What it is tagged with.
    tags: Vec<String>,
    /// Who must act; null where nobody must.
    holder: Option<Uuid>,
    /// Their name.
    holder_name: Option<String>,
    /// Until when they should.
    holder_due: Option<DateTime<Utc>>,
    /// Who shepherds it; null for its chairs.
    shepherd: Option<Uuid>,
    /// What leads on.
    steps: Vec<StepBody>,
}

impl From<Life> for LifeBody {
    fn from(life: Life) -> Self {
        let line = |one: &service::life::LineStand| LineBody {
            line: one.line.to_owned(),
            state: one.state.key.to_owned(),
            powers: one.state.powers.iter().map(ToString::to_string).collect(),
            since: one.since,
            due: one.due,
        };
        let step = |one: &service::life::StepLine| StepBody {
            line: one.line.to_owned(),
            to: one.to.to_owned(),
            by: one.by.to_string(),
            missing: one.missing.iter().map(ToString::to_string).collect(),
        };
        Self {
            workflow: life.workflow.to_string(),
            lines: life.lines.iter().map(line).collect(),
            steps: life.steps.iter().map(step).collect(),
            tags: life.tags,
            holder: life.holder.as_ref().map(|(id, _)| id.0),
            holder_name: life.holder.map(|(_, name)| name),
            holder_due: life.holder_due,
            shepherd: life.shepherd.map(|(id, _)| id.0),
        }
    }
}

/// A call in a list. Nobody counts what was said to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CallSummary {
    /// Which.
    id: Uuid,
    /// `adoption`, `last-call`, `public-review`, `consensus` or `charter`.
    kind: String,
    /// What it is about.
    title: String,
    /// The draft's name; null of a charter.
    draft: Option<String>,
    /// The number of the revision or of the charter's version.
    revision: i32,
    /// `open`, `closed`, `settled`, `voided`, `restarted` or `annulled`.
    state: String,
    /// When it began.
    opened_at: DateTime<Utc>,
    /// The last instant at which a response counts.
    closes_at: DateTime<Utc>,
    /// The zone that it names.
    zone: String,
    /// `consensus` or `no-consensus`, once it is recorded.
    outcome: Option<String>,
}

impl From<CallLine> for CallSummary {
    fn from(line: CallLine) -> Self {
        Self {
            id: line.id.into(),
            kind: line.kind.to_string(),
            title: line.title,
            draft: line.draft,
            revision: line.revision,
            state: line.state.to_string(),
            opened_at: line.opened_at,
            closes_at: line.closes_at,
            zone: line.zone,
            outcome: line.outcome.map(|outcome| outcome.to_string()),
        }
    }
}

/// What somebody said to a call.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResponseBody {
    /// Which.
    id: Uuid,
    /// Who.
    by: String,
    /// Whose they were that day.
    affiliation: String,
    /// Whether they belonged to the group.
    is_member: bool,
    /// `support`, `object` or `comment`.
    stance: String,
    /// What they say.
    text: String,
    /// When.
    at: DateTime<Utc>,
    /// Whether it is the newest of theirs: that one counts.
    is_newest: bool,
}

/// An objection.
#[derive(Debug, Serialize, ToSchema)]
pub struct ObjectionBody {
    /// Which.
    id: Uuid,
    /// Who objects.
    by: String,
    /// Whose they were that day.
    affiliation: String,
    /// `raised`, `addressed`, `withdrawn` or `sustained`.
    state: String,
    /// Since when.
    since: DateTime<Utc>,
    /// Until when an answer is due.
    due: Option<DateTime<Utc>>,
    /// What was said, the first first.
    words: Vec<WordBody>,
}

/// Something that was said about an objection.
#[derive(Debug, Serialize, ToSchema)]
pub struct WordBody {
    /// Where it led.
    state: String,
    /// The words.
    text: String,
    /// Who said it.
    by: String,
    /// When.
    at: DateTime<Utc>,
}

/// An appeal.
#[derive(Debug, Serialize, ToSchema)]
pub struct AppealBody {
    /// Which.
    id: Uuid,
    /// Who appeals.
    by: String,
    /// Why.
    text: String,
    /// When.
    at: DateTime<Utc>,
    /// `lodged`, `upheld`, `dismissed` or `withdrawn`.
    state: String,
    /// Until when a decision is due.
    due: Option<DateTime<Utc>>,
    /// What was decided.
    decision: String,
}

/// Rights that were known when a call was announced.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownRightsBody {
    /// Which declaration.
    id: Uuid,
    /// Whose rights they are.
    holder: String,
    /// What they are known by.
    reference: String,
    /// On which terms they are licensed.
    licence: String,
}

/// A call.
#[derive(Debug, Serialize, ToSchema)]
pub struct CallBody {
    /// What it is.
    #[serde(flatten)]
    summary: CallSummary,
    /// SHA-256 of the text that it is about.
    hash: String,
    /// The announcement, Markdown.
    text: String,
    /// The rights that were declared when it was announced.
    disclosures: Vec<KnownRightsBody>,
    /// What a new revision does to it: `restarts` or `voids`.
    renewal: String,
    /// The same call on an older revision.
    restarts: Option<Uuid>,
    /// Why its outcome is what it is, Markdown.
    reasons: String,
    /// The last instant at which an appeal can be lodged.
    appeal_until: Option<DateTime<Utc>>,
    /// What was said, the latest first.
    responses: Vec<ResponseBody>,
    /// The objections with their answers.
    objections: Vec<ObjectionBody>,
    /// The appeals against its outcome.
    appeals: Vec<AppealBody>,
}

impl From<CallSheet> for CallBody {
    fn from(sheet: CallSheet) -> Self {
        let known = sheet.disclosures.into_iter().map(|one| KnownRightsBody {
            id: one.id.into(),
            holder: one.holder,
            reference: one.reference,
            licence: one.licence.to_string(),
        });
        Self {
            summary: sheet.call.into(),
            hash: sheet.hash,
            text: sheet.text,
            disclosures: known.collect(),
            renewal: sheet.renewal.to_string(),
            restarts: sheet.restarts.map(Into::into),
            reasons: sheet.reasons,
            appeal_until: sheet.appeal_until,
            responses: sheet.responses.into_iter().map(response).collect(),
            objections: sheet.objections.into_iter().map(objection).collect(),
            appeals: sheet.appeals.into_iter().map(Into::into).collect(),
        }
    }
}

fn response(one: ResponseLine) -> ResponseBody {
    ResponseBody {
        id: one.id.into(),
        by: one.by,
        affiliation: one.affiliation,
        is_member: one.is_member,
        stance: one.stance.to_string(),
        text: one.text,
        at: one.at,
        is_newest: one.is_newest,
    }
}

fn objection(one: ObjectionLine) -> ObjectionBody {
    let word = |word: service::life::WordLine| WordBody {
        state: word.state.to_string(),
        text: word.text,
        by: word.by,
        at: word.at,
    };
    ObjectionBody {
        id: one.id.into(),
        by: one.by,
        affiliation: one.affiliation,
        state: one.state.to_string(),
        since: one.since,
        due: one.due,
        words: one.words.into_iter().map(word).collect(),
    }
}

impl From<AppealLine> for AppealBody {
    fn from(one: AppealLine) -> Self {
        Self {
            id: one.id.into(),
            by: one.by,
            text: one.text,
            at: one.at,
            state: one.state.to_string(),
            due: one.due,
            decision: one.decision,
        }
    }
}

/// An entry in the list of declared rights.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeclarationBody {
    /// Which.
    id: Uuid,
    /// `declared`, `updated` or `withdrawn`.
    act: String,
    /// Which one it takes the place of or takes back.
    supersedes: Option<Uuid>,
    /// The newest revision when it was made; 0 before the first.
    revision: i32,
    /// Whose rights they are.
    holder: String,
    /// What they are known by.
    reference: String,
    /// On which terms they are licensed.
    licence: String,
    /// What else was said, Markdown.
    text: String,
    /// Who declared it.
    by: String,
    /// Whose they were that day.
    affiliation: String,
    /// When.
    at: DateTime<Utc>,
    /// Whether nothing later takes its place.
    holds: bool,
}

impl From<IprLine> for DeclarationBody {
    fn from(line: IprLine) -> Self {
        Self {
            id: line.id.into(),
            act: line.act.to_string(),
            supersedes: line.supersedes.map(Into::into),
            revision: line.revision,
            holder: line.holder,
            reference: line.reference,
            licence: line.licence.to_string(),
            text: line.text,
            by: line.by,
            affiliation: line.affiliation,
            at: line.at,
            holds: line.holds,
        }
    }
}

/// Something that somebody must do.
#[derive(Debug, Serialize, ToSchema)]
pub struct DutyBody {
    /// `state`, `call`, `objection`, `appeal`, `write-up`, `issue`, `comment`, `answer`, or of meetings
    /// `agenda`, `participation`, `action-items`, `minutes` or `action-item`.
    kind: String,
    /// What it is about.
    title: String,
    /// The state of the draft, or what is to be done about the call.
    what: String,
    /// The slug of the group.
    group: String,
    /// Who must act.
    holder: Option<Uuid>,
    /// Their name.
    holder_name: String,
    /// Since when.
    since: DateTime<Utc>,
    /// Until when.
    due: Option<DateTime<Utc>>,
    /// The page where it is done.
    path: String,
}

impl From<DutyLine> for DutyBody {
    fn from(line: DutyLine) -> Self {
        Self {
            kind: line.kind.to_string(),
            title: line.title,
            what: line.what,
            group: line.group.0,
            holder: line.holder.map(Into::into),
            holder_name: line.holder_name,
            since: line.since,
            due: line.due,
            path: line.path,
        }
    }
}
