//! The fields in which questions are answered.

use domain::{
    Instant,
    cfp::{Bounds, Kind, Length, Need, Question, Target, TypedAnswers, Unit, field_of},
};
use leptos::prelude::*;
use service::{
    cfp::{CallFacts, OfferedTrack, OfferedType},
    conference::ConferenceFacts,
};

use crate::{
    i18n::{t, tv},
    ui::{Check, Counted, Field, Select, TextArea},
    visit::Visit,
    when,
};

/// What the fields start from.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// At which conference.
    pub facts: &'a ConferenceFacts,
    /// For which call.
    pub call: &'a CallFacts,
    /// What is answered so far.
    pub typed: &'a TypedAnswers,
    /// When; what is needed or frozen depends on it.
    pub now: Instant,
}

/// A field for each question that is not answered by a file.
pub fn answer_fields(asking: Asking<'_>, questions: &[&Question]) -> impl IntoView + use<> {
    questions.iter().map(|question| field(asking, question)).collect_view()
}

fn field(asking: Asking<'_>, question: &Question) -> AnyView {
    let name = field_of(question.id);
    let stored = asking.typed.get(&question.id).cloned().unwrap_or_default();
    let value = stored.first().cloned().unwrap_or_default();
    let optional = !question.is_needed(asking.now);
    let (label, hint) = (question.label.clone(), hint(asking, question));
    let choose = (String::new(), t("cfp-choose"));
    let choices = || question.options.iter().map(|option| (option.id.to_string(), option.label.clone()));
    let saved = saved(&name, question, &stored);
    let field = match question.kind {
        Kind::Text => view! { <Field name=name label=label hint=hint value=value optional=optional /> }.into_any(),
        Kind::LongText => {
            view! { <TextArea name=name label=label hint=hint value=value optional=optional /> }.into_any()
        }
        Kind::Number => {
            view! { <Field name=name label=label hint=hint value=value optional=optional width="short" /> }.into_any()
        }
        Kind::Date => {
            view! { <Field name=name label=label hint=hint value=value optional=optional kind="date" width="middle" /> }
                .into_any()
        }
        Kind::Url => {
            view! { <Field name=name label=label hint=hint value=value optional=optional kind="url" /> }.into_any()
        }
        Kind::Boolean => {
            let options = vec![choose, ("yes".into(), t("question-yes")), ("no".into(), t("question-no"))];
            view! { <Select name=name label=marked(label, optional) hint=hint options=options value=value /> }
                .into_any()
        }
        Kind::Choice => {
            let options = [choose].into_iter().chain(choices()).collect();
            view! { <Select name=name label=marked(label, optional) hint=hint options=options value=value /> }
                .into_any()
        }
        Kind::Several => several(&name, marked(label, optional), hint, choices().collect(), &stored).into_any(),
        Kind::File => return file(&label, optional, &hint),
    };
    let field = match question.bounds.length {
        Some(length) => view! { <Counted length=length>{field}</Counted> }.into_any(),
        None => field,
    };
    view! { {field} {saved} }.into_any()
}

/// Boxes that share a name; an empty value comes along, so that none ticked is an answer too.
fn several(
    name: &str,
    label: String,
    hint: String,
    choices: Vec<(String, String)>,
    stored: &[String],
) -> impl IntoView + use<> {
    let visit = expect_context::<Visit>();
    let messages = visit.messages(name).join(" ");
    let error = (!messages.is_empty()).then(|| view! { <p class="error">{messages}</p> });
    let boxes = choices.into_iter().map(|(id, label)| {
        let checked = stored.contains(&id);
        view! { <Check name=name.to_owned() value=id label=label checked=checked /> }
    });
    let boxes = boxes.collect_view();
    view! {
        <fieldset id=name.to_owned()>
            <legend>{label}</legend>
            <p class="hint">{hint}</p>
            {error}
            <input type="hidden" name=name.to_owned() value="" />
            {boxes}
        </fieldset>
    }
}

/// Files come by a form of their own, once there is a draft to put them to.
fn file(label: &str, optional: bool, hint: &str) -> AnyView {
    view! {
        <div class="field">
            <p><strong>{marked(label.to_owned(), optional)}</strong></p>
            <p class="hint">{hint.to_owned()} " " {t("question-file-below")}</p>
        </div>
    }
    .into_any()
}

fn marked(label: String, optional: bool) -> String {
    if optional { format!("{label} {}", t("optional")) } else { label }
}

