//! Groups for tests.

use chrono::TimeDelta;
use domain::{
    draft::{TypedDraft, TypedRevision},
    group::{
        TypedGroup,
        charter::{TypedCharter, content_hash},
    },
    id::{DraftId, EcosystemId, GroupId, MeetingId},
    meeting::{TypedMeetingDetails, TypedSeries},
    policy::{RoleKind, Scope},
};

use super::{Somebody, World};
use crate::Ctx;
use crate::draft::{NewRevision, RevisionSource, post_revision, read_content, start_draft};
use crate::group::{GroupFacts, NewGroup, adopt_charter, move_group, post_charter, propose_group};
use crate::meeting::announce_meeting;

/// An ecosystem `owasp` with a council, an open and a closed group under it, and one that is only proposed.
pub struct GroupScene {
    /// The ecosystem, owned by nobody.
    pub ecosystem: EcosystemId,
    /// `council`, chaired by nobody who is here.
    pub council: GroupId,
    /// `open`: public, one joins by asking.
    pub open: GroupId,
    /// `closed`: only its members know of it.
    pub closed: GroupId,
    /// `proposed`: waits for an answer.
    pub proposed: GroupId,
    /// Carl Chair, who chairs the open group.
    pub chair: Somebody,
}

/// What somebody would type to propose a working group.
pub fn group_called(ecosystem: &str, slug: &str) -> NewGroup {
    let details = TypedGroup { name: slug.into(), purpose: "Writes things down.".into(), ..TypedGroup::default() };
    NewGroup {
        ecosystem: ecosystem.into(),
        slug: slug.into(),
        kind: "working-group".into(),
        parent: String::new(),
        details,
    }
}

impl World {
    /// The scene of groups.
    pub async fn groups(&self) -> GroupScene {
        let ecosystem = self.ecosystem("owasp").await;
        let (fay, carl, nan) =
            (self.person("Fay Founder").await, self.person("Carl Chair").await, self.person("Nan Newcomer").await);
        let council = NewGroup { kind: "steering-council".into(), ..group_called("owasp", "council") };
        let council = self.working(&fay, &council).await;
        let mut open = group_called("owasp", "open");
        open.details.categories = "Users\nProducers".into();
        open.details.links = "List https://lists.example/open".into();
        let open = self.working(&carl, &open).await;
        let mut closed = group_called("owasp", "closed");
        closed.details.visibility = "team".into();
        let closed = self.working(&fay, &closed).await;
        let proposed = propose_group(&self.as_(&nan), &group_called("owasp", "proposed")).await.expect("proposed");
        let chair = self.signed_in_anew(&carl).await;
        GroupScene { ecosystem, council, open, closed, proposed, chair }
    }

    /// A group that was proposed by `founder` and works under its charter.
    pub async fn working(&self, founder: &Somebody, new: &NewGroup) -> GroupId {
        let id = propose_group(&self.as_(founder), new).await.expect("proposed");
        move_group(&self.ctx, id, "approve", "").await.expect("approved");
        let text = "# Charter\n\nWe write things down.";
        let typed = TypedCharter { text: text.into(), note: String::new() };
        post_charter(&self.ctx, id, &typed, None).await.expect("posted");
        adopt_charter(&self.ctx, id, 1, &content_hash(text), "").await.expect("adopted");
        move_group(&self.ctx, id, "activate", "").await.expect("it works");
        id
    }

    /// A public draft of a group with some revisions.
    pub async fn draft_in(&self, group: GroupId, name: &str, texts: &[&str]) -> DraftId {
        let typed = TypedDraft { title: name.into(), ..TypedDraft::default() };
        let id = start_draft(&self.ctx, group, name, &typed).await.expect("begun");
        for text in texts {
            let content = read_content((*text).to_owned().into()).await.expect("read");
            let source = RevisionSource::File(Box::new(content));
            let new = NewRevision { source, typed: TypedRevision::default(), answers: Vec::new(), made_from: None };
            post_revision(&self.ctx, id, &new).await.expect("posted");
        }
        id
    }

    /// The chair of the open group, and what the group says to them.
    pub async fn runs(&self, scene: &GroupScene) -> (Ctx, GroupFacts) {
        let carl = self.as_(&scene.chair);
        let found = crate::group::group(&carl, "open", domain::policy::Action::SeeGroup).await;
        (carl, found.and_then(crate::Found::here).expect("a group"))
    }

    /// The group under a slug.
    pub async fn group_id(&self, slug: &str) -> GroupId {
        let found = crate::group::group(&self.ctx, slug, domain::policy::Action::SeeGroup).await;
        found.and_then(crate::Found::here).expect("a group").id
    }

    /// Somebody with a role in a group, as the database alone would have it.
    pub async fn holding(&self, name: &str, group: GroupId, kind: RoleKind) -> Somebody {
        let mut somebody = self.person(name).await;
        self.grant(&mut somebody, Scope::Group(group), kind).await;
        somebody
    }
}

/// A call of an hour, so many minutes from now, in UTC.
pub fn planned(ctx: &Ctx, minutes: i64) -> TypedMeetingDetails {
    let start = ctx.now + TimeDelta::minutes(minutes);
    TypedMeetingDetails {
        title: "Call".into(),
        day: start.date_naive().to_string(),
        time: start.format("%H:%M").to_string(),
        minutes: "60".into(),
        zone: "UTC".into(),
        link: "https://calls.example/open".into(),
        ..TypedMeetingDetails::default()
    }
}

/// Announces such a call.
pub async fn announced(ctx: &Ctx, group: &GroupFacts, minutes: i64) -> MeetingId {
    announce_meeting(ctx, group, &planned(ctx, minutes), &TypedSeries::default()).await.expect("announced")
}

/// The same asker, so many minutes later.
pub fn during(ctx: &Ctx, minutes: i64) -> Ctx {
    Ctx { now: ctx.now + TimeDelta::minutes(minutes), ..ctx.clone() }
}
