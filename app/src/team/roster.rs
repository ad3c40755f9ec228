//! Who is on a team, what they hold, and whom it invited.

use domain::policy::{RoleKind, ScopeKind};
use leptos::prelude::*;
use service::{
    conference::ConferenceFacts,
    portal::EcosystemFacts,
    team::{MemberLine, PendingInvitation, Team},
};

use crate::{
    conference::organiser_page,
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select},
    when,
};

/// The team of a conference.
pub fn conference_team_page(facts: &ConferenceFacts, team: &Team) -> Page {
    organiser_page(facts, t("team"), content(team))
}

/// The team of an ecosystem.
pub fn ecosystem_team_page(facts: &EcosystemFacts, team: &Team) -> Page {
    let main = view! {
        <header class="head">
            <p class="path"><a href=format!("/e/{}", facts.slug)>{facts.name.clone()}</a></p>
            <h1>{t("team")}</h1>
        </header>
        {content(team)}
    };
    Page::new(t("team"), main).themed(facts.theme.to_string())
}

fn content(team: &Team) -> impl IntoView + use<> {
    let path = team.of.team_path();
    view! {
        {members(&path, team)}
        {team.may_manage.then(|| invitations(&path, &team.invitations))}
        {team.may_manage.then(|| invite(&path, team.offered))}
        {roles(team)}
    }
}

/// What each role lets its holder do.
fn roles(team: &Team) -> impl IntoView + use<> {
    let kind = team.of.scope.kind();
    let lines = team.offered.iter().map(|role| {
        let meaning = match kind {
            ScopeKind::Ecosystem => t("role-owner-of-ecosystem"),
            ScopeKind::Conference | ScopeKind::Group | ScopeKind::Site => t(&format!("role-{role}-means")),
        };
        view! { <li><strong>{t(&format!("role-{role}"))}</strong> ": " {meaning}</li> }
    });
    view! {
        <section class="part" aria-labelledby="roles">
            <h2 id="roles">{t("roles")}</h2>
            <ul class="rows">{lines.collect_view()}</ul>
        </section>
    }
}

fn members(path: &str, team: &Team) -> AnyView {
    if team.members.is_empty() {
        return view! { <div class="empty"><h2>{t("team-empty")}</h2><p>{t("team-empty-hint")}</p></div> }.into_any();
    }
    let rows = team.members.iter().map(|member| row(path, team, member)).collect_view();
    view! {
        <section class="part" aria-labelledby="members">
            <h2 id="members">{t("team-members")}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(path: &str, team: &Team, member: &MemberLine) -> impl IntoView + use<> {
    let held: Vec<String> = member.roles.iter().map(|role| t(&format!("role-{role}"))).collect();
    let oneself = member.oneself.then(|| view! { " " <span class="badge">{t("you")}</span> });
    let manage = (team.may_manage && team.offered.len() > 1).then(|| change(path, team.offered, member));
    let go = match (member.oneself, team.may_manage) {
        (true, _) => Some(leave(path).into_any()),
        (false, true) => Some(remove(path, member).into_any()),
        (false, false) => None,
    };
    view! {
        <li>
            <h3>{member.name.clone()} {oneself}</h3>
            <p class="soft">{held.join(", ")}</p>
            {manage}
            {go.map(|go| view! { <div class="acts">{go}</div> })}
        </li>
    }
}

fn change(path: &str, offered: &[RoleKind], member: &MemberLine) -> impl IntoView + use<> {
    let boxes = offered.iter().map(|role| {
        let id = format!("{role}-{}", member.person);
        let held = member.roles.contains(role);
        view! {
            <div class="check">
                <input type="checkbox" id=id.clone() name="roles" value=role.as_str() checked=held />
                <label for=id>{t(&format!("role-{role}"))}</label>
            </div>
        }
    });
    view! {
        <details>
            <summary>{tv("change-roles-of", &[("name", member.name.clone().into())])}</summary>
            <form class="form" method="post" action=format!("{path}/roles")>
                <input type="hidden" name="person" value=member.person.to_string() />
                <fieldset><legend>{t("roles")}</legend>{boxes.collect_view()}</fieldset>
                <div class="acts"><button class="button small">{t("save")}</button></div>
            </form>
        </details>
    }
}

fn remove(path: &str, member: &MemberLine) -> impl IntoView + use<> {
    view! {
        <form method="post" action=format!("{path}/remove")>
            <input type="hidden" name="person" value=member.person.to_string() />
            <button class="button small">{tv("remove-named", &[("name", member.name.clone().into())])}</button>
        </form>
    }
}

fn leave(path: &str) -> impl IntoView + use<> {
    view! {
        <form method="post" action=format!("{path}/leave")>
            <button class="button small">{t("leave-team")}</button>
        </form>
    }
}

fn invitations(path: &str, invitations: &[PendingInvitation]) -> impl IntoView + use<> {
    let rows = invitations.iter().map(|invitation| {
        let day = when::date_long(invitation.expires_at.date_naive());
        let standing = if invitation.expired {
            view! { <span class="badge warn">{t("invitation-ran-out")}</span> }.into_any()
        } else {
            tv("invitation-until", &[("day", day.into())]).into_any()
        };
        let label = tv("withdraw-named", &[("address", invitation.address.clone().into())]);
        view! {
            <li>
                <h3>{invitation.address.clone()}</h3>
                <p class="soft">{t(&format!("role-{}", invitation.role))} ". " {standing}</p>
                <form class="acts" method="post" action=format!("{path}/withdraw")>
                    <input type="hidden" name="invitation" value=invitation.id.to_string() />
                    <button class="button small">{label}</button>
                </form>
            </li>
        }
    });
    let rows = rows.collect_view();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="invitations">
                <h2 id="invitations">{t("open-invitations")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

fn invite(path: &str, offered: &[RoleKind]) -> impl IntoView + use<> {
    let options: Vec<(String, String)> =
        offered.iter().map(|role| (role.to_string(), t(&format!("role-{role}")))).collect();
    view! {
        <section class="part" aria-labelledby="invite">
            <h2 id="invite">{t("invite")}</h2>
            <Form submit=t("send-invitation") action=path.to_owned()>
                <Field name="address" label=t("mail-address") hint=t("invite-hint") kind="email" autocomplete="off" />
                <Select name="role" label=t("role") options=options />
            </Form>
        </section>
    }
}
