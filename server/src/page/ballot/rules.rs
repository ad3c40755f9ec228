//! The rules for ballots of a group.

use app::visit::Typed;
use axum::extract::{Path, Query};
use domain::{
    ballot::rule::{
        Rule, TypedCondition, TypedPosition, TypedRule,
        preset::Preset,
        typed::{MOST_CONDITIONS, MOST_POSITIONS},
    },
    id::BallotRuleId,
    policy::Action,
};
use serde::Deserialize;
use service::{Error, ballot};

use super::found;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// What the form starts from.
#[derive(Debug, Default, Deserialize)]
pub struct Start {
    /// A preset, by its word.
    #[serde(default)]
    start: String,
}

/// `GET /g/{group}/manage/ballots/rules`
pub async fn list(visitor: Visitor, Path(slug): Path<String>, Query(start): Query<Start>) -> Answer {
    let preset = start.start.parse().unwrap_or(Preset::OasisSimple);
    let start = TypedRule::of("", &preset.rule()).unwrap_or_default();
    shown(visitor, slug, &start, None).await
}

/// `POST /g/{group}/manage/ballots/rules`: adds a rule, or explains what was typed.
pub async fn add(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let facts = found(&visitor, &slug, Action::RunBallots).await?;
    let wish = typed_rule(&typed);
    if typed.text("act") == "try" {
        return match ballot::try_ballot_rule(&visitor.ctx, &facts, &wish) {
            Ok(tried) => shown(visitor, slug, &wish, Some(&tried)).await,
            Err(error) => {
                visitor.refuse(typed, error, async |visitor, _| shown(visitor, slug.clone(), &wish, None).await).await
            }
        };
    }
    let added = ballot::add_ballot_rule(&visitor.ctx, facts.id, &wish).await;
    let show = async |visitor: Visitor| shown(visitor, slug.clone(), &wish, None).await;
    visitor.after(typed, added, |_| format!("/g/{slug}/manage/ballots/rules"), show).await
}

/// `POST /g/{group}/manage/ballots/rules/{rule}/retire`
pub async fn retire(visitor: Visitor, Path((slug, rule)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let facts = found(&visitor, &slug, Action::RunBallots).await?;
    let rule: BallotRuleId = rule.parse().map_err(|_| Error::not_found())?;
    let retired = ballot::retire_ballot_rule(&visitor.ctx, facts.id, rule).await;
    let show = async |visitor: Visitor| shown(visitor, slug.clone(), &TypedRule::default(), None).await;
    visitor.after(typed, retired, |()| format!("/g/{slug}/manage/ballots/rules"), show).await
}

async fn shown(visitor: Visitor, slug: String, start: &TypedRule, tried: Option<&(String, Rule)>) -> Answer {
    let facts = found(&visitor, &slug, Action::RunBallots).await?;
    let own = ballot::ballot_rules(&visitor.ctx, &facts).await?;
    visitor.page(|| app::ballot::ballot_rules_page(&facts, &own, start, tried))
}

fn typed_rule(typed: &Typed) -> TypedRule {
    let text = |field: &str| typed.text(field).to_owned();
    let position = |row: usize| TypedPosition {
        word: text(&format!("word-{row}")),
        kind: text(&format!("kind-{row}")),
        reason: typed.ticked(&format!("reason-{row}")),
    };
    let condition = |row: usize| TypedCondition {
        role: text(&format!("role-{row}")),
        left: text(&format!("left-{row}")),
        words: text(&format!("words-{row}")),
        comparison: text(&format!("comparison-{row}")),
        bound: text(&format!("bound-{row}")),
        of: text(&format!("of-{row}")),
        of_words: text(&format!("of_words-{row}")),
        category: text(&format!("category-{row}")),
    };
    TypedRule {
        name: text("name"),
        positions: (0..MOST_POSITIONS).map(position).collect(),
        conditions: (0..MOST_CONDITIONS).map(condition).collect(),
        members: text("members"),
        organisations: text("organisations"),
        voters: text("voters"),
        share: text("share"),
        hours: text("hours"),
        early_close: text("early_close"),
        changeable: typed.ticked("changeable"),
        visibility: text("visibility"),
        shows_turnout: typed.ticked("shows_turnout"),
        in_room: typed.ticked("in_room"),
        lost_standing: text("lost_standing"),
        proxies: text("proxies"),
        extend_hours: text("extend_hours"),
        extend_times: text("extend_times"),
        passes: text("passes"),
        fails: text("fails"),
        casting: typed.ticked("casting"),
        on_change: text("on_change"),
    }
}
