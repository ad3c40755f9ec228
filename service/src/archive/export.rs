//! Writing the record of a group.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    path::Path,
};

use domain::{
    id::{FileId, GroupId},
    policy::{Action, Actor, Decision, Visibility, decide},
};
use sea_orm::{
    Condition, DatabaseTransaction, Value,
    sea_query::{Alias, Expr, ExprTrait},
};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::{
    folder::{EVENTS, FILES, Lines, SEALS, Shelf, TEXTS},
    kind::{Kind, Rows},
    kinds::kinds,
    log::{self, EventLine, SealLine},
    manifest::{Chain, FORMAT, Manifest, Named},
    reading::{Level, Reading},
    value::{Column, spelled},
};
use crate::{Ctx, Error, Result, entity::working_group, group::find as groups, portal};

/// Most names that are looked up at once.
const AT_ONCE: usize = 400;
/// Subjects that belong to a draft: where a draft is not the asker's to know, nor are these.
const UNDER_DRAFTS: [&str; 9] =
    ["draft", "revision", "comment", "issue", "call", "objection", "appeal", "declaration", "standard"];

/// Refuses whoever may not have a record of a level of the group. The public one is of groups that everybody may know of.
pub async fn may_export(ctx: &Ctx, group: GroupId, level: Level) -> Result<()> {
    let action = action(level);
    ctx.authorize_route(action)?;
    let row = groups::by_id(group).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    must(ctx, &row, level)
}

/// Writes the record of a group into a folder that is there and empty, as the group was at one moment, and says what is
/// in it. Only the events that are sealed are in it: since the last minute there may be more.
pub async fn export_group(ctx: &Ctx, group: GroupId, level: Level, to: &Path) -> Result<Manifest> {
    ctx.authorize_route(action(level))?;
    ctx.look(async |tx| {
        let row = groups::by_id(group).one(tx).await?.ok_or_else(Error::not_found)?;
        must(ctx, &row, level)?;
        let reading = Reading::of(ctx, tx, row, level).await?;
        let mut export = Export::new(reading, to);
        export.write(ctx, tx).await
    })
    .await
}

fn action(level: Level) -> Action {
    match level {
        Level::Public => Action::SeeGroup,
        Level::Whole => Action::ExportGroup,
    }
}

fn must(ctx: &Ctx, row: &working_group::Model, level: Level) -> Result<()> {
    let place = groups::place(row);
    ctx.authorize(action(level), place)?;
    let is_open = decide(&Actor::Anonymous, Action::SeeGroup, place) == Decision::Allow;
    if level == Level::Public && !is_open { Err(Error::not_found()) } else { Ok(()) }
}

/// A record that is being written.
struct Export {
    reading: Reading,
    kinds: Vec<Kind>,
    shelf: Shelf,
    counts: BTreeMap<String, u64>,
    /// The persons and organisations that what was written names.
    named: BTreeSet<Uuid>,
    /// What was written, by id; kept only where the log must know.
    written: HashSet<Uuid>,
}

impl Export {
    fn new(reading: Reading, to: &Path) -> Self {
        let (named, written) = (BTreeSet::new(), HashSet::new());
        Self { reading, kinds: kinds(), shelf: Shelf::new(to), counts: BTreeMap::new(), named, written }
    }

    async fn write(&mut self, ctx: &Ctx, tx: &DatabaseTransaction) -> Result<Manifest> {
        let kinds = std::mem::take(&mut self.kinds);
        for kind in kinds.iter().filter(|kind| !matches!(kind.rows, Rows::Named(_))) {
            if let Some(which) = kind.which(&kinds, &self.reading) {
                self.write_rows(tx, kind, vec![which]).await?;
            }
        }
        let chain = self.write_log(tx).await?;
        for kind in kinds.iter().filter(|kind| matches!(kind.rows, Rows::Named(_))) {
            self.write_named(tx, &kinds, kind).await?;
        }
        self.write_files(ctx, tx, &kinds).await?;
        let manifest = self.manifest(tx, chain).await?.sealed()?;
        self.shelf.finish(&manifest.to_text()?)?;
        Ok(manifest)
    }

