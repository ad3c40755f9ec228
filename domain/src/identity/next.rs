//! Where somebody goes on after signing in.

/// Longest path that is carried along.
const MAX: usize = 1_000;

/// The path if it stays on this site; `None` for anything a browser would take elsewhere.
///
/// Browsers read `//host`, `/\host` and paths with tabs or line breaks in them as other hosts.
pub fn same_site_path(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('/')?;
    let stays = text.len() <= MAX
        && !rest.starts_with(['/', '\\'])
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    stays.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_followed() {
        for path in ["/", "/me", "/c/fosdem?day=2&q=a%20b#now"] {
            assert_eq!(same_site_path(path), Some(path));
        }
        for elsewhere in [
            "",
            "me",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/a\\b",
            "/a\r\nSet-Cookie: x",
            "javascript:alert(1)",
            "/ä",
        ] {
            assert_eq!(same_site_path(elsewhere), None, "{elsewhere}");
        }
    }
}
