//! Editing the session types of a conference: adding, renaming, moving and removing in one list.

use domain::{
    conference::{TypedSessionType, check_session_types},
    id::ConferenceId,
    policy::{Action, Scope},
};
use uuid::Uuid;

use super::{
    find,
    lists::{Part, in_use, position, refuse_unknown, save, stored},
    parts::session_types_version,
};
use crate::{
    Ctx, Result, Version,
    cfp::find::proposals_naming,
    entity::session_type,
    record::{Entry, event},
};

/// Makes the session types what the list says. Types that are not in it go; released programmes keep theirs. A list
/// `made_from` an old version is refused.
pub async fn set_session_types(
    ctx: &Ctx,
    id: ConferenceId,
    typed: &[TypedSessionType],
    made_from: Option<&Version>,
) -> Result<()> {
    ctx.authorize_route(Action::EditConference)?;
    let lines = check_session_types(typed)?;
    ctx.write(async |tx| {
        find::locked(ctx, tx, id, Action::EditConference).await?;
        let before = find::session_types(id).all(tx).await?;
        session_types_version(&before)?.expect(made_from)?;
        refuse_unknown(&before, &lines)?;
        let after: Vec<session_type::Model> = lines
            .iter()
            .enumerate()
            .map(|(nth, line)| session_type::Model {
                id: line.id.unwrap_or_else(|| ctx.id()),
                conference_id: id,
                name: line.name.clone(),
                position: position(nth),
                minutes: stored(line.extras.minutes),
            })
            .collect();
        let removed: Vec<_> =
            before.iter().map(|row| row.id).filter(|id| after.iter().all(|row| row.id != *id)).collect();
        if proposals_naming(tx, &removed, &[]).await? > 0 {
            return Err(in_use());
        }
        let Some(told) = save(tx, &before, &after).await? else { return Ok(()) };
        let entry = Entry::new("session-types.edited", "conference", id, Scope::Conference(id));
        event::append(ctx, tx, entry.with(told)).await
    })
    .await
}

impl Part for session_type::Model {
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
    use domain::conference::TypedLine;

    use super::*;
    use crate::{
        conference::session_types,
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn types_are_listed_in_their_order(world: World) {
            let id = world.hidden_conference("fosdem-2026").await;
            set_session_types(&world.ctx, id, &[of("Talk", "45"), of("Workshop", "180")], None).await.expect("added");
            let after = session_types(&world.ctx, id).await.expect("listed").items;
            let said: Vec<(&str, u32)> = after.iter().map(|kind| (kind.name.as_str(), kind.minutes)).collect();
            assert_eq!(said, [("Talk", 45), ("Workshop", 180)]);
            assert_eq!(world.events().await, ["conference.created", "session-types.edited"]);
        }

        async fn a_type_that_somebody_has_proposed_does_not_go(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let conference = world.facts_under("open-2026").await.id;
            let types = session_types(&world.ctx, conference).await.expect("listed").items;
            let (talk, workshop) = (types[0].typed(), types[1].typed());
            let refused = set_session_types(&world.ctx, conference, std::slice::from_ref(&workshop), None).await;
            assert_eq!(code_of(refused), "in-use");
            set_session_types(&world.ctx, conference, &[talk], None).await.expect("nobody proposed a workshop");
            crate::cfp::discard_draft(&world.as_(&ada), id).await.expect("discarded");
            set_session_types(&world.ctx, conference, std::slice::from_ref(&workshop), None).await.expect_err("it is gone");
            set_session_types(&world.ctx, conference, &[], None).await.expect("nothing names it any more");
        }

        async fn outsiders_learn_nothing_and_nonsense_is_refused(world: World) {
            let id = world.hidden_conference("hidden-2026").await;
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(set_session_types(&world.as_(&eve), id, &[], None).await), "not-found");
            assert_eq!(code_of(set_session_types(&world.anonymous(), id, &[], None).await), "sign-in-needed");
            let refused = set_session_types(&world.ctx, id, &[of("Talk", "0")], None).await;
            assert_eq!(fields_of(refused), ["types.0.minutes minutes"]);
            let old = session_types(&world.ctx, id).await.expect("listed").version;
            set_session_types(&world.ctx, id, &[of("Talk", "45")], None).await.expect("added");
            assert_eq!(code_of(set_session_types(&world.ctx, id, &[], Some(&old)).await), "changed-meanwhile");
        }
    }

    fn of(name: &str, minutes: &str) -> TypedSessionType {
        TypedSessionType { line: TypedLine { name: name.into(), ..TypedLine::default() }, minutes: minutes.into() }
    }
}
