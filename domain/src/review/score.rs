//! Scores. A review's score is the weighted share it gives of what its categories could give, a proposal's the mean or
//! the median of its reviews'. All are exact fractions; people are shown them in tenths of a per cent, halves up.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    id::{CategoryId, TrackId},
    problem::FieldErrors,
    words,
};

words! {
    /// How a proposal's score comes of its reviews'.
    pub enum Summary {
        /// Their sum by their number.
        Mean = "mean",
        /// The middle one; of an even number the mean of the two in the middle.
        Median = "median",
    }
}

/// Something that reviewers score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Which.
    pub id: CategoryId,
    /// What it is called.
    pub name: String,
    /// How much it counts, in tenths. Without weight it stands alone in a column of its own and may be left out; with
    /// weight it is needed, as reviews could not be compared otherwise.
    pub weight: u16,
    /// The least and the greatest score.
    pub range: (i16, i16),
    /// Only for these tracks; none named are all.
    pub tracks: BTreeSet<TrackId>,
}

/// What a review scores.
pub type Scores = BTreeMap<CategoryId, i16>;

/// An exact share between nothing and everything.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Share {
    part: u64,
    whole: u64,
}

impl Category {
    /// Greatest weight, in tenths.
    pub const WEIGHT_MOST: u16 = 1_000;
    /// Greatest distance between the least and the greatest score.
    pub const RANGE_MOST: i32 = 1_000;

    /// Whether it is for proposals of this track.
    pub fn is_for(&self, track: Option<TrackId>) -> bool {
        self.tracks.is_empty() || track.is_some_and(|track| self.tracks.contains(&track))
    }

    fn width(&self) -> u64 {
        u64::from(self.range.1.abs_diff(self.range.0))
    }
}

/// Most categories of a review.
pub const CATEGORIES_MOST: usize = 50;

/// Everything that is wrong with the categories of a review.
pub fn check_categories(categories: &[Category]) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    if categories.len() > CATEGORIES_MOST {
        errors.add("categories", "number", "Use at most 50 categories.");
    }
    for (index, category) in categories.iter().enumerate() {
        let mut note = |name: &str, code: &str, message: &str| {
            errors.add(&format!("categories.{index}.{name}"), code, message);
        };
        if category.name.trim().is_empty() {
            note("name", "missing", "Give the category a name.");
        }
        if category.weight > Category::WEIGHT_MOST {
            note("weight", "number", "Weigh at most 100.0.");
        }
        let width = i32::from(category.range.1) - i32::from(category.range.0);
        if !(1..=Category::RANGE_MOST).contains(&width) {
            note("range", "number", "The greatest score is 1 to 1,000 above the least.");
        }
    }
    errors.into_result()
}

/// The scores of a review as they are kept, or everything that is wrong with them: those of categories for this track,
/// within their range, none with weight missing unless the reviewer abstains.
pub fn check_scores(
    categories: &[Category],
    track: Option<TrackId>,
    scores: &Scores,
    abstains: bool,
) -> Result<Scores, Problem> {
    let mut errors = FieldErrors::default();
    let mut kept = Scores::new();
    for category in categories.iter().filter(|category| category.is_for(track)) {
        let field = category.id.to_string();
        let (least, greatest) = category.range;
        match scores.get(&category.id) {
            Some(score) if (least..=greatest).contains(score) => drop(kept.insert(category.id, *score)),
            Some(_) => errors.add(&field, "range", format!("Score from {least} to {greatest}.")),
            None if category.weight > 0 && !abstains => {
                errors.add(&field, "missing", "Score this too, or abstain from the whole review.");
            }
            None => {}
        }
    }
    errors.into_result()?;
    Ok(kept)
}

