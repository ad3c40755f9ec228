//! Making a release out of a sheet: what every import ends in.

use std::{collections::HashSet, sync::Arc};

use domain::{
    id::SessionId,
    policy::{Action, Scope},
    programme::{
        Programme, Room, Track,
        absorb::absorb,
        diff::{Diff, diff},
        sheet::{Notice, Sheet},
    },
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
};
use serde_json::json;

use super::{
    content, identities,
    outside::outside_the_days,
    published::{ReleaseFacts, by_slug, facts_of, place_of},
    search_index,
};
use crate::{
    Ctx, Error, Result,
    conference::frame::keep_frame,
    database::locked,
    entity::{conference, release, room, track},
    record::event::{Entry, append},
};

/// What became of a sheet.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The release it made; `None` where it says what the newest release says, or where it was only a preview.
    pub release: Option<ReleaseFacts>,
    /// What changes with it.
    pub diff: Diff,
    /// What was odd in the file, the reader's findings first.
    pub notices: Vec<Notice>,
    /// Sessions that take place.
    pub sessions: usize,
}

/// Whether to look or to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Say what would happen; nothing is kept.
    Preview,
    /// Release it; refused where nothing would take place.
    Release,
    /// Release it, also where nothing would take place: somebody has confirmed that.
    ReleaseEvenEmpty,
}

/// Absorbs `sheet` into the programme of the conference at `slug` and releases the result.
///
/// One sheet, one release; a sheet that changes nothing makes none. All or nothing: whatever fails leaves the programme
/// as it was. A sheet without any session would cancel everything, and is more often a wrong file than a cancelled
/// conference: it needs [`Intent::ReleaseEvenEmpty`].
pub async fn release_sheet(ctx: &Ctx, slug: &str, sheet: Sheet, comment: String, intent: Intent) -> Result<Outcome> {
    ctx.authorize_route(Action::ReleaseProgramme)?;
    let found = by_slug(ctx, slug).await?;
    ctx.authorize(Action::ReleaseProgramme, place_of(&found))?;
    ctx.write(async |tx| {
        let conference = locked::<conference::Entity>(tx, found.id).await?;
        ctx.authorize(Action::ReleaseProgramme, place_of(&conference))?;
        let before = newest(tx, &conference).await?;
        let plan = plan(ctx, tx, &conference, before.as_ref(), sheet).await?;
        let unchanged = before.as_ref().is_some_and(|before| before.hash == plan.hash);
        if unchanged || intent == Intent::Preview {
            return Ok(plan.into_outcome(None));
        }
        if intent == Intent::Release && plan.programme.active_slots().next().is_none() {
            return Err(nothing_left(before.as_ref()));
        }
        let facts = save(ctx, tx, &conference, before.map_or(1, |before| before.number + 1), &plan, comment).await?;
        Ok(plan.into_outcome(Some(facts)))
    })
    .await
}

/// The field under which every entrance takes the confirmation.
pub(super) fn nothing_left_of(sessions: usize) -> Error {
    let message = match sessions {
        0 => "The file holds no session that could take place. Nothing was changed. Confirm that the programme is to be empty.".to_owned(),
        count => format!(
            "The file holds no session: all {count} of the programme would be cancelled. Nothing was changed. Confirm that this is meant."
        ),
    };
    Error::field("allow_empty", "nothing-left", message)
}

fn nothing_left(before: Option<&Before>) -> Error {
    let running = before.map(|before| before.programme.active_slots().map(|slot| slot.session).collect::<HashSet<_>>());
    nothing_left_of(running.map_or(0, |sessions| sessions.len()))
}

/// The newest release, whole.
struct Before {
    number: i32,
    hash: String,
    programme: Arc<Programme>,
}

/// A release that could be made.
struct Plan {
    programme: Programme,
    packed: Vec<u8>,
    hash: String,
    version: Option<String>,
    diff: Diff,
    notices: Vec<Notice>,
}

