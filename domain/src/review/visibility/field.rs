//! What there is to see.

use crate::words;

words! {
    /// Something of a proposal that one may see or not.
    pub enum Field {
        /// That it exists.
        Existence = "existence",
        /// Its title, redacted where names are hidden.
        Title = "title",
        /// Its texts, redacted where names are hidden.
        Texts = "texts",
        /// Title and texts as written.
        Originals = "originals",
        /// Its speakers: names, pictures, biographies, organisations.
        Speakers = "speakers",
        /// Its files and links, which tend to say who made them.
        Files = "files",
        /// Where it stands, as its speakers are told.
        ShownState = "shown-state",
        /// Where it stands.
        State = "state",
        /// The decision that is planned.
        Pending = "pending",
        /// Answers to public questions.
        PublicAnswers = "public-answers",
        /// Answers to questions that reviewers read.
        ReviewerAnswers = "reviewer-answers",
        /// Answers to other questions, and notes and addresses for the organisers.
        PrivateAnswers = "private-answers",
        /// What reviewers answer in their reviews to the call's questions to them.
        AnswersInReviews = "answers-in-reviews",
        /// The reader's own review.
        OwnReview = "own-review",
        /// Others' scores.
        Scores = "scores",
        /// Others' texts for the committee.
        CommitteeTexts = "committee-texts",
        /// Texts for the speakers.
        SpeakerTexts = "speaker-texts",
        /// What is discussed, under pseudonyms where names are hidden.
        Discussion = "discussion",
        /// The proposal's score, its spread and its rank.
        Average = "average",
        /// Who reviews it, who wrote what.
        ReviewerNames = "reviewer-names",
        /// Who has a conflict of interest with it.
        Conflicts = "conflicts",
    }
}
