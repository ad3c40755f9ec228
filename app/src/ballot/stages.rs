//! A transferable vote, stage by stage: what each candidate held, what came, what went, and what nobody could take.

use domain::ballot::{
    Candidate, Decimal,
    tally::report::{Action, Stage, Transfer},
};
use leptos::prelude::*;

use super::rounds::Names;
use crate::i18n::{t, tv};

/// A table for each stage, all drawn to one scale.
pub(super) fn stage_tables(names: &Names, stages: &[Stage], quota: Option<Decimal>) -> impl IntoView + use<> {
    let widest = stages.iter().flat_map(|stage| &stage.totals).map(|votes| fine(*votes)).max().unwrap_or_default();
    let loses = stages.last().is_some_and(|stage| stage.lost.units() > 0);
    let before = std::iter::once(None).chain(stages.iter().map(Some));
    let all: Vec<_> = stages
        .iter()
        .zip(before)
        .enumerate()
        .map(|(place, (stage, before))| {
            let drawn = Drawn { before, quota: stage.quota.or(quota), widest, loses };
            stage_table(names, place, stage, &drawn)
        })
        .collect();
    view! {
        <h3>{t("ballot-rounds")}</h3>
        <p class="soft stage-key" aria-hidden="true">
            <span class="held">{t("ballot-key-held")}</span>
            <span class="came">{t("ballot-key-came")}</span>
            <span class="went">{t("ballot-key-went")}</span>
            <span class="line">{t("ballot-key-quota")}</span>
        </p>
        <div class="stages">{all}</div>
    }
}

/// What a stage is drawn beside.
struct Drawn<'a> {
    /// The stage before it.
    before: Option<&'a Stage>,
    /// What elects in it.
    quota: Option<Decimal>,
    /// The most votes that anybody holds in any stage.
    widest: u128,
    /// Whether dropped decimals cost anything in any stage.
    loses: bool,
}

fn stage_table(names: &Names, place: usize, stage: &Stage, drawn: &Drawn) -> impl IntoView + use<> {
    let title = format!("{}: {}", tv("ballot-stage", &[("number", (place + 1).into())]), what(names, stage));
    let keeps = !stage.keep.is_empty();
    let votes = stage.totals.iter().enumerate().filter_map(|(place, votes)| Some((Candidate::at(place)?, *votes)));
    let rows: Vec<_> = votes
        .map(|(one, votes)| {
            let mark = if stage.elected.contains(&one) {
                Some(("badge good", t("ballot-mark-elected")))
            } else {
                stage.excluded.contains(&one).then(|| ("badge", t("ballot-mark-excluded")))
            };
            let mark = mark.map(|(class, word)| view! { " " <span class=class>{word}</span> });
            let before = drawn.before.and_then(|stage| stage.totals.get(one.index()).copied());
            let keep = keeps.then(|| {
                let keep = stage.keep.get(one.index()).map(Decimal::to_string).unwrap_or_default();
                view! { <td class="number">{keep}</td> }
            });
            let picture = moving_bar(before.map_or(0, fine), fine(votes), drawn);
            view! {
                <tr>
                    <th scope="row">{names.name(one)} {mark} {picture}</th>
                    {keep}
                    <td class="number">{change(before, votes)}</td>
                    <td class="number">{votes.to_string()}</td>
                </tr>
            }
        })
        .collect();
    let nowhere = |label: &str, before: Option<Decimal>, votes: Decimal| {
        let keep = keeps.then(|| view! { <td></td> });
        view! {
            <tr>
                <th scope="row">{t(label)}</th>
                {keep}
                <td class="number">{change(before, votes)}</td>
                <td class="number">{votes.to_string()}</td>
            </tr>
        }
    };
    let exhausted = nowhere("ballot-exhausted", drawn.before.map(|stage| stage.exhausted), stage.exhausted);
    let lost = drawn.loses.then(|| nowhere("ballot-lost", drawn.before.map(|stage| stage.lost), stage.lost));
    let keep = keeps.then(|| view! { <th scope="col">{t("ballot-keeps")}</th> });
    let quota = stage
        .quota
        .map(|quota| view! { <p class="soft">{tv("ballot-quota", &[("quota", quota.to_string().into())])}</p> });
    let label = title.clone();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=label>
            <table class="table stage">
                <caption>{title}</caption>
                <thead><tr><th scope="col">{t("ballot-candidate")}</th>{keep}<th scope="col">{t("ballot-difference")}</th><th scope="col">{t("ballot-votes")}</th></tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>{exhausted}{lost}</tfoot>
            </table>
            {quota}
            {moved(names, &stage.transfers)}
        </div>
    }
}