impl Plan {
    fn into_outcome(self, release: Option<ReleaseFacts>) -> Outcome {
        let running: HashSet<SessionId> = self.programme.active_slots().map(|slot| slot.session).collect();
        Outcome { release, diff: self.diff, notices: self.notices, sessions: running.len() }
    }
}

async fn plan(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    conference: &conference::Model,
    before: Option<&Before>,
    sheet: Sheet,
) -> Result<Plan> {
    let released = before.map(|before| Arc::clone(&before.programme));
    let record = match &released {
        Some(released) => Arc::clone(released),
        None => Arc::new(organisers_record(tx, conference).await?),
    };
    let facts = facts_of(conference);
    let ctx = ctx.clone();
    // Matching thousands of sessions is work for a thread, not for the one that answers others.
    let work = move || -> Result<Plan> {
        let absorbed = absorb(Some(&record), &sheet, &facts, ctx.now, &mut || ctx.chance.uuid(ctx.now));
        let (packed, hash) = content::pack(&absorbed.programme)?;
        let diff = diff(released.as_deref(), &absorbed.programme);
        let outside = outside_the_days(&sheet, &absorbed.programme.conference);
        let notices = sheet.notices.into_iter().chain(absorbed.notices).chain(outside).collect();
        Ok(Plan { programme: absorbed.programme, packed, hash, version: sheet.frame.version, diff, notices })
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?
}

/// Before the first release, what organisers already wrote down: their rooms and tracks keep their identities.
#[expect(clippy::disallowed_methods, reason = "within the conference that is locked and authorised")]
async fn organisers_record(tx: &DatabaseTransaction, conference: &conference::Model) -> Result<Programme> {
    let rooms = room::Entity::find()
        .filter(room::COLUMN.conference_id.eq(conference.id))
        .order_by_asc(room::Column::Position)
        .all(tx)
        .await?;
    let tracks = track::Entity::find()
        .filter(track::COLUMN.conference_id.eq(conference.id))
        .order_by_asc(track::Column::Position)
        .all(tx)
        .await?;
    let mut record = Programme::empty(facts_of(conference));
    record.rooms = rooms
        .into_iter()
        .map(|row| Room {
            id: row.id,
            slug: row.id.0.simple().to_string(),
            name: row.name,
            capacity: row.capacity.and_then(|seats| u32::try_from(seats).ok()),
        })
        .collect();
    record.tracks = tracks
        .into_iter()
        .map(|row| Track {
            id: row.id,
            name: row.name,
            slug: row.slug,
            colour: u8::try_from(row.colour - 1).unwrap_or(0),
        })
        .collect();
    Ok(record)
}

async fn save(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    conference: &conference::Model,
    number: i32,
    plan: &Plan,
    comment: String,
) -> Result<ReleaseFacts> {
    let facts = ReleaseFacts {
        id: ctx.id(),
        number,
        version: plan.version.clone().filter(|name| !name.is_empty()).unwrap_or_else(|| format!("{number}")),
        comment,
        released_at: ctx.now,
        content_hash: plan.hash.clone(),
    };
    identities::keep(ctx, tx, conference.id, &plan.programme).await?;
    insert(ctx, tx, conference, &facts, plan).await?;
    keep_frame(tx, conference.id, &plan.programme.conference).await?;
    search_index::rebuild(tx, conference.id, &plan.programme).await?;
    announce(ctx, tx, conference, &facts, plan).await?;
    Ok(facts)
}

async fn insert(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    conference: &conference::Model,
    facts: &ReleaseFacts,
    plan: &Plan,
) -> Result<()> {
    let row = release::ActiveModel {
        id: Set(facts.id),
        conference_id: Set(conference.id),
        number: Set(facts.number),
        version: Set(facts.version.clone()),
        comment: Set(facts.comment.clone()),
        released_at: Set(facts.released_at),
        content: Set(plan.packed.clone()),
        content_hash: Set(plan.hash.clone()),
        diff: Set(serde_json::to_value(&plan.diff).map_err(Error::fault)?),
        notices: Set(serde_json::to_value(&plan.notices).map_err(Error::fault)?),
        counts: Set(serde_json::to_value(plan.diff.counts()).map_err(Error::fault)?),
        released_by: Set(ctx.actor.person()),
    };
    row.insert(tx).await?;
    Ok(())
}

async fn announce(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    conference: &conference::Model,
    facts: &ReleaseFacts,
    plan: &Plan,
) -> Result<()> {
    let counts = serde_json::to_value(plan.diff.counts()).map_err(Error::fault)?;
    let entry = Entry::new("programme.released", "release", facts.id, Scope::Conference(conference.id))
        .public()
        .with(json!({ "number": facts.number, "version": facts.version, "changes": counts }));
    append(ctx, tx, entry).await
}

#[expect(clippy::disallowed_methods, reason = "within the conference that is locked and authorised")]
async fn newest(tx: &DatabaseTransaction, conference: &conference::Model) -> Result<Option<Before>> {
    let query = release::Entity::find()
        .filter(release::COLUMN.conference_id.eq(conference.id))
        .order_by_desc(release::Column::Number);
    let Some(row) = query.one(tx).await? else { return Ok(None) };
    Ok(Some(Before { number: row.number, hash: row.content_hash, programme: Arc::new(content::unpack(&row.content)?) }))
}

#[cfg(test)]
mod tests {
    use domain::{
        policy::{RoleKind, Scope},
        problem::Kind,
    };

    use super::*;
    use crate::{
        on_both_databases,
        programme::{published, releases::releases, search::search},
        testing::{fields_of, sheet},
    };

    async fn release(ctx: &Ctx, titles: &[&str]) -> Result<Outcome> {
        release_sheet(ctx, "conf", sheet(titles), String::new(), Intent::Release).await
    }

    on_both_databases! {
        async fn a_sheet_becomes_a_release_that_the_public_reads(world: World) {
            world.conference("conf").await;
            let outcome = release(&world.ctx, &["Opening", "Closing"]).await.expect("released");
            assert_eq!((outcome.sessions, outcome.diff.counts().new), (2, 2));
            let seen = published(&world.anonymous(), "conf").await.expect("public");
            assert_eq!(seen.release, outcome.release);
            assert_eq!(seen.programme.sessions.len(), 2);
        }

        async fn the_same_sheet_again_changes_nothing(world: World) {
            world.conference("conf").await;
            release(&world.ctx, &["Opening"]).await.expect("released");
            let again = release(&world.later(60), &["Opening"]).await.expect("taken");
            assert_eq!(again.release, None);
            assert!(again.diff.changes.is_empty());
            assert_eq!(releases(&world.ctx, "conf", None).await.expect("read").len(), 1);
        }

        async fn a_sheet_that_leaves_nothing_needs_a_confirmation(world: World) {
            world.conference("conf").await;
            let empty = async |intent| release_sheet(&world.later(60), "conf", sheet(&[]), String::new(), intent).await;
            assert_eq!(fields_of(empty(Intent::Release).await), ["allow_empty nothing-left"], "the first release too");
            release(&world.ctx, &["Opening", "Closing"]).await.expect("released");
            let before = world.events().await;
            let refused = empty(Intent::Release).await.expect_err("everything would be cancelled");
            let Error::Refused(problem) = &refused else { panic!("{refused}") };
            assert!(problem.fields[0].message.contains("all 2 of the programme would be cancelled. Nothing was changed."));
            assert_eq!(world.events().await, before);
            assert_eq!(published(&world.ctx, "conf").await.expect("read").programme.active_slots().count(), 2);
            assert_eq!(empty(Intent::Preview).await.expect("a preview may tell it").diff.counts().cancelled, 2);
            let confirmed = empty(Intent::ReleaseEvenEmpty).await.expect("released");
            assert_eq!((confirmed.release.map(|facts| facts.number), confirmed.sessions), (Some(2), 0));
            assert_eq!(empty(Intent::Release).await.expect("it is so already").release, None);
            release(&world.later(120), &["Opening"]).await.expect("one is enough");
        }

        async fn a_preview_tells_and_keeps_nothing(world: World) {
            world.conference("conf").await;
            let preview = release_sheet(&world.ctx, "conf", sheet(&["Opening"]), String::new(), Intent::Preview).await;
            assert_eq!(preview.expect("previewed").diff.counts().new, 1);
            assert_eq!(published(&world.ctx, "conf").await.expect("read").release, None);
        }

        async fn each_release_stores_what_changed_since_the_one_before(world: World) {
            world.conference("conf").await;
            release(&world.ctx, &["Opening", "Closing"]).await.expect("released");
            release(&world.later(60), &["Opening"]).await.expect("released");
            let all = releases(&world.ctx, "conf", None).await.expect("read");
            assert_eq!(all.iter().map(|release| release.facts.number).collect::<Vec<_>>(), [2, 1]);
            assert_eq!(all[0].diff.counts().cancelled, 1);
            assert_eq!(all[1].diff.counts().new, 2);
        }

        async fn search_finds_what_the_newest_release_holds_and_nothing_else(world: World) {
            world.conference("conf").await;
            release(&world.ctx, &["Zürich by night", "Closing"]).await.expect("released");
            let found = search(&world.anonymous(), "conf", "ZURICH nig", 0).await.expect("searched");
            assert_eq!(found.iter().map(|hit| hit.kind.as_str()).collect::<Vec<_>>(), ["session"]);
            release(&world.later(60), &["Closing"]).await.expect("released");
            let found = search(&world.anonymous(), "conf", "zurich", 0).await.expect("searched");
            assert_eq!(found, []);
        }

        async fn only_the_programme_team_releases_and_outsiders_of_a_hidden_conference_learn_nothing(world: World) {
            let open = world.conference("conf").await;
            world.hidden_conference("hidden").await;
            let outsider = world.person("Mallory Outside").await;
            let mut reviewer = world.person("Rita Reviewer").await;
            let mut maker = world.person("Petra Programme").await;
            world.grant(&mut reviewer, Scope::Conference(open), RoleKind::Review).await;
            world.grant(&mut maker, Scope::Conference(open), RoleKind::Programme).await;
            let kind = |result: Result<Outcome>| match result {
                Err(Error::Refused(problem)) => Some(problem.kind),
                _ => None,
            };
            assert_eq!(kind(release(&world.anonymous(), &["A"]).await), Some(Kind::SignInNeeded));
            assert_eq!(kind(release(&world.as_(&outsider), &["A"]).await), Some(Kind::Denied));
            assert_eq!(kind(release(&world.as_(&reviewer), &["A"]).await), Some(Kind::Denied));
            assert_eq!(kind(release(&world.as_(&maker), &["A"]).await), None);
            for slug in ["hidden", "nowhere"] {
                let refused =
                    release_sheet(&world.as_(&outsider), slug, sheet(&["A"]), String::new(), Intent::Release).await;
                assert_eq!(kind(refused), Some(Kind::NotFound), "{slug}");
            }
        }

        async fn fifty_releases_at_once_are_numbered_without_gap(world: World) {
            world.conference("conf").await;
            let many = (0..50).map(|n| {
                let ctx = world.later(n);
                tokio::spawn(async move {
                    let title = format!("Talk {n}");
                    release(&ctx, &[title.as_str()]).await.map(|outcome| outcome.release.map(|facts| facts.number))
                })
            });
            let mut numbers = Vec::new();
            for task in many.collect::<Vec<_>>() {
                numbers.extend(task.await.expect("no panic").expect("released"));
            }
            numbers.sort_unstable();
            assert_eq!(numbers, (1..=50).collect::<Vec<i32>>());
        }
    }
}
