//! What became of the demo's drafts: a last call that runs, a consensus call that waits for its outcome with an objection,
//! an adoption that was appealed against, declared rights.

use chrono::TimeDelta;
use domain::{
    draft::{TypedDraft, TypedRevision},
    id::{DraftId, GroupCallId},
    life::{
        call::{TypedCall, TypedOutcome, TypedResponse},
        ipr::TypedIpr,
    },
    policy::{Action, Actor},
};
use service::{
    Ctx,
    draft::{NewRevision, RevisionSource, draft, post_revision, read_content, start_draft},
    group::{GroupFacts, group, missing_policies},
    life::{
        TypedMove, call, decide_appeal, declare_rights, follow_workflow, lodge_appeal, move_draft, open_call, respond,
        settle_call, tag_draft,
    },
};

use super::{
    groups::{CHAIR, MEMBERS, ago},
    people,
};
use crate::site::Site;

/// Moves the drafts of the group that writes the ASVS.
pub async fn fill(site: &Site, founder: &Actor) -> service::Result<()> {
    let noor = site.ctx(people::again(site, CHAIR).await?);
    let of = group(&noor, "asvs", Action::StartDraft).await?.here()?;
    let chapter = draft(&noor, &of, "authentication", Action::ManageDraft).await?.id;
    last_call(site, &noor, chapter).await?;
    sessions(site, &noor, &of, founder).await?;
    logging(site, &noor, &of).await
}

/// The chapter is in its last call, with rights that somebody declared.
async fn last_call(site: &Site, noor: &Ctx, chapter: DraftId) -> service::Result<()> {
    let uma = member(site, 3).await?;
    let rights = TypedIpr {
        holder: "Sleutelwerk BV".into(),
        reference: "EP 9 999 999".into(),
        licence: "royalty-free".into(),
        text: "Concerns the section on hardware keys.".into(),
    };
    declare_rights(&ago(&uma, 5), chapter, &rights, None, &accepted(&uma, "asvs").await?).await?;
    let issued = ago(noor, 4);
    let text = "The chapter is as the editors want it. Please read it **whole**, the section on recovery above all, and say where it asks \
        for too much or too little.";
    let id = open_call(&issued, chapter, &typed(&issued, "last-call", text, 18)).await?;
    say(site, 1, id, 3, "support", "We can ask our suppliers for this.").await?;
    say(site, 4, id, 2, "comment", "The section on recovery is hard to read aloud; shorter sentences would help.")
        .await?;
    tag_draft(noor, chapter, &["needs-review".into()]).await
}

/// A draft that follows the IETF's workflow: its adoption was appealed against, and its last call waits for the outcome.
async fn sessions(site: &Site, noor: &Ctx, of: &GroupFacts, founder: &Actor) -> service::Result<()> {
    let text = "# Session management\n\n- **7.1.1** (L1) Verify that session tokens are made by the server.\n\
        - **7.1.2** (L1) Verify that a session ends when its person signs out.\n";
    let id =
        begin(&ago(noor, 90), of, "sessions", "Session management", "How sessions begin, last and end.", text).await?;
    follow_workflow(&ago(noor, 89), id, "ietf").await?;
    let issued = ago(noor, 80);
    let adoption =
        open_call(&issued, id, &typed(&issued, "adoption", "Shall the group take this chapter on?", 14)).await?;
    say(site, 0, adoption, 76, "support", "It belongs to us.").await?;
    say(site, 3, adoption, 70, "object", "Half of it repeats chapter 6.").await?;
    settle(&ago(noor, 65), of, adoption, "What repeats chapter 6 moves there; the rest is new. Nobody asked for more.")
        .await?;
    let uma = member(site, 3).await?;
    let appeal = lodge_appeal(&ago(&uma, 60), adoption, "That the text moves was said after the call.").await?;
    let ruth = noor.as_actor(founder.clone());
    let words = "It was said on the list while the call ran, and the chapter shows it. The outcome stands.";
    decide_appeal(&ago(&ruth, 55), appeal, "dismissed", words).await?;
    for (to, days) in [("adopt-wg", 54), ("wg-doc", 53)] {
        let step = TypedMove { to: to.into(), ..TypedMove::default() };
        move_draft(&ago(noor, days), id, &step).await?;
    }
    let issued = ago(noor, 20);
    let last =
        open_call(&issued, id, &typed(&issued, "last-call", "Last comments on the chapter, please.", 15)).await?;
    say(site, 1, last, 15, "support", "").await?;
    say(
        site,
        4,
        last,
        12,
        "object",
        "7.1.2 says nothing of other devices: somebody who signs out of one stays signed in on all others.",
    )
    .await
}

