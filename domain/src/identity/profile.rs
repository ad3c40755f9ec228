//! What somebody shows of themselves.

use serde::{Deserialize, Serialize};

use super::name::person_name;
use crate::{language::Lang, policy::Visibility, problem::FieldErrors, text};

/// Most characters of a biography.
pub const BIOGRAPHY_MAX: usize = 4_000;
/// Most links on a profile.
pub const LINKS_MAX: usize = 8;
const PRONOUNS_MAX: usize = 40;
const LABEL_MAX: usize = 60;

/// A profile as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileInput {
    /// The name.
    pub name: String,
    /// Pronouns, if they like to give any.
    pub pronouns: String,
    /// Something about themselves, in Markdown.
    pub biography: String,
    /// An IANA time zone.
    pub time_zone: String,
    /// The language of pages and mails.
    pub language: String,
    /// Who may see the profile.
    pub visibility: String,
    /// Links as (label, address); empty pairs are passed over.
    pub links: Vec<(String, String)>,
}

/// A profile that may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The name.
    pub name: String,
    /// Pronouns; may be empty.
    pub pronouns: String,
    /// Something about themselves, in Markdown; may be empty.
    pub biography: String,
    /// An IANA time zone. That it exists is checked where the time zones are.
    pub time_zone: String,
    /// The language of pages and mails.
    pub language: Lang,
    /// `Team` means the person and the site's administrators.
    pub visibility: Visibility,
    /// Links in their order.
    pub links: Vec<ProfileLink>,
}

/// A link on a profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileLink {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

impl ProfileInput {
    /// The profile, with everything that is wrong with it noted in `errors`.
    pub fn check(&self, errors: &mut FieldErrors) -> Option<Profile> {
        let name = errors.take("name", person_name(&self.name));
        let pronouns = errors.take("pronouns", text::optional_line(&self.pronouns, PRONOUNS_MAX));
        let biography = errors.take("biography", text::block(&self.biography, BIOGRAPHY_MAX));
        let language = self.language.parse().ok();
        if language.is_none() {
            errors.add("language", "unknown", "Choose one of the languages.");
        }
        let visibility = self.visibility.parse().ok();
        if visibility.is_none() {
            errors.add("visibility", "unknown", "Choose who may see your profile.");
        }
        let links = self.check_links(errors);
        Some(Profile {
            name: name?,
            pronouns: pronouns?,
            biography: biography?,
            time_zone: self.time_zone.clone(),
            language: language?,
            visibility: visibility?,
            links,
        })
    }

    fn check_links(&self, errors: &mut FieldErrors) -> Vec<ProfileLink> {
        let mut links = Vec::new();
        for (index, (label, url)) in self.links.iter().enumerate() {
            let (label_field, url_field) = (format!("links.{index}.label"), format!("links.{index}.url"));
            let label = errors.take(&label_field, text::optional_line(label, LABEL_MAX));
            let url = errors.take(&url_field, text::optional_web_address(url));
            match (label, url) {
                (Some(label), Some(Some(url))) if label.is_empty() => {
                    links.push(ProfileLink { label: without_scheme(&url).to_owned(), url });
                }
                (Some(label), Some(Some(url))) => links.push(ProfileLink { label, url }),
                (Some(label), Some(None)) if !label.is_empty() => {
                    errors.add(&url_field, "missing", "Give the address that this link leads to.");
                }
                _ => {}
            }
        }
        if links.len() > LINKS_MAX {
            errors.add("links", "too-many", format!("Give at most {LINKS_MAX} links."));
        }
        links
    }
}

fn without_scheme(url: &str) -> &str {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    rest.char_indices().nth(LABEL_MAX).map_or(rest, |(end, _)| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ada() -> ProfileInput {
        ProfileInput {
            name: "Ada Lovelace".into(),
            time_zone: "Europe/London".into(),
            language: "en".into(),
            visibility: "public".into(),
            ..ProfileInput::default()
        }
    }

    fn fields(input: &ProfileInput) -> Vec<String> {
        let mut errors = FieldErrors::default();
        input.check(&mut errors);
        errors.into_result().err().map_or(Vec::new(), |p| p.fields.into_iter().map(|field| field.field).collect())
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let input = ProfileInput {
            name: String::new(),
            language: "tlh".into(),
            links: vec![("Home".into(), String::new()), (String::new(), "javascript:x".into())],
            ..ada()
        };
        assert_eq!(fields(&input), ["name", "language", "links.0.url", "links.1.url"]);
    }

    #[test]
    fn a_link_without_words_shows_its_address() {
        let links = vec![(String::new(), "https://ada.example/".into()), (String::new(), String::new())];
        let mut errors = FieldErrors::default();
        let profile = ProfileInput { links, ..ada() }.check(&mut errors);
        let labels: Vec<_> = profile.into_iter().flat_map(|it| it.links).map(|link| link.label).collect();
        assert_eq!(labels, ["ada.example"]);
        assert!(errors.is_empty());
    }

    #[test]
    fn there_is_an_end_of_links() {
        let links = vec![("x".to_owned(), "https://x.example".to_owned()); LINKS_MAX + 1];
        assert_eq!(fields(&ProfileInput { links, ..ada() }), ["links"]);
    }
}
