//! Rules in words.

use crate::ballot::rule::{
    explain::{Phrase, Term},
    preset::Preset,
};

/// An explanation's inequalities, as they would be written.
fn written(preset: Preset) -> Vec<String> {
    let piece = |term: &Term| match term {
        Term::Number(number) => number.to_string(),
        Term::Ratio(ratio) => ratio.to_string(),
        Term::Positions(words) => words.join(" + "),
        Term::Quantity(key) | Term::Word(key) => (*key).to_owned(),
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
    let comparison = |phrase: &Phrase| phrase.arguments.get(1).map(|(_, term)| term.clone());
    let phrases: Vec<_> = explained.sentence.iter().map(|one| (one.key.as_str(), comparison(one))).collect();
    let word = |word| Some(Term::Word(word));
    assert_eq!(
        phrases,
        [
            ("rule-passes", None),
            ("rule-when-share", word("less-than")),
            ("rule-never", None),
            ("rule-when-share", word("at-most")),
            ("rule-threshold-share", word("more-than")),
            ("rule-when-share", word("less-than")),
            ("rule-threshold-share", word("more-than")),
            ("rule-threshold-share", word("more-than")),
        ]
    );
    assert_eq!(explained.sentence[0].arguments, [("effect", Term::Word("overturns"))]);
    let phrase = &Preset::IsoDis.rule().explain().sentence[1];
    assert_eq!(phrase.key, "rule-threshold-share");
    assert_eq!(
        serde_json::to_value(&phrase.arguments).expect("JSON"),
        serde_json::json!([
            ["left", {"is": "positions", "of": ["approve"]}],
            ["comparison", {"is": "word", "of": "at-least"}],
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
