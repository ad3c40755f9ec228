//! Saving what is being written. Two people, or two tabs, never overwrite each other: changes of different lines come
//! together, and where both changed the same lines neither is taken and both are kept.

use domain::{
    Instant,
    draft::{
        Merge,
        save::{SaveKind, Source},
        text,
    },
    id::{DraftId, PersonId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, QueryFilter, QuerySelect};
use serde_json::json;

use super::find;
use crate::{Ctx, Error, Result, entity::draft_save, group::find as groups, record::event};

/// So many states of the working copy are kept, for those who write from an older one.
const HEADS: i32 = 20;
/// So many texts are kept that came while somebody else had changed the same lines.
const ASIDES: i32 = 20;
/// So many tabs of one person are kept with what was typed in them.
const TABS: u64 = 4;

/// What came of saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is the working copy now, under this number.
    Here(i32),
    /// Somebody had changed other lines; both changes stand in the working copy now.
    Merged(i32),
    /// The working copy says this already.
    Unchanged(i32),
    /// Somebody had changed the same lines. The text is kept aside; nothing stands in the working copy yet.
    Clash(Box<Clash>),
}

/// Two texts that changed the same lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Both, piece by piece; `mine` is what was sent.
    pub merge: Merge,
    /// The number of the working copy as it stands.
    pub number: i32,
    /// Who saved it; empty where nobody in particular did.
    pub by: String,
    /// When.
    pub at: Instant,
    /// The revision that a save of the merged text is made from, where that is another than before.
    pub revision: Option<i32>,
}

/// Saves a text that was made from the working copy of a number, and forgets what was typed in its tab.
pub async fn save_draft(ctx: &Ctx, id: DraftId, typed: &str, made_from: i32, tab: &str) -> Result<Saved> {
    save(ctx, id, typed, made_from, tab, None).await
}

/// The same, where the text also has what came with a `revision` that was posted meanwhile.
pub(super) async fn save(
    ctx: &Ctx,
    id: DraftId,
    typed: &str,
    made_from: i32,
    tab: &str,
    revision: Option<i32>,
) -> Result<Saved> {
    ctx.authorize_route(Action::WriteDraft)?;
    let mine = text::from_form(typed).map_err(|flaw| Error::field("text", flaw.code, flaw.message))?;
    ctx.write(async |tx| {
        let held = find::locked(ctx, tx, id, Action::WriteDraft).await?;
        held.must_be_written()?;
        refuse_data(tx, id).await?;
        let head = find::saves(id, SaveKind::Head).one(tx).await?.ok_or_else(Error::not_found)?;
        let base_revision = revision.filter(|number| *number > head.revision).unwrap_or(head.revision);
        if let Some(person) = ctx.actor.person() {
            find::drop_typed(tx, id, person, tab).await?;
        }
        if head.text == mine && base_revision == head.revision {
            return Ok(Saved::Unchanged(head.number));
        }
        if head.number == made_from {
            let number = head.number + 1;
            insert_save(ctx, tx, id, SaveKind::Head, (number, made_from, base_revision), mine, None).await?;
            told(ctx, tx, &held, number).await?;
            return Ok(Saved::Here(number));
        }
        let base = find::saves(id, SaveKind::Head).filter(draft_save::Column::Number.eq(made_from)).one(tx).await?;
        let merge = match &base {
            Some(base) => Merge::of(&base.text, &mine, &head.text),
            None => Merge::without_base(&mine, &head.text),
        };
        if let Some(merged) = merge.text() {
            if merged == head.text {
                return Ok(Saved::Unchanged(head.number));
            }
            let number = head.number + 1;
            insert_save(ctx, tx, id, SaveKind::Head, (number, head.number, base_revision), merged, None).await?;
            told(ctx, tx, &held, number).await?;
            return Ok(Saved::Merged(number));
        }
        let last = find::saves(id, SaveKind::Aside).one(tx).await?.map_or(0, |row| row.number);
        insert_save(ctx, tx, id, SaveKind::Aside, (last + 1, made_from, head.revision), mine, None).await?;
        let by = name_of(tx, head.saved_by).await?;
        Ok(Saved::Clash(Box::new(Clash { merge, number: head.number, by, at: head.saved_at, revision })))
    })
    .await
}

/// Keeps what somebody typed in one tab and has not saved, so that a lost connection loses nothing of it.
pub async fn keep_typed(ctx: &Ctx, id: DraftId, typed: &str, made_from: i32, tab: &str) -> Result<()> {
    ctx.authorize_route(Action::WriteDraft)?;
    let mine = text::from_form(typed).map_err(|flaw| Error::field("text", flaw.code, flaw.message))?;
    let tab = domain::text::line(tab, 40).map_err(|flaw| Error::field("tab", flaw.code, flaw.message))?;
    ctx.write(async |tx| {
        find::locked(ctx, tx, id, Action::WriteDraft).await?;
        let Some(person) = ctx.actor.person() else { return Ok(()) };
        find::drop_typed(tx, id, person, &tab).await?;
        let head = find::saves(id, SaveKind::Head).one(tx).await?.ok_or_else(Error::not_found)?;
        if head.text == mine {
            return Ok(());
        }
        let own = find::saves(id, SaveKind::Typed).filter(draft_save::Column::SavedBy.eq(person));
        let last = own.clone().one(tx).await?.map_or(0, |row| row.number);
        for old in own.offset(TABS - 1).limit(100).all(tx).await? {
            find::drop_typed(tx, id, person, old.tab.as_deref().unwrap_or_default()).await?;
        }
        let numbers = (last + 1, made_from, head.revision);
        insert_save(ctx, tx, id, SaveKind::Typed, numbers, mine, Some(tab)).await
    })
    .await
}

