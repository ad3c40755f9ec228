//! The settings of a review as forms send them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{PHASES_MOST, Review, TOPICS_MOST, Topic, WANTED_MOST};
use crate::{
    Problem,
    cfp::{moment, typed_moment},
    id::{CategoryId, TopicId, TrackId},
    problem::{FieldErrors, Flaw},
    review::{
        phase::{Allows, Others, Phase, Reach, check_phases},
        score::{Category, Summary, check_categories},
        visibility::Anonymity,
    },
    text::{block, line, optional_line},
    zone::Zone,
};

/// How proposals are reviewed, as typed. Rows without a name are no rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TypedReview {
    /// Whether reviewers read who speaks.
    pub anonymity: String,
    /// Mean or median.
    pub summary: String,
    /// Reviews for each proposal.
    pub wanted: String,
    /// What reviewers are told.
    pub guidance: String,
    /// When what is allowed.
    pub phases: Vec<TypedPhase>,
    /// What is scored.
    pub categories: Vec<TypedCategory>,
    /// Subjects, one a line.
    pub topics: String,
}

/// A phase as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TypedPhase {
    /// What it is called.
    pub name: String,
    /// The first moment.
    pub from: String,
    /// The last moment.
    pub until: String,
    /// Reviewers say what they would like to review.
    pub bidding: bool,
    /// Reviewers write reviews.
    pub reviewing: bool,
    /// Those who read each other discuss.
    pub discussing: bool,
    /// Speakers edit what they handed in.
    pub speakers_edit: bool,
    /// When reviewers read each other.
    pub others: String,
    /// Whether by name.
    pub reviewer_names: bool,
    /// Which proposals they read.
    pub reach: String,
}

/// A category as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TypedCategory {
    /// Which; empty for a new one.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How much it counts, such as `1` or `0.5`; nothing stands alone.
    pub weight: String,
    /// The least score.
    pub least: String,
    /// The greatest score.
    pub greatest: String,
    /// Only for these tracks.
    pub tracks: Vec<String>,
}

impl TypedPhase {
    pub(super) fn of(phase: &Phase, zone: &Zone) -> Self {
        let allows = phase.allows;
        Self {
            name: phase.name.clone(),
            from: typed_moment(phase.from, zone),
            until: typed_moment(phase.until, zone),
            bidding: allows.bidding,
            reviewing: allows.reviewing,
            discussing: allows.discussing,
            speakers_edit: allows.speakers_edit,
            others: allows.others.to_string(),
            reviewer_names: allows.reviewer_names,
            reach: allows.reach.to_string(),
        }
    }

    fn check(&self, nth: usize, zone: &Zone, errors: &mut FieldErrors) -> Option<Phase> {
        let at = |field: &str| format!("phases.{nth}.{field}");
        let name = errors.take(&at("name"), line(&self.name, 100));
        let needed = |typed: &str| moment(typed, zone).and_then(|found| found.ok_or_else(missing));
        let from = errors.take(&at("from"), needed(&self.from));
        let until = errors.take(&at("until"), needed(&self.until));
        let others = errors.take(&at("others"), word(&self.others, Others::AfterOwn));
        let reach = errors.take(&at("reach"), word(&self.reach, Reach::Assigned));
        let allows = Allows {
            bidding: self.bidding,
            reviewing: self.reviewing,
            discussing: self.discussing,
            speakers_edit: self.speakers_edit,
            others: others?,
            reviewer_names: self.reviewer_names,
            reach: reach?,
        };
        Some(Phase { name: name?, from: from?, until: until?, allows })
    }
}

impl TypedCategory {
    pub(super) fn of(category: &Category) -> Self {
        let (whole, tenth) = (category.weight / 10, category.weight % 10);
        Self {
            id: category.id.to_string(),
            name: category.name.clone(),
            weight: if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") },
            least: category.range.0.to_string(),
            greatest: category.range.1.to_string(),
            tracks: category.tracks.iter().map(ToString::to_string).collect(),
        }
    }

