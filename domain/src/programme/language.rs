//! The language of a session or a conference, as files write it.

use super::tidy;

/// The BCP 47 tag of what a file calls a language: a tag in its usual spelling (`de_DE` is `de-DE`), or the name of one
/// of the languages that conferences are held in; empty where it is neither.
pub fn language_tag(written: &str) -> String {
    let written = tidy::line(written).replace('_', "-");
    let name = written.to_lowercase();
    if let Some((_, tag)) = NAMES.iter().find(|(names, _)| names.contains(&name.as_str())) {
        return (*tag).to_owned();
    }
    let mut parts = written.split('-');
    let first = parts.next().unwrap_or_default();
    let is_tag = (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.clone().all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !is_tag {
        return String::new();
    }
    let mut tag = first.to_ascii_lowercase();
    for part in parts {
        tag.push('-');
        match part.len() {
            2 => tag.push_str(&part.to_ascii_uppercase()),
            _ => tag.push_str(&part.to_ascii_lowercase()),
        }
    }
    tag
}

/// Names in English (ISO 639-2) and, of the most frequent, in some other languages.
const NAMES: &[(&[&str], &str)] = &[
    (&["arabic", "العربية"], "ar"),
    (&["basque", "euskara"], "eu"),
    (&["bengali"], "bn"),
    (&["bulgarian", "български"], "bg"),
    (&["catalan", "català"], "ca"),
    (&["chinese", "中文"], "zh"),
    (&["croatian", "hrvatski"], "hr"),
    (&["czech", "čeština"], "cs"),
    (&["danish", "dansk"], "da"),
    (&["dutch", "nederlands", "flemish"], "nl"),
    (&["english", "englisch", "anglais"], "en"),
    (&["esperanto"], "eo"),
    (&["estonian", "eesti"], "et"),
    (&["finnish", "suomi"], "fi"),
    (&["french", "français", "französisch"], "fr"),
    (&["galician", "galego"], "gl"),
    (&["german", "deutsch", "allemand"], "de"),
    (&["greek", "ελληνικά"], "el"),
    (&["hebrew", "עברית"], "he"),
    (&["hindi", "हिन्दी"], "hi"),
    (&["hungarian", "magyar"], "hu"),
    (&["icelandic", "íslenska"], "is"),
    (&["indonesian", "bahasa indonesia"], "id"),
    (&["irish", "gaeilge"], "ga"),
    (&["italian", "italiano", "italienisch"], "it"),
    (&["japanese", "日本語"], "ja"),
    (&["korean", "한국어"], "ko"),
    (&["latvian", "latviešu"], "lv"),
    (&["lithuanian", "lietuvių"], "lt"),
    (&["luxembourgish"], "lb"),
    (&["macedonian"], "mk"),
    (&["malay"], "ms"),
    (&["maltese", "malti"], "mt"),
    (&["norwegian", "norsk"], "no"),
    (&["persian", "farsi"], "fa"),
    (&["polish", "polski"], "pl"),
    (&["portuguese", "português"], "pt"),
    (&["romanian", "română"], "ro"),
    (&["russian", "русский"], "ru"),
    (&["serbian", "српски"], "sr"),
    (&["slovak", "slovenčina"], "sk"),
    (&["slovenian", "slovenščina"], "sl"),
    (&["spanish", "español", "spanisch"], "es"),
    (&["swahili", "kiswahili"], "sw"),
    (&["swedish", "svenska"], "sv"),
    (&["tamil"], "ta"),
    (&["thai", "ไทย"], "th"),
    (&["turkish", "türkçe"], "tr"),
    (&["ukrainian", "українська"], "uk"),
    (&["urdu"], "ur"),
    (&["vietnamese", "tiếng việt"], "vi"),
    (&["welsh", "cymraeg"], "cy"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conference::Languages;

    #[test]
    fn languages_are_tags_or_unknown() {
        for (written, tag) in [
            ("en", "en"),
            ("EN", "en"),
            ("de_DE", "de-DE"),
            ("pt-br", "pt-BR"),
            ("Deutsch", "de"),
            ("English", "en"),
            ("日本語", "ja"),
            ("", ""),
            ("Klingon!", ""),
            ("formal", ""),
        ] {
            assert_eq!(language_tag(written), tag, "{written}");
        }
        assert_eq!(language_tag(&language_tag("zh_hant_TW")), language_tag("zh_hant_TW"));
    }

    #[test]
    fn every_name_means_a_tag_that_a_conference_can_have() {
        for (names, tag) in NAMES {
            assert_eq!(Languages::parse(tag).map(|languages| languages.to_string()).as_deref(), Ok(*tag));
            for name in *names {
                assert_eq!(language_tag(name), *tag, "{name}");
            }
        }
    }
}
