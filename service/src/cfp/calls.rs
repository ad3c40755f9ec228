//! The calls of a conference, as everybody and as its organisers read them.

use domain::{
    Instant,
    cfp::{CallDetails, CallStanding, TypedCallDetails},
    id::{CallId, SessionTypeId, TrackId},
    policy::{Action, Decision, decide},
    zone::Zone,
};
use sea_orm::{ColumnTrait, QueryFilter};
use serde::Serialize;

use super::{find::calls_for, offers::kept};
use crate::{
    Ctx, Error, Result, Version,
    conference::{ConferenceFacts, find},
    entity::{call, session_type, track},
};

/// A call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CallFacts {
    /// Which.
    pub id: CallId,
    /// Its part of addresses, unique in its conference.
    pub slug: String,
    /// Name for people.
    pub title: String,
    /// What is wanted and how it is chosen, in Markdown; may be empty.
    pub text: String,
    /// The languages in which proposals are taken.
    pub languages: Vec<String>,
    /// The first moment.
    pub opens: Instant,
    /// The last moment, where a kind of session has none of its own. Grace is not in it.
    pub closes: Instant,
    /// Whether it takes proposals now.
    pub standing: CallStanding,
    /// The kinds of session it offers, in order.
    pub types: Vec<OfferedType>,
    /// The tracks it offers, in order.
    pub tracks: Vec<OfferedTrack>,
    /// Most proposals somebody may speak in.
    pub most_per_speaker: Option<u32>,
    /// Most speakers of a proposal besides the main one.
    pub most_co_speakers: u32,
    /// Whether everybody who knows of the conference sees it.
    pub is_shown: bool,
    /// What only those read who may change it.
    pub conditions: Option<Conditions>,
}

/// What a call does not tell everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conditions {
    /// Minutes after a deadline in which proposals are still taken.
    pub grace_minutes: u32,
    /// As a form or an edit starts from it.
    pub typed: TypedCallDetails,
    /// The state that an edit is made from.
    pub version: Version,
}

/// A kind of session that a call offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfferedType {
    /// Which.
    pub id: SessionTypeId,
    /// Name for people.
    pub name: String,
    /// How long such a session takes.
    pub minutes: u32,
    /// The last moment, as shown.
    pub deadline: Instant,
}

/// A track that a call offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfferedTrack {
    /// Which.
    pub id: TrackId,
    /// Name for people.
    pub name: String,
    /// Number of its colour, from 1.
    pub colour: u32,
    /// Whether it needs an access code.
    pub is_restricted: bool,
}

/// The calls of a conference that the asker may know of, the first to close first.
pub async fn calls(ctx: &Ctx, conference: &ConferenceFacts) -> Result<Vec<CallFacts>> {
    ctx.authorize(Action::SeeConference, conference.place())?;
    let rows = calls_for(&ctx.actor, conference.id, conference.place()).all(&ctx.db.read).await?;
    let parts = Parts::of(ctx, conference).await?;
    rows.iter().map(|row| parts.facts(ctx, conference, row)).collect()
}

/// The call of a conference under `slug`, if the asker may know of it.
pub async fn call(ctx: &Ctx, conference: &ConferenceFacts, slug: &str) -> Result<CallFacts> {
    ctx.authorize(Action::SeeConference, conference.place())?;
    let rows = calls_for(&ctx.actor, conference.id, conference.place());
    let row = rows.filter(call::Column::Slug.eq(slug)).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    Parts::of(ctx, conference).await?.facts(ctx, conference, &row)
}

impl CallFacts {
    /// When it ends for the last kind of session, as shown.
    pub fn last_deadline(&self) -> Instant {
        self.types.iter().map(|kind| kind.deadline).max().unwrap_or(self.closes)
    }
}

/// What a call's ids stand for.
pub(super) struct Parts {
    types: Vec<session_type::Model>,
    tracks: Vec<track::Model>,
}

impl Parts {
    pub(super) async fn of(ctx: &Ctx, conference: &ConferenceFacts) -> Result<Self> {
        Ok(Self {
            types: find::session_types(conference.id).all(&ctx.db.read).await?,
            tracks: find::tracks(conference.id).all(&ctx.db.read).await?,
        })
    }

