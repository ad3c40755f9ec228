//! What somebody types to prepare an election: how it is held and counted, and who stands.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    ElectionRule, Method, Office, OfficeKind, Ratio, TieBreak,
    rule::{
        Visibility,
        typed_parts::{choose, fraction},
    },
    typed::{MOST_HOURS, between},
};
use crate::{
    FieldErrors, Problem,
    problem::Flaw,
    text::{block, line, optional_line},
};

/// Most seats that are filled at once.
const MOST_SEATS: u32 = 50;
/// Longest term of office, in months.
const MOST_MONTHS: u32 = 240;
/// Most public sources of a draw.
const MOST_SOURCES: usize = 10;
/// Most others who can be asked to second somebody.
const MOST_SECONDS: u32 = 20;

/// How an election is held, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedElection {
    /// One of [`Method`].
    pub method: String,
    /// How many are elected.
    pub seats: String,
    /// At most so many of one affiliation; empty for any number.
    pub limit: String,
    /// Whether “reopen nominations” stands, too.
    pub reopen: bool,
    /// One of [`Visibility`].
    pub visibility: String,
    /// Whether the turnout is shown while voting goes on.
    pub shows_turnout: bool,
    /// Least hours from opening to closing.
    pub least_hours: String,
    /// In Debian's rule: how many times √electorate each option needs above the default one; empty for none.
    pub quorum: String,
    /// Whether as many as there are seats are elected without a vote.
    pub unopposed: bool,
    /// Months of office by the order of election, with commas between; empty where no term is set.
    pub months: String,
    /// One of [`TieBreak`].
    pub ties: String,
    /// The public sources of a draw, a line each.
    pub sources: String,
    /// How many others have to second whoever stands; empty for nobody.
    pub seconds: String,
    /// One of [`OfficeKind`]; empty where the election fills no office.
    pub office: String,
    /// What the group calls the office or the seat.
    pub office_title: String,
    /// The first day of the term.
    pub office_from: String,
    /// The first day after it, where it is the rest of another term.
    pub office_until: String,
    /// The term whose rest it is; empty for none.
    pub office_fills: String,
}

impl TypedElection {
    /// The rule, or everything that is wrong with it.
    pub fn check(&self) -> Result<ElectionRule, Problem> {
        let mut errors = FieldErrors::default();
        let method = errors.take("method", self.method.trim().parse::<Method>().map_err(|_| unknown()));
        let seats = errors.take("seats", between(&self.seats, 1, MOST_SEATS));
        let limit = match self.limit.trim() {
            "" => Some(None),
            text => errors.take("limit", between(text, 1, MOST_SEATS)).map(Some),
        };
        let visibility = match self.visibility.trim() {
            "" => Some(Visibility::Sealed),
            word => errors.take("visibility", word.parse().map_err(|_| unknown())),
        };
        let least_hours = match self.least_hours.trim() {
            "" => Some(0),
            text => errors.take("least_hours", between(text, 0, MOST_HOURS)),
        };
        if method == Some(Method::Irv) && seats.is_some_and(|seats| seats > 1) {
            errors.add(
                "seats",
                "one-seat-only",
                "Instant run-off fills one seat. Choose a transferable vote for several.",
            );
        }
        let quorum = match self.quorum.trim() {
            "" => Some(None),
            text => errors.take("quorum", fraction(text)).map(Some),
        };
        if quorum.is_some_and(|quorum| quorum.is_some()) && !(method == Some(Method::Debian) && self.reopen) {
            errors.add("quorum", "no-default", NO_DEFAULT);
        }
        let months = errors.take("months", self.months());
        let ties = errors.take("ties", choose(&self.ties, TieBreak::Lots));
        let sources = errors.take("sources", self.sources(ties));
        let seconds = match self.seconds.trim() {
            "" => Some(0),
            text => errors.take("seconds", between(text, 0, MOST_SECONDS)),
        };
        let office = self.office(&mut errors);
        let checked = method.zip(seats).zip(limit).zip(visibility).zip(least_hours);
        let checked = checked.zip(quorum).zip(months).zip(ties.zip(sources)).zip(seconds);
        let ((((rest, quorum), months), (ties, sources)), seconds) = errors.finish(checked)?;
        let ((((method, seats), limit), visibility), least_hours) = rest;
        Ok(ElectionRule {
            method,
            seats,
            limit,
            reopen: self.reopen,
            least_hours,
            changeable: true,
            visibility,
            shows_turnout: self.shows_turnout,
            quorum,
            unopposed: self.unopposed,
            months,
            ties,
            sources,
            seconds,
            office,
        })
    }

