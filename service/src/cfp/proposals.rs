//! The proposals of a call, as its organisers read them.

use std::collections::HashMap;

use domain::{
    Instant,
    cfp::{Move, SpeakerRole, Standing, State, TypedProposal},
    id::{CallId, PersonId, ProposalId, SessionTypeId, TrackId},
    policy::{Action, Decision, decide},
    review::visibility::{Channel, Field},
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    beside::OfferBeside,
    find::{calls_by_id, moves_of, offered_to, speakers_in},
    question::{AnswerSheet, answer_sheet, answers_of_one},
    sight::{known, names},
    wording::worded,
};
use crate::{
    Ctx, Error, Result,
    conference::{ConferenceFacts, find},
    entity::{proposal, proposal_speaker},
    review::{Seats, Sight},
};

/// Which proposals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// In this state.
    pub state: Option<State>,
    /// In this track.
    pub track: Option<TrackId>,
    /// Of this kind.
    pub session_type: Option<SessionTypeId>,
    /// Only those after this one in the list.
    pub after: Option<ProposalId>,
}

/// A page of proposals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offers {
    /// In the order in which they were begun.
    pub lines: Vec<OfferLine>,
    /// What the next page comes after, if there is more.
    pub next: Option<ProposalId>,
}

/// A proposal in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferLine {
    /// Which.
    pub id: ProposalId,
    /// What it is called.
    pub title: String,
    /// Where it stands, as far as the asker may know.
    pub state: State,
    /// Who speaks, the main speaker first.
    pub speakers: Vec<String>,
    /// The kind of session.
    pub session_type: String,
    /// The track; may be empty.
    pub track: String,
    /// The language.
    pub language: String,
    /// When it was handed in.
    pub submitted_at: Option<Instant>,
    /// Whether an embargo holds.
    pub is_embargoed: bool,
}

/// A proposal as its organisers read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What the list says of it.
    pub line: OfferLine,
    /// What it says.
    pub words: TypedProposal,
    /// What was answered about it and by its speakers; for whoever speaks in it, by them alone.
    pub answers: AnswerSheet,
    /// What the asker may do with it.
    pub moves: Vec<Move>,
    /// How it was moved, the latest first; empty for whoever speaks in it.
    pub history: Vec<MoveLine>,
    /// Its speakers, files, embargo and duplicates.
    pub beside: OfferBeside,
}

/// A move that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveLine {
    /// Which.
    pub step: Move,
    /// Where it led.
    pub state: State,
    /// Why; may be empty.
    pub reason: String,
    /// When.
    pub at: Instant,
    /// By whom; empty for the site itself.
    pub by: String,
}

/// At most `most` proposals of a call, drafts excepted. The number of queries does not depend on how many there are.
pub async fn proposals(
    ctx: &Ctx,
    conference: &ConferenceFacts,
    call: CallId,
    wanted: &Wanted,
    most: u64,
) -> Result<Offers> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, conference.place())?;
    let sight = Sight::before(ctx, &ctx.db.read, conference.place(), call).await?;
    let shown = offered_to(conference.id, call).filter(sight.listed());
    let mut query = shown.order_by_asc(proposal::Column::Id).limit(most + 1);
    if let Some(state) = wanted.state {
        query = query.filter(sight.in_state(state));
    }
    if wanted.track.is_some() || wanted.session_type.is_some() {
        // Which kind and track it is of is not told by finding it.
        query = query.filter(proposal::Column::Id.is_not_in(sight.kept_out().iter().copied()));
    }
    if let Some(track) = wanted.track {
        query = query.filter(proposal::Column::TrackId.eq(track));
    }
    if let Some(kind) = wanted.session_type {
        query = query.filter(proposal::Column::SessionTypeId.eq(kind));
    }
    if let Some(after) = wanted.after {
        query = query.filter(proposal::Column::Id.gt(after));
    }
    let mut rows = query.all(&ctx.db.read).await?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let goes_on = rows.len() > most;
    rows.truncate(most);
    let next = if goes_on { rows.last().map(|row| row.id) } else { None };
    Ok(Offers { lines: lines(ctx, conference, rows, &sight, Channel::List).await?, next })
}

