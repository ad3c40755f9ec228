//! Who may vote in a group and why, in words.

use domain::group::{
    Seats,
    standing::{Kind, Phrase, Preset, Standing, Term},
};
use leptos::prelude::*;
use service::group::{
    DryRun, GroupFacts, GroupMember, LeaveLine, MeetingLine, MyStanding, RuleLine, SeatLine, Standings,
};

use super::place::{group_page, head_below, manage_page};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Check, Field, Form, Select},
    when,
};

/// What a member is told of their own vote.
pub fn my_standing_page(facts: &GroupFacts, mine: &MyStanding) -> Page {
    let verdict = match &mine.standing {
        None => {
            view! { <div class="empty"><h2>{t("standing-no-member")}</h2><p>{t("standing-no-member-hint")}</p></div> }
                .into_any()
        }
        Some(standing) => {
            let class = if standing.votes { "verdict has" } else { "verdict" };
            let words = if standing.votes { t("standing-you-vote") } else { t("standing-you-do-not") };
            let since = standing.since.map(|day| {
                view! { <p class="soft">{tv("standing-since", &[("day", when::date_long(day).into())])}</p> }
            });
            view! {
                <div class=class><strong>{words}</strong>{since}</div>
                <section class="part" aria-labelledby="why"><h2 id="why">{t("standing-why")}</h2>{phrases(&standing.because)}</section>
                {(!standing.next.is_empty()).then(|| view! {
                    <section class="part" aria-labelledby="next"><h2 id="next">{t("standing-next")}</h2>{phrases(&standing.next)}</section>
                })}
            }
            .into_any()
        }
    };
    let seat = mine.seat.as_ref().map(|seat| {
        view! { <section class="part" aria-labelledby="seat"><h2 id="seat">{t("standing-seat")}</h2><p>{seat_words(seat)}</p></section> }
    });
    let declare = mine
        .standing
        .as_ref()
        .is_some_and(|standing| standing.next.iter().any(|phrase| phrase.key == "standing-gains-by-declaration"));
    let declare =
        declare.then(|| view! { <Form submit=t("standing-declare")><p>{t("standing-declare-hint")}</p></Form> });
    let main = view! {
        {head_below(facts, &t("my-standing"))}
        <p class="standing">{rule_words(mine.preset)}</p>
        {verdict}
        {seat}
        {declare}
    };
    group_page(facts, t("my-standing"), main)
}

/// Everybody's standing with the votes that there are, for those who keep the list.
pub fn standings_page(facts: &GroupFacts, all: &Standings, leaves: &[LeaveLine]) -> Page {
    let voting = all.lines.iter().filter(|line| line.standing.votes).count();
    let rows = all.lines.iter().map(|line| {
        let (tone, word) = verdict(&line.standing);
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{line.name.clone()}</th>
                <td role="cell" data-label=t("member-organisation")>{line.organisation.clone().unwrap_or_default()}</td>
                <td role="cell" data-label=t("standing-vote")><span class=tone>{word}</span></td>
                <td role="cell" data-label=t("standing-why")>{phrases(&line.standing.because)} {phrases(&line.standing.next)}</td>
            </tr>
        }
    });
    let heads = ["name", "member-organisation", "standing-vote", "standing-why"]
        .map(|key| view! { <th role="columnheader" scope="col">{t(key)}</th> });
    let seats = (facts.seats == Seats::Organisation).then(|| {
        let rows = all.seats.iter().map(|seat| {
            let name = seat.organisation.clone().or_else(|| seat.person.clone()).unwrap_or_default();
            view! { <li><h3>{name}</h3><p class="soft">{seat_words(seat)}</p></li> }
        });
        view! { <section class="part" aria-labelledby="seats"><h2 id="seats">{t("standing-seats")}</h2><ul class="rows">{rows.collect_view()}</ul></section> }
    });
    let content = view! {
        <p>{rule_words(all.preset)} " " {tv("standing-count", &[("voting", voting.into()), ("count", all.lines.len().into())])}</p>
        <table class="table records" role="table">
            <caption>{tv("standing-caption", &[("day", when::date_long(all.on).into())])}</caption>
            <thead role="rowgroup"><tr role="row">{heads.into_iter().collect_view()}</tr></thead>
            <tbody role="rowgroup">{rows.collect_view()}</tbody>
        </table>
        {seats}
        {leaves_part(facts, all, leaves)}
    };
    manage_page(facts, t("group-standing"), content)
}

