//! What a reader may see of the proposals of a call, with everything that was written about them.

use std::collections::HashMap;

use domain::{
    cfp::SpeakerRole,
    id::{CategoryId, PersonId, ProposalId},
    review::{
        figures::Item,
        redaction::Redactable,
        score::{Scores, Share, of_proposal, of_review, spread},
        visibility::{Channel, Field, Lens},
    },
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter};

use super::{find::Scope, place, sight::Sight};
use crate::{
    Error, Result,
    entity::{assignment, bid, proposal, proposal_review, proposal_speaker, review_copy},
};

/// The proposals that a reader may know of, and no others.
pub(super) struct Record {
    /// In the order in which they were begun.
    pub proposals: Vec<proposal::Model>,
    speakers: HashMap<ProposalId, Vec<proposal_speaker::Model>>,
    names: HashMap<PersonId, String>,
    copies: HashMap<ProposalId, review_copy::Model>,
    reviews: HashMap<ProposalId, Vec<proposal_review::Model>>,
    assignments: HashMap<ProposalId, Vec<assignment::Model>>,
    bids: HashMap<ProposalId, Vec<bid::Model>>,
}

impl Record {
    /// Reads what `sight` shows of `scope`, in a constant number of queries.
    pub async fn read(db: &impl ConnectionTrait, scope: Scope, sight: &Sight) -> Result<Self> {
        Self::read_only(db, scope, sight, &Condition::all()).await
    }

    /// The same, of those that `only` holds for.
    pub async fn read_only(db: &impl ConnectionTrait, scope: Scope, sight: &Sight, only: &Condition) -> Result<Self> {
        let proposals = scope.proposals().filter(sight.listed()).filter(only.clone()).all(db).await?;
        // Nothing is read beside what is hidden: how long that takes would tell how much of it there is.
        let known = || scope.known(Condition::all().add(sight.listed()).add(only.clone()));
        let speakers = scope.speakers().filter(proposal_speaker::Column::ProposalId.in_subquery(known()));
        let speakers = by(speakers.all(db).await?, |row| row.proposal_id);
        let reviews = scope.reviews().filter(proposal_review::Column::ProposalId.in_subquery(known()));
        let reviews = by(reviews.all(db).await?, |row| row.proposal_id);
        let assignments = scope.assignments().filter(assignment::Column::ProposalId.in_subquery(known()));
        let assignments = by(assignments.all(db).await?, |row| row.proposal_id);
        let copies = scope.copies().filter(review_copy::Column::ProposalId.in_subquery(known()));
        let bids = scope.bids().filter(bid::Column::ProposalId.in_subquery(known()));
        let speaking = speakers.values().flatten().map(|row| row.person_id);
        let reviewing = reviews.values().flatten().map(|row| row.person_id);
        let assigned = assignments.values().flatten().map(|row| row.person_id);
        let mut people: Vec<PersonId> = speaking.chain(reviewing).chain(assigned).collect();
        people.sort_unstable();
        people.dedup();
        Ok(Self {
            names: place::names(db, people).await?,
            copies: copies.all(db).await?.into_iter().map(|row| (row.proposal_id, row)).collect(),
            bids: by(bids.all(db).await?, |row| row.proposal_id),
            proposals,
            speakers,
            reviews,
            assignments,
        })
    }

    /// What chairs prepared of a proposal.
    pub fn copy(&self, id: ProposalId) -> Option<&review_copy::Model> {
        self.copies.get(&id)
    }

    /// The reviews of a proposal that were handed in.
    pub fn handed_in(&self, id: ProposalId) -> impl Iterator<Item = &proposal_review::Model> {
        self.begun(id).iter().filter(|row| row.submitted_at.is_some())
    }

