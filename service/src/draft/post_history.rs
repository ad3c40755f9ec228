//! Posting a history: several files, each a revision, one after the other.

use bytes::Bytes;
use domain::{
    draft::{
        TypedRevision,
        history::{already_posted, in_order},
    },
    id::DraftId,
    policy::Action,
};

use super::{
    Content, draft_by_id, find,
    post_revision::{NewRevision, Posted, RevisionSource, post_revision},
    prepare::{Answer, AskedRequirement},
    read_content,
};
use crate::{Ctx, Error, Result};

/// A file of a history that was read.
#[derive(Clone, Debug)]
pub struct HistoryFile {
    /// Its name.
    pub name: String,
    /// The file as it came.
    pub bytes: Bytes,
    /// What stands in it.
    pub content: Content,
}

/// A file for which a history as a whole is refused; nothing of it was posted.
#[derive(Debug)]
pub struct UnfitFile {
    /// Its name.
    pub name: String,
    /// What is wrong with it.
    pub error: Error,
}

impl From<UnfitFile> for Error {
    fn from(unfit: UnfitFile) -> Self {
        said_of(&unfit.name, unfit.error)
    }
}

/// What came of posting a history.
#[derive(Debug)]
pub struct PostedHistory {
    /// The revision that each file is, in the order of the files, as far as it went.
    pub posted: Vec<PostedFile>,
    /// Why it went no further; the file in question is the one after those in `posted`.
    pub stopped: Option<Stopped>,
}

/// Which revision a file of a history is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostedFile {
    /// The name of the file.
    pub name: String,
    /// The number of the revision.
    pub number: i32,
    /// Whether it was posted now; otherwise a revision said the same before.
    pub is_new: bool,
}

/// Why a history was not posted to its end.
#[derive(Debug)]
pub enum Stopped {
    /// The editor is asked what requirements of the next file are.
    Asked(Vec<AskedRequirement>),
    /// The next file was refused.
    Refused(Error),
}

