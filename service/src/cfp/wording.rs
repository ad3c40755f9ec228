//! How a proposal's words are kept, and what a call takes of them.

use domain::{
    FieldErrors,
    cfp::{AccessCode, CallDetails, ProposalDetails},
};
use sea_orm::ActiveValue::Set;

use crate::{Error, Result, entity::proposal, error::Check};

/// Puts what is checked into a row.
pub(super) fn word(row: &mut proposal::ActiveModel, details: ProposalDetails) {
    row.title = Set(details.title);
    row.summary = Set(details.summary);
    row.description = Set(details.description);
    row.notes = Set(details.notes);
    row.language = Set(details.language);
    row.session_type_id = Set(details.session_type);
    row.track_id = Set(details.track);
}

/// What a row holds.
pub(super) fn worded(row: &proposal::Model) -> ProposalDetails {
    ProposalDetails {
        title: row.title.clone(),
        summary: row.summary.clone(),
        description: row.description.clone(),
        notes: row.notes.clone(),
        session_type: row.session_type_id,
        track: row.track_id,
        language: row.language.clone(),
    }
}

/// Refuses kinds of session and tracks that the call does not offer to everybody, nor to whoever has the `code`. What a
/// proposal had `before` stays.
pub(super) fn refuse_not_offered(
    call: &CallDetails,
    details: &ProposalDetails,
    before: Option<&ProposalDetails>,
    code: Option<&AccessCode>,
) -> Result<()> {
    let mut errors = FieldErrors::default();
    let kept_type = before.is_some_and(|before| before.session_type == details.session_type);
    if !kept_type && details.session_type.is_some_and(|kind| !call.types.contains(&kind)) {
        errors.add("session_type", "option", "Choose one of the options.");
    }
    let offers = |track| call.tracks.contains(&track) && call.call.opens_track(track, code);
    let kept_track = before.is_some_and(|before| before.track == details.track);
    if !kept_track && details.track.is_some_and(|track| !offers(track)) {
        errors.add("track", "option", "Choose one of the options.");
    }
    errors.check()
}

/// The refusal of what came after the last moment.
pub(super) fn too_late() -> Error {
    Error::conflict("call-closed", "The call has closed for this kind of session. Your draft is kept.")
}

/// The refusal of a call that its organisers hid.
pub(super) fn call_hidden() -> Error {
    Error::conflict("call-hidden", "The organisers have taken this call back for now. Your draft is kept.")
}
