//! `plenary doctor`

use std::{io::Write, path::PathBuf};

use clap::Args;

use super::Common;
use crate::operate::{Finding, Verdict, examine, unreadable_settings};

/// What `plenary doctor` takes.
#[derive(Debug, Args)]
pub struct Doctor {
    #[command(flatten)]
    common: Common,
    /// The folder with the built assets, if the site is served with one.
    #[arg(long)]
    site: Option<PathBuf>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

impl Doctor {
    /// Says what is in order and what is not; fails if something is bad.
    pub async fn run(self) -> Result<(), String> {
        let findings = match self.common.settings() {
            Ok(mut config) => {
                config.site = self.site.or(config.site);
                examine(&config, self.common.config.as_deref()).await
            }
            Err(error) => vec![unreadable_settings(&error)],
        };
        let text = if self.json { as_json(&findings)? } else { as_lines(&findings) };
        // Whoever stopped reading does not want the rest.
        let _ = std::io::stdout().write_all(text.as_bytes());
        match findings.iter().filter(|finding| finding.verdict == Verdict::Bad).count() {
            0 => Ok(()),
            1 => Err("One thing must be mended.".into()),
            n => Err(format!("{n} things must be mended.")),
        }
    }
}

fn as_lines(findings: &[Finding]) -> String {
    let line = |finding: &Finding| format!("{} {}: {}", finding.mark(), finding.subject, finding.message);
    findings.iter().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

fn as_json(findings: &[Finding]) -> Result<String, String> {
    serde_json::to_string_pretty(findings).map(|text| text + "\n").map_err(|error| error.to_string())
}
