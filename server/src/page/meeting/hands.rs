//! Shows of hands.

use axum::extract::Path;
use domain::{id::HandsId, meeting::TypedHands, policy::Action};
use service::{
    Error,
    meeting::{close_hands, open_hands, proceedings, raise_hand},
};

use super::{found, known, of_group, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/meetings/{meeting}/hands`
pub async fn list(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let all = proceedings(&visitor.ctx, &group, meeting.id).await?;
    visitor.page(|| app::meeting::hands_page(&group, &meeting, &all.hands, all.is_there))
}

/// `POST /g/{group}/meetings/{meeting}/hands`
pub async fn ask(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let wish = TypedHands { question: typed.text("question").to_owned(), options: typed.text("options").to_owned() };
    let asked = open_hands(&visitor.ctx, &group, meeting.id, &wish).await;
    let again = async |visitor: Visitor| list(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, asked, |_| format!("{}#hands", path(&slug, &id)), again).await
}

/// `POST /g/{group}/meetings/{meeting}/hands/{hands}`: raises one's hand, or closes the question.
pub async fn raise(
    visitor: Visitor,
    Path((slug, id, which)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    let group = of_group(&visitor, &slug, Action::AttendMeeting).await?;
    let which: HandsId = which.parse().map_err(|_| Error::not_found())?;
    let done = if typed.text("act") == "close" {
        close_hands(&visitor.ctx, &group, known(&id)?, which).await
    } else {
        match typed.text("choice") {
            "" => raise_hand(&visitor.ctx, &group, known(&id)?, which, None).await,
            text => match text.parse() {
                Ok(choice) => raise_hand(&visitor.ctx, &group, known(&id)?, which, Some(choice)).await,
                Err(_) => Err(Error::field("choice", "option", "Choose one of the options.")),
            },
        }
    };
    let again = async |visitor: Visitor| super::read::home(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, done, |()| format!("{}#hands", path(&slug, &id)), again).await
}
