//! Proposals as the field hands them around: `submission.json` of voc/schedule, one array of submissions.

use serde::Serialize;
use uuid::Uuid;

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Submission {
    /// Which; the same in every file.
    pub guid: Uuid,
    /// What it is called.
    pub title: String,
    /// What it says in brief.
    #[serde(rename = "abstract")]
    pub summary: String,
    /// What it says at length.
    pub description: Option<String>,
    /// How long it takes, in minutes; the format knows no more than 840.
    pub duration: Option<u32>,
    /// Its kind, one of the format's words.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Whether its speakers said that it is not to be recorded.
    pub do_not_record: bool,
    /// Its track.
    pub track: Option<String>,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
    /// Its language; the format knows two, and an empty word for others.
    pub language: &'static str,
    /// Where its organisers read it.
    pub url: String,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// Their name.
    pub name: String,
    /// What they say about themselves.
    pub biography: Option<String>,
}

/// The format's most minutes.
const MINUTES_MOST: u32 = 840;

/// The file.
pub fn write(submissions: &[Submission]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(submissions)
}

/// The format's word for a kind of session, told by its name.
pub fn kind(name: &str) -> &'static str {
    let name = name.to_lowercase();
    let known = [
        ("workshop", "workshop"),
        ("training", "workshop"),
        ("panel", "podium"),
        ("podium", "podium"),
        ("meeting", "meeting"),
        ("meetup", "meeting"),
        ("film", "film"),
        ("performance", "performance"),
        ("music", "music"),
        ("concert", "music"),
        ("talk", "talk"),
        ("lecture", "talk"),
        ("keynote", "talk"),
        ("vortrag", "talk"),
    ];
    known.into_iter().find(|(part, _)| name.contains(part)).map_or("other", |(_, word)| word)
}

/// The format's word for a language.
pub fn language(tag: &str) -> &'static str {
    match tag.split('-').next().unwrap_or_default() {
        "en" => "en",
        "de" => "de",
        _ => "",
    }
}

/// A length that the format knows.
pub fn duration(minutes: u32) -> Option<u32> {
    (1..=MINUTES_MOST).contains(&minutes).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_submission_has_the_formats_fields_and_no_others() {
        let one = Submission {
            guid: Uuid::from_u128(7),
            title: "Boots".into(),
            summary: String::new(),
            description: None,
            duration: duration(45),
            kind: kind("Lightning talk"),
            do_not_record: true,
            track: None,
            speakers: vec![Speaker { name: "Ada".into(), biography: None }],
            language: language("de-AT"),
            url: "https://plenary.test/c/days".into(),
        };
        let text = write(&[one]).expect("text");
        let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let expected = serde_json::json!([{
            "guid": "00000000-0000-0000-0000-000000000007", "title": "Boots", "abstract": "", "description": null,
            "duration": 45, "type": "talk", "do_not_record": true, "track": null,
            "speakers": [{ "name": "Ada", "biography": null }], "language": "de", "url": "https://plenary.test/c/days",
        }]);
        assert_eq!(value, expected);
    }

    #[test]
    fn what_the_format_does_not_know_has_a_word_too() {
        assert_eq!((kind("Village"), language("fr"), duration(900)), ("other", "", None));
        assert_eq!(kind("Hands-on Workshop"), "workshop");
    }
}
