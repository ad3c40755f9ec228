//! `plenary import`

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use domain::{policy::Actor, programme::diff::Counts};
use service::{
    Ctx, Error,
    programme::{FromFile, Import, Intent, Outcome, found_programme, import_programme},
};

use super::{Common, open::open};

/// What can be imported.
#[derive(Debug, Subcommand)]
pub enum What {
    /// A conference's programme: schedule.xml (frab, pentabarf, pretalx) or schedule.json.
    Programme(Programme),
    /// A draft of a group: a file is one revision, a folder of numbered files its history.
    Draft(super::import_draft::Draft),
    /// A group out of its record: all of it, under the same ids, or nothing.
    Group(super::import_group::Group),
    /// Proposals to a call: a table (CSV), every row of it or none.
    Proposals(super::import_proposals::Proposals),
}

/// What `plenary import programme` takes. Also while the site runs.
#[derive(Debug, Args)]
pub struct Programme {
    /// The file.
    file: PathBuf,
    /// The conference's slug.
    #[arg(long)]
    conference: String,
    /// Found the conference from what the file says, where there is none under that slug.
    #[arg(long)]
    create: bool,
    /// With `--create`: the ecosystem's slug under which to found it.
    #[arg(long, requires = "create")]
    ecosystem: Option<String>,
    /// With `--create`: the IANA zone of a file that names none, such as `Europe/Brussels`.
    #[arg(long, requires = "create")]
    zone: Option<String>,
    /// With `--create`: an address of the account that is to own the conference.
    #[arg(long, requires = "create", value_name = "ADDRESS")]
    owner: Option<String>,
    /// A word about this release.
    #[arg(long, default_value = "")]
    comment: String,
    /// Say what would change and keep nothing.
    #[arg(long)]
    preview: bool,
    /// Release the file also if it holds no session, so that everything in the programme is cancelled.
    #[arg(long, conflicts_with = "preview")]
    allow_empty: bool,
    #[command(flatten)]
    common: Common,
}

impl What {
    /// Imports.
    pub async fn run(self) -> Result<(), String> {
        match self {
            Self::Programme(programme) => programme.run().await,
            Self::Draft(draft) => draft.run().await,
            Self::Group(group) => group.run().await,
            Self::Proposals(proposals) => proposals.run().await,
        }
    }
}

impl Programme {
    async fn run(self) -> Result<(), String> {
        let file = read_up_to(&self.file, exchange::Options::default().max_bytes)
            .map_err(|error| format!("{} cannot be read: {error}. Nothing was changed.", self.file.display()))?;
        let ctx = open(&self.common, Actor::System { name: "plenary import" }).await?;
        let intent = match (self.preview, self.allow_empty) {
            (true, _) => Intent::Preview,
            (false, true) => Intent::ReleaseEvenEmpty,
            (false, false) => Intent::Release,
        };
        let import = Import { file: file.into(), comment: self.comment, intent };
        let result = if self.create {
            let from = FromFile {
                slug: self.conference.clone(),
                ecosystem: self.ecosystem,
                theme: String::new(),
                zone: self.zone,
                owner: self.owner,
                import,
            };
            found_programme(&ctx, from).await
        } else {
            import_programme(&ctx, &self.conference, import).await
        };
        let outcome = result.map_err(|error| refusal(error, &self.conference))?;
        report(&ctx, &self.conference, &outcome, intent);
        ctx.db.clone().close().await.map_err(|error| error.to_string())
    }
}

/// The file, and one byte more than is read of any, so that whoever reads it refuses what is longer.
pub fn read_up_to(path: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    let mut file = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    std::fs::File::open(path)?.take(most).read_to_end(&mut file)?;
    Ok(file)
}

/// What a command says of a refusal: the way on is an option here, not a form.
fn refusal(error: Error, slug: &str) -> String {
    let (code, field) = match &error {
        Error::Refused(problem) => {
            (problem.code.as_str(), problem.fields.first().map_or("", |field| field.code.as_str()))
        }
        _ => ("", ""),
    };
    match (code, field) {
        ("not-found", _) => format!("There is no conference “{slug}”. With --create it is made out of the file."),
        (_, "nothing-left") => format!("{}\nGive --allow-empty if that is meant.", super::message(error)),
        _ => super::message(error),
    }
}

fn report(ctx: &Ctx, slug: &str, outcome: &Outcome, intent: Intent) {
    for notice in &outcome.notices {
        println!("{}{} [{}]", place(&notice.place), notice.message, notice.code);
    }
    let Counts { new, returned, moved, changed, cancelled } = outcome.diff.counts();
    let sessions = if outcome.sessions == 1 { "session" } else { "sessions" };
    println!(
        "{} {sessions}; in the timetable {new} new, {returned} returned, {moved} moved, {changed} changed, {cancelled} cancelled",
        outcome.sessions
    );
    match (&outcome.release, intent) {
        (Some(release), _) => {
            println!(
                "Release {} ({}) is public: {}",
                release.number,
                release.version,
                ctx.settings.address(&format!("/c/{slug}"))
            );
        }
        (None, Intent::Preview) => println!("This was a preview; nothing was changed."),
        (None, Intent::Release | Intent::ReleaseEvenEmpty) => {
            println!("The file says what the newest release says; nothing was changed.");
        }
    }
}

/// Where, and what follows is about it; nothing where it is about the whole file.
fn place(place: &domain::programme::sheet::Place) -> String {
    match (place.line, place.path.as_str()) {
        (0, "") => String::new(),
        (0, path) => format!("{path}: "),
        (line, "") => format!("line {line}: "),
        (line, path) => format!("line {line}, {path}: "),
    }
}
