//! `plenary import draft`

use std::{
    io::{BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
};

use clap::Args;
use domain::{
    draft::{TypedDraft, TypedRevision, cited, front, history::leading_number},
    policy::{Action, Actor},
};
use service::{
    Ctx, Error,
    draft::{
        Answer, AskedRequirement, Content, DraftFacts, HistoryFile, Stopped, draft, draft_by_id, post_history,
        read_history, start_draft,
    },
    group::{GroupFacts, group},
};

use super::{Common, message, open::open};

/// What `plenary import draft` takes. Also while the site runs.
#[derive(Debug, Args)]
pub struct Draft {
    /// A file (Markdown, or the baseline's YAML), or a folder of files whose names begin with numbers.
    path: PathBuf,
    /// The group's slug.
    #[arg(long)]
    group: String,
    /// The draft's name within its group. It is begun where there is none.
    #[arg(long)]
    name: String,
    /// The title of a draft that is begun; that of its front matter or its first heading unless said.
    #[arg(long)]
    title: Option<String>,
    /// What changed.
    #[arg(long, default_value = "")]
    note: String,
    /// The web address of the place where the same text is kept.
    #[arg(long, default_value = "")]
    repository: String,
    /// The commit there.
    #[arg(long, default_value = "")]
    commit: String,
    #[command(flatten)]
    common: Common,
}

impl Draft {
    /// Imports.
    pub async fn run(self) -> Result<(), String> {
        let files = files(&self.path)?;
        let ctx = open(&self.common, Actor::System { name: "plenary import" }).await?;
        let imported = self.import(&ctx, &files).await;
        ctx.db.clone().close().await.map_err(|error| error.to_string())?;
        imported
    }

    async fn import(&self, ctx: &Ctx, files: &[PathBuf]) -> Result<(), String> {
        let of = group(ctx, &self.group, Action::SeeGroup).await.and_then(service::Found::here).map_err(message)?;
        let mut named = Vec::with_capacity(files.len());
        for file in files {
            let bytes = std::fs::read(file).map_err(|error| format!("{} cannot be read: {error}.", file.display()))?;
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
            named.push((name.unwrap_or_default(), bytes.into()));
        }
        let files = read_history(named, usize::MAX).await.map_err(|unfit| message(unfit.into()))?;
        let Some(first) = files.first() else { return Err("There is nothing to import.".into()) };
        let facts = match draft(ctx, &of, &self.name, Action::WriteDraft).await {
            Ok(facts) => facts,
            Err(Error::Refused(problem)) if problem.code == "not-found" => self.begin(ctx, &of, &first.content).await?,
            Err(error) => return Err(message(error)),
        };
        self.post(ctx, &of, &facts, &files).await?;
        println!("{}", ctx.settings.address(&format!("/g/{}/drafts/{}", of.slug, self.name)));
        Ok(())
    }

    /// Posts what the draft does not hold yet, and asks at the terminal where it is unsure.
    async fn post(&self, ctx: &Ctx, of: &GroupFacts, facts: &DraftFacts, files: &[HistoryFile]) -> Result<(), String> {
        let typed =
            TypedRevision { note: self.note.clone(), repository: self.repository.clone(), commit: self.commit.clone() };
        let (mut rest, mut answers) = (files, Vec::new());
        loop {
            let done = post_history(ctx, facts.id, rest, &typed, &answers).await.map_err(message)?;
            for one in &done.posted {
                if one.is_new {
                    println!("{}: {}", one.name, cited(&of.slug, &self.name, one.number));
                } else {
                    println!("{}: revision {} says the same", one.name, one.number);
                }
            }
            rest = &rest[done.posted.len()..];
            let name = rest.first().map_or("", |file| file.name.as_str());
            answers = match done.stopped {
                None => return Ok(()),
                Some(Stopped::Asked(asked)) => ask(&asked).map_err(|error| format!("{name}: {error}"))?,
                Some(Stopped::Refused(error)) => return Err(format!("{name}: {}", message(error))),
            };
        }
    }

    async fn begin(&self, ctx: &Ctx, of: &GroupFacts, content: &Content) -> Result<DraftFacts, String> {
        let heading = content.outline.sections.iter().find(|section| section.depth > 0);
        let heading = heading.map(|one| format!("{} {}", one.number.as_deref().unwrap_or_default(), one.title));
        let own = front::matter(&content.text).into_iter().find_map(|(name, value)| (name == "title").then_some(value));
        let title = self.title.clone().or(own).or(heading).unwrap_or_else(|| self.name.clone());
        let typed = TypedDraft { title, repository: self.repository.clone(), ..TypedDraft::default() };
        let id = start_draft(ctx, of.id, &self.name, &typed).await.map_err(message)?;
        draft_by_id(ctx, id, Action::WriteDraft).await.map_err(message)
    }
}

/// A file alone, or the files of a folder whose names begin with numbers, in the order of those.
fn files(path: &Path) -> Result<Vec<PathBuf>, String> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let unreadable = |error: std::io::Error| format!("{} cannot be read: {error}.", path.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        files.extend(leading_number(&name).map(|number| (number, file)));
    }
    files.sort();
    if files.is_empty() {
        return Err(format!("{} holds no file whose name begins with a number. Nothing was changed.", path.display()));
    }
    Ok(files.into_iter().map(|(_, file)| file).collect())
}

