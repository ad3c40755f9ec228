//! Marking and unmarking sessions: by one star, or by merging what a browser kept before its person signed in.

use std::collections::HashSet;

use domain::{
    id::{ConferenceId, SessionId},
    policy::{Action, Place, Scope},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict,
};
use serde_json::json;

use super::{
    favourites::favourites,
    published::{by_slug, place_of},
};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{favourite, person, session},
    record::event::{Entry, append},
};

/// What to do with favourites, by the sessions' codes.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// To be marked.
    pub add: Vec<String>,
    /// To be unmarked.
    pub remove: Vec<String>,
}

/// Most codes that one call takes.
const MOST: usize = 2_000;

/// Marks and unmarks sessions of the conference at `slug`; returns the favourites after it. Codes that are no session's
/// are passed over: a browser may have kept one that an organiser has since removed.
pub async fn mark_favourites(ctx: &Ctx, slug: &str, marks: Marks) -> Result<Vec<SessionId>> {
    ctx.authorize_route(Action::KeepAgenda)?;
    ctx.authorize(Action::KeepAgenda, Place::Own)?;
    let person_id = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    if marks.add.len() + marks.remove.len() > MOST {
        return Err(Error::field("add", "too-many", format!("Send at most {MOST} sessions at once.")));
    }
    let conference = by_slug(ctx, slug).await?;
    ctx.authorize(Action::SeeConference, place_of(&conference))?;
    ctx.write(async |tx| {
        locked::<person::Entity>(tx, person_id).await?;
        let add = sessions(tx, conference.id, &marks.add).await?;
        let remove = sessions(tx, conference.id, &marks.remove).await?;
        let kept = add.difference(&remove).copied().collect::<Vec<_>>();
        if !kept.is_empty() {
            let rows = kept.iter().map(|session| favourite::ActiveModel {
                person_id: Set(person_id),
                session_id: Set(*session),
                created_at: Set(ctx.now),
            });
            let known = OnConflict::new().do_nothing().to_owned();
            favourite::Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await?;
        }
        favourite::Entity::delete_many()
            .filter(favourite::COLUMN.person_id.eq(person_id))
            .filter(favourite::COLUMN.session_id.is_in(remove.iter().copied()))
            .exec(tx)
            .await?;
        let entry = Entry::new("agenda.changed", "person", person_id, Scope::Conference(conference.id))
            .with(json!({ "added": kept.len(), "removed": remove.len() }));
        append(ctx, tx, entry).await
    })
    .await?;
    favourites(ctx, conference.id).await
}

#[expect(clippy::disallowed_methods, reason = "within a conference that the asker may see")]
async fn sessions(tx: &DatabaseTransaction, conference: ConferenceId, codes: &[String]) -> Result<HashSet<SessionId>> {
    let query = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::COLUMN.conference_id.eq(conference))
        .filter(session::COLUMN.code.is_in(codes.iter().map(String::as_str)));
    Ok(query.into_tuple::<SessionId>().all(tx).await?.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use domain::programme::Programme;

    use super::*;
    use crate::{
        on_both_databases,
        programme::{Intent, agenda_of_link, make_agenda_link, published, release_sheet},
        testing::{World, sheet},
    };

    async fn programme(world: &World, slug: &str) -> Programme {
        world.conference(slug).await;
        let sheet = sheet(&["Opening", "Middle", "Closing"]);
        release_sheet(&world.ctx, slug, sheet, String::new(), Intent::Release).await.expect("released");
        published(&world.ctx, slug).await.expect("public").programme
    }

    fn add(codes: &[&str]) -> Marks {
        Marks { add: codes.iter().map(|code| (*code).to_owned()).collect(), remove: Vec::new() }
    }

    on_both_databases! {
        async fn marks_are_merged_and_what_is_no_session_is_passed_over(world: World) {
            let here = programme(&world, "conf").await;
            let there = programme(&world, "other").await;
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let (first, second) = (here.sessions[0].code.as_str(), here.sessions[1].code.as_str());
            mark_favourites(&ada, "conf", add(&[first])).await.expect("marked");
            let all = mark_favourites(&ada, "conf", add(&[second, first, "NOPE42", there.sessions[0].code.as_str()])).await;
            let all: HashSet<SessionId> = all.expect("merged").into_iter().collect();
            // Codes of both conferences may be alike: what counts is that only sessions of this one are marked.
            assert!(all.iter().all(|id| here.sessions.iter().any(|session| session.id == *id)));
            assert!(all.contains(&here.sessions[0].id) && all.contains(&here.sessions[1].id));
            let marks = Marks { add: Vec::new(), remove: vec![first.to_owned()] };
            let left = mark_favourites(&ada, "conf", marks).await.expect("unmarked");
            assert!(!left.contains(&here.sessions[0].id));
        }

        async fn favourites_are_nobody_elses(world: World) {
            let here = programme(&world, "conf").await;
            let (ada, bob) = (world.person("Ada Lovelace").await, world.person("Bob Babbage").await);
            mark_favourites(&world.as_(&ada), "conf", add(&[&here.sessions[0].code])).await.expect("marked");
            let conference = world.ctx.clone();
            let id = published(&conference, "conf").await.expect("public").conference.id;
            assert_eq!(favourites(&world.as_(&bob), id).await.expect("read"), []);
            assert!(mark_favourites(&world.anonymous(), "conf", add(&[])).await.is_err());
        }

        async fn the_newest_agenda_link_opens_one_agenda_and_an_older_one_none(world: World) {
            let here = programme(&world, "conf").await;
            let id = published(&world.ctx, "conf").await.expect("public").conference.id;
            let ada = world.person("Ada Lovelace").await;
            mark_favourites(&world.as_(&ada), "conf", add(&[&here.sessions[2].code])).await.expect("marked");
            let old = make_agenda_link(&world.as_(&ada), "conf").await.expect("made");
            let new = make_agenda_link(&world.as_(&ada), "conf").await.expect("made");
            let nobody = world.anonymous();
            assert!(agenda_of_link(&nobody, id, &old).await.is_err());
            let (person, sessions) = agenda_of_link(&nobody, id, &new).await.expect("opens");
            assert_eq!((person, sessions), (ada.person, vec![here.sessions[2].id]));
            let other = world.conference("other").await;
            assert!(agenda_of_link(&nobody, other, &new).await.is_err());
        }
    }
}
