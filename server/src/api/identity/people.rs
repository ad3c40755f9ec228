//! People, as they show themselves.

use chrono::NaiveDate;
use domain::{
    id::PersonId,
    identity::{ProfileInput, ProfileLink},
    policy::{RoleKind, Visibility},
};
use serde::{Deserialize, Serialize};
use service::{
    identity::{self, AffiliationLine, PersonPage, person_page, profile},
    team::{ScopeRef, my_teams},
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::api::{
    Answer, VisibilityWord,
    caller::Caller,
    extract::{Json, Path},
};

/// The person who asks.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    /// What they show of themselves.
    person: PersonBody,
    /// The zone they live in.
    time_zone: String,
    /// The language of pages and mails.
    language: String,
    /// Who may see their page.
    #[schema(value_type = VisibilityWord)]
    visibility: Visibility,
    /// The teams they are on.
    teams: Vec<TeamOfMine>,
}

/// A person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Person)]
pub struct PersonBody {
    /// Which.
    id: Uuid,
    /// Name as they write it.
    name: String,
    /// Pronouns; may be empty.
    pronouns: String,
    /// About them, in Markdown; may be empty.
    biography: String,
    /// Their links, in order.
    links: Vec<LinkOfPerson>,
    /// Where they are and were, the latest first.
    affiliations: Vec<AffiliationBody>,
    /// Their page.
    #[schema(format = "uri")]
    url: String,
}

/// A link of a person.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkOfPerson {
    /// What it says; the address itself where it is empty.
    #[serde(default)]
    #[schema(max_length = 60)]
    label: String,
    /// Where it leads.
    #[schema(example = "https://example.org")]
    url: String,
}

/// A time at an organisation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Affiliation)]
pub struct AffiliationBody {
    /// Which.
    id: Uuid,
    /// The organisation.
    organisation: String,
    /// What they are there; may be empty.
    title: String,
    /// The first day.
    from: NaiveDate,
    /// The last day; null while it goes on.
    to: Option<NaiveDate>,
}

/// A team that somebody is on.
#[derive(Debug, Serialize, ToSchema)]
pub struct TeamOfMine {
    /// `ecosystem` or `conference`.
    kind: String,
    /// The slug of what the team belongs to.
    slug: String,
    /// Its name.
    name: String,
    /// What they hold.
    roles: Vec<String>,
}

/// What somebody shows of themselves.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileDetails {
    /// Name as they write it.
    name: String,
    /// Pronouns; may be empty.
    #[serde(default)]
    #[schema(max_length = 40)]
    pronouns: String,
    /// About them, in Markdown; may be empty.
    #[serde(default)]
    #[schema(max_length = 4000)]
    biography: String,
    /// The IANA zone they live in.
    #[schema(example = "Europe/Brussels")]
    time_zone: String,
    /// The language of pages and mails.
    #[schema(example = "en")]
    language: String,
    /// Who may see their page: everybody, or nobody but themselves and administrators (`team`).
    #[schema(value_type = VisibilityWord)]
    visibility: Visibility,
    /// Their links, in order.
    #[serde(default)]
    #[schema(max_items = 8)]
    links: Vec<LinkOfPerson>,
}

/// A person in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OnePerson {
    /// The person.
    person: Uuid,
}

/// The person who asks
#[utoipa::path(
    get, path = "/api/v1/me", tag = "identity",
    security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "You", body = Me))
)]
pub async fn get_me(caller: Caller) -> Answer<Json<Me>> {
    let page = profile(&caller.ctx).await?;
    let teams = my_teams(&caller.ctx).await?;
    Ok(Json(Me {
        time_zone: page.time_zone.clone(),
        language: page.language.to_string(),
        visibility: page.visibility,
        person: body(&caller, page),
        teams: teams.into_iter().map(|(of, roles)| TeamOfMine::new(of, &roles)).collect(),
    }))
}

/// Replaces what the asker shows of themselves
#[utoipa::path(
    put, path = "/api/v1/me/profile", tag = "identity",
    security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "You, as you are now", body = Me))
)]
pub async fn edit_profile(caller: Caller, Json(details): Json<ProfileDetails>) -> Answer<Json<Me>> {
    identity::edit_profile(&caller.ctx, details.into()).await?;
    get_me(caller).await
}

/// A person, as they show themselves to the asker
#[utoipa::path(
    get, path = "/api/v1/people/{person}", tag = "identity",
    params(OnePerson),
    responses((status = 200, description = "The person", body = PersonBody))
)]
pub async fn get_person(caller: Caller, Path(of): Path<OnePerson>) -> Answer<Json<PersonBody>> {
    let page = person_page(&caller.ctx, PersonId(of.person)).await?;
    Ok(Json(body(&caller, page)))
}

fn body(caller: &Caller, page: PersonPage) -> PersonBody {
    PersonBody {
        url: caller.ctx.settings.address(&format!("/people/{}", page.id)),
        id: page.id.into(),
        name: page.name,
        pronouns: page.pronouns,
        biography: page.biography,
        links: page.links.into_iter().map(LinkOfPerson::from).collect(),
        affiliations: page.affiliations.into_iter().map(AffiliationBody::from).collect(),
    }
}

impl TeamOfMine {
    fn new(of: ScopeRef, roles: &[RoleKind]) -> Self {
        Self {
            kind: of.scope.kind().to_string(),
            slug: of.slug,
            name: of.name,
            roles: roles.iter().map(ToString::to_string).collect(),
        }
    }
}

impl From<ProfileLink> for LinkOfPerson {
    fn from(link: ProfileLink) -> Self {
        Self { label: link.label, url: link.url }
    }
}

impl From<AffiliationLine> for AffiliationBody {
    fn from(line: AffiliationLine) -> Self {
        Self { id: line.id.into(), organisation: line.organisation, title: line.title, from: line.from, to: line.to }
    }
}

impl From<ProfileDetails> for ProfileInput {
    fn from(details: ProfileDetails) -> Self {
        Self {
            name: details.name,
            pronouns: details.pronouns,
            biography: details.biography,
            time_zone: details.time_zone,
            language: details.language,
            visibility: details.visibility.to_string(),
            links: details.links.into_iter().map(|link| (link.label, link.url)).collect(),
        }
    }
}
