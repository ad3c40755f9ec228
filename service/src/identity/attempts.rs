//! Counting tries, so that guessing does not pay and nobody is locked out by strangers.
//!
//! | counted | limit | why it cannot be turned against somebody |
//! |---|---|---|
//! | wrong passwords for an address from one client | 5, then waits of 30 s doubling to an hour | another client has its own count |
//! | wrong passwords for an address from all clients | 100 an hour | clients from which the account signed in before pass; so do mailed links |
//! | wrong passwords from one client | 300 in a quarter of an hour | what a conference behind one address needs |
//! | mails to an address asked for by one client | 5 an hour | another client has its own count |
//! | mails to an address asked for by all clients | 15 an hour | bounds the flood; a password still works |
//! | mails asked for by one client | 300 an hour | what a conference behind one address needs |
//! | codes typed in one browser | 10 in a quarter of an hour | the browser's own |
//!
//! An IPv6 /64 is one client. A try is counted before it is judged, so that parallel tries are counted too; a right
//! password takes its counts back. Refused tries are not counted, so a `Retry-After` stays true. The table holds hashes,
//! no addresses, and says the same about addresses with and without an account.

use chrono::TimeDelta;
use domain::{
    Problem,
    identity::{Client, EmailAddress, Limit, Tries},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use sha2::{Digest, Sha256};

use crate::{Ctx, Result, entity::attempt};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bucket {
    PasswordOfClient,
    PasswordOfAddress,
    PasswordOfBoth,
    MailOfClient,
    MailOfAddress,
    MailOfBoth,
    Code,
}

impl Bucket {
    const fn word(self) -> &'static str {
        match self {
            Self::PasswordOfClient => "password-client",
            Self::PasswordOfAddress => "password-address",
            Self::PasswordOfBoth => "password-both",
            Self::MailOfClient => "mail-client",
            Self::MailOfAddress => "mail-address",
            Self::MailOfBoth => "mail-both",
            Self::Code => "code",
        }
    }

    const fn limit(self) -> Limit {
        match self {
            Self::PasswordOfClient => window(300, TimeDelta::minutes(15)),
            Self::PasswordOfAddress => window(100, TimeDelta::hours(1)),
            Self::PasswordOfBoth => Limit::Backoff {
                free: 5,
                first: TimeDelta::seconds(30),
                most: TimeDelta::hours(1),
                forget: TimeDelta::hours(24),
            },
            Self::MailOfClient => window(300, TimeDelta::hours(1)),
            Self::MailOfAddress => window(15, TimeDelta::hours(1)),
            Self::MailOfBoth => window(5, TimeDelta::hours(1)),
            Self::Code => window(10, TimeDelta::minutes(15)),
        }
    }
}

const fn window(count: u32, per: TimeDelta) -> Limit {
    Limit::Window { count, per }
}

/// One try, counted in several buckets.
#[derive(Clone, Debug)]
pub(super) struct Attempt(Vec<(Bucket, String)>);

impl Attempt {
    /// A password for an address. From a client that the account knows, others' tries do not stand in the way.
    pub(super) fn password(address: &EmailAddress, client: &Client, client_is_known: bool) -> Self {
        let (address, block) = (address.canonical(), client.block());
        let mut buckets = vec![(Bucket::PasswordOfClient, subject(&[&block]))];
        if !client_is_known {
            buckets.push((Bucket::PasswordOfAddress, subject(&[&address])));
        }
        buckets.push((Bucket::PasswordOfBoth, subject(&[&address, &block])));
        Self(buckets)
    }

    /// A mail to an address.
    pub(super) fn mail(address: &EmailAddress, client: &Client) -> Self {
        let (address, block) = (address.canonical(), client.block());
        Self(vec![
            (Bucket::MailOfClient, subject(&[&block])),
            (Bucket::MailOfAddress, subject(&[&address])),
            (Bucket::MailOfBoth, subject(&[&address, &block])),
        ])
    }

    /// A code typed in a browser.
    pub(super) fn code(browser_hash: &[u8]) -> Self {
        Self(vec![(Bucket::Code, hex::encode(browser_hash))])
    }

    /// Counts the try, or refuses it with the time after which it will be taken.
    pub(super) async fn count(&self, ctx: &Ctx) -> Result<()> {
        ctx.write(async |tx| self.count_within(ctx, tx).await).await
    }

    /// Like [`count`](Self::count), within a transaction that does the rest too.
    pub(super) async fn count_within(&self, ctx: &Ctx, tx: &DatabaseTransaction) -> Result<()> {
        // Everybody locks in the order of the buckets, so that no two wait for each other.
        let mut counted = Vec::new();
        let mut wait = None;
        for (bucket, subject) in &self.0 {
            let tries = locked_tries(ctx, tx, *bucket, subject).await?;
            wait = Ord::max(wait, bucket.limit().wait(tries, ctx.now));
            counted.push((*bucket, subject, bucket.limit().after(tries, ctx.now)));
        }
        if let Some(wait) = wait {
            return Err(Problem::too_many(whole_seconds(wait)).into());
        }
        for (bucket, subject, tries) in counted {
            let row = attempt::ActiveModel {
                bucket: Set(bucket.word().into()),
                subject: Set(subject.clone()),
                count: Set(i32::try_from(tries.count).unwrap_or(i32::MAX)),
                first_at: Set(tries.first_at),
                last_at: Set(tries.last_at),
            };
            row.update(tx).await?;
        }
        Ok(())
    }

