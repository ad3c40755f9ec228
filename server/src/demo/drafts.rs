//! The demo's drafts of the ASVS: a chapter with its history, and one under embargo.

use std::path::Path;

use bytes::Bytes;
use domain::{
    draft::{Part, TypedDraft, TypedRevision},
    id::DraftId,
    policy::Action,
};
use service::{
    Ctx,
    draft::{
        NewRevision, RevisionSource, draft_by_id, name_person, post_revision, read_content, save_draft, settle_class,
        start_draft, working_copy,
    },
    group::{GroupFacts, group},
};

use super::{groups::CHAIR, people};
use crate::site::Site;

/// Who edits the drafts.
const EDITOR: &str = "Piet de Wit";
/// Days between two revisions of the chapter.
const PACE: i64 = 9;
/// The demo's own chapter, where the real one is not at hand.
const OWN: [&str; 4] = [
    include_str!("../../demo/draft-1.md"),
    include_str!("../../demo/draft-2.md"),
    include_str!("../../demo/draft-3.md"),
    include_str!("../../demo/draft-4.md"),
];

/// Begins the drafts of the group that writes the ASVS.
pub async fn fill(site: &Site, standards: Option<&Path>) -> service::Result<()> {
    let piet = site.ctx(people::again(site, EDITOR).await?);
    let noor = site.ctx(people::again(site, CHAIR).await?);
    let of = group(&noor, "asvs", Action::StartDraft).await?.here()?;
    chapter(&piet, &of, standards).await?;
    embargoed(&noor, &piet, &of).await
}

async fn chapter(piet: &Ctx, of: &GroupFacts, standards: Option<&Path>) -> service::Result<()> {
    let texts = standards.and_then(real).unwrap_or_else(|| OWN.map(Bytes::from).to_vec());
    let days = i64::try_from(texts.len()).unwrap_or_default() * PACE;
    let typed = TypedDraft {
        title: "Authentication".into(),
        summary: "What an application does so that somebody is who they say: passwords, further factors, and the life of credentials. \
            It becomes chapter 6 of the next edition."
            .into(),
        repository: "https://git.example/asvs".into(),
        ..TypedDraft::default()
    };
    let id = start_draft(&ago(piet, days + 2), of.id, "authentication", &typed).await?;
    for (nth, text) in (0..).zip(&texts) {
        let note = match nth {
            0 => "The chapter as the last edition left it.",
            1 => "Sections in a new order.",
            _ => "",
        };
        post(&ago(piet, days - nth * PACE), id, text.clone(), note).await?;
    }
    settle_class(piet, id, 2, "editorial").await?;
    let copy = working_copy(piet, &draft_by_id(piet, id, Action::WriteDraft).await?).await?;
    let text = copy.text.replacen("This section", "This part of the chapter", 1);
    save_draft(piet, id, &text, copy.number, "").await.map(|_| ())
}

/// The real states of the chapter, in order.
fn real(standards: &Path) -> Option<Vec<Bytes>> {
    let folder = standards.join("asvs-v6-revisions");
    let texts: Vec<Bytes> = (1..=21)
        .map_while(|number| std::fs::read(folder.join(format!("{number:02}.md"))).ok())
        .map(Bytes::from)
        .collect();
    (!texts.is_empty()).then_some(texts)
}

async fn embargoed(noor: &Ctx, piet: &Ctx, of: &GroupFacts) -> service::Result<()> {
    let until = noor.now.date_naive() + chrono::TimeDelta::days(40);
    let typed = TypedDraft {
        title: "Account recovery after a breach".into(),
        summary: "Answers an attack that is not public yet.".into(),
        embargo: until.to_string(),
        ..TypedDraft::default()
    };
    let id = start_draft(&ago(noor, 6), of.id, "recovery", &typed).await?;
    if let Some(person) = piet.actor.person() {
        name_person(&ago(noor, 6), id, person, Some(Part::Editor)).await?;
    }
    let text = "# Account recovery\n\n- **1.1** (L1) Verify that recovery codes are worthless once an account was recovered.\n";
    post(&ago(noor, 5), id, Bytes::from_static(text.as_bytes()), "First words").await
}

pub(super) async fn post(ctx: &Ctx, id: DraftId, file: Bytes, note: &str) -> service::Result<()> {
    let new = NewRevision {
        source: RevisionSource::File(Box::new(read_content(file).await?)),
        typed: TypedRevision { note: note.into(), ..TypedRevision::default() },
        answers: Vec::new(),
        made_from: None,
    };
    post_revision(ctx, id, &new).await.map(|_| ())
}

/// The same context some days ago.
fn ago(ctx: &Ctx, days: i64) -> Ctx {
    Ctx { now: ctx.now - chrono::TimeDelta::days(days), ..ctx.clone() }
}
