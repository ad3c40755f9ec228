//! What a call says and offers, as its organisers type it.

use std::{collections::BTreeSet, str::FromStr};

use chrono::{DateTime, NaiveDateTime, SubsecRound, Timelike, Utc};
use serde::{Deserialize, Serialize};

use super::{Call, Deadline, TypedCall};
use crate::{
    Instant, Problem,
    conference::Languages,
    id::{SessionTypeId, TrackId},
    problem::{FieldErrors, Flaw},
    text::{block, line},
    words,
    zone::Zone,
};

words! {
    /// Whether a call takes proposals, as everybody is told: by the deadlines that are shown.
    pub enum CallStanding {
        /// Not yet.
        Coming = "coming",
        /// For some kind of session at least.
        Open = "open",
        /// Not any more.
        Closed = "closed",
    }
}

/// A call as typed. Times are those of the conference's clock (`2027-01-31T23:59`), or carry their own offset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCallDetails {
    /// Name for people.
    pub title: String,
    /// What is wanted and how it is chosen, in Markdown.
    pub text: String,
    /// The languages in which proposals are taken.
    pub languages: String,
    /// The first moment.
    pub opens: String,
    /// The last moment.
    pub closes: String,
    /// Minutes of grace; none where empty.
    pub grace_minutes: String,
    /// Most proposals of a speaker; any number where empty.
    pub most_per_speaker: String,
    /// Most co-speakers of a proposal.
    pub most_co_speakers: String,
    /// The kinds of session to choose from.
    pub types: Vec<TypedTypeOffer>,
    /// The tracks to choose from.
    pub tracks: Vec<TypedTrackOffer>,
}

/// A kind of session in a call's form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedTypeOffer {
    /// Which.
    pub id: String,
    /// Whether the call offers it.
    pub offered: bool,
    /// Its own last moment; that of the call where empty.
    pub deadline: String,
}

/// A track in a call's form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedTrackOffer {
    /// Which.
    pub id: String,
    /// Whether the call offers it.
    pub offered: bool,
    /// Whether it needs an access code.
    pub restricted: bool,
}

/// A checked call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallDetails {
    /// Name for people.
    pub title: String,
    /// What is wanted, in Markdown; may be empty.
    pub text: String,
    /// The languages in which proposals are taken.
    pub languages: Languages,
    /// The kinds of session to choose from.
    pub types: BTreeSet<SessionTypeId>,
    /// The tracks to choose from, restricted ones too.
    pub tracks: BTreeSet<TrackId>,
    /// Dates and limits.
    pub call: Call,
}

/// Co-speakers where the form says nothing.
const CO_SPEAKERS_USUAL: u32 = 3;

impl TypedCallDetails {
    /// The call on the clock of `zone`, or everything that is wrong with it.
    pub fn check(&self, zone: &Zone) -> Result<CallDetails, Problem> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", line(&self.title, 200));
        let text = errors.take("text", block(&self.text, 20_000));
        let languages = errors.take("languages", Languages::parse(&self.languages));
        let types = self.types(&mut errors);
        let tracks: BTreeSet<TrackId> = self.tracks_where(&mut errors, |track| track.offered);
        let restricted = self.tracks_where(&mut errors, |track| track.offered && track.restricted);
        let call = self.call(zone, restricted, &mut errors);
        let checked = match (title, text, languages, types, call) {
            (Some(title), Some(text), Some(languages), Some(types), Some(call)) => {
                Some(CallDetails { title, text, languages, types, tracks, call })
            }
            _ => None,
        };
        errors.finish(checked)
    }

    fn types(&self, errors: &mut FieldErrors) -> Option<BTreeSet<SessionTypeId>> {
        let mut types = BTreeSet::new();
        for (nth, offer) in self.types.iter().enumerate().filter(|(_, offer)| offer.offered) {
            types.extend(errors.take(&format!("types.{nth}.id"), known::<SessionTypeId>(&offer.id)));
        }
        if types.is_empty() {
            errors.add("types", "missing", "Offer at least one kind of session.");
        }
        Some(types).filter(|types| !types.is_empty())
    }

    fn tracks_where(&self, errors: &mut FieldErrors, is_meant: fn(&TypedTrackOffer) -> bool) -> BTreeSet<TrackId> {
        let mut tracks = BTreeSet::new();
        for (nth, offer) in self.tracks.iter().enumerate().filter(|(_, offer)| is_meant(offer)) {
            tracks.extend(errors.take(&format!("tracks.{nth}.id"), known::<TrackId>(&offer.id)));
        }
        tracks
    }

    fn call(&self, zone: &Zone, restricted: BTreeSet<TrackId>, errors: &mut FieldErrors) -> Option<Call> {
        let opens = errors.take("opens", moment(&self.opens, zone));
        let closes = errors.take("closes", moment(&self.closes, zone));
        let grace_minutes = errors.take("grace", number(&self.grace_minutes)).map(Option::unwrap_or_default);
        let most_per_speaker = errors.take("most_per_speaker", number(&self.most_per_speaker));
        let most_co_speakers = errors.take("most_co_speakers", number(&self.most_co_speakers));
        let (mut rows, mut deadlines) = (Vec::new(), Vec::new());
        for (nth, offer) in self.types.iter().enumerate().filter(|(_, offer)| offer.offered) {
            let at = errors.take(&format!("types.{nth}.deadline"), moment(&offer.deadline, zone)).flatten();
            if let (Some(at), Ok(id)) = (at, known(&offer.id)) {
                rows.push(nth);
                deadlines.push((id, at));
            }
        }
        let typed = TypedCall {
            opens: opens?,
            closes: closes?,
            deadlines,
            grace_minutes: grace_minutes?,
            restricted,
            most_per_speaker: most_per_speaker?,
            most_co_speakers: most_co_speakers?.unwrap_or(CO_SPEAKERS_USUAL),
        };
        typed.check().map_err(|problem| note(problem, &rows, errors)).ok()
    }
}

