//! What groups say about themselves, and how they begin and end.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use domain::{group::TypedGroup, id::GroupId, policy::Action};
use serde::{Deserialize, Serialize};
use service::{
    group::{self, GroupFacts, NewGroup},
    portal::ecosystem_facts,
};
use utoipa::{IntoParams, ToSchema};

use super::{OfGroup, found};
use crate::api::{
    Answer, Slugged,
    caller::Caller,
    conditional::{IfMatch, Tagged},
    extract::{Json, Path, Query},
    page::{Paged, bad_cursor, cursor, limit, place, usual},
    portal::OfEcosystem,
};

/// A type with what a group says about itself, and what else is given.
macro_rules! with_details {
    ($(#[$meta:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $(#[$meta])*
        pub struct $name {
            $($own)*
            /// Name for people.
            #[schema(max_length = 120)]
            name: String,
            /// What it does, in one sentence.
            #[schema(max_length = 240)]
            purpose: String,
            /// What it is about, in Markdown; may be empty.
            #[serde(default)]
            #[schema(max_length = 20000)]
            description: String,
            /// What somebody who is new does first, in Markdown; may be empty.
            #[serde(default)]
            #[schema(max_length = 5000)]
            first_steps: String,
            /// `open`, `request` or `invitation`; `request` where left out.
            #[serde(default)]
            joining: String,
            /// Who may know of it, `public` or `team`; everybody where left out.
            #[serde(default)]
            visibility: String,
            /// Who sees the names of its members, `public` or `team`.
            #[serde(default)]
            member_list: String,
            /// Whose votes are counted, `person` or `organisation`.
            #[serde(default)]
            seats: String,
            /// Interest categories.
            #[serde(default)]
            categories: Vec<String>,
            /// Where it meets and writes: each the words, then the address.
            #[serde(default)]
            links: Vec<String>,
        }
    };
}

with_details! {
    /// A group.
    #[derive(Debug, Serialize, ToSchema)]
    #[schema(as = Group)]
    pub struct GroupBody {
        /// Its part of addresses.
        slug: String,
        /// The slug of its ecosystem, if any.
        ecosystem: Option<String>,
        /// The slug of the group it stands under, if the asker may know of it.
        parent: Option<String>,
        /// What kind of group it is.
        kind: String,
        /// Where it stands.
        state: String,
        /// What was said when it last moved; may be empty.
        state_note: String,
        /// When it last moved.
        state_since: DateTime<Utc>,
        /// Its page.
        #[schema(format = "uri")]
        url: String,
    }
}

with_details! {
    /// What a group says about itself.
    #[derive(Debug, Deserialize, ToSchema)]
    #[serde(deny_unknown_fields)]
    pub struct GroupDetails {}
}

with_details! {
    /// A group to be proposed. Until those above approve it, nobody else knows of it.
    #[derive(Debug, Deserialize, ToSchema)]
    #[serde(deny_unknown_fields)]
    pub struct GroupToPropose {
        /// Its part of addresses: small letters, digits and single hyphens.
        #[schema(min_length = 2, max_length = 60)]
        slug: String,
        /// `working-group`, `interest-group`, `steering-council` or `task-force`.
        kind: String,
        /// The slug of the group it stands under; where left out, the steering council if there is one.
        #[serde(default)]
        parent: String,
    }
}

/// Which groups.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct GroupQuery {
    /// The slug of an ecosystem.
    ecosystem: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most items; 50 unless said.
    #[serde(default = "usual")]
    #[param(required = false, minimum = 1, maximum = 100)]
    limit: u64,
}

/// A step of a group.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupStep {
    /// `approve`, `decline`, `activate`, `pause`, `resume`, `conclude` or `reopen`.
    step: String,
    /// What is said with it; needed for declining, pausing and concluding.
    #[serde(default)]
    #[schema(max_length = 500)]
    note: String,
}

/// Groups that the asker may know of, those proposed last first
#[utoipa::path(
    get, path = "/api/v1/groups", tag = "group", params(GroupQuery),
    responses((status = 200, description = "A page of groups", body = Paged<GroupBody>))
)]
pub async fn list_groups(caller: Caller, Query(query): Query<GroupQuery>) -> Answer<Json<Paged<GroupBody>>> {
    let most = limit(query.limit)?;
    let after: Option<GroupId> = match place("groups", query.cursor.as_deref())? {
        Some(place) => Some(place.parse().map_err(|_| bad_cursor())?),
        None => None,
    };
    let ecosystem = match &query.ecosystem {
        Some(slug) => Some(ecosystem_facts(&caller.ctx, slug, Action::ReadPublic).await?.here()?.id),
        None => None,
    };
    let page = group::groups(&caller.ctx, ecosystem, after, most).await?;
    let next = page.next.map(|id| cursor("groups", &id.to_string()));
    Ok(Json(Paged { items: page.groups.into_iter().map(|facts| body(&caller, facts)).collect(), next }))
}

