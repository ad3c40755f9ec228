//! Putting a proposal under embargo.

use domain::{
    cfp::{By, EmbargoTerms, TypedEmbargo, may_change_speakers},
    id::ProposalId,
    policy::{Action, Place},
    zone::Zone,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::find::row_of;
use crate::{
    Ctx, Error, Result,
    cfp::find::{Own, conferences_by_id, history_of, locked_own},
    entity::embargo,
    record::{Entry, event},
};

/// Puts a proposal of the actor's under embargo, or changes the one it is under. Its main speaker does. Who was named to
/// read it stays named.
pub async fn set_embargo(ctx: &Ctx, id: ProposalId, typed: &TypedEmbargo) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    ctx.write(async |tx| {
        let Own { proposal, call, by } = locked_own(ctx, tx, id).await?;
        if by != By::MainSpeaker {
            return Err(Error::denied());
        }
        let of = conferences_by_id([call.conference_id]).one(tx).await?.ok_or_else(Error::not_found)?;
        let terms = typed.check(&Zone::named_or_utc(&of.zone), ctx.now)?;
        may_change_speakers(proposal.state)?;
        keep(ctx, tx, id, &terms).await?;
        // What others read instead is for them; what the talk is about is in no record.
        let told = json!({ "until": terms.until, "vendor": terms.vendor });
        let entry = Entry::new("embargo.set", "proposal", id, history_of(&proposal, &call));
        event::append(ctx, tx, entry.with(told)).await
    })
    .await
}

async fn keep(ctx: &Ctx, tx: &DatabaseTransaction, id: ProposalId, terms: &EmbargoTerms) -> Result<()> {
    let before = row_of(tx, id).await?;
    let is_new = before.is_none();
    let row = embargo::ActiveModel {
        proposal_id: Set(id),
        until: Set(terms.until),
        stand_in_title: Set(terms.stand_in.title.clone()),
        stand_in_summary: Set(terms.stand_in.summary.clone()),
        vendor: Set(terms.vendor),
        updated_at: Set(ctx.now),
        set_by: Set(ctx.actor.person()),
        lifted_at: Set(None),
        lifted_by: Set(None),
    };
    if is_new {
        row.insert(tx).await?;
    } else {
        row.update(tx).await?;
    }
    Ok(())
}