fn leaves_part(facts: &GroupFacts, all: &Standings, leaves: &[LeaveLine]) -> impl IntoView + use<> {
    let people: Vec<(String, String)> =
        all.lines.iter().map(|line| (line.person.to_string(), line.name.clone())).collect();
    let name =
        |person| all.lines.iter().find(|line| line.person == person).map(|line| line.name.clone()).unwrap_or_default();
    let rows = leaves.iter().map(|leave| {
        let until = leave.until.map(when::date_long).unwrap_or_default();
        let values = [
            ("name", name(leave.person).into()),
            ("from", when::date_long(leave.from).into()),
            ("until", until.into()),
        ];
        let reason = (!leave.reason.is_empty()).then(|| view! { <p class="soft">{leave.reason.clone()}</p> });
        view! { <li><h3>{tv("leave-line", &values)}</h3>{reason}</li> }
    });
    let rows = rows.collect_view();
    view! {
        <section class="part" aria-labelledby="leaves">
            <h2 id="leaves">{t("leaves")}</h2>
            <ul class="rows">{rows}</ul>
            <Form submit=t("leave-grant") action=format!("/g/{}/manage/leaves", facts.slug)>
                <Select name="person" label=t("leave-whose") options=people />
                <div class="fields">
                    <Field name="from" label=t("first-day") kind="date" />
                    <Field name="until" label=t("leave-until") kind="date" />
                </div>
                <Field name="reason" label=t("leave-reason") hint=t("leave-reason-hint") optional=true />
            </Form>
        </section>
    }
}

/// The rules of a group by date, with what another one would change.
pub fn voting_page(facts: &GroupFacts, rules: &[RuleLine], tried: Option<&DryRun>) -> Page {
    let presets = Preset::ALL.iter().map(|one| (one.to_string(), t(&format!("preset-{one}")))).collect();
    let rows = rules.iter().map(|line| {
        let from = match line.from {
            Some(day) => tv("rule-from", &[("day", when::date_long(day).into())]),
            None => t("rule-from-ever"),
        };
        let badge = line.in_force.then(|| view! { " " <span class="badge good">{t("charter-in-force")}</span> });
        let source = (!line.source.is_empty()).then(|| view! { <p class="soft">{line.source.clone()}</p> });
        view! { <li><h3>{t(&format!("preset-{}", line.preset))} {badge}</h3><p>{rule_words(line.preset)}</p><p class="soft">{from}</p>{source}</li> }
    });
    let (preset, day) = tried.map(|run| (run.after.to_string(), run.on.to_string())).unwrap_or_default();
    let content = view! {
        {tried.map(dry_run)}
        <section class="part bare" aria-labelledby="rules"><h2 id="rules">{t("voting-rules")}</h2><ul class="rows">{rows.collect_view()}</ul></section>
        <section class="part" aria-labelledby="set">
            <h2 id="set">{t("rule-next")}</h2>
            <p>{t("rule-next-hint")}</p>
            <Form submit=t("rule-set")>
                <Select name="preset" label=t("rule-whose") options=presets value=preset />
                <Field name="from" label=t("policy-from") hint=t("rule-from-hint") kind="date" optional=true width="middle" value=day />
                <p><button class="button" name="act" value="try">{t("rule-try")}</button></p>
            </Form>
        </section>
    };
    manage_page(facts, t("voting-rules"), content)
}