    /// Takes the count back after a right password: what the pair got wrong is forgiven, the others lose this one try.
    pub(super) async fn forgive(&self, tx: &DatabaseTransaction) -> Result<()> {
        for (bucket, subject) in &self.0 {
            let of_this = attempt::Column::Bucket.eq(bucket.word()).and(attempt::Column::Subject.eq(subject));
            if matches!(bucket, Bucket::PasswordOfBoth | Bucket::Code) {
                attempt::Entity::delete_many().filter(of_this).exec(tx).await?;
            } else {
                attempt::Entity::update_many()
                    .col_expr(attempt::Column::Count, Expr::col(attempt::Column::Count).sub(1))
                    .filter(of_this.and(attempt::Column::Count.gt(0)))
                    .exec(tx)
                    .await?;
            }
        }
        Ok(())
    }
}

/// What is known of earlier tries, on a row that is there and nobody else's until the transaction ends.
#[expect(clippy::disallowed_methods, reason = "the scoped finder: by bucket and subject")]
async fn locked_tries(ctx: &Ctx, tx: &DatabaseTransaction, bucket: Bucket, subject: &str) -> Result<Option<Tries>> {
    let fresh = attempt::ActiveModel {
        bucket: Set(bucket.word().into()),
        subject: Set(subject.to_owned()),
        count: Set(0),
        first_at: Set(ctx.now),
        last_at: Set(ctx.now),
    };
    let key = [attempt::Column::Bucket, attempt::Column::Subject];
    let once = OnConflict::columns(key).do_nothing().to_owned();
    attempt::Entity::insert(fresh).on_conflict(once).exec_without_returning(tx).await?;
    let query = attempt::Entity::find_by_id((bucket.word().to_owned(), subject.to_owned()));
    let query = if tx.get_database_backend() == DbBackend::Postgres { query.lock_exclusive() } else { query };
    let row = query.one(tx).await?;
    Ok(row.filter(|row| row.count > 0).map(|row| Tries {
        count: u32::try_from(row.count).unwrap_or(0),
        first_at: row.first_at,
        last_at: row.last_at,
    }))
}

/// Hashed, so that the table names nobody.
fn subject(parts: &[&str]) -> String {
    hex::encode(&Sha256::digest(parts.join("\0"))[..16])
}

/// Rounded up: a second early would be refused again.
fn whole_seconds(wait: TimeDelta) -> u64 {
    let millis = u64::try_from(wait.num_milliseconds()).unwrap_or(0);
    millis / 1_000 + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Error, on_both_databases,
        testing::{address, client},
    };

    fn retry_after(result: Result<()>) -> Option<u64> {
        match result {
            Err(Error::Refused(problem)) => problem.retry_after,
            other => panic!("not refused: {other:?}"),
        }
    }

    on_both_databases! {
        async fn strangers_do_not_lock_a_client_out(world: World) {
            let ada = address("ada@people.test");
            let stranger = Attempt::password(&ada, &client("203.0.113.9"), false);
            for _ in 0..5 {
                stranger.count(&world.ctx).await.expect("a free try");
            }
            assert_eq!(retry_after(stranger.count(&world.ctx).await), Some(31));
            let own = Attempt::password(&ada, &client("198.51.100.4"), false);
            own.count(&world.ctx).await.expect("another client is not held back");
        }

        async fn the_time_to_wait_is_true(world: World) {
            let attempt = Attempt::mail(&address("ada@people.test"), &client("2001:db8::1"));
            for _ in 0..5 {
                attempt.count(&world.ctx).await.expect("a free try");
            }
            // The same subscriber, another address of theirs.
            let attempt = Attempt::mail(&address("ADA@people.test"), &client("2001:db8::2"));
            let soon = world.later(59);
            let wait = retry_after(attempt.count(&soon).await).expect("a time");
            assert_eq!(wait, 61);
            attempt.count(&world.later(61)).await.expect("after the wait it is taken");
        }

        async fn a_spread_attack_is_stopped_and_known_clients_still_pass(world: World) {
            let ada = address("ada@people.test");
            for n in 0..100 {
                let bot = client(&format!("203.0.{n}.9"));
                Attempt::password(&ada, &bot, false).count(&world.ctx).await.expect("a try");
            }
            let fresh = client("192.0.2.1");
            assert!(Attempt::password(&ada, &fresh, false).count(&world.ctx).await.is_err());
            Attempt::password(&ada, &fresh, true).count(&world.ctx).await.expect("a known client passes");
        }

        async fn fifty_tries_at_once_are_all_counted(world: World) {
            let attempt = Attempt::password(&address("ada@people.test"), &client("203.0.113.9"), false);
            let tasks: Vec<_> = (0..50).map(|_| {
                let (ctx, attempt) = (world.ctx.clone(), attempt.clone());
                tokio::spawn(async move { attempt.count(&ctx).await.is_ok() })
            }).collect();
            let mut taken = 0;
            for task in tasks {
                taken += usize::from(task.await.expect("no panic"));
            }
            assert_eq!(taken, 5);
        }

        async fn a_right_password_takes_its_counts_back(world: World) {
            let ctx = &world.ctx;
            let attempt = Attempt::password(&address("ada@people.test"), &client("203.0.113.9"), false);
            for _ in 0..20 {
                attempt.count(ctx).await.expect("a try");
                ctx.write(async |tx| attempt.forgive(tx).await).await.expect("forgiven");
            }
        }
    }
}
