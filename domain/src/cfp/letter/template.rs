//! Templates of letters.

use serde::{Deserialize, Serialize};

use super::{LetterKind, Placeholder, Values};
use crate::{
    FieldErrors, Problem,
    problem::Flaw,
    text::{block, line},
};

/// A text with places for values, as `{title}`. A brace that is meant is written twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Place(Placeholder),
}

/// Subject and text of a kind of letter, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedWording {
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// Subject and text of a kind of letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The subject.
    pub subject: Template,
    /// The text.
    pub body: Template,
}

impl TypedWording {
    /// Most characters of a subject.
    pub const SUBJECT_MOST: usize = 200;
    /// Most characters of a text.
    pub const BODY_MOST: usize = 20_000;

    /// The wording of a `kind` of letter, or everything that is wrong with it.
    pub fn check(&self, kind: LetterKind) -> Result<Wording, Problem> {
        let mut errors = FieldErrors::default();
        let read = |text: Result<String, Flaw>| text.and_then(|text| Template::read(&text, kind.placeholders()));
        let subject = errors.take("subject", read(line(&self.subject, Self::SUBJECT_MOST)));
        let body = errors.take("body", read(needed(&self.body)));
        errors.finish(subject.zip(body).map(|(subject, body)| Wording { subject, body }))
    }

    /// A letter as it was edited, without places: both texts as they will be sent.
    pub fn check_letter(&self) -> Result<Self, Problem> {
        let mut errors = FieldErrors::default();
        let subject = errors.take("subject", line(&self.subject, Self::SUBJECT_MOST + 300));
        let body = errors.take("body", needed(&self.body));
        errors.finish(subject.zip(body).map(|(subject, body)| Self { subject, body }))
    }
}

fn needed(text: &str) -> Result<String, Flaw> {
    let text = block(text, TypedWording::BODY_MOST)?;
    if text.is_empty() { Err(Flaw::new("missing", "This field is needed.")) } else { Ok(text) }
}

impl Wording {
    /// The letter with its values.
    pub fn fill(&self, values: &Values) -> TypedWording {
        TypedWording { subject: self.subject.fill(values), body: self.body.fill(values) }
    }
}

impl Template {
    /// Reads a template in which only `known` values have a place.
    pub fn read(text: &str, known: &[Placeholder]) -> Result<Self, Flaw> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            plain.push_str(before);
            if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
                plain.push_str(&from[..1]);
                rest = after;
                continue;
            }
            let Some((name, after)) = from.strip_prefix('{').and_then(|inner| inner.split_once('}')) else {
                return Err(Flaw::new("brace", "A brace stands alone. Write it twice where a brace is meant."));
            };
            let place = name.trim().parse::<Placeholder>().ok().filter(|place| known.contains(place));
            let place = place.ok_or_else(|| {
                let known: Vec<String> = known.iter().map(|place| format!("{{{place}}}")).collect();
                Flaw::new("placeholder", format!("There is nothing to put in here; there is for {}.", known.join(", ")))
            })?;
            parts.push(Part::Text(std::mem::take(&mut plain)));
            parts.push(Part::Place(place));
            rest = after;
        }
        plain.push_str(rest);
        parts.push(Part::Text(plain));
        Ok(Self(parts))
    }

    /// The text with its values. Values are not read again.
    pub fn fill(&self, values: &Values) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Place(place) => values.get(*place).to_owned(),
        };
        self.0.iter().map(part).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Template, &'static str> {
        Template::read(text, LetterKind::Accepted.placeholders()).map_err(|flaw| flaw.code)
    }

    #[test]
    fn values_stand_in_their_places_and_braces_can_be_meant() {
        let values = Values::default().with(Placeholder::Title, "Boots").with(Placeholder::Speaker, "Ada");
        let template = read("Dear { speaker }, {{your}} “{title}”{track}.").expect("a template");
        assert_eq!(template.fill(&values), "Dear Ada, {your} “Boots”.");
    }

    #[test]
    fn what_has_no_place_is_refused_by_name() {
        for (text, code) in [
            ("{", "brace"),
            ("}", "brace"),
            ("{title", "brace"),
            ("{password}", "placeholder"),
            ("{title.__class__}", "placeholder"),
            ("{0}", "placeholder"),
            ("{}", "placeholder"),
            ("{{title}", "brace"),
        ] {
            assert_eq!(read(text), Err(code), "{text}");
        }
        assert!(Template::read("{minutes}", LetterKind::Rejected.placeholders()).is_err());
    }

    /// Notes on conferences, 2.2: e-mail injection through placeholders.
    #[test]
    fn the_injection_corpus_does_nothing() {
        let template = read("Subject of {title}\n-- \n{conference}").expect("a template");
        let corpus = [
            "{speaker}",
            "{{speaker}}",
            "{conference}{title}",
            "%s %(title)s ${title} #{title} {{ title }} {% raw %} <%= title %>",
            "x\r\nBcc: eve@evil.test",
            "x\n\n-- \nThe organisers",
            "$(id) `id` ; DROP TABLE letter",
            "<script>alert(1)</script>",
            "[click](https://evil.test)",
        ];
        for hostile in corpus {
            let values = Values::default().with(Placeholder::Title, hostile).with(Placeholder::Conference, "Days");
            let filled = template.fill(&values.with(Placeholder::Speaker, "SECRET"));
            assert_eq!(filled.lines().count(), 3, "{hostile}");
            assert!(!filled.contains("SECRET") && !filled.contains("://"), "{hostile}");
            assert!(filled.ends_with("\n-- \nDays"), "{hostile}");
        }
    }

    proptest! {
        #[test]
        fn no_value_changes_what_stands_around_it(value in "\\PC*|[{}a-z]*") {
            let template = read("before\n{title}\nafter").expect("a template");
            let filled = template.fill(&Values::default().with(Placeholder::Title, &value));
            let lines: Vec<&str> = filled.split('\n').collect();
            prop_assert_eq!(lines.len(), 3);
            prop_assert_eq!((lines[0], lines[2]), ("before", "after"));
        }

        #[test]
        fn a_meant_brace_comes_out_as_one(text in "[{} a]{0,20}") {
            let doubled = text.replace('{', "{{").replace('}', "}}");
            prop_assert_eq!(read(&doubled).map(|template| template.fill(&Values::default())), Ok(text));
        }
    }
}
