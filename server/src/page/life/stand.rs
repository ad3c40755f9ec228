//! Where a draft stands, and what moves it.

use app::life::LifeView;
use axum::extract::Path;
use domain::policy::Action;
use service::{
    draft::{Candidate, candidates},
    life::{self, TypedHolder, TypedMove},
};

use crate::{
    page::{
        Answer, called,
        draft::{found, path},
    },
    visitor::{Form, Visitor},
};

type At = Path<(String, String)>;

/// `GET /g/{group}/drafts/{draft}/life`
pub async fn life(visitor: Visitor, Path((group, name)): At) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let life = life::draft_life(&visitor.ctx, &facts).await?;
    let calls = life::calls_of(&visitor.ctx, &facts).await?;
    let mut people = Vec::new();
    if facts.may.manage {
        people = candidates(&visitor.ctx, &group, &facts).await?;
        people.extend(facts.people.iter().map(|one| Candidate { person: one.person, name: one.name.clone() }));
    }
    let shown = LifeView { life, calls, people };
    visitor.page(|| app::life::life_page(&group, &facts, &shown))
}

/// `POST /g/{group}/drafts/{draft}/life/move`
pub async fn advance(visitor: Visitor, Path((slug, name)): At, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::WriteDraft).await?;
    let (line, to) = typed.text("to").split_once(' ').unwrap_or(("", typed.text("to")));
    let step = TypedMove { line: line.into(), to: to.into(), note: typed.text("note").into() };
    let moved = life::move_draft(&visitor.ctx, facts.id, &step).await;
    let show = async |visitor: Visitor| life(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, moved, |()| format!("{}/life", path(&group, &facts)), show).await
}

/// `POST /g/{group}/drafts/{draft}/life/annul`
pub async fn annul(visitor: Visitor, Path((slug, name)): At, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::ManageDraft).await?;
    let done = life::annul_move(&visitor.ctx, facts.id, typed.text("line"), typed.text("reason")).await;
    let show = async |visitor: Visitor| life(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, done, |()| format!("{}/life", path(&group, &facts)), show).await
}

/// `POST /g/{group}/drafts/{draft}/life/holder`
pub async fn holder(visitor: Visitor, Path((slug, name)): At, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::ManageDraft).await?;
    let text = |field| typed.text(field).to_owned();
    let wish = TypedHolder { person: text("person"), due: text("due"), note: text("what") };
    let done = called(life::name_holder(&visitor.ctx, facts.id, &wish).await, &[("note", "what")]);
    let show = async |visitor: Visitor| life(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, done, |()| format!("{}/life", path(&group, &facts)), show).await
}

/// `POST /g/{group}/drafts/{draft}/life/shepherd`
pub async fn shepherd(visitor: Visitor, Path((slug, name)): At, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::ManageDraft).await?;
    let done = life::name_shepherd(&visitor.ctx, facts.id, typed.text("shepherd")).await;
    let done = called(done, &[("person", "shepherd")]);
    let show = async |visitor: Visitor| life(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, done, |()| format!("{}/life", path(&group, &facts)), show).await
}

/// `POST /g/{group}/drafts/{draft}/life/tags`
pub async fn tags(visitor: Visitor, Path((slug, name)): At, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::ManageDraft).await?;
    let done = life::tag_draft(&visitor.ctx, facts.id, typed.texts("tags")).await;
    let show = async |visitor: Visitor| life(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, done, |()| format!("{}/life", path(&group, &facts)), show).await
}

/// `POST /g/{group}/drafts/{draft}/life/workflow`
pub async fn follow(visitor: Visitor, Path((slug, name)): At, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::ManageDraft).await?;
    let done = life::follow_workflow(&visitor.ctx, facts.id, typed.text("workflow")).await;
    let show = async |visitor: Visitor| life(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, done, |()| format!("{}/life", path(&group, &facts)), show).await
}

/// `GET /g/{group}/manage/workflow`
pub async fn workflow(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let group = service::group::group(&visitor.ctx, &slug, Action::NameOfficers).await?.here()?;
    visitor.page(|| app::life::workflow_page(&group))
}

/// `POST /g/{group}/manage/workflow`
pub async fn choose(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let group = service::group::group(&visitor.ctx, &slug, Action::NameOfficers).await?.here()?;
    let done = life::choose_workflow(&visitor.ctx, group.id, typed.text("workflow")).await;
    let show = async |visitor: Visitor| workflow(visitor, Path(slug.clone())).await;
    visitor.after(typed, done, |()| format!("/g/{slug}/manage/workflow"), show).await
}
