//! Who belongs to a group: the list, joining, and what those who keep the list do.

use domain::{
    group::{GroupKind, Joining, balance::Share},
    id::PersonId,
    policy::RoleKind,
};
use leptos::prelude::*;
use service::{
    ballot::OfficeLine,
    group::{Balance, GroupFacts, GroupMember, JoinRequestLine, Members, PolicyLine, Waiting, WantedMembers},
};

use super::place::{group_page, head_below, manage_page};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Check, Field, Form, Select, TextArea, rich_text},
    visit::Visit,
    when,
};

/// Who belongs to a group, with the terms of office that elections gave; nobody's names where those are not the reader's to
/// see.
pub fn members_page(
    facts: &GroupFacts,
    members: Option<&Members>,
    wanted: &WantedMembers,
    offices: &[OfficeLine],
) -> Page {
    let content = match members {
        None => view! { <div class="empty"><h2>{t("members-closed")}</h2><p>{t("members-closed-hint")}</p></div> }
            .into_any(),
        Some(members) => listed(facts, members, wanted).into_any(),
    };
    let leave = (!facts.held.is_empty()).then(|| {
        view! { <p class="part"><a href=format!("/g/{}/leave", facts.slug)>{t("group-leave")}</a></p> }
    });
    let main = view! { {head_below(facts, &t("group-members"))} {content} {crate::ballot::offices_part(facts, offices)} {leave} };
    group_page(facts, t("group-members"), main)
}

fn listed(facts: &GroupFacts, members: &Members, wanted: &WantedMembers) -> impl IntoView + use<> {
    let rows = members.lines.iter().map(|line| {
        let roles: Vec<String> = line
            .roles
            .iter()
            .filter(|role| line.roles.len() == 1 || **role != RoleKind::Member)
            .map(|role| t(&format!("role-{role}")))
            .collect();
        let you = line.oneself.then(|| view! { " " <span class="badge">{t("you")}</span> });
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{line.name.clone()} {you}</th>
                <td role="cell" data-label=t("role")>{roles.join(", ")}</td>
                <td role="cell" data-label=t("member-organisation")>{acting(line)}</td>
                <td role="cell" data-label=t("member-category")>{line.category.clone()}</td>
                <td role="cell" data-label=t("member-since")>{when::date_long(line.joined_on)}</td>
            </tr>
        }
    });
    let csv = format!("/g/{}/members.csv", facts.slug);
    let heads = ["name", "role", "member-organisation", "member-category", "member-since"]
        .map(|key| view! { <th role="columnheader" scope="col">{t(key)}</th> });
    let table = if members.lines.is_empty() {
        view! { <div class="empty"><h2>{t("members-none-found")}</h2><p>{t("members-none-found-hint")}</p></div> }
            .into_any()
    } else {
        view! {
            <table class="table records" role="table">
                <caption>{tv("members-caption", &[("count", members.count.into())])}</caption>
                <thead role="rowgroup"><tr role="row">{heads.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <div class="split">
            <div>
                {filter(facts, members, wanted)}
                {table}
                {pages(&format!("/g/{}/members", facts.slug), members, wanted)}
                <p class="small"><a href=csv>{t("members-csv")}</a></p>
            </div>
            <aside class="margin" aria-label=t("members-balance")>{balance(facts, &members.balance)}</aside>
        </div>
    }
}

/// A list as long as this is looked through with the eye.
const SHORT: u64 = 20;

fn is_filtered(wanted: &WantedMembers) -> bool {
    WantedMembers { after: None, ..wanted.clone() } != WantedMembers::default()
}

/// What narrows a list that is long, or that was narrowed.
fn filter(facts: &GroupFacts, members: &Members, wanted: &WantedMembers) -> Option<impl IntoView + use<>> {
    let any = || (String::new(), t("members-any"));
    let roles = facts.kind.features().roles.iter().map(|role| (role.to_string(), t(&format!("role-{role}"))));
    let roles: Vec<_> = std::iter::once(any()).chain(roles).collect();
    let role = wanted.role.map(|role| role.to_string()).unwrap_or_default();
    let categories = facts.categories.iter().map(|one| (one.clone(), one.clone()));
    let categories: Vec<_> = std::iter::once(any()).chain(categories).collect();
    let category = (!facts.categories.is_empty()).then(|| {
        view! { <Select name="category" label=t("member-category") options=categories value=wanted.category.clone() /> }
    });
    (members.count > SHORT || is_filtered(wanted)).then(|| {
        view! {
            <details class="filter" open=is_filtered(wanted)><summary>{t("members-find")}</summary>
                <form method="get">
                    <Field name="q" label=t("name") value=wanted.name.clone() kind="search" optional=true />
                    <Select name="role" label=t("role") options=roles value=role />
                    {category}
                    <Field name="organisation" label=t("member-organisation") value=wanted.organisation.clone() optional=true />
                    <div class="acts"><button class="button">{t("members-find-go")}</button></div>
                </form>
            </details>
        }
    })
}

/// The ways to the first page and to the next one.
fn pages(path: &str, members: &Members, wanted: &WantedMembers) -> Option<impl IntoView + use<>> {
    let to = |after: Option<PersonId>| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let role = wanted.role.map(|role| role.to_string()).unwrap_or_default();
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        let values = [
            ("q", &wanted.name),
            ("role", &role),
            ("category", &wanted.category),
            ("organisation", &wanted.organisation),
            ("after", &after),
        ];
        for (name, value) in values.into_iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        format!("{path}?{}", query.finish())
    };
    let link = |to: String, key: &str| view! { <a class="button" href=to>{t(key)}</a> };
    let first = wanted.after.map(|_| link(to(None), "members-first"));
    let next = members.next.map(|after| link(to(Some(after)), "members-next"));
    (first.is_some() || next.is_some()).then(|| view! { <p class="acts">{first} " " {next}</p> })
}

