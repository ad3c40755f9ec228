//! Planning decisions, as organisers type it, and how many of what they want.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Decision, Move};
use crate::{
    FieldErrors, Problem,
    id::{SessionTypeId, TrackId},
    problem::Flaw,
    text::block,
};

/// A decision as typed. Empty fields leave things as they were proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedPlan {
    /// What to decide; empty takes the plan back.
    pub decision: String,
    /// As another kind of session.
    pub session_type: String,
    /// For another track.
    pub track: String,
    /// With another length, in minutes.
    pub minutes: String,
    /// What organisers note beside it.
    pub note: String,
}

/// A checked decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is decided; `None` takes the plan back.
    pub decision: Option<Decision>,
    /// As another kind of session.
    pub session_type: Option<SessionTypeId>,
    /// For another track.
    pub track: Option<TrackId>,
    /// With another length.
    pub minutes: Option<u32>,
    /// What organisers note beside it.
    pub note: String,
}

impl TypedPlan {
    /// Most minutes of a session.
    pub const MINUTES_MOST: u32 = 1_440;
    /// Most characters of a note.
    pub const NOTE_MOST: usize = 2_000;

    /// The plan, or everything that is wrong with it.
    pub fn check(&self) -> Result<Plan, Problem> {
        let mut errors = FieldErrors::default();
        let decision = errors.take("decision", chosen::<Decision>(&self.decision));
        let session_type = errors.take("session_type", chosen(&self.session_type));
        let track = errors.take("track", chosen(&self.track));
        let minutes = errors.take("minutes", whole(&self.minutes, 1, Self::MINUTES_MOST));
        let note = errors.take("note", block(&self.note, Self::NOTE_MOST));
        let checked = match (decision, session_type, track, minutes, note) {
            (Some(decision), Some(session_type), Some(track), Some(minutes), Some(note)) => {
                Some(Plan { decision, session_type, track, minutes, note })
            }
            _ => None,
        };
        errors.finish(checked)
    }
}

/// How many are wanted of a track or a kind of session; empty for any number.
pub fn check_quota(typed: &str) -> Result<Option<u32>, Flaw> {
    whole(typed, 0, 10_000)
}

fn whole(typed: &str, least: u32, most: u32) -> Result<Option<u32>, Flaw> {
    match typed.trim() {
        "" => Ok(None),
        digits => match digits.parse() {
            Ok(number) if (least..=most).contains(&number) => Ok(Some(number)),
            _ => Err(Flaw::new("number", format!("Give a whole number from {least} to {most}."))),
        },
    }
}

fn chosen<T: FromStr>(typed: &str) -> Result<Option<T>, Flaw> {
    match typed.trim() {
        "" => Ok(None),
        word => word.parse().map(Some).map_err(|_| Flaw::new("option", "Choose one of the options.")),
    }
}

impl Move {
    /// The decision that it is, if it is one: those are planned, and made when they are released.
    pub const fn decision(self) -> Option<Decision> {
        match self {
            Self::Accept => Some(Decision::Accept),
            Self::Waitlist => Some(Decision::Waitlist),
            Self::Reject => Some(Decision::Reject),
            _ => None,
        }
    }
}

impl Decision {
    /// The move that makes it the state.
    pub const fn step(self) -> Move {
        match self {
            Self::Accept => Move::Accept,
            Self::Waitlist => Move::Waitlist,
            Self::Reject => Move::Reject,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_plan_takes_back_and_wrong_fields_are_told_at_once() {
        assert_eq!(TypedPlan::default().check().map(|plan| plan.decision), Ok(None));
        let wrong =
            TypedPlan { decision: "maybe".into(), minutes: "0".into(), track: "1".into(), ..TypedPlan::default() };
        let fields: Vec<String> =
            wrong.check().expect_err("wrong").fields.into_iter().map(|field| field.field).collect();
        assert_eq!(fields, ["decision", "track", "minutes"]);
    }

    #[test]
    fn decisions_and_their_moves_are_one_another() {
        for decision in Decision::ALL {
            assert_eq!(decision.step().decision(), Some(*decision));
            assert_eq!(decision.step().as_str(), decision.as_str());
        }
        let planned = Move::ALL.iter().filter(|step| step.decision().is_some()).count();
        assert_eq!(planned, Decision::ALL.len());
    }

    #[test]
    fn quotas_are_whole_numbers_or_none() {
        assert_eq!(check_quota(" 12 "), Ok(Some(12)));
        assert_eq!(check_quota(""), Ok(None));
        assert!(check_quota("-1").is_err() && check_quota("1.5").is_err() && check_quota("10001").is_err());
    }
}
