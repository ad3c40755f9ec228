//! Questions of calls, put together by organisers.

use app::{cfp::Draft, visit::Typed};
use axum::extract::Path;
use domain::{
    cfp::{Question, TypedQuestion},
    id::{CallId, QuestionId},
    policy::Action,
    zone::Zone,
};
use service::{
    Version,
    cfp::{Asked, CallFacts, add_question, call, edit_question, place_question, questions, remove_question},
    conference::ConferenceFacts,
};

use super::facts;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /c/{conference}/organise/calls/{call}/questions`
pub async fn list(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let Found { facts, call, questions } = found(&visitor, &slug, &name).await?;
    let now = visitor.ctx.now;
    visitor.page(|| app::cfp::questions_page(&facts, &call, &questions, now))
}

/// `POST /c/{conference}/organise/calls/{call}/questions`: moves a question, or removes it.
pub async fn change(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let found = found(&visitor, &slug, &name).await?;
    let id = known(&found, typed.text("question"))?;
    let place = found.questions.iter().position(|asked| asked.question.id == id).unwrap_or_default();
    let changed = match typed.text("act") {
        "up" => place_question(&visitor.ctx, id, place.saturating_sub(1)).await,
        "down" => place_question(&visitor.ctx, id, place + 1).await,
        "remove" => remove_question(&visitor.ctx, id).await,
        _ => Ok(()),
    };
    let show = async |visitor: Visitor| list(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, changed, |()| home(&slug, &name), show).await
}

/// `GET /c/{conference}/organise/calls/{call}/questions/new`
pub async fn new(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let found = found(&visitor, &slug, &name).await?;
    let usual = TypedQuestion {
        target: "proposal".into(),
        kind: "text".into(),
        need: "optional".into(),
        ..TypedQuestion::default()
    };
    found.show(visitor, &usual, None, None)
}

/// `POST /c/{conference}/organise/calls/{call}/questions/new`: adds it, or shows what comes of it.
pub async fn create(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let found = found(&visitor, &slug, &name).await?;
    let question = question(&typed);
    if typed.text("act") == "preview" {
        return found.preview(visitor, typed, &question, None).await;
    }
    let added = add_question(&visitor.ctx, found.id(), &question).await;
    let show = async |visitor: Visitor| found.show(visitor, &question, None, None);
    visitor.after(typed, added, |_| home(&slug, &name), show).await
}

/// `GET /c/{conference}/organise/calls/{call}/questions/{question}`
pub async fn edit(visitor: Visitor, Path((slug, name, id)): Path<(String, String, String)>) -> Answer {
    let found = found(&visitor, &slug, &name).await?;
    let asked = found.asked(known(&found, &id)?)?.clone();
    found.show(visitor, &asked.typed, Some(asked.version.to_string()), Some(asked.question))
}

/// `POST /c/{conference}/organise/calls/{call}/questions/{question}`: saves it, or shows what comes of it.
pub async fn save(
    visitor: Visitor,
    Path((slug, name, id)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    let found = found(&visitor, &slug, &name).await?;
    let asked = found.asked(known(&found, &id)?)?.clone();
    let question = question(&typed);
    if typed.text("act") == "preview" {
        return found.preview(visitor, typed, &question, Some(&asked)).await;
    }
    let version = Version::sent(typed.text("version"));
    let edited = edit_question(&visitor.ctx, asked.question.id, &question, version.as_ref()).await;
    let show = async |visitor: Visitor| {
        found.show(visitor, &asked.typed, Some(asked.version.to_string()), Some(asked.question.clone()))
    };
    visitor.after(typed, edited, |()| home(&slug, &name), show).await
}

/// A call with its questions, for those who may change them.
struct Found {
    facts: ConferenceFacts,
    call: CallFacts,
    questions: Vec<Asked>,
}

async fn found(visitor: &Visitor, slug: &str, name: &str) -> service::Result<Found> {
    let facts = facts(visitor, slug, Action::ManageCalls).await?;
    let call = call(&visitor.ctx, &facts, name).await?;
    let questions = questions(&visitor.ctx, &facts, call.id).await?;
    Ok(Found { facts, call, questions })
}

impl Found {
    fn id(&self) -> CallId {
        self.call.id
    }

    fn asked(&self, id: QuestionId) -> service::Result<&Asked> {
        self.questions.iter().find(|asked| asked.question.id == id).ok_or_else(service::Error::not_found)
    }

    fn show(
        &self,
        visitor: Visitor,
        typed: &TypedQuestion,
        version: Option<String>,
        shown: Option<Question>,
    ) -> Answer {
        let now = visitor.ctx.now;
        visitor.page(|| {
            app::cfp::question_page(&self.facts, &self.call, Draft { typed, version, shown }, &self.questions, now)
        })
    }

    /// The form as typed, and what comes of it; nothing is kept.
    async fn preview(
        &self,
        visitor: Visitor,
        typed: Typed,
        question: &TypedQuestion,
        before: Option<&Asked>,
    ) -> Answer {
        let ctx = &visitor.ctx;
        let zone = Zone::named_or_utc(&self.facts.zone);
        let id = before.map_or_else(|| ctx.id(), |asked| asked.question.id);
        let checked = question.check(id, &zone, before.map(|asked| &asked.question), || ctx.id());
        let version = before.map(|_| typed.text("version").to_owned());
        match checked {
            Ok(shown) => self.show(visitor, question, version, Some(shown)),
            Err(problem) => {
                let show = async |visitor: Visitor, _: &Typed| self.show(visitor, question, version, None);
                visitor.refuse(typed, problem.into(), show).await
            }
        }
    }
}

fn known(found: &Found, id: &str) -> service::Result<QuestionId> {
    let id: QuestionId = id.parse().map_err(|_| service::Error::not_found())?;
    found.asked(id).map(|asked| asked.question.id)
}

fn home(slug: &str, name: &str) -> String {
    format!("/c/{slug}/organise/calls/{name}/questions")
}

fn question(typed: &Typed) -> TypedQuestion {
    let text = |field: &str| typed.text(field).to_owned();
    TypedQuestion {
        target: text("target"),
        kind: text("kind"),
        label: text("label"),
        options: text("options"),
        least: text("least"),
        most: text("most"),
        unit: text("unit"),
        need: text("need"),
        needed_after: text("needed_after"),
        frozen_after: text("frozen_after"),
        is_public: typed.ticked("is_public"),
        is_for_reviewers: typed.ticked("is_for_reviewers"),
        tracks: typed.texts("tracks").to_vec(),
        types: typed.texts("types").to_vec(),
    }
}
