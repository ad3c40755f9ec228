//! What a text would be as the next revision: which of its requirements are which of those before, and what changes. Done
//! before anything is locked, since it takes its time.

use std::collections::HashMap;

use domain::{
    Problem,
    ballot::{ChangedPart, subject::changed_parts},
    draft::{
        Misnumbered, Outline,
        change::{Changes, Revision, Summary},
        identity::{Identities, Settled, identify},
    },
    id::{DraftId, RequirementId},
    problem::FieldErrors,
};

use super::{Content, find, import};
use crate::{Ctx, Error, Result, entity::draft_revision, publication::StandardFacts};

/// What the editor says of a requirement: its place in the new text, and in the revision before, or that it is new.
pub type Answer = (usize, Option<usize>);

/// A requirement of which the editor is asked what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedRequirement {
    /// Its place in the new text.
    pub new: usize,
    /// Its number there.
    pub number: String,
    /// What it says.
    pub text: String,
    /// What it may be, the likeliest first.
    pub candidates: Vec<AskedCandidate>,
}

/// What a requirement may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedCandidate {
    /// The place in the revision before.
    pub old: usize,
    /// The number there.
    pub number: String,
    /// What it said.
    pub text: String,
    /// How like the texts are, in hundredths.
    pub likeness: u64,
}

/// What a text would be as the next revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prospect {
    /// The number that the revision would have.
    pub number: i32,
    /// Whether the newest revision says the same.
    pub is_same: bool,
    /// What the editor is asked.
    pub asked: Vec<AskedRequirement>,
    /// What changes; none while the editor is asked.
    pub summary: Option<Summary>,
    /// How many requirements stand in it.
    pub requirements: usize,
    /// Numbers of them that do not follow the rule; they stand in nobody's way.
    pub misnumbered: Vec<Misnumbered>,
    /// What links within the text name and nothing in it is called; empty while the editor is asked, and so is the next.
    pub dangling: Vec<String>,
    /// Standards that the text names and that are not in force any more.
    pub past: Vec<StandardFacts>,
}

/// A text that is ready to be posted.
pub(super) struct Prepared {
    /// The number of the newest revision; 0 for none.
    pub after: i32,
    /// The text of the newest revision.
    pub before: String,
    pub content: Content,
    pub identities: Vec<RequirementId>,
    pub summary: Summary,
    /// What changed since the newest revision, for ballots that are open on it.
    pub changed: Vec<ChangedPart>,
}

/// What came of preparing.
pub(super) enum Preparation {
    /// The newest revision, of this number, says the same.
    Same(i32),
    /// The editor is asked first.
    Asked(i32, Vec<AskedRequirement>),
    /// It can be posted.
    Ready(Box<Prepared>),
}

/// Reads answers as forms and programs send them: `12:34,15:new`, places counted from 0.
pub fn parse_answers(typed: &str) -> Result<Vec<Answer>> {
    let answer = |part: &str| -> Option<Answer> {
        let (new, old) = part.split_once(':')?;
        let old = if old.trim() == "new" { None } else { Some(old.trim().parse().ok()?) };
        Some((new.trim().parse().ok()?, old))
    };
    let parts = typed.split(',').filter(|part| !part.trim().is_empty());
    let answers: Option<Vec<Answer>> = parts.map(answer).collect();
    answers.ok_or_else(|| {
        Error::field("answers", "shape", "Write answers as “place:place” or “place:new”, with commas between them.")
    })
}

/// Prepares a text to be posted after the newest revision.
pub(super) async fn prepare(ctx: &Ctx, draft: DraftId, content: Content, answers: &[Answer]) -> Result<Preparation> {
    let newest = find::revisions([draft]).one(&ctx.db.read).await?;
    let Some(newest) = newest else {
        let ctx = ctx.clone();
        let identities = content.outline.requirements.iter().map(|_| ctx.id()).collect();
        let (before, summary) = (String::new(), Summary::default());
        return Ok(Preparation::Ready(Box::new(Prepared {
            after: 0,
            before,
            content,
            identities,
            summary,
            changed: Vec::new(),
        })));
    };
    if newest.hash == content.hash {
        return Ok(Preparation::Same(newest.number));
    }
    let before = find::text(&ctx.db.read, newest.id).await?;
    let outline: Outline = serde_json::from_value(before.outline).map_err(Error::fault)?;
    let known: Vec<RequirementId> = serde_json::from_value(before.identities).map_err(Error::fault)?;
    let (fresh, answers) = (ctx.clone(), answers.to_vec());
    let work = move || join(&fresh, &newest, before.text, (&outline, &known), content, &answers);
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?
}

fn join(
    ctx: &Ctx,
    newest: &draft_revision::Model,
    before: String,
    (outline, known): (&Outline, &[RequirementId]),
    content: Content,
    answers: &[Answer],
) -> Result<Preparation> {
    let found = identify(outline, &content.outline);
    let answers: HashMap<usize, Option<usize>> = answers.iter().copied().collect();
    if found.questions.iter().any(|question| !answers.contains_key(&question.new)) {
        return Ok(Preparation::Asked(newest.number, asked(&found, outline, &content.outline)));
    }
    let settled = found.settle(&answers).map_err(|error| {
        let mut errors = FieldErrors::default();
        errors.add("answers", "answer", error.to_string());
        Error::from(Problem::from(errors))
    })?;
    let identities = settled.carry(known, || ctx.id());
    let (summary, changed) = changes(&before, outline, &content, &settled);
    let after = newest.number;
    Ok(Preparation::Ready(Box::new(Prepared { after, before, content, identities, summary, changed })))
}

fn changes(before: &str, outline: &Outline, content: &Content, settled: &Settled) -> (Summary, Vec<ChangedPart>) {
    let (old, new) = (Revision { text: before, outline }, Revision { text: &content.text, outline: &content.outline });
    let changes = Changes::of(old, new, settled);
    (changes.summary(old, new), changed_parts(&changes, outline, &content.outline))
}

fn asked(found: &Identities, old: &Outline, new: &Outline) -> Vec<AskedRequirement> {
    let questions = found.questions.iter().filter_map(|question| {
        let requirement = new.requirements.get(question.new)?;
        let candidates = question.candidates.iter().filter_map(|candidate| {
            let before = old.requirements.get(candidate.old)?;
            Some(AskedCandidate {
                old: candidate.old,
                number: before.number.clone(),
                text: before.text.clone(),
                likeness: candidate.likeness,
            })
        });
        Some(AskedRequirement {
            new: question.new,
            number: requirement.number.clone(),
            text: requirement.text.clone(),
            candidates: candidates.collect(),
        })
    });
    questions.collect()
}

/// A text that was typed, as it would be posted.
pub(super) async fn typed_content(text: String) -> Result<Content> {
    tokio::task::spawn_blocking(move || import::markdown(text)).await.map_err(Error::fault)?
}