/// Proposes a group in an ecosystem; who proposes it chairs it
#[utoipa::path(
    post, path = "/api/v1/ecosystems/{ecosystem}/groups", tag = "group",
    params(OfEcosystem), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is proposed", headers(("Location" = String))))
)]
pub async fn propose_group(
    caller: Caller,
    Path(of): Path<OfEcosystem>,
    Json(new): Json<GroupToPropose>,
) -> Answer<Response> {
    let details = typed(
        [new.name, new.purpose, new.description, new.first_steps],
        [new.joining, new.visibility, new.member_list, new.seats],
        &new.categories,
        &new.links,
    );
    let new = NewGroup { ecosystem: of.ecosystem, slug: new.slug, kind: new.kind, parent: new.parent, details };
    group::propose_group(&caller.ctx, &new).await?;
    // Whoever asks holds the chair from their next request on.
    let location = format!("/api/v1/groups/{}", new.slug.trim().to_ascii_lowercase());
    Ok((StatusCode::CREATED, [(header::LOCATION, location)]).into_response())
}

/// One group
#[utoipa::path(
    get, path = "/api/v1/groups/{group}", tag = "group", params(OfGroup),
    responses((status = 200, description = "The group", body = GroupBody))
)]
pub async fn get_group(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Response> {
    let facts = found(&caller, &of.group, Action::SeeGroup).await?;
    let version = facts.version.clone();
    Ok(Tagged(body(&caller, facts), version).into_response())
}

/// Replaces what a group says about itself
#[utoipa::path(
    put, path = "/api/v1/groups/{group}", tag = "group",
    params(OfGroup, ("If-Match" = Option<String>, Header, description = "The ETag of the state that the edit is made from.")),
    security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "As it is now", body = GroupBody))
)]
pub async fn edit_group(
    caller: Caller,
    Path(of): Path<OfGroup>,
    made_from: IfMatch,
    Json(new): Json<GroupDetails>,
) -> Answer<Response> {
    let facts = found(&caller, &of.group, Action::EditGroup).await?;
    let details = typed(
        [new.name, new.purpose, new.description, new.first_steps],
        [new.joining, new.visibility, new.member_list, new.seats],
        &new.categories,
        &new.links,
    );
    let edited = group::edit_group(&caller.ctx, facts.id, &details, made_from.version()).await;
    edited.map_err(IfMatch::refused)?;
    get_group(caller, Path(of)).await
}

/// Gives a group another slug; the old one redirects for good
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/slug", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "The slug", body = Slugged))
)]
pub async fn rename_group(caller: Caller, Path(of): Path<OfGroup>, Json(new): Json<Slugged>) -> Answer<Json<Slugged>> {
    let facts = found(&caller, &of.group, Action::EditGroup).await?;
    let slug = group::rename_group(&caller.ctx, facts.id, &new.slug).await?;
    Ok(Json(Slugged { slug: slug.into() }))
}

/// Moves a group from one state to another
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/moves", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is moved"))
)]
pub async fn move_group(caller: Caller, Path(of): Path<OfGroup>, Json(step): Json<GroupStep>) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::EditGroup).await?;
    group::move_group(&caller.ctx, facts.id, &step.step, &step.note).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn typed(texts: [String; 4], choices: [String; 4], categories: &[String], links: &[String]) -> TypedGroup {
    let [name, purpose, description, first_steps] = texts;
    let [joining, visibility, member_list, seats] = choices;
    TypedGroup {
        name,
        purpose,
        description,
        first_steps,
        joining,
        visibility,
        member_list,
        seats,
        categories: categories.join("\n"),
        links: links.join("\n"),
    }
}

fn body(caller: &Caller, facts: GroupFacts) -> GroupBody {
    GroupBody {
        url: caller.ctx.settings.address(&format!("/g/{}", facts.slug)),
        ecosystem: facts.ecosystem.map(|of| of.slug),
        parent: facts.parent.map(|parent| parent.slug),
        kind: facts.kind.to_string(),
        state: facts.state.to_string(),
        state_note: facts.state_note,
        state_since: facts.state_since,
        joining: facts.joining.to_string(),
        visibility: facts.visibility.to_string(),
        member_list: facts.member_list.to_string(),
        seats: facts.seats.to_string(),
        links: facts.links.iter().map(|link| format!("{} {}", link.label, link.url)).collect(),
        categories: facts.categories,
        slug: facts.slug,
        name: facts.name,
        purpose: facts.purpose,
        description: facts.description,
        first_steps: facts.first_steps,
    }
}
