//! What a workflow is: lines of states, what is possible in each, and the moves between them.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{call::CallKind, preset};
use crate::duty::Wanted;

crate::words! {
    /// The workflows that there are. A group chooses one for its new drafts; a draft keeps its own.
    pub enum Workflow {
        /// Written, called upon, approved: as projects of OWASP and `OpenSSF` do.
        Simple = "simple",
        /// A working group of the IETF, with the line of the IESG.
        Ietf = "ietf",
        /// The Recommendation track of the W3C.
        W3c = "w3c",
        /// A technical committee of OASIS.
        Oasis = "oasis",
        /// The harmonised stage codes of ISO.
        Iso = "iso",
    }
}

crate::words! {
    /// What is possible in a state.
    pub enum Power {
        /// The working copy is written.
        Write = "write",
        /// Revisions are posted.
        Post = "post",
        /// The text is frozen: what others look at stays as it is.
        Frozen = "frozen",
        /// It waits for somebody's approval.
        Approval = "approval",
        /// The write-up is due before it goes on.
        WriteUp = "write-up",
        /// It is published; only publication leads here.
        Published = "published",
        /// Nobody has to act.
        Over = "over",
    }
}

crate::words! {
    /// Who makes a move.
    pub enum Mover {
        /// Those who edit the draft, and whoever runs the group.
        Editors = "editors",
        /// The chairs and secretaries of the group.
        Chairs = "chairs",
        /// Those above the group.
        Above = "above",
    }
}

crate::words! {
    /// What a move needs before it is made.
    pub enum Need {
        /// At least one revision.
        Revision = "revision",
        /// A call for adoption that found consensus.
        Adoption = "adoption",
        /// A last call on the newest revision that found consensus.
        LastCall = "last-call",
        /// A public review of the newest revision that found consensus.
        PublicReview = "public-review",
        /// A consensus call on the newest revision that found consensus.
        Consensus = "consensus",
        /// No issue without a disposition.
        Issues = "issues",
        /// No objection that nobody answered.
        Objections = "objections",
        /// A complete write-up.
        WriteUp = "write-up",
        /// A ballot on the newest revision that passed and stands.
        Ballot = "ballot",
    }
}

crate::words! {
    /// What a new revision does to a call that runs.
    pub enum Renewal {
        /// The call begins anew on the new revision.
        Restarts = "restarts",
        /// The call ends without an outcome.
        Voids = "voids",
    }
}

/// A call that a state admits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Callable {
    /// Which.
    pub kind: CallKind,
    /// For how many days at least.
    pub days: u16,
    /// For how many days at least when the draft was called upon in this way before.
    pub again: u16,
    /// Who issues it.
    pub by: Mover,
    /// The state that the draft enters with it.
    pub enters: Option<&'static str>,
    /// What a new revision does to it.
    pub renewal: Renewal,
}

/// A call for at least some days, issued by the chairs, which begins anew with a new revision.
pub const fn call(kind: CallKind, days: u16) -> Callable {
    Callable { kind, days, again: days, by: Mover::Chairs, enters: None, renewal: Renewal::Restarts }
}

impl Callable {
    /// Repetitions may be shorter.
    pub const fn again(self, days: u16) -> Self {
        Self { again: days, ..self }
    }

    /// With it the draft enters a state.
    pub const fn enters(self, state: &'static str) -> Self {
        Self { enters: Some(state), ..self }
    }

    /// A new revision ends it.
    pub const fn voids(self) -> Self {
        Self { renewal: Renewal::Voids, ..self }
    }

    /// Those above the group issue it.
    pub const fn from_above(self) -> Self {
        Self { by: Mover::Above, ..self }
    }
}

/// A state of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// What it is called in the database and in addresses.
    pub key: &'static str,
    /// What is possible in it.
    pub powers: &'static [Power],
    /// Who must act.
    pub holder: Wanted,
    /// In how many days; 0 where nothing says.
    pub days: u16,
    /// Which calls it admits.
    pub calls: &'static [Callable],
    /// A state of another line that begins when this one does.
    pub starts: Option<(&'static str, &'static str)>,
}

/// A state in which somebody must act.
pub const fn state(key: &'static str, holder: Wanted, powers: &'static [Power]) -> State {
    State { key, powers, holder, days: 0, calls: &[], starts: None }
}

/// A state in which nobody must act.
pub const fn over(key: &'static str) -> State {
    state(key, Wanted::Nobody, &[Power::Over])
}

/// A state that only publication leads to.
pub const fn published(key: &'static str) -> State {
    state(key, Wanted::Nobody, &[Power::Published, Power::Frozen, Power::Over])
}

