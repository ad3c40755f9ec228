//! What speakers answered, as organisers read it.

use std::collections::{HashMap, HashSet};

use domain::{
    Instant,
    cfp::{Needs, Reply, SpeakerRole},
    id::{CallId, PersonId, ProposalId},
    policy::Action,
    review::visibility::{Channel, Field},
};

use super::{
    desks::Desks,
    find::{accepted_in, call_in, decisions_about, needs_at, replies_to},
};
use crate::{
    Ctx, Error, Result,
    cfp::find::{persons_by_id, speakers_in},
    conference::ConferenceFacts,
};

/// What somebody answered, or did not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    /// About which proposal.
    pub proposal: ProposalId,
    /// What it is called.
    pub title: String,
    /// Who.
    pub speaker: String,
    /// Whether their answer decides for the proposal.
    pub is_main: bool,
    /// What they answered.
    pub reply: Reply,
    /// Until when the answer is asked for.
    pub confirm_by: Option<Instant>,
    /// Whether that is over and nothing came.
    pub is_overdue: bool,
    /// Whether it may be recorded.
    pub recording: Option<bool>,
    /// When they can be there.
    pub availability: String,
    /// What they need, until it is forgotten.
    pub needs: Needs,
}

/// The answers about what was chosen in a call, those that are missing first; of what the asker speaks in, their own.
pub async fn answers(ctx: &Ctx, facts: &ConferenceFacts, call: CallId) -> Result<Vec<AnswerLine>> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.authorize(Action::MoveProposals, facts.place())?;
    let db = &ctx.db.read;
    call_in(facts.id, call).one(db).await?.ok_or_else(Error::not_found)?;
    let desks = Desks::of(ctx, db, call).await?;
    let mut rows = accepted_in(call).all(db).await?;
    rows.retain(|row| desks.lens(row.id, row.state).shows(Field::PrivateAnswers, Channel::List));
    let ids: Vec<ProposalId> = rows.iter().map(|row| row.id).collect();
    let mut speakers = speakers_in(ids.iter().copied()).all(db).await?;
    // Who speaks in it reads what they answered themselves, and not what their co-speakers did.
    let own = desks.sight().own();
    speakers.retain(|row| !own.contains(&row.proposal_id) || ctx.actor.person() == Some(row.person_id));
    let people: HashSet<PersonId> = speakers.iter().map(|row| row.person_id).collect();
    let names: HashMap<PersonId, String> =
        persons_by_id(people).all(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let decisions = decisions_about(ids.iter().copied()).all(db).await?;
    let confirm_by: HashMap<ProposalId, Instant> =
        decisions.into_iter().filter_map(|row| Some((row.proposal_id, row.confirm_by?))).collect();
    let replies = replies_to(ids).all(db).await?;
    let replies: HashMap<_, _> = replies.into_iter().map(|row| ((row.proposal_id, row.person_id), row)).collect();
    let needs = needs_at(facts.id).all(db).await?;
    let needs: HashMap<PersonId, Needs> = needs
        .into_iter()
        .map(|row| (row.person_id, Needs { travel: row.travel, visa: row.visa, access: row.access }))
        .collect();
    let titles: HashMap<ProposalId, &str> = rows.iter().map(|row| (row.id, row.title.as_str())).collect();
    let mut lines: Vec<AnswerLine> = speakers
        .iter()
        .map(|speaker| {
            let (proposal, person) = (speaker.proposal_id, speaker.person_id);
            let said = replies.get(&(proposal, person));
            let reply = said.map_or(Reply::Awaited, |row| row.reply);
            let by = confirm_by.get(&proposal).copied();
            AnswerLine {
                proposal,
                title: titles.get(&proposal).map(|title| (*title).to_owned()).unwrap_or_default(),
                speaker: names.get(&person).cloned().unwrap_or_default(),
                is_main: speaker.role == SpeakerRole::Main,
                reply,
                confirm_by: by,
                is_overdue: reply == Reply::Awaited && by.is_some_and(|by| ctx.now > by),
                recording: said.and_then(|row| row.recording),
                availability: said.map(|row| row.availability.clone()).unwrap_or_default(),
                needs: needs.get(&person).filter(|_| reply == Reply::Confirmed).cloned().unwrap_or_default(),
            }
        })
        .collect();
    lines.sort_by(|a, b| {
        let key = |line: &AnswerLine| (!line.is_overdue, line.reply, line.title.clone(), !line.is_main);
        key(a).cmp(&key(b))
    });
    Ok(lines)
}
