//! Which of several things kept their order.

use std::collections::HashSet;

/// Of pairs (place before, place now) in the order of now, the places now of a longest part that also ascends before:
/// what is not among them has moved. Takes n log n steps (patience sorting).
pub(super) fn staying(pairs: &[(usize, usize)]) -> HashSet<usize> {
    // The end of the best part of each length, and before each pair the one it continues.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (old, _)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].0 < *old);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    std::iter::successors(ends.last().copied(), |at| before[*at]).map(|at| pairs[at].1).collect()
}
