//! Backups made while the site writes, and what is restored from them.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
    thread::sleep,
    time::Duration,
};

use sea_orm::{ConnectionTrait, Database};
use service::{Flavour, on_both_databases, testing::World};

use crate::{
    exercise::{Exercise, plenary},
    sound::{every_release_is_whole, every_write_is_whole, the_database_is_sound},
};

/// A file that the database knows of, as it lies in the files folder.
const FILE: &str = "files/4d/0192f0c0a7b27c3d8e9f001122334d4d";

on_both_databases! {
    async fn a_backup_made_during_writes_is_restored_whole(world: World) {
        if world.flavour() == Flavour::Postgres && Command::new("pg_dump").arg("--version").output().is_err() {
            eprintln!("SKIPPED: pg_dump is not installed");
            return;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let site = living_in(&data, world).await;
        let conference = site.world.conference("exercise").await;
        let mut exercise = Exercise::start(&data, &site.world.url);
        exercise.wait_until_ready();
        under_way(&site.world).await;
        let mut notes = Vec::new();
        for n in 0..3 {
            sleep(Duration::from_millis(400));
            let backup = folder.path().join(format!("{n}.tar"));
            done(&site.ask(["backup", "--to"], &backup));
            let restored = restore(&site, &backup, n).await;
            the_database_is_sound(&restored).await;
            notes.push(every_write_is_whole(&restored).await);
            every_release_is_whole(&restored, conference).await;
            let file = folder.path().join(format!("data-{n}")).join(FILE);
            assert_eq!(std::fs::read(file).expect("the file is there"), b"picture");
        }
        exercise.kill();
        assert!(notes.is_sorted() && notes[0] > 0 && notes[2] > notes[0], "it wrote all the while: {notes:?}");
    }
}

#[tokio::test]
async fn what_is_there_is_never_overwritten_and_what_is_broken_never_restored() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let site = living_in(&data, World::sqlite().await).await;
    let backup = folder.path().join("backup.tar");
    done(&site.ask(["backup", "--to"], &backup));
    refused(&site.ask(["backup", "--to"], &backup), "is there already");
    refused(&site.ask(["restore", "--from"], &backup), "is not empty");

    let whole = std::fs::read(&backup).expect("the backup is read");
    let cut = folder.path().join("cut.tar");
    for length in [0, 700, whole.len() / 2, whole.len() - 2_000] {
        std::fs::write(&cut, &whole[..length]).expect("written");
        let into = folder.path().join("new");
        refused(&run(&into, None, ["restore", "--from"], &cut), "is not a whole backup");
        assert!(!into.exists(), "nothing is left of {length} bytes");
    }
    std::fs::remove_file(data.join(FILE)).expect("removed");
    refused(&site.ask(["backup", "--to"], &folder.path().join("other.tar")), "1 files that the database knows of");
}

/// Until every kind of write has been made a few times.
async fn under_way(world: &World) {
    for table in ["release", "seal", "outbox"] {
        let mut waited = 0;
        while world.ask(&format!("SELECT count(*) AS n FROM {table}")).await < 4 {
            assert!(waited < 600, "nothing is written to {table}");
            waited += 1;
            sleep(Duration::from_millis(50));
        }
    }
}

/// A site, where it lies and how its commands are told.
struct Site {
    world: World,
    data: PathBuf,
    url: Option<String>,
}

impl Site {
    fn ask(&self, command: [&str; 2], path: &Path) -> Output {
        run(&self.data, self.url.as_deref(), command, path)
    }
}

/// On SQLite in the data folder itself, as sites are; with one file.
async fn living_in(data: &Path, world: World) -> Site {
    let bytes = data.join(FILE);
    std::fs::create_dir_all(bytes.parent().expect("a folder")).expect("made");
    std::fs::write(bytes, "picture").expect("written");
    let (world, url) = match world.flavour() {
        Flavour::Postgres => {
            let url = world.url.clone();
            (world, Some(url))
        }
        Flavour::Sqlite => {
            let url = format!("sqlite://{}?mode=rwc", data.join("plenary.sqlite").display());
            migrations::up(&url).await.expect("the schema is made");
            (World::elsewhere(&url).await, None)
        }
    };
    let id =
        if url.is_some() { "'0192f0c0-a7b2-7c3d-8e9f-001122334d4d'" } else { "x'0192f0c0a7b27c3d8e9f001122334d4d'" };
    let row = format!(
        "INSERT INTO file (id, hash, media_type, size, visibility, created_at) \
                       VALUES ({id}, '', 'image/png', 7, 'public', '2026-09-01T10:00:00+00:00')"
    );
    world.edit(&row).await;
    Site { world, data: data.to_owned(), url }
}

async fn restore(site: &Site, backup: &Path, n: usize) -> World {
    let into = site.data.with_file_name(format!("data-{n}"));
    let url = match &site.url {
        None => None,
        Some(url) => {
            let admin = Database::connect(url.as_str()).await.expect("the server answers");
            let name = format!("{}_{n}", url.rsplit('/').next().expect("a name"));
            admin.execute_unprepared(&format!("CREATE DATABASE \"{name}\"")).await.expect("a database is made");
            admin.close().await.expect("closed");
            Some(format!("{url}_{n}"))
        }
    };
    done(&run(&into, url.as_deref(), ["restore", "--from"], backup));
    World::elsewhere(&url.unwrap_or_else(|| format!("sqlite://{}", into.join("plenary.sqlite").display()))).await
}

fn run(data: &Path, url: Option<&str>, [command, option]: [&str; 2], path: &Path) -> Output {
    let mut plenary = plenary();
    plenary.args([command, option]).arg(path).arg("--data").arg(data);
    plenary.envs(url.map(|url| ("PLENARY_DATABASE_URL", url)));
    plenary.output().expect("it runs")
}

fn done(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn refused(output: &Output, reason: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains(reason), "{reason}: {said}");
}