/// Forgets what somebody typed in one tab and did not save.
pub async fn forget_typed(ctx: &Ctx, id: DraftId, tab: &str) -> Result<()> {
    ctx.authorize_route(Action::WriteDraft)?;
    ctx.write(async |tx| {
        find::locked(ctx, tx, id, Action::WriteDraft).await?;
        match ctx.actor.person() {
            Some(person) => find::drop_typed(tx, id, person, tab).await,
            None => Ok(()),
        }
    })
    .await
}

/// A draft that comes as data is not written here: what its text does not show would be lost.
pub(crate) async fn refuse_data(tx: &DatabaseTransaction, id: DraftId) -> Result<()> {
    let newest = find::revisions([id]).one(tx).await?;
    if newest.is_some_and(|row| row.source == Source::Baseline) {
        let message = "This draft is kept as a file of data. Change the file and post it; what stands in it besides the text would be lost here.";
        return Err(Error::conflict("kept-as-data", message));
    }
    Ok(())
}

/// Keeps a text beside a draft under (number, number it was made from, revision it was made from), and lets go of those
/// that are too old to be asked for.
pub(crate) async fn insert_save(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: DraftId,
    kind: SaveKind,
    (number, made_from, revision): (i32, i32, i32),
    text: String,
    tab: Option<String>,
) -> Result<()> {
    let row = draft_save::ActiveModel {
        id: Set(ctx.id()),
        draft_id: Set(id),
        kind: Set(kind),
        number: Set(number),
        text: Set(text),
        made_from: Set(made_from),
        revision: Set(revision),
        saved_at: Set(ctx.now),
        saved_by: Set(ctx.actor.person()),
        tab: Set(tab),
    };
    row.insert(tx).await?;
    match kind {
        SaveKind::Head => find::drop_saves(tx, id, kind, number - HEADS).await,
        SaveKind::Aside => find::drop_saves(tx, id, kind, number - ASIDES).await,
        SaveKind::Typed => Ok(()),
    }
}

async fn told(ctx: &Ctx, tx: &DatabaseTransaction, held: &find::Locked, number: i32) -> Result<()> {
    let mut entry = held.told("draft.saved", "draft", held.draft.id).with(json!({ "number": number }));
    // What is being written is for those who write it.
    entry.visibility = domain::policy::Visibility::Team;
    event::append(ctx, tx, entry).await
}

