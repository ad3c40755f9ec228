//! What speakers are asked, and what they volunteer.

use app::decision as pages;
use axum::extract::Path;
use domain::{
    cfp::{TypedReply, volunteered::Question},
    id::ProposalId,
    policy::Action,
};
use service::{
    Error,
    decision::{self, give_answer, volunteered_about_me},
};

use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /me/proposals/{proposal}/answer`: where an acceptance leads. Opening it changes nothing.
pub async fn question(visitor: Visitor, Path(id): Path<String>) -> Answer {
    let question = decision::question(&visitor.ctx, known(&visitor, &id)?).await?;
    visitor.page(|| pages::answer_page(&question))
}

/// `POST /me/proposals/{proposal}/answer`
pub async fn answer(visitor: Visitor, Path(id): Path<String>, Form(typed): Form) -> Answer {
    let proposal = known(&visitor, &id)?;
    let text = |field| typed.text(field).to_owned();
    let reply = TypedReply {
        reply: text("reply"),
        recording: text("recording"),
        licence: typed.ticked("licence"),
        conduct: typed.ticked("conduct"),
        availability: text("availability"),
        travel: text("travel"),
        visa: text("visa"),
        access: text("access"),
    };
    let given = give_answer(&visitor.ctx, proposal, &reply).await;
    let again = async |visitor: Visitor| question(visitor, Path(id.clone())).await;
    visitor.after(typed, given, |()| format!("/me/proposals/{id}"), again).await
}

/// `GET /me/proposals/{proposal}/volunteer`
pub async fn about_me(visitor: Visitor, Path(id): Path<String>) -> Answer {
    let proposal = known(&visitor, &id)?;
    let said = volunteered_about_me(&visitor.ctx, proposal).await?;
    visitor.page(|| pages::volunteer_page(proposal, &said))
}

/// `POST /me/proposals/{proposal}/volunteer`
pub async fn volunteer(visitor: Visitor, Path(id): Path<String>, Form(typed): Form) -> Answer {
    let proposal = known(&visitor, &id)?;
    let said = |question: &Question| (*question, typed.text(question.as_str()).to_owned());
    let saved = decision::volunteer(&visitor.ctx, proposal, &Question::ALL.iter().map(said).collect()).await;
    let again = async |visitor: Visitor| about_me(visitor, Path(id.clone())).await;
    visitor.after(typed, saved, |()| format!("/me/proposals/{id}"), again).await
}

/// The proposal of the address; whoever is not signed in is told so first, whatever stands there.
fn known(visitor: &Visitor, id: &str) -> service::Result<ProposalId> {
    visitor.ctx.authorize_route(Action::Propose)?;
    id.parse().map_err(|_| Error::not_found())
}
