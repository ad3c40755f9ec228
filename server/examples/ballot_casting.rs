//! What a ballot withstands: everybody votes within a minute, while others read pages. For `cargo xtask bench ballots`.
//!
//! `ballot_casting VOTERS SECONDS` fills a site of its own on each database, has so many voters cast their papers in an
//! election within so many seconds over real connections, reads pages all the while, then closes the ballot and checks its
//! record. It prints one line of JSON for each database.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use domain::{
    ballot::{Method, TypedCandidate},
    id::{BallotId, GroupId},
    policy::{Action, TokenScope},
};
use exchange::record::{Record, verify};
use serde_json::json;
use server::{
    asset::Assets,
    config::Config,
    http::listener::{self, Limits},
    router::front,
    site::{Site, now},
};
use service::{
    Found,
    ballot::{draft_ballot, nominate, open_ballot, record_of, tend_ballots},
    group::group,
    identity::{NewToken, create_token},
    testing::{GroupScene, Somebody, World, new_election},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// Who stands.
const CANDIDATES: usize = 5;
/// Between two reads of a page, so that the readers are people and no flood.
const PAUSE: Duration = Duration::from_millis(50);

#[tokio::main]
async fn main() {
    listener::raise_open_files();
    let numbers: Vec<u32> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let [voters, seconds] = numbers[..] else {
        eprintln!("ballot_casting VOTERS SECONDS");
        std::process::exit(2);
    };
    measure("SQLite", World::sqlite().await, voters, seconds).await;
    match World::postgres().await {
        Some(world) => measure("PostgreSQL", world, voters, seconds).await,
        None => std::process::exit(1),
    }
}

async fn measure(database: &str, mut world: World, voters: u32, seconds: u32) {
    world.ctx.now = now();
    let scene = world.groups().await;
    let (tokens, reader) = tokens(&world, scene.open, voters).await;
    let id = election(&world, &scene).await;
    let config = Config { base_url: "http://plenary.test".into(), ..Config::default() };
    let site = Site::new(world.db().clone(), service::file::Files::in_memory(), config, Assets::default());
    let signed_in = By::Cookie(cookie(&site, &world, &reader).await);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (life, front) = (site.life().clone(), front(site.clone()));
    let serving =
        tokio::spawn(async move { listener::serve(listener, front, &life, Limits::default()).await.expect("threads") });

    let open = Duration::from_secs(seconds.into());
    let ballot = format!("/g/open/ballots/{id}");
    let home = tokio::spawn(read(address, "/g/open".into(), By::Nobody, open));
    let page = tokio::spawn(read(address, ballot.clone(), By::Nobody, open));
    let voter = tokio::spawn(read(address, ballot, signed_in, open));
    let mut took: Vec<Duration> = cast(address, id, tokens, open).await.into_iter().flatten().collect();
    let (mut home, mut page) = (home.await.expect("read"), page.await.expect("read"));
    let mut voter = voter.await.expect("read");
    let counted = counted(&world, id).await;
    let line = json!({
        "database": database,
        "voters": voters,
        "accepted": took.len(),
        "counted": counted,
        "cast_p50": at(&mut took, 50),
        "cast_p99": at(&mut took, 99),
        "cast_max": at(&mut took, 100),
        "home_p50": at(&mut home, 50),
        "home_p99": at(&mut home, 99),
        "ballot_p50": at(&mut page, 50),
        "ballot_p99": at(&mut page, 99),
        "voter_p50": at(&mut voter, 50),
        "voter_p99": at(&mut voter, 99),
    });
    println!("{line}");
    site.life().stopping.cancel();
    serving.await.expect("the listener ends");
}

/// A token for each voter, and the last of them, who reads what a voter reads.
async fn tokens(world: &World, group: GroupId, voters: u32) -> (Vec<String>, Somebody) {
    let count = usize::try_from(voters).unwrap_or_default();
    let mut tokens = Vec::new();
    let mut all = world.voters(group, count).await;
    for voter in &all {
        tokens.push(token(world, voter).await);
    }
    (tokens, all.pop().expect("somebody votes"))
}

/// What somebody's browser shows once they have signed in.
async fn cookie(site: &Site, world: &World, of: &Somebody) -> String {
    let new = world.sign_in(of).await;
    let cookie = site.cookies().keep_sign_in(&new).expect("a cookie");
    cookie.to_str().expect("text").split(';').next().expect("a pair").to_owned()
}

async fn token(world: &World, of: &Somebody) -> String {
    let new = NewToken { name: "Bench".into(), scopes: vec![TokenScope::Group.to_string()], lifetime: "week".into() };
    let here = world.sign_in(of).await;
    let (_, secret) = create_token(&world.as_(of), here.id, new).await.expect("the token is made");
    secret.expose().to_owned()
}

/// A board of two by transferable vote, sealed until it closes.
async fn election(world: &World, scene: &GroupScene) -> BallotId {
    let carl = world.as_(&scene.chair);
    let id = draft_ballot(&carl, scene.open, &new_election(Method::Scottish, 2)).await.expect("drafted");
    for number in 1..=CANDIDATES {
        let typed = TypedCandidate { name: format!("Option {number}"), ..TypedCandidate::default() };
        nominate(&carl, id, &typed).await.expect("on the list");
    }
    open_ballot(&carl, id).await.expect("opened");
    id
}

/// Everybody casts a paper, evenly over the time. How long each took; none for those that were refused.
async fn cast(address: SocketAddr, id: BallotId, tokens: Vec<String>, open: Duration) -> Vec<Option<Duration>> {
    let begun = Instant::now();
    let count = u32::try_from(tokens.len()).unwrap_or(u32::MAX);
    let sent = tokens.into_iter().zip(0_u32..).map(|(token, nth)| {
        let after = open.mul_f64(f64::from(nth) / f64::from(count));
        tokio::spawn(async move {
            tokio::time::sleep_until((begun + after).into()).await;
            let path = format!("/api/v1/groups/open/ballots/{id}/votes");
            let paper = json!({ "ranks": ranks(nth) }).to_string();
            let sent = Instant::now();
            (ask(address, "POST", &path, &By::Token(token), &paper).await == 204).then(|| sent.elapsed())
        })
    });
    let sent: Vec<_> = sent.collect();
    let mut answers = Vec::new();
    for one in sent {
        answers.push(one.await.expect("it does not panic"));
    }
    answers
}

/// The ranks of somebody's paper: all candidates, begun at another place and with another stride by each.
fn ranks(nth: u32) -> Vec<usize> {
    let (begin, stride) = (nth as usize % CANDIDATES, 1 + nth as usize / CANDIDATES % (CANDIDATES - 1));
    let mut ranks = vec![0; CANDIDATES];
    for rank in 0..CANDIDATES {
        ranks[(begin + rank * stride) % CANDIDATES] = rank + 1;
    }
    ranks
}

/// Reads a page again and again for as long as voting goes on.
async fn read(address: SocketAddr, path: String, by: By, open: Duration) -> Vec<Duration> {
    let begun = Instant::now();
    let mut took = Vec::new();
    while begun.elapsed() < open {
        let sent = Instant::now();
        assert_eq!(ask(address, "GET", &path, &by, "").await, 200, "{path} is there");
        took.push(sent.elapsed());
        tokio::time::sleep(PAUSE).await;
    }
    took
}

/// How many papers the record holds, once it was counted again by the plain oracle.
async fn counted(world: &World, id: BallotId) -> usize {
    let later = world.later(36 * 24 * 60);
    tend_ballots(&later).await.expect("it closes");
    let facts = group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
    let (_, content) = record_of(&world.ctx, &facts, id).await.expect("there is a record");
    let record = Record::read(content.as_bytes()).expect("it reads");
    assert_eq!(verify(&record, None), [], "the record holds");
    record.positions.len()
}

/// Who asks.
enum By {
    /// Nobody who is known.
    Nobody,
    /// A program, by its token.
    Token(String),
    /// A browser, by the cookie of its sign-in.
    Cookie(String),
}

/// The status of an answer, after all of it was read.
async fn ask(address: SocketAddr, method: &str, path: &str, by: &By, body: &str) -> u16 {
    let by = match by {
        By::Nobody => String::new(),
        By::Token(token) => format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"),
        By::Cookie(cookie) => format!("Cookie: {cookie}\r\n"),
    };
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: plenary.test\r\n{by}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
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
