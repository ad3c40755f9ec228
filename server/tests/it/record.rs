//! Records of groups: the demo's groups on another site with the same pages, downloads, and what the machine's own command
//! line says.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::Command,
};

use axum::{
    body::Body,
    http::{Method, Request},
};
use domain::policy::{Actor, RoleKind};
use server::{asset::Assets, demo, site::Site};
use service::{
    archive::{Level, export_group, import_group, verify_record},
    file::Files,
    testing::World,
};

use crate::support::{ALL_SCOPES, Door, TestSite, config};

/// Pages of the group that everybody reads, from its own page on, as far as links lead.
async fn pages(site: &Door, slug: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut next = BTreeSet::from([format!("/g/{slug}"), format!("/g/{slug}/feed.atom")]);
    while let Some(path) = next.pop_first() {
        let reply = site.get(&path).await;
        for link in reply.body.split("href=\"").skip(1).filter_map(|after| after.split('"').next()) {
            let link = link.split('#').next().unwrap_or_default().replace("&amp;", "&");
            let is_ours = link.starts_with(&format!("/g/{slug}")) || link.starts_with("/standards/");
            let leads_on = link.contains("/record.tar")
                || link.contains("pdf")
                || link.contains("/join")
                || link.contains("lang=");
            if is_ours && !leads_on && !found.contains_key(&link) {
                next.insert(link);
            }
        }
        found.insert(path, format!("{}\n{}", reply.status, reply.body));
    }
    found
}

