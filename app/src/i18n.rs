//! The words of the pages, from Fluent catalogues: one folder per language, one file per feature.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use domain::language::Lang;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use leptos::prelude::use_context;
use unic_langid::LanguageIdentifier;

use crate::visit::Visit;

type Bundle = FluentBundle<FluentResource>;

macro_rules! catalogue {
    ($lang:literal: $($file:literal),+ $(,)?) => {
        bundle($lang, &[$(include_str!(concat!("../locales/", $lang, "/", $file, ".ftl"))),+])
    };
}

static CATALOGUES: LazyLock<HashMap<Lang, Bundle>> = LazyLock::new(|| {
    HashMap::from([
        (
            Lang::En,
            catalogue!("en": "site", "problem", "when", "admin", "portal", "conference", "cfp", "questions", "speakers", "review", "decision", "team", "programme", "group", "draft", "identity", "ballot", "office", "comment", "meeting", "life", "duty", "publication"),
        ),
        (
            Lang::De,
            catalogue!("de": "site", "problem", "when", "admin", "portal", "conference", "cfp", "questions", "speakers", "review", "decision", "team", "programme", "group", "draft", "identity", "ballot", "office", "comment", "meeting", "life", "duty", "publication"),
        ),
    ])
});

fn bundle(lang: &str, files: &[&str]) -> Bundle {
    let id: LanguageIdentifier = lang.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // The isolation marks that Fluent puts around values would show up in attributes and titles.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The reader's words for `key`.
pub fn t(key: &str) -> String {
    say(reader(), key, &[])
}

/// The reader's words for `key`, with values in their places.
pub fn tv(key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
    say(reader(), key, values)
}

/// The reader's words for `key`, if there are any.
pub fn try_t(key: &str) -> Option<String> {
    try_tv(key, &[])
}

/// The reader's words for `key` with values in their places, if there are any.
pub fn try_tv(key: &str, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
    CATALOGUES.get(&reader()).and_then(|bundle| bundle.has_message(key).then(|| tv(key, values)))
}

/// The words for `key` in `lang`; the key itself where there are none (a test sees to it that there are).
pub fn say(lang: Lang, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
    let text = CATALOGUES.get(&lang).and_then(|bundle| {
        let pattern = bundle.get_message(key)?.value()?;
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (Cow::from(*name), value.clone())).collect();
        Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    });
    text.unwrap_or_else(|| key.to_owned())
}

/// A whole number as the reader writes it: `1,079`.
pub fn number(value: usize) -> String {
    let digits = value.to_string();
    let separator = if digits.len() > 3 { t("thousands") } else { String::new() };
    let mut grouped = String::with_capacity(digits.len() + 4);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push_str(&separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// The language of the page under construction.
pub fn reader() -> Lang {
    use_context::<Visit>().map_or(Lang::En, |visit| visit.language)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    #[test]
    fn figures_are_grouped() {
        assert_eq!([0, 999, 1079, 1_234_567].map(number), ["0", "999", "1,079", "1,234,567"]);
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        assert_eq!(keys("en"), keys("de"));
    }

    #[test]
    fn no_key_stands_in_two_files_where_the_later_would_win() {
        let all: Vec<String> = files("en").into_iter().flat_map(|(_, text)| message_keys(&text)).collect();
        let mut seen = BTreeSet::new();
        let twice: Vec<&String> = all.iter().filter(|key| !seen.insert(*key)).collect();
        assert!(twice.is_empty(), "in two places: {twice:?}");
    }

    #[test]
    fn every_catalogue_file_is_loaded_and_free_of_faults() {
        for lang in Lang::ALL {
            for (name, text) in files(lang.as_str()) {
                assert!(FluentResource::try_new(text.clone()).is_ok(), "{lang}/{name} has a fault");
                for key in message_keys(&text) {
                    assert!(CATALOGUES[lang].has_message(&key), "{lang}/{name} is not loaded ({key})");
                }
            }
        }
    }

    /// The guides say that what stands in italics is what stands on a page.
    #[test]
    fn what_the_guides_name_stands_on_the_pages() {
        let guides = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/guides"));
        let words: String = files("en").into_iter().map(|(_, text)| text).collect();
        let mut unknown = Vec::new();
        for guide in ["members.md", "editors.md", "chairs.md"] {
            let text = fs::read_to_string(guides.join(guide)).expect("a guide");
            let named = named_in(&text);
            assert!(named.len() > 30, "{guide} names {}", named.len());
            // A name can begin a sentence, and can be one with a value in it.
            let stands = |name: &str| words.contains(&format!("= {name}")) || words.contains(&format!("] {name}"));
            unknown.extend(named.into_iter().filter(|name| !stands(name)).map(|name| format!("{guide}: {name}")));
        }
        assert_eq!(unknown, Vec::<String>::new());
    }

    /// What stands in italics in Markdown, without what stands in code.
    fn named_in(text: &str) -> Vec<String> {
        let prose: String = text.split('`').step_by(2).collect();
        let prose = prose.replace("***", "*").replace("**", "").replace('\n', " ");
        prose.split('*').skip(1).step_by(2).map(|name| name.trim_end_matches(" …").to_owned()).collect()
    }

    #[test]
    fn every_key_that_a_page_names_has_words() {
        let known = keys("en");
        let mut missing = Vec::new();
        for source in sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))) {
            for call in [" t(\"", "(t(\"", "{t(\"", "!t(\"", "&t(\"", "tv(\"", "[t(\"", "= t(\""] {
                for rest in source.split(call).skip(1) {
                    let key = rest.split('"').next().unwrap_or(rest).to_owned();
                    if !known.contains(&key) {
                        missing.push(key);
                    }
                }
            }
        }
        assert!(missing.is_empty(), "no words for {missing:?}");
    }

    fn keys(lang: &str) -> BTreeSet<String> {
        files(lang).into_iter().flat_map(|(_, text)| message_keys(&text)).collect()
    }

    fn message_keys(text: &str) -> Vec<String> {
        let starts_message = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
        let key = |line: &str| line.split('=').next().unwrap_or(line).trim().to_owned();
        text.lines().filter(starts_message).map(key).collect()
    }

    fn files(lang: &str) -> Vec<(String, String)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(lang);
        let entries = fs::read_dir(folder).expect("the language has a folder");
        entries
            .map(|entry| {
                let path = entry.expect("a readable entry").path();
                (path.display().to_string(), fs::read_to_string(&path).expect("a readable file"))
            })
            .collect()
    }

    fn sources(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                found.extend(sources(&path));
            } else {
                found.push(fs::read_to_string(&path).expect("a readable file"));
            }
        }
        found
    }
}