    async fn manifest(&self, tx: &DatabaseTransaction, chain: Chain) -> Result<Manifest> {
        let group = &self.reading.group;
        let ecosystem = match group.ecosystem_id {
            Some(id) => portal::find::by_id(id).one(tx).await?,
            None => None,
        };
        Ok(Manifest {
            format: FORMAT.into(),
            level: self.reading.level,
            group: Named { id: group.id.0, slug: group.slug.clone(), name: group.name.clone() },
            ecosystem: ecosystem.map(|row| Named { id: row.id.0, slug: row.slug, name: row.name }),
            chain,
            counts: self.counts.clone(),
            files: self.shelf.listed(),
            hash: String::new(),
        })
    }

    /// Writes the rows under some conditions, in this order; a kind without rows has no file.
    async fn write_rows(&mut self, tx: &DatabaseTransaction, kind: &Kind, parts: Vec<Condition>) -> Result<()> {
        let mut lines: Option<Lines> = None;
        for which in parts {
            let take = &mut |row: Vec<Value>| {
                let row = self.row(kind, row)?;
                let lines = match &mut lines {
                    Some(lines) => lines,
                    none => none.insert(self.shelf.lines(&format!("rows/{}.jsonl", kind.name))?),
                };
                lines.add(&Json::Object(row))
            };
            kind.table.each(tx, which, take).await?;
        }
        if let Some(lines) = lines {
            let count = self.shelf.keep(lines)?;
            self.counts.insert(kind.name.into(), count);
        }
        Ok(())
    }

    /// A row as its line says it.
    fn row(&mut self, kind: &Kind, values: Vec<Value>) -> Result<Map<String, Json>> {
        let mut row: Vec<(&Column, Json)> = Vec::with_capacity(values.len());
        for (column, value) in kind.columns.iter().zip(values) {
            let said = match value {
                _ if kind.keeps_back(column, self.reading.level) => kind.instead(column),
                value if kind.texts.contains(&column.name) => self.text(value)?,
                Value::Uuid(Some(id)) if kind.loose.contains(&column.name) && self.reading.missing.contains(&id) => {
                    Json::Null
                }
                Value::Uuid(Some(id)) => {
                    if kind.names.contains(&column.name) {
                        self.named.insert(id);
                    }
                    if column.name == "id" && self.hears_of_some() {
                        self.written.insert(id);
                    }
                    id.to_string().into()
                }
                value => spelled(value)?,
            };
            row.push((column, said));
        }
        row.sort_by_key(|(column, _)| column.name);
        Ok(row.into_iter().map(|(column, said)| (column.name.to_owned(), said)).collect())
    }

    /// Whether some events are kept back, so that the log must know what is in the record.
    fn hears_of_some(&self) -> bool {
        self.reading.level == Level::Public || self.reading.hides_drafts
    }

    fn text(&mut self, value: Value) -> Result<Json> {
        let text = match spelled(value)? {
            Json::String(text) => text,
            json => json.to_string(),
        };
        Ok(self.shelf.put(TEXTS, text.as_bytes())?.into())
    }

    async fn write_log(&mut self, tx: &DatabaseTransaction) -> Result<Chain> {
        let seals = log::seals(tx, self.reading.group.id.0, self.reading.log_until).await?;
        let (mut of_seals, mut of_events) = (self.shelf.lines(SEALS)?, self.shelf.lines(EVENTS)?);
        let mut chain = Chain { head: hex::encode(crate::record::seal::fingerprint::START), ..Chain::default() };
        for seal in &seals {
            let line = SealLine::of(seal);
            of_seals.add(&log::line(&line)?)?;
            chain.head.clone_from(&line.hash);
            for event in log::events(tx, seal.id).await? {
                let line = self.event(seal.number, event);
                chain.withheld += u64::from(line.leaf.is_some());
                of_events.add(&log::line(&line)?)?;
            }
        }
        chain.seals = self.shelf.keep(of_seals)?;
        chain.events = self.shelf.keep(of_events)?;
        Ok(chain)
    }

