//! A ballot as somebody may see it: what it asks, who votes, what was said as far as they may know it, what it comes to.

use domain::{
    Instant,
    ballot::{
        BallotState, CastAs, Conduct, RecirculationScope, SubjectKind, Terms, Voided, VoterKind,
        rule::{LostStanding, Outcome},
    },
    id::{BallotId, BallotPositionId, VoterId},
    policy::{Action, Decision, decide},
};
use sea_orm::ConnectionTrait;

use super::{
    candidates::CandidateLine,
    counted::{Seen, Tallied, commitment, terms_of},
    ends::head_of,
    find,
    lines::{
        Names, candidate_lines, names_of, own_lines, own_votes, papers, position_lines, proxy_lines, totals,
        voter_lines,
    },
    lost::lost,
    offices::{OfficeLine, offices},
    open_ballot::on_revision,
    own::OwnVote,
    proxies::ProxyLine,
    record::{RecordLine, line_of},
    ruling_appeals::{RulingAppeal, appealable, ruling_appeals},
    seconds::casts,
    session::session_of,
    voters::VOTERS_A_PAGE,
};
use crate::{
    Ctx, Error, Result,
    draft::{VotedOn, voted_on},
    entity::{ballot, ballot_proxy, candidacy_second},
    group::{GroupFacts, electors, find as groups},
    meeting::{HeldIn, SessionLine, held_in},
};

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
    /// Why it is void, where what was voted on was replaced or withdrawn.
    pub voided: Option<Voided>,
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
    /// Everybody who has a vote, by name; nobody where the asker may not see members, or where they are more than
    /// [`VOTERS_A_PAGE`] and stand in a list of their own.
    pub voters: Vec<VoterLine>,
    /// How many have a vote; 0 where the asker may not see members.
    pub voters_count: usize,
    /// How many votes say what, where the asker may know it.
    pub totals: Vec<(String, u64)>,
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
    /// The head of the chain that seals the group's event log, as it was when the ballot closed.
    pub head: Option<String>,
    /// How many votes are struck from both sides, because whose they are lost their standing.
    pub struck: usize,
    /// Whether the asker may see what was said now.
    pub sees_positions: bool,
    /// The appeals against rulings on what was said.
    pub appeals: Vec<RulingAppeal>,
    /// The positions whose rulings the asker may appeal against now.
    pub appealable: Vec<BallotPositionId>,
    /// Whether the asker may second nominations now.
    pub may_second: bool,
    /// The revision that is voted on, for an asker who may read it.
    pub revision: Option<VotedOn>,
    /// The ballots before and after.
    pub recirculated: Recirculated,
    /// The meetings on whose agendas it stands, of those that the asker may know of.
    pub meetings: Vec<HeldIn>,
    /// The session of a programme at which it is held, if the asker may know of it.
    pub session: Option<SessionLine>,
    /// The terms of office that it gave and that are not over.
    pub offices: Vec<OfficeLine>,
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
    /// Whether they lost their standing and are struck; while the ballot goes on, as it is now.
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
    /// Whether it was said in the ballot before and stands here unchanged.
    pub carried: bool,
}

/// What a ballot on a revision says of it, and of the ballots before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recirculated {
    /// The ballot from which this one goes on, where the asker knows of it.
    pub follows: Option<BallotId>,
    /// The ballot that goes on from this one, where the asker knows of it.
    pub followed_by: Option<BallotId>,
    /// What this one is about, where it goes round again.
    pub scope: Option<RecirculationScope>,
    /// The negatives of the scope, as far as the asker may see them.
    pub negatives: Vec<PositionLine>,
}

/// What a read of a ballot starts from: as much of it as the asker may be told.
pub(super) struct Look {
    pub(super) seen: Seen,
    /// Whether the asker may see what was said now.
    pub(super) sees_positions: bool,
    /// Whether the asker may be told of any count.
    sees_count: bool,
    inside: bool,
    proxies: Vec<ballot_proxy::Model>,
    own: Vec<(VoterId, CastAs)>,
}

