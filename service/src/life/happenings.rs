//! What happened to the drafts of a group that everybody may read: for its feed.

use domain::{
    Instant,
    id::{DraftId, EventId},
    life::Workflow,
    policy::{Action, Actor},
};
use sea_orm::QuerySelect;
use serde::Serialize;

use super::find;
use crate::{Ctx, Error, Result, draft::find as drafts, group::GroupFacts};

/// So many happenings are told.
const NEWEST: u64 = 50;
/// What is told.
const VERBS: [&str; 10] = [
    "draft.started",
    "draft.revision-posted",
    "draft.moved",
    "draft.move-annulled",
    "call.opened",
    "call.closed",
    "call.settled",
    "call.voided",
    "call.restarted",
    "call.annulled",
];

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Happening {
    /// Which event it was.
    pub id: EventId,
    /// When.
    pub at: Instant,
    /// What, in the past tense.
    pub verb: String,
    /// The draft's title and its part of addresses; none where it was about the charter.
    pub draft: Option<(String, String)>,
    /// The workflow that its states are of.
    pub workflow: Workflow,
    /// The call, where it was about one.
    pub call: Option<String>,
    /// The kind of the call, and what came of it or where the draft moved; words of the workflow.
    pub words: Vec<(String, String)>,
}

/// What happened lately, the latest first: the same to whoever asks, since feeds go from hand to hand.
pub async fn happenings(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<Happening>> {
    let anybody = ctx.as_actor(Actor::Anonymous);
    anybody.authorize(Action::SeeGroup, group.place()).map_err(|_| Error::not_found())?;
    let db = &ctx.db.read;
    let known = drafts::visible_to(&anybody, group.id, false).all(db).await?;
    let events = find::told(group.id, &VERBS).limit(NEWEST).all(db).await?;
    let told = events.into_iter().filter_map(|row| {
        let of = |key: &str| row.data.get(key).and_then(|value| value.as_str().map(str::to_owned));
        let draft: Option<DraftId> = match row.subject_kind.as_str() {
            "draft" => row.subject_id.map(DraftId::from),
            _ => of("draft").and_then(|id| id.parse().ok()),
        };
        let named = match draft {
            // Of what is not public any more nothing is told, whatever it was then.
            Some(id) => Some(known.iter().find(|row| row.id == id)?),
            None if row.subject_kind == "call" => None,
            None => return None,
        };
        let words = ["kind", "line", "from", "to", "outcome"].iter();
        let number = row.data.get("number").or_else(|| row.data.get("revision")).and_then(serde_json::Value::as_i64);
        let mut words: Vec<(String, String)> = words.filter_map(|key| Some(((*key).to_owned(), of(key)?))).collect();
        words.extend(number.map(|number| ("number".to_owned(), number.to_string())));
        Some(Happening {
            id: row.id,
            at: row.at,
            call: of("call"),
            draft: named.map(|row| (row.title.clone(), row.name.clone())),
            workflow: named.map_or(Workflow::Simple, |row| row.workflow),
            words,
            verb: row.verb,
        })
    });
    Ok(told.collect())
}
