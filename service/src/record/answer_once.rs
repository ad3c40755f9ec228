//! A request that comes again under the same key is carried out once, and answered the same way again.
//!
//! The claim on a key is a row that is there before the work begins; the answer joins it when the work is done. Work
//! whose process died leaves a claim without an answer, which may be taken over once it is too old to be under way.

use chrono::TimeDelta;
use domain::{FieldError, Instant, Problem, id::AccountId, problem::Kind};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DatabaseTransaction, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict, SimpleExpr},
};

use crate::{Ctx, Error, Result, entity::idempotent_answer as row};

/// How long an answer is repeated.
const KEPT: TimeDelta = TimeDelta::days(1);
/// A request takes a minute at most; a claim that is this old has nobody working on it.
const ABANDONED: TimeDelta = TimeDelta::minutes(5);

/// A request that wants to be carried out once.
#[derive(Clone, Debug)]
pub struct Once {
    /// The key that the client made up.
    pub key: String,
    /// What was asked for: method, address, and through which credential.
    pub route: String,
    /// What was sent.
    pub body_hash: Vec<u8>,
}

/// What to do with the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Carry it out; then [`keep_answer`] or [`give_up_claim`].
    Mine(Mine),
    /// It was carried out: answer this.
    Answered(Answer),
}

/// The right to carry a request out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    account: AccountId,
    key: String,
    since: Instant,
}

/// An answer as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Headers that belong to it.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: Vec<u8>,
}

/// Claims the key for this request. Refused while an equal request is under way, and where the key was used for another.
pub async fn claim_answer(ctx: &Ctx, once: &Once) -> Result<Claim> {
    let account = ctx.actor.account().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        let mine = Mine { account, key: once.key.clone(), since: ctx.now };
        if insert(tx, &mine, once).await? {
            return Ok(Claim::Mine(mine));
        }
        let known = find(tx, &mine).await?.ok_or_else(under_way)?;
        if ctx.now - known.created_at >= KEPT {
            delete(tx, &mine, row::Column::CreatedAt.eq(known.created_at)).await?;
            return if insert(tx, &mine, once).await? { Ok(Claim::Mine(mine)) } else { Err(under_way()) };
        }
        if known.route != once.route || known.body_hash != once.body_hash {
            return Err(used_for_another());
        }
        match answer(&known)? {
            Some(answer) => Ok(Claim::Answered(answer)),
            None if ctx.now - known.created_at >= ABANDONED => take_over(tx, mine, known.created_at).await,
            None => Err(under_way()),
        }
    })
    .await
}

/// Keeps the answer of a request that was carried out, for whoever sends it again.
pub async fn keep_answer(ctx: &Ctx, mine: &Mine, answer: Answer) -> Result<()> {
    let headers = serde_json::to_value(answer.headers).map_err(Error::fault)?;
    ctx.write(async |tx| {
        row::Entity::update_many()
            .col_expr(row::Column::Status, Expr::value(i32::from(answer.status)))
            .col_expr(row::Column::Headers, Expr::value(headers))
            .col_expr(row::Column::Body, Expr::value(answer.body))
            .filter(is(mine))
            .filter(row::Column::CreatedAt.eq(mine.since))
            .exec(tx)
            .await?;
        Ok(())
    })
    .await
}

/// Gives the key back: the request changed nothing, and may be sent again.
pub async fn give_up_claim(ctx: &Ctx, mine: &Mine) -> Result<()> {
    ctx.write(async |tx| delete(tx, mine, row::Column::CreatedAt.eq(mine.since)).await).await
}

async fn insert(tx: &DatabaseTransaction, mine: &Mine, once: &Once) -> Result<bool> {
    let claim = row::ActiveModel {
        account_id: Set(mine.account),
        key: Set(mine.key.clone()),
        route: Set(once.route.clone()),
        body_hash: Set(once.body_hash.clone()),
        created_at: Set(mine.since),
        status: Set(None),
        headers: Set(None),
        body: Set(None),
    };
    let known = OnConflict::new().do_nothing().to_owned();
    let inserted = row::Entity::insert(claim).on_conflict(known).exec_without_returning(tx).await?;
    Ok(inserted == 1)
}

async fn take_over(tx: &DatabaseTransaction, mine: Mine, abandoned: Instant) -> Result<Claim> {
    let taken = row::Entity::update_many()
        .col_expr(row::Column::CreatedAt, Expr::value(mine.since))
        .filter(is(&mine))
        .filter(row::Column::CreatedAt.eq(abandoned))
        .filter(row::Column::Status.is_null())
        .exec(tx)
        .await?;
    if taken.rows_affected == 1 { Ok(Claim::Mine(mine)) } else { Err(under_way()) }
}

async fn delete(tx: &DatabaseTransaction, mine: &Mine, old: SimpleExpr) -> Result<()> {
    row::Entity::delete_many().filter(is(mine)).filter(old).exec(tx).await?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "only the asker's own rows")]
async fn find(tx: &DatabaseTransaction, mine: &Mine) -> Result<Option<row::Model>> {
    Ok(row::Entity::find().filter(is(mine)).one(tx).await?)
}