/// For whom a member acts, and whether they speak for it.
fn acting(line: &GroupMember) -> String {
    match (&line.organisation, line.rank) {
        (Some(organisation), Some(0)) => tv("member-represents", &[("organisation", organisation.clone().into())]),
        (Some(organisation), Some(_)) => tv("member-alternate-of", &[("organisation", organisation.clone().into())]),
        (Some(organisation), None) => organisation.clone(),
        (None, _) => t("member-own"),
    }
}

fn balance(facts: &GroupFacts, balance: &Balance) -> impl IntoView + use<> {
    let categories =
        (!facts.categories.is_empty()).then(|| shares("members-by-category", "members-without", &balance.categories));
    view! { {categories} {shares("members-by-organisation", "member-own", &balance.organisations)} }
}

fn shares(title: &'static str, without: &'static str, shares: &[Share<String>]) -> impl IntoView + use<> {
    let rows = shares.iter().take(12).map(|share| {
        let name = share.of.clone().unwrap_or_else(|| t(without));
        let words = tv("members-share", &[("count", share.count.into()), ("percent", share.percent.into())]);
        let warn =
            share.over_a_third.then(|| view! { " " <span class="badge warn">{t("members-over-a-third")}</span> });
        view! {
            <li>
                <span>{name.clone()} {warn}</span><span class="soft">{words}</span>
                <meter min="0" max="100" value=share.percent.to_string() aria-label=name></meter>
            </li>
        }
    });
    view! { <section class="part"><h2>{t(title)}</h2><ul class="shares">{rows.collect_view()}</ul></section> }
}

/// The form that joins a group or asks to.
pub fn join_page(facts: &GroupFacts, policies: &[PolicyLine]) -> Page {
    let title = if facts.joining == Joining::Open { t("group-join") } else { t("group-ask-to-join") };
    if facts.joining == Joining::Invitation || !facts.state.takes_members() {
        let main = view! {
            {head_below(facts, &title)}
            <div class="empty"><h2>{t("group-joining-invitation")}</h2><p>{t("group-joining-invitation-hint")}</p></div>
        };
        return group_page(facts, title, main).narrow();
    }
    let asks = facts.joining == Joining::Request;
    let words = asks.then(|| view! { <TextArea name="words" label=t("join-words") hint=t("join-words-hint") /> });
    let roles = [RoleKind::Member, RoleKind::Observer].map(|role| (role.to_string(), t(&format!("role-{role}"))));
    let (whom, policies) = (for_whom(facts), policies_to_accept(policies));
    let main = view! {
        {head_below(facts, &title)}
        <p class="lead">{facts.purpose.clone()}</p>
        <Form submit=title.clone()>
            <Select name="role" label=t("join-as") hint=t("join-as-hint") options=roles.to_vec() />
            {whom}
            {words}
            {policies}
        </Form>
    };
    group_page(facts, title, main).narrow()
}

