//! Prepared letters, read and changed before they are sent.

use std::collections::{BTreeMap, HashMap};

use domain::{
    Instant,
    cfp::{Decision, letter::TypedWording},
    id::{AnnouncementId, CallId, LetterId, PersonId, ProposalId},
    language::Lang,
    policy::{Action, Scope},
    review::visibility::{Channel, Field},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, QueryFilter};

use super::{
    desks::Desks,
    find::{letters_of, open_announcement, plans_in, unsent_letter},
    prepare_release::{Decided, decided, proposals_of_letter},
    recipients::recipients,
};
use crate::{
    Ctx, Error, Result,
    cfp::find::locked_call,
    conference::ConferenceFacts,
    entity::{announcement, letter},
    record::{Entry, event},
};

/// What is prepared to be told, as far as the asker may know: letters about proposals that they are bound by are neither
/// shown nor counted, and go out with the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preparation {
    /// Which.
    pub id: AnnouncementId,
    /// When the letters were written.
    pub prepared_at: Instant,
    /// Until when acceptances ask for an answer.
    pub confirm_by: Instant,
    /// Whether something else is planned by now, so that letters have to be written anew.
    pub is_outdated: bool,
    /// How many decisions of which kind are told.
    pub decisions: BTreeMap<Decision, u32>,
    /// The letters, those first that have to be read again.
    pub letters: Vec<LetterLine>,
}

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterLine {
    /// Which.
    pub id: LetterId,
    /// To whom.
    pub to: String,
    /// Whether they have an address at all.
    pub has_address: bool,
    /// In which language.
    pub language: Lang,
    /// As it will be sent.
    pub words: TypedWording,
    /// As it was written, where somebody changed it.
    pub written: Option<TypedWording>,
    /// Whether it was changed before something else was planned, so that somebody has to read it again.
    pub is_stale: bool,
}

/// What is prepared in a call, if anything is.
pub async fn preparation(ctx: &Ctx, facts: &ConferenceFacts, call: CallId) -> Result<Option<Preparation>> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.authorize(Action::MoveProposals, facts.place())?;
    super::find::call_in(facts.id, call).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    let db = &ctx.db.read;
    let Some(open) = open_announcement(call).one(db).await? else { return Ok(None) };
    let desks = Desks::of(ctx, db, call).await?;
    Ok(Some(seen(db, &desks, open).await?))
}

/// Changes a letter before it is sent; that is also how one that has to be read again is approved.
pub async fn edit_letter(ctx: &Ctx, call: CallId, id: LetterId, typed: &TypedWording) -> Result<()> {
    ctx.authorize_route(Action::MoveProposals)?;
    let words = typed.check_letter()?;
    ctx.write(async |tx| {
        let (conference, call) = locked_call(ctx, tx, call, Action::MoveProposals).await?;
        let row = unsent_letter(id).filter(letter::Column::CallId.eq(call.id)).one(tx).await?;
        let row = row.ok_or_else(Error::not_found)?;
        let desks = Desks::of(ctx, tx, call.id).await?;
        let plans = plans_in(call.id).all(tx).await?;
        if !may_see(&desks, &known_states(tx, &plans).await?, &row)? {
            return Err(Error::not_found());
        }
        let mut row = letter::ActiveModel::from(row);
        row.subject = Set(words.subject.clone());
        row.body = Set(words.body.clone());
        row.is_stale = Set(false);
        row.update(tx).await?;
        let entry = Entry::new("letter.edited", "letter", id, Scope::Conference(conference.id));
        event::append(ctx, tx, entry).await
    })
    .await
}

/// What the asker sees of an announcement.
pub(super) async fn seen(db: &impl ConnectionTrait, desks: &Desks, open: announcement::Model) -> Result<Preparation> {
    let plans = plans_in(open.call_id).all(db).await?;
    let about: Vec<Decided> = serde_json::from_value(open.decided).map_err(Error::fault)?;
    let is_outdated = about != decided(&plans);
    let states = known_states(db, &plans).await?;
    let mut decisions = BTreeMap::new();
    for one in about.iter().filter(|one| shows_plan(desks, &states, one.proposal)) {
        *decisions.entry(one.decision).or_default() += 1;
    }
    let rows = letters_of(open.id).all(db).await?;
    let people = recipients(db, rows.iter().map(|row| row.person_id)).await?;
    let mut letters = Vec::new();
    for row in rows {
        if may_see(desks, &states, &row)? {
            letters.push(line(row, &people));
        }
    }
    letters.sort_by(|a, b| (!a.is_stale, &a.to, a.id).cmp(&(!b.is_stale, &b.to, b.id)));
    Ok(Preparation {
        id: open.id,
        prepared_at: open.prepared_at,
        confirm_by: open.confirm_by,
        is_outdated,
        decisions,
        letters,
    })
}

type States = HashMap<ProposalId, domain::cfp::State>;

async fn known_states(db: &impl ConnectionTrait, plans: &[crate::entity::decision::Model]) -> Result<States> {
    let rows = super::find::proposals_by_id(plans.iter().map(|plan| plan.proposal_id)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.state)).collect())
}

fn shows_plan(desks: &Desks, states: &States, id: ProposalId) -> bool {
    let state = states.get(&id).copied().unwrap_or(domain::cfp::State::Submitted);
    desks.lens(id, state).shows(Field::Pending, Channel::Page)
}

fn may_see(desks: &Desks, states: &States, row: &letter::Model) -> Result<bool> {
    Ok(proposals_of_letter(row)?.into_iter().all(|id| shows_plan(desks, states, id)))
}

fn line(row: letter::Model, people: &HashMap<PersonId, super::recipients::Recipient>) -> LetterLine {
    let to = people.get(&row.person_id);
    let words = TypedWording { subject: row.subject, body: row.body };
    let written = TypedWording { subject: row.written_subject, body: row.written_body };
    LetterLine {
        id: row.id,
        to: to.map(|to| to.name.clone()).unwrap_or_default(),
        has_address: to.is_some_and(|to| to.address.is_some()),
        language: row.language,
        written: (written != words).then_some(written),
        words,
        is_stale: row.is_stale,
    }
}
