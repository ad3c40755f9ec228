//! Ballots of groups: the rules they are held under, their life, what is said in them, and their records.
//!
//! Whoever casts a position holds the ballot's row together with all others who do, and their own voter's row alone;
//! whoever moves the ballot waits for them. So no vote is lost, late or twice, and no row is written by all.

mod add_rule;
mod ballots;
mod candidates;
mod cast_position;
mod closing;
mod counted;
mod draft_ballot;
mod end_ballot;
mod ends;
mod find;
#[cfg(test)]
mod groups_end;
mod hall;
#[cfg(test)]
mod life;
mod lines;
mod lost;
mod mails;
mod merged;
mod offices;
#[cfg(test)]
mod offices_told;
mod open_ballot;
mod own;
#[cfg(test)]
mod own_rows;
mod part;
mod proxies;
#[cfg(test)]
mod races;
mod record;
mod revisions;
#[cfg(test)]
mod revisions_told;
mod rules;
mod ruling_appeals;
#[cfg(test)]
mod ruling_appeals_told;
mod rulings;
#[cfg(test)]
mod same_records;
#[cfg(test)]
mod sealed_told;
mod seconds;
#[cfg(test)]
mod seconds_told;
#[cfg(test)]
mod secrecy;
mod session;
mod sheet;
mod standing;
#[cfg(test)]
mod strikes_told;
mod tend;
mod ties;
#[cfg(test)]
mod ties_told;
mod voters;
#[cfg(test)]
mod voters_told;

pub use self::{
    add_rule::{add_ballot_rule, retire_ballot_rule, try_ballot_rule},
    ballots::{BallotLine, DueLine, ballots, known_ballot, votes_due},
    candidates::{CandidateLine, answer_nomination, nominate, withdraw_candidate},
    cast_position::{TypedVote, cast_position, record_vote},
    counted::{Seen, Tallied},
    draft_ballot::{NewBallot, discard_ballot, draft_ballot, edit_ballot},
    end_ballot::{annul_ballot, close_ballot, defer_ballot, resume_ballot, settle_ballot},
    ends::{EndLine, ballot_ends},
    hall::note_presence,
    offices::{OfficeLine, offices, vacancy},
    open_ballot::{Prospect, ProspectLine, open_ballot, prospect},
    own::{OwnVote, Said},
    proxies::{ProxyLine, give_proxy, withdraw_proxy},
    record::{RecordLine, papers_file, record_of, votes_table},
    revisions::{OnRevision, ballots_on, revision_to_vote_on},
    rules::{BallotRuleLine, ballot_rules, named_rule},
    ruling_appeals::{RulingAppeal, decide_ruling_appeal, lodge_ruling_appeal, withdraw_ruling_appeal},
    rulings::{resolve_position, rule_on_position},
    seconds::{second_nomination, withdraw_second},
    session::{SessionBallot, session_to_vote_at},
    sheet::{BallotFacts, BallotSheet, PositionLine, Recirculated, VoterLine, ballot},
    tend::{TEND_BALLOTS, TendBallots, tend_ballots},
    ties::{TypedCasting, TypedDraw, decide_tie, draw_tie},
    voters::{VOTERS_A_PAGE, Voters, WantedVoters, all_voters, voters},
};
pub(crate) use self::{
    find::passed_ones,
    merged::refuse_two_votes,
    part::part_of_person,
    revisions::{NextRevision, draft_withdrawn, revision_posted},
    ruling_appeals::{OpenAppeal, open_appeals},
    session::shown_at,
    standing::held_for_standing,
};
