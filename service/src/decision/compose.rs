//! Writing letters: one for each recipient, in their language, whatever number of decisions it tells.

use std::collections::{BTreeMap, HashMap};

use domain::{
    Instant,
    cfp::letter::{LetterKind, Placeholder, TypedWording, Values},
    id::{LetterId, OutboxId, PersonId, ProposalId, SessionTypeId, TrackId},
    language::Lang,
    zone::Zone,
};
use sea_orm::ConnectionTrait;

use super::{
    find::{tracks_of, types_of},
    recipients::Recipient,
    wordings::Wordings,
};
use crate::{
    Ctx, Result,
    entity::{conference, letter, proposal},
    i18n::words,
    mail::{MAIL, Mail, Outgoing},
    record::outbox,
};

/// A proposal, what its speakers are told of it, and as what.
pub(super) struct Told<'a> {
    pub kind: LetterKind,
    pub proposal: &'a proposal::Model,
    /// What it is called in mail.
    pub title: String,
    pub session_type: Option<SessionTypeId>,
    pub track: Option<TrackId>,
    pub minutes: Option<i32>,
    pub confirm_by: Instant,
    /// What reviewers wrote to its speakers, and a chair has read.
    pub reviews: &'a [String],
}

/// A letter that was written.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub language: Lang,
    pub words: TypedWording,
    pub proposals: Vec<ProposalId>,
    /// Where it leads.
    pub path: String,
    pub asks: bool,
}

/// What letters of a conference are made of.
pub(super) struct Composer {
    conference: String,
    zone: Zone,
    wordings: Wordings,
    types: HashMap<SessionTypeId, (String, i32)>,
    tracks: HashMap<TrackId, String>,
}

impl Composer {
    pub async fn of(db: &impl ConnectionTrait, conference: &conference::Model) -> Result<Self> {
        let types = types_of(conference.id).all(db).await?.into_iter();
        let tracks = tracks_of(conference.id).all(db).await?.into_iter();
        Ok(Self {
            conference: conference.title.clone(),
            zone: Zone::named_or_utc(&conference.zone),
            wordings: Wordings::of(db, conference.id).await?,
            types: types.map(|row| (row.id, (row.name, row.minutes))).collect(),
            tracks: tracks.map(|row| (row.id, row.name)).collect(),
        })
    }

    /// One letter for each of `people`, about all that they are told.
    pub fn letters(
        &self,
        told: &[Told<'_>],
        speaking: impl Fn(ProposalId) -> Vec<PersonId>,
        people: &HashMap<PersonId, Recipient>,
    ) -> Result<BTreeMap<PersonId, Written>> {
        let mut by_person: BTreeMap<PersonId, Vec<&Told<'_>>> = BTreeMap::new();
        for one in told {
            for person in speaking(one.proposal.id) {
                by_person.entry(person).or_default().push(one);
            }
        }
        let mut letters = BTreeMap::new();
        for (person, mut about) in by_person {
            let Some(to) = people.get(&person) else { continue };
            about.sort_by_key(|one| (one.kind, one.proposal.id));
            letters.insert(person, self.letter(&about, to)?);
        }
        Ok(letters)
    }

    fn letter(&self, about: &[&Told<'_>], to: &Recipient) -> Result<Written> {
        let proposals: Vec<ProposalId> = about.iter().map(|one| one.proposal.id).collect();
        let asks = about.iter().any(|one| one.kind.asks());
        let (words, path) = match about {
            [one] if asks => (self.words(one, to)?, format!("/me/proposals/{}/answer", one.proposal.id)),
            [one] => (self.words(one, to)?, format!("/me/proposals/{}", one.proposal.id)),
            several => {
                let opening = self.wordings.wording(LetterKind::Several, to.language)?;
                let mut words = opening.fill(&self.values(None, to));
                for one in several {
                    words.body += "\n\n* * *\n\n";
                    words.body += &self.words(one, to)?.body;
                }
                (words, "/me/proposals".to_owned())
            }
        };
        Ok(Written { language: to.language, words, proposals, path, asks })
    }

    fn words(&self, one: &Told<'_>, to: &Recipient) -> Result<TypedWording> {
        let mut words = self.wordings.wording(one.kind, to.language)?.fill(&self.values(Some(one), to));
        words.body = without_gaps(&words.body);
        Ok(words)
    }

    fn values(&self, one: Option<&Told<'_>>, to: &Recipient) -> Values {
        let values =
            Values::default().with(Placeholder::Conference, &self.conference).with(Placeholder::Speaker, &to.name);
        let Some(one) = one else { return values };
        let kind = one.session_type.and_then(|id| self.types.get(&id));
        let minutes = one.minutes.or(kind.map(|(_, minutes)| *minutes));
        let track = one.track.and_then(|id| self.tracks.get(&id));
        let by = self.zone.civil(one.confirm_by).format("%Y-%m-%d %H:%M");
        values
            .with(Placeholder::Title, &one.title)
            .with(Placeholder::SessionType, kind.map_or("", |(name, _)| name))
            .with(Placeholder::Track, track.map_or("", String::as_str))
            .with(Placeholder::Minutes, &minutes.map(|minutes| minutes.to_string()).unwrap_or_default())
            .with_reviews(&words(to.language, "letter", "reviews", &[]).unwrap_or_default(), one.reviews)
            .with(Placeholder::ConfirmBy, &format!("{by} ({})", self.zone.name()))
    }
}

/// A place without a value leaves no gap of several lines.
fn without_gaps(body: &str) -> String {
    let mut kept = String::new();
    let mut is_after_gap = true;
    for line in body.lines().map(str::trim_end) {
        if !(line.is_empty() && is_after_gap) {
            kept.push_str(line);
            kept.push('\n');
        }
        is_after_gap = line.is_empty();
    }
    kept.trim_end().to_owned()
}

/// Leaves a letter in the outbox, under a key that only this letter has: a second try to send it is refused by the
/// database. `None` where the recipient has no address.
pub(super) async fn send(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    id: LetterId,
    to: &Recipient,
    language: Lang,
    mail: Mail,
) -> Result<Option<OutboxId>> {
    let Some(address) = &to.address else { return Ok(None) };
    let outgoing = Outgoing { to: address.clone(), language, mail };
    Ok(Some(outbox::leave(ctx, tx, MAIL, format!("{MAIL}:{id}"), &outgoing).await?))
}

/// A letter as mail.
pub(super) fn as_mail(conference: &str, row: &letter::Model) -> Mail {
    Mail::Letter {
        subject: row.subject.clone(),
        body: row.body.clone(),
        conference: conference.to_owned(),
        path: row.path.clone(),
        asks: row.asks,
    }
}
