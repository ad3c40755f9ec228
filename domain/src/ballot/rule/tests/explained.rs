//! Rules in words.

use crate::ballot::rule::{explain::Term, preset::Preset};

/// An explanation's inequalities, as they would be written.
fn written(preset: Preset) -> Vec<String> {
    let piece = |term: &Term| match term {
        Term::Number(number) => number.to_string(),
        Term::Ratio(ratio) => ratio.to_string(),
        Term::Positions(words) => words.join(" + "),
        Term::Quantity(key) => (*key).to_owned(),
        Term::Category(word) => format!("[{word}]"),
        Term::Sign(sign) => (*sign).to_owned(),
    };
    let inequality = preset.rule().explain().inequality;
    inequality.iter().map(|terms| terms.iter().map(piece).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn as_an_inequality() {
    assert_eq!(written(Preset::IesgStandard), ["discuss ≤ 0 ∧ yes ≥ 1 ∧ yes + noobj ≥ 2/3 × eligible-without-recused"]);
    assert_eq!(written(Preset::OasisSpecial), ["yes ≥ 2/3 × eligible ∧ no ≤ 1/4 × eligible"]);
    assert_eq!(
        written(Preset::IsoDis),
        ["approve ≥ 2/3 × cast-without-abstentions [P] ∧ disapprove ≤ 1/4 × cast-without-abstentions"]
    );
    assert_eq!(written(Preset::DebianResolution), ["for ≥ 3/2 × √ eligible ∧ for > further-discussion"]);
    assert_eq!(
        written(Preset::W3cAppeal),
        ["approve > 3 × reject", "approve > 2 × reject", "approve > reject"],
        "one for each case that can pass"
    );
}

#[test]
fn as_a_sentence() {
    let explained = Preset::W3cAppeal.rule().explain();
    let keys: Vec<_> = explained.sentence.iter().map(|phrase| phrase.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "rule-passes-overturns",
            "rule-when-less-than-share",
            "rule-never",
            "rule-when-at-most-share",
            "rule-threshold-more-than-share",
            "rule-when-less-than-share",
            "rule-threshold-more-than-share",
            "rule-threshold-more-than-share",
        ]
    );
    let phrase = &Preset::IsoDis.rule().explain().sentence[1];
    assert_eq!(phrase.key, "rule-threshold-at-least-share");
    assert_eq!(
        serde_json::to_value(&phrase.arguments).expect("JSON"),
        serde_json::json!([
            ["left", {"is": "positions", "of": ["approve"]}],
            ["times", {"is": "ratio", "of": "2/3"}],
            ["of", {"is": "quantity", "of": "cast-without-abstentions"}],
            ["category", {"is": "category", "of": "P"}],
        ])
    );
}

#[test]
fn rules_are_data() {
    for preset in Preset::ALL {
        let rule = preset.rule();
        let kept = serde_json::to_string(&rule).expect("JSON");
        assert_eq!(serde_json::from_str::<crate::ballot::rule::Rule>(&kept).expect("a rule"), rule, "{preset}");
    }
}
