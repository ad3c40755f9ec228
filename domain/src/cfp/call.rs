//! A call: from when to when it takes which proposals.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::AccessCode;
use crate::{
    Instant, Problem,
    id::{SessionTypeId, TrackId},
    problem::{FieldErrors, Kind},
};

/// A call's dates and limits. Instants are UTC to the microsecond; what names them in a zone is the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The first moment.
    pub opens: Instant,
    /// The last moment, where a session type has none of its own.
    pub closes: Instant,
    /// Last moments of single session types, before or after `closes`.
    pub deadlines: BTreeMap<SessionTypeId, Instant>,
    /// For how many minutes after a deadline the call still takes proposals, which it does not tell.
    pub grace_minutes: u32,
    /// Tracks that only an access code opens.
    pub restricted: BTreeSet<TrackId>,
    /// Most proposals somebody may speak in.
    pub most_per_speaker: Option<u32>,
    /// Most speakers of a proposal besides the main one.
    pub most_co_speakers: u32,
}

/// A call as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedCall {
    /// The first moment, if one was given.
    pub opens: Option<Instant>,
    /// The last moment, if one was given.
    pub closes: Option<Instant>,
    /// Last moments of session types, as listed.
    pub deadlines: Vec<(SessionTypeId, Instant)>,
    /// Minutes of grace.
    pub grace_minutes: u32,
    /// Tracks that need an access code.
    pub restricted: BTreeSet<TrackId>,
    /// Most proposals of a speaker.
    pub most_per_speaker: Option<u32>,
    /// Most co-speakers.
    pub most_co_speakers: u32,
}

/// The end of a call for one session type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What pages say: the last moment.
    pub shown: Instant,
    /// What counts: the last moment with its grace.
    pub enforced: Instant,
}

/// What a proposal is offered as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// As which kind of session.
    pub session_type: SessionTypeId,
    /// For which track.
    pub track: Option<TrackId>,
}

/// How a proposal gets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// Like everybody's.
    Open,
    /// By its access code, which counts once more.
    ByCode,
}

impl TypedCall {
    /// Longest grace, in minutes: more would be another deadline.
    pub const GRACE_MOST: u32 = 3 * 24 * 60;
    /// Most co-speakers that can be allowed.
    pub const CO_SPEAKERS_MOST: u32 = 20;

    /// The call, or everything that is wrong with it.
    pub fn check(self) -> Result<Call, Problem> {
        let mut errors = FieldErrors::default();
        if self.opens.is_none() {
            errors.add("opens", "missing", "Say when the call opens.");
        }
        if self.closes.is_none() {
            errors.add("closes", "missing", "Say when the call closes.");
        }
        if let (Some(opens), Some(closes)) = (self.opens, self.closes)
            && closes < opens
        {
            errors.add("closes", "order", "The call cannot close before it opens.");
        }
        let mut deadlines = BTreeMap::new();
        for (index, (session_type, at)) in self.deadlines.iter().enumerate() {
            let field = format!("deadlines.{index}");
            if self.opens.is_some_and(|opens| *at < opens) {
                errors.add(&field, "order", "A deadline cannot be before the call opens.");
            }
            if deadlines.insert(*session_type, *at).is_some() {
                errors.add(&field, "twice", "This session type already has a deadline.");
            }
        }
        if self.grace_minutes > Self::GRACE_MOST {
            errors.add("grace", "too-long", "Grace lasts at most three days; move the deadline instead.");
        }
        if self.most_per_speaker == Some(0) {
            errors.add("most_per_speaker", "number", "Allow at least one proposal, or leave this empty.");
        }
        if self.most_co_speakers > Self::CO_SPEAKERS_MOST {
            errors.add("most_co_speakers", "number", "Allow at most 20 co-speakers.");
        }
        let checked = self.opens.zip(self.closes).map(|(opens, closes)| Call {
            opens,
            closes,
            deadlines,
            grace_minutes: self.grace_minutes,
            restricted: self.restricted,
            most_per_speaker: self.most_per_speaker,
            most_co_speakers: self.most_co_speakers,
        });
        errors.finish(checked)
    }
}

impl Call {
    /// When the call ends for a session type.
    pub fn deadline(&self, session_type: SessionTypeId) -> Deadline {
        let shown = self.deadlines.get(&session_type).copied().unwrap_or(self.closes);
        Deadline { shown, enforced: shown + TimeDelta::minutes(self.grace_minutes.into()) }
    }

