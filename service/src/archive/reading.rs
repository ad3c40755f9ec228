//! What one record is about, and which of the group's things it may hold.

use std::{collections::HashSet, fmt};

use domain::{
    Instant,
    ballot::{BallotState, Terms, rule::Visibility as Shown},
    policy::{Actor, Visibility},
};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::SelectStatement,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    draft::find as drafts,
    entity::{ballot, draft, working_group},
};

/// How much of a group a record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// What any visitor may read.
    Public,
    /// Everything, for whoever runs the group.
    Whole,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Public => "public",
            Self::Whole => "whole",
        })
    }
}

/// What one record is about.
pub(super) struct Reading {
    pub(super) level: Level,
    pub(super) group: working_group::Model,
    /// The drafts that it may hold.
    pub(super) drafts: SelectStatement,
    /// Whether drafts are left out that the asker may not know of.
    pub(super) hides_drafts: bool,
    /// The ballots that are not over: a record holds nothing of them, since the secret of their draw must not be known.
    pub(super) under_way: Vec<Uuid>,
    /// Those of which it does not hold what was said: they were secret and never closed.
    pub(super) unsaid: Vec<Uuid>,
    /// Those whose records everybody may read.
    pub(super) counted_in_public: Vec<Uuid>,
    /// Drafts and ballots of the group that it does not hold.
    pub(super) missing: HashSet<Uuid>,
    /// The instant before which the log must end, so that it does not tell how many voted in a ballot that is under way.
    pub(super) log_until: Option<Instant>,
}

impl Reading {
    /// Looks at what a record of a level may hold.
    pub(super) async fn of(
        ctx: &Ctx,
        tx: &DatabaseTransaction,
        group: working_group::Model,
        level: Level,
    ) -> Result<Self> {
        let is_whole = level == Level::Whole;
        let asker = if is_whole { ctx.clone() } else { ctx.as_actor(Actor::Anonymous) };
        let inside = if is_whole { vec![group.id] } else { Vec::new() };
        let visible = drafts::visible_in(&asker, vec![group.id], inside);
        let seen: HashSet<Uuid> = ids(tx, visible.clone()).await?;
        let every = drafts::visible_in(&ctx.as_actor(Actor::System { name: "record" }), vec![group.id], Vec::new());
        let missing: HashSet<Uuid> = ids(tx, every).await?.difference(&seen).copied().collect();
        let mut reading = Self {
            level,
            drafts: visible.select_only().column(draft::Column::Id).into_query(),
            hides_drafts: is_whole && !missing.is_empty(),
            under_way: Vec::new(),
            unsaid: Vec::new(),
            counted_in_public: Vec::new(),
            missing,
            log_until: None,
            group,
        };
        for row in ballots(tx, &reading.group).await? {
            reading.sort(&row)?;
        }
        Ok(reading)
    }

    fn sort(&mut self, row: &ballot::Model) -> Result<()> {
        let terms: Terms = serde_json::from_value(row.terms.clone()).map_err(Error::fault)?;
        let shown = terms.conduct().visibility;
        let is_secret = match shown {
            Shown::Open => false,
            Shown::Members => self.level == Level::Public,
            Shown::Sealed | Shown::Confidential => true,
        };
        match row.state {
            BallotState::Draft | BallotState::Open | BallotState::Deferred => {
                self.under_way.push(row.id.0);
                self.missing.insert(row.id.0);
                if is_secret {
                    self.log_until = self.log_until.into_iter().chain(row.opened_at).min();
                }
            }
            BallotState::Annulled if is_secret => self.unsaid.push(row.id.0),
            BallotState::Annulled => {}
            BallotState::Closed | BallotState::Settled => {
                if shown != Shown::Members && self.group.member_list == Visibility::Public {
                    self.counted_in_public.push(row.id.0);
                }
            }
        }
        Ok(())
    }
}

#[expect(clippy::disallowed_methods, reason = "of the group that was authorised")]
async fn ballots(tx: &DatabaseTransaction, group: &working_group::Model) -> Result<Vec<ballot::Model>> {
    Ok(ballot::Entity::find().filter(ballot::Column::GroupId.eq(group.id)).all(tx).await?)
}

async fn ids(tx: &DatabaseTransaction, of: Select<draft::Entity>) -> Result<HashSet<Uuid>> {
    let ids: Vec<Uuid> = of.select_only().column(draft::Column::Id).into_tuple().all(tx).await?;
    Ok(ids.into_iter().collect())
}
