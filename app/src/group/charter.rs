//! A group's charter: to be read, compared, written and adopted.

use domain::{
    draft::diff::{Diff, Fate},
    group::charter::{Finding, Severity, TypedCharter},
};
use leptos::prelude::*;
use service::{
    group::{CharterLine, CharterPage, Charters, GroupFacts},
    life::CallLine,
};

use super::place::{group_page, head_below, manage_page};
use crate::{
    i18n::{t, try_tv, tv},
    life::on_charter,
    page::Page,
    ui::{Field, Form, TextArea, rich_text},
    visit::Visit,
    when,
};

/// One version of a charter, with the others in the margin.
pub fn charter_page(facts: &GroupFacts, page: &CharterPage, all: &Charters, calls: &[CallLine]) -> Page {
    let path = format!("/g/{}/charter", facts.slug);
    let in_force = page.in_force == Some(page.line.number);
    let standing = match (&page.line.adopted, in_force) {
        (Some(adopted), true) => {
            let day = when::date_long(adopted.at.date_naive());
            tv("charter-in-force-since", &[("number", page.line.number.into()), ("day", day.into())])
        }
        (Some(_), false) => tv("charter-was-in-force", &[("number", page.line.number.into())]),
        (None, _) => tv("charter-not-adopted", &[("number", page.line.number.into())]),
    };
    let edit = facts.may.write_charter.then(|| {
        view! { <a class="button" href=format!("/g/{}/manage/charter", facts.slug)>{t("charter-write")}</a> }
    });
    let compared = page.before.as_deref().map(|before| {
        let note = (!page.line.note.is_empty()).then(|| view! { <p>{page.line.note.clone()}</p> });
        view! {
            <details class="compared" id="changes">
                <summary>{t("charter-changes")}</summary>
                {note}
                {difference(before, &page.text)}
            </details>
        }
    });
    let adopt = (facts.may.oversee && !in_force).then(|| adopt(&page.line, &path));
    let versions = all.versions.iter().map(|line| version(line, all.in_force, page.line.number, &path));
    let main = view! {
        <div class="split">
            <div>
                <header class="head">
                    <p class="path"><a href=format!("/g/{}", facts.slug)>{facts.name.clone()}</a></p>
                    <h1>{t("group-charter")}</h1>
                    <p class="standing">{standing}</p>
                    <p class="acts">{edit}</p>
                </header>
                {(facts.may.write_charter || facts.may.oversee).then(|| findings(&page.findings))}
                <div class="charter">{rich_text(&below_the_head(&page.text))}</div>
                {compared}
                {adopt}
            </div>
            <aside class="margin" aria-label=t("charter-versions")>
                <section class="part">
                    <h2>{t("charter-versions")}</h2>
                    <ul class="rows">{versions.collect_view()}</ul>
                </section>
                {on_charter(facts, page.line.number, calls)}
                <section class="part">
                    <h2>{t("charter-hash")}</h2>
                    <p class="hint">{t("charter-hash-hint")}</p>
                    <code class="secret">{page.line.hash.clone()}</code>
                </section>
            </aside>
        </div>
    };
    group_page(facts, t("group-charter"), main)
}

/// Where no charter was posted.
pub fn no_charter_page(facts: &GroupFacts) -> Page {
    let write = facts.may.write_charter.then(|| {
        view! { <a class="button primary" href=format!("/g/{}/manage/charter", facts.slug)>{t("charter-write")}</a> }
    });
    let main = view! {
        {head_below(facts, &t("group-charter"))}
        <div class="empty"><h2>{t("charter-none")}</h2><p>{t("charter-none-hint")}</p>{write}</div>
    };
    group_page(facts, t("group-charter"), main)
}

/// The form that writes the next version; `tried` is what was typed and what is wrong with it, where that was asked.
pub fn edit_charter_page(facts: &GroupFacts, newest: Option<&CharterPage>, tried: Option<&Tried>) -> Page {
    let stored = newest.map(|page| page.text.clone()).unwrap_or_default();
    let number = newest.map(|page| page.newest).unwrap_or_default().to_string();
    let sent = expect_context::<Visit>().refused.filter(|refused| refused.problem.code != "changed-meanwhile");
    let kept = sent.map(|refused| refused.typed.text("made_from").to_owned());
    let (text, note, made_from) = match tried {
        Some(tried) => (tried.typed.text.clone(), tried.typed.note.clone(), tried.made_from.clone()),
        None => (stored, String::new(), kept.unwrap_or(number)),
    };
    let found = match (tried, newest) {
        (Some(tried), _) => Some(findings(&tried.findings).into_any()),
        (None, Some(page)) if !page.findings.is_empty() => Some(findings(&page.findings).into_any()),
        _ => None,
    };
    let content = view! {
        {found}
        <Form submit=t("charter-post")>
            <input type="hidden" name="made_from" value=made_from />
            <div class="charter-text"><TextArea name="text" label=t("charter-text") hint=t("charter-text-hint") value=text /></div>
            <Field name="note" label=t("charter-note") hint=t("charter-note-hint") value=note optional=true />
            <p><button class="button" name="act" value="check">{t("charter-check")}</button></p>
        </Form>
        <details>
            <summary>{t("charter-rules-how")}</summary>
            <p>{t("charter-rules-lead")}</p>
            <pre class="verbatim" tabindex="0">{EXAMPLE}</pre>
        </details>
    };
    manage_page(facts, t("charter-write"), content)
}

