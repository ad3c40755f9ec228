//! When the demo's proposals came in.

use chrono::TimeDelta;
use service::Ctx;

/// For how long the call has been open.
const MINUTES: u64 = 29 * 24 * 60;

/// Somebody at the moment at which the `nth` of `count` proposals comes in: few of them in the first weeks, half within the
/// last four days, as calls have it.
pub fn at(ctx: &Ctx, nth: usize, count: usize) -> Ctx {
    let (nth, count) = (nth as u64, count.max(1) as u64);
    let left = count.saturating_sub(nth + 1);
    let before = MINUTES * left.pow(3) / count.pow(3);
    Ctx { now: ctx.now - TimeDelta::minutes(i64::try_from(before).unwrap_or(0)), ..ctx.clone() }
}