/// A draft whose consensus call is over: its outcome answered an objection.
async fn logging(site: &Site, noor: &Ctx, of: &GroupFacts) -> service::Result<()> {
    let text = "# Logging\n\n- **16.1.1** (L2) Verify that every log entry tells when, where and who.\n";
    let id = begin(&ago(noor, 45), of, "logging", "Logging", "What is written down, and for whom.", text).await?;
    let issued = ago(noor, 40);
    let asked =
        open_call(&issued, id, &typed(&issued, "consensus", "Is there consensus to approve this chapter?", 8)).await?;
    say(site, 0, asked, 38, "support", "").await?;
    say(site, 1, asked, 36, "object", "“Who” must not put names into logs.").await?;
    settle(
        &ago(noor, 30),
        of,
        asked,
        "The chapter says what an entry tells; how people are named in it stands in chapter 14.",
    )
    .await?;
    let step = TypedMove { to: "approved".into(), note: "As found in the call.".into(), ..TypedMove::default() };
    move_draft(&ago(noor, 29), id, &step).await
}

pub(super) async fn begin(
    ctx: &Ctx,
    of: &GroupFacts,
    name: &str,
    title: &str,
    summary: &str,
    text: &'static str,
) -> service::Result<DraftId> {
    let typed = TypedDraft { title: title.into(), summary: summary.into(), ..TypedDraft::default() };
    let id = start_draft(ctx, of.id, name, &typed).await?;
    let content = read_content(bytes::Bytes::from_static(text.as_bytes())).await?;
    let source = RevisionSource::File(Box::new(content));
    let new = NewRevision { source, typed: TypedRevision::default(), answers: Vec::new(), made_from: None };
    post_revision(ctx, id, &new).await?;
    Ok(id)
}

pub(super) fn typed(ctx: &Ctx, kind: &str, text: &str, days: i64) -> TypedCall {
    let until = (ctx.now + TimeDelta::days(days)).date_naive().to_string();
    TypedCall { kind: kind.into(), text: text.into(), until, zone: "UTC".into() }
}

async fn say(site: &Site, nth: usize, id: GroupCallId, days: i64, stance: &str, text: &str) -> service::Result<()> {
    let ctx = member(site, nth).await?;
    let policies = accepted(&ctx, "asvs").await?;
    let typed = TypedResponse { stance: stance.into(), text: text.into(), policies };
    respond(&ago(&ctx, days), id, &typed).await
}

/// Records that there is consensus, with the same answer to every objection.
pub(super) async fn settle(ctx: &Ctx, of: &GroupFacts, id: GroupCallId, answer: &str) -> service::Result<()> {
    let open = call(ctx, of, id).await?.objections;
    let typed = TypedOutcome {
        outcome: "consensus".into(),
        reasons: "Everybody who spoke was answered; what remained is answered below.".into(),
        answers: open.iter().map(|one| (one.id.to_string(), answer.to_owned())).collect(),
    };
    settle_call(ctx, id, &typed).await
}

pub(super) async fn member(site: &Site, nth: usize) -> service::Result<Ctx> {
    Ok(site.ctx(people::again(site, MEMBERS[nth].0).await?))
}

pub(super) async fn accepted(ctx: &Ctx, slug: &str) -> service::Result<Vec<String>> {
    let of = group(ctx, slug, Action::SeeGroup).await?.here()?;
    Ok(missing_policies(ctx, of.id).await?.iter().map(|line| line.id.to_string()).collect())
}
