//! Writing a new call for papers.

use domain::{
    FieldErrors,
    cfp::TypedCallDetails,
    id::{CallId, ConferenceId},
    policy::{Action, Scope},
    slug::Slug,
    zone::Zone,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::offers::{keep, refuse_foreign};
use crate::{
    Ctx, Error, Result,
    conference::find,
    entity::call,
    record::{Entry, event},
};

/// A call to be written, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewCall {
    /// Its part of addresses, which stays.
    pub slug: String,
    /// What it says and offers.
    #[serde(flatten)]
    pub details: TypedCallDetails,
}

/// Writes a call that only the conference's team sees until it is shown.
pub async fn create_call(ctx: &Ctx, conference: ConferenceId, new: &NewCall) -> Result<CallId> {
    ctx.authorize_route(Action::ManageCalls)?;
    let id: CallId = ctx.id();
    ctx.write(async |tx| {
        let of = find::locked(ctx, tx, conference, Action::ManageCalls).await?;
        let mut errors = FieldErrors::default();
        let slug = errors.take("slug", Slug::parse(&new.slug));
        let details = match new.details.check(&Zone::named_or_utc(&of.zone)) {
            Ok(details) => Some(details),
            Err(problem) => {
                for error in problem.fields {
                    errors.add(&error.field, &error.code, error.message);
                }
                None
            }
        };
        let (slug, details) = errors.finish(slug.zip(details))?;
        refuse_foreign(tx, conference, &details).await?;
        let mut row = call::ActiveModel {
            id: Set(id),
            conference_id: Set(conference),
            slug: Set(slug.to_string()),
            created_at: Set(ctx.now),
            updated_at: Set(ctx.now),
            shown_at: Set(None),
            // What the call says and offers is put in next.
            title: NotSet,
            text: NotSet,
            languages: NotSet,
            opens: NotSet,
            closes: NotSet,
            grace_minutes: NotSet,
            most_per_speaker: NotSet,
            most_co_speakers: NotSet,
            offers: NotSet,
        };
        keep(&mut row, &details)?;
        row.insert(tx).await.map_err(|error| slug_taken_if_duplicate(error.into()))?;
        let entry = Entry::new("call.created", "call", id, Scope::Conference(conference));
        event::append(ctx, tx, entry.with(json!({ "slug": slug, "title": details.title }))).await
    })
    .await?;
    Ok(id)
}

fn slug_taken_if_duplicate(error: Error) -> Error {
    if error.is_duplicate() {
        Error::field("slug", "slug-taken", "This address is or was in use; choose another.")
    } else {
        error
    }
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        cfp::calls,
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn the_programme_team_writes_a_call_that_nobody_else_sees_yet(world: World) {
            let conference = world.facts_of_conference("open-2026").await;
            let mut pia = world.person("Pia Programme").await;
            world.grant(&mut pia, Scope::Conference(conference.id), RoleKind::Programme).await;
            let new = world.new_call(&conference, "talks").await;
            let id = create_call(&world.as_(&pia), conference.id, &new).await.expect("written");
            let listed = calls(&world.as_(&pia), &conference).await.expect("listed");
            assert_eq!((listed[0].id, listed[0].is_shown, listed[0].types.len()), (id, false, 2));
            let told = world.last_event().await;
            assert_eq!((told.verb.as_str(), told.data["slug"].as_str()), ("call.created", Some("talks")));
        }

        async fn those_who_may_not_are_refused_and_learn_nothing(world: World) {
            let hidden = world.hidden_conference("hidden-2026").await;
            let open = world.facts_of_conference("open-2026").await;
            let new = world.new_call(&open, "talks").await;
            let mut rita = world.person("Rita Reviewer").await;
            world.grant(&mut rita, Scope::Conference(open.id), RoleKind::Review).await;
            assert_eq!(code_of(create_call(&world.as_(&rita), open.id, &new).await), "denied");
            assert_eq!(code_of(create_call(&world.as_(&rita), hidden, &new).await), "not-found");
            assert_eq!(code_of(create_call(&world.anonymous(), open.id, &new).await), "sign-in-needed");
        }

        async fn everything_that_is_wrong_is_said_at_once(world: World) {
            let conference = world.facts_of_conference("open-2026").await;
            let said = fields_of(create_call(&world.ctx, conference.id, &NewCall::default()).await);
            let expected = ["slug length", "title missing", "languages missing", "types missing", "opens missing"];
            assert_eq!(said, [expected.as_slice(), &["closes missing"]].concat());
        }

        async fn what_another_conference_has_is_not_offered_here(world: World) {
            let here = world.facts_of_conference("here-2026").await;
            let there = world.facts_of_conference("there-2026").await;
            let new = world.new_call(&there, "talks").await;
            assert_eq!(fields_of(create_call(&world.ctx, here.id, &new).await), ["types unknown-entry"]);
        }

        async fn of_fifty_who_want_one_address_one_gets_it(world: World) {
            let conference = world.facts_of_conference("open-2026").await;
            let new = world.new_call(&conference, "talks").await;
            let id = conference.id;
            let made = world
                .fifty(|ctx| {
                    let new = new.clone();
                    async move { create_call(&ctx, id, &new).await }
                })
                .await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
            for refused in made.into_iter().filter(Result::is_err) {
                assert_eq!(fields_of(refused), ["slug slug-taken"]);
            }
        }
    }
}