/// Reads the files of a history, all of them before any is posted, and puts them into the order of the numbers that
/// their names begin with. What comes over the web has at most [`MAX_FILES`](domain::draft::history::MAX_FILES).
pub async fn read_history(
    files: Vec<(String, Bytes)>,
    most: usize,
) -> std::result::Result<Vec<HistoryFile>, UnfitFile> {
    if let Some((name, _)) = files.get(most) {
        let message = format!("Send at most {most} files at once, the oldest first.");
        return Err(UnfitFile { name: name.clone(), error: Error::field("file", "too-many-files", message) });
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let order = in_order(&names).map_err(|name| UnfitFile {
        name: name.to_owned(),
        error: Error::field("file", "no-number", "Of several files, each has a name that begins with its number."),
    })?;
    let mut read = Vec::with_capacity(files.len());
    for (name, bytes) in order.into_iter().map(|place| files[place].clone()) {
        match read_content(bytes.clone()).await {
            Ok(content) => read.push(HistoryFile { name, bytes, content }),
            Err(error) => return Err(UnfitFile { name, error }),
        }
    }
    Ok(read)
}

/// Posts the files of a history, each as a revision of its own, until one of them is refused or asks something. What the
/// draft holds of the history already is passed over; `answers` are about the first file that it does not hold.
pub async fn post_history(
    ctx: &Ctx,
    id: DraftId,
    files: &[HistoryFile],
    typed: &TypedRevision,
    answers: &[Answer],
) -> Result<PostedHistory> {
    ctx.authorize_route(Action::WriteDraft)?;
    typed.check()?;
    draft_by_id(ctx, id, Action::WriteDraft).await?;
    let mut done = PostedHistory { posted: passed_over(ctx, id, files).await?, stopped: None };
    let mut answers = answers.to_vec();
    for file in &files[done.posted.len()..] {
        let source = RevisionSource::File(Box::new(file.content.clone()));
        let new = NewRevision { source, typed: typed.clone(), answers: std::mem::take(&mut answers), made_from: None };
        let (number, is_new) = match post_revision(ctx, id, &new).await {
            Ok(Posted::New(number)) => (number, true),
            Ok(Posted::Same(number)) => (number, false),
            Ok(Posted::Asked(asked)) => {
                done.stopped = Some(Stopped::Asked(asked));
                break;
            }
            Err(error) => {
                done.stopped = Some(Stopped::Refused(error));
                break;
            }
        };
        done.posted.push(PostedFile { name: file.name.clone(), number, is_new });
    }
    Ok(done)
}

/// The files, from the first, that the draft holds as its newest revisions.
async fn passed_over(ctx: &Ctx, id: DraftId, files: &[HistoryFile]) -> Result<Vec<PostedFile>> {
    let revisions = find::hashes(&ctx.db.read, id).await?;
    // Two files after each other that say the same are one revision.
    let mut distinct: Vec<&str> = files.iter().map(|file| file.content.hash.as_str()).collect();
    distinct.dedup();
    let hashes: Vec<&str> = revisions.iter().map(|(_, hash)| hash.as_str()).collect();
    let held = already_posted(&hashes, &distinct).map_err(|held| went_on(&revisions[held]))?;
    let mut numbers = revisions[held].iter().map(|(number, _)| *number);
    let mut posted: Vec<PostedFile> = Vec::new();
    for (nth, file) in files.iter().enumerate() {
        let same = nth.checked_sub(1).filter(|before| files[*before].content.hash == file.content.hash);
        let number = match same {
            Some(before) => posted[before].number,
            None => match numbers.next() {
                Some(number) => number,
                None => break,
            },
        };
        posted.push(PostedFile { name: file.name.clone(), number, is_new: false });
    }
    Ok(posted)
}

fn went_on(held: &[(i32, String)]) -> Error {
    let [from, to] = [held.first(), held.last()].map(|one| one.map_or(0, |(number, _)| *number));
    let message = format!(
        "The first {} of the files are revisions {from} to {to}, and others were posted since. Nothing was posted; send only the files that come after those.",
        held.len()
    );
    Error::conflict("history-behind", message)
}

impl PostedHistory {
    /// Of a history that was refused before its first file.
    pub const fn none(error: Error) -> Self {
        Self { posted: Vec::new(), stopped: Some(Stopped::Refused(error)) }
    }

    /// The same for those who see no more than whether it went well: what was refused, with the name of the file in
    /// question, out of `files`, and with what was posted before it.
    pub fn whole(self, files: &[HistoryFile]) -> Result<Vec<PostedFile>> {
        let Some(stopped) = self.stopped else { return Ok(self.posted) };
        let name = files.get(self.posted.len()).map_or("", |file| file.name.as_str());
        let error = match stopped {
            Stopped::Asked(asked) => unsure(&asked),
            Stopped::Refused(error) => error,
        };
        let error = said_of(name, error);
        let new = self.posted.iter().filter(|one| one.is_new).count();
        Err(match (error, self.posted.last()) {
            (Error::Refused(mut problem), Some(last)) if new > 0 => {
                let before =
                    format!("{new} of the files were posted, up to {} as revision {}.", last.name, last.number);
                problem.message =
                    format!("{} {before} Send all of them again: what is there is passed over.", problem.message);
                Error::Refused(problem)
            }
            (error, _) => error,
        })
    }
}

/// That an editor must say what requirements are before the text can be posted.
pub fn unsure(asked: &[AskedRequirement]) -> Error {
    let numbers: Vec<&str> = asked.iter().map(|one| one.number.as_str()).take(20).collect();
    let message = format!(
        "It is unsure what {} were in the revision before. It was not posted. Ask “revisions/check”, then send the answers along.",
        numbers.join(", ")
    );
    Error::conflict("identities-unsure", message)
}

/// The same refusal, said of a file.
fn said_of(name: &str, error: Error) -> Error {
    let Error::Refused(mut problem) = error else { return error };
    for field in &mut problem.fields {
        field.message = format!("{name}: {}", field.message);
    }
    if problem.fields.is_empty() {
        problem.message = format!("{name}: {}", problem.message);
    }
    Error::Refused(problem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{on_both_databases, testing::code_of};

    fn texts(count: usize) -> Vec<(String, Bytes)> {
        (1..=count).map(|nth| (format!("{nth}.md"), Bytes::from(format!("# Text\n\nIt says {nth}.\n")))).collect()
    }

    async fn send(ctx: &Ctx, id: DraftId, files: Vec<(String, Bytes)>) -> Result<Vec<(i32, bool)>> {
        let files = read_history(files, 20).await?;
        let done = post_history(ctx, id, &files, &TypedRevision::default(), &[]).await?;
        Ok(done.whole(&files)?.into_iter().map(|one| (one.number, one.is_new)).collect())
    }

    on_both_databases! {
        async fn a_history_is_posted_in_order_and_goes_on_where_it_ended(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let id = world.draft_in(scene.open, "text", &["# Before\n"]).await;
            let mut files = texts(11);
            files.reverse();
            let numbers = |numbers: std::ops::RangeInclusive<i32>, is_new| numbers.map(move |number| (number, is_new));
            let posted = send(&carl, id, files).await.expect("posted");
            assert_eq!(posted, numbers(2..=12, true).collect::<Vec<_>>(), "9, 10, 11 and not 1, 10, 11");
            let mut grown = texts(12);
            grown.push(("13.md".into(), grown[11].1.clone()));
            let told: Vec<_> = numbers(2..=12, false).chain([(13, true), (13, false)]).collect();
            assert_eq!(send(&carl, id, grown).await.expect("posted"), told, "two that say the same are one revision");
            let again: Vec<_> = numbers(2..=13, false).collect();
            assert_eq!(send(&carl, id, texts(12)).await.expect("nothing to do"), again);
            assert_eq!(send(&carl, id, texts(1)).await.expect("posted"), [(14, true)], "an earlier text is posted anew");
            assert_eq!(send(&carl, id, texts(12)).await.expect("nothing to do"), again, "though somebody went on");
            assert_eq!(code_of(send(&carl, id, texts(14)).await), "history-behind");
        }

        async fn a_file_that_is_none_refuses_the_history_and_what_is_asked_stops_it(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let id = world.draft_in(scene.open, "text", &["# Before\n"]).await;
            let with = |name: &str, bytes: &'static [u8]| {
                let mut files = texts(2);
                files.push((name.into(), Bytes::from_static(bytes)));
                files
            };
            for (files, code) in [(with("3.md", b"\xff"), "not-utf-8"), (with("notes.md", b"x"), "no-number"), (texts(21), "too-many-files")] {
                let Err(Error::Refused(problem)) = send(&carl, id, files).await else { panic!("{code} is refused") };
                let flaw = &problem.fields[0];
                assert_eq!((flaw.field.as_str(), flaw.code.as_str()), ("file", code));
                assert!(flaw.message.contains(".md: "), "it names the file: {}", flaw.message);
            }
            let sure = Bytes::from_static(b"- **1.1** Verify that sessions end when somebody signs out of them.\n");
            let unsure = Bytes::from_static(b"- **1.1** Verify that sessions end when the browser is closed by somebody.\n\
                - **1.2** Verify that tokens end when somebody signs out of the application.\n");
            let files = vec![("1.md".to_owned(), sure), ("2.md".to_owned(), unsure)];
            let Err(Error::Refused(problem)) = send(&carl, id, files).await else { panic!("it is unsure") };
            assert_eq!(problem.code, "identities-unsure");
            assert!(problem.message.starts_with("2.md: ") && problem.message.contains("1.md as revision 2"), "{}", problem.message);
            let eve = world.as_(&world.person("Eve Outsider").await);
            assert_eq!(code_of(send(&eve, id, texts(1)).await), "denied");
        }
    }
}
