//! Putting a link beside a proposal.

use domain::{
    cfp::{check_link, check_room},
    id::{AttachmentId, ProposalId},
    policy::{Action, Place},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, PaginatorTrait};
use serde::{Deserialize, Serialize};

use super::find::{attachments_of, refuse_unless_editable};
use crate::{
    Ctx, Result,
    cfp::find::{Own, history_of, locked_own},
    entity::proposal_attachment,
    record::{Entry, event},
};

/// A link as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedLink {
    /// What it is called; the host where empty.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

/// Puts a link beside a proposal of the actor's.
pub async fn add_link(ctx: &Ctx, id: ProposalId, typed: &TypedLink) -> Result<AttachmentId> {
    ctx.authorize(Action::Propose, Place::Own)?;
    ctx.write(async |tx| {
        let Own { proposal, call, .. } = locked_own(ctx, tx, id).await?;
        let (label, url) = check_link(&typed.label, &typed.url)?;
        refuse_unless_editable(ctx, &proposal, &call)?;
        check_room(attachments_of(id).count(tx).await?)?;
        let row = proposal_attachment::ActiveModel {
            id: Set(ctx.id()),
            proposal_id: Set(id),
            file_id: Set(None),
            label: Set(label),
            url: Set(url),
            created_at: Set(ctx.now),
            added_by: Set(ctx.actor.person()),
        };
        let row = row.insert(tx).await?;
        let scope = history_of(&proposal, &call);
        event::append(ctx, tx, Entry::new("link.attached", "proposal", id, scope)).await?;
        Ok(row.id)
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::cfp::ATTACHMENTS_MOST;

    use super::*;
    use crate::{
        cfp::my_attachments,
        on_both_databases,
        testing::{code_of, fields_of},
    };

    fn link(url: &str) -> TypedLink {
        TypedLink { label: String::new(), url: url.into() }
    }

    on_both_databases! {
        async fn links_lead_to_the_web_and_there_are_only_so_many(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let ctx = world.as_(&dora);
            for bad in ["javascript:alert(1)", "data:text/html,<script>", "file:///etc/passwd", ""] {
                assert_eq!(fields_of(add_link(&ctx, id, &link(bad)).await).len(), 1, "{bad}");
            }
            for nth in 0..ATTACHMENTS_MOST {
                add_link(&ctx, id, &link(&format!("https://a.example/{nth}"))).await.expect("added");
            }
            assert_eq!(code_of(add_link(&ctx, id, &link("https://a.example")).await), "too-many-attachments");
            let desk = my_attachments(&ctx, id).await.expect("listed");
            assert_eq!((desk.lines[0].label.as_str(), desk.has_room, desk.may_edit), ("a.example", false, true));
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(add_link(&eve, id, &link("https://a.example")).await), "not-found");
            assert_eq!(code_of(my_attachments(&eve, id).await), "not-found");
            assert_eq!(code_of(add_link(&world.anonymous(), id, &link("https://a.example")).await), "sign-in-needed");
        }
    }
}
