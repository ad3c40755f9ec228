//! Background work and the event log.

use service::{Ctx, record::job_counts};

use super::Finding;

const SUBJECT: &str = "jobs";

pub(super) async fn look(ctx: &Ctx) -> Vec<Finding> {
    let counts = match job_counts(ctx).await {
        Ok(counts) => counts,
        Err(error) => return vec![Finding::bad(SUBJECT, error.to_string())],
    };
    let mut findings = Vec::new();
    if counts.parked > 0 {
        let message = format!("{} failed too often and are parked. Look at them at /admin/jobs.", counts.parked);
        findings.push(Finding::doubtful(SUBJECT, message));
    }
    if counts.late > 0 {
        let message = format!("{} should have begun more than a minute ago. Is `plenary serve` running?", counts.late);
        findings.push(Finding::doubtful(SUBJECT, message));
    }
    if findings.is_empty() {
        findings
            .push(Finding::good(SUBJECT, format!("None is late or parked; {} wait for their time.", counts.waiting)));
    }
    findings
}
