//! The rules under which ballots can be held: those of bodies, the group's own, and the form that puts one together.

use domain::ballot::rule::{
    Comparison, EarlyClose, Effect, LostStanding, PositionKind, Role, Rule, TypedCondition, TypedPosition, TypedRule,
    Visibility,
    preset::Preset,
    typed::{MOST_CONDITIONS, MOST_POSITIONS},
};
use leptos::prelude::*;
use service::{ballot::BallotRuleLine, group::GroupFacts};

use super::words::{explained, rule_name, visible};
use crate::{
    group::manage_page,
    i18n::{t, tv},
    page::Page,
    ui::{Check, Field, Form, Select},
    when,
};

/// All rules, with the form filled from `start`; `tried` is what a rule that was not added yet would say.
pub fn ballot_rules_page(
    facts: &GroupFacts,
    own: &[BallotRuleLine],
    start: &TypedRule,
    tried: Option<&(String, Rule)>,
) -> Page {
    let home = format!("/g/{}/manage/ballots/rules", facts.slug);
    let tried = tried.map(|(name, rule)| {
        view! {
            <div class="notice" role="status" id="tried">
                <strong>{t("ballot-rule-means")} " " {name.clone()}</strong>
                {explained(rule)}
                <p class="soft">{visible(rule.visibility)}</p>
            </div>
        }
    });
    let mine = own.iter().map(|line| {
        let retire = format!("{home}/{}/retire", line.id);
        view! {
            <li>
                <h3>{line.name.clone()}</h3>
                {explained(&line.rule)}
                <form method="post" action=retire><button class="button quiet">{t("ballot-rule-retire")} " " <span class="unseen">{line.name.clone()}</span></button></form>
            </li>
        }
    });
    let mine = (!own.is_empty()).then(|| {
        view! { <section class="part bare" aria-labelledby="own"><h2 id="own">{t("ballot-rules-own")}</h2><ul class="rows">{mine.collect_view()}</ul></section> }
    });
    let presets = Preset::ALL.iter().map(|preset| preset_line(&home, *preset)).collect_view();
    let content = view! {
        <p>{t("ballot-rules-lead")}</p>
        {tried}
        {mine}
        <section class="part" aria-labelledby="presets">
            <h2 id="presets">{t("ballot-rules-presets")}</h2>
            <ul class="rows">{presets}</ul>
        </section>
        <section class="part" aria-labelledby="add">
            <h2 id="add">{t("ballot-rule-own")}</h2>
            {builder(start)}
        </section>
    };
    manage_page(facts, t("ballot-rules"), content)
}

fn preset_line(home: &str, preset: Preset) -> impl IntoView + use<> {
    let (rule, source) = (preset.rule(), preset.source());
    let values = [("title", source.title.into()), ("day", when::date_long(source.as_of).into())];
    let primary =
        if source.primary { ("badge good", "ballot-rule-primary") } else { ("badge", "ballot-rule-secondary") };
    let start = TypedRule::of("", &rule).map(|_| {
        let href = format!("{home}?start={preset}#add");
        view! { <p><a href=href>{t("ballot-rule-from")} <span class="unseen">": " {rule_name(preset.as_str())}</span></a></p> }
    });
    view! {
        <li>
            <details>
                <summary><strong>{rule_name(preset.as_str())}</strong> " " <span class=primary.0>{t(primary.1)}</span></summary>
                {explained(&rule)}
                <p class="soft"><a href=source.address rel="nofollow">{tv("ballot-rule-source", &values)}</a></p>
                {start}
            </details>
        </li>
    }
}

