//! How like two texts are, by the words they share; rare words weigh more.

use std::collections::HashMap;

/// The words of a text, each with how often it stands there, by number.
pub(super) type Bag = Vec<(u32, u32)>;

/// The words of all texts that are compared.
#[derive(Default)]
pub(super) struct Vocabulary {
    known: HashMap<String, u32>,
    /// How many texts have each word.
    texts: Vec<u32>,
    count: u32,
}

impl Vocabulary {
    /// Takes a text in.
    pub fn bag(&mut self, text: &str) -> Bag {
        let mut bag: HashMap<u32, u32> = HashMap::new();
        for word in words(text) {
            let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
            let number = *self.known.entry(word).or_insert(next);
            *bag.entry(number).or_default() += 1;
        }
        self.texts.resize(self.known.len(), 0);
        self.count += 1;
        let mut bag: Vec<_> = bag.into_iter().collect();
        bag.sort_unstable();
        for (word, _) in &bag {
            self.texts[*word as usize] += 1;
        }
        bag
    }

    /// How many texts have a word.
    pub fn texts(&self, word: u32) -> u32 {
        self.texts[word as usize]
    }

    /// How like two texts are, in hundredths: the mean of the shared part of both together and of the shorter alone, so
    /// that a text that was only extended stays like itself.
    pub fn likeness(&self, one: &Bag, other: &Bag) -> u64 {
        let (all_one, all_other) = (self.weight(one), self.weight(other));
        let least = all_one.min(all_other);
        if least == 0 {
            return 0;
        }
        let shared = self.shared(one, other);
        (200 * shared / (all_one + all_other)).midpoint(100 * shared / least)
    }

    fn shared(&self, one: &Bag, other: &Bag) -> u64 {
        let mut rest = other.iter().peekable();
        let mut shared = 0;
        for (word, times) in one {
            while rest.next_if(|(other, _)| other < word).is_some() {}
            if let Some((_, others)) = rest.next_if(|(other, _)| other == word) {
                shared += self.word_weight(*word) * u64::from(*times.min(others));
            }
        }
        shared
    }

    fn weight(&self, bag: &Bag) -> u64 {
        bag.iter().map(|(word, times)| self.word_weight(*word) * u64::from(*times)).sum()
    }

    /// 1 for a word that most texts have; one more each time half as many have it.
    fn word_weight(&self, word: u32) -> u64 {
        u64::from(1 + (self.count / self.texts(word).max(1)).max(1).ilog2())
    }
}

/// The text as it is compared: lower case, without punctuation and without editors' notes in front of it, such as
/// `[MODIFIED, SPLIT TO 2.2.11]`.
pub(super) fn plain(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> impl Iterator<Item = String> {
    without_notes(text)
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

pub(in crate::draft) fn without_notes(text: &str) -> &str {
    let mut text = text.trim_start();
    while let Some((note, rest)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let shouted = note.starts_with(|char: char| char.is_uppercase()) && !note.chars().any(char::is_lowercase);
        if !shouted || rest.starts_with(['(', '[']) {
            break;
        }
        text = rest.trim_start();
    }
    text
}
