//! Releasing decisions: states move and letters go, in one transaction and once.

use std::collections::HashMap;

use domain::{
    Problem,
    cfp::{By, Standing, State},
    id::{AnnouncementId, CallId, MoveId, ProposalId},
    policy::{Action, Scope},
    review::desk::check_release,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use serde_json::json;

use super::{
    compose::{as_mail, send},
    desks::Desks,
    find::{letters_of, open_announcement, plans_in},
    letters::seen,
    recipients::recipients,
};
use crate::{
    Ctx, Error, Result,
    cfp::find::locked_call,
    database::locked,
    entity::{announcement, conference, decision, letter, proposal, proposal_move},
    record::{Entry, event},
    version::next_update,
};

/// What was released, as far as whoever released it may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Released {
    /// How many letters are on their way.
    pub letters: usize,
}

/// Makes what is planned the state and leaves the letters that were prepared about it to be sent. `letters` is the
/// number that was shown: whoever releases has seen what goes out.
pub async fn release_decisions(
    ctx: &Ctx,
    call: CallId,
    announcement: AnnouncementId,
    letters: usize,
) -> Result<Released> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.write(async |tx| {
        let (conference, call) = locked_call(ctx, tx, call, Action::MoveProposals).await?;
        let open = open_announcement(call.id).one(tx).await?.filter(|open| open.id == announcement);
        let open = open.ok_or_else(already_released)?;
        let desks = Desks::of(ctx, tx, call.id).await?;
        let plans = plans_in(call.id).all(tx).await?;
        check_release(plans.iter().map(|plan| (plan.proposal_id, desks.desk(plan.proposal_id))))?;
        let shown = seen(tx, &desks, open.clone()).await?;
        if shown.is_outdated {
            return Err(Error::conflict(
                "plans-changed",
                "Something else is planned since the letters were written. Write them anew; nothing was sent.",
            ));
        }
        if shown.letters.iter().any(|letter| letter.is_stale) {
            return Err(Error::conflict(
                "letters-unread",
                "Letters that were changed have to be read again. Nothing was sent.",
            ));
        }
        if shown.letters.len() != letters {
            return Err(Error::field("letters", "changed", "The number of letters has changed. Look again."));
        }
        for plan in plans {
            make(ctx, tx, &conference, &open, plan).await?;
        }
        send_all(ctx, tx, &conference, &open).await?;
        let mut row = announcement::ActiveModel::from(open);
        row.sent_at = Set(Some(ctx.now));
        row.sent_by = Set(ctx.actor.person());
        row.update(tx).await?;
        let entry = Entry::new("decisions.released", "call", call.id, Scope::Conference(conference.id));
        event::append(ctx, tx, entry).await?;
        Ok(Released { letters })
    })
    .await
}

fn already_released() -> Error {
    Error::conflict("already-released", "These letters were sent or written anew. Nothing was sent twice.")
}

/// One decision becomes the state. Who decided was looked at when it was planned; a release tells all of them together,
/// so that a chair learns of their own by the same mail as everybody.
async fn make(
    ctx: &Ctx,
    tx: &sea_orm::DatabaseTransaction,
    conference: &conference::Model,
    open: &announcement::Model,
    plan: decision::Model,
) -> Result<()> {
    let before = locked::<proposal::Entity>(tx, plan.proposal_id).await?;
    let Some(pending) = plan.pending else { return Ok(()) };
    let standing = Standing { state: before.state, pending: Some(pending) };
    let after = standing.release(By::Organiser).map_err(Problem::from)?;
    let (id, from): (ProposalId, State) = (before.id, before.state);
    let (session_type, track) = (before.session_type_id, before.track_id);
    let updated_at = next_update(before.updated_at, ctx.now);
    let mut row = proposal::ActiveModel::from(before);
    row.state = Set(after.state);
    row.session_type_id = Set(plan.session_type_id.or(session_type));
    row.track_id = Set(plan.track_id.or(track));
    row.updated_at = Set(updated_at);
    row.update(tx).await?;
    let kept = proposal_move::ActiveModel {
        id: Set(ctx.id::<MoveId>()),
        proposal_id: Set(id),
        moved_by: Set(plan.planned_by),
        step: Set(pending.step()),
        state: Set(after.state),
        reason: Set(plan.note.clone()),
        at: Set(ctx.now),
    };
    kept.insert(tx).await?;
    let mut plan = decision::ActiveModel::from(plan);
    plan.pending = Set(None);
    plan.released_at = Set(Some(ctx.now));
    plan.confirm_by = Set((after.state == State::Accepted).then_some(open.confirm_by));
    plan.reminded_at = Set(None);
    plan.update(tx).await?;
    let entry = Entry::new("proposal.moved", "proposal", id, Scope::Conference(conference.id));
    event::append(ctx, tx, entry.with(json!({ "step": pending.step(), "from": from, "to": after.state }))).await
}