fn dry_run(run: &DryRun) -> impl IntoView + use<> {
    let values = [
        ("rule", t(&format!("preset-{}", run.after)).into()),
        ("day", when::date_long(run.on).into()),
        ("count", run.shifts.len().into()),
    ];
    let unchanged = tv("shift-unchanged", &[("count", run.unchanged.into())]);
    let rows = run.shifts.iter().map(|shift| {
        let word = if shift.after.votes { "shift-gains" } else { "shift-loses" };
        view! { <li><strong>{tv(word, &[("name", shift.name.clone().into())])}</strong>{phrases(&shift.after.because)} {phrases(&shift.after.next)}</li> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="notice" role="status" id="tried">
            <strong>{tv("shift-title", &values)}</strong>
            <ul class="rows">{rows}</ul>
            <p>{unchanged} " " {t("shift-nothing-changed")}</p>
        </div>
    }
}

/// The meetings that were held, and the form that records one.
pub fn meetings_page(facts: &GroupFacts, meetings: &[MeetingLine], members: &[GroupMember]) -> Page {
    let kinds = Kind::ALL.iter().map(|one| (one.to_string(), t(&format!("meeting-{one}")))).collect();
    let path = format!("/g/{}/manage/meetings", facts.slug);
    let rows = meetings.iter().map(|line| {
        let there = tv("meeting-there", &[("count", line.there.len().into())]);
        view! {
            <li>
                <h3><a href=format!("{path}/{}", line.id)>{line.title.clone()}</a></h3>
                <p class="soft">{when::date_long(line.on)} " · " {t(&format!("meeting-{}", line.kind))} " · " {there}</p>
            </li>
        }
    });
    let there = who_was_there(members, None);
    let content = view! {
        <section class="part bare" aria-labelledby="held">
            <h2 id="held">{t("meetings-held")}</h2>
            <ul class="rows">{rows.collect_view()}</ul>
        </section>
        <section class="part" aria-labelledby="record">
            <h2 id="record">{t("meeting-record")}</h2>
            <Form submit=t("meeting-record")>
                <Field name="title" label=t("name") />
                <div class="fields">
                    <Field name="on" label=t("last-day") kind="date" />
                    <Select name="kind" label=t("meeting-kind") options=kinds />
                </div>
                {there}
            </Form>
        </section>
    };
    manage_page(facts, t("meetings"), content)
}

/// The form that corrects who was at a meeting.
pub fn meeting_page(facts: &GroupFacts, line: &MeetingLine, members: &[GroupMember]) -> Page {
    let title = tv("meeting-correct", &[("title", line.title.clone().into())]);
    let there = who_was_there(members, Some(line));
    let content = view! {
        <p class="soft">{when::date_long(line.on)}</p>
        <Form submit=t("save")>{there}</Form>
    };
    manage_page(facts, title, content)
}

fn who_was_there(members: &[GroupMember], noted: Option<&MeetingLine>) -> impl IntoView + use<> {
    let boxes: Vec<_> = members
        .iter()
        .map(|line| {
            let there = noted.is_some_and(|meeting| meeting.there.iter().any(|(person, _)| *person == line.person));
            view! { <Check name="present" value=line.person.to_string() label=line.name.clone() checked=there /> }
        })
        .collect();
    view! { <fieldset><legend>{t("meeting-present")}</legend>{boxes}</fieldset> }
}

fn verdict(standing: &Standing) -> (&'static str, String) {
    if standing.votes { ("badge good", t("standing-votes")) } else { ("badge", t("standing-does-not-vote")) }
}

fn rule_words(preset: Preset) -> String {
    t(&format!("preset-{preset}-means"))
}

fn seat_words(seat: &SeatLine) -> String {
    let name = |of: &Option<String>| of.clone().unwrap_or_default();
    tv(seat.because, &[("organisation", name(&seat.organisation).into()), ("person", name(&seat.person).into())])
}

/// Phrases as the reader's sentences.
fn phrases(phrases: &[Phrase]) -> impl IntoView + use<> {
    phrases.iter().map(|phrase| view! { <p>{words(phrase)}</p> }).collect_view()
}

fn words(phrase: &Phrase) -> String {
    let value = |term: &Term| match term {
        Term::Number(number) => (*number).into(),
        Term::Day(day) => when::date_long(*day).into(),
    };
    let values: Vec<_> = phrase.arguments.iter().map(|(name, term)| (*name, value(term))).collect();
    tv(phrase.key, &values)
}

#[cfg(test)]
mod tests {
    use domain::language::Lang;

    use crate::i18n::say;

    /// The keys stand in the rules, not in the pages: each must have words in every language.
    #[test]
    fn everything_that_a_rule_says_has_words() {
        let rules = [
            include_str!("../../../domain/src/group/standing/mod.rs"),
            include_str!("../../../domain/src/group/standing/active.rs"),
            include_str!("../../../domain/src/group/standing/consecutive.rs"),
            include_str!("../../../domain/src/group/standing/eligible.rs"),
            include_str!("../../../domain/src/group/standing/recent.rs"),
            include_str!("../../../domain/src/group/standing/seats.rs"),
        ];
        let mut missing = Vec::new();
        let mut known = 0;
        for rule in rules {
            for part in ["\"standing-", "\"seat-"] {
                for rest in rule.split(part).skip(1) {
                    let key = format!("{}{}", &part[1..], rest.split('"').next().unwrap_or_default());
                    known += 1;
                    missing.extend(
                        Lang::ALL
                            .iter()
                            .filter(|lang| say(**lang, &key, &[]) == key)
                            .map(|lang| format!("{lang} {key}")),
                    );
                }
            }
        }
        assert!(known > 30, "{known}");
        assert_eq!(missing, Vec::<String>::new());
    }
}
