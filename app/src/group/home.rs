//! A group's own page: whoever is new understands it in a minute.

use domain::{
    group::{GroupState, Joining, MilestoneState},
    policy::RoleKind,
};
use leptos::prelude::*;
use service::{
    draft::DraftPage,
    group::{GroupFacts, GroupHome, MilestoneLine},
    life::CallLine,
    meeting::MeetingFacts,
    publication::Other,
};

use super::{index::group_line, place::group_page};
use crate::{
    draft::drafts_part,
    i18n::{t, tv},
    life::open_part,
    meeting::coming_part,
    page::Page,
    publication::standards_part,
    ui::rich_text,
    when,
};

/// A group's own page.
pub fn group_home_page(
    facts: &GroupFacts,
    home: &GroupHome,
    drafts: &DraftPage,
    coming: &[MeetingFacts],
    calls: &[CallLine],
    standards: &[Other],
) -> Page {
    let path = format!("/g/{}", facts.slug);
    let kind = t(&format!("group-kind-{}", facts.kind));
    let of = facts.ecosystem.as_ref().map(|ecosystem| {
        view! { <a href=format!("/e/{}/groups", ecosystem.slug)>{ecosystem.name.clone()}</a> ": " }
    });
    let about = (!facts.description.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="about">
                <h2 id="about">{t("group-about")}</h2>
                {rich_text(&facts.description)}
            </section>
        }
    });
    let below = (!home.below.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="below">
                <h2 id="below">{t("group-below")}</h2>
                <ul class="listing groups">{home.below.iter().map(|line| group_line(line, t(&format!("group-kind-{}", line.kind)))).collect_view()}</ul>
            </section>
        }
    });
    let main = view! {
        <div class="split">
            <div>
                <header class="head">
                    <p class="kicker">{of} {kind}</p>
                    <h1>{facts.name.clone()} " " {state_badge(facts.state)}</h1>
                    <p class="lead">{facts.purpose.clone()}</p>
                    {state_note(facts)}
                    {acts(facts, home, &path)}
                </header>
                {first_steps(facts, home, &path)}
                {open_part(facts, calls)}
                {coming_part(facts, coming)}
                {drafts_part(facts, drafts)}
                {standards_part(standards)}
                {about}
                {milestones(&home.milestones)}
                {below}
            </div>
            <aside class="margin" aria-label=t("group-facts")>{margin(facts, home, &path)}</aside>
        </div>
    };
    let page = group_page(facts, facts.name.clone(), main);
    if facts.is_public() { page.listed(facts.purpose.clone()) } else { page }
}

/// The state of a group where it is not simply at work.
pub fn state_badge(state: GroupState) -> Option<impl IntoView> {
    let tone = match state {
        GroupState::Active => return None,
        GroupState::Proposed | GroupState::Forming => "badge accent",
        GroupState::Paused => "badge warn",
        GroupState::Concluded => "badge",
    };
    Some(view! { <span class=tone>{t(&format!("group-state-{state}"))}</span> })
}

fn state_note(facts: &GroupFacts) -> impl IntoView + use<> {
    let words = match facts.state {
        GroupState::Proposed => Some(t("group-proposed-hint")),
        GroupState::Forming => Some(t("group-forming-hint")),
        GroupState::Active => None,
        GroupState::Paused | GroupState::Concluded if !facts.state_note.is_empty() => Some(facts.state_note.clone()),
        GroupState::Paused | GroupState::Concluded => None,
    };
    words.map(|words| view! { <p class="standing">{words}</p> })
}

/// The one thing that the reader can do now.
fn acts(facts: &GroupFacts, home: &GroupHome, path: &str) -> Option<AnyView> {
    if facts.held.iter().any(|role| *role != RoleKind::Observer) {
        return None;
    }
    if home.asked {
        return Some(
            view! {
                <p class="notice" role="status">{t("group-asked")}</p>
                <form method="post" action=format!("{path}/join/withdraw")>
                    <button class="button small">{t("group-withdraw-request")}</button>
                </form>
            }
            .into_any(),
        );
    }
    let takes = facts.state.takes_members() && facts.joining != Joining::Invitation;
    takes.then(|| {
        let words = if facts.joining == Joining::Open { t("group-join") } else { t("group-ask-to-join") };
        view! { <p class="acts"><a class="button primary" href=format!("{path}/join")>{words}</a></p> }.into_any()
    })
}

