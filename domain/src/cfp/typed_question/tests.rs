//! Questions as typed.

use uuid::Uuid;

use super::*;

fn vienna() -> Zone {
    Zone::named("Europe/Vienna").expect("a zone")
}

fn typed(kind: Kind) -> TypedQuestion {
    TypedQuestion {
        target: "proposal".into(),
        kind: kind.to_string(),
        label: "What do you need?".into(),
        need: "optional".into(),
        ..TypedQuestion::default()
    }
}

fn checked(typed: &TypedQuestion, before: Option<&Question>) -> Result<Question, Vec<String>> {
    let mut next = if before.is_some() { 200 } else { 100 };
    let new_id = || {
        next += 1;
        Uuid::from_u128(next).into()
    };
    let id = Uuid::from_u128(1).into();
    typed
        .check(id, &vienna(), before, new_id)
        .map_err(|problem| problem.fields.into_iter().map(|field| format!("{} {}", field.field, field.code)).collect())
}

#[test]
fn what_a_form_starts_from_reads_back_as_the_same() {
    let bounded = |kind, least: &str, most: &str, unit: &str| TypedQuestion {
        least: least.into(),
        most: most.into(),
        unit: unit.into(),
        need: "after".into(),
        needed_after: "2027-01-31T23:59".into(),
        frozen_after: "2027-02-28T23:59".into(),
        is_public: true,
        tracks: vec![Uuid::from_u128(7).to_string()],
        ..typed(kind)
    };
    for typed in [
        typed(Kind::Url),
        bounded(Kind::Text, "5", "80", "words"),
        bounded(Kind::Number, "", "9", ""),
        bounded(Kind::Date, "2027-01-01", "", ""),
    ] {
        assert_eq!(checked(&typed, None).map(|question| question.typed(&vienna())), Ok(typed));
    }
}

#[test]
fn options_keep_their_ids_when_they_are_moved_or_worded_anew() {
    let choice = |options: &str| TypedQuestion { options: options.into(), ..typed(Kind::Choice) };
    let before = checked(&choice("Yes\n\nNo\nLater"), None).expect("a question");
    let ids: Vec<OptionId> = before.options.iter().map(|option| option.id).collect();
    let after = checked(&choice("Later\nNever\nYes\nPerhaps"), Some(&before)).expect("a question");
    let kept: Vec<OptionId> = after.options.iter().map(|option| option.id).collect();
    assert_eq!(kept[..3], [ids[2], ids[1], ids[0]], "moved, worded anew, moved");
    assert!(!ids.contains(&kept[3]));
}

#[test]
fn all_that_is_wrong_is_told_at_once_beside_its_field() {
    let wrong = TypedQuestion {
        target: "everybody".into(),
        label: String::new(),
        need: "after".into(),
        frozen_after: "soon".into(),
        options: "Only one".into(),
        tracks: vec!["x".into()],
        ..typed(Kind::Choice)
    };
    let told =
        ["target option", "label missing", "needed_after missing", "frozen_after moment", "tracks unknown-entry"];
    assert_eq!(checked(&wrong, None), Err(told.map(str::to_owned).to_vec()));
    let few = TypedQuestion { options: "Only one".into(), ..typed(Kind::Choice) };
    assert_eq!(checked(&few, None), Err(vec!["options options-number".into()]));
    let upside_down = TypedQuestion { least: "9".into(), most: "1".into(), ..typed(Kind::Text) };
    assert_eq!(checked(&upside_down, None), Err(vec!["most bounds-order".into()]));
}
