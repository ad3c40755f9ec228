//! The demo world, built again and started anew whenever a file changes.

use crate::demo::{self, Options};
use crate::{place, run, site};
use anyhow::Result;
use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, SystemTime};

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_millis(500);

/// What the server and the islands are made of.
const RUST: [&str; 10] = [
    "app/browser",
    "app/counter",
    "app/locales",
    "app/src",
    "domain",
    "exchange",
    "migrations",
    "record",
    "server",
    "service",
];
/// What only the site is made of.
const SITE: [&str; 4] = ["app/boot.js", "app/count.js", "app/public", "style"];

/// Serves until interrupted.
pub fn watch(options: &Options) -> Result<()> {
    let mut seen = Seen::now();
    let mut server = Server::default();
    server.restart_if(build(Change::Rust), options);
    loop {
        thread::sleep(PAUSE);
        let now = Seen::now();
        if let Some(change) = seen.change(&now) {
            seen = now;
            server.restart_if(build(change), options);
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Rust,
    Site,
}

fn build(change: Change) -> Result<()> {
    match change {
        Change::Rust => demo::build(),
        Change::Site => site::build_around_last_bundle(&place::site()),
    }
}

/// When the newest file of each kind was written.
#[derive(Clone, PartialEq, Eq)]
struct Seen {
    rust: Newest,
    site: Newest,
}

impl Seen {
    fn now() -> Self {
        Self { rust: Newest::of(place::root(), &RUST), site: Newest::of(place::root(), &SITE) }
    }

    fn change(&self, now: &Self) -> Option<Change> {
        if self.rust != now.rust {
            return Some(Change::Rust);
        }
        (self.site != now.site).then_some(Change::Site)
    }
}

/// Changes with every file that is written, added or removed.
#[derive(Clone, Default, PartialEq, Eq)]
struct Newest {
    written: Option<SystemTime>,
    files: usize,
}

impl Newest {
    fn of(root: &Path, paths: &[&str]) -> Self {
        let mut newest = Self::default();
        for path in paths {
            newest.look_at(&root.join(path));
        }
        newest
    }

    fn look_at(&mut self, path: &Path) {
        // What cannot be read is on its way in or out: the next look sees it.
        let Ok(facts) = fs::metadata(path) else { return };
        if facts.is_dir() {
            for entry in fs::read_dir(path).into_iter().flatten().flatten() {
                self.look_at(&entry.path());
            }
        } else {
            self.files += 1;
            self.written = self.written.max(facts.modified().ok());
        }
    }
}

/// The server at work, if it is.
#[derive(Default)]
struct Server(Option<Child>);

impl Server {
    /// A build that failed leaves the old one serving.
    fn restart_if(&mut self, built: Result<()>, options: &Options) {
        let restarted = built.and_then(|()| {
            self.stop();
            self.0 = Some(demo::server(options).spawn()?);
            Ok(())
        });
        if let Err(error) = restarted {
            eprintln!("error: {error:#}\nwaiting for the next change");
        }
    }

    fn stop(&mut self) {
        if let Some(mut child) = self.0.take() {
            // Asked kindly, so that it finishes what it has begun.
            if run::answer(Command::new("kill").arg(child.id().to_string())).is_some() {
                let _ = child.wait();
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_written_added_and_removed_are_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let look = || Newest::of(folder.path(), &["style"]);
        fs::create_dir(folder.path().join("style")).unwrap();
        let sheet = folder.path().join("style/main.css");
        let empty = look();
        fs::write(&sheet, "a").unwrap();
        let added = look();
        assert!(empty != added);
        assert!(added == look());
        let an_hour_later = fs::metadata(&sheet).unwrap().modified().unwrap() + Duration::from_hours(1);
        fs::File::open(&sheet).unwrap().set_modified(an_hour_later).unwrap();
        assert!(added != look());
        fs::remove_file(&sheet).unwrap();
        assert!(empty == look());
    }

    #[test]
    fn a_change_of_style_needs_no_rust() {
        let quiet = Seen { rust: Newest::default(), site: Newest::default() };
        let one_more = || Newest { written: None, files: 1 };
        assert_eq!(quiet.change(&quiet.clone()), None);
        assert_eq!(quiet.change(&Seen { site: one_more(), ..quiet.clone() }), Some(Change::Site));
        assert_eq!(quiet.change(&Seen { rust: one_more(), site: one_more() }), Some(Change::Rust));
    }
}
