//! `plenary doctor` and `plenary verify` as an operator meets them.

use std::{
    fs::{self, OpenOptions, Permissions},
    io::{Seek, SeekFrom, Write},
    os::unix::fs::PermissionsExt,
    path::Path,
};

use domain::policy::Scope;
use serde_json::Value;
use service::{
    on_both_databases,
    record::{
        Entry,
        event::append,
        seal::{seal_events, verify_chain},
    },
    testing::World,
};

use crate::exercise::plenary;

on_both_databases! {
    async fn a_site_in_order_is_told_so(world: World) {
        let data = tempfile::tempdir().expect("a folder");
        append_something(&world).await;
        let (well, findings) = examine(&world.url, data.path());
        let not_good: Vec<&Value> = findings.iter().filter(|finding| finding["verdict"] == "bad").collect();
        assert!(well && not_good.is_empty(), "{not_good:?}");
        for subject in ["base_url", "site", "secrets", "files folder", "disk", "schema", "database", "integrity", "clock", "jobs", "mail"] {
            assert!(findings.iter().any(|finding| finding["subject"] == subject), "{subject} is not looked at");
        }
    }

    async fn what_a_command_makes_is_for_its_own_account_alone(world: World) {
        let around = tempfile::tempdir().expect("a folder");
        let data = around.path().join("data");
        let mut migrate = plenary();
        migrate.args(["migrate", "--data"]).arg(&data).env("PLENARY_DATABASE_URL", &world.url);
        assert!(migrate.status().expect("it runs").success());
        let mut own = plenary();
        assert!(own.args(["migrate", "--data"]).arg(data.join("own")).status().expect("it runs").success());
        for (path, mode) in [("", 0o700), ("own", 0o700), ("own/plenary.sqlite", 0o600)] {
            let found = fs::metadata(data.join(path)).expect("it is there").permissions().mode() & 0o777;
            assert_eq!(format!("{found:o}"), format!("{mode:o}"), "{path}");
        }
    }

    async fn what_is_wrong_with_the_database_is_named(world: World) {
        let data = tempfile::tempdir().expect("a folder");
        append_something(&world).await;
        for (damage, subject, words, repair) in [
            ("UPDATE event SET at = '2126-01-01T00:00:00+00:00'", "clock", "Set the clock", "DELETE FROM event"),
            ("INSERT INTO seaql_migrations VALUES ('m9999_later', 1)", "schema", "newer", "DELETE FROM seaql_migrations WHERE version = 'm9999_later'"),
            ("DELETE FROM seaql_migrations WHERE version LIKE 'm0004%'", "schema", "plenary migrate", "SELECT 1"),
        ] {
            world.edit(damage).await;
            let (well, findings) = examine(&world.url, data.path());
            assert!(!well, "{damage}");
            assert_bad(&findings, subject, words);
            world.edit(repair).await;
        }
    }

    async fn a_record_that_was_changed_does_not_verify(world: World) {
        append_something(&world).await;
        seal_events(&world.ctx).await.expect("sealed");
        assert!(verify(&world.url), "untouched");
        world.edit("UPDATE event SET verb = 'site.untested'").await;
        assert!(!verify(&world.url), "changed");
    }

    async fn a_head_that_was_noted_shows_a_log_that_was_cut_off(world: World) {
        let mut heads = Vec::new();
        for _ in 0..2 {
            append_something(&world).await;
            seal_events(&world.ctx).await.expect("sealed");
            heads.push(verify_chain(&world.ctx, Scope::Site).await.expect("the chain is read").head);
        }
        let (first, last) = (heads[0].as_str(), heads[1].as_str());
        let (holds, told) = verify_heads(&world.url, &[first, last]);
        assert!(holds, "{told}");
        for (number, head) in [(1, first), (2, last)] {
            assert!(told.contains(&format!("✓ {head}: seal {number} of site, made ")), "{told}");
        }

        let foreign = "ab".repeat(32);
        for other in [foreign.as_str(), "no hash", &last[..62]] {
            let (holds, told) = verify_heads(&world.url, &[first, other]);
            assert!(!holds && told.contains(&format!("✗ {other}: no seal of this site has this hash")), "{told}");
            assert!(told.contains(&format!("✓ {first}: seal 1 of site")), "the other is told all the same: {told}");
        }

        world.edit("DELETE FROM event WHERE sealed_in = (SELECT id FROM seal WHERE number = 2)").await;
        world.edit("DELETE FROM seal WHERE number = 2").await;
        assert!(verify(&world.url), "what is left of the chain holds in itself");
        let (holds, told) = verify_heads(&world.url, &[first]);
        assert!(holds, "what was not cut off is still there: {told}");
        let (holds, told) = verify_heads(&world.url, &[last]);
        assert!(!holds && told.contains(&format!("✗ {last}: no seal")) && told.contains("✓ site: 1 events"), "{told}");
    }
}

