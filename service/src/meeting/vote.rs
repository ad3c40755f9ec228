//! Ballots that are held on an item of an agenda.

use std::collections::HashSet;

use domain::{
    id::{AgendaItemId, BallotId, DraftRevisionId, GroupId, MeetingId, PersonId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction, IntoActiveModel};

use super::{agenda::lines, facts::known, find};
use crate::{Ctx, Error, Result, draft::find as drafts, entity::ballot, group::GroupFacts};

/// What a ballot on an item starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemToVoteOn {
    /// Which.
    pub id: AgendaItemId,
    /// What it is about.
    pub title: String,
    /// What was written about it; may be empty.
    pub text: String,
    /// The newest revision of the draft that it names, if the asker may read that.
    pub revision: Option<DraftRevisionId>,
}

/// An item of a meeting's agenda, for somebody who prepares a ballot on it.
pub async fn item_to_vote_on(
    ctx: &Ctx,
    group: &GroupFacts,
    meeting: MeetingId,
    id: AgendaItemId,
) -> Result<ItemToVoteOn> {
    ctx.authorize(Action::RunBallots, group.place())?;
    let (_, row) = known(ctx, group, meeting).await?;
    let all = lines(ctx, group, &row).await?;
    let line = all.into_iter().find(|line| line.id == id).ok_or_else(Error::not_found)?;
    let item = find::item(meeting, id).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    // The line names only drafts that the asker may read.
    let revision = match item.draft_id.filter(|_| line.draft.is_some()) {
        Some(draft) => drafts::revisions([draft]).one(&ctx.db.read).await?.map(|row| row.id),
        None => None,
    };
    Ok(ItemToVoteOn { id, title: line.title, text: line.text, revision })
}

/// A meeting on whose agenda a ballot stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldIn {
    /// Which.
    pub id: MeetingId,
    /// What it is called.
    pub title: String,
}

/// The meetings on whose agendas a ballot stands, of those that the asker may know of.
pub(crate) async fn held_in(ctx: &Ctx, group: &GroupFacts, ballot: BallotId) -> Result<Vec<HeldIn>> {
    let rows = find::holding(ctx, group, ballot).all(&ctx.db.read).await?;
    Ok(rows.into_iter().map(|row| HeldIn { id: row.id, title: row.title }).collect())
}

/// Has an item of a meeting of the group name a ballot.
pub(crate) async fn hold_on_item(tx: &DatabaseTransaction, group: GroupId, item: &str, ballot: BallotId) -> Result<()> {
    let unknown = || Error::field("item", "option", "Choose an item of an agenda of the group.");
    let id: AgendaItemId = item.parse().map_err(|_| unknown())?;
    let row = find::item_by_id(id).one(tx).await?.ok_or_else(unknown)?;
    let meeting = find::among(vec![row.meeting_id]).one(tx).await?.filter(|meeting| meeting.group_id == group);
    let meeting = meeting.ok_or_else(unknown)?;
    find::expect_open_record(&meeting)?;
    if row.ballot_id.is_some() {
        return Err(Error::conflict("item-has-ballot", "This item has a ballot already. Nothing was changed."));
    }
    let mut row = row.into_active_model();
    row.ballot_id = Set(Some(ballot));
    row.update(tx).await?;
    Ok(())
}

/// Who is at the meetings on whose agendas a ballot stands, or that are the session at which it is held.
pub(crate) async fn there_for(db: &impl ConnectionTrait, ballot: &ballot::Model) -> Result<HashSet<PersonId>> {
    let rows = find::there_for(ballot).all(db).await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

#[cfg(test)]
mod tests {
    use domain::{ballot::rule::preset::Preset, meeting::TypedAgendaItem};

    use super::*;
    use crate::{
        ballot::{NewBallot, ballot, cast_position, draft_ballot, open_ballot},
        meeting::{TypedPresence, add_agenda_item, note_presence},
        on_both_databases,
        testing::{announced, code_of, during, fields_of, new_ballot, saying},
    };

    on_both_databases! {
        async fn those_at_the_meeting_are_in_the_room_of_its_ballot(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let voters = world.voters(scene.open, 3).await;
            world.draft_in(scene.open, "keys", &["# One"]).await;
            let call = announced(&carl, &facts, 10).await;
            let typed = TypedAgendaItem { title: "Keys".into(), draft: "keys".into(), ..TypedAgendaItem::default() };
            let item = add_agenda_item(&carl, &facts, call, &typed).await.expect("added");
            let start = item_to_vote_on(&carl, &facts, call, item).await.expect("shown");
            assert_eq!((start.title.as_str(), start.revision.is_some()), ("Keys", true));
            let mia = world.as_(&voters[2]);
            assert_eq!(code_of(item_to_vote_on(&mia, &facts, call, item).await), "denied");
            let carl = during(&carl, 15);
            let there = TypedPresence { person: voters[0].person.to_string(), ..TypedPresence::default() };
            note_presence(&carl, &facts, call, &there).await.expect("noted");

            let in_room = Preset::CharterMeeting.to_string();
            let new = NewBallot { item: item.to_string(), ..new_ballot(&in_room) };
            assert_eq!(fields_of(draft_ballot(&carl, scene.open, &NewBallot { item: "x".into(), ..new.clone() }).await), ["item option"]);
            assert_eq!(fields_of(draft_ballot(&world.ctx, scene.council, &new).await), ["item option"]);
            let id = draft_ballot(&carl, scene.open, &new).await.expect("drafted");
            assert_eq!(code_of(draft_ballot(&carl, scene.open, &new).await), "item-has-ballot");
            open_ballot(&carl, id).await.expect("opened");
            assert_eq!(world.ask("SELECT count(*) AS n FROM ballot_voter WHERE present").await, 1);
            let told = ballot(&mia, &facts, id).await.expect("shown").meetings;
            assert_eq!(told, [HeldIn { id: call, title: "Call".into() }]);
            world.edit("UPDATE meeting SET visibility = 'team'").await;
            assert_eq!(ballot(&carl, &facts, id).await.expect("shown").meetings.len(), 1);
            let told = ballot(&world.anonymous(), &facts, id).await.expect("shown").meetings;
            assert_eq!(told, [], "whoever may not know of a meeting is not told of it");
            cast_position(&during(&world.as_(&voters[0]), 16), id, &saying("yes")).await.expect("in the room");
            assert_eq!(code_of(cast_position(&during(&world.as_(&voters[1]), 16), id, &saying("yes")).await), "not-in-room");
        }
    }
}