/// Asks the person at the terminal what each requirement is.
fn ask(asked: &[AskedRequirement]) -> Result<Vec<Answer>, String> {
    let mut input = std::io::stdin().lock();
    if !std::io::stdin().is_terminal() {
        let numbers: Vec<&str> = asked.iter().map(|one| one.number.as_str()).collect();
        return Err(format!(
            "It is unsure what these requirements were in the revision before: {}. Run this at a terminal to be asked, or post the file on the draft's page.",
            numbers.join(", ")
        ));
    }
    let mut answers = Vec::new();
    for one in asked {
        println!("\n{} {}", one.number, one.text);
        for (nth, candidate) in (1..).zip(&one.candidates) {
            println!("  {nth}) it was {} ({} % alike): {}", candidate.number, candidate.likeness, candidate.text);
        }
        println!("  n) it is new");
        answers.push((one.new, choice(&mut input, one)?));
    }
    Ok(answers)
}

fn choice(input: &mut impl BufRead, one: &AskedRequirement) -> Result<Option<usize>, String> {
    loop {
        print!("Which? ");
        std::io::stdout().flush().map_err(|error| error.to_string())?;
        let mut line = String::new();
        if input.read_line(&mut line).map_err(|error| error.to_string())? == 0 {
            return Err("The answers ended. Nothing was posted.".into());
        }
        match line.trim() {
            "n" => return Ok(None),
            number => {
                let nth = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                if let Some(candidate) = nth.and_then(|nth| one.candidates.get(nth)) {
                    return Ok(Some(candidate.old));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_in_the_order_of_its_numbers() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["10.md", "2.md", "01.md", "README.md"] {
            std::fs::write(folder.path().join(name), "text").expect("written");
        }
        let names = files(folder.path()).expect("files");
        let names: Vec<_> = names.iter().filter_map(|file| file.file_name()?.to_str()).collect();
        assert_eq!(names, ["01.md", "2.md", "10.md"]);
        let empty = tempfile::tempdir().expect("a folder");
        assert!(files(empty.path()).is_err_and(|message| message.contains("begins with a number")));
    }

    #[test]
    fn an_answer_is_one_of_those_offered() {
        let candidate =
            |old| service::draft::AskedCandidate { old, number: "1".into(), text: String::new(), likeness: 50 };
        let one = AskedRequirement {
            new: 3,
            number: "2".into(),
            text: String::new(),
            candidates: vec![candidate(7), candidate(9)],
        };
        assert_eq!(choice(&mut &b"0\n3\nx\n2\n"[..], &one), Ok(Some(9)));
        assert_eq!(choice(&mut &b"n\n"[..], &one), Ok(None));
        assert!(choice(&mut &b""[..], &one).is_err());
    }
}
