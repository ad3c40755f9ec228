//! What those do who run ballots.

use app::{ballot::Begun, visit::Typed};
use axum::extract::{Path, Query};
use domain::{
    ballot::{BallotState, TypedBallot, TypedCandidate, TypedElection},
    id::{BallotPositionId, CandidacyId},
    policy::Action,
};
use serde::Deserialize;
use service::{
    Error,
    ballot::{self, NewBallot, TypedVote},
    draft as drafts,
    group::{GroupFacts, all_members},
    life,
    meeting::item_to_vote_on,
};

use super::{found, which};
use crate::{
    page::{Answer, called},
    visitor::{Form, Visitor},
};

pub(super) type At = Path<(String, String)>;

/// What a form for a new ballot starts from.
#[derive(Debug, Default, Deserialize)]
pub struct Start {
    /// A revision of a draft, by its id.
    #[serde(default)]
    revision: String,
    /// A call on a draft, by its id.
    #[serde(default)]
    call: String,
    /// A meeting, and an item of its agenda, by their ids.
    #[serde(default)]
    meeting: String,
    #[serde(default)]
    item: String,
    /// A term of office whose rest is filled, by its id.
    #[serde(default)]
    fills: String,
    /// The conference at one of whose sessions it is held, by its part of addresses.
    #[serde(default)]
    conference: String,
    /// That session, by its code.
    #[serde(default)]
    session: String,
}

/// `GET /g/{group}/manage/ballots/new`
pub async fn new(visitor: Visitor, Path(slug): Path<String>, Query(start): Query<Start>) -> Answer {
    let facts = found(&visitor, &slug, Action::RunBallots).await?;
    let own = ballot::ballot_rules(&visitor.ctx, &facts).await?;
    let ctx = &visitor.ctx;
    if !start.item.is_empty() {
        let begun = begun_on_item(&visitor, &facts, &start).await?;
        return visitor.page(|| app::ballot::new_ballot_page(&facts, &own, &begun));
    }
    if !start.session.is_empty() {
        let session = ballot::session_to_vote_at(ctx, &facts, &start.conference, &start.session).await?;
        let begun = Begun { session: Some(session), ..Begun::default() };
        return visitor.page(|| app::ballot::new_ballot_page(&facts, &own, &begun));
    }
    if !start.call.is_empty() {
        let begun = begun_from_call(&visitor, &facts, &start.call).await?;
        return visitor.page(|| app::ballot::new_ballot_page(&facts, &own, &begun));
    }
    let begun = match (start.revision.as_str(), start.fills.as_str()) {
        ("", "") => Begun::default(),
        ("", fills) => {
            let term = ballot::vacancy(ctx, &facts, fills.parse().map_err(|_| Error::not_found())?).await?;
            Begun { fills: Some((term, ctx.now.date_naive())), ..Begun::default() }
        }
        (revision, _) => {
            let id = revision.parse().map_err(|_| Error::not_found())?;
            Begun { revision: Some(ballot::revision_to_vote_on(ctx, &facts, id).await?), ..Begun::default() }
        }
    };
    visitor.page(|| app::ballot::new_ballot_page(&facts, &own, &begun))
}

/// The very revision that the call was on.
async fn begun_from_call(visitor: &Visitor, facts: &GroupFacts, call: &str) -> service::Result<Begun> {
    let ctx = &visitor.ctx;
    let sheet = life::call(ctx, facts, call.parse().map_err(|_| Error::not_found())?).await?;
    let name = sheet.call.draft.ok_or_else(Error::not_found)?;
    let draft = drafts::draft(ctx, facts, &name, Action::SeeDraft).await?;
    let revision = drafts::revision_line(ctx, &draft, Some(sheet.call.revision)).await?.id;
    Ok(Begun { revision: Some(ballot::revision_to_vote_on(ctx, facts, revision).await?), ..Begun::default() })
}

async fn begun_on_item(visitor: &Visitor, facts: &GroupFacts, start: &Start) -> service::Result<Begun> {
    let (meeting, item) = (start.meeting.parse(), start.item.parse());
    let (Ok(meeting), Ok(item)) = (meeting, item) else { return Err(Error::not_found()) };
    let found = item_to_vote_on(&visitor.ctx, facts, meeting, item).await?;
    let revision = match found.revision {
        Some(id) => Some(ballot::revision_to_vote_on(&visitor.ctx, facts, id).await?),
        None => None,
    };
    Ok(Begun { revision, item: Some((start.meeting.clone(), found)), ..Begun::default() })
}

/// `POST /g/{group}/manage/ballots/new`
pub async fn draft(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let facts = found(&visitor, &slug, Action::RunBallots).await?;
    let drafted = ballot::draft_ballot(&visitor.ctx, facts.id, &wish(&typed)).await;
    let text = |field| typed.text(field).to_owned();
    let (revision, meeting, item) = (text("revision"), text("meeting"), text("item"));
    let (conference, session) = (text("conference"), text("session"));
    let show = async |visitor: Visitor| {
        let (revision, meeting, item) = (revision.clone(), meeting.clone(), item.clone());
        let (conference, session) = (conference.clone(), session.clone());
        let start = Start { revision, meeting, item, conference, session, ..Start::default() };
        new(visitor, Path(slug.clone()), Query(start)).await
    };
    visitor.after(typed, drafted, |id| format!("/g/{slug}/ballots/{id}/run"), show).await
}

/// `GET /g/{group}/manage/ballots/{ballot}`
pub async fn edit(visitor: Visitor, Path((slug, id)): At) -> Answer {
    let facts = found(&visitor, &slug, Action::RunBallots).await?;
    let own = ballot::ballot_rules(&visitor.ctx, &facts).await?;
    let sheet = ballot::ballot(&visitor.ctx, &facts, which(&id)?).await?;
    visitor.page(|| app::ballot::edit_ballot_page(&facts, &own, &sheet.facts, sheet.revision.as_ref()))
}

