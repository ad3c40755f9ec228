//! What the public sees of a session: the one definition of what counts as a change.

use serde::{Deserialize, Serialize};

use super::{Link, Session, index::Index};

/// A part of a session that the public sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The title.
    Title,
    /// The line under the title.
    Subtitle,
    /// The short text.
    Summary,
    /// The long text.
    Description,
    /// The track, by name.
    Track,
    /// The kind of session.
    Kind,
    /// The language.
    Language,
    /// Who speaks, by name and order.
    Speakers,
    /// Links and attachments.
    Links,
    /// Whether and under which licence it is recorded.
    Recording,
    /// Where to give feedback.
    Feedback,
    /// How long it takes.
    Length,
}

/// The public parts of one session, names in place of identities.
#[derive(Debug, PartialEq)]
pub struct Face<'a> {
    title: &'a str,
    subtitle: &'a str,
    summary: &'a str,
    description: &'a str,
    track: Option<&'a str>,
    kind: &'a str,
    language: &'a str,
    speakers: Vec<&'a str>,
    links: &'a [Link],
    do_not_record: bool,
    recording_license: &'a str,
    feedback_url: Option<&'a str>,
}

impl<'a> Face<'a> {
    /// The public parts of `session`, with the names that its programme gives.
    pub fn of(session: &'a Session, index: &Index<'a>) -> Self {
        Self {
            title: &session.title,
            subtitle: &session.subtitle,
            summary: &session.summary,
            description: &session.description,
            track: index.track_of(session).map(|track| track.name.as_str()),
            kind: &session.kind,
            language: &session.language,
            speakers: index.speakers_of(session).map(|speaker| speaker.name.as_str()).collect(),
            links: &session.links,
            do_not_record: session.do_not_record,
            recording_license: &session.recording_license,
            feedback_url: session.feedback_url.as_deref(),
        }
    }

    /// The fields in which two faces differ, in the order of [`Field`].
    pub fn differences(&self, other: &Face<'_>) -> Vec<Field> {
        let recording = (self.do_not_record, self.recording_license);
        [
            (Field::Title, self.title != other.title),
            (Field::Subtitle, self.subtitle != other.subtitle),
            (Field::Summary, self.summary != other.summary),
            (Field::Description, self.description != other.description),
            (Field::Track, self.track != other.track),
            (Field::Kind, self.kind != other.kind),
            (Field::Language, self.language != other.language),
            (Field::Speakers, self.speakers != other.speakers),
            (Field::Links, self.links != other.links),
            (Field::Recording, recording != (other.do_not_record, other.recording_license)),
            (Field::Feedback, self.feedback_url != other.feedback_url),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }
}
