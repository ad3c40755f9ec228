//! Forgetting what nobody needs any more.

use chrono::TimeDelta;
use domain::{
    Instant,
    job::JobState,
    policy::{Action, Place},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::SimpleExpr};

use crate::{
    Ctx, Result,
    entity::{attempt, idempotent_answer, job, kept_mail, mailed_link, outbox, sign_in},
};

/// The kind of the job that prunes.
pub const PRUNE: &str = "record.prune";

/// How long sign-ins that ended are kept: their owner may look at where they were signed in.
const SIGN_INS: TimeDelta = TimeDelta::days(30);
/// How long mailed links are kept after they expired, so that their page can say so.
const MAILED_LINKS: TimeDelta = TimeDelta::days(7);
/// How long an answer can be repeated to whoever repeats an idempotency key.
const ANSWERS: TimeDelta = TimeDelta::days(1);
/// How long counts of attempts are kept; every window is shorter.
const ATTEMPTS: TimeDelta = TimeDelta::days(2);
/// How long jobs that are done can be looked at.
const DONE_JOBS: TimeDelta = TimeDelta::days(7);
/// How long delivered messages (emptied at delivery) are remembered under their idempotency key.
const DELIVERED: TimeDelta = TimeDelta::days(90);
/// How long mails kept on this machine can be read.
pub const KEPT_MAILS: TimeDelta = TimeDelta::days(30);

/// Removes what is too old, table by table, and says how many rows went.
pub async fn prune(ctx: &Ctx) -> Result<u64> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let before = |age: TimeDelta| -> Instant { ctx.now - age };
    let sign_ins = sign_in::Column::ExpiresAt.lt(before(SIGN_INS)).or(sign_in::Column::EndedAt.lt(before(SIGN_INS)));
    let done = job::Column::State.eq(JobState::Done).and(job::Column::FinishedAt.lt(before(DONE_JOBS)));
    let mut removed = remove::<sign_in::Entity>(ctx, sign_ins).await?;
    removed += remove::<mailed_link::Entity>(ctx, mailed_link::Column::ExpiresAt.lt(before(MAILED_LINKS))).await?;
    removed +=
        remove::<idempotent_answer::Entity>(ctx, idempotent_answer::Column::CreatedAt.lt(before(ANSWERS))).await?;
    removed += remove::<attempt::Entity>(ctx, attempt::Column::LastAt.lt(before(ATTEMPTS))).await?;
    removed += remove::<job::Entity>(ctx, done).await?;
    removed += remove::<outbox::Entity>(ctx, outbox::Column::DeliveredAt.lt(before(DELIVERED))).await?;
    removed += remove::<kept_mail::Entity>(ctx, kept_mail::Column::CreatedAt.lt(before(KEPT_MAILS))).await?;
    Ok(removed)
}

/// One short transaction a table: a writer in a hurry waits for one of them at most.
async fn remove<E: EntityTrait>(ctx: &Ctx, old: SimpleExpr) -> Result<u64> {
    ctx.write(async |tx| delete(tx, E::delete_many().filter(old)).await).await
}

async fn delete<E: EntityTrait>(tx: &impl ConnectionTrait, rows: sea_orm::DeleteMany<E>) -> Result<u64> {
    Ok(rows.exec(tx).await?.rows_affected)
}

#[cfg(test)]
mod tests {
    use domain::{
        identity::{LinkPurpose, SignInMethod},
        policy::Actor,
    };
    use sea_orm::{ActiveModelTrait, ActiveValue::Set};
    use serde_json::json;

    use super::prune;
    use crate::{
        Ctx, Error,
        entity::{attempt, idempotent_answer, kept_mail, mailed_link, sign_in},
        on_both_databases,
        record::outbox,
        testing::World,
    };

