//! What was answered, as organisers and speakers read it, and the files that are answers.

use domain::cfp::{Answer, Kind, Question, field_of};
use leptos::prelude::*;
use service::cfp::{AnswerLine, AnswerSheet, OwnProposal};

use crate::{
    i18n::{t, tv},
    ui::rich_text,
    visit::Visit,
};

/// What was answered, for the organisers; files are at `home`.
pub fn offered_answers(sheet: &AnswerSheet, home: &str) -> Option<impl IntoView + use<>> {
    let speakers = sheet.speakers.iter().map(|of| {
        let person = of.person;
        let lines = lines(&of.lines, |question| format!("{home}/answers/{}?by={person}", question.id));
        view! { <h3>{of.name.clone()}</h3> {lines} }
    });
    let speakers = speakers.collect_view();
    let proposal = lines(&sheet.proposal, |question| format!("{home}/answers/{}", question.id));
    (*sheet != AnswerSheet::default()).then(|| {
        view! { <section class="part answers"><h2>{t("question-answers")}</h2>{proposal}{speakers}</section> }
    })
}

/// What was answered in a review.
pub fn review_answers(lines: &[AnswerLine]) -> Option<AnyView> {
    self::lines(lines, |_| String::new())
}

/// What was answered, for whoever did.
pub fn own_answers(own: &OwnProposal) -> Option<impl IntoView + use<>> {
    let home = format!("/me/proposals/{}", own.id);
    let address = |question: &Question| format!("{home}/answers/{}", question.id);
    let about_oneself = own.sheet.speakers.iter().map(|of| lines(&of.lines, address)).collect_view();
    let proposal = lines(&own.sheet.proposal, address);
    (own.sheet != AnswerSheet::default()).then(|| {
        view! { <section class="part answers"><h2>{t("question-answers")}</h2>{proposal}{about_oneself}</section> }
    })
}

/// An answer stands under the question as it was asked then; how it reads now is said where it differs.
fn lines(lines: &[AnswerLine], address: impl Fn(&Question) -> String) -> Option<AnyView> {
    let rows = lines.iter().map(|line| {
        let now = (line.asked != line.question.label).then(|| {
            view! { <p class="hint">{tv("question-asked-now", &[("label", line.question.label.clone().into())])}</p> }
        });
        let gone = (!line.is_asked).then(|| view! { " "<span class="badge">{t("question-gone")}</span> });
        let answer = match &line.answer {
            Answer::File(_) => {
                view! { <p><a href=address(&line.question) download="">{line.words.clone()}</a></p> }.into_any()
            }
            Answer::Text(text) if line.question.kind == Kind::LongText => rich_text(text).into_any(),
            Answer::Boolean(yes) => view! { <p>{t(if *yes { "question-yes" } else { "question-no" })}</p> }.into_any(),
            _ => view! { <p>{line.words.clone()}</p> }.into_any(),
        };
        view! { <li><p><strong>{line.asked.clone()}</strong>{gone}</p>{now}{answer}</li> }
    });
    let rows = rows.collect_view();
    (!lines.is_empty()).then(|| view! { <ul class="rows">{rows}</ul> }.into_any())
}

/// The answers that are files, each with a form of its own: a file never waits for the rest of the proposal.
pub fn files(own: &OwnProposal) -> Option<impl IntoView + use<>> {
    let questions: Vec<&Question> = own.questions.iter().filter(|question| question.kind == Kind::File).collect();
    let forms = questions.iter().map(|question| file(own, question)).collect_view();
    (own.may_edit && !questions.is_empty()).then(|| {
        view! { <section class="part" id="files"><h2>{t("question-files")}</h2><p>{t("question-files-hint")}</p>{forms}</section> }
    })
}

fn file(own: &OwnProposal, question: &Question) -> impl IntoView + use<> {
    let visit = expect_context::<Visit>();
    let action = format!("/me/proposals/{}/answers/{}", own.id, question.id);
    let all = own.sheet.proposal.iter().chain(own.sheet.speakers.iter().flat_map(|of| &of.lines));
    let kept = all.into_iter().find(|line| line.question.id == question.id).map(|line| {
        view! {
            <p><a href=action.clone() download="">{line.words.clone()}</a></p>
            <form class="form" method="post" action=format!("{action}/remove")>
                <div class="acts"><button class="button small">{t("question-file-remove")}</button></div>
            </form>
        }
    });
    let name = field_of(question.id);
    let messages = visit.messages(&name).join(" ");
    let described = (!messages.is_empty()).then(|| format!("{name}-error"));
    let error = (!messages.is_empty())
        .then(|| view! { <p class="error" id=format!("{name}-error")><span class="unseen">{t("error-mark")}</span>{messages}</p> });
    view! {
        <form class="form" method="post" action=action.clone() enctype="multipart/form-data">
            <div class="field">
                <label for=name.clone()>{question.label.clone()}</label>
                {error}
                <input type="file" id=name name="file" aria-describedby=described />
            </div>
            <div class="acts"><button class="button small">{t("question-file-upload")}</button></div>
        </form>
        {kept}
    }
}