/// What was done in a stage.
fn what(names: &Names, stage: &Stage) -> String {
    match &stage.action {
        Action::First => t("ballot-stage-first"),
        Action::Surplus { of, votes } => {
            let values = [("name", names.name(*of).into()), ("votes", votes.to_string().into())];
            tv("ballot-stage-surplus", &values)
        }
        Action::Exclude { candidate } => tv("ballot-stage-exclude", &[("name", names.name(*candidate).into())]),
        Action::Bar { candidates } => tv("ballot-stage-bar", &[("name", names.list(candidates).into())]),
        Action::FillLast => t("ballot-stage-fill-last"),
        Action::Distribute => t("ballot-stage-distribute"),
    }
}

/// Who got what from whom.
fn moved(names: &Names, transfers: &[Transfer]) -> Option<impl IntoView + use<>> {
    let line = |one: &Transfer| {
        let mut values = vec![("votes", one.votes.to_string().into()), ("from", names.name(one.from).into())];
        match one.to {
            Some(to) => {
                values.push(("to", names.name(to).into()));
                tv("ballot-moved", &values)
            }
            None => tv("ballot-moved-nowhere", &values),
        }
    };
    let lines: Vec<_> =
        transfers.iter().filter(|one| one.votes.units() > 0).map(|one| view! { <li>{line(one)}</li> }).collect();
    (!lines.is_empty()).then(|| view! { <ul class="moved">{lines}</ul> })
}

/// “+1.50000”, “−0.25000”, or nothing where nothing moved.
fn change(before: Option<Decimal>, now: Decimal) -> String {
    let Some(before) = before.filter(|before| before.places() == now.places()) else { return String::new() };
    let moved = Decimal::new(before.units().abs_diff(now.units()), now.places());
    match before.units().cmp(&now.units()) {
        std::cmp::Ordering::Less => format!("+{moved}"),
        std::cmp::Ordering::Equal => String::new(),
        std::cmp::Ordering::Greater => format!("−{moved}"),
    }
}

/// Votes in units that all numbers of a count share.
fn fine(votes: Decimal) -> u128 {
    const PLACES: u32 = 9;
    votes.units().saturating_mul(10_u128.pow(PLACES.saturating_sub(u32::from(votes.places()))))
}

/// A bar of what stayed, what came and what went, with the quota as a line. The table says the same in numbers, so it is
/// hidden from screen readers.
fn moving_bar(before: u128, now: u128, drawn: &Drawn) -> impl IntoView + use<> {
    let quota = drawn.quota.map_or(0, fine);
    let whole = drawn.widest.max(quota).max(1);
    let scale = |votes: u128| u16::try_from(votes.min(whole).saturating_mul(200) / whole).unwrap_or_default();
    let (stayed, came, went) = (scale(before.min(now)), scale(now), scale(before));
    let part = |class: &'static str, from: u16, to: u16| {
        (to > from).then(|| {
            let (x, width) = (from.to_string(), (to - from).to_string());
            view! { <rect class=class x=x y="3" width=width height="6" /> }
        })
    };
    let mark = (quota > 0).then(|| {
        let x = scale(quota).to_string();
        view! { <line class="mark" x1=x.clone() x2=x y1="0" y2="12" /> }
    });
    view! {
        <svg class="gauge moving" viewBox="0 0 200 12" aria-hidden="true" focusable="false" preserveAspectRatio="none">
            <rect class="whole" x="0" y="3" width="200" height="6" />
            {part("held", 0, stayed)}
            {part("came", stayed, came)}
            {part("went", stayed, went)}
            {mark}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn votes(units: u128) -> Decimal {
        Decimal::new(units, 5)
    }

    #[test]
    fn a_change_says_its_sign_and_all_its_places() {
        assert_eq!(change(Some(votes(100_000)), votes(150_000)), "+0.50000");
        assert_eq!(change(Some(votes(400_000)), votes(300_000)), "−1.00000");
        assert_eq!(change(Some(votes(400_000)), votes(400_000)), "");
        assert_eq!(change(None, votes(400_000)), "");
    }

    #[test]
    fn numbers_of_any_places_share_a_scale() {
        assert_eq!(fine(Decimal::whole(3)), fine(Decimal::new(300_000, 5)));
        assert_eq!(fine(Decimal::new(3, 9)), 3);
    }
}