/// One ballot of a group, for whoever may know of the group; drafts for those who run ballots alone, for those who are
/// nominated in them, and while they call for seconds for all in the group.
pub(super) async fn look(ctx: &Ctx, group: &GroupFacts, id: BallotId) -> Result<Look> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let (db, me) = (&ctx.db.read, ctx.actor.person());
    let row = find::in_group(group.id, id).one(db).await?.ok_or_else(Error::not_found)?;
    let (conduct, inside) = (terms_of(&row)?.conduct(), is_inside(ctx, group));
    let proxies = find::proxies(id).all(db).await?;
    let own = own_votes(db, id, me, &proxies).await?;
    let shows = conduct.shows_positions(row.state, inside);
    let sees_count = shows_count(&conduct, row.state, inside);
    let counts = row.closed_at.is_some() || (sees_count && !conduct.hides_count());
    let mut seen = if shows || counts {
        Seen::load(db, row).await?
    } else {
        Seen::load_hidden(db, row, own.iter().map(|(voter, _)| *voter).collect()).await?
    };
    Box::pin(strike_so_far(ctx, &mut seen)).await?;
    let nominated = me.is_some() && seen.candidates.iter().any(|one| one.person_id == me);
    if !find::Knows::of(group).knows(&seen.row) && !nominated {
        return Err(Error::not_found());
    }
    Ok(Look { sees_positions: shows && group.may.see_members, sees_count, inside, proxies, own, seen })
}

/// A ballot as the asker may see it.
pub async fn ballot(ctx: &Ctx, group: &GroupFacts, id: BallotId) -> Result<BallotSheet> {
    let look = look(ctx, group, id).await?;
    let Look { seen, sees_positions, inside, .. } = &look;
    let (db, conduct, sees_members) = (&ctx.db.read, seen.conduct(), group.may.see_members);
    let seconds = find::seconds(seen.candidates.iter().map(|one| one.id)).all(db).await?;
    let names = names_on(db, &look, &seconds, sees_members).await?;
    let lists_voters = sees_members && seen.voters.len() <= VOTERS_A_PAGE;
    let gave_proxy = look.proxies.iter().any(|one| ctx.actor.person().is_some_and(|me| one.voter_id == VoterId(me.0)));
    let appeals = Box::pin(ruling_appeals(ctx, group, seen, *sees_positions)).await?;
    Ok(BallotSheet {
        appealable: if *sees_positions { appealable(ctx, group, seen, &appeals) } else { Vec::new() },
        appeals,
        facts: facts(seen),
        tallied: if look.sees_count { seen.tallied(ctx.now) } else { Tallied::Turnout(None, 0) },
        own: own_lines(seen, &conduct, &look.own, &names),
        voters: if lists_voters { voter_lines(seen, *sees_positions, &names) } else { Vec::new() },
        voters_count: if sees_members { seen.voters.len() } else { 0 },
        totals: if *sees_positions { totals(seen) } else { Vec::new() },
        positions: if *sees_positions { position_lines(seen, &names) } else { Vec::new() },
        papers: if conduct.is_confidential() && seen.row.closed_at.is_some() { papers(seen) } else { Vec::new() },
        candidates: candidate_lines(seen, ctx.actor.person(), &seconds, sees_members.then_some(&names)),
        proxies: if sees_members { proxy_lines(&look.proxies, &names) } else { Vec::new() },
        gave_proxy,
        record: if sees_record(ctx, group, seen) { line_of(ctx, group, id).await? } else { None },
        head: if seen.row.closed_at.is_some() { head_of(db, group, id).await? } else { None },
        struck: seen.voters.iter().filter(|one| one.struck_at.is_some()).count(),
        sees_positions: *sees_positions,
        may_second: may_second(ctx, group, seen).await?,
        revision: revision(ctx, seen).await?,
        recirculated: recirculated(ctx, group, seen, *inside).await?,
        meetings: held_in(ctx, group, id).await?,
        session: session_of(ctx, &seen.row).await?,
        offices: given(ctx, group, seen).await?,
    })
}

