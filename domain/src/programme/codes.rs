//! Codes: the six characters by which sessions and speakers are addressed.

use std::collections::BTreeSet;

use uuid::Uuid;

/// No `I`, `O`, `0`, `1`: codes are read aloud and typed from posters. 32 of them, so that five bits choose one.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// What derived identities are hashed under; a value of our own, fixed for ever.
const NAMESPACE: Uuid = Uuid::from_u128(0x5a1e_55e5_0c0d_4e5d_9a6e_c0de_5ca1_ab1e);

/// A guid for something that has none, from what identifies it.
pub fn guid_for(identity: &str) -> String {
    Uuid::new_v5(&NAMESPACE, identity.as_bytes()).to_string()
}

/// A code for `identity` that is not `taken` yet; it is then. The same identity gets the same code wherever it is free.
pub fn derive(identity: &str, taken: &mut BTreeSet<String>) -> String {
    for attempt in 0_u32.. {
        let hash = Uuid::new_v5(&NAMESPACE, format!("{attempt}:{identity}").as_bytes()).as_u128();
        let code: String = (0..6).map(|place| char::from(ALPHABET[((hash >> (5 * place)) & 31) as usize])).collect();
        if taken.insert(code.clone()) {
            return code;
        }
    }
    unreachable!("there are more codes than things to name")
}

/// Whether the text has the shape of a code: six of `0-9`, `A-Z`.
pub fn is_code(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

/// The code a file gives a session: said outright, or as the start of its slug (`SFKNTZ-welcome`), or as the last part
/// of its address (`…/talk/SFKNTZ/`).
pub fn given<'a>(code: Option<&'a str>, slug: Option<&'a str>, url: Option<&'a str>) -> Option<&'a str> {
    let from_slug = || slug.and_then(|slug| slug.split_once('-')).map(|(start, _)| start);
    let from_url = || {
        let mut parts = url?.trim_end_matches('/').rsplit('/');
        let last = parts.next()?;
        matches!(parts.next()?, "talk" | "talks").then_some(last)
    };
    [code, from_slug(), from_url()].into_iter().flatten().find(|code| is_code(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_identity_gets_the_same_code() {
        let first = derive("guid:1", &mut BTreeSet::new());
        assert_eq!(derive("guid:1", &mut BTreeSet::new()), first);
        assert!(is_code(&first));
    }

    #[test]
    fn a_taken_code_is_not_given_again() {
        let taken = &mut BTreeSet::new();
        let first = derive("guid:1", taken);
        assert_ne!(derive("guid:1", taken), first);
    }

    #[test]
    fn codes_are_found_where_files_keep_them() {
        assert_eq!(given(Some("ABC123"), Some("SFKNTZ-x"), None), Some("ABC123"));
        assert_eq!(given(Some("too long"), Some("SFKNTZ-welcome"), None), Some("SFKNTZ"));
        assert_eq!(given(None, None, Some("https://example.org/c/demo/talk/G9JGWY/")), Some("G9JGWY"));
        assert_eq!(given(None, Some("sfkntz-welcome"), Some("https://example.org/G9JGWY")), None);
    }
}
