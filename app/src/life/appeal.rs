//! An appeal: who appeals and why, what was decided, and the form with which it is.

use domain::life::AppealState;
use leptos::prelude::*;
use service::life::AppealLine;

use super::words::{day, named};
use crate::{
    i18n::t,
    ui::{Form, Select, TextArea, rich_text},
};

/// An appeal; `against` says against what, where its list holds several. Its forms lead to places under `at`.
pub(crate) fn appeal_row(
    one: &AppealLine,
    against: Option<AnyView>,
    may_decide: bool,
    at: &str,
) -> impl IntoView + use<> {
    let decided = one.decided_at.filter(|_| one.state.is_decision()).map(|when| {
        view! { {rich_text(&one.decision)} <p class="soft">{one.decided_by.clone()} ", " {day(when)}</p> }
    });
    let due = one
        .due
        .filter(|_| one.state.is_open())
        .map(|due| view! { <p class="soft">{t("appeal-due")} " " {day(due)}</p> });
    let decide = (one.state.is_open() && may_decide).then(|| {
        let options = [AppealState::Upheld, AppealState::Dismissed];
        let options = options.iter().map(|state| (state.to_string(), t(&format!("appeal-{state}")))).collect();
        let (decision, reasons) = (format!("decision-{}", one.id), format!("reasons-{}", one.id));
        view! {
            <Form submit=t("appeal-decide") action=format!("{at}/appeals/{}", one.id)>
                <Select name=decision label=t("appeal-decision") options=options />
                <TextArea name=reasons label=t("call-reasons") />
            </Form>
        }
    });
    let withdraw = (one.state.is_open() && one.is_mine).then(|| {
        view! {
            <form method="post" action=format!("{at}/appeals/{}/withdraw", one.id)>
                <button class="button small">{t("appeal-withdraw")}</button>
            </form>
        }
    });
    view! {
        <li id=format!("appeal-{}", one.id)>
            <h3>{named(&one.by, &one.affiliation)} " " <span class="badge">{t(&format!("appeal-{}", one.state))}</span></h3>
            {against}
            {rich_text(&one.text)}
            <p class="soft">{day(one.at)}</p>
            {due}
            {decided}
            {decide}
            {withdraw}
        </li>
    }
}
