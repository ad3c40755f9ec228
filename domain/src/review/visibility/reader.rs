//! Who looks.

use crate::words;

words! {
    /// Who looks at a proposal. Everybody is exactly one of these, for each proposal anew.
    pub enum Reader {
        /// Anybody without a part in it.
        Public = "public",
        /// Who speaks in it, whatever else they are.
        Speaker = "speaker",
        /// Who may review it and has not yet.
        Reviewer = "reviewer",
        /// Who has handed in a review of it.
        Reviewed = "reviewed",
        /// Who reviews, and not this one.
        Distant = "distant",
        /// Who is of the committee and has a conflict of interest with it, chairs and administrators too.
        Bound = "bound",
        /// Who chairs, and is not named to read what is under embargo.
        Outside = "outside",
        /// Who chairs, or decides about it as a deputy.
        Chair = "chair",
    }
}

/// What ties somebody to a proposal, as the record has it now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// They speak in it.
    pub speaks: bool,
    /// They have a conflict of interest with it.
    pub has_conflict: bool,
    /// They chair, administer, or are its deputy.
    pub chairs: bool,
    /// They review in this call.
    pub reviews: bool,
    /// The phase lets them read it: it is assigned to them, or all read all.
    pub is_in_reach: bool,
    /// They handed in a review of it.
    pub has_reviewed: bool,
    /// An embargo holds and does not name them.
    pub is_kept_out: bool,
}

impl From<Relation> for Reader {
    /// Speaking comes first: it never lets anybody see more than a speaker does, whatever they chair. Then conflicts,
    /// then embargoes.
    fn from(relation: Relation) -> Self {
        match relation {
            Relation { speaks: true, .. } => Self::Speaker,
            Relation { chairs: false, reviews: false, .. } => Self::Public,
            Relation { has_conflict: true, .. } => Self::Bound,
            Relation { chairs: true, is_kept_out: true, .. } => Self::Outside,
            Relation { chairs: true, .. } => Self::Chair,
            Relation { is_kept_out: true, .. } => Self::Distant,
            Relation { has_reviewed: true, .. } => Self::Reviewed,
            Relation { is_in_reach: true, .. } => Self::Reviewer,
            _ => Self::Distant,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: Relation = Relation {
        speaks: false,
        has_conflict: false,
        chairs: false,
        reviews: false,
        is_in_reach: false,
        has_reviewed: false,
        is_kept_out: false,
    };

    #[test]
    fn speaking_then_conflicts_then_embargoes_come_before_what_somebody_is() {
        let all = Relation {
            speaks: true,
            has_conflict: true,
            chairs: true,
            reviews: true,
            is_in_reach: true,
            has_reviewed: true,
            is_kept_out: true,
        };
        let cases = [
            (NOBODY, Reader::Public),
            (all, Reader::Speaker),
            (Relation { speaks: false, ..all }, Reader::Bound),
            (Relation { speaks: false, has_conflict: false, ..all }, Reader::Outside),
            (Relation { speaks: false, has_conflict: false, is_kept_out: false, ..all }, Reader::Chair),
            (Relation { reviews: true, ..NOBODY }, Reader::Distant),
            (Relation { reviews: true, is_in_reach: true, ..NOBODY }, Reader::Reviewer),
            (Relation { reviews: true, is_in_reach: true, is_kept_out: true, ..NOBODY }, Reader::Distant),
            (Relation { reviews: true, has_reviewed: true, ..NOBODY }, Reader::Reviewed),
            (Relation { reviews: true, has_reviewed: true, has_conflict: true, ..NOBODY }, Reader::Bound),
            (Relation { has_conflict: true, ..NOBODY }, Reader::Public),
        ];
        for (relation, reader) in cases {
            assert_eq!(Reader::from(relation), reader, "{relation:?}");
        }
    }
}