    /// Whether a proposal whose request arrived at `arrived` is taken. What counts is the arrival, however late the
    /// proposal is written down; both ends are inclusive. An access code passes the end and not the beginning.
    pub fn admits(&self, offer: Offer, arrived: Instant, code: Option<&AccessCode>) -> Result<(), Problem> {
        if arrived < self.opens {
            return Err(refusal("call-not-open", "The call is not open yet. Your draft is kept."));
        }
        if let Some(code) = code {
            code.check(arrived)?;
        }
        if !self.offers_track(offer.track, code) {
            return Err(refusal("track-not-offered", "This track is not open to you here. Choose another one."));
        }
        if code.is_some_and(|code| !code.offers_type(offer.session_type)) {
            return Err(refusal("type-not-offered", "Your access code is for other kinds of session. Choose one."));
        }
        if code.is_none() && arrived > self.deadline(offer.session_type).enforced {
            return Err(refusal("call-closed", "The call has closed for this kind of session. Your draft is kept."));
        }
        Ok(())
    }

    /// How a proposal gets in that arrived at `arrived`. A code that it does not need is not used.
    pub fn admission(&self, offer: Offer, arrived: Instant, code: Option<&AccessCode>) -> Result<Admission, Problem> {
        match (self.admits(offer, arrived, None), code) {
            (Ok(()), _) => Ok(Admission::Open),
            (Err(refused), None) => Err(refused),
            (Err(_), Some(code)) => self.admits(offer, arrived, Some(code)).map(|()| Admission::ByCode),
        }
    }

    /// Whether a track is there to choose, without or with a code.
    pub fn opens_track(&self, track: TrackId, code: Option<&AccessCode>) -> bool {
        self.offers_track(Some(track), None) || (code.is_some() && self.offers_track(Some(track), code))
    }

    /// The tracks to choose from: those a code names, or all that need no code.
    pub fn tracks_offered(&self, all: &[TrackId], code: Option<&AccessCode>) -> Vec<TrackId> {
        all.iter().copied().filter(|track| self.offers_track(Some(*track), code)).collect()
    }

    /// The session types to choose from at `now`: those a code names, or all that are still open.
    pub fn types_offered(&self, all: &[SessionTypeId], code: Option<&AccessCode>, now: Instant) -> Vec<SessionTypeId> {
        let offered = |session_type: &SessionTypeId| match code {
            Some(code) => code.offers_type(*session_type),
            None => now <= self.deadline(*session_type).enforced,
        };
        all.iter().copied().filter(offered).collect()
    }

    fn offers_track(&self, track: Option<TrackId>, code: Option<&AccessCode>) -> bool {
        let opened = |tracks: &BTreeSet<TrackId>| track.is_some_and(|track| tracks.contains(&track));
        match code {
            Some(code) if !code.tracks.is_empty() => opened(&code.tracks),
            // A code that names no tracks passes the deadline and unlocks nothing.
            _ => !opened(&self.restricted),
        }
    }
}

