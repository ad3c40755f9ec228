//! When and where a conference is, for the public: as its newest release says, and before the first release as its
//! organisers wrote down. They may have edited their record since; that shows with the next release. How the conference
//! calls and describes itself is the record's alone, on every page.

use domain::{
    id::ConferenceId,
    policy::{Action, Decision, decide},
    programme::Facts,
};
use sea_orm::{
    ActiveValue::Set,
    DatabaseTransaction, EntityTrait, Iterable, JoinType, QuerySelect, RelationDef, Select, SelectTwo,
    sea_query::{Expr, Func, OnConflict},
};

use super::find;
use crate::{
    Ctx, Result,
    entity::{conference, programme_frame},
};

/// Writes down what the newest release of a conference says of it.
pub(crate) async fn keep_frame(tx: &DatabaseTransaction, id: ConferenceId, facts: &Facts) -> Result<()> {
    let row = programme_frame::ActiveModel {
        conference_id: Set(id),
        acronym: Set(facts.acronym.clone()),
        venue: Set(facts.venue.clone()),
        city: Set(facts.city.clone()),
        start_date: Set(facts.start),
        end_date: Set(facts.end),
        zone: Set(facts.zone.clone()),
        timeslot_minutes: Set(facts.timeslot_minutes.into()),
        day_change_minutes: Set(facts.day_change_minutes.into()),
    };
    let key = programme_frame::Column::ConferenceId;
    let anew = OnConflict::column(key).update_columns(programme_frame::Column::iter()).to_owned();
    programme_frame::Entity::insert(row).on_conflict(anew).exec_without_returning(tx).await?;
    Ok(())
}

/// The same conferences, each beside what its newest release says; in one query.
pub(crate) fn with_frames(
    conferences: Select<conference::Entity>,
) -> SelectTwo<conference::Entity, programme_frame::Entity> {
    conferences.join(JoinType::LeftJoin, to_frame()).select_also(programme_frame::Entity)
}

/// How a conference leads to what its newest release says of it.
pub(crate) fn to_frame() -> RelationDef {
    conference::Entity::belongs_to(programme_frame::Entity)
        .from(conference::Column::Id)
        .to(programme_frame::Column::ConferenceId)
        .into()
}

/// A column as the public reads it, in a query [`with_frames`].
pub(crate) fn released(column: programme_frame::Column, recorded: conference::Column) -> Expr {
    let columns = [Expr::col((programme_frame::Entity, column)), Expr::col((conference::Entity, recorded))];
    Func::coalesce(columns).into()
}

/// A conference as the public reads it.
pub(crate) fn framed((row, frame): (conference::Model, Option<programme_frame::Model>)) -> conference::Model {
    let Some(frame) = frame else { return row };
    conference::Model {
        acronym: frame.acronym,
        venue: frame.venue,
        city: frame.city,
        start_date: frame.start_date,
        end_date: frame.end_date,
        zone: frame.zone,
        timeslot_minutes: frame.timeslot_minutes,
        day_change_minutes: frame.day_change_minutes,
        ..row
    }
}