#[test]
fn a_folder_without_a_database_and_a_damaged_database_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let (well, findings) = examine("", folder.path());
    assert!(!well);
    assert_bad(&findings, "database", "plenary migrate");

    let migrated = plenary().args(["migrate", "--data"]).arg(folder.path()).status().expect("it runs");
    assert!(migrated.success());
    let database = folder.path().join("plenary.sqlite");
    let mut file = OpenOptions::new().write(true).open(&database).expect("opened");
    file.seek(SeekFrom::Start(3 * 4_096)).expect("there");
    file.write_all(&vec![0xff; 20 * 4_096]).expect("damaged");
    fs::set_permissions(&database, Permissions::from_mode(0o644)).expect("set");
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("set");
    let (well, findings) = examine("", folder.path());
    assert!(!well);
    assert_bad(&findings, "secrets", "chmod o=");
    let damaged = |finding: &Value| finding["verdict"] == "bad" && finding["subject"] != "secrets";
    assert!(findings.iter().any(damaged), "{findings:?}");
}

#[test]
fn people_get_one_line_for_each_check() {
    let folder = tempfile::tempdir().expect("a folder");
    let output =
        plenary().args(["doctor", "--data"]).arg(folder.path()).env("PLENARY_BASE_URL", "http://a.test").output();
    let output = output.expect("it runs");
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.lines().all(|line| line.starts_with(['✓', '!', '✗'])), "{text}");
    assert!(text.contains("✗ base_url: http://a.test is not encrypted"), "{text}");
    assert!(!output.status.success());
}

#[test]
fn what_is_not_there_is_told_and_not_made() {
    let around = tempfile::tempdir().expect("a folder");
    let typo = around.path().join("dtaa");
    let mut command = plenary();
    let output =
        command.args(["doctor", "--json", "--data"]).arg(&typo).arg("--site").arg(&typo).output().expect("it runs");
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout).expect("a list");
    assert_bad(&findings, "data folder", "There is no folder");
    assert_bad(&findings, "site", "is not the folder with the built assets");
    assert!(!output.status.success() && !typo.exists());
}

#[test]
fn settings_that_cannot_be_read_are_told_in_the_same_shape() {
    let folder = tempfile::tempdir().expect("a folder");
    for json in [false, true] {
        let mut command = plenary();
        command.args(["doctor", "--data"]).arg(folder.path()).env("PLENARY_LISTEN", "8080x");
        let output = if json { command.arg("--json") } else { &mut command }.output().expect("it runs");
        let text = String::from_utf8(output.stdout).expect("text");
        assert!(!output.status.success() && text.contains("“listen” must be an address and a port"), "{text}");
        assert_eq!(text.starts_with("✗ settings: "), !json, "{text}");
    }
}

async fn append_something(world: &World) {
    let ctx = &world.ctx;
    let entry = Entry::new("site.tested", "site", uuid::Uuid::nil(), Scope::Site);
    ctx.write(async |tx| append(ctx, tx, entry).await).await.expect("an event is appended");
}

/// Whether all is well, and what was found.
fn examine(url: &str, data: &Path) -> (bool, Vec<Value>) {
    let mut command = plenary();
    let site = tempfile::tempdir().expect("a folder");
    fs::write(site.path().join("assets.json"), "{}").expect("written");
    command.args(["doctor", "--json", "--data"]).arg(data).arg("--site").arg(site.path());
    if !url.is_empty() {
        command.env("PLENARY_DATABASE_URL", url);
    }
    let output = command.output().expect("it runs");
    (output.status.success(), serde_json::from_slice(&output.stdout).expect("a list"))
}

fn verify(url: &str) -> bool {
    verify_heads(url, &[]).0
}

/// Whether the log holds and every head is found in it, and what is said of them.
fn verify_heads(url: &str, heads: &[&str]) -> (bool, String) {
    let data = tempfile::tempdir().expect("a folder");
    let mut command = plenary();
    command.args(["verify", "--data"]).arg(data.path()).env("PLENARY_DATABASE_URL", url);
    for head in heads {
        command.args(["--head", head]);
    }
    let output = command.output().expect("it runs");
    (output.status.success(), String::from_utf8(output.stdout).expect("text"))
}

fn assert_bad(findings: &[Value], subject: &str, words: &str) {
    let finding = findings.iter().find(|finding| finding["subject"] == subject && finding["verdict"] == "bad");
    let message = finding.map(|finding| finding["message"].to_string()).unwrap_or_default();
    assert!(message.contains(words), "{subject}: {findings:?}");
}