    fn check(&self, nth: usize, new: impl FnOnce() -> CategoryId, errors: &mut FieldErrors) -> Option<Category> {
        let at = |field: &str| format!("categories.{nth}.{field}");
        let name = errors.take(&at("name"), line(&self.name, 100));
        let weight = errors.take(&at("weight"), tenths(&self.weight));
        let least = errors.take(&at("least"), score(&self.least, 0));
        let greatest = errors.take(&at("greatest"), score(&self.greatest, 4));
        let tracks: Option<BTreeSet<TrackId>> = self.tracks.iter().map(|id| id.parse().ok()).collect();
        if tracks.is_none() {
            errors.add(&at("tracks"), "unknown-entry", "This entry is not known; load the page again.");
        }
        let id = if self.id.is_empty() { Some(new()) } else { self.id.parse().ok() };
        if id.is_none() {
            errors.add(&at("id"), "unknown-entry", "This entry is not known; load the page again.");
        }
        Some(Category { id: id?, name: name?, weight: weight?, range: (least?, greatest?), tracks: tracks? })
    }
}

impl TypedReview {
    /// What is set, or everything that is wrong with it. Subjects that are called as `before` stay the same ones; `new`
    /// makes ids.
    pub fn check(&self, zone: &Zone, before: &[Topic], mut new: impl FnMut() -> uuid::Uuid) -> Result<Review, Problem> {
        let mut errors = FieldErrors::default();
        let anonymity = errors.take("anonymity", word(&self.anonymity, Anonymity::Anonymous));
        let summary = errors.take("summary", word(&self.summary, Summary::Mean));
        let wanted = errors.take("wanted", wanted(&self.wanted));
        let guidance = errors.take("guidance", block(&self.guidance, 10_000));
        let rows = self.phases.iter().enumerate().filter(|(_, phase)| !phase.is_blank());
        let mut phases: Vec<(usize, Phase)> =
            rows.filter_map(|(nth, phase)| Some((nth, phase.check(nth, zone, &mut errors)?))).collect();
        let rows = self.categories.iter().enumerate().filter(|(_, category)| !category.name.trim().is_empty());
        let categories: Vec<(usize, Category)> = rows
            .filter_map(|(nth, category)| Some((nth, category.check(nth, || new().into(), &mut errors)?)))
            .collect();
        let topics = self.topics(before, new, &mut errors);
        if phases.len() > PHASES_MOST {
            errors.add("phases.0.name", "number", "Use at most 12 phases.");
        }
        phases.sort_by_key(|(_, phase)| phase.from);
        let (phase_rows, phases): (Vec<usize>, Vec<Phase>) = phases.into_iter().unzip();
        let (category_rows, categories): (Vec<usize>, Vec<Category>) = categories.into_iter().unzip();
        if errors.is_empty() {
            check_phases(&phases).map_err(|problem| as_typed(problem, &phase_rows))?;
            check_categories(&categories).map_err(|problem| as_typed(problem, &category_rows))?;
        }
        let checked = (|| {
            let (anonymity, summary, wanted) = (anonymity?, summary?, wanted?);
            Some(Review { anonymity, summary, wanted, guidance: guidance?, phases, categories, topics })
        })();
        errors.finish(checked)
    }

    fn topics(&self, before: &[Topic], mut new: impl FnMut() -> uuid::Uuid, errors: &mut FieldErrors) -> Vec<Topic> {
        let known: BTreeMap<&str, TopicId> = before.iter().map(|topic| (topic.name.as_str(), topic.id)).collect();
        let mut topics: Vec<Topic> = Vec::new();
        for typed in self.topics.lines().filter(|line| !line.trim().is_empty()) {
            let Some(name) = errors.take("topics", optional_line(typed, 100)) else { continue };
            if topics.iter().all(|topic| topic.name != name) {
                let id = known.get(name.as_str()).copied().unwrap_or_else(|| new().into());
                topics.push(Topic { id, name });
            }
        }
        if topics.len() > TOPICS_MOST {
            errors.add("topics", "number", "Use at most 100 subjects.");
        }
        topics
    }
}

impl TypedPhase {
    fn is_blank(&self) -> bool {
        [&self.name, &self.from, &self.until].iter().all(|typed| typed.trim().is_empty())
    }
}

/// What is wrong, by the rows and names under which it was typed: blank rows are left out and phases sorted.
fn as_typed(problem: Problem, rows: &[usize]) -> Problem {
    let mut errors = FieldErrors::default();
    for error in problem.fields {
        let parts: Vec<&str> = error.field.split('.').collect();
        let field = match parts[..] {
            [list, index, name] => {
                let row = index.parse::<usize>().ok().and_then(|index| rows.get(index).copied()).unwrap_or(0);
                format!("{list}.{row}.{}", if name == "range" { "greatest" } else { name })
            }
            _ => error.field.clone(),
        };
        // The catalogues have their own words for these: of profiles.
        let code = match error.code.as_str() {
            "order" => "call-order",
            "overlap" => "phase-overlap",
            code => code,
        };
        errors.add(&field, code, error.message);
    }
    errors.into()
}

