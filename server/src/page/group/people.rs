//! Who belongs to a group: the list, joining, leaving, and what those who keep the list do.

use app::visit::Typed;
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    group::TypedMember,
    id::{InvitationId, JoinRequestId, PersonId},
    policy::{Action, Decision, Scope, decide},
};
use serde::Deserialize;
use service::{
    Error,
    group::{self, GroupMember, Joined, TypedJoin, WantedMembers},
    team::{self, TypedInvitation},
};

use super::found;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// Which members are asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    after: String,
}

impl From<Wanted> for WantedMembers {
    fn from(wanted: Wanted) -> Self {
        Self {
            name: wanted.q.trim().to_owned(),
            role: wanted.role.parse().ok(),
            category: wanted.category,
            organisation: wanted.organisation.trim().to_owned(),
            after: wanted.after.parse().ok(),
        }
    }
}

/// `GET /g/{group}/members`
pub async fn list(visitor: Visitor, Path(slug): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    let sees = decide(&visitor.ctx.actor, Action::SeeGroupMembers, facts.place()) == Decision::Allow;
    let wanted = WantedMembers::from(wanted);
    let members = if sees { Some(group::members(&visitor.ctx, &facts, &wanted).await?) } else { None };
    let offices = if sees { service::ballot::offices(&visitor.ctx, &facts).await? } else { Vec::new() };
    visitor.page(|| app::group::members_page(&facts, members.as_ref(), &wanted, &offices))
}

/// `GET /g/{group}/members.csv`
pub async fn table(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroupMembers).await?;
    let members = group::all_members(&visitor.ctx, &facts).await?;
    let head = ["name", "roles", "organisation", "voice", "category", "weight", "joined"];
    let text: String = std::iter::once(exchange::csv::row(head)).chain(members.iter().map(row)).collect();
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"members.csv\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    let response: Response = (headers, text).into_response();
    Ok(response)
}

/// `GET /g/{group}/join`
pub async fn ask(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::JoinGroup).await?;
    let policies = group::missing_policies(&visitor.ctx, facts.id).await?;
    visitor.page(|| app::group::join_page(&facts, &policies))
}

/// `POST /g/{group}/join`
pub async fn join(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::JoinGroup).await?.id;
    let joined = group::join_group(&visitor.ctx, id, &wish(&typed)).await;
    let location = |joined| match joined {
        Joined::In => format!("/g/{slug}/members"),
        Joined::Asked => format!("/g/{slug}"),
    };
    let show = async |visitor: Visitor| ask(visitor, Path(slug.clone())).await;
    visitor.after(typed, joined, location, show).await
}

/// `POST /g/{group}/join/withdraw`
pub async fn take_back(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let id = found(&visitor, &slug, Action::JoinGroup).await?.id;
    group::withdraw_request(&visitor.ctx, id).await?;
    Ok(Redirect::to(&format!("/g/{slug}")).into_response())
}

/// `GET /g/{group}/leave`
pub async fn ask_to_leave(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::LeaveGroup).await?;
    visitor.page(|| app::group::leave_group_page(&facts))
}

/// `POST /g/{group}/leave`
pub async fn leave(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::LeaveGroup).await?.id;
    let left = group::leave_group(&visitor.ctx, id).await;
    // A closed group is not theirs to see any more.
    let show = async |visitor: Visitor| ask_to_leave(visitor, Path(slug.clone())).await;
    visitor.after(typed, left, |()| "/".into(), show).await
}

/// `GET /g/{group}/manage/members`
pub async fn manage(visitor: Visitor, Path(slug): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let facts = found(&visitor, &slug, Action::ManageMembers).await?;
    let waiting = group::waiting(&visitor.ctx, &facts).await?;
    let wanted = WantedMembers::from(wanted);
    let members = group::members(&visitor.ctx, &facts, &wanted).await?;
    let related = group::related_organisations(&visitor.ctx, &facts).await?;
    visitor.page(|| app::group::manage_members_page(&facts, &waiting, (&members, &wanted), &related))
}

/// `POST /g/{group}/manage/members`
pub async fn invite(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::ManageMembers).await?.id;
    let wish = TypedInvitation { address: typed.text("address").into(), role: typed.text("role").into() };
    let invited = team::invite(&visitor.ctx, Scope::Group(id), &wish).await.map(|_| ());
    back_to_list(visitor, &slug, typed, invited).await
}

