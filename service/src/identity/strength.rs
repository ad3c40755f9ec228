//! Refusing passwords that others guess.
//!
//! The lists are those of the `zxcvbn` crate: about thirty thousand passwords from known breaches, English words, names
//! and keyboard walks. The words that belong to this site and to the person count as guessed too: the site's name and
//! host, the person's name, and the parts of their addresses (ASVS 6.1.2, 6.2.4, 6.2.11, 6.2.12).

use domain::{
    identity::{EmailAddress, Password},
    problem::{FieldErrors, Flaw},
};
use zxcvbn::{Score, feedback::Warning, zxcvbn};

use super::passwords::{hash, in_turn};
use crate::{Ctx, Result};

/// The hash of a password that somebody types into `field` to have it from now on.
pub(super) async fn chosen(
    ctx: &Ctx,
    field: &str,
    typed: &str,
    name: &str,
    addresses: &[EmailAddress],
) -> Result<String> {
    let mut errors = FieldErrors::default();
    let password = errors.take(field, Password::choose(typed));
    if let Some(password) = &password {
        errors.take(field, check(ctx, password, name, addresses).await?);
    }
    hash(ctx, errors.finish(password)?).await
}

/// Refuses `password` with the reason, unless guessing it takes at least 10⁸ tries, and 10⁶ if it is known which words of
/// the site and of the person are in it.
async fn check(
    ctx: &Ctx,
    password: &Password,
    name: &str,
    addresses: &[EmailAddress],
) -> Result<std::result::Result<(), Flaw>> {
    let words = context_words(ctx, name, addresses);
    let password = password.clone();
    in_turn(move || judge(&password, &words)).await
}

fn judge(password: &Password, words: &[String]) -> std::result::Result<(), Flaw> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let judgement = zxcvbn(password.expose(), &words);
    let rest = without(password.expose(), &words);
    if judgement.score() >= Score::Three && rest.is_none_or(|rest| zxcvbn(&rest, &[]).score() >= Score::Two) {
        return Ok(());
    }
    let warning = judgement.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    let (code, reason) = reason(warning);
    Err(Flaw::new(
        code,
        format!("{reason} Take several words that do not belong together, or let a password manager make one up."),
    ))
}

/// What is left without `words`, in small letters; `None` if none of them is in it. zxcvbn alone takes three weak parts
/// for a strong whole: it adds a factor for the order of parts that is the same for known ones.
fn without(password: &str, words: &[&str]) -> Option<String> {
    let whole = password.to_lowercase();
    let mut words: Vec<_> = words.iter().map(|word| word.to_lowercase()).filter(|word| word.len() >= 3).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let rest = words.iter().fold(whole.clone(), |rest, word| rest.replace(word.as_str(), ""));
    (rest != whole).then_some(rest)
}

fn reason(warning: Option<Warning>) -> (&'static str, &'static str) {
    use Warning as W;
    match warning {
        Some(
            W::ThisIsATop10Password
            | W::ThisIsATop100Password
            | W::ThisIsACommonPassword
            | W::ThisIsSimilarToACommonlyUsedPassword,
        ) => ("password-common", "Many people use this password or one like it, so it is tried first."),
        Some(W::StraightRowsOfKeysAreEasyToGuess | W::ShortKeyboardPatternsAreEasyToGuess) => {
            ("password-keyboard", "Keys that lie side by side are easy to guess.")
        }
        Some(
            W::RepeatsLikeAaaAreEasyToGuess
            | W::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess
            | W::SequencesLikeAbcAreEasyToGuess,
        ) => ("password-pattern", "Repetitions and sequences are easy to guess."),
        Some(W::RecentYearsAreEasyToGuess | W::DatesAreOftenEasyToGuess) => {
            ("password-date", "Years and dates are easy to guess.")
        }
        Some(W::NamesAndSurnamesByThemselvesAreEasyToGuess | W::CommonNamesAndSurnamesAreEasyToGuess) => {
            ("password-name", "Names are easy to guess.")
        }
        Some(W::AWordByItselfIsEasyToGuess) => ("password-word", "A single word is easy to guess."),
        None => {
            ("password-guessable", "This password is easy to guess; perhaps it is made of your name or the site's.")
        }
    }
}

fn context_words(ctx: &Ctx, name: &str, addresses: &[EmailAddress]) -> Vec<String> {
    let mut words =
        vec!["plenary".to_owned(), ctx.settings.site_name.clone(), ctx.settings.host().to_owned(), name.to_owned()];
    for address in addresses {
        words.extend([address.as_str(), address.local_part(), address.domain()].map(str::to_owned));
        words.extend(address.domain().split('.').map(str::to_owned));
    }
    let parts: Vec<String> = words
        .iter()
        .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
        .filter(|part| part.chars().count() >= 3)
        .map(str::to_owned)
        .collect();
    words.extend(parts);
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::World;

    async fn code_of(text: &str) -> Option<&'static str> {
        let ctx = World::sqlite().await.ctx;
        let ada = EmailAddress::parse("countess.lovelace@analytical-engine.test").expect("an address");
        let password = Password::choose(text).expect("of bearable length");
        check(&ctx, &password, "Augusta Ada King", &[ada]).await.expect("a judgement").err().map(|flaw| flaw.code)
    }

    #[tokio::test]
    async fn what_everybody_uses_is_refused_with_its_reason() {
        for (text, expected) in [
            ("password1", "password-common"),
            ("12345678", "password-common"),
            ("qwertyuiop", "password-common"),
            ("jhgfdsazxcv", "password-keyboard"),
            ("aaaaaaaaaa", "password-pattern"),
            ("23.10.2001", "password-date"),
        ] {
            assert_eq!(code_of(text).await, Some(expected), "{text}");
        }
    }

    #[tokio::test]
    async fn words_of_the_site_and_the_person_are_refused() {
        for text in [
            "Test Plenary",
            "plenary.test1",
            "AugustaKing",
            "countess.lovelace",
            "analytical-engine",
            "lovelace99",
            "AugustaEngine1",
            "plenary-engine1",
            "qwerty2026test",
            "summer2026ada",
            "King!Lovelace!26",
        ] {
            assert!(code_of(text).await.is_some(), "{text}");
        }
    }

    #[tokio::test]
    async fn what_nobody_guesses_is_taken_in_any_composition() {
        for text in [
            "glacier ottoman prune kettle",
            "ᚠᛇᚻ᛫ᛒᛦᚦ᛫ᚠᚱᚩᚠᚢᚱ",
            "f7Kq!vT2#wzL",
            "zqhvnwtkbxcm",
            "ada prune kettle glacier",
        ] {
            assert_eq!(code_of(text).await, None, "{text}");
        }
    }
}