fn missing() -> Flaw {
    Flaw::new("missing", "This field is needed.")
}

fn word<T: std::str::FromStr>(typed: &str, usual: T) -> Result<T, Flaw> {
    if typed.is_empty() {
        return Ok(usual);
    }
    typed.parse().map_err(|_| Flaw::new("option", "Choose one of the options."))
}

fn wanted(typed: &str) -> Result<u32, Flaw> {
    let flaw = || Flaw::new("number", "Give a whole number from 1 to 14.");
    let number: u32 = if typed.trim().is_empty() { 3 } else { typed.trim().parse().map_err(|_| flaw())? };
    if (1..=WANTED_MOST).contains(&number) { Ok(number) } else { Err(flaw()) }
}

fn score(typed: &str, usual: i16) -> Result<i16, Flaw> {
    match typed.trim() {
        "" => Ok(usual),
        typed => typed.parse().map_err(|_| Flaw::new("number", "Give a whole number.")),
    }
}

/// A weight in tenths: `1`, `0.5` or `0,5`; nothing is one.
fn tenths(typed: &str) -> Result<u16, Flaw> {
    let flaw = || Flaw::new("weight", "Give a number with at most one decimal, such as 1 or 0.5.");
    let typed = typed.trim().replace(',', ".");
    if typed.is_empty() {
        return Ok(10);
    }
    let (whole, tenth) = typed.split_once('.').unwrap_or((&typed, "0"));
    let digit = |text: &str| text.parse::<u16>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let tenth = digit(tenth).filter(|_| tenth.len() == 1).ok_or_else(flaw)?;
    let whole = digit(whole).filter(|whole| *whole <= 1_000).ok_or_else(flaw)?;
    Ok(whole * 10 + tenth)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn utc() -> Zone {
        Zone::named_or_utc("UTC")
    }

    fn phase(name: &str, from: &str, until: &str) -> TypedPhase {
        let (name, from, until) = (name.into(), from.into(), until.into());
        TypedPhase { name, from, until, reviewing: true, ..TypedPhase::default() }
    }

    fn typed() -> TypedReview {
        let category =
            |name: &str, weight: &str| TypedCategory { name: name.into(), weight: weight.into(), ..Default::default() };
        TypedReview {
            anonymity: "anonymous".into(),
            phases: vec![phase("Later", "2026-10-02T00:00", "2026-10-03T00:00"), phase("", "", "")],
            categories: vec![category("Novelty", "1.5"), category("", ""), category("Fun", "0")],
            topics: "Firmware\n\nHardware\nFirmware".into(),
            ..TypedReview::default()
        }
    }

    fn check(typed: &TypedReview) -> Result<Review, Problem> {
        let mut next = 0;
        typed.check(&utc(), &[Topic { id: Uuid::nil().into(), name: "Hardware".into() }], || {
            next += 1;
            Uuid::from_u128(next)
        })
    }

    #[test]
    fn what_is_typed_comes_back_as_it_was() {
        let review = check(&typed()).expect("a review");
        assert_eq!(review.categories.iter().map(|one| one.weight).collect::<Vec<_>>(), [15, 0]);
        let topics: Vec<_> = review.topics.iter().map(|topic| topic.name.as_str()).collect();
        assert_eq!((topics, review.topics[1].id.0), (vec!["Firmware", "Hardware"], Uuid::nil()));
        let again = review.typed(&utc()).check(&utc(), &review.topics, Uuid::nil).expect("the same");
        assert_eq!(again, review);
    }

    #[test]
    fn everything_wrong_is_told_at_once_beside_its_row() {
        let mut wrong = typed();
        wrong.wanted = "15".into();
        wrong.phases[0].until = "soon".into();
        wrong.categories[2].weight = "1.25".into();
        let problem = check(&wrong).expect_err("three faults");
        let told: Vec<_> = problem.fields.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(told, ["wanted", "phases.0.until", "categories.2.weight"]);
        let mut wrong = typed();
        (wrong.categories[0].least, wrong.categories[0].greatest) = ("4".into(), "4".into());
        assert_eq!(check(&wrong).expect_err("no range").fields[0].field, "categories.0.greatest");
        let mut wrong = typed();
        wrong.phases.push(phase("Earlier", "2026-10-01T00:00", "2026-10-02T00:00"));
        assert_eq!(check(&wrong).expect_err("an overlap").fields[0].field, "phases.0.from");
    }
}