/// `POST /g/{group}/manage/members/withdraw`
pub async fn withdraw(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::ManageMembers).await?.id;
    let invitation: InvitationId = typed.text("invitation").parse().map_err(|_| Error::not_found())?;
    let withdrawn = team::withdraw_invitation(&visitor.ctx, Scope::Group(id), invitation).await;
    back_to_list(visitor, &slug, typed, withdrawn).await
}

/// `POST /g/{group}/manage/requests/{request}`
pub async fn answer(visitor: Visitor, Path((slug, request)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::ManageMembers).await?.id;
    let request: JoinRequestId = request.parse().map_err(|_| Error::not_found())?;
    let accepts = typed.text("answer") == "accept";
    let answered = group::answer_request(&visitor.ctx, id, request, accepts, typed.text("reply")).await;
    back_to_list(visitor, &slug, typed, answered).await
}

/// `POST /g/{group}/manage/organisations`
pub async fn relate(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::ManageMembers).await?.id;
    let (organisation, principal) = (typed.text("organisation"), typed.text("principal"));
    let related = group::relate_organisations(&visitor.ctx, id, organisation, principal).await;
    back_to_list(visitor, &slug, typed, related).await
}

/// `GET /g/{group}/manage/members/{person}`
pub async fn member(visitor: Visitor, Path((slug, person)): Path<(String, String)>) -> Answer {
    let facts = found(&visitor, &slug, Action::ManageMembers).await?;
    let person = person_of(&person)?;
    let line = group::member(&visitor.ctx, &facts, person).await?.ok_or_else(Error::not_found)?;
    visitor.page(|| app::group::manage_member_page(&facts, &line))
}

/// `POST /g/{group}/manage/members/{person}`
pub async fn edit(visitor: Visitor, Path((slug, person)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::ManageMembers).await?.id;
    let text = |field| typed.text(field).to_owned();
    let wish = TypedMember {
        category: text("category"),
        weight: text("weight"),
        organisation: text("organisation"),
        voice: text("voice"),
    };
    let edited = group::edit_member(&visitor.ctx, id, person_of(&person)?, &wish).await;
    back_to_member(visitor, &slug, &person, typed, edited).await
}

/// `POST /g/{group}/manage/members/{person}/office`
pub async fn office(visitor: Visitor, Path((slug, person)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::NameOfficers).await?.id;
    let gives = typed.text("act") == "give";
    let set = group::set_office(&visitor.ctx, id, person_of(&person)?, typed.text("office"), gives).await;
    back_to_member(visitor, &slug, &person, typed, set).await
}

/// `POST /g/{group}/manage/members/{person}/remove`
pub async fn remove(visitor: Visitor, Path((slug, person)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::ManageMembers).await?.id;
    let removed = group::remove_member(&visitor.ctx, id, person_of(&person)?).await;
    back_to_list(visitor, &slug, typed, removed).await
}

/// What was typed on a form that joins.
pub fn wish(typed: &Typed) -> TypedJoin {
    let text = |field| typed.text(field).to_owned();
    TypedJoin {
        role: text("role"),
        category: text("category"),
        organisation: text("organisation"),
        words: text("words"),
        policies: typed.texts("policies").to_vec(),
    }
}

async fn back_to_list(visitor: Visitor, slug: &str, typed: Typed, done: service::Result<()>) -> Answer {
    let show = async |visitor: Visitor| manage(visitor, Path(slug.to_owned()), Query(Wanted::default())).await;
    visitor.after(typed, done, |()| format!("/g/{slug}/manage/members"), show).await
}

async fn back_to_member(visitor: Visitor, slug: &str, person: &str, typed: Typed, done: service::Result<()>) -> Answer {
    let show = async |visitor: Visitor| member(visitor, Path((slug.to_owned(), person.to_owned()))).await;
    visitor.after(typed, done, |()| format!("/g/{slug}/manage/members/{person}"), show).await
}

fn row(line: &GroupMember) -> String {
    let roles: Vec<&str> = line.roles.iter().map(|role| role.as_str()).collect();
    let voice = match line.rank {
        Some(0) => "representative",
        Some(_) => "alternate",
        None => "",
    };
    let (weight, joined) = (line.weight.to_string(), line.joined_on.to_string());
    let organisation = line.organisation.as_deref().unwrap_or_default();
    exchange::csv::row([&line.name, roles.join(" ").as_str(), organisation, voice, &line.category, &weight, &joined])
}

fn person_of(id: &str) -> service::Result<PersonId> {
    id.parse().map_err(|_| Error::not_found())
}