/// Notes what is wrong with the dates; deadlines are named by the row of their session type.
fn note(problem: Problem, rows: &[usize], errors: &mut FieldErrors) {
    for error in problem.fields {
        let row = error.field.strip_prefix("deadlines.").and_then(|index| rows.get(index.parse::<usize>().ok()?));
        let field = row.map_or_else(|| error.field.clone(), |row| format!("types.{row}.deadline"));
        // The catalogues have their own words for these: of profiles and of texts.
        let code = match error.code.as_str() {
            "order" => "call-order",
            "too-long" => "grace-too-long",
            code => code,
        };
        errors.add(&field, code, error.message);
    }
}

fn known<Id: FromStr>(typed: &str) -> Result<Id, Flaw> {
    typed.trim().parse().map_err(|_| Flaw::new("unknown-entry", "This entry is not known; load the page again."))
}

fn number(typed: &str) -> Result<Option<u32>, Flaw> {
    match typed.trim() {
        "" => Ok(None),
        number => number.parse().map(Some).map_err(|_| Flaw::new("number", "Give a whole number.")),
    }
}

/// A moment as a form or a program gives it; `None` where nothing was given.
pub(crate) fn moment(typed: &str, zone: &Zone) -> Result<Option<Instant>, Flaw> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if let Ok(instant) = DateTime::parse_from_rfc3339(typed) {
        return Ok(Some(instant.with_timezone(&Utc).trunc_subsecs(6)));
    }
    let civil = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S%.f"].iter().find_map(|form| {
        let civil = NaiveDateTime::parse_from_str(typed, form).ok()?;
        Some(civil.trunc_subsecs(6))
    });
    let civil = civil.ok_or_else(|| Flaw::new("moment", "Give day and time, such as 2027-01-31T23:59."))?;
    Ok(Some(zone.instant(civil)))
}

