//! Shows of hands: asked of those present, counted, and binding nobody. Ballots decide; this only shows the room.

use domain::{
    Instant,
    id::{HandsId, MeetingId, PersonId},
    meeting::{Phase, TypedHands, counts},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, PaginatorTrait};
use serde::Serialize;
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    entity::{hand, meeting, show_of_hands, working_group},
    group::GroupFacts,
    record::event,
};

/// Most shows of hands at a meeting.
const MOST: u64 = 50;

/// A show of hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HandsLine {
    /// Which.
    pub id: HandsId,
    /// What is asked.
    pub question: String,
    /// What can be answered, and how many hands each has.
    pub options: Vec<(String, u32)>,
    /// When it was opened.
    pub opened_at: Instant,
    /// When it was closed; none while hands can be raised.
    pub closed_at: Option<Instant>,
    /// What the asker's hand is up for.
    pub mine: Option<usize>,
}

pub(super) async fn lines(ctx: &Ctx, id: MeetingId) -> Result<Vec<HandsLine>> {
    let db = &ctx.db.read;
    let rows = find::hands(id).all(db).await?;
    let up = find::raised(rows.iter().map(|row| row.id).collect::<Vec<_>>()).all(db).await?;
    let me = ctx.actor.person();
    let mut lines = Vec::new();
    for row in rows {
        let options: Vec<String> = serde_json::from_value(row.options).map_err(Error::fault)?;
        let own: Vec<&hand::Model> = up.iter().filter(|hand| hand.hands_id == row.id).collect();
        let counted = match row.counts {
            Some(counts) => serde_json::from_value(counts).map_err(Error::fault)?,
            None => counts(options.len(), own.iter().filter_map(|hand| usize::try_from(hand.choice).ok())),
        };
        let mine = own.iter().find(|hand| Some(hand.person_id) == me);
        lines.push(HandsLine {
            id: row.id,
            question: row.question,
            options: options.into_iter().zip(counted.into_iter().chain(std::iter::repeat(0))).collect(),
            opened_at: row.opened_at,
            closed_at: row.closed_at,
            mine: mine.and_then(|hand| usize::try_from(hand.choice).ok()),
        });
    }
    Ok(lines)
}

/// Asks those present while the meeting is on.
pub async fn open_hands(ctx: &Ctx, group: &GroupFacts, id: MeetingId, typed: &TypedHands) -> Result<HandsId> {
    ctx.authorize_route(Action::RunMeetings)?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::RunMeetings).await?;
        let hands = typed.check()?;
        must_be_on(ctx, &row)?;
        if find::hands(id).count(tx).await? >= MOST {
            return Err(Error::conflict("too-many-hands", format!("A meeting has at most {MOST} shows of hands.")));
        }
        let new = show_of_hands::ActiveModel {
            id: Set(ctx.id()),
            meeting_id: Set(id),
            question: Set(hands.question.clone()),
            options: Set(json!(hands.options)),
            opened_at: Set(ctx.now),
            opened_by: Set(ctx.actor.person()),
            closed_at: Set(None),
            counts: Set(None),
        };
        let new = new.insert(tx).await?;
        let told = find::told_inside(&of, &row, "hands.opened");
        event::append(ctx, tx, told.with(json!({ "hands": new.id, "question": hands.question }))).await?;
        Ok(new.id)
    })
    .await
}

/// Raises the asker's hand for an answer, instead of what it was raised for; takes it down where there is none. Whoever is
/// noted at the meeting has one.
pub async fn raise_hand(
    ctx: &Ctx,
    group: &GroupFacts,
    id: MeetingId,
    which: HandsId,
    choice: Option<usize>,
) -> Result<()> {
    ctx.authorize_route(Action::AttendMeeting)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        let (_, row) = find::locked(ctx, tx, group.id, id, Action::AttendMeeting).await?;
        let question = find::hand_question(id, which).one(tx).await?.ok_or_else(Error::not_found)?;
        if question.closed_at.is_some() || find::phase(&row, ctx.now) != Phase::On {
            return Err(Error::conflict("hands-closed", "This show of hands is closed."));
        }
        if !find::was_there(tx, id, person).await? {
            return Err(Error::conflict(
                "not-present",
                "Sign in to the meeting first: hands are of those who are there.",
            ));
        }
        let options: Vec<String> = serde_json::from_value(question.options).map_err(Error::fault)?;
        let choice = match choice {
            Some(choice) if choice >= options.len() => {
                return Err(Error::field("choice", "option", "Choose one of the options."));
            }
            choice => choice,
        };
        find::lower(tx, which, Some(person)).await?;
        if let Some(choice) = choice {
            let new = hand::ActiveModel {
                hands_id: Set(which),
                person_id: Set(person),
                choice: Set(i32::try_from(choice).map_err(Error::fault)?),
                raised_at: Set(ctx.now),
            };
            new.insert(tx).await?;
        }
        Ok(())
    })
    .await
}

/// Counts the hands. Only the counts are kept: who raised which hand is forgotten.
pub async fn close_hands(ctx: &Ctx, group: &GroupFacts, id: MeetingId, which: HandsId) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::RunMeetings).await?;
        let question = find::hand_question(id, which).one(tx).await?.ok_or_else(Error::not_found)?;
        count(ctx, tx, &of, &row, question).await
    })
    .await
}