    /// The office that it fills; none where it fills none, and where something about it was wrong, which is noted then. An office has a term: by the months of the ranks, or until a day.
    fn office(&self, errors: &mut FieldErrors) -> Option<Office> {
        if self.office.trim().is_empty() {
            return None;
        }
        let kind = errors.take("office", self.office.trim().parse::<OfficeKind>().map_err(|_| unknown()));
        let title = match kind {
            Some(OfficeKind::Seat) => line(&self.office_title, 80),
            _ => optional_line(&self.office_title, 80),
        };
        let title = errors.take("office_title", title);
        let from = errors.take("office_from", day(&self.office_from));
        let until = match self.office_until.trim() {
            "" => Some(None),
            text => errors.take("office_until", day(text)).map(Some),
        };
        let fills = match self.office_fills.trim() {
            "" => Some(None),
            text => errors.take("office_fills", text.parse().map_err(|_| unknown())).map(Some),
        };
        if until == Some(None) && self.months.trim().is_empty() {
            errors.add(
                "months",
                "office-without-term",
                "An office has a term: give the months, in the order of election.",
            );
        }
        if let (Some(from), Some(Some(until))) = (from, until)
            && until <= from
        {
            errors.add("office_until", "ends-before", "The term ends after it begins.");
        }
        let ((kind, title), ((from, until), fills)) = kind.zip(title).zip(from.zip(until).zip(fills))?;
        Some(Office { kind, title, from, until, fills })
    }

    fn months(&self) -> Result<Vec<u32>, Flaw> {
        let parts = self.months.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| between(part, 1, MOST_MONTHS)).collect()
    }

    /// The sources of a public draw; none are needed for another one, and what is left in the field is not kept.
    fn sources(&self, ties: Option<TieBreak>) -> Result<Vec<String>, Flaw> {
        if ties != Some(TieBreak::Public) {
            return Ok(Vec::new());
        }
        let named = self.sources.lines().map(str::trim).filter(|line| !line.is_empty());
        let named: Vec<String> = named.map(|source| line(source, 200)).collect::<Result<_, _>>()?;
        match named.len() {
            0 => Err(Flaw::new("missing", "Name at least one source whose numbers nobody can know before the close.")),
            1..=MOST_SOURCES => Ok(named),
            _ => Err(Flaw::new("too-many", format!("Name at most {MOST_SOURCES} sources."))),
        }
    }

    /// An election as it would be typed.
    pub fn of(election: &ElectionRule) -> Self {
        let months: Vec<String> = election.months.iter().map(u32::to_string).collect();
        Self {
            method: election.method.to_string(),
            seats: election.seats.to_string(),
            limit: election.limit.map(|most| most.to_string()).unwrap_or_default(),
            reopen: election.reopen,
            visibility: election.visibility.to_string(),
            shows_turnout: election.shows_turnout,
            least_hours: election.least_hours.to_string(),
            quorum: election.quorum.map(|times| times.to_string()).unwrap_or_default(),
            unopposed: election.unopposed,
            months: months.join(", "),
            ties: election.ties.to_string(),
            sources: election.sources.join("\n"),
            seconds: if election.seconds == 0 { String::new() } else { election.seconds.to_string() },
            office: election.office.as_ref().map(|one| one.kind.to_string()).unwrap_or_default(),
            office_title: election.office.as_ref().map(|one| one.title.clone()).unwrap_or_default(),
            office_from: election.office.as_ref().map(|one| one.from.to_string()).unwrap_or_default(),
            office_until: election.office.as_ref().and_then(|one| Some(one.until?.to_string())).unwrap_or_default(),
            office_fills: election.office.as_ref().and_then(|one| Some(one.fills?.to_string())).unwrap_or_default(),
        }
    }
}

