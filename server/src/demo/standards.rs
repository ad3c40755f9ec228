//! What the demo's group has published: a standard, and the edition that took its place.

use domain::{policy::Action, publication::TypedPublication};
use service::{
    Ctx,
    group::{GroupFacts, group},
    life::{TypedMove, move_draft, open_call},
    publication::publish_draft,
};

use super::{
    groups::{CHAIR, ago},
    life::{begin, settle, typed},
    people,
};
use crate::site::Site;

const FIRST: &str = "# Reading a verification report\n\n## 1 What a report says\n\n\
    - **1.1** (L1) Verify that a report names the version of the standard that it was made against.\n\
    - **1.2** (L1) Verify that a report says of each requirement whether it was met, was not met or was not looked at.\n\n\
    ## 2 Who may read it\n\n\
    - **2.1** (L2) Verify that a report is encrypted on its way to whoever ordered it.\n";
const SECOND: &str = "# Reading a verification report\n\n## 1 What a report says\n\n\
    - **1.1** (L1) Verify that a report names the version of the standard that it was made against, and the day.\n\
    - **1.2** (L1) Verify that a report says of each requirement whether it was met, was not met or was not looked at.\n\
    - **1.3** (L2) Verify that a report tells how each requirement was looked at, so that somebody else can do it again.\n\n\
    ## 2 Who may read it\n\n\
    - **2.1** (L2) Verify that a report is encrypted on its way to whoever ordered it.\n";

/// Publishes two editions of one text.
pub async fn fill(site: &Site) -> service::Result<()> {
    let noor = site.ctx(people::again(site, CHAIR).await?);
    let of = group(&noor, "asvs", Action::StartDraft).await?.here()?;
    let first = publish(&noor, &of, "reports", FIRST, 88, "").await?;
    publish(&noor, &of, "reports-2", SECOND, 60, &first.to_string()).await?;
    Ok(())
}

/// Begins a draft so many days ago, finds consensus on it and publishes it.
async fn publish(
    noor: &Ctx,
    of: &GroupFacts,
    name: &str,
    text: &'static str,
    days: i64,
    obsoletes: &str,
) -> service::Result<i32> {
    let summary = "What whoever orders a verification can expect of its report.";
    let id = begin(&ago(noor, days), of, name, "Reading a verification report", summary, text).await?;
    let issued = ago(noor, days - 1);
    let asked = "Is there consensus to publish this text?";
    let asked = open_call(&issued, id, &typed(&issued, "consensus", asked, 8)).await?;
    settle(&ago(noor, days - 10), of, asked, "").await?;
    let step = TypedMove { to: "approved".into(), ..TypedMove::default() };
    move_draft(&ago(noor, days - 11), id, &step).await?;
    let typed = TypedPublication { obsoletes: obsoletes.into(), updates: String::new() };
    publish_draft(&ago(noor, days - 12), id, &typed).await
}