    on_both_databases! {
        async fn what_is_old_goes_and_what_is_not_stays(world: World) {
            let ada = world.person("Ada Lovelace").await;
            one_of_each(&world.ctx, &ada, 1).await;
            let day = 24 * 60;
            assert_eq!(prune(&world.later(12 * 60)).await.expect("it prunes"), 0);
            assert_eq!(rows(&world).await, [1, 1, 1, 1, 1, 1, 1]);

            let later = world.later(120 * day);
            one_of_each(&later, &ada, 2).await;
            assert_eq!(prune(&later).await.expect("it prunes"), 7);
            assert_eq!(rows(&world).await, [1, 1, 1, 1, 1, 1, 1], "the new ones are still there");
        }

        async fn what_still_has_to_be_done_is_never_too_old(world: World) {
            let ctx = &world.ctx;
            ctx.write(async |tx| outbox::leave(ctx, tx, "mail", "one".into(), &json!({})).await)
                .await
                .expect("a message is left");
            assert_eq!(prune(&world.later(5_000_000)).await.expect("it prunes"), 0);
        }

        async fn only_the_site_itself_prunes(world: World) {
            let nobody = world.ctx.as_actor(Actor::Anonymous);
            assert!(matches!(prune(&nobody).await, Err(Error::Refused(_))));
        }
    }

    async fn rows(world: &World) -> Vec<i64> {
        let mut counts = Vec::new();
        for table in ["sign_in", "mailed_link", "idempotent_answer", "attempt", "job", "outbox", "kept_mail"] {
            counts.push(world.ask(&format!("SELECT count(*) AS n FROM {table}")).await);
        }
        counts
    }

    /// One row in each pruned table, as a day of ordinary life leaves them.
    async fn one_of_each(ctx: &Ctx, ada: &crate::testing::Somebody, n: u8) {
        let sign_in = sign_in::ActiveModel {
            id: Set(ctx.id()),
            account_id: Set(ada.account),
            token_hash: Set(vec![n]),
            created_at: Set(ctx.now),
            seen_at: Set(ctx.now),
            expires_at: Set(ctx.now + chrono::TimeDelta::days(14)),
            proved_at: Set(ctx.now),
            method: Set(SignInMethod::Link),
            user_agent: Set(String::new()),
            address: Set(String::new()),
            ended_at: Set(Some(ctx.now)),
        };
        let link = mailed_link::ActiveModel {
            id: Set(ctx.id()),
            account_id: Set(Some(ada.account)),
            purpose: Set(LinkPurpose::SignIn),
            address: Set(ada.address.clone()),
            token_hash: Set(vec![n]),
            created_at: Set(ctx.now),
            expires_at: Set(ctx.now + chrono::TimeDelta::minutes(15)),
            browser_hash: Set(None),
            code_hash: Set(None),
            name: Set(None),
            used_at: Set(None),
        };
        let answer = idempotent_answer::ActiveModel {
            account_id: Set(ada.account),
            key: Set(n.to_string()),
            route: Set("/".into()),
            body_hash: Set(vec![]),
            created_at: Set(ctx.now),
            status: Set(None),
            headers: Set(None),
            body: Set(None),
        };
        let attempt = attempt::ActiveModel {
            bucket: Set("sign-in".into()),
            subject: Set(n.to_string()),
            count: Set(1),
            first_at: Set(ctx.now),
            last_at: Set(ctx.now),
        };
        let mail = kept_mail::ActiveModel {
            id: Set(ctx.id()),
            recipient: Set(ada.address.clone()),
            subject: Set(String::new()),
            message: Set(vec![]),
            created_at: Set(ctx.now),
        };
        ctx.write(async |tx| {
            sign_in.insert(tx).await?;
            link.insert(tx).await?;
            answer.insert(tx).await?;
            attempt.insert(tx).await?;
            mail.insert(tx).await?;
            outbox::leave(ctx, tx, "mail", n.to_string(), &json!({})).await?;
            Ok(())
        })
        .await
        .expect("the rows are written");
        crate::testing::Postbox::default().empty_outbox(ctx).await;
    }
}
