//! One proposal, as somebody of the committee reads and reviews it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{
    Instant,
    cfp::Question,
    id::{CallId, CategoryId, PersonId, ProposalId, ReviewId},
    policy::{Action, Decision, decide},
    review::{
        phase::may_write,
        pseudonym::letters,
        visibility::{Channel, Field, Lens},
    },
};

use super::{
    answers::{asked_of_reviewers, given_in, of_speakers},
    board::{BoardLine, Names, line, seen},
    chairs_part::{ChairsPart, chairs_part},
    find::Scope,
    place,
    record::{Record, scores, share},
    sight::Sight,
};
use crate::{
    Ctx, Error, Result, Version,
    cfp::{AnswerLine, AnswerSheet, AttachmentLine, attachments},
    conference::ConferenceFacts,
    entity::{proposal, proposal_review, review_message},
};

/// A proposal for its reviewers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What the board says of it.
    pub line: BoardLine,
    /// What it says in brief.
    pub summary: String,
    /// What it is about, in Markdown.
    pub description: String,
    /// Its files and links, where the asker may know them.
    pub attachments: Vec<AttachmentLine>,
    /// What only organisers read.
    pub notes: Option<String>,
    /// Whether some of this is a copy without what reveals names.
    pub is_redacted: bool,
    /// What is scored here.
    pub categories: Vec<CategoryLine>,
    /// What was answered about it, as far as the asker may know.
    pub answers: AnswerSheet,
    /// What the call asks its reviewers.
    pub questions: Vec<Question>,
    /// The asker's own review, as far as it goes.
    pub own: OwnReview,
    /// Whether the asker may write it now.
    pub may_write: bool,
    /// Whether the asker may say what they wish.
    pub may_bid: bool,
    /// Whether the asker may decline it.
    pub may_decline: bool,
    /// What others wrote; `None` where that is not for the asker, yet or at all.
    pub others: Option<Vec<OtherReview>>,
    /// The discussion; `None` where that is not for the asker.
    pub discussion: Option<Vec<MessageLine>>,
    /// Whether the asker may write in it.
    pub may_discuss: bool,
    /// What chairs do here.
    pub chairs: Option<ChairsPart>,
}

/// Something that is scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryLine {
    /// Which.
    pub id: CategoryId,
    /// What it is called.
    pub name: String,
    /// From the least to the greatest score.
    pub range: (i16, i16),
    /// Whether it is needed.
    pub is_needed: bool,
}

/// The asker's own review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnReview {
    /// What is scored.
    pub scores: BTreeMap<CategoryId, i16>,
    /// Whether they abstain from scoring.
    pub abstains: bool,
    /// For the committee.
    pub for_committee: String,
    /// For the speakers.
    pub for_speakers: String,
    /// What they answered to the call's questions.
    pub answers: Vec<AnswerLine>,
    /// When it was handed in.
    pub submitted_at: Option<Instant>,
    /// The state that an edit is made from; none where nothing is written yet.
    pub version: Option<Version>,
}

/// Somebody else's review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherReview {
    /// Which.
    pub id: ReviewId,
    /// Whose: a name, or a letter where names are hidden.
    pub by: String,
    /// What it gives altogether, as people read it; empty for who abstains.
    pub score: String,
    /// What it gives in each category.
    pub scores: Vec<(String, i16)>,
    /// For the committee.
    pub for_committee: String,
    /// For the speakers.
    pub for_speakers: String,
    /// What they answered to the call's questions.
    pub answers: Vec<AnswerLine>,
    /// Whether a chair has read the text for the speakers.
    pub is_read: bool,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageLine {
    /// Whose: a name, or a letter where names are hidden.
    pub by: String,
    /// Whether it is the asker's own.
    pub is_own: bool,
    /// What it says, in Markdown.
    pub text: String,
    /// When.
    pub at: Instant,
}

/// Answers by the review that they stand in.
type Given = HashMap<ReviewId, Vec<AnswerLine>>;

/// One proposal of a call, for its committee.
pub async fn sheet(ctx: &Ctx, conference: &ConferenceFacts, call: CallId, id: ProposalId) -> Result<Sheet> {
    ctx.authorize_route(Action::SeeReview)?;
    ctx.authorize(Action::SeeReview, conference.place())?;
    let (call, sight, record) = seen(ctx, conference, call, |_| Scope::One(id)).await?;
    let row = record.proposals.first().filter(|row| row.call_id == call.id).ok_or_else(Error::not_found)?;
    let lens = sight.lens(row);
    if !lens.shows(Field::OwnReview, Channel::Page) {
        return Err(Error::not_found());
    }
    let names = Names::of(ctx, conference).await?;
    let person = ctx.actor.person();
    let line = line(&record, &sight, &names, row, Channel::Page, person)?;
    let messages = Scope::One(id).messages().all(&ctx.db.read).await?;
    let voices = Voices::of(ctx, &record, row, lens, &messages).await?;
    let own = record.begun(id).iter().find(|review| Some(review.person_id) == person);
    let read = own.into_iter().chain(shown(&record, row, lens, person).into_iter().flatten()).map(|review| review.id);
    let mut answers = given_in(&ctx.db.read, read).await?;
    let is_chair = lens.shows(Field::Conflicts, Channel::Page);
    let may_manage = decide(&ctx.actor, Action::ManageReview, conference.place()) == Decision::Allow;
    let allows = sight.allows();
    let discusses = allows.is_some_and(|allows| allows.discussing);
    let reads_discussion = lens.shows(Field::Discussion, Channel::Page);
    Ok(Sheet {
        summary: record.summary(row, lens, Channel::Page),
        description: record.description(row, lens, Channel::Page),
        attachments: if lens.shows(Field::Files, Channel::Page) {
            attachments(&ctx.db.read, id).await?
        } else {
            Vec::new()
        },
        notes: lens.shows(Field::PrivateAnswers, Channel::Page).then(|| row.notes.clone()),
        is_redacted: !lens.shows(Field::Originals, Channel::Page)
            && record
                .copy(id)
                .is_some_and(|copy| [&copy.title, &copy.summary, &copy.description].into_iter().any(Option::is_some)),
        categories: categories(&sight, row),
        answers: of_speakers(&ctx.db.read, call.id, id, lens).await?,
        questions: asked_of_reviewers(&ctx.db.read, call.id).await?,
        own: own.map(|review| own_review(review, &mut answers)).transpose()?.unwrap_or_default(),
        may_write: sight.reviews && may_write(&sight.review.phases, row.state.is_with_the_committee(), ctx.now).is_ok(),
        may_bid: sight.reviews && own.is_none() && allows.is_some_and(|allows| allows.bidding),
        may_decline: sight.is_assigned(id) && own.is_none_or(|review| review.submitted_at.is_none()),
        others: others(&record, &sight, row, lens, &voices, person, &mut answers)?,
        discussion: reads_discussion.then(|| discussion(&messages, &voices, person)),
        may_discuss: reads_discussion && (discusses || is_chair) && person.is_some(),
        chairs: if is_chair && may_manage { Some(chairs_part(ctx, &call, &record, &sight, row).await?) } else { None },
        line,
    })
}

