//! What two sequences have in common, in order: Myers, "An O(ND) difference algorithm and its variations" (1986), with
//! the linear-space refinement of its section 4b and a bound on the work.

use std::ops::Range;

/// A run of equal items: the place of its first in either sequence, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Place in the old sequence.
    pub old: usize,
    /// Place in the new sequence.
    pub new: usize,
    /// How many items.
    pub length: usize,
}

/// Steps that a comparison may take, about; beyond it the answer is still right, and no longer the shortest.
const STEPS: usize = 1 << 26;
/// Most edits that one search looks ahead, and least.
const FURTHEST: (usize, usize) = (16, 4096);

/// The runs that both sequences have, ascending, never touching in both.
pub fn common(old: &[u32], new: &[u32]) -> Vec<Run> {
    let furthest = (STEPS / (old.len() + new.len()).max(1)).clamp(FURTHEST.0, FURTHEST.1);
    let mut search = Search { old, new, ahead: vec![0; 2 * furthest + 3], back: vec![0; 2 * furthest + 3], furthest };
    let mut runs: Vec<Run> = Vec::new();
    let mut left = vec![(0..old.len(), 0..new.len())];
    let mut found = |run: Run| match runs.last_mut() {
        _ if run.length == 0 => {}
        Some(last) if last.old + last.length == run.old && last.new + last.length == run.new => {
            last.length += run.length;
        }
        _ => runs.push(run),
    };
    while let Some((a, b)) = left.pop() {
        let prefix = old[a.clone()].iter().zip(&new[b.clone()]).take_while(|(one, other)| one == other).count();
        found(Run { old: a.start, new: b.start, length: prefix });
        let (a, b) = (a.start + prefix..a.end, b.start + prefix..b.end);
        let pairs = old[a.clone()].iter().rev().zip(new[b.clone()].iter().rev());
        let suffix = pairs.take_while(|(one, other)| one == other).count();
        if suffix > 0 {
            // Comes after what lies before it: this empty-sided piece only finds the run again.
            left.push((a.end - suffix..a.end, b.end - suffix..b.end));
        }
        let (a, b) = (a.start..a.end - suffix, b.start..b.end - suffix);
        if a.is_empty() || b.is_empty() {
            continue;
        }
        if let Some((x, y)) = search.split(&a, &b) {
            left.push((x..a.end, y..b.end));
            left.push((a.start..x, b.start..y));
        }
    }
    runs
}

struct Search<'a> {
    old: &'a [u32],
    new: &'a [u32],
    /// How far a path on each diagonal has come from the beginning, and from the end.
    ahead: Vec<usize>,
    back: Vec<usize>,
    furthest: usize,
}

impl Search<'_> {
    /// A point on a shortest path, or on a good one where the search went too far; none where nothing is gained.
    #[expect(clippy::many_single_char_names, reason = "the letters of the paper")]
    fn split(&mut self, a: &Range<usize>, b: &Range<usize>) -> Option<(usize, usize)> {
        let (old, new) = (&self.old[a.clone()], &self.new[b.clone()]);
        let (n, m) = (old.len(), new.len());
        let centre = self.furthest + 1;
        // Diagonals are numbered from `centre`; `shift` turns a number seen from one end into that seen from the other.
        let odd = (n + m) % 2 == 1;
        let place = |x: usize, y: usize| (0 < x + y && x + y < n + m).then_some((a.start + x, b.start + y));
        self.ahead[centre + 1] = 0;
        self.back[centre + 1] = 0;
        for d in 0..=self.furthest.min((n + m).div_ceil(2)) {
            for k in (centre - d..=centre + d).step_by(2) {
                let x = step(&self.ahead, k, centre, d);
                let Some(y) = (x + centre).checked_sub(k).filter(|y| *y <= m && x <= n) else {
                    self.ahead[k] = x;
                    continue;
                };
                let snake = old[x..].iter().zip(&new[y..]).take_while(|(one, other)| one == other).count();
                self.ahead[k] = x + snake;
                let other = (2 * centre + n).checked_sub(m + k);
                if odd && other.is_some_and(|other| within(other, centre, d, 1) && self.back[other] + x + snake >= n) {
                    return place(x, y).or_else(|| place(x + snake, y + snake));
                }
            }
            for k in (centre - d..=centre + d).step_by(2) {
                let x = step(&self.back, k, centre, d);
                let Some(y) = (x + centre).checked_sub(k).filter(|y| *y <= m && x <= n) else {
                    self.back[k] = x;
                    continue;
                };
                let pairs = old[..n - x].iter().rev().zip(new[..m - y].iter().rev());
                let snake = pairs.take_while(|(one, other)| one == other).count();
                self.back[k] = x + snake;
                let other = (2 * centre + n).checked_sub(m + k);
                if !odd && other.is_some_and(|other| within(other, centre, d, 0) && self.ahead[other] + x + snake >= n)
                {
                    return place(n - x, m - y).or_else(|| place(n - x - snake, m - y - snake));
                }
            }
        }
        self.furthest_point(n, m).and_then(|(x, y)| place(x, y))
    }

    /// The point from the beginning that lies furthest along.
    fn furthest_point(&self, n: usize, m: usize) -> Option<(usize, usize)> {
        let centre = self.furthest + 1;
        let points = (centre - self.furthest..=centre + self.furthest).step_by(2).filter_map(|diagonal| {
            let x = self.ahead[diagonal];
            let y = (x + centre).checked_sub(diagonal)?;
            (x <= n && y <= m).then_some((x, y))
        });
        points.max_by_key(|(x, y)| x + y)
    }
}

/// Where a path of `d` edits begins on a diagonal: one more item of either sequence than a path of `d - 1` edits.
fn step(reached: &[usize], k: usize, centre: usize, d: usize) -> usize {
    if k == centre - d || (k != centre + d && reached[k - 1] < reached[k + 1]) {
        reached[k + 1]
    } else {
        reached[k - 1] + 1
    }
}

/// Whether the search from the other end has reached a diagonal with `d - less` edits.
fn within(k: usize, centre: usize, d: usize, less: usize) -> bool {
    d >= less && (centre + less - d..=centre + d - less).contains(&k) && (k + centre + d + less).is_multiple_of(2)
}
