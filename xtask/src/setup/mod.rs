//! What building and testing need. Each part looks first and does nothing where all is there.

mod apt;
pub mod chromium;
mod documents;
pub mod nextest;
pub mod npm;
pub mod postgres;
pub mod python;
pub mod wasm_target;

use anyhow::Result;
use std::path::PathBuf;

/// Where the tools lie that tests use.
pub struct Tools {
    pub chromium: PathBuf,
    pub postgres: PathBuf,
    pub python: PathBuf,
}

/// What building needs, and what testing needs beyond it.
pub fn everything() -> Result<Tools> {
    wasm_target::compiler()?;
    npm::packages()?;
    let tools = Tools { chromium: chromium::program()?, postgres: postgres::programs()?, python: python::program()? };
    documents::tools()?;
    nextest::installed()?;
    Ok(tools)
}