    fn event(&mut self, seal: i64, row: crate::entity::event::Model) -> EventLine {
        let is_here = row.subject_id.is_some_and(|id| self.written.contains(&id) || self.named.contains(&id));
        if self.reading.level == Level::Public {
            if row.visibility != Visibility::Public || !is_here {
                return EventLine::withheld(seal, &row);
            }
            let names = row.actor_id.into_iter().chain(row.on_behalf_of).all(|id| self.named.contains(&id.0));
            return EventLine::of(seal, row, names);
        }
        if self.reading.hides_drafts && UNDER_DRAFTS.contains(&row.subject_kind.as_str()) && !is_here {
            return EventLine::withheld(seal, &row);
        }
        self.named.extend(row.actor_id.into_iter().chain(row.on_behalf_of).map(|id| id.0));
        EventLine::of(seal, row, true)
    }

    /// Writes those of a kind that were named, and whom these name in turn.
    async fn write_named(&mut self, tx: &DatabaseTransaction, kinds: &[Kind], kind: &Kind) -> Result<()> {
        let (Rows::Named(column), Some(which)) = (&kind.rows, kind.which(kinds, &self.reading)) else { return Ok(()) };
        self.follow_merges(tx, kinds).await?;
        let ids: Vec<Uuid> = self.named.iter().copied().collect();
        let part = |ids: &[Uuid]| which.clone().add(Expr::col(Alias::new(*column)).is_in(ids.iter().copied()));
        let parts: Vec<Condition> = ids.chunks(AT_ONCE).map(part).collect();
        self.write_rows(tx, kind, parts).await
    }

    /// Adds those into whom persons were merged, until nobody is missing.
    async fn follow_merges(&mut self, tx: &DatabaseTransaction, kinds: &[Kind]) -> Result<()> {
        let Some(persons) = kinds.iter().find(|kind| kind.name == "persons") else { return Ok(()) };
        let Some(into) = persons.at("merged_into") else { return Ok(()) };
        let mut new: Vec<Uuid> = self.named.iter().copied().collect();
        while !new.is_empty() {
            let mut found = Vec::new();
            for ids in new.chunks(AT_ONCE) {
                let merged = Condition::all()
                    .add(Expr::col(Alias::new("id")).is_in(ids.iter().copied()))
                    .add(Expr::col(Alias::new("merged_into")).is_not_null());
                let take = &mut |row: Vec<Value>| {
                    if let Some(Value::Uuid(Some(id))) = row.into_iter().nth(into) {
                        found.push(id);
                    }
                    Ok(())
                };
                persons.table.each(tx, merged, take).await?;
            }
            new = found.into_iter().filter(|id| self.named.insert(*id)).collect();
        }
        Ok(())
    }

    /// Writes what was uploaded.
    async fn write_files(&mut self, ctx: &Ctx, tx: &DatabaseTransaction, kinds: &[Kind]) -> Result<()> {
        let Some(files) = kinds.iter().find(|kind| kind.name == "files") else { return Ok(()) };
        let Some(which) = files.which(kinds, &self.reading) else { return Ok(()) };
        let mut known = Vec::new();
        let at = (files.at("id"), files.at("hash"));
        let take = &mut |row: Vec<Value>| {
            if let (Some(Value::Uuid(Some(id))), Some(Value::String(Some(hash)))) =
                (at.0.and_then(|at| row.get(at)), at.1.and_then(|at| row.get(at)))
            {
                known.push((FileId(*id), hash.clone()));
            }
            Ok(())
        };
        files.table.each(tx, which, take).await?;
        for (id, hash) in known {
            if self.shelf.put(FILES, &ctx.files.get(id).await?)? != hash {
                return Err(Error::fault(format!("the bytes of file {} are not those that were uploaded", id.0)));
            }
        }
        Ok(())
    }
}
