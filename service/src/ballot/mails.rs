//! Who is told of a ballot: everybody who casts a vote when it opens, when it is about to close, and when it closed; those
//! who run it at once when somebody blocks.

use std::collections::{BTreeSet, HashSet};

use domain::{
    ballot::{BallotState, Terms, rule::Visibility},
    id::{PersonId, VoterId},
    policy::RoleKind,
};
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};

use super::{closing::outcome_word, counted::terms_of, find, lost::lost_of};
use crate::{
    Ctx, Result,
    entity::{ballot, ballot_position, ballot_voter, role, working_group},
    group::{find as groups, members_of},
    mail::{self, Mail},
};

/// What a mail tells.
pub(super) enum Occasion {
    /// It opened.
    Opened,
    /// It closes soon, and the reader has not voted.
    Reminder,
    /// It closed.
    Closed {
        /// The hash of its record.
        record: String,
        /// The head of the chain that seals the group's event log, this closing with it.
        head: String,
    },
    /// What is voted on was replaced or given up.
    Voided,
}

/// Tells everybody who casts a vote; a reminder goes to those alone whose vote is missing and would count.
pub(super) async fn tell_all(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: &ballot::Model,
    occasion: &Occasion,
) -> Result<usize> {
    let voters = find::voters(row.id).all(tx).await?;
    let reminds = matches!(occasion, Occasion::Reminder);
    let gone = if reminds {
        lost_of(tx, of, (row, terms_of(row)?.conduct().lost_standing), &voters, ctx.now).await?
    } else {
        HashSet::new()
    };
    let counts = |one: &ballot_voter::Model| one.struck_at.is_none() && !gone.contains(&one.voter_id);
    let missing = |voter: VoterId| voters.iter().any(|one| one.voter_id == voter && !one.voted && counts(one));
    let casters = find::casters(row.id).all(tx).await?;
    let people: BTreeSet<PersonId> =
        casters.iter().filter(|one| !reminds || missing(one.voter_id)).map(|one| one.person_id).collect();
    let (about, hashes) = match occasion {
        Occasion::Opened => ("opened", ("", "")),
        Occasion::Reminder => ("reminder", ("", "")),
        Occasion::Closed { record, head } => ("closed", (record.as_str(), head.as_str())),
        Occasion::Voided => ("voided", ("", "")),
    };
    // Of a ballot that is for members alone the mail says that it closed; its page says the rest.
    let outcome = if row.state == BallotState::Closed { outcome_word(row.outcome) } else { "" };
    let told = people.len();
    for person in people {
        leave(ctx, tx, of, row, person, about, outcome, hashes).await?;
    }
    Ok(told)
}

/// Tells those who run the ballot that somebody blocks, and sends them the reason.
pub(super) async fn tell_of_block(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: &ballot::Model,
    said: &ballot_position::Model,
) -> Result<()> {
    let run = [RoleKind::Chair, RoleKind::Secretary, RoleKind::Editor];
    let held = groups::roles_now(of.id, ctx.now).filter(role::Column::Kind.is_in(run)).all(tx).await?;
    let people: BTreeSet<PersonId> = held.into_iter().map(|row| row.person_id).collect();
    for person in people {
        leave(ctx, tx, of, row, person, "blocked", &said.text, ("", "")).await?;
    }
    Ok(())
}

/// Asks somebody whether they stand.
pub(super) async fn tell_nominee(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: &ballot::Model,
    person: PersonId,
) -> Result<()> {
    leave(ctx, tx, of, row, person, "nominated", "", ("", "")).await
}

#[expect(clippy::too_many_arguments, reason = "each is a place of the one letter")]
async fn leave(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: &ballot::Model,
    person: PersonId,
    about: &str,
    said: &str,
    (record, head): (&str, &str),
) -> Result<()> {
    let Some((to, language)) = members_of::reached(tx, person).await? else { return Ok(()) };
    let hidden = matches!(terms_of(row)?, Terms::Decision { rule } if rule.visibility == Visibility::Members);
    let letter = Mail::Ballot {
        about: about.into(),
        group: of.name.clone(),
        title: row.title.clone(),
        until: row.closes_at.map(|at| at.format("%Y-%m-%d %H:%M UTC").to_string()).unwrap_or_default(),
        said: if hidden && about == "closed" { "counted".into() } else { said.into() },
        record: record.into(),
        head: head.into(),
        path: format!("/g/{}/ballots/{}", of.slug, row.id),
    };
    mail::leave(ctx, tx, &to, language, letter).await
}
