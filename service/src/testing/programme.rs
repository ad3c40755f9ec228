//! A conference of the test world and sheets for it.

use chrono::{NaiveDate, TimeDelta};
use domain::{
    id::ConferenceId,
    policy::Visibility,
    programme::sheet::{Entry, Frame, Place, Sheet, SheetPerson, SheetRoom},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::World;
use crate::entity::conference;

impl World {
    /// A public conference at `slug`, on the first two days of September 2026 in Brussels.
    pub async fn conference(&self, slug: &str) -> ConferenceId {
        self.conference_seen_by(slug, Visibility::Public).await
    }

    /// A conference at `slug` that `visibility` may know of.
    pub async fn conference_seen_by(&self, slug: &str, visibility: Visibility) -> ConferenceId {
        let ctx = &self.ctx;
        let id: ConferenceId = ctx.id();
        let date = |day| NaiveDate::from_ymd_opt(2026, 9, day).expect("a real day");
        let row = conference::ActiveModel {
            id: Set(id),
            ecosystem_id: Set(None),
            slug: Set(slug.into()),
            acronym: Set(slug.replace('-', "_")),
            title: Set(format!("Conference {slug}")),
            subtitle: Set(String::new()),
            description: Set(String::new()),
            start_date: Set(date(1)),
            end_date: Set(date(2)),
            zone: Set("Europe/Brussels".into()),
            venue: Set("Town hall".into()),
            city: Set("Brussels".into()),
            languages: Set("en".into()),
            theme: Set("ink".into()),
            visibility: Set(visibility),
            timeslot_minutes: Set(5),
            day_change_minutes: Set(180),
            created_at: Set(ctx.now),
            updated_at: Set(ctx.now),
        };
        ctx.write(async |tx| Ok(row.insert(tx).await?)).await.expect("a conference can be made");
        id
    }
}

/// A sheet of `titles`, one after the other in "Janson" from ten in the morning, each with a speaker of its own.
pub fn sheet(titles: &[&str]) -> Sheet {
    let first = super::noon();
    let entries = titles.iter().zip(0..).map(|(title, place)| Entry {
        guid: None,
        id: Some(format!("{}", 100 + place)),
        code: None,
        url: None,
        slug: None,
        title: (*title).to_owned(),
        subtitle: String::new(),
        summary: format!("<p>All about {title}</p>"),
        description: String::new(),
        track: Some("Main track".into()),
        kind: "talk".into(),
        language: "en".into(),
        room: "Janson".into(),
        start: first + TimeDelta::minutes(30 * place),
        minutes: 30,
        persons: vec![SheetPerson { name: format!("Speaker {place}"), ..SheetPerson::default() }],
        links: Vec::new(),
        do_not_record: false,
        recording_license: String::new(),
        feedback_url: None,
        place: Place::default(),
    });
    Sheet {
        frame: Frame { version: Some("v1".into()), ..Frame::default() },
        rooms: vec![SheetRoom { name: "Janson".into(), capacity: None }],
        tracks: Vec::new(),
        entries: entries.collect(),
        notices: Vec::new(),
    }
}
