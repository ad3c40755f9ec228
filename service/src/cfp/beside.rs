//! What stands beside a proposal's words: its speakers, files, embargo and duplicates.

use domain::{
    id::ProposalId,
    policy::{Action, Decision, decide},
    review::visibility::{Channel, Field},
};

use super::{
    attachment::{self, AttachmentLine},
    embargo::{self, EmbargoFacts},
    find::proposals_by_id,
    mark_duplicate::{duplicates_of, mark_of},
    sight::{Embargoes, lens_on},
    speaker::{self, SpeakerProfile},
};
use crate::{Ctx, Result, conference::ConferenceFacts, entity::proposal};

/// What stands beside a proposal that organisers read, as far as the asker may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferBeside {
    /// Who speaks, in order.
    pub speakers: Vec<SpeakerProfile>,
    /// Files and links.
    pub attachments: Vec<AttachmentLine>,
    /// The embargo, if one was set and not lifted.
    pub embargo: Option<EmbargoFacts>,
    /// Which one it is a duplicate of.
    pub duplicate_of: Option<Twin>,
    /// What is a duplicate of it.
    pub duplicates: Vec<Twin>,
    /// Whether an embargo keeps the proposal from the asker.
    pub is_kept_out: bool,
    /// Whether the asker may enter speakers and mark duplicates.
    pub may_enter: bool,
}

/// Another proposal that is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Which.
    pub id: ProposalId,
    /// What it is called.
    pub title: String,
}

impl OfferBeside {
    pub(super) async fn read(
        ctx: &Ctx,
        conference: &ConferenceFacts,
        row: &proposal::Model,
        embargoes: &Embargoes,
        speaks: bool,
    ) -> Result<Self> {
        let db = &ctx.db.read;
        let is_kept_out = !speaks && embargoes.keeps_out(row.id, &ctx.actor);
        let embargo = embargo::facts(ctx, conference, row.id).await?;
        let nothing = Self {
            speakers: Vec::new(),
            attachments: Vec::new(),
            embargo,
            duplicate_of: None,
            duplicates: Vec::new(),
            is_kept_out,
            may_enter: false,
        };
        if is_kept_out {
            return Ok(nothing);
        }
        let shown = Self {
            speakers: speaker::profiles(db, row.id).await?,
            attachments: attachment::lines(db, row.id).await?,
            ..nothing
        };
        // Speakers learn nothing of what organisers note.
        if speaks {
            return Ok(shown);
        }
        let original = mark_of(db, row.id).await?.map(|mark| mark.original_id);
        Ok(Self {
            duplicate_of: twins(ctx, original).await?.pop(),
            duplicates: twins(ctx, duplicates_of(db, row.id).await?).await?,
            may_enter: decide(&ctx.actor, Action::EnterProposals, conference.place()) == Decision::Allow,
            ..shown
        })
    }
}

/// Other proposals, where the asker may read them: that one is the same says what is in it.
async fn twins(ctx: &Ctx, ids: impl IntoIterator<Item = ProposalId>) -> Result<Vec<Twin>> {
    let db = &ctx.db.read;
    let mut twins = Vec::new();
    for row in proposals_by_id(ids).all(db).await? {
        if lens_on(ctx, db, &row).await?.shows(Field::Originals, Channel::Page) {
            twins.push(Twin { id: row.id, title: row.title });
        }
    }
    Ok(twins)
}