/// What somebody who is new does first: the group's own words, or what is true of every group.
fn first_steps(facts: &GroupFacts, home: &GroupHome, path: &str) -> impl IntoView + use<> {
    let own = (!facts.first_steps.is_empty()).then(|| rich_text(&facts.first_steps));
    let charter = (home.charter.is_some() || home.has_draft_charter).then(|| {
        view! { <li><h3><a href=format!("{path}/charter")>{t("group-step-charter")}</a></h3><p>{t("group-step-charter-hint")}</p></li> }
    });
    let write = facts.links.first().map(|link| {
        view! { <li><h3><a href=link.url.clone() rel="noopener">{tv("group-step-write", &[("label", link.label.clone().into())])}</a></h3><p>{t("group-step-write-hint")}</p></li> }
    });
    let join = facts.state.takes_members().then(|| {
        let hint = t(&format!("group-joining-{}-hint", facts.joining));
        let title = t("group-step-join");
        let title = if facts.joining == Joining::Invitation {
            title.into_any()
        } else {
            view! { <a href=format!("{path}/join")>{title}</a> }.into_any()
        };
        view! { <li><h3>{title}</h3><p>{hint}</p></li> }
    });
    view! {
        <section class="part" aria-labelledby="first">
            <h2 id="first">{t("group-new-here")}</h2>
            {own}
            <ol class="steps">{charter} {write} {join}</ol>
        </section>
    }
}

fn milestones(lines: &[MilestoneLine]) -> impl IntoView + use<> {
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="milestones">
                <h2 id="milestones">{t("group-milestones")}</h2>
                <ol class="milestones">{lines.iter().map(milestone).collect_view()}</ol>
            </section>
        }
    })
}

/// A milestone in a list.
pub fn milestone(line: &MilestoneLine) -> impl IntoView + use<> {
    let day = match (line.settled_on, line.due) {
        (Some(day), _) | (None, Some(day)) => {
            view! { <time datetime=day.to_string()>{when::date_long(day)}</time> }.into_any()
        }
        (None, None) => view! { <span>{t("milestone-no-day")}</span> }.into_any(),
    };
    let (tone, word) = match line.state {
        MilestoneState::Open if line.late => ("badge warn", t("milestone-late")),
        MilestoneState::Open => ("badge", t("milestone-open")),
        MilestoneState::Reached => ("badge good", t("milestone-reached")),
        MilestoneState::Dropped => ("badge", t("milestone-dropped")),
    };
    view! {
        <li class=line.state.as_str()>
            <span class="due">{day}</span>
            <span class="what">{line.title.clone()}</span>
            <span class=tone>{word}</span>
        </li>
    }
}

fn margin(facts: &GroupFacts, home: &GroupHome, path: &str) -> impl IntoView + use<> {
    let chairs: Vec<&str> =
        home.officers.iter().filter(|one| one.role == RoleKind::Chair).map(|one| one.name.as_str()).collect();
    let chairs = if chairs.is_empty() { t("group-no-chair") } else { chairs.join(", ") };
    let others = home.officers.iter().filter(|one| one.role != RoleKind::Chair).map(|one| {
        view! { <div><dt>{t(&format!("role-{}", one.role))}</dt><dd>{one.name.clone()}</dd></div> }
    });
    let charter = match home.charter {
        Some((number, at)) => {
            let day = when::date_long(at.date_naive());
            let words = tv("group-charter-adopted", &[("number", number.into()), ("day", day.into())]);
            view! { <a href=format!("{path}/charter")>{words}</a> }.into_any()
        }
        None => t("group-charter-none").into_any(),
    };
    let parent = facts.parent.as_ref().map(|parent| {
        view! { <div><dt>{t("group-parent")}</dt><dd><a href=format!("/g/{}", parent.slug)>{parent.name.clone()}</a></dd></div> }
    });
    let links = (!facts.links.is_empty()).then(|| {
        let rows = facts.links.iter().map(|link| {
            view! { <li><a href=link.url.clone() rel="noopener">{link.label.clone()}</a></li> }
        });
        view! { <section class="part"><h2>{t("group-places")}</h2><ul class="rows">{rows.collect_view()}</ul></section> }
    });
    let record = facts.is_public().then(|| {
        view! { <li><a href=format!("{path}/record.tar")>{t("group-record-public")}</a></li> }
    });
    view! {
        <dl class="facts">
            <div><dt>{t("group-chairs")}</dt><dd>{chairs}</dd></div>
            {others.collect_view()}
            {parent}
            <div><dt>{t("group-members")}</dt><dd><a href=format!("{path}/members")>{tv("group-members-count", &[("count", home.members.into())])}</a></dd></div>
            <div><dt>{t("group-charter")}</dt><dd>{charter}</dd></div>
            <div><dt>{t("group-joining")}</dt><dd>{t(&format!("group-joining-{}", facts.joining))}</dd></div>
        </dl>
        {links}
        <section class="part">
            <h2>{t("group-rules")}</h2>
            <ul class="rows"><li><a href=format!("{path}/policies")>{t("group-policies")}</a></li>{record}</ul>
        </section>
    }
}
