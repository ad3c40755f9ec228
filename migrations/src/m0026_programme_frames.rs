//! What the newest release says of its conference, beside the release itself: lists of conferences need it of each, and
//! must not unpack a programme for it.

use std::io::Read;

use flate2::read::GzDecoder;
use sea_orm_migration::{
    prelude::*,
    sea_orm::{
        ConnectionTrait, QueryResult,
        prelude::{Date, Uuid},
    },
};
use serde::Deserialize;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("programme_frame")
            .primary_key(&["conference_id"])
            .belongs_to("conference_id", "conference")
            .needs(&[("acronym", Text), ("venue", Text), ("city", Text)])
            .needs(&[("start_date", Date), ("end_date", Date), ("zone", Text)])
            .needs(&[("timeslot_minutes", Int), ("day_change_minutes", Int)])
            .create(manager)
            .await?;
        fill(manager.get_connection()).await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The part of a release's content that is of interest here, as it was written until now.
#[derive(Deserialize)]
struct Content {
    conference: Frame,
}

#[derive(Deserialize)]
struct Frame {
    acronym: String,
    venue: String,
    city: String,
    start: Date,
    end: Date,
    zone: String,
    timeslot_minutes: u16,
    day_change_minutes: u16,
}

/// Writes down what the newest release of each conference says, one release at a time: contents are large.
async fn fill(db: &SchemaManagerConnection<'_>) -> Result<(), DbErr> {
    let newest = Query::select()
        .column("conference_id")
        .expr_as(Func::max(Expr::col("number")), "number")
        .from("release")
        .group_by_col("conference_id")
        .to_owned();
    for row in db.query_all(&newest).await? {
        let (conference, number) = (id(&row)?, row.try_get::<i32>("", "number")?);
        let content = Query::select()
            .column("content")
            .from("release")
            .and_where(Expr::col("conference_id").eq(conference.clone()))
            .and_where(Expr::col("number").eq(number))
            .to_owned();
        let Some(row) = db.query_one(&content).await? else { continue };
        // Nobody can be shown a release that cannot be read: until the next one, the conference's own record stands for it.
        let Some(frame) = read(&row.try_get::<Vec<u8>>("", "content")?) else { continue };
        db.execute(&insert(conference, frame)).await?;
    }
    Ok(())
}

/// The conference, as its column holds it: SQLite keeps what it was given, bytes or text.
fn id(row: &QueryResult) -> Result<Value, DbErr> {
    let bytes = row.try_get::<Uuid>("", "conference_id").map(Value::from);
    bytes.or_else(|_| row.try_get::<String>("", "conference_id").map(Value::from))
}

fn read(content: &[u8]) -> Option<Frame> {
    let mut json = Vec::new();
    GzDecoder::new(content).read_to_end(&mut json).ok()?;
    Some(serde_json::from_slice::<Content>(&json).ok()?.conference)
}

fn insert(conference: Value, frame: Frame) -> InsertStatement {
    let columns = ["conference_id", "acronym", "venue", "city"];
    let more = ["start_date", "end_date", "zone", "timeslot_minutes", "day_change_minutes"];
    Query::insert()
        .into_table("programme_frame")
        .columns(columns.into_iter().chain(more))
        .values_panic([
            Expr::val(conference),
            Expr::val(frame.acronym),
            Expr::val(frame.venue),
            Expr::val(frame.city),
            Expr::val(frame.start),
            Expr::val(frame.end),
            Expr::val(frame.zone),
            Expr::val(i32::from(frame.timeslot_minutes)),
            Expr::val(i32::from(frame.day_change_minutes)),
        ])
        .to_owned()
}