/// What the link of an invitation into a group shows.
pub fn group_invitation_page(facts: &GroupFacts, role: RoleKind, policies: &[PolicyLine]) -> Page {
    let visit = expect_context::<Visit>();
    let title = tv("group-invited-title", &[("group", facts.name.clone().into())]);
    let lead = tv("group-invited-lead", &[("role", t(&format!("role-{role}")).into())]);
    let categories = (role == RoleKind::Member).then(|| for_whom(facts));
    let act = if visit.who.is_some() {
        let policies = policies_to_accept(policies);
        view! { <Form submit=t("group-join")>{categories} {policies}</Form> }.into_any()
    } else {
        let path = visit.path;
        view! {
            <p>{t("invitation-sign-in")}</p>
            <p class="acts">
                <a class="button primary" href=format!("/sign-in?next={path}")>{t("sign-in")}</a>
                <a class="button" href=format!("/sign-up?next={path}")>{t("sign-up")}</a>
            </p>
        }
        .into_any()
    };
    let main = view! {
        <header class="head"><h1>{title.clone()}</h1><p class="standing">{lead}</p></header>
        <p class="lead">{facts.purpose.clone()}</p>
        {act}
    };
    Page::new(title, main).themed(facts.theme.to_string()).narrow()
}

fn for_whom(facts: &GroupFacts) -> impl IntoView + use<> {
    let options: Vec<(String, String)> = std::iter::once((String::new(), t("join-category-choose")))
        .chain(facts.categories.iter().map(|category| (category.clone(), category.clone())))
        .collect();
    let category = (!facts.categories.is_empty()).then(|| {
        view! { <Select name="category" label=t("member-category") hint=t("join-category-hint") options=options /> }
    });
    view! {
        <Field
            name="organisation" label=t("member-organisation") hint=t("join-organisation-hint") optional=true
            autocomplete="organization"
        />
        {category}
    }
}

/// Every policy that holds, with a box for each.
pub fn policies_to_accept(policies: &[PolicyLine]) -> Option<impl IntoView + use<>> {
    let visit = expect_context::<Visit>();
    let messages = visit.messages("policies").join(" ");
    let error = (!messages.is_empty())
        .then(|| view! { <p class="error" id="policies"><span class="unseen">{t("error-mark")}</span>{messages}</p> });
    let boxes: Vec<_> = policies
        .iter()
        .map(|line| {
            let label = tv("join-accept", &[("title", line.title.clone().into())]);
            view! {
                <details class="policy"><summary>{line.title.clone()} " " <span class="soft">{t(&format!("policy-{}", line.kind))}</span></summary>{rich_text(&line.text)}</details>
                <Check name="policies" value=line.id.to_string() label=label />
            }
        })
        .collect();
    (!boxes.is_empty()).then(|| {
        view! { <fieldset><legend>{t("join-policies")}</legend><p class="hint">{t("join-policies-hint")}</p>{error}{boxes}</fieldset> }
    })
}

/// Asks once more before somebody leaves.
pub fn leave_group_page(facts: &GroupFacts) -> Page {
    let main = view! {
        {head_below(facts, &t("group-leave"))}
        <Form submit=t("group-leave")><p>{t("group-leave-hint")}</p></Form>
    };
    group_page(facts, t("group-leave"), main).narrow()
}