    pub(super) fn facts(&self, ctx: &Ctx, conference: &ConferenceFacts, row: &call::Model) -> Result<CallFacts> {
        let details = kept(row)?;
        let may_change = decide(&ctx.actor, Action::ManageCalls, conference.place()) == Decision::Allow;
        Ok(CallFacts {
            id: row.id,
            slug: row.slug.clone(),
            title: details.title.clone(),
            text: details.text.clone(),
            languages: details.languages.tags().to_vec(),
            opens: details.call.opens,
            closes: details.call.closes,
            standing: details.standing(ctx.now),
            types: self.types_of(&details),
            tracks: self.tracks_of(&details),
            most_per_speaker: details.call.most_per_speaker,
            most_co_speakers: details.call.most_co_speakers,
            is_shown: row.shown_at.is_some(),
            conditions: may_change.then(|| self.conditions(conference, row, &details)),
        })
    }

    fn conditions(&self, conference: &ConferenceFacts, row: &call::Model, details: &CallDetails) -> Conditions {
        let types: Vec<SessionTypeId> = self.types.iter().map(|row| row.id).collect();
        let tracks: Vec<TrackId> = self.tracks.iter().map(|row| row.id).collect();
        Conditions {
            grace_minutes: details.call.grace_minutes,
            typed: details.typed(&Zone::named_or_utc(&conference.zone), &types, &tracks),
            version: Version::of_row(row.updated_at),
        }
    }

    fn types_of(&self, details: &CallDetails) -> Vec<OfferedType> {
        let offered = self.types.iter().filter(|row| details.types.contains(&row.id));
        let offered = offered.map(|row| OfferedType {
            id: row.id,
            name: row.name.clone(),
            minutes: u32::try_from(row.minutes).unwrap_or(0),
            deadline: details.call.deadline(row.id).shown,
        });
        offered.collect()
    }

    fn tracks_of(&self, details: &CallDetails) -> Vec<OfferedTrack> {
        let offered = self.tracks.iter().filter(|row| details.tracks.contains(&row.id));
        let offered = offered.map(|row| OfferedTrack {
            id: row.id,
            name: row.name.clone(),
            colour: u32::try_from(row.colour).unwrap_or(0),
            is_restricted: details.call.restricted.contains(&row.id),
        });
        offered.collect()
    }
}

#[cfg(test)]
mod tests {
    use domain::policy::{RoleKind, Scope};

    use super::*;
    use crate::{
        cfp::show_call,
        on_both_databases,
        testing::{code_of, count_queries},
    };

    on_both_databases! {
        async fn what_is_not_shown_is_for_the_team_and_the_grace_for_its_makers(world: World) {
            let (conference, id) = world.call("open-2026", "talks").await;
            let mut rita = world.person("Rita Reviewer").await;
            world.grant(&mut rita, Scope::Conference(conference.id), RoleKind::Review).await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            for ctx in [&world.anonymous(), &eve] {
                assert_eq!(calls(ctx, &conference).await.expect("listed"), []);
                assert_eq!(code_of(call(ctx, &conference, "talks").await), "not-found");
            }
            let rita = world.as_(&rita);
            let seen = call(&rita, &conference, "talks").await.expect("hers to read");
            assert_eq!((seen.is_shown, seen.conditions), (false, None));
            show_call(&world.ctx, id).await.expect("shown");
            let seen = call(&eve, &conference, "talks").await.expect("shown");
            assert_eq!((seen.standing, seen.conditions.clone()), (CallStanding::Open, None));
            assert!(!serde_json::to_string(&seen).expect("written").contains("grace_minutes"));
            let own = call(&world.ctx, &conference, "talks").await.expect("read").conditions.expect("may change it");
            assert_eq!(own.grace_minutes, 15);
        }

        async fn any_number_of_calls_takes_the_same_number_of_queries(world: World) {
            let (conference, _) = world.call("open-2026", "talks").await;
            let ask = async |conference: &ConferenceFacts| {
                count_queries(&world.ctx, async |ctx| calls(&ctx, conference).await.map(|_| ())).await
            };
            let one = ask(&conference).await;
            for slug in ["workshops", "posters"] {
                world.call_in(&conference, slug).await;
            }
            assert_eq!((one, ask(&conference).await), (3, 3));
        }
    }
}
