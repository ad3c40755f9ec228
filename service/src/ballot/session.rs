//! Ballots that are held at a session of a conference's programme.

use domain::{
    Instant,
    id::{BallotId, GroupId},
    meeting::SessionRef,
    policy::{Action, Actor},
};
use sea_orm::{ColumnTrait, DatabaseTransaction, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};

use super::{draft_ballot::NewBallot, find};
use crate::{
    Ctx, Error, Result,
    entity::{ballot, working_group},
    group::{GroupFacts, find as groups},
    meeting::{SessionLine, released_session},
};

/// A ballot at a session, for everybody who reads the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionBallot {
    /// Which.
    pub id: BallotId,
    /// The code of the session.
    pub session: String,
    /// The group's part of addresses.
    pub group: String,
    /// The group's name.
    pub group_name: String,
    /// What the ballot is called.
    pub title: String,
    /// Since when all of that is so.
    pub changed_at: Instant,
}

/// A session of a programme that the asker may know, for somebody who prepares a ballot at it.
pub async fn session_to_vote_at(ctx: &Ctx, group: &GroupFacts, conference: &str, code: &str) -> Result<SessionLine> {
    ctx.authorize(Action::RunBallots, group.place())?;
    let named = SessionRef::named(conference, code).ok().flatten().ok_or_else(Error::not_found)?;
    released_session(ctx, &named).await?.ok_or_else(Error::not_found)
}

/// The session that a new ballot names, as its release writes it.
pub(super) async fn named_session(ctx: &Ctx, new: &NewBallot) -> Result<Option<SessionRef>> {
    let named = SessionRef::named(&new.conference, &new.session)
        .map_err(|flaw| Error::field("session", flaw.code, flaw.message))?;
    let Some(named) = named else { return Ok(None) };
    let unknown = || Error::field("session", "option", "Choose a session of a programme that was released.");
    let line = released_session(ctx, &named).await?.ok_or_else(unknown)?;
    Ok(Some(SessionRef { conference: line.conference, session: line.code }))
}

/// A group holds one ballot at a session; another one only after that was annulled.
pub(super) async fn refuse_second(tx: &DatabaseTransaction, group: GroupId, at: &SessionRef) -> Result<()> {
    if find::at_session(group, at).count(tx).await? == 0 {
        return Ok(());
    }
    let message = "The group has a ballot at this session already. Nothing was changed.";
    Err(Error::conflict("session-has-ballot", message))
}

/// The session at which a ballot is held, if it stands in a release that the asker may know.
pub(super) async fn session_of(ctx: &Ctx, row: &ballot::Model) -> Result<Option<SessionLine>> {
    match held_at(row) {
        Some(named) => released_session(ctx, &named).await,
        None => Ok(None),
    }
}

/// Which session a ballot names, whether or not it stands in a release.
pub(super) fn held_at(row: &ballot::Model) -> Option<SessionRef> {
    let named = || SessionRef { conference: row.conference.clone(), session: row.session.clone() };
    (!row.session.is_empty()).then(named)
}

/// What an event about a ballot at a session says of that.
pub(super) fn say_session(said: &mut Value, at: Option<&SessionRef>) {
    if let Some(at) = at {
        said["conference"] = json!(at.conference);
        said["session"] = json!(at.session);
    }
}

/// The ballots at sessions of a conference that everybody may know of, whoever asks: they stand on pages that are the same
/// for everybody.
pub(crate) async fn shown_at(ctx: &Ctx, conference: &str) -> Result<Vec<SessionBallot>> {
    let db = &ctx.db.read;
    let rows = find::opened_at(conference).all(db).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let of = rows.iter().map(|row| row.group_id);
    let known = groups::visible_to(&Actor::Anonymous).filter(working_group::Column::Id.is_in(of)).all(db).await?;
    let line = |row: ballot::Model| {
        let group = known.iter().find(|group| group.id == row.group_id)?;
        Some(SessionBallot {
            id: row.id,
            session: row.session,
            group: group.slug.clone(),
            group_name: group.name.clone(),
            title: row.title,
            changed_at: row.state_since.max(group.updated_at),
        })
    };
    Ok(rows.into_iter().filter_map(line).collect())
}

#[cfg(test)]
mod tests {
    use domain::{
        ballot::rule::preset::Preset,
        meeting::{TypedMeetingDetails, TypedSeries},
    };

