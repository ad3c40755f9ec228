//! Where things lie.

use std::path::{Path, PathBuf};

/// The root of the checkout.
pub fn root() -> &'static Path {
    let own_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    own_folder.parent().unwrap_or(own_folder)
}

/// The folder that cargo builds into, wherever it was told to: the one this very program lies in.
pub fn target() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.parent()?.to_owned()));
    beside.unwrap_or_else(|| root().join("target"))
}

/// The site of a development build.
pub fn site() -> PathBuf {
    target().join("site")
}

/// The server of a development build.
pub fn server() -> PathBuf {
    target().join("debug/plenary")
}

/// A program of a package of the npm registry.
pub fn npm_program(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}

/// Real data to test with, kept beside some checkouts.
pub fn shared_data() -> Option<PathBuf> {
    let data = root().parent()?.join("shared/data");
    data.is_dir().then_some(data)
}

/// The first program of this name on the search path.
pub fn program(name: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the search path is the system's, not a setting of ours")]
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|candidate| candidate.is_file())
}