/// The score of a review of a proposal in `track`; none if something with weight is not scored, because its reviewer
/// abstained or the proposal has moved to another track since. A score outside a range that was narrowed since counts as
/// the nearest within.
pub fn of_review(categories: &[Category], track: Option<TrackId>, scores: &Scores) -> Option<Share> {
    let weighty = categories.iter().filter(|category| category.is_for(track) && category.weight > 0);
    let mut share = Share { part: 0, whole: 0 };
    for category in weighty {
        let (least, greatest) = category.range;
        let score = (*scores.get(&category.id)?).clamp(least, greatest);
        share.part += u64::from(category.weight) * u64::from(score.abs_diff(least));
        share.whole += u64::from(category.weight) * category.width();
    }
    (share.whole > 0).then_some(share)
}

/// The score of a proposal from those of its reviews, which are all of the same whole; none without any.
pub fn of_proposal(summary: Summary, reviews: &[Share]) -> Option<Share> {
    let mut sorted = reviews.to_vec();
    sorted.sort_unstable();
    let middle = match summary {
        Summary::Mean => &sorted[..],
        Summary::Median => sorted.get(sorted.len().saturating_sub(1) / 2..=sorted.len() / 2)?,
    };
    let count = u64::try_from(middle.len()).ok().filter(|count| *count > 0)?;
    let whole = middle[0].whole;
    Some(Share { part: middle.iter().map(|share| share.part).sum(), whole: whole * count })
}

/// How far apart the reviews of a proposal are: the greatest without the least.
pub fn spread(reviews: &[Share]) -> Option<Share> {
    let (least, greatest) = (reviews.iter().min()?, reviews.iter().max()?);
    Some(Share { part: greatest.part - least.part, whole: greatest.whole })
}

