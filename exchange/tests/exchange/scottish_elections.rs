//! Sixty Scottish council elections, counted under three rules and compared with the winners that another program found.

use domain::ballot::{Contest, Lots, Method, count, oracle::recount};
use exchange::election::read;
use serde_json::Value;

use crate::support::data;

#[test]
fn sixty_elections_have_their_winners_under_three_rules() {
    let Some(expected) = data("elections/scottish-expected.json") else { return };
    let expected: Vec<Value> = serde_json::from_slice(&std::fs::read(expected).expect("a file")).expect("JSON");
    assert_eq!(expected.len(), 60);
    for election in expected {
        let name = election["file"].as_str().expect("a name");
        let Some(path) = data(&format!("elections/scottish/{name}")) else { return };
        let file = read(&std::fs::read(path).expect("a file")).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(file.seats.map(|seats| seats as u64), election["seats"].as_u64(), "{name}");
        assert_eq!(Some(file.candidates.len() as u64), election["candidates"].as_u64(), "{name}");
        // What the expectations call ballots are different ones.
        assert_eq!(Some(file.profile.groups() as u64), election["ballots"].as_u64(), "{name}");
        let contest = Contest::of(file.seats.expect("seats"));
        let lots = Lots::by_file_order(file.candidates.len());
        for method in [Method::Scottish, Method::Wigm, Method::Meek] {
            let counted = count(method, &file.profile, &contest, &lots).expect("an election");
            let mut winners: Vec<_> = counted.winners.iter().map(|one| format!("c{}", one.number())).collect();
            winners.sort();
            let others = election["winners"][method.as_str()].as_array().expect("winners");
            assert_eq!(winners, others.iter().filter_map(Value::as_str).collect::<Vec<_>>(), "{name} {method}");
            let plain = recount(method, &file.profile, &contest, &lots).expect("an election");
            assert!(plain.agrees_with(&counted), "{name} {method}");
        }
    }
}
