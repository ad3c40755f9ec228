//! `/admin`

use app::admin::{Look, Verdict, overview_page};
use service::{mail::count_kept_mails, record::job_counts};

use crate::{
    operate::{self, Finding, examine},
    page::Answer,
    visitor::Visitor,
};

/// `GET`
pub async fn show(visitor: Visitor) -> Answer {
    let counts = job_counts(&visitor.ctx).await?;
    let mails = count_kept_mails(&visitor.ctx).await?;
    let findings = examine(visitor.site.config(), None).await;
    let looks: Vec<Look> = findings.into_iter().map(look).collect();
    visitor.page(|| overview_page(&looks, counts, mails))
}

fn look(finding: Finding) -> Look {
    let verdict = match finding.verdict {
        operate::Verdict::Good => Verdict::Good,
        operate::Verdict::Doubtful => Verdict::Doubtful,
        operate::Verdict::Bad => Verdict::Bad,
    };
    Look { subject: finding.subject.to_owned(), verdict, message: finding.message }
}
