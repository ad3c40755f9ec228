//! What a thread has at hand: the answers that it sends again and again.

use std::{
    collections::{HashMap, VecDeque},
    hash::{BuildHasher, RandomState},
};

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use bytes::Bytes;
use domain::Instant;
use service::database::Generation;

use super::edition::Validity;
use crate::http::{Ready, metrics::Reads};

/// Bytes of bodies that a thread has at hand at most. Whatever is wanted once more after that finds its place anew.
const MOST: usize = 4 * 1024 * 1024;
/// Longer bodies stay on the shelf: beside what sending them takes, what threads share costs nothing.
const LONGEST: usize = 1024 * 1024;
/// As many questions are remembered that were asked once.
const ASKED_ONCE: usize = 64;

/// All that the answer to a plain GET depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Question<'a> {
    address: &'a str,
    codings: &'a [u8],
}

impl<'a> Question<'a> {
    /// What is asked; `None` where the answer may depend on more, as on what the reader has already.
    pub fn of(uri: &'a Uri, headers: &'a HeaderMap) -> Option<Self> {
        const MORE: [HeaderName; 2] = [header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE];
        let mut codings = headers.get_all(header::ACCEPT_ENCODING).iter();
        let first = codings.next().map_or(&b""[..], HeaderValue::as_bytes);
        let plain = codings.next().is_none() && !MORE.iter().any(|name| headers.contains_key(name));
        plain.then_some(Self { address: uri.path_and_query()?.as_str(), codings: first })
    }
}

/// The answers that one thread sends again and again.
///
/// Whatever threads share is counted, and to count is to write to memory that other processors write to as well: where
/// these stand far apart, a dozen such counts cost more than everything else in an answer. So a thread has headers,
/// bytes counted on its own of what it sends often, and to send them again touches nothing that is shared but the
/// number that grows with each write.
#[derive(Default)]
pub struct Hand {
    held: HashMap<u64, Held>,
    /// Of all bodies.
    bytes: usize,
    asked_once: VecDeque<u64>,
    hasher: RandomState,
}

struct Held {
    address: Box<str>,
    codings: Box<[u8]>,
    validity: Validity,
    reads: Reads,
    headers: HeaderMap,
    body: Bytes,
}

impl Hand {
    /// The answer, if it is at hand and nothing was written since it was the newest one.
    pub fn find(&mut self, question: Question<'_>, generation: Generation, now: Instant) -> Option<Ready> {
        let hash = self.hasher.hash_one(question);
        let held = self.held.get(&hash).filter(|held| held.answers(question))?;
        if !held.validity.holds(generation, now) {
            self.drop_one(hash);
            return None;
        }
        held.reads.record(false);
        Some(Ready { status: StatusCode::OK, headers: held.headers.clone(), body: held.body.clone() })
    }

    /// Takes an answer that was found elsewhere, if the question was asked before.
    pub fn learn(&mut self, question: Question<'_>, validity: Validity, reads: &Reads, ready: &Ready) {
        let length = ready.body.len();
        if ready.status != StatusCode::OK || length > LONGEST {
            return;
        }
        let hash = self.hasher.hash_one(question);
        let Some(place) = self.asked_once.iter().position(|asked| *asked == hash) else {
            self.asked_once.truncate(ASKED_ONCE - 1);
            self.asked_once.push_front(hash);
            return;
        };
        self.asked_once.remove(place);
        self.drop_one(hash);
        if self.bytes + length > MOST {
            self.held.clear();
            self.bytes = 0;
        }
        self.bytes += length;
        self.held.insert(hash, Held::new(question, validity, reads.clone(), ready));
    }

    fn drop_one(&mut self, hash: u64) {
        if let Some(held) = self.held.remove(&hash) {
            self.bytes -= held.body.len();
        }
    }
}

impl Held {
    fn new(question: Question<'_>, validity: Validity, reads: Reads, ready: &Ready) -> Self {
        Self {
            address: question.address.into(),
            codings: question.codings.into(),
            validity,
            reads,
            headers: ready.headers.iter().map(|(name, value)| (name.clone(), copied(value))).collect(),
            // A count of its own over the same bytes.
            body: Bytes::from_owner(ready.body.clone()),
        }
    }

    fn answers(&self, question: Question<'_>) -> bool {
        *self.address == *question.address && *self.codings == *question.codings
    }
}

/// The same, with bytes of its own.
fn copied(value: &HeaderValue) -> HeaderValue {
    HeaderValue::from_bytes(value.as_bytes()).unwrap_or_else(|_| value.clone())
}