fn builder(start: &TypedRule) -> impl IntoView + use<> {
    let options = |words: Vec<(&'static str, String)>| -> Vec<(String, String)> {
        words.into_iter().map(|(word, key)| (word.to_owned(), t(&key))).collect()
    };
    let visibilities = options(Visibility::ALL.iter().map(|one| (one.as_str(), format!("visibility-{one}"))).collect());
    let early = options(EarlyClose::ALL.iter().map(|one| (one.as_str(), format!("ballot-early-{one}"))).collect());
    let lost = options(LostStanding::ALL.iter().map(|one| (one.as_str(), format!("ballot-lost-{one}"))).collect());
    let effects: Vec<(String, String)> =
        options(Effect::ALL.iter().map(|one| (one.as_str(), format!("ballot-effect-{one}"))).collect());
    // As many rows as are filled, and one more; the others are folded away.
    let filled = |words: Vec<bool>| words.iter().rposition(|filled| *filled).map_or(0, |last| last + 1);
    let named = filled(start.positions.iter().map(|one| !one.word.trim().is_empty()).collect());
    let asked = filled(start.conditions.iter().map(|one| !one.bound.trim().is_empty()).collect());
    let positions = |rows: std::ops::Range<usize>| {
        rows.map(|row| position_row(row, start.positions.get(row))).collect_view().into_any()
    };
    let conditions = |rows: std::ops::Range<usize>| {
        rows.map(|row| condition_row(row, start.conditions.get(row))).collect_view().into_any()
    };
    let (named, asked) = ((named + 1).min(MOST_POSITIONS), (asked + 1).min(MOST_CONDITIONS));
    let (more_positions, more_conditions) = (positions(named..MOST_POSITIONS), conditions(asked..MOST_CONDITIONS));
    let (positions, conditions) = (positions(0..named), conditions(0..asked));
    let start = start.clone();
    view! {
        <Form submit=t("ballot-rule-add")>
            <Field name="name" label=t("ballot-rule-name") value=start.name />
            <fieldset id="positions">
                <legend>{t("ballot-rule-positions")}</legend>
                <p class="hint">{t("ballot-rule-positions-hint")}</p>
                {messages("positions")}
                {positions}
                <details><summary>{t("ballot-rule-more-positions")}</summary>{more_positions}</details>
            </fieldset>
            <fieldset id="conditions">
                <legend>{t("ballot-rule-conditions")}</legend>
                <p class="hint">{t("ballot-rule-conditions-hint")}</p>
                {messages("conditions")}
                {conditions}
                <details><summary>{t("ballot-rule-more-conditions")}</summary>{more_conditions}</details>
            </fieldset>
            <fieldset>
                <legend>{t("ballot-rule-conduct")}</legend>
                <Field name="hours" label=t("ballot-rule-hours") width="short" value=start.hours optional=true />
                <Select name="visibility" label=t("ballot-visibility") options=visibilities value=start.visibility />
                <Check name="shows_turnout" label=t("ballot-shows-turnout") checked=start.shows_turnout />
                <Check name="changeable" label=t("ballot-rule-changeable") checked=start.changeable />
                <Select name="early_close" label=t("ballot-rule-early") options=early value=start.early_close />
                <Check name="in_room" label=t("ballot-rule-in-room") checked=start.in_room />
                <Check name="casting" label=t("ballot-rule-casting") checked=start.casting />
                <Select name="lost_standing" label=t("ballot-rule-lost") options=lost value=start.lost_standing />
                <Field name="proxies" label=t("ballot-rule-proxies") width="short" value=start.proxies optional=true />
                <div class="fields">
                    <Field name="extend_hours" label=t("ballot-rule-extend-hours") width="short" value=start.extend_hours optional=true />
                    <Field name="extend_times" label=t("ballot-rule-extend-times") width="short" value=start.extend_times optional=true />
                </div>
                <div class="fields">
                    <Select name="passes" label=t("ballot-rule-passes") options=effects.clone() value=start.passes />
                    <Select name="fails" label=t("ballot-rule-fails") options=effects value=start.fails />
                </div>
            </fieldset>
            <fieldset>
                <legend>{t("ballot-rule-preconditions")}</legend>
                <div class="fields">
                    <Field name="members" label=t("ballot-rule-members") width="short" value=start.members optional=true />
                    <Field name="organisations" label=t("ballot-rule-organisations") width="short" value=start.organisations optional=true />
                    <Field name="voters" label=t("ballot-rule-voters") width="short" value=start.voters optional=true />
                    <Field name="share" label=t("ballot-rule-share") width="short" value=start.share optional=true />
                </div>
            </fieldset>
            <p><button class="button" name="act" value="try">{t("ballot-rule-try")}</button></p>
        </Form>
    }
}

