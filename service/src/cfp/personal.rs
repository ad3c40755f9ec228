//! What somebody is given of proposals when they take their data away.

use domain::id::PersonId;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::{attachment, find::proposals_of, question::given_by};
use crate::Result;

/// Everything that somebody wrote in proposals, as they are told of it.
pub(crate) async fn proposals_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for row in proposals_of(person).all(db).await? {
        let attachments = attachment::lines(db, row.id).await?;
        let attachments: Vec<Value> = attachments
            .iter()
            .map(|line| json!({ "label": line.label, "url": line.url, "bytes": line.bytes }))
            .collect();
        all.push(json!({
            "title": row.title, "summary": row.summary, "description": row.description, "notes": row.notes,
            "language": row.language, "state": row.state.shown_to_speakers(), "begun_at": row.created_at,
            "submitted_at": row.submitted_at, "files_and_links": attachments,
        }));
    }
    Ok(all)
}

/// Everything that somebody answered to questions of calls.
pub(crate) async fn answers_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>> {
    let ids: Vec<_> = proposals_of(person).all(db).await?.into_iter().map(|row| row.id).collect();
    given_by(db, person, &ids).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::{leave_drafts, my_proposals, submit_proposal},
        on_both_databases,
    };

    on_both_databases! {
        async fn drafts_go_with_their_author_and_what_was_handed_in_stays(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let db = &world.db().read;
            let given = proposals_of_person(db, ada.person).await.expect("read");
            assert_eq!((given.len(), &given[0]["title"], &given[0]["state"]), (1, &json!("Title"), &json!("draft")));
            submit_proposal(&world.as_(&ada), id, None).await.expect("handed in");
            let forget = async || world.ctx.write(async |tx| leave_drafts(&world.ctx, tx, ada.person).await).await;
            forget().await.expect("nothing to forget");
            assert_eq!(my_proposals(&world.as_(&ada)).await.expect("listed").len(), 1);
            let (bob, _) = world.draft("other-2026", "Title").await;
            world.ctx.write(async |tx| leave_drafts(&world.ctx, tx, bob.person).await).await.expect("forgotten");
            assert_eq!(my_proposals(&world.as_(&bob)).await.expect("listed"), []);
        }

        /// A draft is the work of everybody who speaks in it.
        async fn others_keep_the_draft_that_somebody_leaves(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let bea = world.co_speaker(&dora, id, "Bea Speaker").await;
            world.ctx.write(async |tx| leave_drafts(&world.ctx, tx, dora.person).await).await.expect("left");
            let own = crate::cfp::my_speakers(&world.as_(&bea), id).await.expect("hers now");
            assert_eq!((own.is_main, own.speakers.len()), (true, 1));
        }
    }
}