/// Puts a copy of a proposal under the embargo that holds over the original; its readers are named anew.
pub(in crate::cfp) async fn copy(ctx: &Ctx, tx: &DatabaseTransaction, from: ProposalId, to: ProposalId) -> Result<()> {
    let holding = row_of(tx, from).await?.filter(|row| row.lifted_at.is_none() && ctx.now < row.until);
    let Some(row) = holding else { return Ok(()) };
    let stand_in = domain::cfp::StandIn { title: row.stand_in_title, summary: row.stand_in_summary };
    keep(ctx, tx, to, &EmbargoTerms { until: row.until, stand_in, vendor: row.vendor }).await
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::TimeDelta;
    use domain::{
        cfp::{Move, State},
        policy::{RoleKind, Scope},
    };

    use super::*;
    use crate::{
        cfp::{
            Offer, Wanted, invite_speaker, lift_embargo, move_proposal, my_embargo, my_proposal, name_readers,
            open_attachment, proposal, proposals, share_proposal, shared, speaker_invitation, speakers,
            submit_proposal,
        },
        conference::ConferenceFacts,
        on_both_databases,
        testing::{Somebody, World, code_of, fields_of},
    };

    pub(super) fn typed(until: &str) -> TypedEmbargo {
        TypedEmbargo {
            until: until.into(),
            stand_in_title: "A flaw in something you use".into(),
            stand_in_summary: "Told on the day.".into(),
            vendor: "told".into(),
        }
    }

    /// A talk under embargo until the first of October at noon in Brussels, its author, an owner and a programme maker.
    async fn embargoed(world: &World) -> (ConferenceFacts, Somebody, ProposalId, Somebody, Somebody) {
        let (dora, id) = world.draft("open-2026", "Breaking the Frobnicator").await;
        set_embargo(&world.as_(&dora), id, &typed("2026-10-01T12:00")).await.expect("set");
        submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
        let facts = world.facts_under("open-2026").await;
        let (mut olga, mut pia) = (world.person("Olga Owner").await, world.person("Pia Programme").await);
        world.grant(&mut olga, Scope::Conference(facts.id), RoleKind::Owner).await;
        world.grant(&mut pia, Scope::Conference(facts.id), RoleKind::Programme).await;
        (facts, dora, id, olga, pia)
    }

    async fn seen(ctx: &Ctx, facts: &ConferenceFacts, id: ProposalId) -> Offer {
        let call = crate::cfp::call(ctx, facts, "talks").await.expect("read").id;
        proposal(ctx, facts, call, id).await.expect("its existence is known")
    }

    on_both_databases! {
        async fn organisers_who_are_not_named_read_the_stand_in_on_every_path(world: World) {
            let (facts, dora, id, olga, pia) = embargoed(&world).await;
            let call = crate::cfp::call(&world.ctx, &facts, "talks").await.expect("read").id;
            for who in [&olga, &pia] {
                let ctx = world.as_(who);
                let offer = seen(&ctx, &facts, id).await;
                let list = proposals(&ctx, &facts, call, &Wanted::default(), 10).await.expect("listed").lines;
                assert_eq!(list, std::slice::from_ref(&offer.line));
                assert_eq!((offer.line.title.as_str(), offer.line.is_embargoed), ("A flaw in something you use", true));
                assert_eq!((offer.line.speakers.len(), offer.moves.len(), offer.history.len()), (0, 0, 0));
                let all = format!("{offer:?}");
                for hidden in ["Frobnicator", "In brief", "length", "For the organisers", "Drafter", "Talk", "Open\""] {
                    assert!(!all.contains(hidden), "{hidden} in {all}");
                }
                assert_eq!(code_of(speakers(&ctx, id).await), "not-found");
                assert_eq!(code_of(open_attachment(&ctx, id, world.ctx.id()).await), "not-found");
                assert_eq!(code_of(move_proposal(&ctx, id, Move::Accept, "").await), "not-yours");
            }
            assert_eq!(my_proposal(&world.as_(&dora), id).await.expect("hers").typed.title, "Breaking the Frobnicator");
        }

        /// Neither kind nor track nor the true state is told by what a filter finds.
        async fn no_filter_is_an_oracle_of_what_is_under_embargo(world: World) {
            let (facts, dora, id, olga, pia) = embargoed(&world).await;
            let call = crate::cfp::call(&world.ctx, &facts, "talks").await.expect("read").id;
            name_readers(&world.as_(&olga), id, &[olga.person]).await.expect("named");
            move_proposal(&world.as_(&olga), id, Move::Shortlist, "").await.expect("a reader moves it");
            let own = my_proposal(&world.as_(&dora), id).await.expect("hers").typed;
            let wanted = [
                Wanted { session_type: own.session_type.parse().ok(), ..Wanted::default() },
                Wanted { track: own.track.parse().ok(), ..Wanted::default() },
                Wanted { state: Some(State::Shortlisted), ..Wanted::default() },
            ];
            for wanted in &wanted {
                let found = async |who: &Somebody| {
                    proposals(&world.as_(who), &facts, call, wanted, 10).await.expect("listed").lines.len()
                };
                assert_eq!((found(&pia).await, found(&olga).await), (0, 1), "{wanted:?}");
            }
            let shown = Wanted { state: Some(State::Submitted), ..Wanted::default() };
            let list = proposals(&world.as_(&pia), &facts, call, &shown, 10).await.expect("listed").lines;
            assert_eq!((list.len(), list[0].state), (1, State::Submitted));
        }

        async fn it_ends_by_the_clock_to_the_microsecond_and_nothing_has_to_run(world: World) {
            let (facts, _, id, _, pia) = embargoed(&world).await;
            let end = "2026-10-01T10:00:00Z".parse().expect("a moment");
            let at = |moment| Ctx { now: moment, ..world.as_(&pia) };
            assert_eq!(seen(&at(end - TimeDelta::microseconds(1)), &facts, id).await.line.title, "A flaw in something you use");
            let after = seen(&at(end), &facts, id).await;
            assert_eq!((after.line.title.as_str(), after.line.is_embargoed), ("Breaking the Frobnicator", false));
        }

        async fn it_ends_by_hand_and_who_ended_it_is_recorded(world: World) {
            let (facts, dora, id, _, pia) = embargoed(&world).await;
            assert_eq!(code_of(lift_embargo(&world.as_(&pia), id).await), "denied");
            lift_embargo(&world.as_(&dora), id).await.expect("lifted");
            assert_eq!(world.last_event().await.verb, "embargo.lifted");
            assert_eq!(seen(&world.as_(&pia), &facts, id).await.line.title, "Breaking the Frobnicator");
            assert_eq!(code_of(lift_embargo(&world.as_(&dora), id).await), "no-embargo");
        }

        async fn named_persons_read_and_only_owners_name_them_and_only_from_the_team(world: World) {
            let (facts, dora, id, olga, pia) = embargoed(&world).await;
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(name_readers(&world.as_(&pia), id, &[pia.person]).await), "denied");
            assert_eq!(code_of(name_readers(&world.as_(&dora), id, &[dora.person]).await), "not-found");
            assert_eq!(code_of(name_readers(&world.as_(&eve), id, &[eve.person]).await), "not-found");
            assert_eq!(code_of(name_readers(&world.anonymous(), id, &[]).await), "sign-in-needed");
            assert_eq!(fields_of(name_readers(&world.as_(&olga), id, &[eve.person]).await), ["readers unknown-entry"]);
            name_readers(&world.as_(&olga), id, &[pia.person]).await.expect("named");
            let told = world.last_event().await;
            assert_eq!((told.verb.as_str(), told.data), ("embargo.readers-named", json!({ "readers": [pia.person] })));
            let offer = seen(&world.as_(&pia), &facts, id).await;
            assert_eq!((offer.line.title.as_str(), offer.line.speakers.len()), ("Breaking the Frobnicator", 1));
            assert_eq!(seen(&world.as_(&olga), &facts, id).await.line.title, "A flaw in something you use");
            let desk = my_embargo(&world.as_(&dora), id).await.expect("hers");
            let named: BTreeSet<String> = desk.facts.expect("an embargo").readers.into_iter().map(|named| named.name).collect();
            assert_eq!(named, BTreeSet::from(["Pia Programme".to_owned()]), "its speakers know who reads it");
            name_readers(&world.as_(&olga), id, &[]).await.expect("nobody any more");
            assert_eq!(seen(&world.as_(&pia), &facts, id).await.line.title, "A flaw in something you use");
        }

        async fn mails_and_shared_links_carry_the_stand_in(world: World) {
            let (_, dora, id, ..) = embargoed(&world).await;
            let ctx = world.as_(&dora);
            invite_speaker(&ctx, id, "bea@people.test").await.expect("invited");
            let mail = world.outbox("mail").await.pop().expect("a mail");
            assert!(!mail.to_string().contains("Frobnicator"), "{mail}");
            let token = mail["token"].as_str().expect("a token");
            let waiting = format!("{:?}", speaker_invitation(&world.anonymous(), token).await.expect("shown"));
            assert!(!waiting.contains("Frobnicator") && !waiting.contains("In brief"), "{waiting}");
            let secret = share_proposal(&ctx, id, "30").await.expect("shared");
            let shown = shared(&world.anonymous(), secret.expose()).await.expect("shown");
            assert!(shown.is_embargoed && shown.speakers.is_empty() && shown.description.is_empty());
            for row in world.event_rows().await {
                assert!(!row.data.to_string().contains("Frobnicator"), "{}", row.verb);
            }
        }

        async fn only_the_main_speaker_sets_it_and_says_what_others_read(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let bea = world.co_speaker(&dora, id, "Bea Speaker").await;
            let terms = typed("2026-10-01T12:00");
            assert_eq!(code_of(set_embargo(&world.as_(&bea), id, &terms).await), "denied");
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(set_embargo(&eve, id, &terms).await), "not-found");
            assert_eq!(code_of(my_embargo(&eve, id).await), "not-found");
            assert_eq!(code_of(set_embargo(&world.anonymous(), id, &terms).await), "sign-in-needed");
            let empty = TypedEmbargo::default();
            let missing = fields_of(set_embargo(&world.as_(&dora), id, &empty).await);
            assert_eq!(missing, ["until missing", "stand_in_title missing", "vendor option"]);
        }
    }
}