/// Who waits at the door and who is in, for those who keep the list.
pub fn manage_members_page(
    facts: &GroupFacts,
    waiting: &Waiting,
    (members, wanted): (&Members, &WantedMembers),
    related: &[(String, String)],
) -> Page {
    let path = format!("/g/{}/manage", facts.slug);
    let seek = (members.count > SHORT || is_filtered(wanted)).then(|| {
        view! {
            <form class="seek" role="search" method="get">
                <label class="unseen" for="q">{t("members-find")}</label>
                <input id="q" name="q" type="search" value=wanted.name.clone() />
                <button class="button">{t("members-find-go")}</button>
            </form>
        }
    });
    let turn = pages(&format!("{path}/members"), members, wanted);
    let people = members.lines.iter().map(|line| {
        let roles: Vec<String> = line.roles.iter().map(|role| t(&format!("role-{role}"))).collect();
        let said = [roles.join(", "), acting(line), line.category.clone()];
        let said: Vec<String> = said.into_iter().filter(|one| !one.is_empty()).collect();
        view! {
            <li>
                <h3><a href=format!("{path}/members/{}", line.person)>{line.name.clone()}</a></h3>
                <p class="soft">{said.join(" · ")}</p>
            </li>
        }
    });
    let invitations = waiting.invitations.iter().map(|line| {
        let day = when::date_long(line.expires_at.date_naive());
        let label = tv("withdraw-named", &[("address", line.address.clone().into())]);
        view! {
            <li>
                <h3>{line.address.clone()}</h3>
                <p class="soft">{t(&format!("role-{}", line.role))} ". " {tv("invitation-until", &[("day", day.into())])}</p>
                <form class="acts" method="post" action=format!("{path}/members/withdraw")>
                    <input type="hidden" name="invitation" value=line.id.to_string() />
                    <button class="button small">{label}</button>
                </form>
            </li>
        }
    });
    let invitations = invitations.collect_view();
    let invited = (!invitations.is_empty())
        .then(|| view! { <section class="part"><h2>{t("open-invitations")}</h2><ul class="rows">{invitations}</ul></section> });
    let roles = [RoleKind::Member, RoleKind::Observer].map(|role| (role.to_string(), t(&format!("role-{role}"))));
    let requests = waiting.requests.iter().map(|line| request(&path, line)).collect_view();
    let asked = if waiting.requests.is_empty() {
        view! { <p class="soft">{t("requests-none")}</p> }.into_any()
    } else {
        view! { <ul class="rows">{requests}</ul> }.into_any()
    };
    let content = view! {
        <section class="part bare" aria-labelledby="asked"><h2 id="asked">{t("requests-open")}</h2>{asked}</section>
        <section class="part" aria-labelledby="people">
            <h2 id="people">{t("group-members")}</h2>
            {seek}
            <ul class="rows">{people.collect_view()}</ul>
            {turn}
        </section>
        {invited}
        <section class="part" aria-labelledby="invite">
            <h2 id="invite">{t("invite")}</h2>
            <Form submit=t("send-invitation") action=format!("{path}/members")>
                <Field name="address" label=t("mail-address") hint=t("invite-hint") kind="email" autocomplete="off" />
                <Select name="role" label=t("role") options=roles.to_vec() />
            </Form>
        </section>
        {relations(facts, related)}
    };
    manage_page(facts, t("group-members"), content)
}

fn request(path: &str, line: &JoinRequestLine) -> impl IntoView + use<> {
    let day = when::date_long(line.asked_at.date_naive());
    let as_what = t(&format!("role-{}", line.role));
    let said: Vec<String> = [as_what, line.organisation.clone().unwrap_or_default(), line.category.clone(), day]
        .into_iter()
        .filter(|one| !one.is_empty())
        .collect();
    let reply = format!("reply-{}", line.id);
    view! {
        <li>
            <h3>{line.name.clone()}</h3>
            <p class="soft">{said.join(" · ")}</p>
            <p class="prose">{line.words.clone()}</p>
            <form class="form" method="post" action=format!("{path}/requests/{}", line.id)>
                <div class="field">
                    <label for=reply.clone()>{t("request-reply")} " " <span class="optional">{t("optional")}</span></label>
                    <input id=reply name="reply" />
                </div>
                <div class="acts">
                    <button class="button" name="answer" value="accept">{tv("request-accept", &[("name", line.name.clone().into())])}</button>
                    <button class="button" name="answer" value="decline">{tv("request-decline", &[("name", line.name.clone().into())])}</button>
                </div>
            </form>
        </li>
    }
}

