//! Ecosystems, conferences and what happened in them, for tests.

use domain::{
    conference::TypedConference,
    id::{ConferenceId, EcosystemId},
    policy::{RoleKind, Scope},
    portal::TypedEcosystem,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::{Somebody, World};
use crate::{
    conference::{ConferenceFacts, NewConference, conferences, create_conference},
    entity::release,
    portal::{NewEcosystem, create_ecosystem, ecosystems},
};

/// What somebody would type to found a conference under `slug`, on the first two days of October 2026 in Brussels.
pub fn conference_called(slug: &str) -> NewConference {
    let details = TypedConference {
        title: title(slug),
        start: "2026-10-01".into(),
        end: "2026-10-02".into(),
        zone: "Europe/Brussels".into(),
        languages: "en".into(),
        ..TypedConference::default()
    };
    NewConference { ecosystem: String::new(), slug: slug.into(), details }
}

fn title(slug: &str) -> String {
    let mut title = slug.replace('-', " ");
    if let Some(first) = title.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    title
}

impl World {
    /// An ecosystem under `slug`, owned by nobody.
    pub async fn ecosystem(&self, slug: &str) -> EcosystemId {
        let details = TypedEcosystem { name: title(slug), ..TypedEcosystem::default() };
        let new = NewEcosystem { slug: slug.into(), details };
        create_ecosystem(&self.ctx, &new).await.expect("an ecosystem can be founded")
    }

    /// A hidden conference of its own under `slug`, owned by nobody.
    pub async fn hidden_conference(&self, slug: &str) -> ConferenceId {
        create_conference(&self.ctx, &conference_called(slug)).await.expect("a conference can be founded")
    }

    /// A hidden conference in an ecosystem, owned by nobody but the ecosystem's owners.
    pub async fn conference_in(&self, ecosystem: EcosystemId, slug: &str) -> ConferenceId {
        let ecosystems = ecosystems(&self.ctx).await.expect("ecosystems can be listed");
        let ecosystem = ecosystems.into_iter().find(|facts| facts.id == ecosystem).expect("the ecosystem is listed");
        let new = NewConference { ecosystem: ecosystem.slug, ..conference_called(slug) };
        create_conference(&self.ctx, &new).await.expect("a conference can be founded")
    }

    /// A hidden conference of its own, and the one person who owns it.
    pub async fn owned_conference(&self, slug: &str, owner: &str) -> (Scope, Somebody) {
        let scope = Scope::Conference(self.hidden_conference(slug).await);
        let mut owner = self.person(owner).await;
        self.grant(&mut owner, scope, RoleKind::Owner).await;
        (scope, owner)
    }

    /// What a conference says about itself.
    pub async fn facts(&self, id: ConferenceId) -> ConferenceFacts {
        let page = conferences(&self.ctx, None, None, 100).await.expect("conferences can be listed");
        page.conferences.into_iter().find(|facts| facts.id == id).expect("the conference is listed")
    }

    /// An empty release of a conference's programme.
    pub async fn release(&self, id: ConferenceId, number: i32) {
        let ctx = &self.ctx;
        let row = release::ActiveModel {
            id: Set(ctx.id()),
            conference_id: Set(id),
            number: Set(number),
            version: Set(number.to_string()),
            comment: Set(String::new()),
            released_at: Set(ctx.now + chrono::TimeDelta::minutes(number.into())),
            content: Set(Vec::new()),
            content_hash: Set(String::new()),
            diff: Set(json!({})),
            notices: Set(json!([])),
            counts: Set(json!({})),
            released_by: Set(None),
        };
        ctx.write(async |tx| Ok(row.insert(tx).await?)).await.expect("a release can be made");
    }

    /// Somebody who administers the site.
    pub async fn admin(&self, name: &str) -> Somebody {
        let mut admin = self.person(name).await;
        self.grant(&mut admin, Scope::Site, RoleKind::Admin).await;
        admin
    }
}
