//! Every code that a problem has is explained, and no other.

use std::{collections::BTreeSet, fs, path::Path};

use app::problem::CODES;

use crate::support::TestSite;

/// What stands before the code wherever a problem is made.
const MAKERS: &[&str] =
    &["Problem::new(", "Self::new(", "Error::conflict(", "ReadError::at(", "Self::at(", "unavailable(", "refusal("];
/// How far from there the code stands at most.
const NEAR: usize = 90;
/// Given where a problem with fields is written out.
const WITH_FIELDS: [&str; 2] = ["invalid", "idempotency-key-used"];
/// Readers whose refusals become no problem: files of ballots are read at the command line, which tells the sentence and
/// the line.
const WITHOUT_PROBLEMS: [&str; 1] = ["election"];
/// Taken back by `plenary doctor` itself.
const INTERNAL: &str = "undo";

#[test]
fn the_list_holds_every_code_that_the_sources_give_and_no_other() {
    let mut found = BTreeSet::new();
    for part in ["domain/src", "exchange/src", "service/src", "server/src"] {
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(part), &mut found);
    }
    found.extend(WITH_FIELDS.map(str::to_owned));
    found.remove(INTERNAL);
    let listed: BTreeSet<String> = CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
    let unlisted: Vec<_> = found.difference(&listed).collect();
    let unused: Vec<_> = listed.difference(&found).collect();
    assert!(unlisted.is_empty() && unused.is_empty(), "unlisted: {unlisted:?}, unused: {unused:?}");
}

fn collect(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.file_stem().is_some_and(|name| WITHOUT_PROBLEMS.iter().any(|without| name == *without)) {
            continue;
        }
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs")
            && path.file_stem().is_some_and(|name| name != "tests")
        {
            let text = fs::read_to_string(&path).expect("a source");
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            for maker in MAKERS {
                let places = code.match_indices(maker).map(|(at, _)| &code[at + maker.len()..]);
                found.extend(places.filter_map(|after| code_at(after, maker)));
            }
        }
    }
}

/// The first word in quotes soon after a maker; a problem's maker names its kind before.
fn code_at(after: &str, maker: &str) -> Option<String> {
    let before_quote = after.split('"').next()?;
    let names_kind = before_quote.contains("Kind::") || before_quote.trim_start().starts_with("kind");
    let is_problem = !maker.ends_with("::new(") || names_kind;
    let word = after.split('"').nth(1)?;
    let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let is_near = before_quote.len() <= NEAR && !before_quote.contains(';') && !before_quote.contains('{');
    (is_problem && is_word && is_near).then(|| word.to_owned())
}

#[tokio::test]
async fn each_code_has_a_page_in_both_languages_and_the_list_leads_to_it() {
    let site = TestSite::new().await;
    let list = site.get("/problems").await;
    assert_eq!(list.status, 200);
    for (code, kinds) in CODES {
        assert!(list.body.contains(&format!("href=\"/problems/{code}\"")), "{code}");
        for language in ["en", "de"] {
            let page = site.get(&format!("/problems/{code}?lang={language}")).await;
            assert_eq!(page.status, 200, "{code}");
            assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{code}");
            assert!(kinds.iter().all(|kind| page.body.contains(&kind.status().to_string())), "{code}");
        }
    }
    assert_eq!(site.get("/problems/never-heard-of").await.status, 404);
}

#[tokio::test]
async fn the_type_of_a_problem_is_an_address_that_explains_it() {
    let site = TestSite::new().await;
    for address in ["/api/v1/conferences/nowhere", "/api/v1/me", "/api/v1/conferences?limit=0"] {
        let problem = site.get(address).await.json();
        let explained = site.get(problem["type"].as_str().expect("a type")).await;
        assert_eq!(explained.status, 200, "{address}");
    }
}