    use super::*;
    use crate::{
        ballot::{annul_ballot, ballot, cast_position, draft_ballot, open_ballot},
        meeting::{TypedPresence, announce_meeting, note_presence},
        on_both_databases,
        programme::{Intent, published, release_sheet, stamp},
        testing::{code_of, during, fields_of, new_ballot, planned, saying, sheet},
    };

    on_both_databases! {
        async fn a_ballot_is_held_at_a_session_of_a_programme(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let voters = world.voters(scene.open, 3).await;
            world.conference("conf").await;
            release_sheet(&world.ctx, "conf", sheet(&["Opening", "Assembly"]), String::new(), Intent::Release).await.expect("released");
            let released = published(&world.ctx, "conf").await.expect("public").programme.sessions;
            let code = released.into_iter().find(|one| one.title == "Assembly").expect("released").code;

            let start = session_to_vote_at(&carl, &facts, "conf", &code).await.expect("shown");
            assert_eq!((start.code.as_str(), start.title.as_str()), (code.as_str(), "Assembly"));
            assert_eq!(code_of(session_to_vote_at(&carl, &facts, "conf", "NOPE42").await), "not-found");
            assert_eq!(code_of(session_to_vote_at(&world.as_(&voters[0]), &facts, "conf", &code).await), "denied");

            let at = |conference: &str, session: &str| NewBallot {
                conference: conference.into(),
                session: session.into(),
                ..new_ballot(&Preset::CharterMeeting.to_string())
            };
            assert_eq!(fields_of(draft_ballot(&carl, scene.open, &at("conf", "NOPE42")).await), ["session option"]);
            assert_eq!(fields_of(draft_ballot(&carl, scene.open, &at("conf", "")).await), ["session session"]);
            let id = draft_ballot(&carl, scene.open, &at("CONF", &code.to_lowercase())).await.expect("drafted");
            assert_eq!(code_of(draft_ballot(&carl, scene.open, &at("conf", &code)).await), "session-has-ballot");
            assert_eq!(published(&world.ctx, "conf").await.expect("public").ballots, [], "drafts are not told");

            let meeting = TypedMeetingDetails { conference: "conf".into(), session: code.clone(), ..planned(&carl, 10) };
            let call = announce_meeting(&carl, &facts, &meeting, &TypedSeries::default()).await.expect("announced");
            let carl = during(&carl, 15);
            let there = TypedPresence { person: voters[0].person.to_string(), ..TypedPresence::default() };
            note_presence(&carl, &facts, call, &there).await.expect("noted");
            open_ballot(&carl, id).await.expect("opened");
            for (verb, title) in [("ballot.drafted", "Publish"), ("ballot.opened", "Publish")] {
                let rows = world.event_rows().await;
                let told = &rows.iter().find(|row| row.verb == verb).expect("told").data;
                assert_eq!((&told["title"], &told["conference"], &told["session"]), (&json!(title), &json!("conf"), &json!(code)));
            }
            assert_eq!(world.ask("SELECT count(*) AS n FROM ballot_voter WHERE present").await, 1);
            cast_position(&during(&world.as_(&voters[0]), 16), id, &saying("yes")).await.expect("in the room");
            assert_eq!(code_of(cast_position(&during(&world.as_(&voters[1]), 16), id, &saying("yes")).await), "not-in-room");

            let told = ballot(&world.anonymous(), &facts, id).await.expect("shown").session.expect("told");
            assert_eq!((told.conference.as_str(), told.code.as_str()), ("conf", code.as_str()));
            let shown = published(&world.ctx, "conf").await.expect("public").ballots;
            let line: Vec<_> = shown.iter().map(|one| (one.id, one.session.as_str(), one.group.as_str())).collect();
            assert_eq!(line, [(id, code.as_str(), "open")]);
            assert_eq!(stamp(&world.ctx, "conf").await.expect("public").ballots, shown, "a page is made anew for it");
            world.edit("UPDATE working_group SET visibility = 'team' WHERE slug = 'open'").await;
            assert_eq!(published(&world.ctx, "conf").await.expect("public").ballots, [], "not even for its members");

            annul_ballot(&carl, id, "The room was too small.").await.expect("annulled");
            draft_ballot(&carl, scene.open, &at("conf", &code)).await.expect("another one");
        }
    }
}
