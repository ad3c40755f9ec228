//! Letters that did not arrive.

use chrono::{DateTime, Utc};
use domain::policy::Action;
use serde::Serialize;
use service::decision::{self, Undelivered, Why};
use utoipa::ToSchema;

use super::found;
use crate::api::{
    Answer,
    caller::Caller,
    cfp::OfCall,
    extract::{Json, Path},
};

/// Letters that did not arrive, as far as the caller may know of them.
#[derive(Debug, Serialize, ToSchema)]
pub struct UndeliveredLetters {
    /// The latest first.
    letters: Vec<UndeliveredLetter>,
}

/// A letter that did not arrive.
#[derive(Debug, Serialize, ToSchema)]
pub struct UndeliveredLetter {
    /// To whom.
    to: String,
    /// About what.
    subject: String,
    /// Since when.
    sent_at: DateTime<Utc>,
    /// Why.
    why: WhyWord,
}

/// Why a letter did not arrive.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhyWord {
    /// Nobody knows an address.
    NoAddress,
    /// It is still tried.
    Underway,
    /// It was given up, until the site's administrators try again.
    GivenUp,
}

/// The letters of a call that did not arrive
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/release/undelivered", tag = "decision",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "They", body = UndeliveredLetters))
)]
pub async fn list_undelivered(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<UndeliveredLetters>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let letters = decision::undelivered_letters(&caller.ctx, &facts, call.id).await?;
    Ok(Json(UndeliveredLetters { letters: letters.into_iter().map(UndeliveredLetter::from).collect() }))
}

impl From<Undelivered> for UndeliveredLetter {
    fn from(letter: Undelivered) -> Self {
        let why = match letter.why {
            Why::NoAddress => WhyWord::NoAddress,
            Why::Underway => WhyWord::Underway,
            Why::GivenUp => WhyWord::GivenUp,
        };
        Self { to: letter.to, subject: letter.subject, sent_at: letter.sent_at, why }
    }
}
