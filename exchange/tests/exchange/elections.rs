//! Files of ballots: what is read, and what is refused where.

use domain::ballot::{Candidate, Profile, ProfileBuilder};
use exchange::election::{Format, read};
use proptest::prelude::*;

/// The ballots of a profile, written out.
fn ballots(profile: &Profile) -> Vec<String> {
    let written = |ballot: domain::ballot::profile::Ballot<'_>| {
        let mut line = format!("{}:", ballot.weight);
        let mut last = None;
        for (rank, candidate) in ballot.ranks() {
            line += &format!("{}{}", if last == Some(rank) { "=" } else { " " }, candidate.number());
            last = Some(rank);
        }
        line
    };
    profile.ballots().map(written).collect()
}

fn names(file: &exchange::election::ElectionFile) -> Vec<&str> {
    file.candidates.iter().map(|one| one.name.as_str()).collect()
}

#[test]
fn blt_is_read() {
    let text = "# a board\n4 2 # candidates and seats\n-3\n2 1 - 2 0\n 1 1 2 0\n\n3 4 2=1\n0\n1 0 # blank\n0\n\
                \"Ann \"\n\"Ben #2\" \"Cid\"\n\"Dot\"\n\"The board\"\n";
    let file = read(text.as_bytes()).expect("an election");
    assert_eq!((file.format, file.seats, file.title.as_str()), (Format::Blt, Some(2), "The board"));
    assert_eq!(names(&file), ["Ann", "Ben #2", "Cid", "Dot"]);
    assert_eq!(file.withdrawn, [Candidate::numbered(3).expect("one")]);
    assert_eq!(ballots(&file.profile), ["1:", "3: 1 2", "3: 4 1=2"]);
}

#[test]
fn blt_names_need_no_quotes() {
    let file = read(b"3 1\n1 2 0\n0\nAnn \"A\" Ay\nBen, B\n").expect("an election");
    assert_eq!(names(&file), ["Ann \"A\" Ay", "Ben, B", "Candidate 3"]);
    assert_eq!(file.title, "");
}

#[test]
fn preflib_is_read() {
    let text = "# FILE NAME: 00000-1.toi\n# TITLE: A vote\n# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 4\n\
                # ALTERNATIVE NAME 1: Ann\n# ALTERNATIVE NAME 2: Ben: the second\n# ALTERNATIVE NAME 4: Dot\n\
                5: 1,{2,3},4\n2: {4}\n1:{1, 2 ,3}\n2: 4\n";
    let file = read(text.as_bytes()).expect("an election");
    assert_eq!((file.format, file.seats, file.title.as_str()), (Format::PrefLib, None, "A vote"));
    assert_eq!(names(&file), ["Ann", "Ben: the second", "Candidate 3", "Dot"]);
    assert_eq!(ballots(&file.profile), ["5: 1 2=3 4", "1: 1=2=3", "4: 4"]);
}

#[test]
fn scottish_csv_is_read() {
    let text = "\u{feff}3,2,\r\n4,1,\r\n1,3,1,2,\r\n\r\n\"Candidate 1\",\"Ann Ay\",\"Party A (A)\",\r\n\
                \"Candidate 2\",\"Ben, Bee\",\"\",\r\n\"Candidate 3\",\"Cid\",\r\n\"\"Ward 1 - \"North\",\r\n";
    let file = read(text.as_bytes()).expect("an election");
    assert_eq!((file.format, file.seats, file.title.as_str()), (Format::Scottish, Some(2), "Ward 1 - \"North"));
    assert_eq!(names(&file), ["Ann Ay", "Ben, Bee", "Cid"]);
    assert_eq!(file.candidates[0].affiliation.as_deref(), Some("Party A (A)"));
    assert_eq!(file.candidates[1].affiliation, None);
    assert_eq!(ballots(&file.profile), ["4: 1", "1: 3 1 2"]);
}

