//! A promise to people on phones, kept by the build.

use super::compress::brotli_size;
use super::shelf::Shelf;
use anyhow::{Context, Result, ensure};
use std::path::Path;

/// What a page with islands may load beyond itself, in bytes as sent.
const LIMIT: u64 = 100_000;
const PARTS: [&str; 3] = ["boot.js", "main.js", "main.wasm"];
/// What counting a ballot may load, once somebody asks for it.
const COUNTER_LIMIT: u64 = 160_000;
const COUNTER_PARTS: [&str; 3] = ["count.js", "counter.js", "counter.wasm"];

/// Refuses a bundle that has grown too big.
pub fn check(folder: &Path, shelf: &Shelf) -> Result<()> {
    for (what, parts, limit) in [("islands", PARTS, LIMIT), ("counter", COUNTER_PARTS, COUNTER_LIMIT)] {
        let mut size = 0;
        for part in parts {
            let name = shelf.hashed(part).with_context(|| format!("the site has no {part}"))?;
            size += brotli_size(&folder.join("pkg").join(name))?;
        }
        eprintln!("  {what}: {size} of {limit} bytes with brotli");
        ensure!(size <= limit, "{what}: {size} bytes with brotli; more than {limit} are not sent to anybody's phone");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that no compression makes smaller.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 1_u64;
        let next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state.to_be_bytes()[0]
        };
        std::iter::repeat_with(next).take(length).collect()
    }

    fn check_with_wasm_of(length: usize) -> Result<()> {
        let folder = tempfile::tempdir()?;
        let mut shelf = Shelf::default();
        shelf.put("boot.js", b"import".to_vec());
        shelf.put("main.js", b"export".to_vec());
        shelf.put("main.wasm", noise(length));
        for part in COUNTER_PARTS {
            shelf.put(part, b"count".to_vec());
        }
        shelf.write(folder.path())?;
        check(folder.path(), &shelf)
    }

    #[test]
    fn islands_within_the_budget_pass_and_bigger_ones_do_not() {
        check_with_wasm_of(90_000).unwrap();
        let refusal = check_with_wasm_of(100_000).unwrap_err();
        assert!(refusal.to_string().starts_with("islands: 100"), "{refusal}");
    }
}