impl State {
    /// Whoever holds it acts within some days.
    pub const fn within(self, days: u16) -> Self {
        Self { days, ..self }
    }

    /// It admits calls.
    pub const fn calls(self, calls: &'static [Callable]) -> Self {
        Self { calls, ..self }
    }

    /// A state of another line begins with it.
    pub const fn starts(self, line: &'static str, state: &'static str) -> Self {
        Self { starts: Some((line, state)), ..self }
    }

    /// Whether something is possible in it.
    pub fn can(&self, power: Power) -> bool {
        self.powers.contains(&power)
    }

    /// Whether its working copy is written.
    pub fn is_written(&self) -> bool {
        self.can(Power::Write)
    }

    /// Whether nobody has to act.
    pub fn is_over(&self) -> bool {
        self.can(Power::Over)
    }

    /// Whether nobody has to act though nothing was published: what is open about the draft ends with it.
    pub fn is_laid_aside(&self) -> bool {
        self.is_over() && !self.can(Power::Published)
    }

    /// The call of a kind that it admits.
    pub fn callable(&self, kind: CallKind) -> Option<&'static Callable> {
        self.calls.iter().find(|one| one.kind == kind)
    }
}

/// A move between two states of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Transition {
    /// From where.
    pub from: &'static str,
    /// Where to.
    pub to: &'static str,
    /// Who makes it.
    pub by: Mover,
    /// What it needs.
    pub needs: &'static [Need],
}

/// A move that the chairs make.
pub const fn by_chairs(from: &'static str, to: &'static str, needs: &'static [Need]) -> Transition {
    Transition { from, to, by: Mover::Chairs, needs }
}

/// A move that those above the group make.
pub const fn by_above(from: &'static str, to: &'static str, needs: &'static [Need]) -> Transition {
    Transition { from, to, by: Mover::Above, needs }
}

/// What is known of a draft when somebody wants to move it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// What there is of what moves need.
    pub met: BTreeSet<Need>,
    /// Whether it passed a ballot of those above the group, which is the one that their own moves need.
    pub passed_above: bool,
}

impl Transition {
    /// What it needs and is not there.
    pub fn missing(&self, grounds: &Grounds) -> Vec<Need> {
        let is_met = |need: &Need| match (need, self.by) {
            (Need::Ballot, Mover::Above) => grounds.passed_above,
            _ => grounds.met.contains(need),
        };
        self.needs.iter().copied().filter(|need| !is_met(need)).collect()
    }
}

/// One of the lines on which a draft stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is called; the first one is `main`.
    pub key: &'static str,
    /// Its states, the first one that in which it begins.
    pub states: &'static [State],
    /// The moves on it.
    pub moves: &'static [Transition],
}

impl Line {
    /// A state of it.
    pub fn state(&self, key: &str) -> Option<&'static State> {
        self.states.iter().find(|state| state.key == key)
    }

    /// The moves that lead on from a state.
    pub fn moves_from(&self, key: &str) -> impl Iterator<Item = &'static Transition> {
        self.moves.iter().filter(move |one| one.from == key)
    }

    /// The move between two states.
    pub fn between(&self, from: &str, to: &str) -> Option<&'static Transition> {
        self.moves.iter().find(|one| one.from == from && one.to == to)
    }
}

/// The clocks beside those of the states, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Clocks {
    /// In which the outcome of a closed call is recorded.
    pub outcome: u16,
    /// In which an objection is answered.
    pub objection: u16,
    /// In which an outcome can be appealed against.
    pub appeal_window: u16,
    /// In which an appeal is decided.
    pub appeal: u16,
}

/// A workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Which.
    pub workflow: Workflow,
    /// Where its rules stand.
    pub source: &'static str,
    /// The day on which they were read.
    pub read_on: &'static str,
    /// Its lines.
    pub lines: &'static [Line],
    /// What a draft can be tagged with.
    pub tags: &'static [&'static str],
    /// What a write-up answers.
    pub questions: &'static [&'static str],
    /// The clocks beside those of the states.
    pub clocks: Clocks,
}

/// The line that every draft is on.
pub const MAIN: &str = "main";

