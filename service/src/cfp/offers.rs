//! How a call is kept: its dates and limits in columns, what it offers as one value.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Instant,
    cfp::{Call, CallDetails},
    conference::Languages,
    id::{ConferenceId, SessionTypeId, TrackId},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait};
use serde::{Deserialize, Serialize};

use crate::{Error, Result, conference::find, entity::call};

/// What a call offers, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Offers {
    types: BTreeSet<SessionTypeId>,
    tracks: BTreeSet<TrackId>,
    restricted: BTreeSet<TrackId>,
    deadlines: BTreeMap<SessionTypeId, Instant>,
}

/// Puts what is checked into a row.
pub(super) fn keep(row: &mut call::ActiveModel, details: &CallDetails) -> Result<()> {
    let call = &details.call;
    let offers = Offers {
        types: details.types.clone(),
        tracks: details.tracks.clone(),
        restricted: call.restricted.clone(),
        deadlines: call.deadlines.clone(),
    };
    row.title = Set(details.title.clone());
    row.text = Set(details.text.clone());
    row.languages = Set(details.languages.to_string());
    row.opens = Set(call.opens);
    row.closes = Set(call.closes);
    row.grace_minutes = Set(stored(call.grace_minutes));
    row.most_per_speaker = Set(call.most_per_speaker.map(stored));
    row.most_co_speakers = Set(stored(call.most_co_speakers));
    row.offers = Set(serde_json::to_value(offers).map_err(Error::fault)?);
    Ok(())
}

/// What a row holds.
pub(super) fn kept(row: &call::Model) -> Result<CallDetails> {
    let offers: Offers = serde_json::from_value(row.offers.clone()).map_err(Error::fault)?;
    Ok(CallDetails {
        title: row.title.clone(),
        text: row.text.clone(),
        languages: Languages::parse(&row.languages).map_err(|flaw| Error::fault(flaw.message))?,
        types: offers.types,
        tracks: offers.tracks,
        call: Call {
            opens: row.opens,
            closes: row.closes,
            deadlines: offers.deadlines,
            grace_minutes: read(row.grace_minutes),
            restricted: offers.restricted,
            most_per_speaker: row.most_per_speaker.map(read),
            most_co_speakers: read(row.most_co_speakers),
        },
    })
}

/// Refuses kinds of session and tracks that are not the conference's.
pub(super) async fn refuse_foreign(tx: &impl ConnectionTrait, id: ConferenceId, details: &CallDetails) -> Result<()> {
    let types: BTreeSet<SessionTypeId> = find::session_types(id).all(tx).await?.iter().map(|row| row.id).collect();
    let tracks: BTreeSet<TrackId> = find::tracks(id).all(tx).await?.iter().map(|row| row.id).collect();
    let refused = |field| Err(Error::field(field, "unknown-entry", "An entry is not known; load the page again."));
    if !details.types.is_subset(&types) {
        return refused("types");
    }
    if !details.tracks.is_subset(&tracks) {
        return refused("tracks");
    }
    Ok(())
}

fn stored(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn read(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// When a call has ended for every kind of session, its grace included.
pub(crate) fn call_ends(row: &call::Model) -> Result<Instant> {
    Ok(kept(row)?.ends(None))
}
