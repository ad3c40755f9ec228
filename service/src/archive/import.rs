//! Making a group out of its record: all of it, under the same ids, or nothing.
//!
//! Persons come without accounts; where the site knows somebody or an organisation under the same id, it keeps what it
//! knows. What the record says is written as it is, not as if it happened now: nobody is told, and the event log of the
//! group goes on where it ended.

use std::{collections::HashSet, path::Path};

use domain::{
    id::{FileId, GroupId},
    policy::{Action, Place, Scope},
    slug::Slug,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    SqlErr, Value,
    sea_query::{Alias, Expr, ExprTrait, Query},
};
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use super::{
    folder::{self, EVENTS, FILES, Reader, SEALS, TEXTS},
    kind::Kind,
    kinds::kinds,
    log::{EventLine, SealLine},
    manifest::Manifest,
    reading::Level,
    value::{self, Type},
    verify::{Verified, verify_record},
};
use crate::{
    Ctx, Error, Result,
    entity::{event, seal, standard_series},
    group::find as groups,
    portal,
    record::{Entry, event as log},
    slug::{SlugKind, claim, claimed_by},
};

/// Most rows that are added at once.
const AT_ONCE: usize = 100;
/// Most bytes of them, so that long lines are added a few at a time.
const BYTES_AT_ONCE: usize = 1024 * 1024;

/// What was imported.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Which group.
    pub group: GroupId,
    /// Its part of addresses.
    pub slug: String,
    /// What the record says of itself.
    pub manifest: Manifest,
    /// What is not as it was where the record comes from, in words.
    pub notices: Vec<String>,
}

/// Imports the record in a folder, which is checked first. Refused where it is damaged or not whole, and where the site has
/// something under its names already.
pub async fn import_group(ctx: &Ctx, from: &Path) -> Result<Imported> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let root = from.to_owned();
    let verified = tokio::task::spawn_blocking(move || verify_record(&root)).await.map_err(Error::fault)?;
    let manifest = whole(verified.map_err(damaged)?)?;
    must_be_new(ctx, &manifest).await?;
    let mut import = Import {
        ctx,
        root: from,
        manifest: &manifest,
        notices: vec![],
        ecosystem: None,
        known: HashSet::new(),
        put: vec![],
    };
    let written = ctx.write(async |tx| Box::pin(import.write(tx)).await).await;
    if let Err(error) = written {
        for id in import.put {
            ctx.files.remove(id).await?;
        }
        return Err(refused(error));
    }
    let notices = import.notices;
    Ok(Imported { group: GroupId(manifest.group.id), slug: manifest.group.slug.clone(), notices, manifest })
}

fn whole(verified: Verified) -> Result<Manifest> {
    if !verified.flaws.is_empty() {
        return Err(damaged(verified.flaws.join(" ")));
    }
    let manifest = verified.manifest;
    if manifest.level != Level::Whole || manifest.chain.withheld > 0 {
        let message = "This record does not hold everything, so no group can be made out of it; nothing was changed. \
                       Whoever runs the site writes a whole one with `plenary export group`.";
        return Err(Error::conflict("record-not-whole", message));
    }
    Ok(manifest)
}

fn damaged(flaws: String) -> Error {
    Error::conflict("record-damaged", format!("This is not a sound record; nothing was changed. {flaws}"))
}

fn clash() -> Error {
    let message = "Something in this record is on this site already, under another id or as \
                   something else: an organisation of the same name, a standard of the same number. Nothing was changed.";
    Error::conflict("record-clashes", message)
}

fn here_already(slug: &str) -> Error {
    let message = format!("The site has had a group at /g/{slug} before, or has this very group; nothing was changed.");
    Error::conflict("record-here-already", message)
}

/// What the database itself refuses, in words.
fn refused(error: Error) -> Error {
    match &error {
        Error::Database(found) if matches!(found.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) => {
            damaged("Something in it names what is not there.".into())
        }
        Error::Database(DbErr::Type(_)) => damaged("Something in it is none of what it may be.".into()),
        _ if error.is_duplicate() => clash(),
        _ => error,
    }
}

async fn must_be_new(ctx: &Ctx, manifest: &Manifest) -> Result<()> {
    let db = &ctx.db.read;
    let is_here = groups::by_id(GroupId(manifest.group.id)).one(db).await?.is_some();
    let is_claimed = claimed_by(db, SlugKind::Group, &manifest.group.slug).await?.is_some();
    if is_here || is_claimed { Err(here_already(&manifest.group.slug)) } else { Ok(()) }
}

struct Import<'a> {
    ctx: &'a Ctx,
    root: &'a Path,
    manifest: &'a Manifest,
    notices: Vec<String>,
    /// The ecosystem here that goes by the slug of the record's, where it has another id.
    ecosystem: Option<Uuid>,
    /// The people whom the site knows already.
    known: HashSet<Uuid>,
    /// The files whose bytes were put.
    put: Vec<FileId>,
}

