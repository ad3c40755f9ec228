//! What the demo's group has published: a standard, and the edition that took its place; and the errors that readers
//! found in it, one where each can stand.

use domain::{
    draft::anchor,
    policy::Action,
    publication::{ErratumMove, TypedErratum, TypedNote, TypedPublication},
};
use service::{
    Ctx,
    group::{GroupFacts, group},
    life::{TypedMove, move_draft, open_call},
    publication::{publish_draft, report_erratum, settle_erratum, standard, standard_text},
};

use super::{
    groups::{CHAIR, ago},
    life::{accepted, begin, member, settle, typed},
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
    let second = publish(&noor, &of, "reports-2", SECOND, 60, &first.to_string()).await?;
    errata(site, &noor, second).await
}

/// What readers found in the edition that is in force.
async fn errata(site: &Site, noor: &Ctx, number: i32) -> service::Result<()> {
    let jonas = site.ctx(people::speaker(site).await?);
    let sara = member(site, 1).await?;
    let document = standard_text(noor, &standard(noor, number).await?).await?;
    let third = document.identities.get(2).map(|id| anchor::requirement(*id)).unwrap_or_default();
    let wrong = |kind: &str, place: &str, original: &str, corrected: &str, reason: &str| TypedErratum {
        kind: kind.into(),
        place: place.into(),
        original: original.into(),
        corrected: corrected.into(),
        reason: reason.into(),
        policies: Vec::new(),
    };
    let settled = [
        (
            wrong(
                "technical",
                "s-1",
                "made against, and the day",
                "made against, and the day on which it was made",
                "A report has several days: that of the order, of the work, and of the signature.",
            ),
            ErratumMove::Verify,
            "It was meant so; the change log of the draft says it.",
        ),
        (
            wrong(
                "technical",
                "s-2",
                "encrypted on its way",
                "encrypted on its way and where it is kept",
                "Reports lie in mailboxes for years.",
            ),
            ErratumMove::Hold,
            "That asks for more than was agreed on. The next edition looks at it.",
        ),
        (
            wrong("editorial", &third, "so that", "in order that", "It reads better."),
            ErratumMove::Reject,
            "Both are right.",
        ),
    ];
    let policies = accepted(&sara, "asvs").await?;
    for (nth, (erratum, done, note)) in (0_i64..).zip(settled) {
        let typed = TypedErratum { policies: if nth == 0 { policies.clone() } else { Vec::new() }, ..erratum };
        let (which, _) = report_erratum(&ago(&sara, 30 - nth), number, &typed).await?;
        let note = TypedNote { note: note.into() };
        settle_erratum(&ago(noor, 25 - nth), number, which, done, &note, None).await?;
    }
    let open =
        wrong("editorial", "s-1", "somebody else", "anybody else", "Otherwise it sounds like one certain person.");
    report_erratum(&ago(&sara, 3), number, &open).await?;
    // What waits: from somebody outside the group.
    let policies = accepted(&jonas, "asvs").await?;
    let waits =
        wrong("editorial", "s-2", "whoever ordered it", "those who ordered it", "A report can have several readers.");
    report_erratum(&jonas, number, &TypedErratum { policies, ..waits }).await?;
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
