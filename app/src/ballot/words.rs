//! Rules, positions and reasons in the reader's words.

use domain::{
    ballot::rule::{
        Condition, Needs, Outcome, Rule, Visibility,
        explain::{Phrase, Term},
        preset::Preset,
    },
    group::standing::Term as StandingTerm,
    language::Lang,
    zone::Zone,
};
use leptos::prelude::*;
use service::ballot::Said;

use crate::{
    i18n::{say, t, try_t, tv},
    when,
};

/// What a position is called: in the reader's words where a known body uses it, else by the group's own name.
pub fn position(word: &str) -> String {
    let known = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') && word != "-";
    known.then(|| try_t(&format!("position-{word}"))).flatten().unwrap_or_else(|| word.to_owned())
}

/// What a rule or a way of counting is called.
pub fn rule_name(name: &str) -> String {
    if name.parse::<Preset>().is_ok() {
        return t(&format!("ballot-preset-{name}"));
    }
    try_t(&format!("method-{name}")).unwrap_or_else(|| name.to_owned())
}

/// A rule in one sentence.
pub fn sentence(rule: &Rule) -> String {
    let always: Vec<String> = rule.conditions(None).iter().map(|(role, one)| phrase(&one.phrase(*role))).collect();
    let several = rule.cases.len() > 1;
    let cases = rule.cases.iter().map(|case| {
        let needs = match &case.needs {
            Needs::Never => t("rule-never"),
            Needs::All(conditions) => joined(conditions),
        };
        match (&case.when[..], several) {
            (_, false) => needs,
            ([], true) => tv("rule-otherwise", &[("needs", needs.into())]),
            (when, true) => tv("rule-case", &[("when", joined(when).into()), ("needs", needs.into())]),
        }
    });
    let all: Vec<String> = always.into_iter().chain(cases).filter(|part| !part.is_empty()).collect();
    tv("rule-passes", &[("effect", rule.passes.as_str().into()), ("conditions", all.join("; ").into())])
}

fn joined(conditions: &[Condition]) -> String {
    let all = conditions.iter().map(|one| phrase(&one.phrase(domain::ballot::rule::Role::Threshold)));
    all.collect::<Vec<_>>().join("; ")
}

/// A condition as a part of a sentence.
pub fn phrase(phrase: &Phrase) -> String {
    let term = |name: &str| phrase.arguments.iter().find(|(other, _)| *other == name).map(|(_, term)| term);
    let words = match term("left") {
        Some(Term::Positions(words)) => list_of(words),
        _ => String::new(),
    };
    let mut left = term("left").map(quantity).unwrap_or_default();
    if let Some(Term::Category(category)) = term("category") {
        left = tv("rule-among", &[("category", category.clone().into()), ("left", left.into())]);
    }
    let bound = match (term("number"), term("times"), term("of")) {
        (Some(Term::Number(number)), ..) => number.to_string(),
        (_, Some(Term::Ratio(times)), Some(of)) => {
            let values = [("times", times.to_string().into()), ("of", quantity(of).into())];
            match (phrase.key.ends_with("-root"), *times == domain::ballot::Ratio::ONE) {
                (true, _) => tv("rule-root-part", &values),
                (false, true) => quantity(of),
                (false, false) => tv("rule-part", &values),
            }
        }
        _ => String::new(),
    };
    let comparison = match term("comparison") {
        Some(Term::Word(word)) => *word,
        _ => "",
    };
    let values =
        [("left", left.into()), ("words", words.into()), ("comparison", comparison.into()), ("bound", bound.into())];
    tv(&phrase.key, &values)
}

fn quantity(term: &Term) -> String {
    match term {
        Term::Positions(words) => tv("rule-say", &[("words", list_of(words).into())]),
        Term::Quantity(key) => t(&format!("ballot-quantity-{key}")),
        _ => String::new(),
    }
}

fn list_of(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("“{}”", position(word))).collect();
    quoted.join(" / ")
}

/// A rule as inequalities, one for each case that can pass.
pub fn inequalities(rule: &Rule) -> Vec<String> {
    let piece = |term: &Term| match term {
        Term::Number(number) => number.to_string(),
        Term::Ratio(ratio) => ratio.to_string(),
        Term::Positions(words) => words.iter().map(|word| position(word)).collect::<Vec<_>>().join(" + "),
        Term::Quantity(key) => format!("[{}]", t(&format!("ballot-quantity-{key}"))),
        Term::Word(word) => (*word).to_owned(),
        Term::Category(word) => format!("({word})"),
        Term::Sign(sign) => (*sign).to_owned(),
    };
    let line = |terms: &Vec<Term>| terms.iter().map(piece).collect::<Vec<_>>().join(" ");
    rule.explain().inequality.iter().map(line).filter(|line| !line.is_empty()).collect()
}

/// The rule as people read it: one sentence, then the inequality.
pub fn explained(rule: &Rule) -> impl IntoView + use<> {
    let inequalities = inequalities(rule).into_iter().map(|line| view! { <p class="inequality">{line}</p> });
    let casting = rule.casting.then(|| view! { <p>{t("ballot-casting-rule")}</p> });
    let change =
        rule.on_change.recirculates().then(|| view! { <p>{t(&format!("ballot-change-{}-rule", rule.on_change))}</p> });
    view! {
        <p class="rule-sentence">{sentence(rule)}</p>
        {inequalities.collect_view()}
        {casting}
        {change}
    }
}

