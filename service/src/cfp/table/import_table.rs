//! Taking in a table of proposals: every row that is new, or none.

use std::collections::BTreeMap;

use domain::{
    FieldError, Problem,
    cfp::{SpeakerRole, State, TypedProposal},
    id::{CallId, ConferenceId, PersonId, ProposalId},
    identity::{CLAIM_LASTS, EmailAddress},
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, PaginatorTrait};
use serde_json::json;

use super::{
    read_table::{Fate, ReadTable, parsed, read},
    row::BEFORE_ALL,
};
use crate::{
    Ctx, Error, Result,
    cfp::{
        draft_proposal,
        find::locked_call,
        question::{Answering, check_typed},
        speaker::{NewSpeaker, entered, mail_claim},
    },
    entity::imported_proposal,
    identity::claims_since,
    record::{Entry, event},
};

/// What became of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// How many proposals were handed in.
    pub made: usize,
    /// How many rows were in the call already.
    pub known: usize,
    /// How many rows were taken back or off where the table was made.
    pub over: usize,
    /// How many people were mailed a link.
    pub letters: usize,
}

/// Hands in every row of a table that is not in the call yet, for speakers whom it names: all of them, or none where a row
/// is refused. Like what organisers enter, no deadline binds them. Each speaker with an address is mailed one link, by
/// which they claim themselves, unless one is on its way to them already.
pub async fn import_table(ctx: &Ctx, call: CallId, file: &[u8]) -> Result<Imported> {
    ctx.authorize_route(Action::EnterProposals)?;
    let table = parsed(file);
    ctx.write(async |tx| {
        let (of, call) = locked_call(ctx, tx, call, Action::EnterProposals).await?;
        let (read, rows) = read(ctx, tx, (&of, &call), &table?).await?;
        refuse(&read)?;
        let (made, mut reached) = (rows.len(), BTreeMap::new());
        for row in rows {
            let id: ProposalId = ctx.id();
            draft_proposal::insert(ctx, tx, (id, call.id), State::Submitted, row.details).await?;
            keep_source(tx, call.id, row.source, id).await?;
            let main = speak(ctx, tx, of.id, (id, row.speakers), &mut reached).await?;
            if !row.typed.answers.is_empty() {
                answer(ctx, tx, call.id, (id, main), &row.typed).await?;
            }
            let entry = Entry::new("proposal.entered", "proposal", id, Scope::Conference(of.id));
            event::append(ctx, tx, Entry { on_behalf_of: Some(main), ..entry }).await?;
        }
        if made > 0 {
            let entry = Entry::new("proposals.imported", "call", call.id, Scope::Conference(of.id));
            event::append(ctx, tx, entry.with(json!({ "proposals": made }))).await?;
        }
        let letters = write_to(ctx, tx, reached).await?;
        let (known, over) = (read.count(|fate| *fate == Fate::Known), read.count(|fate| *fate == Fate::Over));
        Ok(Imported { made, known, over, letters })
    })
    .await
}

/// All that is refused, each named by its line and column.
fn refuse(read: &ReadTable) -> Result<()> {
    let named = |(line, error): (usize, &FieldError)| {
        let field = format!("lines.{line}.{}", error.field);
        FieldError { field, ..error.clone() }
    };
    let fields: Vec<FieldError> = read.refused().map(named).collect();
    if fields.is_empty() { Ok(()) } else { Err(Problem::invalid(fields).into()) }
}

async fn keep_source(tx: &DatabaseTransaction, call: CallId, source: String, id: ProposalId) -> Result<()> {
    let row = imported_proposal::ActiveModel { call_id: Set(call), source: Set(source), proposal_id: Set(id) };
    row.insert(tx).await?;
    Ok(())
}

/// Writes down who speaks in a proposal, and where each is reached and about which; returns the main speaker.
async fn speak(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    conference: ConferenceId,
    (id, speakers): (ProposalId, Vec<NewSpeaker>),
    reached: &mut BTreeMap<PersonId, (ProposalId, EmailAddress)>,
) -> Result<PersonId> {
    let mut main = None;
    for (position, speaker) in (0..).zip(speakers) {
        let person = entered(ctx, tx, conference, &speaker).await?;
        let role = if main.is_none() { SpeakerRole::Main } else { SpeakerRole::Co };
        draft_proposal::add_speaker(ctx, tx, id, person, role, position).await?;
        main.get_or_insert(person);
        if let Some(address) = speaker.address {
            reached.entry(person).or_insert((id, address));
        }
    }
    main.ok_or_else(|| Error::fault("a row without speakers was taken"))
}

/// Keeps what a row answers about the proposal and about its main speaker.
async fn answer(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    call: CallId,
    (proposal, person): (ProposalId, PersonId),
    typed: &TypedProposal,
) -> Result<()> {
    let answering = Answering {
        call,
        proposal,
        person,
        offer: typed.offer(),
        complete: false,
        typed: &typed.answers,
        made_from: "",
    };
    check_typed(tx, BEFORE_ALL, answering).await??.keep(ctx, tx).await
}

/// Mails each speaker a link, unless one that still works was mailed before; returns how many.
async fn write_to(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    reached: BTreeMap<PersonId, (ProposalId, EmailAddress)>,
) -> Result<usize> {
    let mut letters = 0;
    for (person, (id, address)) in reached {
        if claims_since(person, ctx.now - CLAIM_LASTS).count(tx).await? == 0 {
            mail_claim(ctx, tx, id, person, &address).await?;
            letters += 1;
        }
    }
    Ok(letters)
}