    /// The reviews of a proposal, unfinished ones included.
    pub fn begun(&self, id: ProposalId) -> &[proposal_review::Model] {
        self.reviews.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Who is to review a proposal, those who declined included.
    pub fn assignments(&self, id: ProposalId) -> &[assignment::Model] {
        self.assignments.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What reviewers wish for a proposal.
    pub fn bids(&self, id: ProposalId) -> &[bid::Model] {
        self.bids.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What somebody in this record is called.
    pub fn name(&self, person: PersonId) -> String {
        self.names.get(&person).cloned().unwrap_or_default()
    }

    /// The title as the reader reads it.
    pub fn title(&self, row: &proposal::Model, lens: Lens, channel: Channel) -> String {
        let copy = self.copy(row.id).and_then(|copy| copy.title.as_deref());
        read(lens, channel, Field::Title, Redactable { original: &row.title, copy })
    }

    /// The brief text as the reader reads it.
    pub fn summary(&self, row: &proposal::Model, lens: Lens, channel: Channel) -> String {
        let copy = self.copy(row.id).and_then(|copy| copy.summary.as_deref());
        read(lens, channel, Field::Texts, Redactable { original: &row.summary, copy })
    }

    /// The long text as the reader reads it.
    pub fn description(&self, row: &proposal::Model, lens: Lens, channel: Channel) -> String {
        let copy = self.copy(row.id).and_then(|copy| copy.description.as_deref());
        read(lens, channel, Field::Texts, Redactable { original: &row.description, copy })
    }

    /// Who speaks, the main speaker first, as far as the reader may know.
    pub fn speakers(&self, id: ProposalId, lens: Lens, channel: Channel) -> Vec<String> {
        if !lens.shows(Field::Speakers, channel) {
            return Vec::new();
        }
        let mut here: Vec<_> = self.speakers.get(&id).into_iter().flatten().collect();
        here.sort_by_key(|row| (row.role != SpeakerRole::Main, row.joined_at));
        here.into_iter().map(|row| self.name(row.person_id)).collect()
    }

    /// The scores of the reviews that were handed in.
    pub fn shares(&self, sight: &Sight, row: &proposal::Model) -> Result<Vec<Share>> {
        let scores = self.handed_in(row.id).map(|review| share(sight, row, review));
        Ok(scores.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// Score and spread of a proposal.
    pub fn score(&self, sight: &Sight, row: &proposal::Model) -> Result<(Option<Share>, Option<Share>)> {
        let shares = self.shares(sight, row)?;
        Ok((of_proposal(sight.review.summary, &shares), spread(&shares)))
    }

    /// A proposal as figures need it.
    pub fn item(&self, sight: &Sight, row: &proposal::Model) -> Result<Item> {
        let standing = self.assignments(row.id).iter().filter(|row| row.declined_at.is_none());
        Ok(Item {
            id: row.id,
            score: self.score(sight, row)?.0,
            assigned: standing.map(|row| row.person_id).collect(),
            reviewed: self.handed_in(row.id).map(|row| row.person_id).collect(),
        })
    }
}

/// A text as its reader reads it: there is no other way to one.
fn read(lens: Lens, channel: Channel, field: Field, text: Redactable<'_>) -> String {
    if lens.shows(field, channel) { text.read(lens.shows(Field::Originals, channel)).to_owned() } else { String::new() }
}

/// The score of one review.
pub(super) fn share(sight: &Sight, of: &proposal::Model, row: &proposal_review::Model) -> Result<Option<Share>> {
    Ok(if row.abstains { None } else { of_review(&sight.review.categories, of.track_id, &scores(row)?) })
}

/// What a review scores.
pub(super) fn scores(row: &proposal_review::Model) -> Result<Scores> {
    scores_of(row.scores.clone())
}

/// What is kept of what a review scores.
pub(super) fn scores_of(kept: serde_json::Value) -> Result<Scores> {
    let scores: HashMap<CategoryId, i16> = serde_json::from_value(kept).map_err(Error::fault)?;
    Ok(scores.into_iter().collect())
}

fn by<T>(rows: Vec<T>, id: impl Fn(&T) -> ProposalId) -> HashMap<ProposalId, Vec<T>> {
    let mut sorted: HashMap<ProposalId, Vec<T>> = HashMap::new();
    for row in rows {
        sorted.entry(id(&row)).or_default().push(row);
    }
    sorted
}