#[test]
fn what_is_wrong_is_refused_with_its_line() {
    let preflib = |rest: &str| format!("# TITLE: x\n# NUMBER ALTERNATIVES: 3\n{rest}\n");
    let cases = [
        (String::new(), 0, "file-empty"),
        (" \n\n".into(), 0, "file-empty"),
        ("hello\n".into(), 1, "format-unknown"),
        ("\n{\"a\":1}".into(), 2, "format-unknown"),
        ("3 2\n1 1 2 0\n1 1 4 0\n0\n".into(), 3, "candidate-unknown"),
        ("3 2\n1 1 2 0\n1 1 2 1 0\n0\n".into(), 3, "candidate-twice"),
        ("3 2\n1 1 2=2 0\n0\n".into(), 2, "candidate-twice"),
        ("3 2\n1.5 1 2 0\n0\n".into(), 2, "not-a-number"),
        ("3 2\n1 +1 0\n0\n".into(), 2, "not-a-number"),
        ("3 2\n1 1 2=".into(), 2, "not-a-number"),
        ("3 2\n[tie 1 2]\n0\n".into(), 2, "option-unknown"),
        ("3 2\n-4\n0\n".into(), 2, "candidate-unknown"),
        ("3 2\n1 1 2 0\n".into(), 2, "file-incomplete"),
        ("3 2\n1 1 2".into(), 2, "file-incomplete"),
        ("0 2\n0\n".into(), 1, "candidates"),
        ("501 2\n0\n".into(), 1, "candidates"),
        ("3 2\n1000000000 1 0\n1 2 0\n0\n".into(), 3, "too-much"),
        ("3 2\n99999999999999999999 1 0\n0\n".into(), 2, "not-a-number"),
        ("3,2,\n4,1,5,\n".into(), 2, "candidate-unknown"),
        ("3,2,\nfour,1,\n".into(), 2, "not-a-number"),
        ("3,2,\n4,1,1,\n".into(), 2, "candidate-twice"),
        ("3,2,\n\"Candidate 9\",\"x\",\n".into(), 2, "candidate-unknown"),
        (preflib("3: 1,{2,3"), 3, "braces"),
        (preflib("3: 1,{2,{3}}"), 3, "braces"),
        (preflib("3: 1,2}"), 3, "braces"),
        (preflib("3 1,2"), 3, "not-an-order"),
        (preflib("x: 1,2"), 3, "not-a-number"),
        (preflib("3: 1,4"), 3, "candidate-unknown"),
        (preflib("# ALTERNATIVE NAME 4: x"), 3, "candidate-unknown"),
        ("# TITLE: x\n# DATA TYPE: wmd\n".into(), 2, "not-rankings"),
        ("# TITLE: x\n1: 1\n".into(), 2, "file-incomplete"),
        ("# TITLE: x\n".into(), 1, "file-incomplete"),
        ("3 2\n1 1 0\n0\n\0".into(), 4, "null-byte"),
    ];
    for (text, line, code) in cases {
        let error = read(text.as_bytes()).expect_err(&text);
        assert_eq!((error.place.line, error.code), (line, code), "{text:?}: {error}");
    }
}

proptest! {
    /// Nothing that looks a little like a file makes a reader fall over.
    #[test]
    fn any_text_is_read_or_refused(
        head in prop::sample::select(vec!["", "3 2\n", "3,2,\n", "# TITLE: x\n# NUMBER ALTERNATIVES: 3\n"]),
        body in "([0-9 ,:{}=#\"\\-\n]|Candidate){0,80}",
    ) {
        if let Ok(file) = read(format!("{head}{body}").as_bytes()) {
            prop_assert_eq!(file.candidates.len(), file.profile.candidates());
        }
    }

    /// What is written as BLT comes back.
    #[test]
    fn blt_comes_back(lines in prop::collection::vec((1_u64..9, Just(vec![1, 2, 3, 4]).prop_shuffle(), 0_usize..5), 0..9)) {
        let mut builder = ProfileBuilder::new(4).expect("few");
        let mut text = "4 1\n".to_owned();
        for (weight, order, length) in lines {
            let ranking: Vec<_> = order[..length].iter().filter_map(|one| Candidate::numbered(*one)).collect();
            builder.add_strict(&ranking, weight).expect("a ballot");
            text += &format!("{weight} {} 0\n", order[..length].iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
        }
        text += "0\n";
        prop_assert_eq!(read(text.as_bytes()).expect("an election").profile, builder.build());
    }
}
