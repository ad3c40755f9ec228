//! `plenary print`

use std::path::PathBuf;

use app::draft::paper::file_manuscript;
use clap::Args;
use domain::draft::text::from_file;

use super::message;
use crate::{
    adapter::press::Press,
    config::{Config, in_words},
    site::now,
};

/// What `plenary print` takes. It needs neither a site nor a database.
#[derive(Debug, Args)]
pub struct Print {
    /// The PDF to write.
    #[arg(long)]
    to: PathBuf,
    /// What stands on its title page; the name of the file, unless told.
    #[arg(long)]
    title: Option<String>,
    /// A settings file (TOML) that may name the press.
    #[arg(long)]
    config: Option<PathBuf>,
    /// A text in Markdown.
    file: PathBuf,
}

impl Print {
    /// Typesets the file as a draft is typeset.
    pub async fn run(self) -> Result<(), String> {
        let config = Config::read(self.config.as_deref()).map_err(|error| format!("Settings: {}", in_words(&error)))?;
        let bytes = std::fs::read(&self.file).map_err(|error| format!("{}: {error}", self.file.display()))?;
        let text = from_file(&bytes).map_err(|flaw| format!("{}: {}", self.file.display(), flaw.message))?;
        let name = self.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let title = self.title.unwrap_or_else(|| name.clone());
        let manuscript = file_manuscript(&name, &title, &text, now().date_naive());
        let pdf = Press::of(&config).print(manuscript).await.map_err(message)?;
        std::fs::write(&self.to, &pdf).map_err(|error| format!("{}: {error}", self.to.display()))
    }
}
