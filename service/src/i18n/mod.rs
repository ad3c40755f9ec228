//! The words of mails, from Fluent catalogues: one folder per language, as pages have theirs in `app/locales`.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use domain::language::Lang;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

static CATALOGUES: LazyLock<HashMap<Lang, Bundle>> = LazyLock::new(|| {
    HashMap::from([
        (Lang::En, bundle("en", include_str!("../../locales/en/mail.ftl"))),
        (Lang::De, bundle("de", include_str!("../../locales/de/mail.ftl"))),
    ])
});

fn bundle(lang: &str, words: &str) -> Bundle {
    let id: LanguageIdentifier = lang.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // Subjects and plain text would show the isolation marks; names that turn the reading direction are refused instead.
    bundle.set_use_isolating(false);
    let resource = match FluentResource::try_new(words.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    bundle
}

/// The words for the attribute `part` of the message `key` in `lang`; `None` where there are none.
pub fn words(lang: Lang, key: &str, part: &str, values: &[(&str, String)]) -> Option<String> {
    let bundle = CATALOGUES.get(&lang)?;
    let pattern = bundle.get_message(key)?.get_attribute(part)?.value();
    let args: FluentArgs<'_> =
        values.iter().map(|(name, value)| (Cow::from(*name), FluentValue::from(value.as_str()))).collect();
    Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_messages_without_faults() {
        let en = include_str!("../../locales/en/mail.ftl");
        let de = include_str!("../../locales/de/mail.ftl");
        for text in [en, de] {
            assert!(FluentResource::try_new(text.to_owned()).is_ok());
        }
        assert_eq!(keys(en), keys(de));
    }

    /// Messages and their attributes in order.
    fn keys(text: &str) -> Vec<String> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim_end().to_owned()).collect()
    }
}