/// Who sees votes, in a sentence.
pub fn visible(visibility: Visibility) -> String {
    t(&format!("ballot-visible-{visibility}"))
}

/// A rule in one sentence and as inequalities.
pub fn rule_words(rule: &Rule) -> (String, Vec<String>) {
    (sentence(rule), inequalities(rule))
}

/// Why somebody has a vote, or has none, a sentence each.
pub fn reasons(said: &[Said]) -> Vec<String> {
    said.iter().map(reason).collect()
}

/// What the calendar of a group's ballots is called.
pub fn feed_name(language: Lang, group: &str) -> String {
    say(language, "ballots-feed-name", &[("group", group.into())])
}

/// That a ballot `opens` or `closes`, for a calendar.
pub fn feed_words(language: Lang, what: &str, title: &str) -> String {
    say(language, &format!("ballots-feed-{what}"), &[("title", title.into())])
}

/// The head of a group's sealed event log, for feeds.
pub fn sealed_words(language: Lang, head: &str) -> String {
    say(language, "ballots-feed-head", &[("head", head.into())])
}

/// How a decision ended, as a sentence of a feed.
pub fn outcome_words(language: Lang, outcome: Outcome) -> String {
    format!("{}.", say(language, &format!("ballot-outcome-{outcome}"), &[]))
}

/// Why somebody has a vote, or has none.
pub fn because(said: &[Said]) -> impl IntoView + use<> {
    said.iter().map(|one| view! { <p>{reason(one)}</p> }).collect_view()
}

fn reason(said: &Said) -> String {
    let value = |term: &StandingTerm| match term {
        StandingTerm::Number(number) => (*number).into(),
        StandingTerm::Day(day) => when::date_long(*day).into(),
    };
    let values: Vec<_> = said.arguments.iter().map(|(name, term)| (name.as_str(), value(term))).collect();
    tv(&said.key, &values)
}

/// A moment in UTC, as ballots name them.
pub fn moment(at: domain::Instant) -> impl IntoView + use<> {
    let machine = at.format("%Y-%m-%dT%H:%MZ").to_string();
    let text = Zone::named("UTC").map(|zone| format!("{} UTC", when::moment(at, &zone)));
    let text = text.unwrap_or_else(|| machine.clone());
    view! { <time datetime=machine>{text}</time> }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys stand in the rules, not in the pages: each must have words in every language.
    #[test]
    fn everything_that_a_rule_says_has_words() {
        let mut keys: Vec<String> = Vec::new();
        for preset in Preset::ALL {
            keys.push(format!("ballot-preset-{preset}"));
            let rule = preset.rule();
            keys.extend(rule.explain().sentence.into_iter().map(|phrase| phrase.key));
            let words = rule.positions.iter().filter(|one| one.word.bytes().all(|byte| byte.is_ascii_lowercase()));
            keys.extend(words.map(|one| format!("position-{}", one.word)));
        }
        for role in domain::ballot::rule::Role::ALL {
            keys.push(format!("ballot-role-{role}"));
            keys.extend(["number", "share", "root"].map(|kind| format!("rule-{role}-{kind}")));
        }
        keys.extend(domain::ballot::Method::ALL.iter().map(|one| format!("method-{one}")));
        keys.extend(domain::ballot::BallotState::ALL.iter().map(|one| format!("ballot-state-{one}")));
        keys.extend(domain::ballot::CastAs::ALL.iter().map(|one| format!("ballot-cast-as-{one}")));
        keys.extend(
            Visibility::ALL.iter().flat_map(|one| [format!("visibility-{one}"), format!("ballot-visible-{one}")]),
        );
        for change in domain::ballot::SubjectChange::ALL {
            keys.extend([format!("ballot-change-{change}"), format!("ballot-change-{change}-rule")]);
        }
        keys.extend(domain::ballot::OfficeKind::ALL.iter().map(|one| format!("office-{one}")));
        keys.extend(domain::draft::change::What::ALL.iter().map(|one| format!("ballot-changed-{one}")));
        keys.extend(["opens", "closes"].map(|what| format!("ballots-feed-{what}")));
        let unsaid: Vec<&String> =
            keys.iter().filter(|key| Lang::ALL.iter().any(|lang| say(*lang, key, &[]) == **key)).collect();
        assert_eq!(unsaid, Vec::<&String>::new());
        assert!(keys.len() > 100, "{}", keys.len());
    }

    #[test]
    fn a_rule_is_one_sentence() {
        assert_eq!(
            sentence(&Preset::IesgStandard.rule()),
            "It is adopted if nobody says “Discuss”; those who say “Yes” come to at least 1; those who say “Yes” / “No \
             objection” come to at least 2/3 of all who may vote and did not step out."
        );
        assert_eq!(
            sentence(&Preset::W3cAppeal.rule()),
            "The decision is overturned if where all who answered come to less than 5/100 of all who may vote: it never \
             passes; where all who answered come to at most 15/100 of all who may vote: those who say “Approve” come to \
             more than 3 of those who say “Reject”; where all who answered come to less than 20/100 of all who may vote: \
             those who say “Approve” come to more than 2 of those who say “Reject”; otherwise: those who say “Approve” \
             come to more than those who say “Reject”."
        );
        assert_eq!(inequalities(&Preset::ApacheRelease.rule()), ["+1 ≥ 3 ∧ +1 > -1"]);
    }
}
