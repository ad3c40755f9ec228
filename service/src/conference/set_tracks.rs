//! Editing the tracks of a conference: adding, renaming, moving and removing in one list.

use domain::{
    conference::{TypedTrack, check_tracks},
    id::ConferenceId,
    policy::{Action, Scope},
};
use uuid::Uuid;

use super::{
    find,
    lists::{Part, in_use, position, refuse_unknown, save, stored},
    parts::tracks_version,
};
use crate::{
    Ctx, Result, Version,
    cfp::find::proposals_naming,
    entity::track,
    record::{Entry, event},
};

/// Makes the tracks what the list says. Tracks that are not in it go; released programmes keep theirs. A list
/// `made_from` an old version is refused.
pub async fn set_tracks(ctx: &Ctx, id: ConferenceId, typed: &[TypedTrack], made_from: Option<&Version>) -> Result<()> {
    ctx.authorize_route(Action::EditConference)?;
    let lines = check_tracks(typed)?;
    ctx.write(async |tx| {
        find::locked(ctx, tx, id, Action::EditConference).await?;
        let before = find::tracks(id).all(tx).await?;
        tracks_version(&before)?.expect(made_from)?;
        refuse_unknown(&before, &lines)?;
        let after: Vec<track::Model> = lines
            .iter()
            .enumerate()
            .map(|(nth, line)| track::Model {
                id: line.id.unwrap_or_else(|| ctx.id()),
                conference_id: id,
                name: line.name.clone(),
                slug: line.extras.slug.as_str().to_owned(),
                position: position(nth),
                colour: stored(line.extras.colour),
            })
            .collect();
        let removed: Vec<_> =
            before.iter().map(|row| row.id).filter(|id| after.iter().all(|row| row.id != *id)).collect();
        if proposals_naming(tx, &[], &removed).await? > 0 {
            return Err(in_use());
        }
        let Some(told) = save(tx, &before, &after).await? else { return Ok(()) };
        let entry = Entry::new("tracks.edited", "conference", id, Scope::Conference(id));
        event::append(ctx, tx, entry.with(told)).await
    })
    .await
}

impl Part for track::Model {
    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn key(&mut self) -> &mut String {
        &mut self.slug
    }
}

#[cfg(test)]
mod tests {
    use domain::conference::TypedLine;

    use super::*;
    use crate::{
        conference::{Track, tracks},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn tracks_may_swap_their_addresses(world: World) {
            let id = world.hidden_conference("fosdem-2026").await;
            set_tracks(&world.ctx, id, &[track("Rust", ""), track("Go", "")], None).await.expect("added");
            let listed = tracks(&world.ctx, id).await.expect("listed");
            let mut typed: Vec<TypedTrack> = listed.items.iter().map(Track::typed).collect();
            typed[0].slug = "go".into();
            typed[1].slug = "rust".into();
            set_tracks(&world.ctx, id, &typed, Some(&listed.version)).await.expect("edited");
            let after = tracks(&world.ctx, id).await.expect("listed").items;
            let said: Vec<(&str, &str, u32)> =
                after.iter().map(|track| (track.name.as_str(), track.slug.as_str(), track.colour)).collect();
            assert_eq!(said, [("Rust", "go", 1), ("Go", "rust", 2)]);
            assert_eq!(world.events().await, ["conference.created", "tracks.edited", "tracks.edited"]);
        }

        async fn outsiders_learn_nothing_and_nonsense_is_refused(world: World) {
            let id = world.hidden_conference("hidden-2026").await;
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(set_tracks(&world.as_(&eve), id, &[], None).await), "not-found");
            assert_eq!(code_of(set_tracks(&world.anonymous(), id, &[], None).await), "sign-in-needed");
            let refused = set_tracks(&world.ctx, id, &[track("Two factors", "2fa")], None).await;
            assert_eq!(fields_of(refused), ["tracks.0.slug track-slug-characters"]);
            let old = tracks(&world.ctx, id).await.expect("listed").version;
            set_tracks(&world.ctx, id, &[track("Rust", "")], None).await.expect("added");
            assert_eq!(code_of(set_tracks(&world.ctx, id, &[], Some(&old)).await), "changed-meanwhile");
        }
    }

    fn track(name: &str, slug: &str) -> TypedTrack {
        let line = TypedLine { name: name.into(), ..TypedLine::default() };
        TypedTrack { line, slug: slug.into(), colour: String::new() }
    }
}
