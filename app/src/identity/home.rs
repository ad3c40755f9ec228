//! What needs somebody, and where their things are.

use domain::policy::RoleKind;
use leptos::prelude::*;
use service::{ballot::DueLine, decision::Question, duty::DutyLine, team::ScopeRef};

use super::settings::settings_page;
use crate::{
    ballot::moment,
    duty,
    i18n::{t, tv},
    page::Page,
};

/// So many lines of the list of what somebody must act on are on the page; the others are on the list.
const OWED_MOST: usize = 8;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Home {
    /// Their name.
    pub name: String,
    /// Whether they said anything about themselves.
    pub has_biography: bool,
    /// Whether they can sign in with a password.
    pub has_password: bool,
    /// What they are asked about proposals of theirs that were chosen.
    pub asked: Vec<Question>,
    /// Votes of theirs that are missing in open ballots.
    pub votes: Vec<DueLine>,
    /// What stands on their list, as far as one page of it goes.
    pub owed: Vec<DutyLine>,
    /// Where they hold something, and what.
    pub teams: Vec<(ScopeRef, Vec<RoleKind>)>,
}

/// Only what needs somebody, each with the button that does it. Nothing to do is a good page and says so.
pub fn home_page(home: Home) -> Page {
    let asked = home.asked.iter().map(|question| {
        let words = tv("answer-todo", &[("title", question.title.clone().into())]);
        let href = format!("/me/proposals/{}/answer", question.proposal);
        view! { <li><p>{words}</p><p><a class="button small" href=href>{t("answer-asked")}</a></p></li> }.into_any()
    });
    let votes = home.votes.iter().map(|due| {
        let values = [("title", due.title.clone().into()), ("group", due.group_name.clone().into())];
        let href = format!("/g/{}/ballots/{}", due.group, due.id);
        let words = tv("ballot-todo", &values);
        view! {
            <li><p>{words} " " {t("ballot-until-word")} " " {moment(due.closes_at)}</p><p><a class="button small" href=href>{t("ballot-todo-do")}</a></p></li>
        }
        .into_any()
    });
    let owed = home.owed.iter().take(OWED_MOST).map(duty::todo);
    let todo = [
        (!home.has_biography).then(|| step("todo-profile", "/me/profile", "todo-profile-do")),
        (!home.has_password).then(|| step("todo-password", "/me/password", "todo-password-do")),
    ]
    .into_iter()
    .flatten();
    let todo: Vec<AnyView> = votes.chain(owed).chain(asked).chain(todo).collect();
    let more = (home.owed.len() > OWED_MOST)
        .then(|| view! { <p class="acts"><a class="button" href="/me/work">{t("my-work-all")}</a></p> });
    let todo = if todo.is_empty() {
        view! { <div class="empty"><h2>{t("nothing-to-do")}</h2><p>{t("nothing-to-do-hint")}</p></div> }.into_any()
    } else {
        view! { <section class="part" aria-labelledby="todo"><h2 id="todo">{t("todo")}</h2><ul class="rows">{todo}</ul>{more}</section> }
            .into_any()
    };
    let title = tv("hello", &[("name", home.name.into())]);
    settings_page(title, None, view! { {todo} {teams(home.teams)} })
}

fn step(words: &'static str, href: &'static str, verb: &'static str) -> AnyView {
    view! { <li><p>{t(words)}</p><p><a class="button small" href=href>{t(verb)}</a></p></li> }.into_any()
}

fn teams(teams: Vec<(ScopeRef, Vec<RoleKind>)>) -> Option<AnyView> {
    if teams.is_empty() {
        return None;
    }
    let lines = teams.into_iter().map(|(place, roles)| {
        let held: Vec<String> = roles.iter().map(|role| t(&format!("role-{role}"))).collect();
        view! { <li><h3><a href=place.work_path()>{place.name.clone()}</a></h3><p class="soft">{held.join(", ")}</p></li> }
    });
    let lines = lines.collect_view();
    let teams = view! {
        <section class="part" aria-labelledby="teams"><h2 id="teams">{t("my-teams")}</h2><ul class="rows">{lines}</ul><p class="acts"><a class="button" href="/me/work">{t("my-work")}</a></p></section>
    };
    Some(teams.into_any())
}
