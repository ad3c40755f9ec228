//! The calls that everybody is told of: on a conference's pages, and on the front page.

use std::collections::HashMap;

use chrono::TimeDelta;
use domain::{
    Instant,
    cfp::{CallDetails, CallStanding},
    id::{CallId, ConferenceId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect};

use super::{
    find::{shown_calls, shown_calls_around},
    offers::kept,
};
use crate::{
    Ctx, Result,
    conference::{
        find::public,
        frame::{framed, with_frames},
    },
    entity::{call, conference},
};

/// A call that everybody may know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownCall {
    /// Which.
    pub id: CallId,
    /// Its part of addresses.
    pub slug: String,
    /// Name for people.
    pub title: String,
    /// The first moment.
    pub opens: Instant,
    /// The last moment for the last kind of session, as shown.
    pub ends: Instant,
    /// When what it says last changed.
    pub changed_at: Instant,
}

/// An open call on the front page.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct OpenCall {
    /// The conference's part of addresses.
    pub conference_slug: String,
    /// The conference's name.
    pub conference: String,
    /// The call's part of addresses.
    pub slug: String,
    /// The call's name.
    pub title: String,
    /// The last moment, as shown.
    pub ends: Instant,
    /// The clock of the conference.
    pub zone: String,
}

/// Most open calls on the front page.
const MOST: usize = 12;
/// Most calls that are looked at for it.
const LOOKED_AT: u64 = 500;
/// By how many days a kind of session may have its own deadline after the call's, to be found here.
const AFTER: i64 = 120;

/// The calls of a conference that are shown, the first to close first, for a caller that may know of the conference.
pub(crate) async fn calls_shown(db: &impl ConnectionTrait, conference: ConferenceId) -> Result<Vec<ShownCall>> {
    shown_calls(conference).all(db).await?.iter().map(ShownCall::of).collect()
}

/// The open calls of public conferences, the first to close first; in two queries.
pub(crate) async fn open_calls(ctx: &Ctx) -> Result<Vec<OpenCall>> {
    let db = &ctx.db.read;
    let rows = shown_calls_around(ctx.now, ctx.now - TimeDelta::days(AFTER)).limit(LOOKED_AT).all(db).await?;
    let ids = rows.iter().map(|row| row.conference_id);
    let conferences = with_frames(public().filter(conference::Column::Id.is_in(ids))).all(db).await?;
    let conferences: HashMap<ConferenceId, _> = conferences.into_iter().map(framed).map(|row| (row.id, row)).collect();
    let mut open = Vec::new();
    for row in &rows {
        let (Some(of), details) = (conferences.get(&row.conference_id), kept(row)?) else { continue };
        if details.standing(ctx.now) == CallStanding::Open {
            open.push(OpenCall {
                conference_slug: of.slug.clone(),
                conference: of.title.clone(),
                slug: row.slug.clone(),
                title: row.title.clone(),
                ends: details.shown_end(None),
                zone: of.zone.clone(),
            });
        }
    }
    open.sort_by_key(|call| call.ends);
    open.truncate(MOST);
    Ok(open)
}

impl ShownCall {
    fn of(row: &call::Model) -> Result<Self> {
        let details: CallDetails = kept(row)?;
        Ok(Self {
            id: row.id,
            slug: row.slug.clone(),
            title: row.title.clone(),
            opens: details.call.opens,
            ends: details.shown_end(None),
            changed_at: row.shown_at.map_or(row.updated_at, |shown| shown.max(row.updated_at)),
        })
    }

    /// Whether it takes proposals at `now`, as everybody is told.
    pub fn standing(&self, now: Instant) -> CallStanding {
        if now < self.opens {
            CallStanding::Coming
        } else if now <= self.ends {
            CallStanding::Open
        } else {
            CallStanding::Closed
        }
    }

    /// The first moment after `now` at which it stands otherwise.
    pub fn turns(&self, now: Instant) -> Option<Instant> {
        match self.standing(now) {
            CallStanding::Coming => Some(self.opens),
            CallStanding::Open => Some(self.ends + TimeDelta::microseconds(1)),
            CallStanding::Closed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::{close_call, hide_call},
        on_both_databases,
        portal::home,
    };

    #[test]
    fn a_call_turns_when_it_opens_and_right_after_it_ends() {
        let at = |minutes: i64| Instant::UNIX_EPOCH + TimeDelta::minutes(minutes);
        let call = ShownCall {
            id: uuid::Uuid::nil().into(),
            slug: String::new(),
            title: String::new(),
            opens: at(10),
            ends: at(20),
            changed_at: at(0),
        };
        let late = at(20) + TimeDelta::microseconds(1);
        assert_eq!(
            [at(0), at(10), at(20), late].map(|now| call.turns(now)),
            [Some(at(10)), Some(late), Some(late), None]
        );
        assert_eq!((call.standing(at(20)), call.standing(late)), (CallStanding::Open, CallStanding::Closed));
    }

    on_both_databases! {
        async fn the_front_page_tells_of_open_calls_of_public_conferences_alone(world: World) {
            let (_, call) = world.open_call("open-2026").await;
            world.call("other-2026", "unshown").await;
            let told = async |ctx: &Ctx| home(ctx).await.expect("read").calls.into_iter().map(|call| call.conference_slug).collect::<Vec<_>>();
            assert_eq!(told(&world.anonymous()).await, ["open-2026"]);
            let late = Ctx { now: world.deadline(), ..world.anonymous() };
            assert!(told(&late).await.is_empty(), "the grace is told to nobody");
            hide_call(&world.ctx, call).await.expect("hidden");
            assert!(told(&world.anonymous()).await.is_empty());
            crate::cfp::show_call(&world.ctx, call).await.expect("shown");
            close_call(&world.ctx, call).await.expect("closed");
            let after = Ctx { now: world.ctx.now + TimeDelta::microseconds(1), ..world.anonymous() };
            assert!(told(&after).await.is_empty());
        }
    }
}
