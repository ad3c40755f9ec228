//! One proposal, with the form of the reader's review.

use domain::{
    Instant,
    cfp::{Question, TypedAnswers},
    review::assign::Bid,
    zone::Zone,
};
use leptos::prelude::*;
use service::{
    cfp::CallFacts,
    conference::ConferenceFacts,
    review::{CategoryLine, MessageLine, OtherReview, Sheet},
};

use super::{
    board::{about, task_badge, title_of},
    chairs::chairs_part,
    place::{button, home, review_page},
};
use crate::{
    cfp::{Asking, answer_fields, attachment, offered_answers, review_answers},
    i18n::{t, tv},
    page::Page,
    ui::{Check, Select, TextArea, VersionField, rich_text},
    visit::Visit,
    when,
};

/// The page of a proposal for its committee.
pub fn sheet_page(facts: &ConferenceFacts, call: &CallFacts, sheet: &Sheet, now: Instant) -> Page {
    let here = format!("{}/proposals/{}", home(facts, call), sheet.line.id);
    let summary = (!sheet.summary.is_empty()).then(|| view! { <p class="lead">{sheet.summary.clone()}</p> });
    let redacted = sheet.is_redacted.then(|| view! { <p class="notice">{t("review-redacted")}</p> });
    let notes = sheet.notes.clone().filter(|notes| !notes.is_empty()).map(|notes| {
        view! { <section class="part"><h2>{t("cfp-notes")}</h2>{rich_text(&notes)}</section> }
    });
    let score = sheet.line.score.clone().filter(|(average, ..)| !average.is_empty()).map(|(average, spread, count)| {
        let values = [("score", average.into()), ("spread", spread.into()), ("count", count.into())];
        view! { <p class="soft">{tv("review-score-line", &values)}</p> }
    });
    let zone = Zone::named_or_utc(&facts.zone);
    let typed: TypedAnswers = sheet.own.answers.iter().map(|line| (line.question.id, line.answer.typed())).collect();
    let asking = Asking { facts, call, typed: &typed, now };
    let questions: Vec<&Question> = sheet.questions.iter().collect();
    let content = view! {
        <p>{task_badge(sheet.line.task)} " " {about(&sheet.line)}</p>
        {redacted}
        {summary}
        {rich_text(&sheet.description)}
        {files(sheet)}
        {offered_answers(&sheet.answers, &here)}
        {notes}
        {wishes(&here, sheet)}
        {editor(&zone, sheet, answer_fields(asking, &questions).into_any())}
        {score}
        {others(&here, sheet)}
        {discussion(&here, &zone, sheet)}
        {decline(&here, sheet)}
        {sheet.chairs.as_ref().map(|chairs| chairs_part(&here, chairs))}
    };
    review_page(facts, call, title_of(&sheet.line.title), content)
}

fn files(sheet: &Sheet) -> Option<impl IntoView + use<>> {
    let id = sheet.line.id.to_string();
    let rows = sheet.attachments.iter().map(|line| view! { <li>{attachment(&id, line)}</li> }).collect_view();
    (!sheet.attachments.is_empty())
        .then(|| view! { <section class="part"><h2>{t("beside-files")}</h2><ul class="rows">{rows}</ul></section> })
}

/// The reader's own review: a form while it can be written, otherwise what was.
fn editor(zone: &Zone, sheet: &Sheet, questions: AnyView) -> Option<AnyView> {
    let own = &sheet.own;
    let handed_in = own.submitted_at.map(|at| {
        view! { <p class="soft">{tv("review-handed-in", &[("moment", when::moment(at, zone).into())])}</p> }
    });
    if !sheet.may_write {
        own.version.as_ref()?;
        return Some(
            view! {
                <section class="part">
                    <h2>{t("review-own")}</h2>
                    {handed_in}
                    {review_answers(&own.answers)}
                    <h3>{t("review-for-committee")}</h3>{rich_text(&own.for_committee)}
                    <h3>{t("review-for-speakers")}</h3>{rich_text(&own.for_speakers)}
                </section>
            }
            .into_any(),
        );
    }
    let version = own.version.as_ref().map(ToString::to_string).unwrap_or_default();
    let scores = sheet.categories.iter().map(|category| {
        let given = own.scores.get(&category.id).map(ToString::to_string).unwrap_or_default();
        view! { <Select name=category.id.to_string() label=category.name.clone() hint=hint_of(category) options=scale(category) value=given /> }
    });
    let save = if own.submitted_at.is_some() {
        None
    } else {
        Some(view! { <button class="button" name="act" value="save">{t("cfp-save-draft")}</button> })
    };
    Some(
        view! {
            <section class="part">
                <h2>{t("review-own")}</h2>
                {handed_in}
                <form class="form" method="post" novalidate>
                    <VersionField version=version />
                    <div class="fields">{scores.collect_view()}</div>
                    {questions}
                    <Check name="abstains" label=t("review-abstain") hint=t("review-abstain-hint") checked=own.abstains />
                    <TextArea name="for_committee" label=t("review-for-committee") hint=t("review-for-committee-hint") value=own.for_committee.clone() optional=true />
                    {saved("for_committee", &own.for_committee)}
                    <TextArea name="for_speakers" label=t("review-for-speakers") hint=t("review-for-speakers-hint") value=own.for_speakers.clone() optional=true />
                    {saved("for_speakers", &own.for_speakers)}
                    <div class="acts">
                        {save}
                        <button class="button primary" name="act" value="submit">{t("review-hand-in")}</button>
                        <button class="button" name="act" value="next">{t("review-hand-in-next")}</button>
                    </div>
                </form>
            </section>
        }
        .into_any(),
    )
}

