//! Calls for papers, for tests.

use domain::{
    cfp::{TypedCallDetails, TypedTrackOffer, TypedTypeOffer},
    conference::{TypedLine, TypedSessionType, TypedTrack},
    id::{CallId, ConferenceId},
};

use super::World;
use crate::{
    cfp::{NewCall, create_call},
    conference::{ConferenceFacts, session_types, set_session_types, set_tracks, tracks},
};

impl World {
    /// What a public conference, founded under `slug`, says about itself; it offers talks and workshops in two tracks.
    pub async fn facts_of_conference(&self, slug: &str) -> ConferenceFacts {
        let id = self.conference(slug).await;
        self.set_parts(id).await;
        self.facts(id).await
    }

    /// Gives a conference talks and workshops, and two tracks.
    pub async fn set_parts(&self, id: ConferenceId) {
        let line = |name: &str| TypedLine { name: name.into(), ..TypedLine::default() };
        let types = [("Talk", "45"), ("Workshop", "180")];
        let types = types.map(|(name, minutes)| TypedSessionType { line: line(name), minutes: minutes.into() });
        set_session_types(&self.ctx, id, &types, None).await.expect("types can be set");
        let two = ["Open", "Invited"].map(|name| TypedTrack { line: line(name), ..TypedTrack::default() });
        set_tracks(&self.ctx, id, &two, None).await.expect("tracks can be set");
    }

    /// What the conference under `slug` says about itself.
    pub async fn facts_under(&self, slug: &str) -> ConferenceFacts {
        let action = domain::policy::Action::OrganiseConference;
        let found = crate::conference::conference(&self.ctx, slug, action).await;
        found.and_then(crate::Found::here).expect("the conference is there")
    }

    /// What somebody would type to call for talks and workshops until the end of September 2026, with a quarter of an
    /// hour of grace; the second track needs an access code.
    pub async fn new_call(&self, conference: &ConferenceFacts, slug: &str) -> NewCall {
        let types = session_types(&self.ctx, conference.id).await.expect("types are listed").items;
        let tracks = tracks(&self.ctx, conference.id).await.expect("tracks are listed").items;
        let type_offer = |id: String| TypedTypeOffer { id, offered: true, deadline: String::new() };
        let track_offer = |(nth, id): (usize, String)| TypedTrackOffer { id, offered: true, restricted: nth == 1 };
        let details = TypedCallDetails {
            title: "Call for talks".into(),
            text: "Tell us *what you built*.".into(),
            languages: "en".into(),
            opens: "2026-08-01T00:00".into(),
            closes: "2026-09-30T23:59".into(),
            grace_minutes: "15".into(),
            most_per_speaker: String::new(),
            most_co_speakers: "2".into(),
            types: types.iter().map(|kind| type_offer(kind.id.to_string())).collect(),
            tracks: tracks.iter().map(|track| track.id.to_string()).enumerate().map(track_offer).collect(),
        };
        NewCall { slug: slug.into(), details }
    }

    /// A call of a conference that is there, not shown yet.
    pub async fn call_in(&self, conference: &ConferenceFacts, slug: &str) -> CallId {
        let new = self.new_call(conference, slug).await;
        create_call(&self.ctx, conference.id, &new).await.expect("a call can be written")
    }

    /// A public conference with a call, not shown yet.
    pub async fn call(&self, conference: &str, slug: &str) -> (ConferenceFacts, CallId) {
        let conference = self.facts_of_conference(conference).await;
        let id = self.call_in(&conference, slug).await;
        (conference, id)
    }
}
