//! Editing a call for papers.

use domain::{
    cfp::TypedCallDetails,
    id::CallId,
    policy::{Action, Scope},
    zone::Zone,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{
    find::locked_call,
    offers::{keep, kept, refuse_foreign},
};
use crate::{
    Ctx, Result, Version,
    entity::call,
    record::{Entry, changes, event},
    version::next_update,
};

/// Edits a call. An edit `made_from` an old version is refused.
pub async fn edit_call(ctx: &Ctx, id: CallId, typed: &TypedCallDetails, made_from: Option<&Version>) -> Result<()> {
    ctx.authorize_route(Action::ManageCalls)?;
    ctx.write(async |tx| {
        let (conference, before) = locked_call(ctx, tx, id, Action::ManageCalls).await?;
        let zone = Zone::named_or_utc(&conference.zone);
        let details = typed.check(&zone)?;
        Version::of_row(before.updated_at).expect(made_from)?;
        refuse_foreign(tx, conference.id, &details).await?;
        let old = kept(&before)?;
        let (types, tracks): (Vec<_>, Vec<_>) =
            (old.types.union(&details.types).copied().collect(), old.tracks.union(&details.tracks).copied().collect());
        let told = |details: &domain::cfp::CallDetails| details.typed(&zone, &types, &tracks);
        let Some(changes) = changes(&told(&old), &told(&details))? else { return Ok(()) };
        let updated_at = next_update(before.updated_at, ctx.now);
        let mut row = call::ActiveModel::from(before);
        keep(&mut row, &details)?;
        row.updated_at = Set(updated_at);
        row.update(tx).await?;
        let entry = Entry::new("call.edited", "call", id, Scope::Conference(conference.id));
        event::append(ctx, tx, entry.with(changes)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        cfp::{Conditions, call},
        on_both_databases,
        testing::{World, code_of, fields_of},
    };

    async fn conditions(world: &World, slug: &str) -> Conditions {
        let conference = world.facts_under(slug).await;
        call(&world.ctx, &conference, "talks").await.expect("read").conditions.expect("may change it")
    }

    on_both_databases! {
        async fn an_edit_says_what_it_changed_and_the_same_again_is_nothing_to_tell(world: World) {
            let (_, id) = world.call("open-2026", "talks").await;
            let Conditions { mut typed, version, .. } = conditions(&world, "open-2026").await;
            edit_call(&world.ctx, id, &typed, Some(&version)).await.expect("the same");
            assert_eq!(world.last_event().await.verb, "call.created");
            typed.title = "Talks and more".into();
            typed.most_per_speaker = "2".into();
            edit_call(&world.ctx, id, &typed, Some(&version)).await.expect("edited");
            let told = world.last_event().await;
            assert_eq!(told.verb, "call.edited");
            assert_eq!(told.data.as_object().map(|told| told.keys().cloned().collect::<Vec<_>>()),
                Some(vec!["most_per_speaker".to_owned(), "title".to_owned()]));
            assert_eq!(conditions(&world, "open-2026").await.typed, typed);
        }

        async fn of_fifty_edits_of_one_state_one_is_taken(world: World) {
            let (_, id) = world.call("open-2026", "talks").await;
            let Conditions { typed, version, .. } = conditions(&world, "open-2026").await;
            let edits = world
                .fifty(|ctx| {
                    let typed = TypedCallDetails { text: format!("Text {}", ctx.chance.secret()[0]), ..typed.clone() };
                    let version = version.clone();
                    async move { edit_call(&ctx, id, &typed, Some(&version)).await }
                })
                .await;
            assert_eq!(edits.iter().filter(|edit| edit.is_ok()).count(), 1);
            for refused in edits.into_iter().filter(Result::is_err) {
                assert_eq!(code_of(refused), "changed-meanwhile");
            }
        }

        async fn those_who_may_not_are_refused_and_nonsense_too(world: World) {
            let (conference, id) = world.call("open-2026", "talks").await;
            let mut rita = world.person("Rita Reviewer").await;
            world.grant(&mut rita, Scope::Conference(conference.id), RoleKind::Review).await;
            let mut typed = conditions(&world, "open-2026").await.typed;
            assert_eq!(code_of(edit_call(&world.as_(&rita), id, &typed, None).await), "denied");
            assert_eq!(code_of(edit_call(&world.anonymous(), id, &typed, None).await), "sign-in-needed");
            assert_eq!(code_of(edit_call(&world.ctx, world.ctx.id(), &typed, None).await), "not-found");
            typed.closes = "2025-01-01T00:00".into();
            assert_eq!(fields_of(edit_call(&world.ctx, id, &typed, None).await), ["closes call-order"]);
        }
    }
}
