//! A mail in words.

use domain::language::Lang;

use super::{Mail, html, text};
use crate::{Error, Result, Settings, i18n::words};

/// A mail as it is read: one subject, the same content as text and as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// For those who read plain text.
    pub text: String,
    /// For the others.
    pub html: String,
}

/// What both forms are made of. Paragraphs are plain words in which values already stand.
pub(super) struct Parts {
    pub lang: Lang,
    pub site: String,
    pub subject: String,
    /// One paragraph, or several between empty lines.
    pub lead: String,
    /// The label and address of the one thing to do.
    pub action: Option<(String, String)>,
    /// What is said about the code, and the code.
    pub code: Option<(String, String)>,
    /// Why the mail came and what to do if it should not have.
    pub why: String,
}

impl Letter {
    /// Words for `mail` in `lang`.
    pub fn write(mail: &Mail, lang: Lang, settings: &Settings) -> Result<Self> {
        let parts = parts(mail, lang, settings)?;
        Ok(Self { subject: one_line(&parts.subject), text: text::render(&parts), html: html::render(&parts) })
    }
}

fn parts(mail: &Mail, lang: Lang, settings: &Settings) -> Result<Parts> {
    let mut values: Vec<_> = mail.values().into_iter().map(|(name, value)| (name, one_line(&value))).collect();
    values.push(("site", one_line(&settings.site_name)));
    let key = mail.key();
    let say = |part: &str| {
        words(lang, key, part, &values).ok_or_else(|| Error::fault(format!("no words for {key}.{part} in {lang}")))
    };
    let (subject, lead) = match mail.written() {
        Some((subject, body)) => (one_line(&subject), body),
        None => (say("subject")?, say("lead")?),
    };
    let action = mail.path().map(|path| Ok::<_, Error>((say("action")?, settings.address(&path)))).transpose()?;
    let code = mail.code().map(|code| Ok::<_, Error>((say("code")?, code))).transpose()?;
    Ok(Parts { lang, site: one_line(&settings.site_name), subject, lead, action, code, why: say("why")? })
}

/// Without line breaks and other control characters, which could begin a header of their own.
fn one_line(value: &str) -> String {
    value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::testing::settings;

    #[test]
    fn every_kind_reads_well_in_every_language() -> Result<()> {
        for lang in Lang::ALL {
            let mut all = String::new();
            for mail in Mail::one_of_each() {
                let letter = Letter::write(&mail, *lang, &settings())?;
                let _ = write!(all, "Subject: {}\n\n{}\n=====\n\n", letter.subject, letter.text);
            }
            assert!(!all.contains("{ $") && !all.contains("{$"), "a value has no place");
            insta::assert_snapshot!(format!("letters_{lang}"), all);
        }
        Ok(())
    }

    #[test]
    fn the_html_part_says_the_same_and_escapes_what_people_typed() -> Result<()> {
        let mail = Mail::TokenCreated { name: "<img src=x onerror=alert(1)>\" & 'co'".into() };
        let letter = Letter::write(&mail, Lang::En, &settings())?;
        assert!(letter.text.contains("<img src=x onerror=alert(1)>"));
        assert!(!letter.html.contains("<img"));
        insta::assert_snapshot!("html", letter.html);
        Ok(())
    }

    #[test]
    fn no_value_begins_a_second_header() -> Result<()> {
        let mail = Mail::TokenCreated { name: "x\r\nBcc: eve@evil.test".into() };
        let site = Settings { site_name: "Site\r\nX-Evil: 1".into(), ..settings() };
        let letter = Letter::write(&mail, Lang::En, &site)?;
        assert!(!letter.subject.contains(['\r', '\n']));
        Ok(())
    }
}