fn categories(sight: &Sight, row: &proposal::Model) -> Vec<CategoryLine> {
    let here = sight.review.categories.iter().filter(|category| category.is_for(row.track_id));
    let line = |category: &domain::review::score::Category| CategoryLine {
        id: category.id,
        name: category.name.clone(),
        range: category.range,
        is_needed: category.weight > 0,
    };
    here.map(line).collect()
}

fn own_review(row: &proposal_review::Model, answers: &mut Given) -> Result<OwnReview> {
    Ok(OwnReview {
        scores: scores(row)?,
        abstains: row.abstains,
        for_committee: row.for_committee.clone(),
        for_speakers: row.for_speakers.clone(),
        answers: answers.remove(&row.id).unwrap_or_default(),
        submitted_at: row.submitted_at,
        version: Some(Version::of_row(row.updated_at)),
    })
}

/// What others handed in, where the asker reads it.
fn shown<'a>(
    record: &'a Record,
    row: &proposal::Model,
    lens: Lens,
    person: Option<PersonId>,
) -> Option<impl Iterator<Item = &'a proposal_review::Model>> {
    let fields = [Field::Scores, Field::CommitteeTexts, Field::AnswersInReviews];
    let others = record.handed_in(row.id).filter(move |review| Some(review.person_id) != person);
    fields.into_iter().all(|field| lens.shows(field, Channel::Page)).then_some(others)
}

fn others(
    record: &Record,
    sight: &Sight,
    row: &proposal::Model,
    lens: Lens,
    voices: &Voices,
    person: Option<PersonId>,
    answers: &mut Given,
) -> Result<Option<Vec<OtherReview>>> {
    let Some(others) = shown(record, row, lens, person) else { return Ok(None) };
    let mut other = |review: &proposal_review::Model| -> Result<OtherReview> {
        let given = scores(review)?;
        let named = sight.review.categories.iter().filter_map(|one| Some((one.name.clone(), *given.get(&one.id)?)));
        Ok(OtherReview {
            id: review.id,
            by: voices.name(review.person_id),
            score: share(sight, row, review)?.map(|share| share.to_string()).unwrap_or_default(),
            scores: named.collect(),
            for_committee: review.for_committee.clone(),
            for_speakers: review.for_speakers.clone(),
            answers: answers.remove(&review.id).unwrap_or_default(),
            is_read: review.read_by.is_some(),
        })
    };
    Ok(Some(others.map(&mut other).collect::<Result<Vec<_>>>()?))
}

fn discussion(messages: &[review_message::Model], voices: &Voices, person: Option<PersonId>) -> Vec<MessageLine> {
    let line = |row: &review_message::Model| MessageLine {
        by: voices.name(row.person_id),
        is_own: Some(row.person_id) == person,
        text: row.text.clone(),
        at: row.at,
    };
    messages.iter().map(line).collect()
}

/// What those who wrote are called here: by name where the reader may know, otherwise by a letter, the same one in
/// reviews and in the discussion.
struct Voices(Vec<(PersonId, String)>);

impl Voices {
    async fn of(
        ctx: &Ctx,
        record: &Record,
        row: &proposal::Model,
        lens: Lens,
        messages: &[review_message::Model],
    ) -> Result<Self> {
        let reviews = record.handed_in(row.id).filter_map(|review| Some((review.submitted_at?, review.person_id)));
        let mut wrote: Vec<(Instant, PersonId)> =
            reviews.chain(messages.iter().map(|message| (message.at, message.person_id))).collect();
        wrote.sort_unstable();
        let writers = wrote.into_iter().map(|(_, person)| person);
        if !lens.shows(Field::ReviewerNames, Channel::Page) {
            return Ok(Self(letters(writers)));
        }
        let names = place::names(&ctx.db.read, writers.collect::<BTreeSet<_>>()).await?;
        Ok(Self(names.into_iter().collect()))
    }

    fn name(&self, person: PersonId) -> String {
        self.0.iter().find(|(voice, _)| *voice == person).map(|(_, name)| name.clone()).unwrap_or_default()
    }
}
