//! Filters of the agenda. They live in the address, so that they can be shared and work without scripts.

use super::{Slot, fold::fold, index::Index};

/// What a reader wants to see. Several values of one kind widen it, kinds narrow each other down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Slugs of tracks.
    pub track: Vec<String>,
    /// Slugs of rooms.
    pub room: Vec<String>,
    /// Kinds of session.
    pub kind: Vec<String>,
    /// Language tags.
    pub language: Vec<String>,
    /// Words that all occur, without regard to capitals and accents.
    pub text: String,
}

/// Most characters of a search text that are looked at.
const TEXT_MAX: usize = 200;

impl Filter {
    /// Reads the pairs of a query; others than the filter's own are somebody else's and left alone.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut filter = Self::default();
        for (name, value) in pairs {
            let value = value.trim();
            let values = match name {
                "track" => &mut filter.track,
                "room" => &mut filter.room,
                "type" => &mut filter.kind,
                "language" => &mut filter.language,
                "q" => {
                    filter.text = value.chars().take(TEXT_MAX).collect();
                    continue;
                }
                _ => continue,
            };
            if !value.is_empty() {
                values.push(value.to_owned());
            }
        }
        for values in [&mut filter.track, &mut filter.room, &mut filter.kind, &mut filter.language] {
            values.sort();
            values.dedup();
        }
        filter
    }

    /// The pairs for a query, always in the same order.
    pub fn to_pairs(&self) -> Vec<(&'static str, &str)> {
        let named = [("track", &self.track), ("room", &self.room), ("type", &self.kind), ("language", &self.language)];
        let values =
            named.into_iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value.as_str())));
        let text = Some(("q", self.text.as_str())).filter(|(_, text)| !text.is_empty());
        values.chain(text).collect()
    }

    /// Whether nothing is filtered out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The slots among `slots` that the filter lets through.
    pub fn apply<'a>(&self, index: &Index<'a>, slots: impl IntoIterator<Item = &'a Slot>) -> Vec<&'a Slot> {
        let kinds: Vec<_> = self.kind.iter().map(|kind| fold(kind)).collect();
        let text = fold(&self.text);
        let words: Vec<_> = text.split_whitespace().collect();
        slots.into_iter().filter(|slot| self.accepts(index, slot, &kinds, &words)).collect()
    }

    fn accepts(&self, index: &Index<'_>, slot: &Slot, kinds: &[String], words: &[&str]) -> bool {
        let Some(session) = index.session(slot.session) else { return false };
        let among = |wanted: &[String], value: Option<&str>| {
            wanted.is_empty() || value.is_some_and(|value| wanted.iter().any(|wanted| wanted == value))
        };
        let track = index.track_of(session);
        among(&self.track, track.map(|track| track.slug.as_str()))
            && among(&self.room, index.room(slot.room).map(|room| room.slug.as_str()))
            && among(&self.language, Some(&session.language))
            && (kinds.is_empty() || among(kinds, Some(&fold(&session.kind))))
            && (words.is_empty() || {
                let mut text = fold(&session.title);
                let track = track.map(|track| track.name.as_str());
                let names = index.speakers_of(session).map(|speaker| speaker.name.as_str());
                for part in [session.subtitle.as_str(), &session.kind].into_iter().chain(track).chain(names) {
                    text.push('\n');
                    text.push_str(&fold(part));
                }
                words.iter().all(|word| text.contains(word))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::testing::{at, programme};

    fn titles(pairs: &[(&str, &str)]) -> Vec<String> {
        let programme = programme(&[
            "Memory safety @Janson 10:00+30 in Kernel & Friends by Łukasz Żak",
            "Borrowing @UA2.114 10:30+30 in Rust by Ann",
            "Déjà vu @Janson 11:00+30 in Rust by Ben",
        ]);
        let index = Index::new(&programme);
        let found = Filter::from_pairs(pairs.iter().copied()).apply(&index, programme.active_slots());
        found.into_iter().map(|slot| at(&programme, slot.id).to_owned()).collect()
    }

    #[test]
    fn kinds_narrow_and_values_widen() {
        assert_eq!(titles(&[]).len(), 3);
        assert_eq!(titles(&[("track", "rust")]), ["Borrowing", "Déjà vu"]);
        assert_eq!(titles(&[("track", "rust"), ("track", "kernel-friends")]).len(), 3);
        assert_eq!(titles(&[("track", "rust"), ("room", "janson")]), ["Déjà vu"]);
        assert_eq!(titles(&[("type", "Talk"), ("language", "en")]).len(), 3);
        assert_eq!(titles(&[("language", "de")]), Vec::<String>::new());
    }

    #[test]
    fn text_matches_every_word_without_accents() {
        assert_eq!(titles(&[("q", "deja")]), ["Déjà vu"]);
        assert_eq!(titles(&[("q", "ŁUKASZ zak")]), ["Memory safety"]);
        assert_eq!(titles(&[("q", "rust ann")]), ["Borrowing"]);
        assert_eq!(titles(&[("q", "rust lukasz")]), Vec::<String>::new());
    }

    #[test]
    fn addresses_have_one_form() {
        let filter = Filter::from_pairs([
            ("q", " a b "),
            ("track", "z"),
            ("day", "1"),
            ("track", "a"),
            ("track", "z"),
            ("room", ""),
        ]);
        assert_eq!(filter.to_pairs(), [("track", "a"), ("track", "z"), ("q", "a b")]);
        assert_eq!(Filter::from_pairs(filter.to_pairs()), filter);
        assert!(Filter::from_pairs([("day", "1"), ("q", "  ")]).is_empty());
    }
}