async fn send_all(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    conference: &conference::Model,
    open: &announcement::Model,
) -> Result<()> {
    let rows = letters_of(open.id).all(tx).await?;
    let people: HashMap<_, _> = recipients(tx, rows.iter().map(|row| row.person_id)).await?;
    for row in rows {
        let outbox = match people.get(&row.person_id) {
            Some(to) => send(ctx, tx, row.id, to, row.language, as_mail(&conference.title, &row)).await?,
            None => None,
        };
        let mut row = letter::ActiveModel::from(row);
        row.outbox_id = Set(outbox);
        row.sent_at = Set(Some(ctx.now));
        row.update(tx).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{
        cfp::{Decision, Move, letter::TypedWording},
        policy::RoleKind,
    };
    use tokio::sync::Barrier;

    use super::*;
    use crate::{
        cfp::{move_proposal, my_proposal},
        decision::{
            Wanted, Why, board, discard_release, edit_letter, plan_decisions, preparation, prepare_release, set_wording,
        },
        mail::{Letter, Mail},
        on_both_databases,
        review::name_deputy,
        testing::{Somebody, World, code_of, fields_of, plan},
    };

    async fn state(world: &World, who: &Somebody, id: ProposalId) -> State {
        my_proposal(&world.as_(who), id).await.expect("theirs").state
    }

    async fn letters(world: &World) -> Vec<(String, String, String)> {
        let letter = |sent: crate::mail::Outgoing| match sent.mail {
            Mail::Letter { subject, body, .. } => Some((sent.to.as_str().to_owned(), subject, body)),
            _ => None,
        };
        world.mails().await.into_iter().filter_map(letter).collect()
    }

    on_both_databases! {
        async fn letters_are_written_changed_counted_and_sent_with_the_states(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, engines) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let (bob, wheels) = world.offered(&facts, call, "Bob Babbage", "Wheels").await;
            let (cleo, levers) = world.offered(&facts, call, "Cleo Cog", "Levers").await;
            assert_eq!(code_of(prepare_release(&world.ctx, call, "").await), "nothing-planned");
            for (id, decision) in [(engines, Decision::Accept), (wheels, Decision::Waitlist), (levers, Decision::Reject)] {
                plan_decisions(&world.ctx, call, &[id], &plan(decision)).await.expect("planned");
            }
            assert_eq!(fields_of(prepare_release(&world.ctx, call, "2020-01-01").await), ["confirm_by past"]);
            let id = prepare_release(&world.ctx, call, "2026-09-20").await.expect("written");
            let shown = preparation(&world.ctx, &facts, call).await.expect("read").expect("prepared");
            assert_eq!((shown.letters.len(), shown.decisions.values().sum::<u32>(), shown.is_outdated), (3, 3, false));
            assert!(letters(&world).await.is_empty(), "nobody is told yet");
            let to_ada = shown.letters.iter().find(|letter| letter.to == "Ada Lovelace").expect("hers");
            assert!(to_ada.words.body.contains("2026-09-20 23:59 (Europe/Brussels)"), "{}", to_ada.words.body);
            let words = TypedWording { subject: "Come!".into(), body: "Do {title} come.".into() };
            edit_letter(&world.ctx, call, to_ada.id, &words).await.expect("changed");
            assert_eq!(fields_of(release_decisions(&world.ctx, call, id, 2).await), ["letters changed"]);
            assert_eq!(state(&world, &ada, engines).await, State::Submitted);
            release_decisions(&world.ctx, call, id, 3).await.expect("released");
            assert_eq!(code_of(release_decisions(&world.ctx, call, id, 3).await), "already-released");
            assert_eq!(state(&world, &ada, engines).await, State::Accepted);
            assert_eq!(state(&world, &bob, wheels).await, State::Waitlisted);
            assert_eq!(state(&world, &cleo, levers).await, State::Rejected);
            let sent = letters(&world).await;
            assert_eq!(sent.len(), 3);
            assert!(sent.contains(&("ada@people.test".into(), "Come!".into(), "Do {title} come.".into())), "as changed");
            assert!(world.events().await.contains(&"decisions.released".to_owned()));
        }

        async fn whoever_is_told_of_several_gets_one_letter_in_their_language(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, engines) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let typed = world.proposal_for(&facts, "Wheels").await.0;
            let wheels = crate::cfp::draft_proposal(&world.as_(&ada), call, &typed).await.expect("begun");
            crate::cfp::submit_proposal(&world.as_(&ada), wheels, None).await.expect("handed in");
            world.edit(&format!("UPDATE person SET language = 'de' WHERE name = '{}'", "Ada Lovelace")).await;
            plan_decisions(&world.ctx, call, &[engines], &plan(Decision::Accept)).await.expect("planned");
            plan_decisions(&world.ctx, call, &[wheels], &plan(Decision::Reject)).await.expect("planned");
            world.release_plans(&facts, call).await;
            let sent = letters(&world).await;
            assert_eq!(sent.len(), 1);
            let (_, subject, body) = &sent[0];
            assert!(subject.starts_with("Ihre Einreichungen") && body.contains("„Engines“") && body.contains("„Wheels“"), "{body}");
        }

        async fn as_another_kind_and_for_another_track(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let kinds = crate::conference::session_types(&world.ctx, facts.id).await.expect("types").items;
            let track = world.proposal_for(&facts, "").await.1;
            let mut typed = plan(Decision::Accept);
            typed.session_type = kinds[1].id.to_string();
            typed.track.clone_from(&track);
            plan_decisions(&world.ctx, call, &[id], &typed).await.expect("planned");
            let before = my_proposal(&world.as_(&ada), id).await.expect("hers").typed;
            assert_ne!((&before.session_type, &before.track), (&typed.session_type, &track), "not before it is released");
            world.release_plans(&facts, call).await;
            let after = my_proposal(&world.as_(&ada), id).await.expect("hers").typed;
            assert_eq!((after.session_type, after.track), (typed.session_type, track));
            assert!(letters(&world).await[0].2.contains("Workshop of 180 minutes"));
        }

        async fn what_is_planned_otherwise_meanwhile_is_written_anew_and_changes_stay(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (_, one) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let (_, two) = world.offered(&facts, call, "Bob Babbage", "Wheels").await;
            plan_decisions(&world.ctx, call, &[one, two], &plan(Decision::Accept)).await.expect("planned");
            prepare_release(&world.ctx, call, "").await.expect("written");
            let read = async || preparation(&world.ctx, &facts, call).await.expect("read").expect("prepared");
            for letter in read().await.letters {
                let words = TypedWording { subject: letter.words.subject, body: "By hand.".into() };
                edit_letter(&world.ctx, call, letter.id, &words).await.expect("changed");
            }
            plan_decisions(&world.later(1), call, &[two], &plan(Decision::Reject)).await.expect("planned otherwise");
            let shown = read().await;
            assert!(shown.is_outdated);
            assert_eq!(code_of(release_decisions(&world.ctx, call, shown.id, 2).await), "plans-changed");
            let id = prepare_release(&world.ctx, call, "").await.expect("written anew");
            let shown = read().await;
            let standing: Vec<_> = shown.letters.iter().map(|l| (l.to.as_str(), l.is_stale, l.words.body.as_str())).collect();
            assert_eq!(standing, [("Bob Babbage", true, "By hand."), ("Ada Lovelace", false, "By hand.")]);
            assert_eq!(code_of(release_decisions(&world.ctx, call, id, 2).await), "letters-unread");
            let again = shown.letters[0].clone();
            edit_letter(&world.ctx, call, again.id, &again.written.expect("as written")).await.expect("read");
            release_decisions(&world.ctx, call, id, 2).await.expect("released");
            assert_eq!(code_of(edit_letter(&world.ctx, call, again.id, &again.words).await), "not-found", "it is sent");
        }

        /// Must hold: a decision released twice; 200 at once, one winner, one mail for each.
        async fn of_two_hundred_releases_one_counts(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let mut ids = Vec::new();
            for name in ["Ada Lovelace", "Bob Babbage", "Cleo Cog"] {
                ids.push(world.offered(&facts, call, name, "Engines").await.1);
            }
            plan_decisions(&world.ctx, call, &ids, &plan(Decision::Accept)).await.expect("planned");
            let id = prepare_release(&world.ctx, call, "").await.expect("written");
            let barrier = Arc::new(Barrier::new(200));
            let tasks: Vec<_> = (0..200)
                .map(|_| {
                    let (ctx, barrier) = (world.ctx.clone(), Arc::clone(&barrier));
                    tokio::spawn(async move {
                        barrier.wait().await;
                        release_decisions(&ctx, call, id, 3).await
                    })
                })
                .collect();
            let (mut won, mut late) = (0, 0);
            for task in tasks {
                match task.await.expect("no task panics") {
                    Ok(_) => won += 1,
                    refused => late += usize::from(code_of(refused) == "already-released"),
                }
            }
            assert_eq!((won, late), (1, 199));
            let mut to: Vec<String> = letters(&world).await.into_iter().map(|(to, ..)| to).collect();
            to.sort();
            assert_eq!(to, ["ada@people.test", "bob@people.test", "cleo@people.test"]);
            assert_eq!(world.ask("SELECT count(*) AS n FROM proposal_move").await, 3);
        }

        /// Design, 4: a chair bound by a conflict blocks the release until a deputy is named, decides nothing, and learns
        /// of their own by the same mail as everybody.
        async fn a_chair_who_speaks_needs_a_deputy_and_sees_nothing_of_it(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (mut ada, own) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let (_, other) = world.offered(&facts, call, "Bob Babbage", "Wheels").await;
            world.grant(&mut ada, Scope::Conference(facts.id), RoleKind::Owner).await;
            let mut dora = world.person("Dora Deputy").await;
            world.grant(&mut dora, Scope::Conference(facts.id), RoleKind::Programme).await;
            let mut olga = world.person("Olga Owner").await;
            world.grant(&mut olga, Scope::Conference(facts.id), RoleKind::Owner).await;
            let (a, d, o) = (world.as_(&ada), world.as_(&dora), world.as_(&olga));
            plan_decisions(&a, call, &[other], &plan(Decision::Reject)).await.expect("planned");
            assert_eq!(code_of(plan_decisions(&d, call, &[own], &plan(Decision::Accept)).await), "not-yours", "unnamed");
            plan_decisions(&world.ctx, call, &[own], &plan(Decision::Accept)).await.expect("planned by the site");
            assert_eq!(code_of(prepare_release(&o, call, "").await), "deputy-missing");
            assert_eq!(code_of(name_deputy(&a, own, Some(dora.person)).await), "denied", "nor do they name one");
            assert_eq!(code_of(name_deputy(&o, own, Some(ada.person)).await), "deputy-bound");
            name_deputy(&o, own, Some(dora.person)).await.expect("named");
            plan_decisions(&d, call, &[own], &plan(Decision::Accept)).await.expect("planned");
            assert_eq!(code_of(plan_decisions(&o, call, &[own], &plan(Decision::Reject)).await), "not-yours");
            let id = prepare_release(&a, call, "").await.expect("a chair who is bound may prepare the rest");
            let to_a = preparation(&a, &facts, call).await.expect("read").expect("prepared");
            let to_o = preparation(&o, &facts, call).await.expect("read").expect("prepared");
            assert_eq!((to_a.letters.len(), to_a.decisions.get(&Decision::Accept)), (1, None));
            assert_eq!((to_o.letters.len(), to_o.decisions.get(&Decision::Accept)), (2, Some(&1)));
            release_decisions(&a, call, id, 1).await.expect("what they see is what they count");
            assert_eq!(state(&world, &ada, own).await, State::Accepted);
            assert_eq!(letters(&world).await.len(), 2, "all are told");
        }

        async fn moving_up_says_who_and_why_and_writes_at_once(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            world.decide(&facts, call, &[id], Decision::Waitlist).await;
            assert_eq!(fields_of(move_proposal(&world.ctx, id, Move::MoveUp, " ").await), ["reason missing"]);
            move_proposal(&world.ctx, id, Move::MoveUp, "Wheels fell out").await.expect("moved up");
            assert_eq!(state(&world, &ada, id).await, State::Accepted);
            let sent = letters(&world).await;
            assert_eq!(sent.len(), 2);
            assert!(sent[1].1.starts_with("There is a place for"), "{}", sent[1].1);
        }

        /// Notes on conferences, 2.2: e-mail injection through placeholders; headers too.
        async fn hostile_titles_and_names_do_nothing_in_letters(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "{conference} {speaker} {{title}}").await;
            let words = TypedWording { subject: "{title} by {speaker}".into(), body: "1\n{title}\n2\n{speaker}\n3".into() };
            let lang = domain::language::Lang::En;
            set_wording(&world.ctx, facts.id, domain::cfp::letter::LetterKind::Accepted, lang, Some(&words)).await.expect("worded");
            let hostile = "x' || chr(13) || chr(10) || 'Bcc: eve@evil.test' || chr(10) || '<b>https://evil.test</b>";
            let hostile = if world.flavour() == crate::Flavour::Sqlite { hostile.replace("chr(", "char(") } else { hostile.into() };
            world.edit(&format!("UPDATE person SET name = '{hostile}' WHERE id IN (SELECT person_id FROM proposal_speaker)")).await;
            world.decide(&facts, call, &[id], Decision::Accept).await;
            let sent = world.mails().await.into_iter().find(|sent| sent.to.as_str() == ada.address).expect("sent");
            let letter = Letter::write(&sent.mail, sent.language, &world.ctx.settings).expect("rendered");
            assert_eq!(letter.subject, "{conference} {speaker} {{title}} by x Bcc: eve@evil.test <b>https: //evil.test</b>");
            assert_eq!(letter.text.lines().take(5).filter(|line| ["1", "2", "3"].contains(line)).count(), 3);
            assert!(!letter.html.contains("<b>") && !letter.html.contains("https://evil"), "{}", letter.html);
        }

        async fn what_did_not_arrive_is_on_the_board(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (_, one) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let (_, two) = world.offered(&facts, call, "Bob Babbage", "Wheels").await;
            world.edit("DELETE FROM email_address WHERE address = 'bob@people.test'").await;
            world.decide(&facts, call, &[one, two], Decision::Accept).await;
            let keys = world.texts("SELECT idempotency_key AS t FROM outbox").await;
            let is_mail = |key: &String| key.strip_prefix("mail:").is_some_and(|id| id.parse::<uuid::Uuid>().is_ok());
            assert!(keys.len() == 1 && keys.iter().all(is_mail), "{keys:?}");
            let found = async || {
                let board = board(&world.ctx, &facts, call, &Wanted::default()).await.expect("read");
                let mut found: Vec<_> = board.undelivered.into_iter().map(|letter| (letter.to, letter.why)).collect();
                found.sort_by(|a, b| a.0.cmp(&b.0));
                found
            };
            let bob = ("Bob Babbage".to_owned(), Why::NoAddress);
            assert_eq!(found().await, [("Ada Lovelace".to_owned(), Why::Underway), bob.clone()]);
            world.edit("UPDATE job SET state = 'parked' WHERE kind = 'outbox.deliver'").await;
            assert_eq!(found().await, [("Ada Lovelace".to_owned(), Why::GivenUp), bob.clone()]);
            world.edit("UPDATE outbox SET delivered_at = created_at").await;
            assert_eq!(found().await, [bob]);
        }

        async fn prepared_letters_can_be_thrown_away(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            plan_decisions(&world.ctx, call, &[id], &plan(Decision::Accept)).await.expect("planned");
            let prepared = prepare_release(&world.ctx, call, "").await.expect("written");
            for ctx in [world.as_(&ada), world.anonymous()] {
                assert!(discard_release(&ctx, call).await.is_err());
                assert!(preparation(&ctx, &facts, call).await.is_err());
                assert!(release_decisions(&ctx, call, prepared, 1).await.is_err());
            }
            discard_release(&world.ctx, call).await.expect("thrown away");
            assert_eq!(preparation(&world.ctx, &facts, call).await.expect("read"), None);
            assert_eq!(code_of(release_decisions(&world.ctx, call, prepared, 1).await), "already-released");
        }
    }
}
