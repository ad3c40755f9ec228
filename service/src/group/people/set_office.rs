//! Naming somebody to an office of a group, and ending it.

use domain::{
    id::{GroupId, PersonId},
    policy::{Action, RoleKind, Scope},
};
use sea_orm::{ColumnTrait, QueryFilter};
use serde_json::json;

use super::leave_group::{end_role, refuse_last_chair};
use crate::{Ctx, Error, Result, entity::role, group::find as groups, record::event, team};

/// Names a member to an office, or ends it. Offices keep their beginning and their end: rules ask who chaired in March.
pub async fn set_office(ctx: &Ctx, group: GroupId, person: PersonId, office: &str, holds: bool) -> Result<()> {
    ctx.authorize_route(Action::NameOfficers)?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::NameOfficers).await?;
        let office = office
            .trim()
            .parse::<RoleKind>()
            .ok()
            .filter(|kind| of.kind.features().roles.contains(kind))
            .filter(|kind| !matches!(kind, RoleKind::Member | RoleKind::Observer))
            .ok_or_else(|| Error::field("office", "option", "Choose one of the options."))?;
        let held = groups::roles_now(group, ctx.now).filter(role::Column::PersonId.eq(person)).all(tx).await?;
        let current = held.iter().find(|row| row.kind == office);
        let verb = match (holds, current) {
            (true, Some(_)) | (false, None) => return Ok(()),
            (true, None) => {
                if held.is_empty() {
                    let message = "Only somebody in the group can hold an office in it. Invite them first.";
                    return Err(Error::field("person", "not-in-group", message));
                }
                team::grant(ctx, tx, Scope::Group(group), person, office).await?;
                "office.given"
            }
            (false, Some(row)) => {
                if office == RoleKind::Chair {
                    refuse_last_chair(ctx, tx, &of, person).await?;
                }
                end_role(ctx, tx, row.clone()).await?;
                "office.ended"
            }
        };
        let entry = groups::told(&of, verb, "person", person);
        event::append(ctx, tx, entry.with(json!({ "role": office }))).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn offices_begin_and_end_and_both_stay_in_the_record(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let mia = world.holding("Mia Member", scene.open, RoleKind::Member).await;
            set_office(&carl, scene.open, mia.person, "editor", true).await.expect("named");
            set_office(&carl, scene.open, mia.person, "editor", true).await.expect("a second time changes nothing");
            set_office(&carl, scene.open, mia.person, "editor", false).await.expect("ended");
            assert_eq!(world.roles_ever_held(&mia).await, 2);
            let verbs = world.events().await;
            assert_eq!(verbs[verbs.len() - 2..], ["office.given", "office.ended"]);
        }

        async fn an_office_is_given_by_chairs_to_people_of_the_group(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(fields_of(set_office(&carl, scene.open, eve.person, "chair", true).await), ["person not-in-group"]);
            assert_eq!(fields_of(set_office(&carl, scene.open, eve.person, "member", true).await), ["office option"]);
            assert_eq!(code_of(set_office(&carl, scene.open, scene.chair.person, "chair", false).await), "last-chair");
            let sid = world.as_(&world.holding("Sid Secretary", scene.open, RoleKind::Secretary).await);
            assert_eq!(code_of(set_office(&sid, scene.open, eve.person, "chair", true).await), "denied");
            assert_eq!(code_of(set_office(&world.as_(&eve), scene.closed, eve.person, "chair", true).await), "not-found");
        }
    }
}
