//! A conference of the test world and sheets for it.

use chrono::TimeDelta;
use domain::{
    id::ConferenceId,
    programme::sheet::{Entry, Frame, Place, Sheet, SheetPerson, SheetRoom},
};

use super::World;
use crate::conference::publish_conference;

impl World {
    /// A public conference at `slug`.
    pub async fn conference(&self, slug: &str) -> ConferenceId {
        let id = self.hidden_conference(slug).await;
        publish_conference(&self.ctx, id).await.expect("a conference can be opened");
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