/// One proposal of a conference, drafts excepted.
pub async fn proposal(ctx: &Ctx, conference: &ConferenceFacts, call: CallId, id: ProposalId) -> Result<Offer> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, conference.place())?;
    let db = &ctx.db.read;
    let (sight, row) = known(ctx, conference, call, id).await?;
    let lens = sight.lens(&row);
    let call = calls_by_id([call]).one(db).await?.ok_or_else(Error::not_found)?;
    let (speaks, is_kept_out) = (sight.own().contains(&id), sight.kept_out().contains(&id));
    let may_move = !is_kept_out && decide(&ctx.actor, Action::MoveProposals, conference.place()) == Decision::Allow;
    let by = Seats::at(ctx, db, &call, id).await?.part(id, &ctx.actor);
    let standing = Standing { state: row.state, pending: None };
    // Any reason will do to find out which moves there are.
    let moves = Move::ALL.iter().copied().filter(|step| may_move && standing.make(*step, by, "?").is_ok());
    let moves = moves.collect();
    let words = match sight.embargoes().of(id).filter(|_| !lens.shows(Field::Texts, Channel::Page)) {
        Some(embargo) => TypedProposal { summary: embargo.stand_in.summary.clone(), ..TypedProposal::default() },
        None => worded(&row).typed(),
    };
    let answers = match ctx.actor.person() {
        _ if !lens.shows(Field::PrivateAnswers, Channel::Page) => AnswerSheet::default(),
        Some(person) if speaks => answers_of_one(db, call.id, id, person).await?,
        _ => answer_sheet(db, call.id, id).await?,
    };
    let beside = OfferBeside::read(ctx, conference, &row, sight.embargoes(), speaks).await?;
    let history = if lens.shows(Field::State, Channel::Page) { history(ctx, id).await? } else { Vec::new() };
    let line = lines(ctx, conference, vec![row], &sight, Channel::Page).await?.pop().ok_or_else(Error::not_found)?;
    Ok(Offer { line, words, answers, moves, history, beside })
}

async fn lines(
    ctx: &Ctx,
    conference: &ConferenceFacts,
    rows: Vec<proposal::Model>,
    sight: &Sight,
    channel: Channel,
) -> Result<Vec<OfferLine>> {
    let db = &ctx.db.read;
    let types = find::session_types(conference.id).all(db).await?;
    let types: HashMap<_, _> = types.into_iter().map(|row| (row.id, row.name)).collect();
    let tracks = find::tracks(conference.id).all(db).await?;
    let tracks: HashMap<_, _> = tracks.into_iter().map(|row| (row.id, row.name)).collect();
    let speakers = speakers_in(rows.iter().map(|row| row.id)).all(db).await?;
    let names = names(db, speakers.iter().map(|row| row.person_id)).await?;
    let line = |row: proposal::Model| {
        let lens = sight.lens(&row);
        if !lens.shows(Field::Existence, channel) {
            return None;
        }
        let state = if lens.shows(Field::State, channel) { row.state } else { row.state.shown_to_speakers() };
        let shown = lens.shows(Field::Speakers, channel);
        let texts = lens.shows(Field::Originals, channel);
        Some(OfferLine {
            id: row.id,
            state,
            speakers: if shown { speaking(row.id, &speakers, &names) } else { Vec::new() },
            session_type: row
                .session_type_id
                .filter(|_| texts)
                .and_then(|id| types.get(&id))
                .cloned()
                .unwrap_or_default(),
            track: row.track_id.filter(|_| texts).and_then(|id| tracks.get(&id)).cloned().unwrap_or_default(),
            submitted_at: row.submitted_at.filter(|_| texts),
            is_embargoed: sight.embargoes().of(row.id).is_some(),
            title: if texts { row.title } else { sight.embargoes().title_outside(&row) },
            language: if texts { row.language } else { String::new() },
        })
    };
    Ok(rows.into_iter().filter_map(line).collect())
}

fn speaking(id: ProposalId, speakers: &[proposal_speaker::Model], names: &HashMap<PersonId, String>) -> Vec<String> {
    let mut here: Vec<_> = speakers.iter().filter(|speaker| speaker.proposal_id == id).collect();
    here.sort_by_key(|speaker| (speaker.role != SpeakerRole::Main, speaker.position, speaker.joined_at));
    here.into_iter().filter_map(|speaker| names.get(&speaker.person_id)).cloned().collect()
}