impl Share {
    /// Tenths of a per cent, halves up: what people are shown. Orders and ties go by the fraction itself.
    pub fn tenths_of_a_per_cent(self) -> u64 {
        let (part, whole) = (u128::from(self.part), u128::from(self.whole.max(1)));
        u64::try_from((2_000 * part + whole) / (2 * whole)).unwrap_or(1_000)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.tenths_of_a_per_cent();
        write!(f, "{}.{} %", tenths / 10, tenths % 10)
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, two) =
            (u128::from(self.part) * u128::from(other.whole), u128::from(other.part) * u128::from(self.whole));
        one.cmp(&two)
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Share {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn category(number: u128, weight: u16, range: (i16, i16), tracks: &[u128]) -> Category {
        Category {
            id: Uuid::from_u128(number).into(),
            name: "Novelty".into(),
            weight,
            range,
            tracks: tracks.iter().map(|track| Uuid::from_u128(*track).into()).collect(),
        }
    }

    fn scores(of: &[(u128, i16)]) -> Scores {
        of.iter().map(|(number, score)| (Uuid::from_u128(*number).into(), *score)).collect()
    }

    fn track(number: u128) -> TrackId {
        Uuid::from_u128(number).into()
    }

    fn shares(parts: &[u64], whole: u64) -> Vec<Share> {
        parts.iter().map(|part| Share { part: *part, whole }).collect()
    }

    #[test]
    fn a_review_is_the_weighted_share_of_what_could_be_given() {
        // Twice 3 of 0 to 4, once 1 of −1 to 1, and a column of its own: (2·3 + 1·2) of (2·4 + 1·2).
        let categories = [category(1, 20, (0, 4), &[]), category(2, 10, (-1, 1), &[]), category(3, 0, (0, 9), &[])];
        let share = of_review(&categories, None, &scores(&[(1, 3), (2, 1), (3, 9)])).expect("a score");
        assert_eq!(share, Share { part: 8, whole: 10 });
        assert_eq!(share.to_string(), "80.0 %");
    }

    #[test]
    fn another_track_asks_for_another_review() {
        let categories = [category(1, 10, (0, 4), &[7]), category(2, 10, (0, 4), &[8]), category(3, 10, (0, 4), &[])];
        let given = scores(&[(1, 4), (3, 0)]);
        assert_eq!(of_review(&categories, Some(track(7)), &given), Some(Share { part: 1, whole: 2 }));
        assert_eq!(of_review(&categories, Some(track(8)), &given), None);
        assert_eq!(of_review(&categories, None, &given), Some(Share { part: 0, whole: 1 }));
    }

    #[test]
    fn scores_are_checked_all_at_once() {
        let categories = [category(1, 10, (0, 4), &[]), category(2, 10, (0, 4), &[]), category(3, 0, (0, 4), &[])];
        let problem = check_scores(&categories, None, &scores(&[(1, 5)]), false).expect_err("two faults");
        let codes: Vec<&str> = problem.fields.iter().map(|field| field.code.as_str()).collect();
        assert_eq!(codes, ["range", "missing"]);
        assert_eq!(check_scores(&categories, None, &Scores::new(), true), Ok(Scores::new()));
        assert_eq!(of_review(&categories, None, &Scores::new()), None, "who abstains gives no score");
    }

    #[test]
    fn the_middle_and_the_mean_are_exact() {
        let odd = shares(&[1, 10, 2], 10);
        let even = shares(&[1, 10, 2, 3], 10);
        assert_eq!(of_proposal(Summary::Median, &odd), Some(Share { part: 2, whole: 10 }));
        assert_eq!(of_proposal(Summary::Median, &even), Some(Share { part: 5, whole: 20 }));
        assert_eq!(of_proposal(Summary::Mean, &odd), Some(Share { part: 13, whole: 30 }));
        assert_eq!(of_proposal(Summary::Mean, &[]), None);
        assert_eq!(of_proposal(Summary::Median, &[]), None);
        assert_eq!(spread(&odd), Some(Share { part: 9, whole: 10 }));
    }

    #[test]
    fn what_is_shown_is_rounded_with_halves_up_and_orders_are_not() {
        let shown = |part, whole| Share { part, whole }.to_string();
        assert_eq!(
            [shown(1, 3), shown(2, 3), shown(1, 2_000), shown(1, 2_001)],
            ["33.3 %", "66.7 %", "0.1 %", "0.0 %"]
        );
        let (third, nearly) = (Share { part: 1, whole: 3 }, Share { part: 333_333, whole: 1_000_000 });
        assert_eq!(third.to_string(), nearly.to_string());
        assert!(nearly < third);
    }

    #[test]
    fn categories_that_cannot_be_scored_are_refused() {
        let wrong = [category(1, Category::WEIGHT_MOST + 1, (4, 4), &[]), category(2, 0, (i16::MIN, i16::MAX), &[])];
        let problem = check_categories(&wrong).expect_err("three faults");
        assert_eq!(problem.fields.len(), 3);
        assert_eq!(check_categories(&[category(1, 10, (-500, 500), &[])]), Ok(()));
    }

    proptest! {
        /// The largest scores that can be given still fit.
        #[test]
        fn nothing_overflows(reviews in 1..10_000_usize, part in 0..=50_u64 * 1_000 * 1_000) {
            let given = vec![Share { part, whole: 50 * 1_000 * 1_000 }; reviews];
            for summary in Summary::ALL {
                prop_assert_eq!(of_proposal(*summary, &given), Some(given[0]));
            }
        }

        /// More in any category is never less.
        #[test]
        fn a_better_score_is_a_better_review(scored in prop::collection::vec(0..5_i16, 3), better in 0..3_usize) {
            let categories =
                [category(0, 10, (0, 5), &[]), category(1, 35, (0, 5), &[]), category(2, 1, (0, 5), &[])];
            let give = |scored: &[i16]| {
                let scores: Scores = (0..).map(Uuid::from_u128).map(CategoryId).zip(scored.iter().copied()).collect();
                of_review(&categories, None, &scores)
            };
            let mut more = scored.clone();
            more[better] += 1;
            prop_assert!(give(&more) > give(&scored));
        }
    }
}
