//! Editing what a conference says about itself.

use domain::{
    conference::{ConferenceDetails, TypedConference},
    id::ConferenceId,
    policy::{Action, Scope},
    slug::Slug,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{
    create_conference::{acronym_taken_if_duplicate, refuse_taken_acronym},
    facts::ConferenceFacts,
    find,
};
use crate::{
    Ctx, Error, Result, Version,
    entity::conference,
    record::{Entry, changes, event},
    version::next_update,
};

/// Edits a conference. An edit `made_from` an old version is refused.
pub async fn edit_conference(
    ctx: &Ctx,
    id: ConferenceId,
    typed: &TypedConference,
    made_from: Option<&Version>,
) -> Result<()> {
    ctx.authorize_route(Action::EditConference)?;
    ctx.write(async |tx| {
        let before = find::locked(ctx, tx, id, Action::EditConference).await?;
        // Checked here, since the conference's own slug suggests an acronym that was left empty.
        let details = typed.check(&Slug::parse(&before.slug).map_err(|flaw| Error::fault(flaw.message))?)?;
        Version::of_row(before.updated_at).expect(made_from)?;
        refuse_taken_acronym(tx, id, details.acronym.as_str()).await?;
        let row = edited(ctx, before.clone(), details);
        let after = row.update(tx).await.map_err(|error| acronym_taken_if_duplicate(error.into()))?;
        let typed = |row| ConferenceFacts::new(ctx, row, None).typed();
        let Some(changes) = changes(&typed(before), &typed(after))? else { return Ok(()) };
        let entry = Entry::new("conference.edited", "conference", id, Scope::Conference(id));
        event::append(ctx, tx, entry.with(changes)).await
    })
    .await
}

fn edited(ctx: &Ctx, before: conference::Model, details: ConferenceDetails) -> conference::ActiveModel {
    let updated_at = next_update(before.updated_at, ctx.now);
    let mut row = conference::ActiveModel::from(before);
    row.acronym = Set(details.acronym.to_string());
    row.title = Set(details.title);
    row.subtitle = Set(details.subtitle);
    row.description = Set(details.description);
    row.start_date = Set(details.days.start);
    row.end_date = Set(details.days.end);
    row.zone = Set(details.zone.to_string());
    row.venue = Set(details.venue);
    row.city = Set(details.city);
    row.languages = Set(details.languages.to_string());
    row.theme = Set(details.theme.to_string());
    row.timeslot_minutes = Set(details.timeslot_minutes.into());
    row.day_change_minutes = Set(details.day_change_minutes.into());
    row.updated_at = Set(updated_at);
    row
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        on_both_databases,
        testing::{World, code_of, fields_of},
    };

    on_both_databases! {
        async fn the_programme_team_edits_and_the_event_says_what(world: World) {
            let id = world.hidden_conference("global-2026").await;
            let mut ada = world.person("Ada Lovelace").await;
            world.grant(&mut ada, Scope::Conference(id), RoleKind::Programme).await;
            let typed = TypedConference { city: "Wien".into(), zone: "europe/vienna".into(), ..typed(&world, id).await };
            edit_conference(&world.as_(&ada), id, &typed, None).await.expect("edited");
            let facts = world.facts(id).await;
            assert_eq!((facts.city.as_str(), facts.zone.as_str()), ("Wien", "Europe/Vienna"));
            let told = world.last_event().await;
            assert_eq!(told.verb, "conference.edited");
            assert_eq!(told.data["zone"], serde_json::json!({ "from": "Europe/Brussels", "to": "Europe/Vienna" }));
            assert_eq!(told.data.as_object().map(serde_json::Map::len), Some(2));
        }

        async fn of_fifty_edits_of_one_state_one_is_taken(world: World) {
            let id = world.hidden_conference("global-2026").await;
            let version = world.facts(id).await.version;
            let base = typed(&world, id).await;
            let edits = world
                .fifty(|ctx| {
                    let typed = TypedConference { city: format!("City {}", ctx.chance.secret()[0]), ..base.clone() };
                    let version = version.clone();
                    async move { edit_conference(&ctx, id, &typed, Some(&version)).await }
                })
                .await;
            assert_eq!(edits.iter().filter(|edit| edit.is_ok()).count(), 1);
            for refused in edits.into_iter().filter(Result::is_err) {
                assert_eq!(code_of(refused), "changed-meanwhile");
            }
            assert_eq!(world.events().await, ["conference.created", "conference.edited"]);
        }

        async fn an_acronym_that_another_conference_has_is_refused(world: World) {
            world.hidden_conference("global-2026").await;
            let id = world.hidden_conference("other-2026").await;
            let typed = TypedConference { acronym: "global_2026".into(), ..typed(&world, id).await };
            assert_eq!(fields_of(edit_conference(&world.ctx, id, &typed, None).await), ["acronym acronym-taken"]);
        }

        async fn outsiders_learn_nothing_and_nonsense_is_refused(world: World) {
            let id = world.hidden_conference("hidden-2026").await;
            let typed = typed(&world, id).await;
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(edit_conference(&world.as_(&eve), id, &typed, None).await), "not-found");
            assert_eq!(code_of(edit_conference(&world.anonymous(), id, &typed, None).await), "sign-in-needed");
            let mut rex = world.person("Rex Reviewer").await;
            world.grant(&mut rex, Scope::Conference(id), RoleKind::Review).await;
            assert_eq!(code_of(edit_conference(&world.as_(&rex), id, &typed, None).await), "denied");
            let typed = TypedConference { end: "2026-01-01".into(), ..typed };
            assert_eq!(fields_of(edit_conference(&world.ctx, id, &typed, None).await), ["end ends-before-start"]);
        }
    }

    async fn typed(world: &World, id: ConferenceId) -> TypedConference {
        world.facts(id).await.typed()
    }
}
