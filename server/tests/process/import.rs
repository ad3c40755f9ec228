//! `plenary import programme` as an operator meets it.

use std::{path::Path, process::Output};

use service::{on_both_databases, testing::World};

use crate::exercise::plenary;

const TALK: &str = r#"<event guid="4f6a1c52-95a2-4f5c-8c3e-2f6a3b0d1e11" id="1"><start>10:00</start><duration>00:30</duration>
    <room>Main hall</room><title>Booting in the open</title><language>en</language></event>"#;

/// A file with these events.
fn schedule(events: &str) -> String {
    format!(
        r#"<schedule><version>1</version><conference><acronym>cmd26</acronym><title>Commands</title>
        <start>2026-09-12</start><end>2026-09-12</end><days>1</days><time_zone_name>Europe/Brussels</time_zone_name></conference>
        <day index="1" date="2026-09-12"><room name="Main hall">{events}</room></day></schedule>"#
    )
}

/// Imports `text`, with more arguments.
fn import(world: &World, data: &Path, text: &str, more: &[&str]) -> Output {
    let file = data.join("schedule.xml");
    std::fs::write(&file, text).expect("written");
    let mut command = plenary();
    command.args(["import", "programme"]).arg(&file).args(["--conference", "cmd26", "--data"]).arg(data.join("data"));
    command.args(more).env("PLENARY_DATABASE_URL", &world.url).output().expect("it runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

on_both_databases! {
    async fn everything_is_cancelled_only_where_that_is_said(world: World) {
        let around = tempfile::tempdir().expect("a folder");
        let first = import(&world, around.path(), &schedule(TALK), &["--create"]);
        assert!(first.status.success() && said(&first).contains("1 session; in the timetable 1 new"), "{}", said(&first));
        let emptied = schedule("");
        let refused = import(&world, around.path(), &emptied, &[]);
        assert!(!refused.status.success(), "{}", said(&refused));
        assert_eq!(world.ask("SELECT count(*) AS n FROM release").await, 1, "{}", said(&refused));
        let words = said(&refused);
        assert!(words.contains("--allow-empty") && !words.contains("typed"), "{words}");
        let both = import(&world, around.path(), &emptied, &["--preview", "--allow-empty"]);
        assert!(!both.status.success() && said(&both).contains("cannot be used with"), "{}", said(&both));
        let meant = import(&world, around.path(), &emptied, &["--allow-empty"]);
        assert!(meant.status.success() && said(&meant).contains("1 cancelled"), "{}", said(&meant));
        assert_eq!(world.ask("SELECT count(*) AS n FROM release").await, 2);
    }

    async fn what_a_file_calls_its_conference_is_no_reason_to_refuse_it(world: World) {
        let around = tempfile::tempdir().expect("a folder");
        let unknown = import(&world, around.path(), &schedule(TALK), &[]);
        assert!(said(&unknown).contains("There is no conference “cmd26”. With --create"), "{}", said(&unknown));
        let nobody = import(&world, around.path(), &schedule(TALK), &["--create", "--owner", "nobody@people.test"]);
        assert!(said(&nobody).contains("No account has this address"), "{}", said(&nobody));
        world.person("Ada Lovelace").await;
        let odd = schedule(&TALK.repeat(15)).replace("<days>", "<timeslot_duration>00:00</timeslot_duration><days>");
        let founded = import(&world, around.path(), &odd, &["--create", "--owner", "ada@people.test"]);
        let words = said(&founded);
        assert!(founded.status.success() && words.contains("conference timeslot_duration: “00:00” was left out"), "{words}");
        assert!(words.contains("\nThe same was found at"), "{words}");
        assert_eq!(world.ask("SELECT count(*) AS n FROM role WHERE to_at IS NULL").await, 1);
    }

    async fn a_file_that_is_not_there_and_one_that_says_nothing_new_are_told_apart(world: World) {
        let around = tempfile::tempdir().expect("a folder");
        assert!(import(&world, around.path(), &schedule(TALK), &["--create"]).status.success());
        let again = import(&world, around.path(), &schedule(TALK), &[]);
        assert!(again.status.success() && said(&again).contains("nothing was changed"), "{}", said(&again));
        let mut missing = plenary();
        let missing = missing.args(["import", "programme", "missing.xml", "--conference", "cmd26"]).output().expect("it runs");
        assert!(!missing.status.success() && said(&missing).contains("cannot be read"), "{}", said(&missing));
    }
}

#[test]
fn the_version_names_the_program() {
    let output = plenary().arg("--version").output().expect("it runs");
    assert_eq!(said(&output), concat!("plenary ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_file_without_end_is_read_up_to_the_limit() {
    let around = tempfile::tempdir().expect("a folder");
    let mut command = plenary();
    let command = command.args(["import", "programme", "/dev/zero", "--conference", "cmd26", "--create", "--data"]);
    let output = command.arg(around.path()).output().expect("it runs");
    assert!(!output.status.success() && said(&output).contains("larger"), "{}", said(&output));
}