/// What is wrong with a whole part of the form.
fn messages(field: &str) -> Option<impl IntoView + use<>> {
    let text = expect_context::<crate::visit::Visit>().messages(field).join(" ");
    (!text.is_empty()).then(|| view! { <p class="error"><span class="unseen">{t("error-mark")}</span>{text}</p> })
}

fn numbered(key: &str, row: usize) -> String {
    tv(key, &[("number", (row + 1).into())])
}

fn position_row(row: usize, typed: Option<&TypedPosition>) -> impl IntoView + use<> {
    let typed = typed.cloned().unwrap_or_default();
    let kinds = PositionKind::ALL.iter().map(|one| (one.to_string(), t(&format!("ballot-kind-{one}")))).collect();
    view! {
        <div class="fields">
            <Field name=format!("word-{row}") label=numbered("ballot-rule-position", row) value=typed.word optional=true width="middle" />
            <Select name=format!("kind-{row}") label=numbered("ballot-rule-kind", row) options=kinds value=typed.kind />
            <Check name=format!("reason-{row}") label=numbered("ballot-rule-reason", row) checked=typed.reason />
        </div>
    }
}

fn condition_row(row: usize, typed: Option<&TypedCondition>) -> impl IntoView + use<> {
    let typed = typed.cloned().unwrap_or_default();
    let roles = Role::ALL.iter().filter(|role| **role != Role::Block);
    let mut roles: Vec<(String, String)> =
        roles.map(|one| (one.to_string(), t(&format!("ballot-role-{one}")))).collect();
    roles.reverse();
    let comparisons =
        Comparison::ALL.iter().map(|one| (one.to_string(), t(&format!("ballot-comparison-{one}")))).collect();
    let quantities =
        ["cast", "cast-without-abstentions", "eligible", "eligible-without-recused", "present", "returned"]
            .map(|one| (one.to_owned(), t(&format!("ballot-quantity-{one}"))));
    let left = std::iter::once(("positions".to_owned(), t("ballot-of-positions"))).chain(quantities.clone()).collect();
    let of = [("number", "ballot-of-number"), ("positions", "ballot-of-positions")]
        .map(|(word, key)| (word.to_owned(), t(key)))
        .into_iter()
        .chain(quantities)
        .chain([("root-eligible".to_owned(), t("ballot-of-root-eligible"))])
        .collect();
    view! {
        <fieldset class="condition">
            <legend>{numbered("ballot-rule-condition", row)}</legend>
            <div class="fields">
                <Select name=format!("role-{row}") label=numbered("ballot-rule-role", row) options=roles value=typed.role />
                <Select name=format!("left-{row}") label=numbered("ballot-rule-left", row) options=left value=typed.left />
                <Field name=format!("words-{row}") label=numbered("ballot-rule-left-words", row) value=typed.words optional=true />
            </div>
            <div class="fields">
                <Select name=format!("comparison-{row}") label=numbered("ballot-rule-comparison", row) options=comparisons value=typed.comparison />
                <Field name=format!("bound-{row}") label=numbered("ballot-rule-bound", row) value=typed.bound optional=true width="short" />
                <Select name=format!("of-{row}") label=numbered("ballot-rule-of", row) options=of value=typed.of />
            </div>
            <div class="fields">
                <Field name=format!("of_words-{row}") label=numbered("ballot-rule-of-words", row) value=typed.of_words optional=true />
                <Field name=format!("category-{row}") label=numbered("ballot-rule-category", row) value=typed.category optional=true />
            </div>
        </fieldset>
    }
}
