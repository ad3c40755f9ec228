//! Proposals that were handed in twice.

use crate::{Problem, id::ProposalId, problem::FieldErrors};

/// Whether `proposal` can be marked as a duplicate of `original`, which may itself be marked as one of
/// `original_is_of`. Marks point at originals, never at other duplicates.
pub fn check_duplicate(
    proposal: ProposalId,
    original: ProposalId,
    original_is_of: Option<ProposalId>,
) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    if proposal == original {
        errors.add("duplicate_of", "itself", "A proposal is no duplicate of itself.");
    } else if original_is_of.is_some() {
        errors.add("duplicate_of", "chain", "That one is marked as a duplicate; name the original.");
    }
    errors.into_result()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn duplicates_point_at_originals() {
        let [a, b, c] = [1, 2, 3].map(|number| ProposalId(Uuid::from_u128(number)));
        assert!(check_duplicate(a, b, None).is_ok());
        for (one, other, of) in [(a, a, None), (a, b, Some(c)), (a, b, Some(a))] {
            assert!(check_duplicate(one, other, of).is_err());
        }
    }
}
