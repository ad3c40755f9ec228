//! Editing the rooms of a conference: adding, renaming, moving and removing in one list.

use domain::{
    conference::{TypedRoom, check_rooms},
    id::ConferenceId,
    policy::{Action, Scope},
};
use uuid::Uuid;

use super::{
    find,
    lists::{Part, position, refuse_unknown, save, stored},
    parts::rooms_version,
};
use crate::{
    Ctx, Result, Version,
    entity::room,
    record::{Entry, event},
};

/// Makes the rooms what the list says. Rooms that are not in it go; released programmes keep theirs. A list `made_from`
/// an old version is refused.
pub async fn set_rooms(ctx: &Ctx, id: ConferenceId, typed: &[TypedRoom], made_from: Option<&Version>) -> Result<()> {
    ctx.authorize_route(Action::EditConference)?;
    let lines = check_rooms(typed)?;
    ctx.write(async |tx| {
        find::locked(ctx, tx, id, Action::EditConference).await?;
        let before = find::rooms(id).all(tx).await?;
        rooms_version(&before)?.expect(made_from)?;
        refuse_unknown(&before, &lines)?;
        let after: Vec<room::Model> = lines
            .iter()
            .enumerate()
            .map(|(nth, line)| room::Model {
                id: line.id.unwrap_or_else(|| ctx.id()),
                conference_id: id,
                name: line.name.clone(),
                position: position(nth),
                capacity: line.extras.capacity.map(stored),
            })
            .collect();
        let Some(told) = save(tx, &before, &after).await? else { return Ok(()) };
        let entry = Entry::new("rooms.edited", "conference", id, Scope::Conference(id));
        event::append(ctx, tx, entry.with(told)).await
    })
    .await
}

impl Part for room::Model {
    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn key(&mut self) -> &mut String {
        &mut self.name
    }
}

#[cfg(test)]
mod tests {
    use domain::{conference::TypedLine, policy::RoleKind};

    use super::*;
    use crate::{
        conference::{Room, create_conference, rooms},
        on_both_databases,
        testing::{code_of, conference_called, fields_of},
    };

    on_both_databases! {
        async fn rooms_are_added_renamed_moved_and_removed_in_one_go(world: World) {
            let id = world.hidden_conference("fosdem-2026").await;
            set_rooms(&world.ctx, id, &[room("Janson", "1415"), room("K.1.105", ""), room("H.2213", "")], None)
                .await
                .expect("added");
            let listed = rooms(&world.ctx, id).await.expect("listed");
            let mut typed: Vec<TypedRoom> = listed.items.iter().map(Room::typed).collect();
            // Two swap their names, one goes, one comes.
            typed[0].line.name = "K.1.105".into();
            typed[1].line.name = "Janson".into();
            typed[1].line.position = "1".into();
            typed[0].line.position = "2".into();
            typed[2].line.remove = true;
            typed.push(room("UB2.252A", "532"));
            set_rooms(&world.ctx, id, &typed, Some(&listed.version)).await.expect("edited");

            let after = rooms(&world.ctx, id).await.expect("listed").items;
            let said: Vec<(&str, Option<u32>)> = after.iter().map(|room| (room.name.as_str(), room.capacity)).collect();
            assert_eq!(said, [("Janson", None), ("K.1.105", Some(1415)), ("UB2.252A", Some(532))]);
            assert_eq!((after[0].id, after[1].id), (listed.items[1].id, listed.items[0].id));
            let told = world.last_event().await;
            assert_eq!(told.verb, "rooms.edited");
            let expected = serde_json::json!({
                "added": ["UB2.252A"], "removed": ["H.2213"], "changed": ["Janson", "K.1.105"],
            });
            assert_eq!(told.data, expected);
        }

        async fn a_list_made_from_an_old_state_is_refused(world: World) {
            let id = world.hidden_conference("fosdem-2026").await;
            let version = rooms(&world.ctx, id).await.expect("listed").version;
            set_rooms(&world.ctx, id, &[room("Janson", "")], Some(&version)).await.expect("added");
            let refused = set_rooms(&world.ctx, id, &[room("K.1.105", "")], Some(&version)).await;
            assert_eq!(code_of(refused), "changed-meanwhile");
        }

        async fn of_fifty_lists_made_from_one_state_one_is_taken(world: World) {
            let id = world.hidden_conference("fosdem-2026").await;
            let version = rooms(&world.ctx, id).await.expect("listed").version;
            let made = world
                .fifty(|ctx| {
                    let version = version.clone();
                    async move { set_rooms(&ctx, id, &[room("Janson", "")], Some(&version)).await }
                })
                .await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
            assert_eq!(rooms(&world.ctx, id).await.expect("listed").items.len(), 1);
        }

        async fn a_room_of_another_conference_is_not_known_here(world: World) {
            let here = world.hidden_conference("here-2026").await;
            let there = create_conference(&world.ctx, &conference_called("there-2026")).await.expect("founded");
            set_rooms(&world.ctx, there, &[room("Janson", "")], None).await.expect("added");
            let theirs = rooms(&world.ctx, there).await.expect("listed").items[0].typed();
            assert_eq!(code_of(set_rooms(&world.ctx, here, &[theirs], None).await), "changed-meanwhile");
        }

        async fn the_same_list_again_is_nothing_to_tell(world: World) {
            let id = world.hidden_conference("fosdem-2026").await;
            set_rooms(&world.ctx, id, &[], None).await.expect("taken");
            assert_eq!(world.events().await, ["conference.created"]);
        }

        async fn outsiders_learn_nothing_and_nonsense_is_refused(world: World) {
            let id = world.hidden_conference("hidden-2026").await;
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(set_rooms(&world.as_(&eve), id, &[], None).await), "not-found");
            assert_eq!(code_of(set_rooms(&world.anonymous(), id, &[], None).await), "sign-in-needed");
            let mut rex = world.person("Rex Reviewer").await;
            world.grant(&mut rex, Scope::Conference(id), RoleKind::Review).await;
            assert_eq!(code_of(set_rooms(&world.as_(&rex), id, &[], None).await), "denied");
            let refused = set_rooms(&world.ctx, id, &[room("Janson", "many")], None).await;
            assert_eq!(fields_of(refused), ["rooms.0.capacity capacity"]);
        }
    }

    fn room(name: &str, capacity: &str) -> TypedRoom {
        TypedRoom { line: TypedLine { name: name.into(), ..TypedLine::default() }, capacity: capacity.into() }
    }
}
