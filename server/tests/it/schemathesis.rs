//! Schemathesis against the API: whatever is sent, nothing fails on our side, and every answer is one that the API
//! describes.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use bytes::Bytes;
use domain::policy::{RoleKind, Scope};
use server::{
    http::listener::{self, Limits},
    router::router,
    site::Site,
};
use service::{
    identity::{NewAffiliation, add_affiliation},
    programme::{Import, Intent, import_programme},
    team::{TypedInvitation, invite},
};
use tokio::{net::TcpListener, process::Command, time::timeout};

use crate::support::{ALL_SCOPES, Door, TestSite};

const PROGRAMME: &str = include_str!("fixture/programme.xml");

/// How long one fuzzing run looks for something new. What every operation is asked in any case has no such limit.
const FUZZING: &[&str] = &["--phases", "fuzzing", "--max-examples", "400", "--max-time", "20"];
/// Each operation with its examples and, parameter by parameter, with what its description allows and forbids.
const COVERAGE: &[&str] = &["--phases", "examples,coverage"];
/// How long one run may take in all, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_mins(4);
/// Operations after which the thing that all others ask for is elsewhere, hidden or without its team.
const UPSETTING: &str = "^(rename|show|leave|remove)_";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_sent_the_answer_is_one_that_the_api_describes() {
    let Some(program) = program() else {
        eprintln!("SKIPPED: PLENARY_TEST_PYTHON names no Python with the packages of end2end/requirements.txt");
        return;
    };
    for operations in [["--exclude-operation-id-regex", UPSETTING], ["--include-operation-id-regex", UPSETTING]] {
        for phases in [COVERAGE, FUZZING] {
            let told = ask(&program, phases, operations).await;
            let (tested, selected) = (number_after(&told, "Tested: "), number_after(&told, "Selected: "));
            assert!(selected > 0 && (phases == FUZZING || tested == selected), "{tested} of {selected}: {told}");
            assert!(tested > 0, "it asked for nothing: {told}");
        }
    }
}

/// Has a site of its own asked, and gives what was told of it.
async fn ask(program: &Path, phases: &[&str], operations: [&str; 2]) -> String {
    let test = TestSite::new().await;
    let served = serve(&test).await;
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("schemathesis.toml");
    std::fs::write(&settings, &served.settings).expect("written");
    let mut command = Command::new(program);
    command
        .args(["--config-file", &settings.display().to_string(), "run", &served.address])
        .args(["--header", &format!("Authorization: Bearer {}", served.token)])
        .args(phases)
        // One worker: Python 3.11 counts the depth of all threads that read source as one, and ends in an error of its own.
        .args(["--seed", "1", "--no-shrink", "--continue-on-failure", "--workers", "1", "--no-color"])
        .args(["--checks", CHECKS, "--suppress-health-check", "all", "--warnings", "off"])
        .args(operations)
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .kill_on_drop(true);
    let output = timeout(PATIENCE, command.output()).await.expect("it ends in time").expect("it runs");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    served.site.life().stopping.cancel();
    assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
    told
}

/// The number that stands after `words` in the summary; 0 where it has none.
fn number_after(told: &str, words: &str) -> usize {
    let after = told.split_once(words).map_or("", |(_, after)| after);
    after.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// What is looked at. What only we can know is proved elsewhere: which inputs make sense, and who may.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,\
    response_schema_conformance,unsupported_method,allow_header_conformance,ignored_auth,negative_data_rejection";

/// Where the site is, and how to ask it.
struct Served {
    site: Site,
    address: String,
    token: String,
    settings: String,
}

/// A site with something at every address, served over the network.
async fn serve(test: &TestSite) -> Served {
    let world = &test.world;
    let ecosystem = Scope::Ecosystem(world.ecosystem("demo").await);
    let conference = Scope::Conference(world.conference("demo").await);
    let import = Import { file: Bytes::from(PROGRAMME), comment: String::new(), intent: Intent::Release };
    import_programme(&world.ctx, "demo", import).await.expect("imported");
    let mut admin = world.admin("Bea Admin").await;
    for scope in [ecosystem, conference] {
        world.grant(&mut admin, scope, RoleKind::Owner).await;
    }
    let ctx = world.as_(&admin);
    let offered = TypedInvitation { address: "ada@example.org".into(), role: "programme".into() };
    let invitation = invite(&ctx, conference, &offered).await.expect("invited");
    let affiliation = NewAffiliation { organisation: "One".into(), from: "2026-01-01".into(), ..Default::default() };
    let affiliation = add_affiliation(&ctx, affiliation).await.expect("added");
    let settings = format!(
        "[parameters]\n\"path.conference\" = \"demo\"\n\"query.conference\" = \"demo\"\n\"path.ecosystem\" = \"demo\"\n\
         \"path.number\" = 1\n\"path.code\" = \"AAAAAA\"\n\"path.person\" = \"{}\"\n\
         \"path.invitation\" = \"{invitation}\"\n\"path.affiliation\" = \"{affiliation}\"\n",
        admin.person
    );

    let site = Door::around(world.db()).site;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}/api/openapi.json", listener.local_addr().expect("an address"));
    let (router, life) = (router(site.clone()), site.life().clone());
    tokio::spawn(async move { listener::serve(listener, router, &life, Limits::default()).await });
    Served { site, address, token: test.token(&admin, ALL_SCOPES).await, settings }
}

/// Schemathesis beside the interpreter that the test run names.
fn program() -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "tests are told by the runner where their tools are")]
    let python = std::env::var_os("PLENARY_TEST_PYTHON")?;
    Some(PathBuf::from(python).with_file_name("schemathesis")).filter(|program| program.exists())
}