pub(crate) async fn name_of(tx: &DatabaseTransaction, person: Option<PersonId>) -> Result<String> {
    let people = groups::people(person).one(tx).await?;
    Ok(people.map(|row| row.name).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use domain::{draft::TypedDraft, draft::merge::Part as Piece, policy::RoleKind};

    use super::*;
    use crate::{
        draft::{draft_by_id, kept_text, start_draft, working_copy},
        on_both_databases,
        testing::{World, code_of},
    };

    const BASE: &str = "One.\n\nTwo.\n\nThree.\n";

    on_both_databases! {
        async fn two_who_change_different_lines_lose_nothing(world: World) {
            let (id, edith, carl) = scene(&world).await;
            assert_eq!(save_draft(&edith, id, "One, hers.\n\nTwo.\n\nThree.\n", 2, "a").await.expect("saved"), Saved::Here(3));
            let his = save_draft(&carl, id, "One.\r\n\r\nTwo.\r\n\r\nThree, his.\r\n", 2, "b").await;
            assert_eq!(his.expect("merged"), Saved::Merged(4));
            assert_eq!(text_of(&carl, id).await, "One, hers.\n\nTwo.\n\nThree, his.\n");
            let again = save_draft(&carl, id, "One, hers.\n\nTwo.\n\nThree, his.\n", 4, "b").await;
            assert_eq!(again.expect("the same"), Saved::Unchanged(4));
        }

        async fn where_both_changed_a_line_both_are_shown_and_kept(world: World) {
            let (id, edith, carl) = scene(&world).await;
            save_draft(&edith, id, "One.\n\nTwo, hers.\n\nThree.\n", 2, "a").await.expect("saved");
            let Saved::Clash(clash) = save_draft(&carl, id, "One.\n\nTwo, his.\n\nThree.\n", 2, "b").await.expect("told") else {
                panic!("both changed the same line")
            };
            assert_eq!((clash.number, clash.by.as_str(), clash.merge.conflicts()), (3, "Edith Editor", 1));
            let both = clash.merge.parts.iter().find_map(|part| match part {
                Piece::Conflict { mine, theirs, .. } => Some((mine.as_str(), theirs.as_str())),
                Piece::Settled(_) => None,
            });
            assert_eq!(both, Some(("Two, his.\n", "Two, hers.\n")));
            assert_eq!(text_of(&carl, id).await, "One.\n\nTwo, hers.\n\nThree.\n");
            let copy = working_copy(&carl, &draft_by_id(&carl, id, Action::WriteDraft).await.expect("his")).await.expect("read");
            let kept = kept_text(&carl, id, copy.asides[0].id).await.expect("kept");
            assert_eq!(kept.text, "One.\n\nTwo, his.\n\nThree.\n");
            let settled = save_draft(&carl, id, "One.\n\nTwo, ours.\n\nThree.\n", clash.number, "b").await;
            assert_eq!(settled.expect("saved"), Saved::Here(4));
        }

        async fn a_text_made_from_a_state_long_gone_still_loses_no_line(world: World) {
            let (id, edith, carl) = scene(&world).await;
            for number in 2..30 {
                save_draft(&edith, id, &format!("{BASE}\nStep {number}\n"), number, "a").await.expect("saved");
            }
            save_draft(&carl, id, &format!("His.\n{BASE}"), 2, "b").await.expect("merged");
            assert_eq!(text_of(&carl, id).await, format!("His.\n{BASE}\nStep 29\n"));
        }

        async fn what_was_typed_survives_the_tab_until_it_is_saved(world: World) {
            let (id, edith, carl) = scene(&world).await;
            for tab in ["a", "b", "c", "d", "e"] {
                keep_typed(&edith, id, &format!("{BASE}Typed in {tab}"), 2, tab).await.expect("kept");
            }
            keep_typed(&edith, id, &format!("{BASE}More in e"), 2, "e").await.expect("kept");
            let facts = draft_by_id(&edith, id, Action::WriteDraft).await.expect("hers");
            let copy = working_copy(&edith, &facts).await.expect("read");
            assert_eq!(copy.typed.len(), 4);
            let newest = kept_text(&edith, id, copy.typed[0].id).await.expect("hers");
            assert_eq!(newest.text, format!("{BASE}More in e"));
            assert_eq!(code_of(kept_text(&carl, id, copy.typed[0].id).await), "not-found");
            assert!(working_copy(&carl, &facts).await.expect("read").typed.is_empty());
            save_draft(&edith, id, &newest.text, 2, "e").await.expect("saved");
            forget_typed(&edith, id, "d").await.expect("forgotten");
            assert_eq!(working_copy(&edith, &facts).await.expect("read").typed.len(), 2);
        }

        async fn of_fifty_who_each_add_a_line_none_loses_it(world: World) {
            let (id, ..) = scene(&world).await;
            let lines = (0..50).map(|line| format!("Line {line}.\n\n")).collect::<Vec<_>>().concat();
            save_draft(&world.ctx, id, &lines, 2, "").await.expect("saved");
            let base = lines.clone();
            let count = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
            let saved = world.fifty(|ctx| {
                let line = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let mine = base.replace(&format!("Line {line}.\n"), &format!("Line {line}, changed.\n"));
                async move { save_draft(&ctx, id, &mine, 3, "").await }
            }).await;
            assert!(saved.iter().all(|one| matches!(one, Ok(Saved::Here(_) | Saved::Merged(_) | Saved::Clash(_)))), "{saved:?}");
            let text = text_of(&world.ctx, id).await;
            // Twenty states are kept; whoever wrote from an older one may clash, and is kept aside then.
            let clashed = saved.iter().filter(|one| matches!(one, Ok(Saved::Clash(_)))).count();
            assert_eq!(text.matches(", changed.").count() + clashed, 50, "{text}");
        }

        async fn what_is_being_written_is_for_those_who_write(world: World) {
            let (id, ..) = scene(&world).await;
            let mia = world.as_(&world.holding("Mia Member", world.group_id("open").await, RoleKind::Member).await);
            assert_eq!(code_of(save_draft(&mia, id, "Mine", 2, "").await), "denied");
            assert_eq!(code_of(keep_typed(&mia, id, "Mine", 2, "t").await), "denied");
            let facts = draft_by_id(&mia, id, Action::SeeDraft).await.expect("public");
            assert_eq!(code_of(working_copy(&mia, &facts).await), "denied");
        }
    }

    async fn scene(world: &World) -> (DraftId, Ctx, Ctx) {
        let scene = world.groups().await;
        let edith = world.as_(&world.holding("Edith Editor", scene.open, RoleKind::Editor).await);
        let typed = TypedDraft { title: "T".into(), ..TypedDraft::default() };
        let id = start_draft(&edith, scene.open, "draft", &typed).await.expect("begun");
        save_draft(&edith, id, BASE, 1, "").await.expect("saved");
        (id, edith, world.as_(&scene.chair))
    }

    async fn text_of(ctx: &Ctx, id: DraftId) -> String {
        let facts = draft_by_id(ctx, id, Action::WriteDraft).await.expect("theirs");
        working_copy(ctx, &facts).await.expect("read").text
    }
}
