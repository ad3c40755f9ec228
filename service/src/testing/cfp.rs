//! Calls for papers, for tests.

use domain::{
    Instant,
    cfp::{TypedCallDetails, TypedProposal, TypedTrackOffer, TypedTypeOffer},
    conference::{TypedLine, TypedSessionType, TypedTrack},
    id::{CallId, ConferenceId, ProposalId},
};

use super::{Somebody, World};
use crate::{
    cfp::{NewCall, accept_speaker_invitation, create_call, draft_proposal, edit_call, invite_speaker, show_call},
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

    /// What somebody would type to call for talks and workshops until the end of September 2099 (no real clock is past it), with a quarter of an
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
            closes: "2099-09-30T23:59".into(),
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

    /// A public conference with a call that is shown.
    pub async fn open_call(&self, conference: &str) -> (ConferenceFacts, CallId) {
        let (facts, id) = self.call(conference, "talks").await;
        show_call(&self.ctx, id).await.expect("a call can be shown");
        (facts, id)
    }

    /// The same, with a limit of proposals for each speaker.
    pub async fn limited_call(&self, conference: &str, most: u32) -> (ConferenceFacts, CallId) {
        let (facts, id) = self.open_call(conference).await;
        let mut new = self.new_call(&facts, "talks").await;
        new.details.most_per_speaker = most.to_string();
        edit_call(&self.ctx, id, &new.details, None).await.expect("a call can be edited");
        (facts, id)
    }

    /// When the calls of tests end, with their grace.
    pub fn deadline(&self) -> Instant {
        "2099-09-30T22:14:00Z".parse().expect("an instant")
    }

    /// A complete proposal for a talk, as typed, and the id of the conference's restricted track.
    pub async fn proposal_for(&self, conference: &ConferenceFacts, title: &str) -> (TypedProposal, String) {
        let types = session_types(&self.ctx, conference.id).await.expect("types are listed").items;
        let tracks = tracks(&self.ctx, conference.id).await.expect("tracks are listed").items;
        let typed = TypedProposal {
            title: title.into(),
            summary: "In brief.".into(),
            description: "At *length*.".into(),
            notes: "For the organisers.".into(),
            session_type: types[0].id.to_string(),
            track: tracks[0].id.to_string(),
            language: String::new(),
            ..TypedProposal::default()
        };
        (typed, tracks[1].id.to_string())
    }

    /// A draft in an open call of a public conference, and whose it is: complete, but perhaps for its title.
    pub async fn draft(&self, conference: &str, title: &str) -> (Somebody, ProposalId) {
        let (facts, call) = self.open_call(conference).await;
        let name = format!("Dora{} Drafter", conference.split('-').next().unwrap_or_default());
        let author = self.person(&name).await;
        let typed = self.proposal_for(&facts, title).await.0;
        let id = draft_proposal(&self.as_(&author), call, &typed).await.expect("a proposal can be begun");
        (author, id)
    }

    /// Somebody who was invited by its main speaker to speak along in a proposal, and joined.
    pub async fn co_speaker(&self, main: &Somebody, id: ProposalId, name: &str) -> Somebody {
        let somebody = self.person(name).await;
        invite_speaker(&self.as_(main), id, &somebody.address).await.expect("somebody can be invited");
        let token = self.invitation_tokens().await.pop().expect("a link in the mail");
        accept_speaker_invitation(&self.as_(&somebody), &token).await.expect("an invitation can be taken");
        somebody
    }
}