/// The names that stand on a ballot's page: of all voters where they are few, else of those of whom it speaks.
async fn names_on(
    db: &impl ConnectionTrait,
    look: &Look,
    seconds: &[candidacy_second::Model],
    sees_members: bool,
) -> Result<Names> {
    let Look { seen, proxies, own, .. } = look;
    let cast_by = seen.positions.iter().map(|one| one.cast_by).chain(proxies.iter().map(|one| one.holder_id));
    let people = cast_by.chain(seconds.iter().map(|one| one.person_id)).collect();
    let few = sees_members && seen.voters.len() <= VOTERS_A_PAGE;
    let all = seen.voters.iter().filter(|_| few).map(|one| one.voter_id);
    let said = seen.positions.iter().map(|one| one.voter_id);
    let voters =
        all.chain(said).chain(proxies.iter().map(|one| one.voter_id)).chain(own.iter().map(|(voter, _)| *voter));
    names_of(db, &seen.kinds(voters), people).await
}

/// While a ballot goes on, whoever has lost the vote by now under a rule that strikes is on neither side of what is shown;
/// the close alone writes that down.
async fn strike_so_far(ctx: &Ctx, seen: &mut Seen) -> Result<()> {
    let runs = matches!(seen.row.state, BallotState::Open | BallotState::Deferred);
    if !runs || seen.conduct().lost_standing == LostStanding::Keeps {
        return Ok(());
    }
    let db = &ctx.db.read;
    let of = groups::by_id(seen.row.group_id).one(db).await?.ok_or_else(Error::not_found)?;
    let lost = lost(db, &of, seen, ctx.now).await?;
    seen.strike(&lost, ctx.now);
    Ok(())
}

/// Whether nominations are called for and the asker, who is in the group, has a vote today.
async fn may_second(ctx: &Ctx, group: &GroupFacts, seen: &Seen) -> Result<bool> {
    let called = seen.row.state == BallotState::Draft && seen.row.seconds > 0;
    let (Some(person), true) = (ctx.actor.person(), called && group.may.is_inside) else { return Ok(false) };
    let db = &ctx.db.read;
    let of = groups::by_id(group.id).one(db).await?.ok_or_else(Error::not_found)?;
    Ok(casts(&electors(db, &of, ctx.now.date_naive(), ctx.now).await?, person))
}

async fn revision(ctx: &Ctx, seen: &Seen) -> Result<Option<VotedOn>> {
    let (Some(id), db) = (on_revision(&seen.row), &ctx.db.read) else { return Ok(None) };
    let of = groups::by_id(seen.row.group_id).one(db).await?.ok_or_else(Error::not_found)?;
    voted_on(ctx, db, &of, id).await
}

/// The ballots before and after, and the scope. Negatives are shown as the ballot before shows them.
async fn recirculated(ctx: &Ctx, group: &GroupFacts, seen: &Seen, inside: bool) -> Result<Recirculated> {
    let (db, knows) = (&ctx.db.read, find::Knows::of(group));
    let followed_by = match seen.row.voided {
        Some(_) => find::following(group.id, seen.row.id, knows).one(db).await?.map(|row| row.id),
        None => None,
    };
    let Some(before) = seen.row.follows_id else { return Ok(Recirculated { followed_by, ..Recirculated::default() }) };
    let scope: Option<RecirculationScope> =
        seen.row.scope.clone().map(serde_json::from_value).transpose().map_err(Error::fault)?;
    let row = find::in_group(group.id, before).one(db).await?.ok_or_else(Error::not_found)?;
    let before = Seen::load(db, row).await?;
    let shows = before.conduct().shows_positions(before.row.state, inside) && group.may.see_members;
    let voters = before.kinds(before.positions.iter().map(|one| one.voter_id));
    let names = names_of(db, &voters, before.positions.iter().map(|one| one.cast_by).collect()).await?;
    let waits = |line: &PositionLine| scope.as_ref().is_some_and(|scope| scope.negatives.contains(&line.id.0));
    let negatives =
        if shows { position_lines(&before, &names).into_iter().filter(waits).collect() } else { Vec::new() };
    Ok(Recirculated { follows: Some(before.row.id), followed_by, negatives, scope })
}

async fn given(ctx: &Ctx, group: &GroupFacts, seen: &Seen) -> Result<Vec<OfficeLine>> {
    if seen.terms.election().is_none_or(|election| election.office.is_none()) {
        return Ok(Vec::new());
    }
    let all = offices(ctx, group).await?;
    Ok(all.into_iter().filter(|line| line.ballot == seen.row.id).collect())
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
        voided: row.voided.and_then(|text| text.parse().ok()),
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