/// A moment as a form shows it, on the clock of `zone`: to the minute, or as exact as browsers take it.
pub fn typed_moment(instant: Instant, zone: &Zone) -> String {
    let civil = zone.civil(instant);
    let is_whole = civil.second() == 0 && civil.nanosecond() == 0;
    civil.format(if is_whole { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S%.3f" }).to_string()
}

impl CallDetails {
    /// As a form starts from it: all kinds of session and tracks that there are, those marked that are offered.
    pub fn typed(&self, zone: &Zone, types: &[SessionTypeId], tracks: &[TrackId]) -> TypedCallDetails {
        let call = &self.call;
        TypedCallDetails {
            title: self.title.clone(),
            text: self.text.clone(),
            languages: self.languages.to_string(),
            opens: typed_moment(call.opens, zone),
            closes: typed_moment(call.closes, zone),
            grace_minutes: call.grace_minutes.to_string(),
            most_per_speaker: call.most_per_speaker.map(|most| most.to_string()).unwrap_or_default(),
            most_co_speakers: call.most_co_speakers.to_string(),
            types: types
                .iter()
                .map(|id| TypedTypeOffer {
                    id: id.to_string(),
                    offered: self.types.contains(id),
                    deadline: call.deadlines.get(id).map(|at| typed_moment(*at, zone)).unwrap_or_default(),
                })
                .collect(),
            tracks: tracks
                .iter()
                .map(|id| TypedTrackOffer {
                    id: id.to_string(),
                    offered: self.tracks.contains(id),
                    restricted: call.restricted.contains(id),
                })
                .collect(),
        }
    }

    /// The last moment that counts for a kind of session; before one is chosen, for any.
    pub fn ends(&self, session_type: Option<SessionTypeId>) -> Instant {
        self.deadlines(session_type).map(|deadline| deadline.enforced).max().unwrap_or(self.call.closes)
    }

    /// The last moment for a kind of session as pages say it; before one is chosen, for any.
    pub fn shown_end(&self, session_type: Option<SessionTypeId>) -> Instant {
        self.deadlines(session_type).map(|deadline| deadline.shown).max().unwrap_or(self.call.closes)
    }

    fn deadlines(&self, session_type: Option<SessionTypeId>) -> impl Iterator<Item = Deadline> {
        let all = self.types.iter().copied().filter(move |_| session_type.is_none());
        session_type.into_iter().chain(all).map(|kind| self.call.deadline(kind))
    }

    /// Whether it takes proposals at `now`, as everybody is told.
    pub fn standing(&self, now: Instant) -> CallStanding {
        if now < self.call.opens {
            CallStanding::Coming
        } else if now <= self.shown_end(None) {
            CallStanding::Open
        } else {
            CallStanding::Closed
        }
    }

    /// The call as it is once it was closed at `now`: no deadline is later, and there is no grace.
    pub fn closed(mut self, now: Instant) -> Self {
        self.call.grace_minutes = 0;
        self.call.opens = self.call.opens.min(now);
        self.call.closes = self.call.closes.min(now);
        for at in self.call.deadlines.values_mut() {
            *at = (*at).min(now);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALK: &str = "00000000-0000-0000-0000-000000000001";
    const WORKSHOP: &str = "00000000-0000-0000-0000-000000000002";

    fn vienna() -> Zone {
        Zone::named("Europe/Vienna").expect("a zone")
    }

    fn typed() -> TypedCallDetails {
        let offer =
            |id: &str, deadline: &str| TypedTypeOffer { id: id.into(), offered: true, deadline: deadline.into() };
        TypedCallDetails {
            title: "Talks".into(),
            languages: "en de".into(),
            opens: "2026-09-01T00:00".into(),
            closes: "2026-10-31T23:59".into(),
            types: vec![offer(TALK, ""), offer(WORKSHOP, "2026-11-15T12:00")],
            ..TypedCallDetails::default()
        }
    }

    fn faults(typed: &TypedCallDetails) -> Vec<String> {
        let problem = typed.check(&vienna()).expect_err("faults");
        problem.fields.into_iter().map(|field| format!("{} {}", field.field, field.code)).collect()
    }

    fn utc(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    #[test]
    fn times_are_those_of_the_conferences_clock_or_carry_their_own() {
        let details = typed().check(&vienna()).expect("a call");
        // Summer time ends in between.
        assert_eq!(details.call.opens, utc("2026-08-31T22:00:00Z"));
        assert_eq!(details.call.closes, utc("2026-10-31T22:59:00Z"));
        let exact = TypedCallDetails { closes: "2026-10-31T23:59:59.9999999-01:00".into(), ..typed() };
        assert_eq!(exact.check(&vienna()).map(|details| details.call.closes), Ok(utc("2026-11-01T00:59:59.999999Z")));
    }

    #[test]
    fn what_a_form_starts_from_reads_back_as_the_same() {
        let details = typed().check(&vienna()).expect("a call");
        let ids = [TALK, WORKSHOP].map(|id| id.parse().expect("an id"));
        assert_eq!(details.typed(&vienna(), &ids, &[]).check(&vienna()), Ok(details));
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once_beside_its_field() {
        let mut wrong = typed();
        wrong.types[1].deadline = "2026-08-01T00:00".into();
        assert_eq!(faults(&wrong), ["types.1.deadline call-order"]);
        let empty = TypedCallDetails { grace_minutes: "some".into(), opens: "soon".into(), ..Default::default() };
        let told = faults(&empty);
        assert_eq!(told, ["title missing", "languages missing", "types missing", "opens moment", "grace number"]);
        let track = TypedTrackOffer { id: "x".into(), offered: true, restricted: false };
        assert_eq!(faults(&TypedCallDetails { tracks: vec![track], ..typed() }), ["tracks.0.id unknown-entry"]);
    }

    #[test]
    fn it_is_open_until_its_last_deadline_as_shown_and_closing_ends_all_of_them() {
        let details = TypedCallDetails { grace_minutes: "60".into(), ..typed() }.check(&vienna()).expect("a call");
        let last = utc("2026-11-15T11:00:00Z");
        let late = last + chrono::TimeDelta::microseconds(1);
        let standings = [details.call.opens - chrono::TimeDelta::microseconds(1), details.call.opens, last, late];
        assert_eq!(
            standings.map(|now| details.standing(now)),
            [CallStanding::Coming, CallStanding::Open, CallStanding::Open, CallStanding::Closed]
        );
        let now = utc("2026-10-01T00:00:00Z");
        let closed = details.closed(now);
        let workshop = WORKSHOP.parse().expect("an id");
        assert_eq!(closed.call.deadline(workshop).enforced, now);
        assert_eq!(closed.standing(now + chrono::TimeDelta::microseconds(1)), CallStanding::Closed);
    }
}