fn refusal(code: &str, message: &str) -> Problem {
    Problem::new(Kind::Conflict, code, message)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn at(micros: i64) -> Instant {
        Instant::from_timestamp_micros(1_800_000_000_000_000 + micros).expect("in range")
    }

    fn kind(number: u128) -> SessionTypeId {
        Uuid::from_u128(number).into()
    }

    fn track(number: u128) -> TrackId {
        Uuid::from_u128(number).into()
    }

    const MINUTE: i64 = 60_000_000;

    /// Open for an hour, workshops (2) for two; a minute of grace; track 9 is restricted.
    fn call() -> Call {
        let typed = TypedCall {
            opens: Some(at(0)),
            closes: Some(at(60 * MINUTE)),
            deadlines: vec![(kind(2), at(120 * MINUTE))],
            grace_minutes: 1,
            restricted: BTreeSet::from([track(9)]),
            most_per_speaker: Some(3),
            most_co_speakers: 4,
        };
        typed.check().expect("a call")
    }

    fn code(tracks: &[u128], types: &[u128]) -> AccessCode {
        AccessCode {
            valid_until: at(200 * MINUTE),
            uses: 1,
            used: 0,
            tracks: tracks.iter().copied().map(track).collect(),
            types: types.iter().copied().map(kind).collect(),
        }
    }

    fn ask(session_type: u128, on: Option<u128>, arrived: i64, code: Option<&AccessCode>) -> Option<String> {
        let offer = Offer { session_type: kind(session_type), track: on.map(track) };
        call().admits(offer, at(arrived), code).err().map(|problem| problem.code)
    }

    #[test]
    fn both_ends_count_to_the_microsecond() {
        assert_eq!(ask(1, None, -1, None).as_deref(), Some("call-not-open"));
        assert_eq!(ask(1, None, 0, None), None);
        assert_eq!(ask(1, None, 61 * MINUTE, None), None);
        assert_eq!(ask(1, None, 61 * MINUTE + 1, None).as_deref(), Some("call-closed"));
    }

    #[test]
    fn the_deadline_shown_is_without_the_grace() {
        let deadline = call().deadline(kind(1));
        assert_eq!((deadline.shown, deadline.enforced), (at(60 * MINUTE), at(61 * MINUTE)));
    }

    #[test]
    fn a_session_types_own_deadline_comes_first() {
        assert_eq!(ask(2, None, 121 * MINUTE, None), None);
        assert_eq!(ask(2, None, 121 * MINUTE + 1, None).as_deref(), Some("call-closed"));
        assert_eq!(call().types_offered(&[kind(1), kind(2)], None, at(100 * MINUTE)), [kind(2)]);
    }

    #[test]
    fn a_code_without_limits_passes_the_deadline_and_unlocks_no_track() {
        let code = code(&[], &[]);
        assert_eq!(ask(1, Some(1), 150 * MINUTE, Some(&code)), None);
        assert_eq!(ask(1, Some(9), 150 * MINUTE, Some(&code)).as_deref(), Some("track-not-offered"));
        assert_eq!(ask(1, Some(9), 1, None).as_deref(), Some("track-not-offered"));
    }

    #[test]
    fn a_code_with_limits_offers_those_alone() {
        let code = code(&[9], &[2]);
        assert_eq!(ask(2, Some(9), 150 * MINUTE, Some(&code)), None);
        assert_eq!(ask(2, Some(1), 1, Some(&code)).as_deref(), Some("track-not-offered"));
        assert_eq!(ask(1, Some(9), 1, Some(&code)).as_deref(), Some("type-not-offered"));
        assert_eq!(call().tracks_offered(&[track(1), track(9)], Some(&code)), [track(9)]);
        assert_eq!(call().tracks_offered(&[track(1), track(9)], None), [track(1)]);
        assert_eq!(call().types_offered(&[kind(1), kind(2)], Some(&code), at(1)), [kind(2)]);
    }

    #[test]
    fn a_code_that_is_not_needed_is_not_used() {
        let code = code(&[9], &[]);
        let admission = |on: u128, arrived: i64| {
            let offer = Offer { session_type: kind(1), track: Some(track(on)) };
            call().admission(offer, at(arrived), Some(&code)).map_err(|problem| problem.code)
        };
        assert_eq!(admission(1, 1), Ok(Admission::Open));
        assert_eq!(admission(9, 1), Ok(Admission::ByCode));
        assert_eq!(admission(1, 150 * MINUTE), Err("track-not-offered".into()));
        let offer = Offer { session_type: kind(1), track: Some(track(9)) };
        assert!(call().admission(offer, at(1), None).is_err());
        assert!(call().opens_track(track(9), Some(&code)) && call().opens_track(track(1), Some(&code)));
        assert!(!call().opens_track(track(9), None));
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let typed = TypedCall {
            opens: Some(at(10)),
            closes: Some(at(0)),
            deadlines: vec![(kind(1), at(0)), (kind(1), at(20))],
            grace_minutes: TypedCall::GRACE_MOST + 1,
            most_per_speaker: Some(0),
            most_co_speakers: 21,
            ..TypedCall::default()
        };
        let problem = typed.check().expect_err("much is wrong");
        let told: Vec<&str> = problem.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(told, ["closes", "deadlines.0", "deadlines.1", "grace", "most_per_speaker", "most_co_speakers"]);
        let problem = TypedCall::default().check().expect_err("no dates");
        assert_eq!(problem.fields.len(), 2);
    }
}
