//! What reviewers think of the proposals of a call, as far as the reader may know: the figures that decisions are made
//! by.

use std::collections::HashMap;

use domain::{
    id::{CallId, PersonId, ProposalId},
    review::{
        pseudonym::letters,
        report::Report,
        score::Share,
        visibility::{Channel, Field},
    },
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait};

use super::{
    find::Scope,
    record::{Record, share},
    sight::Sight,
};
use crate::{
    Result,
    entity::{proposal, proposal_review},
};

/// What reviewers think of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The mean or median, as the call sums up; none without a review that scores.
    pub average: Option<Share>,
    /// How far apart the reviews are.
    pub spread: Option<Share>,
    /// How many were handed in.
    pub reviews: u32,
    /// What each says, the first first.
    pub words: Vec<Word>,
}

/// What a review says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Whose: their name, or their letter where names are hidden.
    pub by: String,
    /// Its score; none for who abstains.
    pub score: Option<Share>,
    /// For the committee.
    pub for_committee: String,
    /// For the speakers.
    pub for_speakers: String,
    /// Whether a chair has read the text for the speakers, so that it may be sent.
    pub is_read: bool,
}

/// The figures of some proposals of a call, as far as the reader may know their averages. Of the others there is nothing
/// here, and nothing is read.
pub(crate) async fn figures(
    db: &impl ConnectionTrait,
    call: CallId,
    sight: &Sight,
    of: &[ProposalId],
) -> Result<HashMap<ProposalId, Figures>> {
    let only = Condition::all().add(proposal::Column::Id.is_in(of.iter().copied()));
    let record = Record::read_only(db, Scope::Call(call), sight, &only).await?;
    let mut all = HashMap::new();
    for row in &record.proposals {
        let lens = sight.lens(row);
        if !lens.shows(Field::Average, Channel::List) {
            continue;
        }
        let (average, spread) = record.score(sight, row)?;
        let named = lens.shows(Field::ReviewerNames, Channel::List);
        let voices = letters(voices(record.handed_in(row.id)));
        let word = |review: &proposal_review::Model| -> Result<Word> {
            let person = review.person_id;
            let letter = || voices.iter().find(|(voice, _)| *voice == person).map(|(_, letter)| letter.clone());
            Ok(Word {
                by: if named { record.name(person) } else { letter().unwrap_or_default() },
                score: share(sight, row, review)?,
                for_committee: review.for_committee.clone(),
                for_speakers: review.for_speakers.clone(),
                is_read: review.read_by.is_some(),
            })
        };
        let words = record.handed_in(row.id).map(word).collect::<Result<Vec<_>>>()?;
        let reviews = u32::try_from(words.len()).unwrap_or(u32::MAX);
        all.insert(row.id, Figures { average, spread, reviews, words });
    }
    Ok(all)
}

/// Who wrote, in the order in which they handed in.
fn voices<'a>(reviews: impl Iterator<Item = &'a proposal_review::Model>) -> Vec<PersonId> {
    let mut rows: Vec<_> = reviews.collect();
    rows.sort_by_key(|row| (row.submitted_at, row.id));
    rows.into_iter().map(|row| row.person_id).collect()
}

/// The texts for the speakers of a call's proposals that may be sent to them: those that a chair has read.
pub(crate) async fn sendable_texts(
    db: &impl ConnectionTrait,
    call: CallId,
) -> Result<HashMap<ProposalId, Vec<String>>> {
    let mut texts: HashMap<ProposalId, Vec<String>> = HashMap::new();
    for row in Scope::Call(call).reviews().all(db).await?.iter().filter(|row| row.submitted_at.is_some()) {
        if let Some(text) = report(row).sendable() {
            texts.entry(row.proposal_id).or_default().push(text.to_owned());
        }
    }
    Ok(texts)
}

/// The texts of a review.
pub(super) fn report(row: &proposal_review::Model) -> Report {
    Report { for_committee: row.for_committee.clone(), for_speakers: row.for_speakers.clone(), read_by: row.read_by }
}

/// The figures of every proposal of a call for a reader, whether or not a page shows them all.
#[cfg(test)]
pub(super) async fn all_figures(
    ctx: &crate::Ctx,
    conference: &crate::conference::ConferenceFacts,
    call: CallId,
) -> HashMap<ProposalId, Figures> {
    let db = &ctx.db.read;
    let sight = Sight::before(ctx, db, conference.place(), call).await.expect("a call");
    let rows = super::find::every_proposal(call).all(db).await.expect("read");
    let ids: Vec<ProposalId> = rows.into_iter().map(|row| row.id).collect();
    figures(db, call, &sight, &ids).await.expect("read")
}