fn scale(category: &CategoryLine) -> Vec<(String, String)> {
    let (least, greatest) = category.range;
    let none = (String::new(), "–".to_owned());
    [none].into_iter().chain((least..=greatest).map(|score| (score.to_string(), score.to_string()))).collect()
}

fn hint_of(category: &CategoryLine) -> String {
    let key = if category.is_needed { "review-scale" } else { "review-scale-alone" };
    tv(key, &[("least", i32::from(category.range.0).into()), ("greatest", i32::from(category.range.1).into())])
}

/// Where the same review was saved in another tab meanwhile: what is saved now, beside what is typed here.
fn saved(field: &'static str, value: &str) -> Option<impl IntoView + use<>> {
    let refused = expect_context::<Visit>().refused.filter(|refused| refused.problem.code == "changed-meanwhile")?;
    let differs = refused.typed.text(field).replace("\r\n", "\n").trim() != value;
    let value = value.to_owned();
    differs.then(|| {
        view! {
            <div class="notice" id=format!("{field}-saved")>
                <p><strong>{t("cfp-saved-elsewhere")}</strong></p>
                <pre class="saved">{value}</pre>
            </div>
        }
    })
}

fn wishes(here: &str, sheet: &Sheet) -> Option<impl IntoView + use<>> {
    let action = format!("{here}/bid");
    let options: Vec<(String, String)> = [(String::new(), t("review-bid-none"))]
        .into_iter()
        .chain(Bid::ALL.iter().map(|bid| (bid.to_string(), t(&format!("review-bid-{bid}")))))
        .collect();
    let now = sheet.line.bid.map(|bid| bid.to_string()).unwrap_or_default();
    sheet.may_bid.then(|| {
        view! {
            <section class="part">
                <h2>{t("review-wish")}</h2>
                <form class="form" method="post" action=action novalidate>
                    <Select name="bid" label=t("review-bid") options=options value=now />
                    <div class="acts"><button class="button">{t("save")}</button></div>
                </form>
            </section>
        }
    })
}

fn others(here: &str, sheet: &Sheet) -> Option<AnyView> {
    let Some(others) = &sheet.others else {
        return sheet.may_write.then(|| view! { <p class="soft">{t("review-others-later")}</p> }.into_any());
    };
    let decides = sheet.chairs.as_ref().is_some_and(|chairs| chairs.decides);
    let rows = others.iter().map(|other| other_review(here, other, decides)).collect_view();
    (!others.is_empty()).then(|| {
        view! { <section class="part"><h2>{t("review-others")}</h2><ul class="rows">{rows}</ul></section> }.into_any()
    })
}

fn other_review(here: &str, other: &OtherReview, decides: bool) -> impl IntoView + use<> {
    let scores = other.scores.iter().map(|(name, score)| format!("{name} {score}")).collect::<Vec<_>>().join(" · ");
    let score = if other.score.is_empty() { t("review-abstained") } else { other.score.clone() };
    let for_speakers = (!other.for_speakers.is_empty()).then(|| {
        let read = if other.is_read { t("review-is-read") } else { t("review-is-unread") };
        let fields = [("review", other.id.to_string()), ("text", other.for_speakers.clone())];
        let approve =
            (decides && !other.is_read).then(|| button(format!("{here}/approve"), t("review-approve"), &fields));
        view! {
            <h4>{t("review-for-speakers")} " " <span class="badge">{read}</span></h4>
            {rich_text(&other.for_speakers)}
            {approve}
        }
    });
    view! {
        <li>
            <h3>{other.by.clone()} " · " {score}</h3>
            <p class="soft">{scores}</p>
            {review_answers(&other.answers)}
            {rich_text(&other.for_committee)}
            {for_speakers}
        </li>
    }
}

fn discussion(here: &str, zone: &Zone, sheet: &Sheet) -> Option<impl IntoView + use<>> {
    let messages = sheet.discussion.as_ref()?;
    let rows = messages.iter().map(|message| message_row(zone, message)).collect_view();
    let form = sheet.may_discuss.then(|| {
        view! {
            <form class="form" method="post" action=format!("{here}/discuss") novalidate>
                <TextArea name="message" label=t("review-message") hint=t("review-message-hint") />
                <div class="acts"><button class="button">{t("review-say")}</button></div>
            </form>
        }
    });
    (!messages.is_empty() || sheet.may_discuss).then(|| {
        view! { <section class="part"><h2>{t("review-discussion")}</h2><ul class="rows">{rows}</ul>{form}</section> }
    })
}

fn message_row(zone: &Zone, message: &MessageLine) -> impl IntoView + use<> {
    let by = if message.is_own { format!("{} ({})", message.by, t("review-you")) } else { message.by.clone() };
    let at = when::moment(message.at, zone);
    let machine = when::machine(message.at, zone);
    view! { <li><p><strong>{by}</strong> " · " <time datetime=machine>{at}</time></p>{rich_text(&message.text)}</li> }
}

fn decline(here: &str, sheet: &Sheet) -> Option<impl IntoView + use<>> {
    let action = format!("{here}/decline");
    sheet.may_decline.then(|| {
        view! {
            <details class="part">
                <summary>{t("review-decline")}</summary>
                <form class="form" method="post" action=action novalidate>
                    <TextArea name="reason" label=t("review-decline-reason") hint=t("review-decline-hint") />
                    <div class="acts"><button class="button">{t("review-decline")}</button></div>
                </form>
            </details>
        }
    })
}
