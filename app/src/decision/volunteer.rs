//! What speakers may volunteer about themselves.

use domain::{cfp::volunteered::Question, id::ProposalId};
use leptos::prelude::*;
use service::decision::Volunteered;

use crate::{
    i18n::{t, tv},
    identity::settings_page,
    page::Page,
    ui::Select,
    when,
};

/// Three questions, none of which has to be answered.
pub fn volunteer_page(proposal: ProposalId, said: &Volunteered) -> Page {
    let fields = Question::ALL.iter().map(|question| {
        let before = said.answers.get(question).cloned().unwrap_or_default();
        let nothing = (String::new(), t("volunteer-nothing"));
        // Once the call has ended answers are only taken back.
        let open = question.answers().iter().filter(|answer| said.is_open || **answer == before);
        let answers = open.map(|answer| ((*answer).to_owned(), t(&format!("volunteer-{question}-{answer}"))));
        let options: Vec<_> = [nothing].into_iter().chain(answers).collect();
        view! { <Select name=question.to_string() label=t(&format!("volunteer-{question}")) options=options value=before /> }
    });
    let fields = fields.collect_view();
    let over = (!said.is_open).then(|| view! { <div class="notice"><strong>{t("volunteer-over")}</strong></div> });
    let until = when::date_long(said.forgotten_on);
    let content = view! {
        <p><a href=format!("/me/proposals/{proposal}")>{t("volunteer-back")}</a></p>
        <p class="lead">{tv("volunteer-lead", &[("conference", said.conference.title.clone().into()), ("day", until.into())])}</p>
        {over}
        <form class="form" method="post" novalidate>
            {fields}
            <div class="acts"><button class="button primary">{t("save")}</button></div>
        </form>
    };
    settings_page(t("volunteer-title"), None, content)
}