impl Workflow {
    /// Its table.
    pub const fn table(self) -> &'static Table {
        match self {
            Self::Simple => &preset::simple::TABLE,
            Self::Ietf => &preset::ietf::TABLE,
            Self::W3c => &preset::w3c::TABLE,
            Self::Oasis => &preset::oasis::TABLE,
            Self::Iso => &preset::iso::TABLE,
        }
    }

    /// The state in which a draft begins.
    pub const fn first(self) -> &'static State {
        &self.table().lines[0].states[0]
    }

    /// One of its lines.
    pub fn line(self, key: &str) -> Option<&'static Line> {
        self.table().lines.iter().find(|line| line.key == key)
    }

    /// A state on one of its lines.
    pub fn state(self, line: &str, key: &str) -> Option<&'static State> {
        self.line(line)?.state(key)
    }

    /// A state on the main line.
    pub fn main(self, key: &str) -> Option<&'static State> {
        self.state(MAIN, key)
    }

    /// The calls that a draft in some states admits, each with its line.
    pub fn calls(self, at: &[(String, String)]) -> impl Iterator<Item = (&'static str, &'static Callable)> {
        at.iter().filter_map(move |(line, state)| Some((self.line(line)?, state))).flat_map(|(line, state)| {
            line.state(state).into_iter().flat_map(|state| state.calls).map(|call| (line.key, call))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tables hang together: every move leads from a state to another of the same line, each state but the first is
    /// led to by a move, by a call, by another line or by publication, and none is a dead end that somebody must act in.
    #[test]
    fn every_table_hangs_together() {
        for workflow in Workflow::ALL {
            let table = workflow.table();
            assert_eq!((table.workflow, table.lines[0].key), (*workflow, MAIN));
            assert!(table.source.len() > 20 && table.read_on.parse::<chrono::NaiveDate>().is_ok(), "{workflow}");
            for line in table.lines {
                let keys: BTreeSet<_> = line.states.iter().map(|state| state.key).collect();
                assert_eq!(keys.len(), line.states.len(), "{workflow} {} names a state twice", line.key);
                for one in line.moves {
                    assert!(keys.contains(one.from) && keys.contains(one.to), "{workflow} {} {}", one.from, one.to);
                    assert!(!line.state(one.to).is_some_and(|to| to.can(Power::Published)), "{workflow} {}", one.to);
                }
                let called = line.states.iter().flat_map(|state| state.calls).filter_map(|call| call.enters);
                let started = table.lines.iter().flat_map(|line| line.states).filter_map(|state| state.starts);
                let led: BTreeSet<_> = line.moves.iter().map(|one| one.to).chain(called.clone()).collect();
                let started: BTreeSet<_> = started.filter(|(on, _)| *on == line.key).map(|(_, state)| state).collect();
                assert!(started.is_subset(&keys), "{workflow} {}", line.key);
                for (nth, state) in line.states.iter().enumerate() {
                    let reached = nth == 0 || led.contains(state.key) || state.can(Power::Published);
                    assert!(reached || started.contains(state.key), "{workflow}: nothing leads to {}", state.key);
                    let leads =
                        line.moves_from(state.key).next().is_some() || state.calls.iter().any(|c| c.enters.is_some());
                    // Only publication leads on from the last state before it.
                    let waits = line.states.get(nth + 1).is_some_and(|next| next.can(Power::Published));
                    assert!(
                        leads || waits || state.holder == Wanted::Nobody,
                        "{workflow}: {} is a dead end",
                        state.key
                    );
                    assert_eq!(state.holder == Wanted::Nobody, state.is_over(), "{workflow} {}", state.key);
                }
                assert!(called.into_iter().all(|state| keys.contains(state)), "{workflow} {}", line.key);
            }
        }
    }

    #[test]
    fn those_above_go_by_a_ballot_of_their_own() {
        let step = Workflow::Ietf.line("iesg").and_then(|line| line.between("iesg-eva", "approved")).expect("listed");
        let own = Grounds { met: [Need::Ballot].into(), ..Grounds::default() };
        assert_eq!(step.missing(&own), [Need::Ballot]);
        assert!(step.missing(&Grounds { passed_above: true, ..Grounds::default() }).is_empty());
        let of_the_group = Workflow::Oasis.line(MAIN).and_then(|line| line.between("wd", "csd")).expect("listed");
        let above = Grounds { met: [Need::Revision].into(), passed_above: true };
        assert_eq!(of_the_group.missing(&above), [Need::Ballot]);
    }

    #[test]
    fn what_is_missing_is_named() {
        let table = Workflow::Ietf.line(MAIN).expect("it has one");
        let go = table.between("wg-lc", "writeupw").expect("listed");
        assert_eq!(go.missing(&Grounds::default()), [Need::LastCall, Need::Issues, Need::Objections]);
        let met = [Need::LastCall, Need::Issues, Need::Objections].into();
        assert!(go.missing(&Grounds { met, ..Grounds::default() }).is_empty());
    }
}