/// What was typed as a charter, to be looked at before it is posted.
#[derive(Debug)]
pub struct Tried {
    /// What was typed.
    pub typed: TypedCharter,
    /// The number of the version that it was made from.
    pub made_from: String,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

const EXAMPLE: &str = "```rules\nseats: 9\nquorum at meeting: at least 1/2 of members\nvote release at meeting: more than 1/2 of present, except 7.c\nvote release electronically: more than 1/2 of members\nvote amendment: at least 2/3 of members\n```";

fn adopt(line: &CharterLine, path: &str) -> impl IntoView + use<> {
    let number = line.number;
    let action = format!("{path}/{number}");
    let hash = line.hash.clone();
    view! {
        <section class="part" aria-labelledby="adopt">
            <h2 id="adopt">{tv("charter-adopt-title", &[("number", number.into())])}</h2>
            <p>{t("charter-adopt-hint")}</p>
            <Form submit=t("charter-adopt") action=action>
                <input type="hidden" name="hash" value=hash />
                <Field name="note" label=t("charter-adopt-note") hint=t("charter-adopt-note-hint") optional=true />
            </Form>
        </section>
    }
}

fn version(line: &CharterLine, in_force: Option<i32>, shown: i32, path: &str) -> impl IntoView + use<> {
    let day = line.posted_at.date_naive();
    let current = (line.number == shown).then_some("page");
    let badge = match &line.adopted {
        Some(_) if in_force == Some(line.number) => {
            Some(view! { <span class="badge good">{t("charter-in-force")}</span> }.into_any())
        }
        Some(_) => Some(view! { <span class="badge">{t("charter-superseded")}</span> }.into_any()),
        None => None,
    };
    let note = (!line.note.is_empty()).then(|| view! { <p class="small">{line.note.clone()}</p> });
    let by = (!line.posted_by.is_empty()).then(|| format!(" · {}", line.posted_by));
    view! {
        <li>
            <a href=format!("{path}/{}", line.number) aria-current=current>{tv("charter-version", &[("number", line.number.into())])}</a>
            " " {badge}
            <p class="soft small"><time datetime=day.to_string()>{when::date_long(day)}</time> {by}</p>
            {note}
        </li>
    }
}

/// A charter as it is read under the heading of its page: its headings one level lower, its lettered clauses each on a line
/// of its own, which Markdown does not know of.
pub(crate) fn below_the_head(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 64);
    let mut fenced = false;
    for line in text.lines() {
        fenced ^= line.trim_start().starts_with("```");
        let words = line.trim_start();
        let letter = words.trim_start_matches('(').split_once(['.', ')']).map(|(letter, _)| letter);
        let is_clause =
            letter.is_some_and(|letter| letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_lowercase()));
        if !fenced && words.starts_with('#') && !words.starts_with("######") {
            shown.push('#');
        } else if !fenced && is_clause {
            shown.push('\n');
        }
        shown.push_str(line);
        shown.push('\n');
    }
    shown
}

/// What is wrong, by line.
fn findings(findings: &[Finding]) -> impl IntoView + use<> {
    let faults = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let (tone, title) = match (findings.is_empty(), faults) {
        (true, _) => ("notice good", t("charter-sound")),
        (false, 0) => ("notice warn", tv("charter-warnings", &[("count", findings.len().into())])),
        (false, faults) => ("notice bad", tv("charter-faults", &[("count", faults.into())])),
    };
    let rows = findings.iter().map(|finding| {
        let values: Vec<_> = finding.values.iter().map(|(name, value)| (*name, value.clone().into())).collect();
        let words = try_tv(&format!("lint-{}", finding.code), &values).unwrap_or_else(|| finding.message.clone());
        view! { <li><span>{tv("charter-line", &[("line", finding.line.into())])}</span><span>{words}</span></li> }
    });
    let rows = (!findings.is_empty()).then(|| view! { <ol class="findings">{rows.collect_view()}</ol> });
    view! { <div class=tone role="status"><strong>{title}</strong>{rows}</div> }
}

/// The words that came and went.
fn difference(before: &str, after: &str) -> impl IntoView + use<> {
    let diff = Diff::of(before, after);
    let pieces = diff.pieces.into_iter().map(|piece| match piece.fate {
        Fate::Kept => view! { <span>{piece.text}</span> }.into_any(),
        Fate::Removed => view! { <del><span class="unseen">{t("gone-mark")}</span>{piece.text}</del> }.into_any(),
        Fate::Added => view! { <ins><span class="unseen">{t("new-mark")}</span>{piece.text}</ins> }.into_any(),
    });
    view! { <div class="difference">{pieces.collect_view()}</div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_charter_is_read_below_the_heading_of_its_page() {
        let text = "# Charter\n\na. One\nb. Two\n```rules\n# why\n```\n###### Deep";
        assert_eq!(below_the_head(text), "## Charter\n\n\na. One\n\nb. Two\n```rules\n# why\n```\n###### Deep\n");
    }
}
