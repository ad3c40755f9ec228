//! Who must act: each erratum of which nobody said yet what becomes of it stands with one person.

use std::collections::HashMap;

use domain::{
    Instant,
    id::{ErratumId, GroupId},
    publication::{ErratumState, cited},
};
use sea_orm::{ConnectionTrait, QuerySelect};

use super::find;
use crate::Result;

/// An erratum that somebody must settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenErratum {
    /// Which.
    pub(crate) id: ErratumId,
    /// The group that wrote the standard.
    pub(crate) group: GroupId,
    /// What it is about.
    pub(crate) title: String,
    /// `waiting` or `reported`.
    pub(crate) state: ErratumState,
    /// Since when.
    pub(crate) since: Instant,
    /// The page where it is settled.
    pub(crate) path: String,
}

/// The open errata of the standards of some groups, those first that are open for longest, and no more than are asked for.
/// One that waits is for its holder alone: the caller says in which groups it may be found.
pub(crate) async fn open_duties(
    db: &impl ConnectionTrait,
    of: &[GroupId],
    waiting: &[GroupId],
    most: Option<u64>,
) -> Result<Vec<OpenErratum>> {
    let rows = find::open_errata(of, waiting).limit(most).all(db).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let standards = find::by_ids(rows.iter().map(|row| row.standard_id)).all(db).await?;
    let standards: HashMap<_, _> = standards.into_iter().map(|row| (row.id, row)).collect();
    let open = rows.into_iter().filter_map(|row| {
        let of = standards.get(&row.standard_id)?;
        Some(OpenErratum {
            id: row.id,
            group: of.group_id,
            title: format!("{}, {}: {}", cited(of.number), row.title, of.title),
            state: row.state,
            since: row.state_since,
            path: format!("/standards/{}/errata/{}", of.number, row.number),
        })
    });
    Ok(open.collect())
}
