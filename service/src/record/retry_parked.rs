//! Trying a parked job again.

use domain::{
    id::JobId,
    job::JobState,
    policy::{Action, Place, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::{Entry, event};
use crate::{Ctx, Error, Result, database::locked, entity::job};

/// Makes a parked job run again now, with all its tries.
pub async fn retry_parked(ctx: &Ctx, id: JobId) -> Result<()> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    ctx.write(async |tx| {
        let row = locked::<job::Entity>(tx, id).await?;
        must_be_parked(&row)?;
        let what = Entry::new("job.retried", "job", id, Scope::Site).with(json!({ "kind": row.kind }));
        let mut row = row.into_active_model();
        row.state = Set(JobState::Waiting);
        row.run_at = Set(ctx.now);
        row.tries = Set(0);
        row.lease = Set(None);
        row.leased_until = Set(None);
        row.finished_at = Set(None);
        row.update(tx).await?;
        event::append(ctx, tx, what).await
    })
    .await
}

pub(super) fn must_be_parked(job: &job::Model) -> Result<()> {
    match job.state {
        JobState::Parked => Ok(()),
        JobState::Waiting => Err(Error::conflict("job-waiting", "This job is not parked; it will run by itself.")),
        JobState::Done => Err(Error::conflict("job-done", "This job is not parked; it was done meanwhile.")),
    }
}

#[cfg(test)]
mod tests {
    use domain::{id::JobId, job::JobState, policy::Actor};
    use serde_json::json;

    use super::retry_parked;
    use crate::{
        Error, on_both_databases,
        record::{discard_parked, job_counts, jobs, outbox},
        testing::{Postbox, World},
    };

    on_both_databases! {
        async fn a_parked_job_runs_again_when_told_to(world: World) {
            let job = parked(&world).await;
            world.edit("UPDATE outbox SET payload = '{\"to\": \"ada\"}'").await;
            retry_parked(&world.ctx, job).await.expect("it is retried");
            let postbox = Postbox::default();
            postbox.empty_outbox(&world.ctx).await;
            assert_eq!(postbox.received().len(), 1);
            assert_eq!(world.ask("SELECT count(*) AS n FROM event WHERE verb = 'job.retried'").await, 1);
            assert_eq!(job_counts(&world.ctx).await.expect("jobs are counted").parked, 0);
            refused(retry_parked(&world.ctx, job).await, "job-done");
        }

        async fn a_discarded_job_is_gone_with_its_message_and_stays_in_the_record(world: World) {
            let job = parked(&world).await;
            discard_parked(&world.ctx, job).await.expect("it is discarded");
            assert_eq!(world.ask("SELECT count(*) AS n FROM outbox").await, 0);
            assert_eq!(jobs(&world.ctx, None, None).await.expect("jobs are read").jobs, []);
            let kept = "SELECT count(*) AS n FROM event WHERE verb = 'job.discarded' AND CAST(data AS text) LIKE '%no such server%'";
            assert_eq!(world.ask(kept).await, 1);
            refused(discard_parked(&world.ctx, job).await, "not-found");
        }

        async fn what_waits_is_neither_retried_nor_discarded(world: World) {
            let ctx = &world.ctx;
            ctx.write(async |tx| outbox::leave(ctx, tx, "mail", "one".into(), &json!({})).await).await.expect("left");
            let job = jobs(ctx, Some(JobState::Waiting), None).await.expect("jobs are read").jobs[0].id;
            refused(retry_parked(ctx, job).await, "job-waiting");
            refused(discard_parked(ctx, job).await, "job-waiting");
        }

        async fn only_administrators_see_and_handle_jobs(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let job = parked(&world).await;
            for (ctx, code) in [(world.as_(&ada), "denied"), (world.ctx.as_actor(Actor::Anonymous), "sign-in-needed")] {
                refused(jobs(&ctx, None, None).await, code);
                refused(job_counts(&ctx).await, code);
                refused(retry_parked(&ctx, job).await, code);
                refused(discard_parked(&ctx, job).await, code);
            }
        }

        async fn pages_of_jobs_follow_each_other_without_gaps(world: World) {
            let ctx = &world.ctx;
            for n in 0..120 {
                ctx.write(async |tx| outbox::leave(ctx, tx, "mail", n.to_string(), &json!({})).await).await.expect("left");
            }
            let (mut seen, mut after, mut pages) = (Vec::new(), None, 0);
            loop {
                let page = jobs(ctx, None, after).await.expect("jobs are read");
                seen.extend(page.jobs.into_iter().map(|job| job.id));
                (after, pages) = (page.next, pages + 1);
                if after.is_none() {
                    break;
                }
            }
            let mut distinct = seen.clone();
            distinct.sort();
            distinct.dedup();
            assert_eq!((pages, seen.len(), distinct.len()), (3, 120, 120));
            assert_eq!(job_counts(&world.later(2)).await.expect("jobs are counted").late, 120);
        }
    }

    /// A delivery that failed until it was parked.
    async fn parked(world: &World) -> JobId {
        let ctx = &world.ctx;
        let payload = json!({ "fail": "no such server" });
        ctx.write(async |tx| outbox::leave(ctx, tx, "mail", "one".into(), &payload).await).await.expect("it is left");
        for hour in 0..40 {
            Postbox::default().empty_outbox(&world.later(hour * 60)).await;
        }
        jobs(ctx, Some(JobState::Parked), None).await.expect("jobs are read").jobs[0].id
    }

    fn refused<T: std::fmt::Debug>(outcome: crate::Result<T>, code: &str) {
        match outcome {
            Err(Error::Refused(problem)) => assert_eq!(problem.code, code),
            other => panic!("{code} was expected: {other:?}"),
        }
    }
}
