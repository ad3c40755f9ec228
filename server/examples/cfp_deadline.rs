//! What a call for papers withstands: its last minute, and a long list. For `cargo xtask bench review`.
//!
//! `cfp_deadline SPEAKERS SECONDS PROPOSALS` fills a site of its own on each database, has so many speakers hand in
//! within so many seconds, the more the nearer the deadline is, over real connections, and then reads the organisers'
//! list of so many proposals. It prints one line of JSON for each database.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use domain::{
    cfp::TypedProposal,
    id::{CallId, ProposalId},
    policy::{RoleKind, Scope, TokenScope},
};
use serde_json::json;
use server::{
    asset::Assets,
    config::Config,
    http::listener::{self, Limits},
    router::front,
    site::{Site, now},
};
use service::{
    Ctx,
    cfp::{Wanted, draft_proposal, edit_call, proposals, submit_proposal},
    conference::ConferenceFacts,
    identity::{NewToken, create_token},
    testing::{Somebody, World, count_queries},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// Rounds over the list.
const ROUNDS: usize = 400;
/// Between two rounds: one account may not ask without pause.
const PAUSE: Duration = Duration::from_millis(110);
/// How long before the deadline the last request is sent: whatever it takes to get here, it arrives in time.
const MARGIN: Duration = Duration::from_millis(300);

#[tokio::main]
async fn main() {
    listener::raise_open_files();
    let numbers: Vec<u32> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let [speakers, seconds, many] = numbers[..] else {
        eprintln!("cfp_deadline SPEAKERS SECONDS PROPOSALS");
        std::process::exit(2);
    };
    measure("SQLite", World::sqlite().await, speakers, seconds, many).await;
    match World::postgres().await {
        Some(world) => measure("PostgreSQL", world, speakers, seconds, many).await,
        None => std::process::exit(1),
    }
}

async fn measure(database: &str, mut world: World, speakers: u32, seconds: u32, many: u32) {
    world.ctx.now = now();
    let (facts, call) = world.open_call("open-2026").await;
    let drafts = drafts(&world, &facts, call, speakers).await;
    let config = Config { base_url: "http://plenary.test".into(), ..Config::default() };
    let site = Site::new(world.db().clone(), service::file::Files::in_memory(), config, Assets::default());
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (life, front) = (site.life().clone(), front(site.clone()));
    let serving =
        tokio::spawn(async move { listener::serve(listener, front, &life, Limits::default()).await.expect("threads") });

    let answers = last_minute(&world, &facts, call, drafts, (address, seconds)).await;
    let mut took: Vec<Duration> = answers.into_iter().flatten().collect();
    fill(&world, &facts, call, many.saturating_sub(speakers)).await;
    let (mut list, queries) = list(&world, &facts, call, address).await;
    let line = json!({
        "database": database,
        "speakers": speakers,
        "accepted": took.len(),
        "submit_p50": at(&mut took, 50),
        "submit_p99": at(&mut took, 99),
        "submit_max": at(&mut took, 100),
        "proposals": world.ask("SELECT count(*) AS n FROM proposal").await,
        "list_p50": at(&mut list, 50),
        "list_p99": at(&mut list, 99),
        "list_queries": queries,
    });
    println!("{line}");
    site.life().stopping.cancel();
    serving.await.expect("the listener ends");
}

/// A draft, and the token of whose it is.
struct Draft {
    id: ProposalId,
    token: String,
}

async fn drafts(world: &World, facts: &ConferenceFacts, call: CallId, speakers: u32) -> Vec<Draft> {
    let typed = long(world.proposal_for(facts, "Title").await.0);
    let mut drafts = Vec::new();
    for nth in 0..speakers {
        let speaker = world.person(&format!("N{nth} Speaker")).await;
        let id = draft_proposal(&world.as_(&speaker), call, &typed).await.expect("begun");
        drafts.push(Draft { id, token: token(world, &speaker, TokenScope::Profile).await });
    }
    drafts
}

/// As long as proposals are.
fn long(typed: TypedProposal) -> TypedProposal {
    TypedProposal { description: "What we learnt, and how. ".repeat(80), ..typed }
}

async fn token(world: &World, of: &Somebody, scope: TokenScope) -> String {
    let new = NewToken { name: "Bench".into(), scopes: vec![scope.to_string()], lifetime: "week".into() };
    let here = world.sign_in(of).await;
    let (_, secret) = create_token(&world.as_(of), here.id, new).await.expect("the token is made");
    secret.expose().to_owned()
}

/// Everybody hands in before the call ends, the more the nearer the end is: the last tenth of the time sees more than a
/// quarter of them. How long each took; none for those that were refused.
async fn last_minute(
    world: &World,
    facts: &ConferenceFacts,
    call: CallId,
    drafts: Vec<Draft>,
    (address, seconds): (SocketAddr, u32),
) -> Vec<Option<Duration>> {
    let mut new = world.new_call(facts, "talks").await;
    new.details.closes = (now() + chrono::TimeDelta::seconds(seconds.into())).to_rfc3339();
    new.details.grace_minutes = "0".into();
    edit_call(&world.ctx, call, &new.details, None).await.expect("the deadline is set");
    let begun = Instant::now();
    let open = Duration::from_secs(seconds.into()).saturating_sub(MARGIN);
    let count = u32::try_from(drafts.len()).unwrap_or(u32::MAX);
    let sent = drafts.into_iter().zip(1_u32..).map(|(draft, nth)| {
        let after = open.mul_f64((f64::from(nth) / f64::from(count)).cbrt());
        tokio::spawn(async move {
            tokio::time::sleep_until((begun + after).into()).await;
            let path = format!("/api/v1/me/proposals/{}/submit", draft.id);
            let sent = Instant::now();
            (ask(address, "POST", &path, &draft.token).await == 200).then(|| sent.elapsed())
        })
    });
    let sent: Vec<_> = sent.collect();
    let mut answers = Vec::new();
    for one in sent {
        answers.push(one.await.expect("it does not panic"));
    }
    answers
}

/// Hands in proposals until the list is as long as it is to be.
async fn fill(world: &World, facts: &ConferenceFacts, call: CallId, missing: u32) {
    let new = world.new_call(facts, "talks").await;
    edit_call(&world.ctx, call, &new.details, None).await.expect("open again");
    let typed = long(world.proposal_for(facts, "Title").await.0);
    let mut writer = None;
    for nth in 0..missing {
        if nth % 10 == 0 {
            writer = Some(world.person(&format!("M{nth} Writer")).await);
        }
        let Some(writer) = &writer else { continue };
        let ctx = Ctx { now: now(), ..world.as_(writer) };
        let id = draft_proposal(&ctx, call, &typed).await.expect("begun");
        submit_proposal(&ctx, id, None).await.expect("handed in");
    }
}

/// How long the first page takes over a connection, and how many queries it asks.
async fn list(world: &World, facts: &ConferenceFacts, call: CallId, address: SocketAddr) -> (Vec<Duration>, u64) {
    let mut owner = world.person("Olga Owner").await;
    world.grant(&mut owner, Scope::Conference(facts.id), RoleKind::Owner).await;
    let token = token(world, &owner, TokenScope::Read).await;
    let path = format!("/api/v1/conferences/{}/calls/talks/proposals?limit=50", facts.slug);
    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        assert_eq!(ask(address, "GET", &path, &token).await, 200, "the list is there");
        took.push(begun.elapsed());
        tokio::time::sleep(PAUSE).await;
    }
    let ctx = world.as_(&owner);
    let queries =
        count_queries(&ctx, async |ctx| proposals(&ctx, facts, call, &Wanted::default(), 50).await.map(drop)).await;
    (took, queries)
}

/// The status of an answer, after all of it was read.
async fn ask(address: SocketAddr, method: &str, path: &str, token: &str) -> u16 {
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: plenary.test\r\nAuthorization: Bearer {token}\r\nContent-Length: 0\r\n\
         Connection: close\r\n\r\n"
    );
    let mut socket = TcpStream::connect(address).await.expect("it connects");
    socket.write_all(request.as_bytes()).await.expect("it writes");
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).await.expect("it answers");
    let head = String::from_utf8_lossy(&answer[..answer.len().min(64)]).into_owned();
    head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
}

/// The time that so many of a hundred do not exceed, in milliseconds.
fn at(took: &mut [Duration], percent: usize) -> f64 {
    took.sort_unstable();
    let last = took.len().saturating_sub(1);
    took.get((took.len() * percent / 100).min(last)).map_or(0.0, |took| took.as_secs_f64() * 1_000.0)
}