pub(super) async fn count(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: &meeting::Model,
    question: show_of_hands::Model,
) -> Result<()> {
    if question.closed_at.is_some() {
        return Err(Error::conflict("hands-closed", "This show of hands is closed."));
    }
    let options: Vec<String> = serde_json::from_value(question.options.clone()).map_err(Error::fault)?;
    let up = find::raised([question.id]).all(tx).await?;
    let counted = counts(options.len(), up.iter().filter_map(|hand| usize::try_from(hand.choice).ok()));
    find::lower(tx, question.id, None).await?;
    let id = question.id;
    let mut changed = show_of_hands::ActiveModel::from(question);
    changed.closed_at = Set(Some(ctx.now));
    changed.counts = Set(Some(json!(counted)));
    changed.update(tx).await?;
    let told = find::told_inside(of, row, "hands.closed");
    event::append(ctx, tx, told.with(json!({ "hands": id, "counts": counted }))).await
}

/// Takes somebody's hands down wherever they are up.
pub(super) async fn lower_all(tx: &DatabaseTransaction, person: PersonId) -> Result<()> {
    for up in find::raised_by(person).all(tx).await? {
        find::lower(tx, up.hands_id, Some(person)).await?;
    }
    Ok(())
}

fn must_be_on(ctx: &Ctx, row: &meeting::Model) -> Result<()> {
    if find::phase(row, ctx.now) == Phase::On {
        return Ok(());
    }
    Err(Error::conflict("meeting-not-on", "Those present are asked while the meeting is on."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        meeting::{attend, proceedings, tend_meetings},
        on_both_databases,
        testing::{announced, code_of, during, fields_of},
    };

    fn typed() -> TypedHands {
        TypedHands { question: "Shall we split chapter 6?".into(), options: "Yes\nNo\nNot ready to say".into() }
    }

    async fn is_up(ctx: &Ctx, which: HandsId, person: PersonId) -> bool {
        let all = find::raised([which]).all(&ctx.db.read).await.expect("read");
        all.iter().any(|hand| hand.person_id == person)
    }

    on_both_databases! {
        async fn hands_of_those_present_are_counted_and_then_forgotten(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let on = during(&carl, 70);
            let eve = world.person("Eve Moneypenny").await;
            let hers = during(&world.as_(&eve), 70);
            let which = open_hands(&on, &facts, id, &typed()).await.expect("opened");
            assert_eq!(code_of(raise_hand(&hers, &facts, id, which, Some(0)).await), "not-present");
            attend(&hers, &facts, id, &[]).await.expect("signed in");
            attend(&on, &facts, id, &[]).await.expect("signed in");
            raise_hand(&hers, &facts, id, which, Some(0)).await.expect("raised");
            raise_hand(&hers, &facts, id, which, Some(2)).await.expect("changed");
            raise_hand(&on, &facts, id, which, Some(0)).await.expect("raised");
            raise_hand(&on, &facts, id, which, None).await.expect("taken down");
            assert_eq!(fields_of(raise_hand(&on, &facts, id, which, Some(3)).await), ["choice option"]);
            assert!(is_up(&hers, which, eve.person).await);
            assert_eq!(code_of(close_hands(&hers, &facts, id, which).await), "denied");
            close_hands(&on, &facts, id, which).await.expect("closed");
            assert!(!is_up(&hers, which, eve.person).await, "only the counts are left");
            let line = proceedings(&on, &facts, id).await.expect("shown").hands.remove(0);
            assert_eq!(line.options.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [0, 0, 1]);
            assert_eq!(code_of(raise_hand(&hers, &facts, id, which, Some(0)).await), "hands-closed");
            let told: String = world.event_rows().await.iter().filter(|row| row.verb.starts_with("hands")).map(|row| row.data.to_string()).collect();
            assert!(!told.contains(&eve.person.to_string()), "{told}");
        }

        async fn what_the_chair_forgets_to_close_is_closed_after_the_meeting(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            assert_eq!(code_of(open_hands(&carl, &facts, id, &typed()).await), "meeting-not-on");
            let on = during(&carl, 70);
            attend(&on, &facts, id, &[]).await.expect("signed in");
            let which = open_hands(&on, &facts, id, &typed()).await.expect("opened");
            raise_hand(&on, &facts, id, which, Some(1)).await.expect("raised");
            tend_meetings(&world.later(125)).await.expect("tended");
            let line = proceedings(&during(&carl, 126), &facts, id).await.expect("shown").hands.remove(0);
            assert_eq!((line.closed_at.is_some(), line.options[1].1), (true, 1));
        }

        async fn of_fifty_hands_of_one_person_one_is_up(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let on = during(&carl, 70);
            attend(&on, &facts, id, &[]).await.expect("signed in");
            let which = open_hands(&on, &facts, id, &typed()).await.expect("opened");
            let done = world.fifty(|_| { let (on, facts) = (on.clone(), facts.clone()); async move { raise_hand(&on, &facts, id, which, Some(1)).await } }).await;
            assert!(done.iter().all(Result::is_ok), "{done:?}");
            assert_eq!(world.ask("SELECT count(*) AS n FROM hand").await, 1);
        }
    }
}
