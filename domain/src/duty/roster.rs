//! Which one of those who could act it is.

use std::collections::BTreeSet;

use super::Wanted;
use crate::id::PersonId;

/// Who could act for a group, each list with those first who have been it for longest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// Chairs.
    pub chairs: Vec<PersonId>,
    /// Secretaries.
    pub secretaries: Vec<PersonId>,
    /// Chairs of the group that it stands under.
    pub above: Vec<PersonId>,
    /// Owners of its ecosystem.
    pub owners: Vec<PersonId>,
    /// Administrators of the site.
    pub administrators: Vec<PersonId>,
    /// Who holds something in the group now, among those of whom it is asked.
    pub inside: BTreeSet<PersonId>,
}

/// Who could act for a draft besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standby {
    /// Whom the chairs named, if anybody.
    pub named: Option<PersonId>,
    /// Who shepherds it, if anybody was named.
    pub shepherd: Option<PersonId>,
    /// Who edits it, those first who were named first.
    pub editors: Vec<PersonId>,
    /// Who may read it alone, while it is under an embargo.
    pub readers: Option<BTreeSet<PersonId>>,
}

impl Roster {
    /// Whether somebody reads what only those in the group and those above it read.
    pub fn reads(&self, person: &PersonId) -> bool {
        let above = self.above.iter().chain(&self.owners).chain(&self.administrators);
        self.inside.contains(person) || above.into_iter().any(|one| one == person)
    }

    /// Whether somebody holds something in the group, or chairs the one above.
    fn has_still(&self, person: &PersonId) -> bool {
        self.inside.contains(person) || self.above.contains(person)
    }
}

impl Standby {
    fn lets_read(&self, person: &PersonId) -> bool {
        self.readers.as_ref().is_none_or(|readers| readers.contains(person))
    }
}

/// Whoever was named to act on a draft, as long as that counts: while they hold something in the group or chair the one
/// above; under an embargo, while they may read the draft.
pub fn named(roster: &Roster, draft: &Standby) -> Option<PersonId> {
    draft.named.filter(|person| roster.has_still(person) && draft.lets_read(person))
}

/// Whose list a thing stands on that one person alone can answer for, such as what somebody took on or was asked: theirs,
/// as long as they may know of it; then the chairs'. `is_open` says whether everybody may.
pub fn answers(person: Option<PersonId>, is_open: bool, roster: &Roster, draft: &Standby) -> Option<PersonId> {
    let knows = |person: &PersonId| match &draft.readers {
        Some(readers) => readers.contains(person),
        None => is_open || roster.reads(person),
    };
    person.filter(knows).or_else(|| holder(Wanted::Chairs, roster, &Standby { named: None, ..draft.clone() }))
}

