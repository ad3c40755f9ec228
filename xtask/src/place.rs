//! Where things lie.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The root of the checkout.
pub fn root() -> &'static Path {
    static OWN_FOLDER: LazyLock<PathBuf> = LazyLock::new(own_folder);
    OWN_FOLDER.parent().unwrap_or(&OWN_FOLDER)
}

/// Cargo says which checkout it runs this for. What was compiled in may be another one, where both build into one folder.
fn own_folder() -> PathBuf {
    #[expect(clippy::disallowed_methods, reason = "cargo's word, not a setting of ours")]
    let told = std::env::var_os("CARGO_MANIFEST_DIR");
    told.map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
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
