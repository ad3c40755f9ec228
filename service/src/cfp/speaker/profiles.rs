//! The speakers of a proposal as those see them who may read it: from their one profile, so that what they change there is
//! right everywhere.

use std::collections::{HashMap, HashSet};

use bytes::Bytes;
use domain::{
    cfp::SpeakerRole,
    id::{FileId, PersonId, ProposalId},
    identity::ProfileLink,
    policy::Action,
    review::visibility::{Channel, Field},
};
use sea_orm::ConnectionTrait;

use super::find::{accounts_of, held_addresses_of, links_of};
use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{part_in, persons_by_id, speakers_of},
        sight::{readable, shown},
    },
    entity::person_link,
};

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerProfile {
    /// Who.
    pub person: PersonId,
    /// Name as they write it.
    pub name: String,
    /// Pronouns; may be empty.
    pub pronouns: String,
    /// Something about themselves, in Markdown; may be empty.
    pub biography: String,
    /// Their links, in order.
    pub links: Vec<ProfileLink>,
    /// Their picture.
    pub picture: Option<FileId>,
    /// Whether they answer for the proposal.
    pub is_main: bool,
    /// Whether they have an account; organisers entered who has none.
    pub has_account: bool,
    /// Whether the record holds an address under which they can claim themselves.
    pub is_reachable: bool,
}

/// Who speaks in a proposal, in order, for whoever may read it.
pub async fn speakers(ctx: &Ctx, id: ProposalId) -> Result<Vec<SpeakerProfile>> {
    ctx.authorize_route(Action::SeeProposals)?;
    let db = &ctx.db.read;
    let id = readable(ctx, db, id).await?.id;
    profiles(db, id).await
}

/// Who speaks in a proposal, in order. The asker was authorised before.
pub(in crate::cfp) async fn profiles(db: &impl ConnectionTrait, id: ProposalId) -> Result<Vec<SpeakerProfile>> {
    let mut rows = speakers_of(id).all(db).await?;
    rows.sort_by_key(|row| row.role != SpeakerRole::Main);
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let mut people: HashMap<_, _> =
        persons_by_id(ids.clone()).all(db).await?.into_iter().map(|row| (row.id, row)).collect();
    let accounts = accounts_of(ids.clone()).all(db).await?;
    let accounts: HashSet<PersonId> = accounts.into_iter().map(|row| row.person_id).collect();
    let held = held_addresses_of(ids.clone()).all(db).await?;
    let held: HashSet<PersonId> = held.into_iter().map(|row| row.person_id).collect();
    let mut links: HashMap<PersonId, Vec<person_link::Model>> = HashMap::new();
    for link in links_of(ids).all(db).await? {
        links.entry(link.person_id).or_default().push(link);
    }
    let profile = |row: crate::entity::proposal_speaker::Model| {
        let person = people.remove(&row.person_id)?;
        let links = links.remove(&person.id).unwrap_or_default();
        Some(SpeakerProfile {
            person: person.id,
            name: person.name,
            pronouns: person.pronouns,
            biography: person.biography,
            links: links.into_iter().map(|link| ProfileLink { label: link.label, url: link.url }).collect(),
            picture: person.picture_id,
            is_main: row.role == SpeakerRole::Main,
            has_account: accounts.contains(&person.id),
            is_reachable: held.contains(&person.id),
        })
    };
    Ok(rows.into_iter().filter_map(profile).collect())
}

/// The bytes of a speaker's picture, for whoever may know who speaks: also where the profile is closed to others.
pub async fn speaker_picture(ctx: &Ctx, id: ProposalId, person: PersonId) -> Result<Bytes> {
    ctx.authorize_route(Action::SeeProposals)?;
    let db = &ctx.db.read;
    let id = shown(ctx, db, id, Field::Speakers, Channel::Thumbnail).await?.id;
    part_in(db, id, person).await?.ok_or_else(Error::not_found)?;
    let row = persons_by_id([person]).one(db).await?.ok_or_else(Error::not_found)?;
    ctx.files.get(row.picture_id.ok_or_else(Error::not_found)?).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::submit_proposal,
        identity::edit_profile,
        on_both_databases,
        testing::{code_of, profile_input},
    };

    on_both_databases! {
        async fn a_profile_that_is_changed_once_is_right_on_every_proposal(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let facts = world.facts_of_conference("other-2026").await;
            let call = world.call_in(&facts, "talks").await;
            crate::cfp::show_call(&world.ctx, call).await.expect("shown");
            let ctx = world.as_(&dora);
            let second = crate::cfp::draft_proposal(&ctx, call, &world.proposal_for(&facts, "Second").await.0).await.expect("begun");
            let input = domain::identity::ProfileInput {
                biography: "Builds *engines*.".into(),
                links: vec![("Home".into(), "https://dora.example".into())],
                ..profile_input("Dora D.")
            };
            edit_profile(&ctx, input).await.expect("edited");
            for id in [id, second] {
                let shown = speakers(&ctx, id).await.expect("shown").remove(0);
                assert_eq!((shown.name.as_str(), shown.biography.as_str(), shown.links.len()), ("Dora D.", "Builds *engines*.", 1));
            }
        }

        async fn organisers_read_the_profiles_of_what_was_handed_in_and_nobody_else(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            assert_eq!(code_of(speakers(&world.ctx, id).await), "not-found", "a draft is nobody's");
            submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
            assert_eq!(speakers(&world.ctx, id).await.expect("shown").len(), 1);
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(speakers(&eve, id).await), "not-found");
            assert_eq!(code_of(speaker_picture(&eve, id, dora.person).await), "not-found");
            assert_eq!(code_of(speakers(&world.anonymous(), id).await), "sign-in-needed");
        }
    }
}