fn is(mine: &Mine) -> SimpleExpr {
    row::Column::AccountId.eq(mine.account).and(row::Column::Key.eq(mine.key.as_str()))
}

fn answer(row: &row::Model) -> Result<Option<Answer>> {
    let Some(status) = row.status else { return Ok(None) };
    let headers = row.headers.clone().map(serde_json::from_value).transpose().map_err(Error::fault)?;
    Ok(Some(Answer {
        status: u16::try_from(status).map_err(Error::fault)?,
        headers: headers.unwrap_or_default(),
        body: row.body.clone().unwrap_or_default(),
    }))
}

fn under_way() -> Error {
    let message = "A request with this key is being carried out. Send it again in a moment to get its answer.";
    Problem { retry_after: Some(1), ..Problem::new(Kind::Conflict, "idempotency-key-in-use", message) }.into()
}

fn used_for_another() -> Error {
    let message = "This key was used for another request. Nothing was changed; make up a new key.";
    let field = FieldError { field: "Idempotency-Key".into(), code: "used".into(), message: message.into() };
    Problem { message: message.into(), code: "idempotency-key-used".into(), ..Problem::invalid(vec![field]) }.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::on_both_databases;

    fn once(body: u8) -> Once {
        Once { key: "k-1".into(), route: "POST /api/v1/things".into(), body_hash: vec![body] }
    }

    fn code(result: Result<Claim>) -> String {
        match result {
            Err(Error::Refused(problem)) => problem.code,
            other => format!("{other:?}"),
        }
    }

    async fn claim(ctx: &Ctx) -> Mine {
        match claim_answer(ctx, &once(1)).await.expect("claimed") {
            Claim::Mine(mine) => mine,
            Claim::Answered(_) => panic!("nobody answered yet"),
        }
    }

    fn done() -> Answer {
        Answer { status: 201, headers: vec![("location".into(), "/x".into())], body: b"{}".to_vec() }
    }

    on_both_databases! {
        async fn of_fifty_equal_requests_one_is_carried_out(world: World) {
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let tasks: Vec<_> = (0..50)
                .map(|_| {
                    let ctx = ada.clone();
                    tokio::spawn(async move { claim_answer(&ctx, &once(1)).await })
                })
                .collect();
            let mut mine = 0;
            for task in tasks {
                match task.await.expect("no panic") {
                    Ok(Claim::Mine(_)) => mine += 1,
                    other => assert_eq!(code(other), "idempotency-key-in-use"),
                }
            }
            assert_eq!(mine, 1);
        }

        async fn an_answer_is_repeated_for_a_day(world: World) {
            let person = world.person("Ada Lovelace").await;
            let ada = world.as_(&person);
            keep_answer(&ada, &claim(&ada).await, done()).await.expect("kept");
            let later = |minutes| world.later(minutes).as_actor(person.actor());
            assert_eq!(claim_answer(&later(24 * 60 - 1), &once(1)).await.expect("known"), Claim::Answered(done()));
            assert!(matches!(claim_answer(&later(24 * 60), &once(1)).await, Ok(Claim::Mine(_))));
        }

        async fn a_key_serves_one_request_of_one_account(world: World) {
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let bob = world.as_(&world.person("Bob Babbage").await);
            keep_answer(&ada, &claim(&ada).await, done()).await.expect("kept");
            assert_eq!(code(claim_answer(&ada, &once(2)).await), "idempotency-key-used");
            let elsewhere = Once { route: "POST /api/v1/others".into(), ..once(1) };
            assert_eq!(code(claim_answer(&ada, &elsewhere).await), "idempotency-key-used");
            assert!(matches!(claim_answer(&bob, &once(1)).await, Ok(Claim::Mine(_))));
            assert_eq!(code(claim_answer(&world.anonymous(), &once(1)).await), "sign-in-needed");
        }

        async fn what_changed_nothing_may_be_sent_again(world: World) {
            let ada = world.as_(&world.person("Ada Lovelace").await);
            give_up_claim(&ada, &claim(&ada).await).await.expect("given up");
            assert!(matches!(claim_answer(&ada, &once(1)).await, Ok(Claim::Mine(_))));
        }

        async fn a_claim_whose_process_died_is_taken_over_by_one(world: World) {
            let person = world.person("Ada Lovelace").await;
            let dead = claim(&world.as_(&person)).await;
            let late = world.later(5).as_actor(person.actor());
            assert_eq!(code(claim_answer(&world.later(4).as_actor(person.actor()), &once(1)).await), "idempotency-key-in-use");
            let tasks: Vec<_> = (0..20)
                .map(|_| {
                    let ctx = late.clone();
                    tokio::spawn(async move { claim_answer(&ctx, &once(1)).await })
                })
                .collect();
            let mut mine = 0;
            for task in tasks {
                mine += usize::from(matches!(task.await.expect("no panic"), Ok(Claim::Mine(_))));
            }
            assert_eq!(mine, 1);
            // Should the dead one still be alive after all, its answer does not stand in for the new one's.
            keep_answer(&late, &dead, done()).await.expect("nothing to keep");
            assert_eq!(code(claim_answer(&late, &once(1)).await), "idempotency-key-in-use");
        }
    }
}
