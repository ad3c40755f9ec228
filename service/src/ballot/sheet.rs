//! A ballot as somebody may see it: what it asks, who votes, what was said as far as they may know it, what it comes to.

use domain::{
    Instant,
    ballot::{BallotState, CastAs, Conduct, SubjectKind, Terms, VoterKind, rule::Outcome},
    id::{BallotId, BallotPositionId, VoterId},
    policy::{Action, Decision, decide},
};

use super::{
    candidates::CandidateLine,
    counted::{Seen, Tallied, commitment},
    find,
    lines::{candidate_lines, names_of, own_votes, papers, position_lines, proxy_lines, voter_lines},
    own::OwnVote,
    proxies::ProxyLine,
    record::{RecordLine, line_of},
};
use crate::{Ctx, Error, Result, entity::ballot, group::GroupFacts};

/// What a ballot says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotFacts {
    /// Which.
    pub id: BallotId,
    /// What it is called.
    pub title: String,
    /// The question; Markdown.
    pub question: String,
    /// What a pass does.
    pub consequence: String,
    /// What it is held under.
    pub terms: Terms,
    /// A preset's word, a method's, or what the group calls its rule.
    pub rule_name: String,
    /// What kind of thing is voted on.
    pub subject_kind: SubjectKind,
    /// What it is called; may be empty.
    pub subject_title: String,
    /// Its text; may be empty.
    pub subject_text: String,
    /// SHA-256 of what is voted on.
    pub subject_hash: String,
    /// For how many hours it is open.
    pub hours: i32,
    /// Whether missing it costs voting rights.
    pub feeds_standing: bool,
    /// Where it stands.
    pub state: BallotState,
    /// Why it was put off or annulled; may be empty.
    pub state_note: String,
    /// Since when it stands there.
    pub state_since: Instant,
    /// When it opened.
    pub opened_at: Option<Instant>,
    /// The last moment at which a position counts.
    pub closes_at: Option<Instant>,
    /// When it closed.
    pub closed_at: Option<Instant>,
    /// How often it went on because too few took part.
    pub times_extended: i32,
    /// How a decision ended.
    pub outcome: Option<Outcome>,
    /// SHA-256 of the secret of the draw.
    pub commitment: String,
    /// The secret itself, once the ballot is closed.
    pub secret: Option<String>,
}

/// A ballot as the asker may see it.
#[derive(Clone, Debug)]
pub struct BallotSheet {
    /// What it says of itself.
    pub facts: BallotFacts,
    /// What may be said of where it stands.
    pub tallied: Tallied,
    /// The votes that the asker casts.
    pub own: Vec<OwnVote>,
    /// Everybody who has a vote, by name; nobody where the asker may not see members.
    pub voters: Vec<VoterLine>,
    /// What was said, as far as the asker may know it: the last of each voter first.
    pub positions: Vec<PositionLine>,
    /// How many papers say what, once a confidential ballot is closed.
    pub papers: Vec<(String, usize)>,
    /// Who stands.
    pub candidates: Vec<CandidateLine>,
    /// Proxies that hold.
    pub proxies: Vec<ProxyLine>,
    /// Whether the asker has given their own vote to somebody.
    pub gave_proxy: bool,
    /// Its place in the chain of records.
    pub record: Option<RecordLine>,
    /// Whether the asker may see what was said now.
    pub sees_positions: bool,
}

/// Somebody who has a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoterLine {
    /// Which.
    pub voter: VoterId,
    /// Their name.
    pub name: String,
    /// Somebody's own, or an organisation's.
    pub kind: VoterKind,
    /// The weight of the vote.
    pub weight: i32,
    /// The interest category; may be empty.
    pub category: String,
    /// Whether they are in the room.
    pub present: bool,
    /// Whether they lost their standing and were struck.
    pub struck: bool,
    /// What they say in an open ballot, or said in one that is over; none where that is hidden.
    pub choice: Option<String>,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionLine {
    /// Which.
    pub id: BallotPositionId,
    /// Whose vote it is.
    pub voter: VoterId,
    /// Their name.
    pub name: String,
    /// Who cast it for them, where somebody did.
    pub by: Option<String>,
    /// In whose place.
    pub cast_as: CastAs,
    /// The choice.
    pub choice: String,
    /// The reason; may be empty.
    pub text: String,
    /// When.
    pub at: Instant,
    /// Whether it is the last, which counts.
    pub is_last: bool,
    /// Whether a ruling took it out of the count.
    pub discounted: bool,
    /// The ruling; may be empty.
    pub ruling: String,
    /// How it was dealt with; may be empty.
    pub resolution: String,
}