/// A conference for the asker: whoever may edit it reads what they would edit, everybody else what is public.
pub(crate) fn framed_for(
    ctx: &Ctx,
    (row, frame): (conference::Model, Option<programme_frame::Model>),
) -> conference::Model {
    match decide(&ctx.actor, Action::EditConference, find::place(&row)) {
        Decision::Allow => row,
        _ => framed((row, frame)),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::{
        conference::TypedConference,
        policy::{RoleKind, Scope},
        programme::sheet::Sheet,
    };

    use super::*;
    use crate::{
        Found,
        conference::{
            ConferenceFacts, InTime, conference_shown, conferences, edit_conference, public_conferences,
            publish_conference,
        },
        on_both_databases,
        portal::home,
        programme::{Intent, published, release_sheet},
        testing::{count_queries, sheet},
    };

    /// A sheet for a venue in Tokyo, on the days from the first to the last of `days` in June 2026.
    fn framed_sheet(venue: &str, days: [u32; 2]) -> Sheet {
        let mut sheet = sheet(&["Opening"]);
        sheet.frame.venue = Some(venue.into());
        sheet.frame.zone = Some("Asia/Tokyo".into());
        [sheet.frame.start, sheet.frame.end] = days.map(|day| NaiveDate::from_ymd_opt(2026, 6, day));
        sheet
    }

    async fn release(ctx: &Ctx, venue: &str, days: [u32; 2]) {
        let released = release_sheet(ctx, "conf", framed_sheet(venue, days), String::new(), Intent::Release).await;
        assert!(released.expect("released").release.is_some());
    }

    async fn shown(ctx: &Ctx) -> ConferenceFacts {
        conference_shown(ctx, "conf").await.and_then(Found::here).expect("shown")
    }

    on_both_databases! {
        async fn lists_say_what_the_newest_release_says(world: World) {
            // Recorded in Brussels on the first days of October.
            let id = world.conference("conf").await;
            let listed = async |when| {
                let lines = public_conferences(&world.anonymous(), when, None, 10).await.expect("listed");
                lines.into_iter().map(|line| (line.title, line.venue, line.start, line.end)).collect::<Vec<_>>()
            };
            assert_eq!((listed(InTime::Coming).await.len(), listed(InTime::Past).await.len()), (1, 0));
            release(&world.ctx, "Old hall", [1, 2]).await;
            release(&world.later(60), "New hall", [3, 4]).await;
            let day = |day| NaiveDate::from_ymd_opt(2026, 6, day).expect("a day");
            let said = |title: &str| (title.to_owned(), "New hall".to_owned(), day(3), day(4));
            assert_eq!((listed(InTime::Coming).await, listed(InTime::Past).await), (vec![], vec![said("Conf")]));

            let recorded = world.facts(id).await.typed();
            let typed = TypedConference { title: "Renamed".into(), venue: "Third hall".into(), ..recorded };
            edit_conference(&world.ctx, id, &typed, None).await.expect("edited");
            assert_eq!(listed(InTime::Past).await, [said("Renamed")], "where it is shows with the next release");
            let front = home(&world.anonymous()).await.expect("shown");
            assert_eq!((front.coming.len(), front.past[0].venue.as_str()), (0, "New hall"));
            let page = published(&world.anonymous(), "conf").await.expect("shown");
            let (facts, record) = (page.programme.conference, page.conference);
            assert_eq!((record.title, facts.venue, facts.start, facts.end), said("Renamed"), "the same on its own page");
        }

        async fn whoever_may_edit_a_conference_reads_its_record(world: World) {
            let id = world.conference("conf").await;
            release(&world.ctx, "Hall", [1, 2]).await;
            let mut ada = world.person("Ada Lovelace").await;
            let eve = world.person("Eve Moneypenny").await;
            world.grant(&mut ada, Scope::Conference(id), RoleKind::Owner).await;
            for (ctx, venue, zone) in [
                (world.as_(&ada), "", "Europe/Brussels"),
                (world.as_(&eve), "Hall", "Asia/Tokyo"),
                (world.anonymous(), "Hall", "Asia/Tokyo"),
            ] {
                let one = shown(&ctx).await;
                assert_eq!((one.venue.as_str(), one.zone.as_str()), (venue, zone));
                let page = conferences(&ctx, None, None, 10).await.expect("listed");
                assert_eq!(page.conferences, [one]);
            }
        }

        async fn before_the_first_release_the_record_is_shown(world: World) {
            let id = world.hidden_conference("conf").await;
            assert!(conference_shown(&world.anonymous(), "conf").await.is_err(), "hidden");
            publish_conference(&world.ctx, id).await.expect("published");
            assert_eq!(shown(&world.anonymous()).await.title, "Conf");
        }

        async fn queries_do_not_grow_with_releases(world: World) {
            world.conference("conf").await;
            let look = async |ctx| public_conferences(&ctx, InTime::Past, None, 10).await.map(|_| ());
            let before = count_queries(&world.anonymous(), look).await;
            for (title, minute) in [("First", 1), ("Second", 2), ("Third", 3)] {
                release(&world.later(minute), title, [1, 2]).await;
            }
            assert_eq!(count_queries(&world.anonymous(), look).await, before);
        }
    }
}