/// `POST /g/{group}/manage/ballots/{ballot}`
pub async fn save(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let saved = ballot::edit_ballot(&visitor.ctx, which(&id)?, &wish(&typed)).await;
    let show = async |visitor: Visitor| edit(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, saved, |()| format!("/g/{slug}/ballots/{id}/run"), show).await
}

fn wish(typed: &Typed) -> NewBallot {
    let text = |field| typed.text(field).to_owned();
    NewBallot {
        rule: text("rule"),
        details: TypedBallot {
            title: text("title"),
            question: text("question"),
            consequence: text("consequence"),
            subject_title: text("subject_title"),
            subject_text: text("subject_text"),
            hours: text("hours"),
            feeds_standing: typed.ticked("feeds_standing"),
        },
        election: TypedElection {
            method: text("method"),
            seats: text("seats"),
            limit: text("limit"),
            reopen: typed.ticked("reopen"),
            visibility: text("visibility"),
            shows_turnout: typed.ticked("shows_turnout"),
            least_hours: String::new(),
            quorum: text("quorum"),
            unopposed: typed.ticked("unopposed"),
            months: text("months"),
            ties: text("ties"),
            sources: text("sources"),
            seconds: text("seconds"),
            office: text("office"),
            office_title: text("office_title"),
            office_from: text("office_from"),
            office_until: text("office_until"),
            office_fills: text("office_fills"),
        },
        revision: text("revision"),
        item: text("item"),
        conference: text("conference"),
        session: text("session"),
    }
}

/// `GET /g/{group}/ballots/{ballot}/run`
pub async fn desk(visitor: Visitor, Path((slug, id)): At) -> Answer {
    let facts = found(&visitor, &slug, Action::RunBallots).await?;
    let sheet = ballot::ballot(&visitor.ctx, &facts, which(&id)?).await?;
    let prospect = match sheet.facts.state {
        BallotState::Draft => Some(ballot::prospect(&visitor.ctx, which(&id)?).await?),
        _ => None,
    };
    let members = all_members(&visitor.ctx, &facts).await?;
    let voters = ballot::all_voters(&visitor.ctx, &facts, which(&id)?).await?;
    visitor.page(|| app::ballot::run_ballot_page(&facts, &sheet, prospect.as_ref(), &members, &voters))
}

/// `POST /g/{group}/ballots/{ballot}/begin`
pub async fn open(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let done = ballot::open_ballot(&visitor.ctx, which(&id)?).await;
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/close`
pub async fn close(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let done = ballot::close_ballot(&visitor.ctx, which(&id)?).await;
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/settle`
pub async fn settle(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let done = ballot::settle_ballot(&visitor.ctx, which(&id)?).await;
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/defer`
pub async fn defer(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let done = ballot::defer_ballot(&visitor.ctx, which(&id)?, typed.text("reason-defer")).await;
    after(visitor, typed, called(done, &[("reason", "reason-defer")]), slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/resume`
pub async fn resume(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let done = ballot::resume_ballot(&visitor.ctx, which(&id)?).await;
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/annul`
pub async fn annul(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let done = ballot::annul_ballot(&visitor.ctx, which(&id)?, typed.text("reason-annul")).await;
    after(visitor, typed, called(done, &[("reason", "reason-annul")]), slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/discard`
pub async fn discard(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let done = ballot::discard_ballot(&visitor.ctx, which(&id)?).await;
    let show = async |visitor: Visitor| desk(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, done, |()| format!("/g/{slug}/ballots"), show).await
}

/// `POST /g/{group}/ballots/{ballot}/candidates`
pub async fn nominate(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let text = |field| typed.text(field).to_owned();
    let candidate = TypedCandidate {
        name: text("name"),
        affiliation: text("affiliation"),
        statement: text("statement"),
        person: text("person"),
        majority: text("majority"),
    };
    let done = ballot::nominate(&visitor.ctx, which(&id)?, &candidate).await.map(|_| ());
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/candidates/remove`
pub async fn remove(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let candidate: CandidacyId = typed.text("candidate").parse().map_err(|_| Error::not_found())?;
    let done = ballot::withdraw_candidate(&visitor.ctx, which(&id)?, candidate).await;
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/presence`
pub async fn presence(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let done = ballot::note_presence(&visitor.ctx, which(&id)?, typed.texts("present")).await;
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/recorded`
pub async fn recorded(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let text = |field| typed.text(field).to_owned();
    let vote = TypedVote { voter: text("voter"), position: text("position"), ranks: Vec::new(), text: text("text") };
    let done = ballot::record_vote(&visitor.ctx, which(&id)?, &vote).await;
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/rulings`: how a reason was dealt with, or whether a position counts.
pub async fn ruling(visitor: Visitor, Path((slug, id)): At, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::RunBallots).await?;
    let position: BallotPositionId = typed.text("position").parse().map_err(|_| Error::not_found())?;
    let field = format!("reason-{position}");
    let done = match typed.text("counts") {
        "" => ballot::resolve_position(&visitor.ctx, which(&id)?, position, typed.text(&field)).await,
        counts => {
            let counts = counts == "yes";
            ballot::rule_on_position(&visitor.ctx, which(&id)?, position, counts, typed.text(&field)).await
        }
    };
    after(visitor, typed, called(done, &[("reason", &field)]), slug, id).await
}

pub(super) async fn after(
    visitor: Visitor,
    typed: Typed,
    done: service::Result<()>,
    slug: String,
    id: String,
) -> Answer {
    let show = async |visitor: Visitor| desk(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, done, |()| format!("/g/{slug}/ballots/{id}/run"), show).await
}