impl Import<'_> {
    async fn write(&mut self, tx: &DatabaseTransaction) -> Result<()> {
        if let Some(named) = &self.manifest.ecosystem {
            let known = portal::find::by_slug(&named.slug).one(tx).await?;
            self.ecosystem = known.map(|row| row.id.0).filter(|id| *id != named.id);
        }
        let kinds = kinds();
        for kind in &kinds {
            self.rows(tx, kind).await?;
        }
        self.log(tx).await?;
        self.number_standards(tx).await?;
        let group = &self.manifest.group;
        let said = json!({ "slug": group.slug, "record": self.manifest.hash, "head": self.manifest.chain.head });
        let entry = Entry::new("group.imported", "group", group.id, Scope::Site).with(said);
        log::append(self.ctx, tx, entry).await
    }

    async fn rows(&mut self, tx: &DatabaseTransaction, kind: &Kind) -> Result<()> {
        let name = format!("rows/{}.jsonl", kind.name);
        let mut reader = Reader::open(self.root, &name).map_err(damaged)?;
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while let Some((_, line)) = reader.next().map_err(damaged)? {
            let Json::Object(mut row) = line else { return Err(damaged(reader.at("no thing"))) };
            if !self.fits(tx, kind, &mut row).await? {
                continue;
            }
            for column in kind.own {
                row.insert((*column).into(), Json::Null);
            }
            if kind.name == "files" {
                // Before any bytes are put: those of another file must stay what they are.
                if self.is_here(tx, kind, "id", &row).await? {
                    return Err(clash());
                }
                self.put_file(&row).await?;
            }
            bytes += row.values().filter_map(Json::as_str).map(str::len).sum::<usize>();
            let (values, long) = self.values(kind, row).map_err(|flaw| damaged(reader.at(flaw)))?;
            bytes += long;
            batch.push(values);
            if batch.len() == AT_ONCE || bytes > BYTES_AT_ONCE {
                kind.table.insert(tx, std::mem::take(&mut batch)).await?;
                bytes = 0;
            }
        }
        if !batch.is_empty() {
            kind.table.insert(tx, batch).await?;
        }
        for column in kind.own {
            self.point(tx, kind, column).await?;
        }
        Ok(())
    }

    /// Whether a row is to be added, and changes what points out of the record.
    async fn fits(&mut self, tx: &DatabaseTransaction, kind: &Kind, row: &mut Map<String, Json>) -> Result<bool> {
        match kind.name {
            "ecosystems" if self.ecosystem.is_some() => Ok(false),
            "ecosystems" => {
                let is_new = !self.is_here(tx, kind, "id", row).await?;
                if let (true, Some(named)) = (is_new, &self.manifest.ecosystem) {
                    let slug =
                        Slug::parse(&named.slug).map_err(|_| damaged("The ecosystem's address is none.".into()))?;
                    claim(self.ctx, tx, SlugKind::Ecosystem, &slug, named.id).await?;
                }
                Ok(is_new)
            }
            "persons" => {
                let is_known = self.is_here(tx, kind, "id", row).await?;
                self.known.extend(id_in(row, "id").filter(|_| is_known));
                Ok(!is_known)
            }
            "organisations" => Ok(!self.is_here(tx, kind, "id", row).await?),
            // Whoever the site knows says for themselves where they are.
            "affiliations" => Ok(id_in(row, "person_id").is_some_and(|id| !self.known.contains(&id))),
            "groups" => {
                if let Some(id) = self.ecosystem {
                    row.insert("ecosystem_id".into(), id.to_string().into());
                    self.notices.push("It belongs to the ecosystem that goes by the same address here.".into());
                }
                Ok(true)
            }
            "standard-relations" => {
                let Some(target) = id_in(row, "target_id") else { return Ok(true) };
                let known = Condition::all().add(Expr::col(Alias::new("id")).eq(target));
                let standards = kinds();
                let standards = standards.iter().find(|kind| kind.name == "standards");
                let is_here = match standards {
                    Some(kind) => kind.table.has(tx, known).await?,
                    None => false,
                };
                if !is_here {
                    self.notices
                        .push("A standard names one of another group that is not here; that is left out.".into());
                }
                Ok(is_here)
            }
            _ => Ok(true),
        }
    }

    async fn is_here(&self, tx: &DatabaseTransaction, kind: &Kind, key: &str, row: &Map<String, Json>) -> Result<bool> {
        let Some(id) = id_in(row, key) else { return Ok(false) };
        kind.table.has(tx, Condition::all().add(Expr::col(Alias::new(key)).eq(id))).await
    }

    /// The values of a row in the order of its table's columns, and the bytes of its long texts.
    fn values(&self, kind: &Kind, mut row: Map<String, Json>) -> std::result::Result<(Vec<Value>, usize), String> {
        let (mut values, mut long) = (Vec::with_capacity(kind.columns.len()), 0);
        for column in &kind.columns {
            let mut said = row.remove(column.name).unwrap_or(Json::Null);
            if kind.texts.contains(&column.name) {
                let text = folder::content(self.root, TEXTS, said.as_str().unwrap_or_default())?;
                long += text.len();
                said = match column.holds {
                    Type::Json => serde_json::from_slice(&text).map_err(|error| error.to_string())?,
                    _ => String::from_utf8(text).map_err(|error| error.to_string())?.into(),
                };
            }
            values.push(value::read(*column, said)?);
        }
        Ok((values, long))
    }

    async fn put_file(&mut self, row: &Map<String, Json>) -> Result<()> {
        let (Some(id), Some(hash)) = (id_in(row, "id"), row.get("hash").and_then(Json::as_str)) else { return Ok(()) };
        let bytes = folder::content(self.root, FILES, hash).map_err(damaged)?;
        self.put.push(FileId(id));
        self.ctx.files.put(FileId(id), bytes.into()).await
    }

    /// Fills a column that points at rows of the same kind, now that all of them are here.
    async fn point(&mut self, tx: &DatabaseTransaction, kind: &Kind, column: &'static str) -> Result<()> {
        let mut reader = Reader::open(self.root, &format!("rows/{}.jsonl", kind.name)).map_err(damaged)?;
        while let Some((_, line)) = reader.next().map_err(damaged)? {
            let Json::Object(row) = line else { continue };
            let (Some(id), Some(target)) = (id_in(&row, "id"), id_in(&row, column)) else { continue };
            let table = Alias::new(kind.table.name());
            let there = Query::select()
                .expr(Expr::value(1))
                .from_as(table.clone(), Alias::new("target"))
                .and_where(Expr::col((Alias::new("target"), Alias::new("id"))).eq(target))
                .to_owned();
            let update = Query::update()
                .table(table)
                .value(Alias::new(column), target)
                .and_where(Expr::col(Alias::new("id")).eq(id))
                .and_where(Expr::exists(there))
                .to_owned();
            // All others of the kind are in the record: only a group may stand under one that is not.
            if tx.execute(&update).await?.rows_affected() == 0 {
                self.notices.push("The group that it stood under is not here; it stands alone.".into());
            }
        }
        Ok(())
    }

    async fn log(&self, tx: &DatabaseTransaction) -> Result<()> {
        let group = self.manifest.group.id;
        let mut seals = Reader::open(self.root, SEALS).map_err(damaged)?;
        let mut events = Reader::open(self.root, EVENTS).map_err(damaged)?;
        while let Some((_, line)) = seals.next().map_err(damaged)? {
            let line: SealLine = serde_json::from_value(line).map_err(|error| damaged(seals.at(error)))?;
            let (id, mut rows): (Uuid, _) = (self.ctx.id(), Vec::new());
            for _ in 0..line.count {
                let Some((_, line_of_event)) = events.next().map_err(damaged)? else { break };
                let event: EventLine =
                    serde_json::from_value(line_of_event).map_err(|error| damaged(events.at(error)))?;
                let said = event.said.ok_or_else(|| damaged(events.at("nothing is said")))?;
                rows.push(said.row(group, id).map_err(|flaw| damaged(events.at(flaw)))?.into_active_model());
            }
            let row = line.row(group, id).map_err(|flaw| damaged(seals.at(flaw)))?;
            seal::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
            while !rows.is_empty() {
                let part: Vec<event::ActiveModel> = rows.drain(..rows.len().min(AT_ONCE)).collect();
                event::Entity::insert_many(part).exec_without_returning(tx).await?;
            }
        }
        Ok(())
    }

    /// The next standard of the site gets a number after those that came.
    async fn number_standards(&self, tx: &DatabaseTransaction) -> Result<()> {
        let mut reader = Reader::open(self.root, "rows/standards.jsonl").map_err(damaged)?;
        let mut highest = 0;
        while let Some((_, line)) = reader.next().map_err(damaged)? {
            highest = Ord::max(highest, line.get("number").and_then(Json::as_i64).unwrap_or_default());
        }
        let highest = i32::try_from(highest).map_err(Error::fault)?;
        standard_series::Entity::update_many()
            .col_expr(standard_series::Column::LastNumber, Expr::value(highest))
            .filter(standard_series::Column::LastNumber.lt(highest))
            .exec(tx)
            .await?;
        Ok(())
    }
}

fn id_in(row: &Map<String, Json>, column: &str) -> Option<Uuid> {
    row.get(column)?.as_str()?.parse().ok()
}