/// What is the same on both sites: not when the page was made, and not the number in the address of a style sheet.
fn told(page: &str) -> String {
    page.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

async fn demo_site(world: &World) -> Site {
    let site = Site::new(world.db().clone(), Files::in_memory(), config(), Assets::default());
    demo::fill(&site, None, None).await.expect("the demo is filled");
    site
}

/// The demo's programme leads to the ballot that a group held for a session, and that leads back.
async fn leads_to_its_ballot(site: &Door) {
    let ballots = site.get("/g/asvs/ballots").await.body;
    let (before, _) = ballots.split_once("What the group shows at the closing").expect("the demo has the ballot");
    let ballot = before.rsplit("href=\"").next().and_then(|after| after.split('"').next()).expect("a link");
    let page = site.get(ballot).await.body;
    let session = page.split("href=\"").skip(1).filter_map(|after| after.split('"').next());
    let session =
        session.into_iter().find(|link| link.starts_with("/c/plenary-days-2027/talks/")).expect("its session");
    let page = site.get(session).await.body;
    assert!(page.contains("Closing: the next draft") && page.contains(&format!("href=\"{ballot}\"")), "{page}");
}

async fn exported(site: &Site, slug: &str) -> (tempfile::TempDir, domain::id::GroupId) {
    let ctx = site.ctx(Actor::System { name: "test" });
    service::record::seal::seal_events(&ctx).await.expect("sealed");
    let found = service::group::group(&ctx, slug, domain::policy::Action::SeeGroup).await;
    let id = found.and_then(service::Found::here).expect("a group").id;
    let folder = tempfile::tempdir().expect("a folder");
    export_group(&ctx, id, Level::Whole, folder.path()).await.expect("exported");
    (folder, id)
}

/// The groups of the demo, each after the one that it belongs to.
const DEMO_GROUPS: [&str; 4] = ["council", "asvs", "advisories", "baseline"];

async fn goes_over(from: &World, to: &World) {
    let site = demo_site(from).await;
    let here = Door::of(site.clone());
    leads_to_its_ballot(&here).await;
    let there_site = Site::new(to.db().clone(), Files::in_memory(), config(), Assets::default());
    let there = Door::of(there_site.clone());
    let (mut compared, mut differing) = (0, Vec::new());
    for slug in DEMO_GROUPS {
        let (folder, id) = exported(&site, slug).await;
        assert_eq!(verify_record(folder.path()).expect("a record").flaws, Vec::<String>::new());
        let ctx = there_site.ctx(Actor::System { name: "test" });
        import_group(&ctx, folder.path()).await.expect("imported");
        let again = tempfile::tempdir().expect("a folder");
        export_group(&ctx, id, Level::Whole, again.path()).await.expect("exported");
        for file in &verify_record(folder.path()).expect("a record").manifest.files {
            let (one, other) = (folder.path().join(&file.name), again.path().join(&file.name));
            assert_eq!(
                std::fs::read(one).expect("read"),
                std::fs::read(other).unwrap_or_default(),
                "{slug}: {}",
                file.name
            );
        }
    }
    for slug in DEMO_GROUPS {
        let (before, after) = (pages(&here, slug).await, pages(&there, slug).await);
        for (path, page) in &before {
            // A ballot is no part of the record before it is over: what names one is looked at elsewhere.
            if page.contains("/ballots/") || path.contains("/ballots") {
                continue;
            }
            // While a ballot goes on whose votes are not open, the log ends before it opened, and the feed reads the log.
            if path == "/g/asvs/feed.atom" {
                continue;
            }
            compared += 1;
            let other = after.get(path).map(|page| told(page)).unwrap_or_default();
            if other != told(page) {
                differing.push(format!("{path}\n{}\n{other}", told(page)));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert!(compared > 50, "{compared}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demos_groups_have_the_same_pages_on_another_site() {
    goes_over(&World::sqlite().await, &World::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demos_groups_go_from_one_database_to_the_other() {
    let Some(postgres) = World::postgres().await else { return };
    goes_over(&World::sqlite().await, &postgres).await;
}

#[tokio::test]
async fn records_are_downloaded_by_those_who_may_and_checked() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let member = site.world.holding("Mia Member", scene.open, RoleKind::Member).await;
    let token = site.token(&scene.chair, ALL_SCOPES).await;
    for path in ["/g/open/record.tar", "/api/v1/groups/open/record.tar"] {
        let (status, headers, bytes) = site.fetch(Request::get(path).body(Body::empty()).expect("a request")).await;
        assert_eq!(status, 200, "{path}");
        assert_eq!(headers["content-type"], "application/x-tar");
        assert_eq!(headers["content-disposition"], "attachment; filename=\"open-public-record.tar\"");
        is_sound(&bytes, "public");
    }
    let whole = site.get_as(&scene.chair, "/g/open/manage/record.tar").await;
    assert_eq!(
        (whole.status.as_u16(), whole.header("content-disposition")),
        (200, "attachment; filename=\"open-whole-record.tar\"")
    );
    let whole = site.call(&token, Method::GET, "/api/v1/groups/open/record/whole.tar", None).await;
    assert_eq!(whole.status, 200);
    is_sound(whole.body.as_bytes(), "whole");
    assert_eq!(site.get_as(&member, "/g/open/manage/record.tar").await.status, 403);
    assert_eq!(site.get("/g/closed/record.tar").await.status, 404);
    assert!(site.get("/g/open").await.body.contains("/g/open/record.tar"));
    assert!(site.get_as(&scene.chair, "/g/open/manage").await.body.contains("/g/open/manage/record.tar"));
}

/// What `plenary verify` says of the bytes of a `.tar`.
fn is_sound(bytes: &[u8], level: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("record.tar");
    std::fs::write(&file, bytes).expect("written");
    let (said, good) = plenary(folder.path(), &["verify", &file.display().to_string()]);
    assert!(good && said.contains(&format!("✓ open: the {level} record")), "{said}");
}

/// What the program says, with a place for what it keeps for a while.
fn plenary(temporary: &Path, arguments: &[&str]) -> (String, bool) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plenary"));
    let output = command.args(arguments).env("TMPDIR", temporary).output().expect("it runs");
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8_lossy(&said).into_owned(), output.status.success())
}

#[tokio::test]
async fn the_command_line_exports_verifies_and_imports() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::create_dir(at("one")).expect("made");
    let temporary = tempfile::tempdir().expect("a folder");
    let plenary = |arguments: &[&str]| plenary(temporary.path(), arguments);
    let url = format!("sqlite://{}?mode=rwc", Path::new(&at("one")).join("plenary.sqlite").display());
    migrations::up(&url).await.expect("migrated");
    let world = World::elsewhere(&url).await;
    world.groups().await;
    world.ctx.db.clone().close().await.expect("closed");
    let (said, good) = plenary(&["export", "group", "open", "--data", &at("one"), "--to", &at("record")]);
    assert!(good && said.contains("the whole record of open"), "{said}");
    let (said, good) = plenary(&["export", "group", "open", "--data", &at("one"), "--to", &at("record.tar")]);
    assert!(good, "{said}");
    assert!(
        !plenary(&["export", "group", "open", "--data", &at("one"), "--to", &at("record")]).1,
        "never over something"
    );
    assert!(!plenary(&["export", "group", "nobody", "--data", &at("one"), "--to", &at("other")]).1);
    for record in ["record", "record.tar"] {
        let (said, good) = plenary(&["verify", &at(record)]);
        assert!(good && said.contains("✓ open: the whole record"), "{said}");
        let data = at(&format!("two-{record}"));
        let (said, good) = plenary(&["import", "group", &at(record), "--data", &data]);
        assert!(good && said.contains("/g/open"), "{said}");
        let (said, good) = plenary(&["import", "group", &at(record), "--data", &data]);
        assert!(!good && said.contains("nothing was changed"), "{said}");
        let (said, good) = plenary(&["verify", "--data", &data]);
        assert!(good && said.contains("✓ group"), "{said}");
    }
    std::fs::write(Path::new(&at("record")).join("rows/charters.jsonl"), "{}\n").expect("written");
    let (said, good) = plenary(&["verify", &at("record")]);
    assert!(!good && said.contains("rows/charters.jsonl was changed"), "{said}");
    let (said, good) = plenary(&["import", "group", &at("record"), "--data", &at("three")]);
    assert!(!good && said.contains("not a sound record"), "{said}");
    let whole = std::fs::read(at("record.tar")).expect("read");
    std::fs::write(at("half.tar"), &whole[..whole.len() / 2]).expect("written");
    hostile(Path::new(&at("above.tar")), "../above", tar::EntryType::Regular);
    hostile(Path::new(&at("link.tar")), "rows/drafts.jsonl", tar::EntryType::Symlink);
    hostile(Path::new(&at("device.tar")), "record.json", tar::EntryType::Fifo);
    // Where it was cut between two files it can be unpacked, and is told to lack the others.
    for arguments in [vec!["verify", &at("half.tar")], vec!["import", "group", &at("half.tar"), "--data", &at("half")]]
    {
        let (said, good) = plenary(&arguments);
        assert!(!good && (said.contains("is not the record of a group") || said.contains("cannot be read")), "{said}");
    }
    for file in ["above.tar", "link.tar", "device.tar"] {
        for arguments in [vec!["verify", &at(file)], vec!["import", "group", &at(file), "--data", &at("four")]] {
            let (said, good) = plenary(&arguments);
            assert!(!good && said.contains("is not the record of a group"), "{file}: {said}");
        }
    }
    assert!(!Path::new(&at("four")).exists(), "no site was begun for what is no record");
    assert_eq!(std::fs::read_dir(temporary.path()).expect("a folder").count(), 0, "nothing is left behind");
}

/// A `.tar` with one entry whose name the library itself would not write.
fn hostile(path: &Path, name: &str, kind: tar::EntryType) {
    let mut header = tar::Header::new_gnu();
    header.set_size(0);
    header.set_entry_type(kind);
    header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
    header.set_cksum();
    let mut tar = tar::Builder::new(std::fs::File::create(path).expect("made"));
    tar.append(&header, &b""[..]).expect("added");
    tar.finish().expect("finished");
}