fn unknown() -> Flaw {
    Flaw::new("option", "Choose one of the options.")
}

fn day(text: &str) -> Result<NaiveDate, Flaw> {
    let missing = || Flaw::new("date", "Give a day, such as 2027-01-01.");
    text.trim().parse().map_err(|_| missing())
}

/// What a quorum or a majority of a single option is measured against.
const NO_DEFAULT: &str = "A quorum or a majority of single options is measured against the default option: count by Debian’s rule, and let \
     “reopen nominations” stand.";

/// Somebody who stands, or an option of a choice, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCandidate {
    /// Their name, or what the option is called.
    pub name: String,
    /// The organisation they stand for; may be empty.
    pub affiliation: String,
    /// What they say for themselves; Markdown, may be empty.
    pub statement: String,
    /// The member who is nominated; empty for an option that is nobody.
    pub person: String,
    /// In Debian's rule: how many times as many have to prefer it to the default option as the other way round; empty for
    /// more than half.
    pub majority: String,
}

/// Somebody who stands, or an option, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateDetails {
    /// Their name; empty where it is a member's own.
    pub name: String,
    /// The organisation they stand for; may be empty.
    pub affiliation: String,
    /// What they say for themselves; may be empty.
    pub statement: String,
    /// The majority that the option needs over the default one, where it is more than a plain one.
    pub majority: Option<Ratio>,
}

impl TypedCandidate {
    /// The details, or everything that is wrong with them.
    pub fn check(&self) -> Result<CandidateDetails, Problem> {
        let mut errors = FieldErrors::default();
        let name = match self.person.trim() {
            "" => errors.take("name", line(&self.name, 120)),
            _ => errors.take("name", optional_line(&self.name, 120)),
        };
        let affiliation = errors.take("affiliation", optional_line(&self.affiliation, 120));
        let statement = errors.take("statement", block(&self.statement, 5_000));
        let majority = match self.majority.trim() {
            "" => Some(None),
            text => errors.take("majority", fraction(text).and_then(more_than_half)).map(Some),
        };
        let checked = name.zip(affiliation).zip(statement).zip(majority);
        let (((name, affiliation), statement), majority) = errors.finish(checked)?;
        Ok(CandidateDetails { name, affiliation, statement, majority })
    }
}