async fn history(ctx: &Ctx, id: ProposalId) -> Result<Vec<MoveLine>> {
    let db = &ctx.db.read;
    let rows = moves_of(id).all(db).await?;
    let names = names(db, rows.iter().filter_map(|row| row.moved_by)).await?;
    let line = |row: crate::entity::proposal_move::Model| MoveLine {
        step: row.step,
        state: row.state,
        reason: row.reason,
        at: row.at,
        by: row.moved_by.and_then(|by| names.get(&by)).cloned().unwrap_or_default(),
    };
    Ok(rows.into_iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use domain::policy::{RoleKind, Scope};

    use super::*;
    use crate::{
        cfp::{draft_proposal, move_proposal, submit_proposal},
        on_both_databases,
        testing::{code_of, count_queries},
    };

    fn in_(state: State) -> Wanted {
        Wanted { state: Some(state), ..Wanted::default() }
    }

    on_both_databases! {
        async fn drafts_are_in_no_list_and_pages_go_on_without_gap(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let typed = world.proposal_for(&facts, "Title").await.0;
            let mut ids = Vec::new();
            for _ in 0..4 {
                let id = draft_proposal(&ada, call, &typed).await.expect("begun");
                submit_proposal(&ada, id, None).await.expect("handed in");
                ids.push(id);
            }
            draft_proposal(&ada, call, &typed).await.expect("begun");
            let (mut seen, mut wanted) = (Vec::new(), Wanted::default());
            loop {
                let page = proposals(&world.ctx, &facts, call, &wanted, 3).await.expect("listed");
                seen.extend(page.lines.iter().map(|line| line.id));
                wanted.after = page.next;
                if page.next.is_none() { break }
            }
            assert_eq!(seen, ids);
            let line = &proposals(&world.ctx, &facts, call, &Wanted::default(), 1).await.expect("listed").lines[0];
            assert_eq!((line.speakers.as_slice(), line.session_type.as_str()), (["Ada Lovelace".to_owned()].as_slice(), "Talk"));
        }

        async fn any_number_takes_the_same_number_of_queries(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let typed = world.proposal_for(&facts, "Title").await.0;
            let ask = async || {
                count_queries(&world.ctx, async |ctx| {
                    proposals(&ctx, &facts, call, &Wanted::default(), 50).await.map(|_| ())
                })
                .await
            };
            let mut counts = Vec::new();
            for _ in 0..3 {
                let id = draft_proposal(&ada, call, &typed).await.expect("begun");
                submit_proposal(&ada, id, None).await.expect("handed in");
                counts.push(ask().await);
            }
            assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
        }

        /// Design, 2: shortlisted is never shown to speakers, by no filter either, whatever they organise.
        async fn organisers_who_speak_are_not_told_of_their_own_shortlisting(world: World) {
            let (mut ada, id) = world.draft("open-2026", "Title").await;
            submit_proposal(&world.as_(&ada), id, None).await.expect("handed in");
            move_proposal(&world.ctx, id, Move::Shortlist, "").await.expect("shortlisted");
            let facts = world.facts_under("open-2026").await;
            world.grant(&mut ada, Scope::Conference(facts.id), RoleKind::Owner).await;
            let call = crate::cfp::call(&world.ctx, &facts, "talks").await.expect("read").id;
            let ids = async |ctx: &Ctx, wanted: Wanted| {
                let page = proposals(ctx, &facts, call, &wanted, 10).await.expect("listed");
                page.lines.iter().map(|line| (line.id, line.state)).collect::<Vec<_>>()
            };
            assert_eq!(ids(&world.ctx, in_(State::Shortlisted)).await, [(id, State::Shortlisted)]);
            assert_eq!(ids(&world.ctx, in_(State::Submitted)).await, []);
            let ada = world.as_(&ada);
            assert_eq!(ids(&ada, in_(State::Shortlisted)).await, []);
            assert_eq!(ids(&ada, in_(State::Submitted)).await, [(id, State::Submitted)]);
            let own = proposal(&ada, &facts, call, id).await.expect("read");
            assert_eq!((own.line.state, own.moves, own.history), (State::Submitted, vec![], vec![]));
            let other = proposal(&world.ctx, &facts, call, id).await.expect("read");
            assert_eq!((other.line.state, other.history.len()), (State::Shortlisted, 1));
            assert!(other.moves.contains(&Move::Unlist) && !other.moves.contains(&Move::Reopen));
        }

        async fn those_who_may_not_see_nothing(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            submit_proposal(&world.as_(&ada), id, None).await.expect("handed in");
            let facts = world.facts_under("open-2026").await;
            let call = crate::cfp::call(&world.ctx, &facts, "talks").await.expect("read").id;
            let mut rita = world.person("Rita Reviewer").await;
            world.grant(&mut rita, Scope::Conference(facts.id), RoleKind::Review).await;
            for ctx in [world.as_(&rita), world.as_(&ada)] {
                assert_eq!(code_of(proposals(&ctx, &facts, call, &Wanted::default(), 10).await), "denied");
                assert_eq!(code_of(proposal(&ctx, &facts, call, id).await), "denied");
            }
            let nobody = world.anonymous();
            assert_eq!(code_of(proposals(&nobody, &facts, call, &Wanted::default(), 10).await), "sign-in-needed");
            let other = world.facts_of_conference("other-2026").await;
            assert_eq!(code_of(proposal(&world.ctx, &other, call, id).await), "not-found");
        }
    }
}
