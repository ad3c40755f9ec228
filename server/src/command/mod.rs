//! The command line. Each command is one file and calls the use cases that pages and REST call too.

mod allocator;
mod backup;
mod count;
mod demo;
mod doctor;
mod exercise;
mod export;
mod import;
mod import_draft;
mod import_group;
mod import_proposals;
mod migrate;
mod open;
mod print;
mod serve;
mod user;
mod verify;

use std::{path::PathBuf, process::ExitCode};

use ::config::ConfigError;
use clap::{Args, Parser, Subcommand};

use crate::config::{Config, in_words};

/// Runs the life of a technology-security ecosystem: conferences, working groups, standards.
#[derive(Debug, Parser)]
#[command(name = "plenary", version, about)]
pub struct Plenary {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site.
    Serve(serve::Serve),
    /// Bring the database's schema up to date.
    Migrate(Common),
    /// Import something from a file.
    #[command(subcommand)]
    Import(import::What),
    /// Write something as files that others can check and import.
    #[command(subcommand)]
    Export(export::Export),
    /// Write everything that must be kept into one file, while the site runs.
    Backup(backup::Backup),
    /// Make a data folder out of a backup.
    Restore(backup::Restore),
    /// Look whether everything is there that the site needs, and in order.
    Doctor(doctor::Doctor),
    /// Count an election from a file of ballots and print the result as JSON.
    Count(count::Count),
    /// Typeset a text in Markdown as PDF, as a draft is typeset.
    Print(print::Print),
    /// Check that the event log is what was sealed.
    Verify(verify::Verify),
    /// Open accounts, name administrators, let people back in.
    #[command(subcommand)]
    User(user::User),
    /// Fill a demo world and serve it.
    Demo(demo::Demo),
    /// Write and deliver without pause, to be killed by a test.
    #[command(hide = true)]
    Exercise(exercise::Exercise),
}

/// What every command that touches the site takes.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// The folder with database, files and kept mail.
    #[arg(long)]
    data: Option<PathBuf>,
    /// A settings file (TOML). `PLENARY_*` variables win over it.
    #[arg(long)]
    config: Option<PathBuf>,
}

impl Common {
    /// The settings, with what was said on the command line on top.
    pub fn read(&self) -> Result<Config, String> {
        self.settings().map_err(|error| format!("Settings: {}", in_words(&error)))
    }

    /// The same, for whoever tells what is wrong with them in a shape of its own.
    fn settings(&self) -> Result<Config, ConfigError> {
        let mut config = Config::read(self.config.as_deref())?;
        if let Some(data) = &self.data {
            config.data.clone_from(data);
        }
        Ok(config)
    }
}

/// Runs one command to its end.
pub fn run(plenary: Plenary) -> ExitCode {
    keep_to_ourselves();
    if matches!(plenary.command, Command::Serve(_) | Command::Demo(_)) {
        allocator::hold_no_more_than_is_used();
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("The process cannot start its threads: {error}")),
    };
    let result = runtime.block_on(async {
        match plenary.command {
            Command::Serve(serve) => serve.run().await,
            Command::Migrate(common) => migrate::run(&common).await,
            Command::Import(what) => what.run().await,
            Command::Export(export) => export.run().await,
            Command::Backup(backup) => backup.run().await,
            Command::Restore(restore) => restore.run().await,
            Command::Doctor(doctor) => doctor.run().await,
            Command::Count(count) => count.run(),
            Command::Print(print) => print.run().await,
            Command::Verify(verify) => verify.run().await,
            Command::User(user) => user.run().await,
            Command::Demo(demo) => demo.run().await,
            Command::Exercise(exercise) => Box::pin(exercise.run()).await,
        }
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => fail(&message),
    }
}

/// What any command writes (database, files, kept mail, backups) is for the account it runs as and for no other: 0700
/// and 0600. Whoever wants to share a folder says so with `chmod`; what is there already stays as it is.
fn keep_to_ourselves() {
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// What a command says when a use case refused or failed.
pub(crate) fn message(error: service::Error) -> String {
    let crate::problem::Failure(problem) = error.into();
    let fields = problem.fields.iter().map(|error| format!("\n  {}: {}", error.field, error.message));
    // The sentence of the pages speaks of a form.
    let whole =
        if problem.code == "invalid" { "This is not acceptable; nothing was changed." } else { &problem.message };
    shown(&format!("{whole}{}", fields.collect::<String>()))
}

/// What others wrote, for the terminal: without characters that steer it.
pub(crate) fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}
