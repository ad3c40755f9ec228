//! Showing a conference to the public, and hiding it again.

use domain::{
    id::ConferenceId,
    policy::{Action, Scope, Visibility},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::find;
use crate::{
    Ctx, Result,
    entity::conference,
    record::{Entry, event},
    version::next_update,
};

/// Lets everybody know of a conference and its released programme.
pub async fn publish_conference(ctx: &Ctx, id: ConferenceId) -> Result<()> {
    change_visibility(ctx, id, Visibility::Public, "conference.published").await
}

/// Hides a conference from everybody but its team.
pub async fn hide_conference(ctx: &Ctx, id: ConferenceId) -> Result<()> {
    change_visibility(ctx, id, Visibility::Team, "conference.hidden").await
}

async fn change_visibility(ctx: &Ctx, id: ConferenceId, visibility: Visibility, verb: &'static str) -> Result<()> {
    ctx.authorize_route(Action::EditConference)?;
    ctx.write(async |tx| {
        let before = find::locked(ctx, tx, id, Action::EditConference).await?;
        if before.visibility == visibility {
            return Ok(());
        }
        let updated_at = next_update(before.updated_at, ctx.now);
        let mut row = conference::ActiveModel::from(before);
        row.visibility = Set(visibility);
        row.updated_at = Set(updated_at);
        row.update(tx).await?;
        event::append(ctx, tx, Entry::new(verb, "conference", id, Scope::Conference(id))).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{conference::conference, on_both_databases, testing::code_of};

    on_both_databases! {
        async fn what_is_published_is_seen_until_it_is_hidden(world: World) {
            let id = world.hidden_conference("global-2026").await;
            let look = async || conference(&world.anonymous(), "global-2026", Action::SeeConference).await;
            assert_eq!(code_of(look().await), "not-found");
            publish_conference(&world.ctx, id).await.expect("published");
            publish_conference(&world.ctx, id).await.expect("a second time changes nothing");
            assert!(look().await.is_ok());
            hide_conference(&world.ctx, id).await.expect("hidden");
            assert_eq!(code_of(look().await), "not-found");
            assert_eq!(world.events().await, ["conference.created", "conference.published", "conference.hidden"]);
        }

        async fn only_those_who_edit_decide_who_sees(world: World) {
            let id = world.hidden_conference("global-2026").await;
            let mut rex = world.person("Rex Reviewer").await;
            world.grant(&mut rex, Scope::Conference(id), RoleKind::Review).await;
            assert_eq!(code_of(publish_conference(&world.as_(&rex), id).await), "denied");
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(publish_conference(&world.as_(&eve), id).await), "not-found");
            assert_eq!(code_of(hide_conference(&world.anonymous(), id).await), "sign-in-needed");
        }
    }
}