/// A majority of an option that asks for less than a plain one would be none.
fn more_than_half(times: Ratio) -> Result<Ratio, Flaw> {
    if times.exceeds(1, 1) {
        return Err(Flaw::new(
            "majority-below-one",
            "Give at least 1: three quarters of the votes are 3, two thirds 2.",
        ));
    }
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_election_comes_back_as_it_was_typed() {
        let typed = TypedElection {
            method: "debian".into(),
            seats: "3".into(),
            limit: "1".into(),
            reopen: true,
            visibility: "open".into(),
            shows_turnout: true,
            least_hours: "24".into(),
            quorum: "3/2".into(),
            unopposed: true,
            months: "24, 24, 12".into(),
            ties: "public".into(),
            sources: "Lotto of 5 December 2026\nDAX at the close of that day".into(),
            seconds: "2".into(),
            office: "seat".into(),
            office_title: "Board member".into(),
            office_from: "2027-01-01".into(),
            office_until: "2028-06-01".into(),
            office_fills: "01910000-0000-7000-8000-000000000001".into(),
        };
        let election = typed.check().expect("fine");
        assert_eq!(TypedElection::of(&election), typed);
        assert_eq!([0, 2, 7].map(|place| election.months_at(place)), [Some(24), Some(12), Some(12)]);
        let other = TypedElection { ties: String::new(), months: String::new(), ..typed };
        let other = other.check().expect("fine");
        assert_eq!((other.sources.len(), other.months_at(0), other.ties), (0, None, TieBreak::Lots));
    }

    #[test]
    fn a_quorum_of_options_needs_a_default_option() {
        let flaws = |typed: TypedElection| {
            let told = typed.check().expect_err("refused").fields;
            told.into_iter().map(|one| format!("{} {}", one.field, one.code)).collect::<Vec<_>>()
        };
        let debian = TypedElection { method: "debian".into(), seats: "1".into(), ..TypedElection::default() };
        let without = TypedElection { quorum: "3/2".into(), ..debian.clone() };
        assert_eq!(flaws(without.clone()), ["quorum no-default"]);
        assert_eq!(flaws(TypedElection { method: "schulze".into(), reopen: true, ..without }), ["quorum no-default"]);
        let public = TypedElection { ties: "public".into(), sources: " \n".into(), months: "0".into(), ..debian };
        assert_eq!(flaws(public), ["months number", "sources missing"]);
        let majority = |text: &str| {
            let typed = TypedCandidate { name: "Red".into(), majority: text.into(), ..TypedCandidate::default() };
            typed.check().map(|one| one.majority).map_err(|problem| problem.fields[0].code.clone())
        };
        assert_eq!(majority("3"), Ok(Ratio::new(3, 1)));
        assert_eq!(majority("1"), Ok(Some(Ratio::ONE)));
        assert!(majority("1/2").is_err() && majority("half").is_err());
    }

    #[test]
    fn an_office_has_a_name_a_beginning_and_a_term() {
        let chair = TypedElection {
            method: "schulze".into(),
            seats: "1".into(),
            office: "chair".into(),
            office_from: "2027-01-01".into(),
            months: "24".into(),
            ..TypedElection::default()
        };
        let flaws = |typed: TypedElection| -> Vec<String> {
            typed
                .check()
                .err()
                .map(|told| told.fields)
                .unwrap_or_default()
                .into_iter()
                .map(|one| format!("{} {}", one.field, one.code))
                .collect()
        };
        let office = chair.check().expect("fine").office.expect("an office");
        assert_eq!((office.kind, office.title.as_str(), office.fills), (OfficeKind::Chair, "", None));
        assert_eq!(flaws(TypedElection { months: String::new(), ..chair.clone() }), ["months office-without-term"]);
        assert_eq!(flaws(TypedElection { office: "seat".into(), ..chair.clone() }), ["office_title missing"]);
        assert_eq!(
            flaws(TypedElection { office: "king".into(), office_from: "soon".into(), ..chair.clone() }),
            ["office option", "office_from date"]
        );
        let back = TypedElection { office_until: "2026-12-31".into(), ..chair.clone() };
        assert_eq!(flaws(back), ["office_until ends-before"]);
        let rest = TypedElection { office_until: "2027-06-01".into(), months: String::new(), ..chair.clone() };
        assert_eq!(flaws(rest), Vec::<String>::new());
        assert_eq!(flaws(TypedElection { seconds: "21".into(), ..chair }), ["seconds number"]);
    }

    #[test]
    fn instant_run_off_fills_one_seat() {
        let typed = TypedElection { method: "irv".into(), seats: "2".into(), ..TypedElection::default() };
        assert_eq!(typed.check().expect_err("refused").fields[0].code, "one-seat-only");
        let typed = TypedElection { seats: "1".into(), limit: "0".into(), method: "stv".into(), ..typed };
        let fields: Vec<String> = typed.check().expect_err("refused").fields.into_iter().map(|one| one.field).collect();
        assert_eq!(fields, ["method", "limit"]);
    }
}
