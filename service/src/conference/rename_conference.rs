//! Giving a conference another slug. The old addresses redirect for good.

use domain::{
    FieldErrors,
    id::ConferenceId,
    policy::{Action, Scope},
    slug::Slug,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Result,
    entity::conference,
    record::{Entry, event},
    slug::{SlugKind, claim},
    version::next_update,
};

/// Renames a conference's addresses. Its acronym stays: calendars and apps know it by that.
pub async fn rename_conference(ctx: &Ctx, id: ConferenceId, slug: &str) -> Result<Slug> {
    ctx.authorize_route(Action::EditConference)?;
    let mut errors = FieldErrors::default();
    let slug = errors.take("slug", Slug::parse(slug));
    let slug = errors.finish(slug)?;
    ctx.write(async |tx| {
        let before = find::locked(ctx, tx, id, Action::EditConference).await?;
        if before.slug == slug.as_str() {
            return Ok(());
        }
        claim(ctx, tx, SlugKind::Conference, &slug, id).await?;
        let mut row = conference::ActiveModel::from(before.clone());
        row.slug = Set(slug.to_string());
        row.updated_at = Set(next_update(before.updated_at, ctx.now));
        row.update(tx).await?;
        let entry = Entry::new("conference.renamed", "conference", id, Scope::Conference(id));
        event::append(ctx, tx, entry.with(json!({ "from": before.slug, "to": slug }))).await
    })
    .await?;
    Ok(slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Found,
        conference::{conference, publish_conference},
        on_both_databases,
        testing::{code_of, conference_called, fields_of},
    };

    on_both_databases! {
        async fn old_addresses_lead_to_the_new_one(world: World) {
            let id = world.hidden_conference("appsec-2026").await;
            publish_conference(&world.ctx, id).await.expect("published");
            rename_conference(&world.ctx, id, "global-2026").await.expect("renamed");
            let found = conference(&world.anonymous(), "appsec-2026", Action::SeeConference).await.expect("found");
            assert_eq!(found, Found::Moved("global-2026".into()));
            assert_eq!(world.facts(id).await.acronym, "appsec_2026");
            assert_eq!(world.last_event().await.data, json!({ "from": "appsec-2026", "to": "global-2026" }));
        }

        async fn a_former_slug_is_never_given_to_another(world: World) {
            let id = world.hidden_conference("appsec-2026").await;
            rename_conference(&world.ctx, id, "global-2026").await.expect("renamed");
            let mut new = conference_called("appsec-2026");
            new.details.acronym = "another".into();
            let refused = crate::conference::create_conference(&world.ctx, &new).await;
            assert_eq!(fields_of(refused), ["slug slug-taken"]);
        }

        async fn outsiders_learn_nothing_and_nonsense_is_refused(world: World) {
            let id = world.hidden_conference("hidden-2026").await;
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(rename_conference(&world.as_(&eve), id, "mine").await), "not-found");
            assert_eq!(code_of(rename_conference(&world.anonymous(), id, "mine").await), "sign-in-needed");
            assert_eq!(fields_of(rename_conference(&world.ctx, id, "api").await), ["slug reserved"]);
        }
    }
}
