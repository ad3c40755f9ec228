//! What the speakers of an accepted proposal are asked, and for how long it is kept.

use chrono::{Days, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{FieldErrors, Problem, problem::Flaw, text::block};

/// What a speaker answers, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedReply {
    /// `confirm` or `decline`.
    pub reply: String,
    /// Whether the session may be recorded: `yes` or `no`.
    pub recording: String,
    /// Whether the licence of the conference is agreed to.
    pub licence: bool,
    /// Whether the code of conduct is agreed to.
    pub conduct: bool,
    /// When they can be there.
    pub availability: String,
    /// What they need for the journey.
    pub travel: String,
    /// What a letter for a visa has to say.
    pub visa: String,
    /// What they need to take part.
    pub access: String,
}

/// A checked answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyDetails {
    /// Whether they come.
    pub confirms: bool,
    /// Whether the session may be recorded.
    pub recording: Option<bool>,
    /// When they can be there.
    pub availability: String,
    /// What only few organisers read, for a time.
    pub needs: Needs,
}

/// What a speaker needs. Private, and forgotten at a date that is told beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needs {
    /// For the journey.
    pub travel: String,
    /// What a letter for a visa has to say.
    pub visa: String,
    /// To take part.
    pub access: String,
}

/// Days after a conference's last one on which needs are forgotten.
const NEEDS_KEPT: Days = Days::new(30);
/// How long before its last moment an answer that is missing is asked for again.
pub const REMINDED_BEFORE: TimeDelta = TimeDelta::days(3);
/// How long there is to answer where organisers name no date.
pub const ANSWERED_WITHIN: TimeDelta = TimeDelta::days(14);

/// The day on which what speakers need is forgotten.
pub fn needs_forgotten_on(last_day: NaiveDate) -> NaiveDate {
    last_day.checked_add_days(NEEDS_KEPT).unwrap_or(last_day)
}

impl Needs {
    /// Whether nothing is needed.
    pub fn is_empty(&self) -> bool {
        self.travel.is_empty() && self.visa.is_empty() && self.access.is_empty()
    }
}

impl TypedReply {
    /// Most characters of each text.
    pub const TEXT_MOST: usize = 2_000;

    /// The answer, or everything that is wrong with it. Who declines is asked nothing else.
    pub fn check(&self) -> Result<ReplyDetails, Problem> {
        let mut errors = FieldErrors::default();
        let confirms = match self.reply.as_str() {
            "confirm" => true,
            "decline" => {
                let needs = Needs::default();
                return Ok(ReplyDetails { confirms: false, recording: None, availability: String::new(), needs });
            }
            _ => {
                errors.add("reply", "option", "Choose one of the options.");
                false
            }
        };
        let recording = errors.take("recording", recording(&self.recording));
        for (field, agreed) in [("licence", self.licence), ("conduct", self.conduct)] {
            if !agreed {
                errors.add(field, "agree", "You can only confirm if you agree to this.");
            }
        }
        let mut text = |field, typed: &str| errors.take(field, block(typed, Self::TEXT_MOST));
        let availability = text("availability", &self.availability);
        let (travel, visa, access) =
            (text("travel", &self.travel), text("visa", &self.visa), text("access", &self.access));
        let checked = match (recording, availability, travel, visa, access) {
            (Some(recording), Some(availability), Some(travel), Some(visa), Some(access)) => {
                let needs = Needs { travel, visa, access };
                Some(ReplyDetails { confirms, recording: Some(recording), availability, needs })
            }
            _ => None,
        };
        errors.finish(checked)
    }
}

fn recording(typed: &str) -> Result<bool, Flaw> {
    match typed {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Flaw::new("option", "Choose one of the options.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yes() -> TypedReply {
        TypedReply {
            reply: "confirm".into(),
            recording: "no".into(),
            licence: true,
            conduct: true,
            ..TypedReply::default()
        }
    }

    #[test]
    fn whoever_confirms_agrees_and_says_whether_to_record() {
        let checked = TypedReply { access: " A ramp ".into(), ..yes() }.check().expect("complete");
        assert_eq!((checked.confirms, checked.recording, checked.needs.access.as_str()), (true, Some(false), "A ramp"));
        let nothing = TypedReply { reply: "confirm".into(), ..TypedReply::default() };
        let fields: Vec<_> =
            nothing.check().expect_err("incomplete").fields.into_iter().map(|field| field.field).collect();
        assert_eq!(fields, ["recording", "licence", "conduct"]);
        assert!(TypedReply { reply: "perhaps".into(), ..yes() }.check().is_err());
    }

    #[test]
    fn whoever_declines_is_asked_nothing_and_leaves_nothing() {
        let declined = TypedReply { reply: "decline".into(), travel: "From Vienna".into(), ..TypedReply::default() };
        let checked = declined.check().expect("enough");
        assert!(!checked.confirms && checked.needs.is_empty() && checked.recording.is_none());
    }

    #[test]
    fn needs_are_kept_for_thirty_days() {
        let last = NaiveDate::from_ymd_opt(2027, 2, 3).expect("a date");
        assert_eq!(needs_forgotten_on(last).to_string(), "2027-03-05");
    }
}