/// Whose list a thing stands on: whoever was named, then whoever is wanted, then those who answer for them, one step up at
/// a time. `None` only where nobody has to act, or where nobody at all who may read it is left.
pub fn holder(wanted: Wanted, roster: &Roster, draft: &Standby) -> Option<PersonId> {
    if wanted == Wanted::Nobody {
        return None;
    }
    if let Some(named) = named(roster, draft) {
        return Some(named);
    }
    let editors = draft.editors.iter().filter(|person| roster.inside.contains(person));
    let shepherd = draft.shepherd.iter().filter(|person| roster.has_still(person));
    let first: Vec<&PersonId> = match wanted {
        Wanted::Editors => editors.collect(),
        Wanted::Shepherd => shepherd.collect(),
        Wanted::Secretaries => roster.secretaries.iter().collect(),
        Wanted::Chairs | Wanted::Above | Wanted::Nobody => Vec::new(),
    };
    let group = roster.chairs.iter().chain(&roster.secretaries).filter(|_| wanted != Wanted::Above);
    let above = roster.above.iter().chain(&roster.owners).chain(&roster.administrators);
    let chain = first.into_iter().chain(group).chain(above);
    // Under an embargo those who may read it answer for it in the end, whatever they hold.
    let last = draft.editors.iter().chain(draft.readers.iter().flatten()).filter(|_| draft.readers.is_some());
    chain.chain(last).find(|person| draft.lets_read(person)).copied()
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::{
        duty::{DutyKind, of_draft},
        life::{AppealState, CallState, ObjectionState, Workflow, objection::ObjectionAct, workflow::MAIN},
        publication::{ErratumMove, ErratumState},
    };

    fn person(number: u8) -> PersonId {
        PersonId(uuid::Uuid::from_u128(number.into()))
    }

    fn roster() -> Roster {
        Roster {
            chairs: vec![person(1), person(2)],
            secretaries: vec![person(3)],
            above: vec![person(4)],
            owners: vec![person(5)],
            administrators: vec![person(6)],
            inside: (1..=3).chain(7..=9).map(person).collect(),
        }
    }

    #[test]
    fn whoever_is_missing_is_answered_for() {
        let draft = Standby { editors: vec![person(20), person(7), person(8)], ..Standby::default() };
        assert_eq!(holder(Wanted::Editors, &roster(), &draft), Some(person(7)), "who left the group edits nothing");
        assert_eq!(holder(Wanted::Editors, &roster(), &Standby::default()), Some(person(1)));
        assert_eq!(
            holder(Wanted::Shepherd, &roster(), &Standby { shepherd: Some(person(9)), ..draft.clone() }),
            Some(person(9))
        );
        assert_eq!(holder(Wanted::Above, &roster(), &draft), Some(person(4)));
        let alone = Roster { chairs: Vec::new(), secretaries: Vec::new(), above: Vec::new(), ..roster() };
        assert_eq!(holder(Wanted::Chairs, &alone, &draft), Some(person(5)));
        assert_eq!(holder(Wanted::Nobody, &roster(), &draft), None);
    }

    #[test]
    fn under_an_embargo_only_those_who_may_read_hold_anything() {
        let readers = Some([person(8), person(30)].into());
        let draft = Standby { named: Some(person(9)), editors: vec![person(30)], readers, ..Standby::default() };
        assert_eq!(holder(Wanted::Chairs, &roster(), &draft), Some(person(30)));
        let nobody = Standby { readers: Some(BTreeSet::new()), ..Standby::default() };
        assert_eq!(holder(Wanted::Chairs, &roster(), &nobody), None);
    }

    /// A step of a random history.
    #[derive(Clone, Debug)]
    enum Step {
        Move(usize),
        Name(u8),
        Open,
        Close,
        Settle,
        Object,
        Act(usize, usize),
        Appeal,
        Decide(usize),
        Leave(u8),
        Join(u8),
        WriteUp,
        Embargo,
        Meet,
        Do(usize),
        TakeOn(u8),
        Finish(usize),
        Hide,
        Report,
        Settled(usize),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            any::<usize>().prop_map(Step::Move),
            (1_u8..12).prop_map(Step::Name),
            Just(Step::Open),
            Just(Step::Close),
            Just(Step::Settle),
            Just(Step::Object),
            (any::<usize>(), 0_usize..3).prop_map(|(which, act)| Step::Act(which, act)),
            Just(Step::Appeal),
            any::<usize>().prop_map(Step::Decide),
            (1_u8..10).prop_map(Step::Leave),
            (1_u8..12).prop_map(Step::Join),
            Just(Step::WriteUp),
            Just(Step::Embargo),
            Just(Step::Meet),
            any::<usize>().prop_map(Step::Do),
            (1_u8..30).prop_map(Step::TakeOn),
            any::<usize>().prop_map(Step::Finish),
            Just(Step::Hide),
            Just(Step::Report),
            any::<usize>().prop_map(Step::Settled),
        ]
    }

    /// What a draft and what hangs on it went through.
    #[derive(Clone, Debug)]
    struct History {
        workflow: Workflow,
        states: Vec<(&'static str, &'static str)>,
        call: Option<CallState>,
        objections: Vec<ObjectionState>,
        appeals: Vec<AppealState>,
        written_up: bool,
        /// What meetings owe, by who sees to it, and whether it is open.
        owed: Vec<(Wanted, bool)>,
        /// What somebody took on, and whether it is open.
        taken_on: Vec<(PersonId, bool)>,
        /// What was reported as wrong in what the group published.
        errata: Vec<ErratumState>,
        is_public: bool,
        roster: Roster,
        draft: Standby,
    }

    /// Who has to do something.
    #[derive(Clone, Copy, Debug)]
    enum By {
        Wanted(Wanted),
        Person(PersonId),
    }

    impl History {
        fn begin(workflow: Workflow) -> Self {
            let draft = Standby { editors: vec![person(7), person(8)], ..Standby::default() };
            let states = vec![(MAIN, workflow.first().key)];
            let (call, objections, appeals) = (None, Vec::new(), Vec::new());
            let (owed, taken_on, errata) = (Vec::new(), Vec::new(), Vec::new());
            let (roster, is_public, written_up) = (roster(), true, false);
            Self {
                workflow,
                states,
                call,
                objections,
                appeals,
                written_up,
                owed,
                taken_on,
                errata,
                is_public,
                roster,
                draft,
            }
        }

        fn take(&mut self, step: &Step) {
            match step {
                Step::Move(nth) => self.advance(*nth),
                Step::Name(number) => self.draft.named = Some(person(*number)),
                Step::Open => self.call = Some(CallState::Open),
                Step::Close => {
                    self.call = self.call.filter(|state| *state != CallState::Open).or(Some(CallState::Closed));
                }
                Step::Settle => self.call = self.call.map(|_| CallState::Settled),
                Step::Object => self.objections.push(ObjectionState::Raised),
                Step::Act(which, act) => {
                    let count = self.objections.len().max(1);
                    if let Some(one) = self.objections.get_mut(which % count) {
                        *one = one.after(ObjectionAct::ALL[*act]).unwrap_or(*one);
                    }
                }
                Step::Appeal => self.appeals.push(AppealState::Lodged),
                Step::Decide(which) => {
                    let count = self.appeals.len().max(1);
                    if let Some(one) = self.appeals.get_mut(which % count) {
                        *one = AppealState::ALL[1 + which % 3];
                    }
                }
                Step::Leave(number) => {
                    let gone = person(*number);
                    self.roster.inside.remove(&gone);
                    self.roster.chairs.retain(|one| *one != gone);
                    self.roster.secretaries.retain(|one| *one != gone);
                    self.roster.above.retain(|one| *one != gone);
                }
                Step::Join(number) => {
                    self.roster.inside.insert(person(*number));
                }
                Step::WriteUp => self.written_up = !self.written_up,
                Step::Meet => self.owed.extend([(Wanted::Chairs, true), (Wanted::Secretaries, true)]),
                Step::Do(which) => close(&mut self.owed, *which),
                Step::TakeOn(number) => self.taken_on.push((person(*number), true)),
                Step::Finish(which) => close(&mut self.taken_on, *which),
                Step::Hide => self.is_public = !self.is_public,
                Step::Report => self.errata.push(ErratumState::ALL[self.errata.len() % 3]),
                Step::Settled(which) => {
                    let count = self.errata.len().max(1);
                    let done = ErratumMove::ALL[which % ErratumMove::ALL.len()];
                    if let Some(one) = self.errata.get_mut(which % count) {
                        *one = done.from(*one).unwrap_or(*one);
                    }
                }
                Step::Embargo => {
                    let readers: BTreeSet<PersonId> = self.draft.editors.iter().copied().collect();
                    self.draft.readers = self.draft.readers.is_none().then_some(readers);
                }
            }
        }

        fn advance(&mut self, nth: usize) {
            let which = nth % self.states.len();
            let (line, key) = self.states[which];
            let moves: Vec<_> = self.workflow.line(line).expect("it is on it").moves_from(key).collect();
            let Some(one) = moves.get(nth % moves.len().max(1)) else { return };
            self.states[which].1 = one.to;
            if let Some(started) = self.workflow.state(line, one.to).and_then(|state| state.starts) {
                self.states.retain(|(line, _)| *line != started.0);
                self.states.push(started);
            }
        }

        /// Every thing there is, with whether it is open and who is wanted.
        fn things(&self) -> Vec<(String, bool, By)> {
            let unsettled = self.call.is_some_and(CallState::is_unsettled);
            let mut all = Vec::new();
            for (line, key) in &self.states {
                let state = self.workflow.state(line, key).expect("it is on it");
                let lacks = state.can(crate::life::Power::WriteUp) && !self.written_up;
                let duty = of_draft(state.is_over(), unsettled && *line == MAIN, lacks);
                for kind in [DutyKind::State, DutyKind::WriteUp] {
                    let wanted = if kind == DutyKind::WriteUp { Wanted::Shepherd } else { state.holder };
                    all.push((format!("{kind} {line}"), duty == Some(kind), By::Wanted(wanted)));
                }
            }
            let mut add = |what: &str, open: bool, by: By| all.push((what.to_owned(), open, by));
            add("call", unsettled, By::Wanted(Wanted::Chairs));
            self.objections.iter().for_each(|one| add("objection", one.is_unresolved(), By::Wanted(Wanted::Chairs)));
            self.appeals.iter().for_each(|one| add("appeal", one.is_open(), By::Wanted(Wanted::Above)));
            self.owed.iter().for_each(|(wanted, open)| add("of a meeting", *open, By::Wanted(*wanted)));
            // What was published is read by everybody, whatever becomes of the draft.
            self.errata.iter().for_each(|one| add("erratum", one.is_open(), By::Wanted(Wanted::Chairs)));
            self.taken_on.iter().for_each(|(person, open)| add("taken on", *open, By::Person(*person)));
            all
        }

        /// How many lists a thing stands on.
        fn lists(&self, open: bool, by: By) -> usize {
            let on = match by {
                By::Wanted(wanted) => holder(if open { wanted } else { Wanted::Nobody }, &self.roster, &self.draft),
                // What is done is looked up for nobody.
                By::Person(person) if open => {
                    let on = answers(Some(person), self.is_public, &self.roster, &Standby::default());
                    let knows = |one: &PersonId| self.is_public || self.roster.reads(one);
                    assert!(on.is_some_and(|one| knows(&one)), "whoever holds it may know of it");
                    assert!(!knows(&person) || on == Some(person), "it is theirs while they know of it");
                    on
                }
                By::Person(_) => None,
            };
            (0..=30).filter(|number| on == Some(person(*number))).count()
        }
    }

    fn close<T>(all: &mut [(T, bool)], which: usize) {
        let count = all.len().max(1);
        if let Some(one) = all.get_mut(which % count) {
            one.1 = false;
        }
    }

    proptest! {
        #[test]
        fn each_open_thing_stands_on_exactly_one_list_and_nothing_closed_does(
            workflow in 0_usize..5, steps in vec(step(), 0..60),
        ) {
            let mut history = History::begin(Workflow::ALL[workflow]);
            for step in &steps {
                history.take(step);
                for (what, open, by) in history.things() {
                    prop_assert_eq!(history.lists(open, by), usize::from(open), "{} of {:?}", what, history);
                }
                // A draft that is not over is on a list, by itself or by its call or write-up.
                let state = history.workflow.main(history.states[0].1).expect("a state");
                let stood_for = history.things().iter().any(|(_, open, _)| *open);
                prop_assert!(state.is_over() || stood_for);
            }
        }
    }
}