/// One ballot of a group, for whoever may know of the group; drafts for those who run ballots alone, and for those who are
/// nominated in them.
pub async fn ballot(ctx: &Ctx, group: &GroupFacts, id: BallotId) -> Result<BallotSheet> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let db = &ctx.db.read;
    let row = find::in_group(group.id, id, true).one(db).await?.ok_or_else(Error::not_found)?;
    let seen = Seen::load(db, row).await?;
    let me = ctx.actor.person();
    let nominated = me.is_some() && seen.candidates.iter().any(|one| one.person_id == me);
    if seen.row.state == BallotState::Draft && !group.may.edit && !nominated {
        return Err(Error::not_found());
    }
    let conduct = seen.conduct();
    let inside = is_inside(ctx, group);
    let shows = conduct.shows_positions(seen.row.state, inside);
    let sees_positions = shows && group.may.see_members;
    let proxies = find::proxies(id).all(db).await?;
    let cast_by = seen.positions.iter().map(|one| one.cast_by).chain(proxies.iter().map(|one| one.holder_id));
    let voters: Vec<(VoterId, VoterKind)> = seen.voters.iter().map(|one| (one.voter_id, one.kind)).collect();
    let names = names_of(db, &voters, cast_by.collect()).await?;
    let own = match me {
        Some(person) => own_votes(db, &seen, &conduct, person, &proxies, &names).await?,
        None => Vec::new(),
    };
    let gave_proxy = proxies.iter().any(|one| me.is_some_and(|person| one.voter_id == VoterId(person.0)));
    let tallied =
        if shows_count(&conduct, seen.row.state, inside) { seen.tallied(ctx.now) } else { Tallied::Turnout(None, 0) };
    Ok(BallotSheet {
        facts: facts(&seen),
        tallied,
        own,
        voters: if group.may.see_members { voter_lines(&seen, sees_positions, &names) } else { Vec::new() },
        positions: if sees_positions { position_lines(&seen, &names) } else { Vec::new() },
        papers: if conduct.is_confidential() && seen.row.closed_at.is_some() { papers(&seen) } else { Vec::new() },
        candidates: candidate_lines(&seen, me),
        proxies: if group.may.see_members { proxy_lines(proxies, &names) } else { Vec::new() },
        gave_proxy,
        record: if sees_record(ctx, group, &seen) { line_of(ctx, group, id).await? } else { None },
        sees_positions,
    })
}

/// Whether the asker is one of those for whom ballots for members alone are.
fn is_inside(ctx: &Ctx, group: &GroupFacts) -> bool {
    decide(&ctx.actor, Action::SeeVotes, group.place()) == Decision::Allow
}

/// Whether any count may be told: of a ballot for members only to them.
fn shows_count(conduct: &Conduct, state: BallotState, inside: bool) -> bool {
    use domain::ballot::rule::Visibility;
    match conduct.visibility {
        Visibility::Members => inside,
        Visibility::Sealed | Visibility::Confidential => state != BallotState::Annulled,
        Visibility::Open => true,
    }
}

/// Whether the asker may have the record: what was said and by whom, or the papers of a confidential ballot.
pub(super) fn sees_record(ctx: &Ctx, group: &GroupFacts, seen: &Seen) -> bool {
    let conduct = seen.conduct();
    let over = seen.row.state.is_over();
    let names = conduct.is_confidential() || conduct.shows_positions(seen.row.state, is_inside(ctx, group));
    over && names && group.may.see_members
}

fn facts(seen: &Seen) -> BallotFacts {
    let row: ballot::Model = seen.row.clone();
    BallotFacts {
        id: row.id,
        title: row.title,
        question: row.question,
        consequence: row.consequence,
        terms: seen.terms.clone(),
        rule_name: row.rule_name,
        subject_kind: row.subject_kind,
        subject_title: row.subject_title,
        subject_text: row.subject_text,
        subject_hash: row.subject_hash,
        hours: row.hours,
        feeds_standing: row.feeds_standing,
        state: row.state,
        state_note: row.state_note,
        state_since: row.state_since,
        opened_at: row.opened_at,
        closes_at: row.closes_at,
        closed_at: row.closed_at,
        times_extended: row.times_extended,
        outcome: row.outcome,
        commitment: commitment(&row.secret),
        secret: row.closed_at.map(|_| hex::encode(&row.secret)),
    }
}