/// Bounds, times, for whom, and who reads the answer.
fn hint(asking: Asking<'_>, question: &Question) -> String {
    let moment = |at| when::moment(at, &domain::zone::Zone::named_or_utc(&asking.facts.zone));
    let needed = match question.need {
        Need::RequiredAfter(at) if !question.is_needed(asking.now) => {
            Some(tv("question-needed-from", &[("moment", moment(at).into())]))
        }
        _ => None,
    };
    let frozen = question.frozen_after.map(|at| {
        let key = if question.is_frozen(asking.now) { "question-frozen" } else { "question-frozen-after" };
        tv(key, &[("moment", moment(at).into())])
    });
    let parts = [bounds(question.bounds), only(asking.call, question), needed, frozen, Some(readers(question))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn bounds(bounds: Bounds) -> Option<String> {
    if let Some(length) = bounds.length {
        return Some(length_words(length));
    }
    if let Some((least, most)) = bounds.number {
        return Some(match (least, most) {
            (i64::MIN, most) => tv("question-at-most", &[("most", most.to_string().into())]),
            (least, i64::MAX) => tv("question-at-least", &[("least", least.to_string().into())]),
            (least, most) => {
                tv("question-between", &[("least", least.to_string().into()), ("most", most.to_string().into())])
            }
        });
    }
    let (first, last) = bounds.date?;
    let day = |day: chrono::NaiveDate| when::date_long(day);
    Some(match (first, last) {
        (chrono::NaiveDate::MIN, last) => tv("question-until-day", &[("last", day(last).into())]),
        (first, chrono::NaiveDate::MAX) => tv("question-from-day", &[("first", day(first).into())]),
        (first, last) => tv("question-between", &[("least", day(first).into()), ("most", day(last).into())]),
    })
}

/// `At most 80 words.`
pub fn length_words(length: Length) -> String {
    let unit = match length.unit {
        Unit::Characters => "characters",
        Unit::Words => "words",
    };
    if length.least == 0 {
        tv(&format!("question-{unit}"), &[("most", length.most.into())])
    } else {
        tv(&format!("question-{unit}-between"), &[("least", length.least.into()), ("most", length.most.into())])
    }
}

/// For which tracks and kinds of session, where it is not for all.
fn only(call: &CallFacts, question: &Question) -> Option<String> {
    let tracks = call.tracks.iter().filter(|track: &&OfferedTrack| question.tracks.contains(&track.id));
    let types = call.types.iter().filter(|kind: &&OfferedType| question.types.contains(&kind.id));
    let names: Vec<&str> =
        types.map(|kind| kind.name.as_str()).chain(tracks.map(|track| track.name.as_str())).collect();
    (!names.is_empty()).then(|| tv("question-only", &[("names", names.join(", ").into())]))
}

fn readers(question: &Question) -> String {
    t(match (question.is_public, question.is_for_reviewers) {
        _ if question.target == Target::Reviewer => "question-read-in-review",
        (true, _) => "question-read-by-all",
        (false, true) => "question-read-by-reviewers",
        (false, false) => "question-read-by-organisers",
    })
}

/// Where the same answer was saved in another tab meanwhile: what is saved now.
fn saved(name: &str, question: &Question, stored: &[String]) -> Option<AnyView> {
    let visit = expect_context::<Visit>();
    let refused = visit.refused.filter(|refused| refused.problem.code == "changed-meanwhile")?;
    let mut typed: Vec<&String> = refused.typed.texts(name).iter().filter(|text| !text.trim().is_empty()).collect();
    let mut kept: Vec<&String> = stored.iter().collect();
    typed.sort();
    kept.sort();
    let same = typed.len() == kept.len()
        && typed.iter().zip(&kept).all(|(typed, kept)| typed.replace("\r\n", "\n").trim() == kept.as_str());
    if same {
        return None;
    }
    let label = |value: &&String| {
        let option = question.options.iter().find(|option| option.id.to_string() == **value);
        option.map_or_else(|| (*value).clone(), |option| option.label.clone())
    };
    let words = kept.iter().map(label).collect::<Vec<_>>().join(", ");
    let view = view! {
        <div class="notice" id=format!("{name}-saved")>
            <p><strong>{t("cfp-saved-elsewhere")}</strong></p>
            <pre class="saved">{words}</pre>
        </div>
    };
    Some(view.into_any())
}
