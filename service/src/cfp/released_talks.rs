//! Sessions of public programmes in which somebody speaks, to be proposed again.
#![expect(clippy::disallowed_methods, reason = "a scoped finder: the conferences where somebody speaks")]

use std::collections::{BTreeSet, HashMap};

use domain::{
    cfp::TypedProposal,
    id::{PersonId, SessionId},
    programme::Session,
};
use exchange::{plain_line, plain_text};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    Ctx, Result,
    conference::find::public,
    entity::{conference, released_speaker},
    identity::merged_into,
    programme::published::{content_of, newest},
};

/// Most conferences that are looked at: a programme is read whole.
const CONFERENCES_MOST: u64 = 20;

/// A session of a public programme.
pub(super) struct ReleasedTalk {
    pub conference: conference::Model,
    pub session: Session,
    /// How long it takes, where it has a place in the timetable.
    pub minutes: Option<u32>,
}

/// The sessions of public programmes, as everybody reads them now, in which somebody speaks: they themselves, or people
/// of the record who turned out to be them. The latest conference first.
pub(super) async fn released_talks(ctx: &Ctx, person: PersonId) -> Result<Vec<ReleasedTalk>> {
    let db = &ctx.db.read;
    let mut ids: BTreeSet<PersonId> = merged_into(db, person).await?.into_iter().collect();
    ids.insert(person);
    let there = released_speaker::Entity::find()
        .filter(released_speaker::Column::PersonId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let conferences = public()
        .filter(conference::Column::Id.is_in(there.into_iter().map(|row| row.conference_id)))
        .order_by_desc(conference::Column::StartDate)
        .limit(CONFERENCES_MOST);
    let mut talks = Vec::new();
    for conference in conferences.all(db).await? {
        let Some(release) = newest(ctx, conference.id).await? else { continue };
        let programme = content_of(ctx, release.id).await?;
        let minutes: HashMap<SessionId, u32> =
            programme.slots.iter().rev().map(|slot| (slot.session, slot.minutes)).collect();
        let theirs =
            programme.sessions.into_iter().filter(|session| session.speakers.iter().any(|id| ids.contains(id)));
        talks.extend(theirs.map(|session| ReleasedTalk {
            conference: conference.clone(),
            minutes: minutes.get(&session.id).copied(),
            session,
        }));
    }
    Ok(talks)
}

impl ReleasedTalk {
    /// What it is about in brief, in plain words.
    pub fn summary(&self) -> String {
        plain_line(&self.session.summary)
    }

    /// What a proposal of the same would say, as far as proposals are that long; its kind and language are the call's.
    pub fn typed(&self) -> TypedProposal {
        let (summary, description) = (words(&self.session.summary), words(&self.session.description));
        let fits = summary.chars().count() <= TypedProposal::SUMMARY.most;
        let (summary, description) = match (fits, description.is_empty()) {
            (true, _) => (summary, description),
            // What is too long to be brief is said at length.
            (false, true) => (String::new(), summary),
            (false, false) => (String::new(), format!("{summary}\n\n{description}")),
        };
        TypedProposal {
            title: self.session.title.chars().take(TypedProposal::TITLE_MOST).collect(),
            summary,
            description: description.chars().take(TypedProposal::DESCRIPTION.most).collect(),
            ..TypedProposal::default()
        }
    }
}

/// A text of a programme as the form takes it: Markdown stays, HTML becomes plain, and what cannot be typed goes.
fn words(source: &str) -> String {
    let is_html = source.trim_start().starts_with('<') || source.contains("</");
    let text = if is_html { plain_text(source) } else { source.trim().to_owned() };
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}