fn relations(facts: &GroupFacts, related: &[(String, String)]) -> impl IntoView + use<> {
    let rows = related.iter().map(|(one, principal)| {
        view! { <li>{tv("related-line", &[("organisation", one.clone().into()), ("principal", principal.clone().into())])}</li> }
    });
    let rows = rows.collect_view();
    let action = format!("/g/{}/manage/organisations", facts.slug);
    view! {
        <section class="part" aria-labelledby="related">
            <h2 id="related">{t("related-organisations")}</h2>
            <p class="hint">{t("related-hint")}</p>
            <ul class="rows">{rows}</ul>
            <Form submit=t("related-save") action=action>
                <div class="fields">
                    <Field name="organisation" label=t("related-organisation") />
                    <Field name="principal" label=t("related-principal") hint=t("related-principal-hint") optional=true />
                </div>
            </Form>
        </section>
    }
}

/// One person of a group: as what and for whom they are in it, and which offices they hold.
pub fn manage_member_page(facts: &GroupFacts, line: &GroupMember) -> Page {
    let path = format!("/g/{}/manage/members/{}", facts.slug, line.person);
    let mut categories: Vec<(String, String)> = facts.categories.iter().map(|one| (one.clone(), one.clone())).collect();
    if !facts.categories.contains(&line.category) {
        categories.insert(
            0,
            (
                line.category.clone(),
                if line.category.is_empty() { t("members-without") } else { line.category.clone() },
            ),
        );
    }
    let category = line.category.clone();
    let category = (!facts.categories.is_empty()).then(|| {
        view! { <Select name="category" label=t("member-category") options=categories value=category /> }
    });
    let voices = [
        ("", "member-voice-none"),
        ("representative", "member-voice-representative"),
        ("alternate", "member-voice-alternate"),
    ]
    .map(|(value, key)| (value.to_owned(), t(key)));
    let voice = match line.rank {
        Some(0) => "representative",
        Some(_) => "alternate",
        None => "",
    };
    let offices = facts.may.name_officers.then(|| offices(facts.kind, &path, line));
    let (organisation, weight) = (line.organisation.clone().unwrap_or_default(), line.weight.to_string());
    let remove = line.roles.iter().all(|role| matches!(role, RoleKind::Member | RoleKind::Observer)).then(|| {
        let label = tv("member-remove", &[("name", line.name.clone().into())]);
        view! {
            <section class="part">
                <form method="post" action=format!("{path}/remove")><button class="button danger small">{label}</button></form>
            </section>
        }
    });
    let content = view! {
        <Form submit=t("save")>
            <Field name="organisation" label=t("member-organisation") hint=t("join-organisation-hint") value=organisation optional=true />
            <Select name="voice" label=t("member-voice") hint=t("member-voice-hint") options=voices.to_vec() value=voice />
            {category}
            <Field name="weight" label=t("member-weight") value=weight width="short" />
        </Form>
        {offices}
        {remove}
    };
    manage_page(facts, line.name.clone(), content)
}

fn offices(kind: GroupKind, path: &str, line: &GroupMember) -> impl IntoView + use<> {
    let offices = kind.features().roles.iter().filter(|role| !matches!(role, RoleKind::Member | RoleKind::Observer));
    let rows = offices.map(|office| {
        let holds = line.roles.contains(office);
        let values = [("name", line.name.clone().into()), ("office", t(&format!("role-{office}")).into())];
        let (act, label) =
            if holds { ("end", tv("office-end", &values)) } else { ("give", tv("office-give", &values)) };
        view! {
            <li>
                <h3>{t(&format!("role-{office}"))}</h3>
                <p class="soft">{t(&format!("role-{office}-means"))}</p>
                <form class="acts" method="post" action=format!("{path}/office")>
                    <input type="hidden" name="office" value=office.to_string() />
                    <button class="button small" name="act" value=act>{label}</button>
                </form>
            </li>
        }
    });
    view! { <section class="part" aria-labelledby="offices"><h2 id="offices">{t("offices")}</h2><ul class="rows">{rows.collect_view()}</ul></section> }
}
