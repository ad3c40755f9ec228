//! Histories in one line each.

use chrono::NaiveDate;

use crate::group::standing::{
    Affiliation, Answer, Attendance, Ballot, History, Kind, Meeting, Phrase, Preset, Span, Standing, Term,
};

/// A day written as `2026-03-01`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Reads what happened, words by day: `01-05 joined`, `02-10 +` a meeting attended, `-` one missed, `a` one where the
/// alternate was, `i+` and `i-` interim ones, `v 02-01` a ballot opened on that day and answered, `n 02-01` one not
/// answered, `x 02-01` one abstained from, `e 02-01` one without the expertise, `leave 03-01`, `employer` a change to an
/// employer who is no member, `member` to one who is, `declared`, `left`. Days are of 2026 where they name no year.
pub fn history(lines: &str) -> History {
    let date = |text: &str| if text.len() == 5 { day(&format!("2026-{text}")) } else { day(text) };
    let mut history = History {
        joined: day("2026-01-01"),
        left: None,
        meetings: Vec::new(),
        ballots: Vec::new(),
        leaves: Vec::new(),
        affiliations: Vec::new(),
        declarations: Vec::new(),
        offices: Vec::new(),
        documents: Vec::new(),
    };
    for line in lines.split(',').map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<_> = line.split(' ').collect();
        let on = date(words[0]);
        let meeting = |kind, attendance| Meeting { on, kind, attendance };
        let ballot = |answer| Ballot { opened: date(words[2]), closed: Some(on), answer };
        match words[1] {
            "joined" => history.joined = on,
            "left" => history.left = Some(on),
            "+" => history.meetings.push(meeting(Kind::Plenary, Attendance::Present)),
            "-" => history.meetings.push(meeting(Kind::Plenary, Attendance::Absent)),
            "a" => history.meetings.push(meeting(Kind::Plenary, Attendance::Alternate)),
            "i+" => history.meetings.push(meeting(Kind::Interim, Attendance::Present)),
            "i-" => history.meetings.push(meeting(Kind::Interim, Attendance::Absent)),
            "v" => history.ballots.push(ballot(Some(Answer::Vote))),
            "n" => history.ballots.push(ballot(None)),
            "x" => history.ballots.push(ballot(Some(Answer::Abstention))),
            "e" => history.ballots.push(ballot(Some(Answer::LackOfExpertise))),
            "leave" => history.leaves.push(Span { from: on, to: words.get(2).map(|to| date(to)) }),
            "employer" => history.affiliations.push(Affiliation { from: on, member: false }),
            "member" => history.affiliations.push(Affiliation { from: on, member: true }),
            "declared" => history.declarations.push(on),
            other => panic!("{other} means nothing"),
        }
    }
    history
}

/// A phrase as `key number 2026-01-01`, without `standing-`.
pub fn said(phrases: &[Phrase]) -> Vec<String> {
    let term = |term: &Term| match term {
        Term::Number(number) => format!(" {number}"),
        Term::Day(day) => format!(" {}", day.format("%m-%d")),
    };
    let one = |phrase: &Phrase| {
        let key = phrase.key.trim_start_matches("standing-").to_owned();
        phrase.arguments.iter().fold(key, |text, (_, argument)| text + &term(argument))
    };
    phrases.iter().map(one).collect()
}

/// One row of a table: a history, a day, whether the person votes, why, and what is next.
pub type Row = (&'static str, &'static str, bool, &'static str, &'static str);

/// The standing by the rule that a body had on the day.
pub fn judged(preset: Preset, history_of: &History, on: &str) -> Standing {
    let on = day(&if on.len() == 5 { format!("2026-{on}") } else { on.to_owned() });
    preset.on(on).judge(history_of, on)
}

pub fn check(preset: Preset, rows: &[Row]) {
    for (lines, on, votes, because, next) in rows {
        let standing = judged(preset, &history(lines), on);
        let told = (standing.votes, said(&standing.because).join("; "), said(&standing.next).join("; "));
        assert_eq!(told, (*votes, (*because).to_owned(), (*next).to_owned()), "{lines} on {on}");
    }
}
