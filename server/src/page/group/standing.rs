//! Who may vote in a group: one's own standing, the chairs' table, rules, meetings and leaves.

use app::visit::Typed;
use axum::extract::Path;
use domain::{id::MeetingId, policy::Action};
use service::{
    Error,
    group::{self, MeetingLine, TypedLeave, TypedMeeting},
};

use super::found;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/standing`
pub async fn mine(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::LeaveGroup).await?;
    let mine = group::my_standing(&visitor.ctx, &facts).await?;
    visitor.page(|| app::group::my_standing_page(&facts, &mine))
}

/// `POST /g/{group}/standing`
pub async fn declare(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::LeaveGroup).await?.id;
    let declared = group::declare_interest(&visitor.ctx, id).await;
    let show = async |visitor: Visitor| mine(visitor, Path(slug.clone())).await;
    visitor.after(typed, declared, |()| format!("/g/{slug}/standing"), show).await
}

/// `GET /g/{group}/manage/standing`
pub async fn all(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::ManageMembers).await?;
    let all = group::standings(&visitor.ctx, &facts).await?;
    let leaves = group::leaves(&visitor.ctx, &facts).await?;
    visitor.page(|| app::group::standings_page(&facts, &all, &leaves))
}

/// `POST /g/{group}/manage/leaves`
pub async fn grant_leave(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::ManageMembers).await?.id;
    let text = |field| typed.text(field).to_owned();
    let wish = TypedLeave { person: text("person"), from: text("from"), until: text("until"), reason: text("reason") };
    let granted = group::grant_leave(&visitor.ctx, id, &wish).await;
    let show = async |visitor: Visitor| all(visitor, Path(slug.clone())).await;
    visitor.after(typed, granted, |_| format!("/g/{slug}/manage/standing"), show).await
}

/// `GET /g/{group}/manage/voting`
pub async fn rules(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::SetVotingRule).await?;
    let rules = group::voting_rules(&visitor.ctx, &facts).await?;
    visitor.page(|| app::group::voting_page(&facts, &rules, None))
}

/// `POST /g/{group}/manage/voting`: sets a rule, or says what it would change.
pub async fn set_rule(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let facts = found(&visitor, &slug, Action::SetVotingRule).await?;
    let (preset, from) = (typed.text("preset"), typed.text("from"));
    let show = async |visitor: Visitor| rules(visitor, Path(slug.clone())).await;
    if typed.text("act") == "try" {
        return match group::dry_run(&visitor.ctx, &facts, preset, from).await {
            Ok(run) => {
                let rules = group::voting_rules(&visitor.ctx, &facts).await?;
                visitor.page(|| app::group::voting_page(&facts, &rules, Some(&run)))
            }
            Err(error) => visitor.refuse(typed, error, async |visitor, _: &Typed| show(visitor).await).await,
        };
    }
    let set = group::set_voting_rule(&visitor.ctx, facts.id, preset, from).await;
    visitor.after(typed, set, |_| format!("/g/{slug}/manage/voting"), show).await
}

/// `GET /g/{group}/manage/meetings`
pub async fn meetings(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::ManageMembers).await?;
    let meetings = group::meetings(&visitor.ctx, &facts).await?;
    let members = group::all_members(&visitor.ctx, &facts).await?;
    visitor.page(|| app::group::meetings_page(&facts, &meetings, &members))
}

/// `POST /g/{group}/manage/meetings`
pub async fn record(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::ManageMembers).await?.id;
    let text = |field| typed.text(field).to_owned();
    let wish = TypedMeeting {
        title: text("title"),
        kind: text("kind"),
        on: text("on"),
        present: typed.texts("present").to_vec(),
        alternates: Vec::new(),
    };
    let recorded = group::record_meeting(&visitor.ctx, id, &wish).await;
    let show = async |visitor: Visitor| meetings(visitor, Path(slug.clone())).await;
    visitor.after(typed, recorded, |_| format!("/g/{slug}/manage/meetings"), show).await
}

/// `GET /g/{group}/manage/meetings/{meeting}`
pub async fn meeting(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let facts = found(&visitor, &slug, Action::ManageMembers).await?;
    let id: MeetingId = id.parse().map_err(|_| Error::not_found())?;
    let all = group::meetings(&visitor.ctx, &facts).await?;
    let line: MeetingLine = all.into_iter().find(|line| line.id == id).ok_or_else(Error::not_found)?;
    let members = group::all_members(&visitor.ctx, &facts).await?;
    visitor.page(|| app::group::meeting_page(&facts, &line, &members))
}

/// `POST /g/{group}/manage/meetings/{meeting}`
pub async fn correct(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let facts = found(&visitor, &slug, Action::ManageMembers).await?;
    let which: MeetingId = id.parse().map_err(|_| Error::not_found())?;
    let corrected = group::note_attendance(&visitor.ctx, facts.id, which, typed.texts("present"), &[]).await;
    let show = async |visitor: Visitor| meeting(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, corrected, |()| format!("/g/{slug}/manage/meetings"), show).await
}
