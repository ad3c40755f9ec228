//! Saving a list that was edited as a whole.

use std::collections::HashMap;

use domain::conference::Line;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, ModelTrait};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Error, Result, version::changed_meanwhile};

/// A row of such a list.
pub(super) trait Part: ModelTrait + Clone + PartialEq {
    /// Which.
    fn id(&self) -> Uuid;
    /// Name for people.
    fn name(&self) -> &str;
    /// What the database keeps unique within the conference.
    fn key(&mut self) -> &mut String;
}

/// Refuses lines for rows that are not there (any more).
pub(super) fn refuse_unknown<Row: Part, Id: Copy + Into<Uuid>, Extras>(
    rows: &[Row],
    lines: &[Line<Id, Extras>],
) -> Result<()> {
    let known = |id: Uuid| rows.iter().any(|row| row.id() == id);
    if lines.iter().filter_map(|line| line.id).all(|id| known(id.into())) { Ok(()) } else { Err(changed_meanwhile()) }
}

/// Makes `after` of `before` and says by name what was added, removed and changed; `None` where nothing was.
pub(super) async fn save<Row>(tx: &impl ConnectionTrait, before: &[Row], after: &[Row]) -> Result<Option<Value>>
where
    Row: Part + IntoActiveModel<<Row::Entity as EntityTrait>::ActiveModel>,
    <Row::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = Row::Entity> + Send,
    <Row::Entity as EntityTrait>::Model: IntoActiveModel<<Row::Entity as EntityTrait>::ActiveModel>,
{
    let old: HashMap<Uuid, &Row> = before.iter().map(|row| (row.id(), row)).collect();
    let new: HashMap<Uuid, &Row> = after.iter().map(|row| (row.id(), row)).collect();
    let removed: Vec<&Row> = before.iter().filter(|row| !new.contains_key(&row.id())).collect();
    let added: Vec<&Row> = after.iter().filter(|row| !old.contains_key(&row.id())).collect();
    let changed: Vec<&Row> = after.iter().filter(|row| old.get(&row.id()).is_some_and(|old| old != row)).collect();
    for row in &removed {
        (*row).clone().delete(tx).await?;
    }
    // Two rows that swap their names would both have one of them for a moment, which the database refuses: let go first.
    for row in &changed {
        if let Some(mut row) = old.get(&row.id()).map(|row| (*row).clone()) {
            *row.key() = format!("…{}", row.id());
            row.into_active_model().reset_all().update(tx).await?;
        }
    }
    for row in &changed {
        (*row).clone().into_active_model().reset_all().update(tx).await?;
    }
    for row in &added {
        (*row).clone().into_active_model().reset_all().insert(tx).await?;
    }
    if removed.is_empty() && added.is_empty() && changed.is_empty() {
        return Ok(None);
    }
    let names = |rows: &[&Row]| rows.iter().map(|row| row.name().to_owned()).collect::<Vec<_>>();
    Ok(Some(json!({ "added": names(&added), "removed": names(&removed), "changed": names(&changed) })))
}

/// The refusal of a list without an entry that proposals name.
pub(super) fn in_use() -> Error {
    Error::conflict("in-use", "Somebody has proposed a session of an entry that would go. Nothing was changed.")
}

/// The place of the nth line.
pub(super) fn position(nth: usize) -> i32 {
    i32::try_from(nth).unwrap_or(i32::MAX)
}

/// A checked number as its column keeps it.
pub(super) fn stored(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
