//! What the pages of a long standard cost. For `cargo xtask bench drafts`.
//!
//! `draft_pages OLD.md NEW.md` posts two texts as revisions of a draft, serves them, and asks for the pages over real
//! connections. It prints each step with its milliseconds: the median, but for first requests.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use app::draft::render::read;
use domain::{
    draft::{TypedDraft, TypedRevision},
    id::DraftId,
};
use server::{
    asset::Assets,
    config::Config,
    http::listener::{self, Limits},
    router::front,
    site::{Site, now},
};
use service::{
    Ctx,
    draft::{NewRevision, Posted, RevisionSource, post_revision, read_content, start_draft},
    testing::World,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// Each step is taken so often.
const TIMES: usize = 9;
/// Between two requests: one account may not ask without pause.
const PAUSE: Duration = Duration::from_millis(110);
const AT: &str = "/g/open/drafts/standard";

#[tokio::main]
async fn main() {
    let texts: Vec<String> =
        std::env::args().skip(1).map(|path| std::fs::read_to_string(path).expect("a text")).collect();
    let [old, new] = &texts[..] else {
        eprintln!("draft_pages OLD.md NEW.md");
        std::process::exit(2);
    };
    println!("render {:.3}", median((0..TIMES).map(|_| timed(|| read(new, &[]))).collect()));

    let mut world = World::sqlite().await;
    world.ctx.now = now();
    let scene = world.groups().await;
    let carl = Ctx { now: now(), ..world.as_(&scene.chair) };
    let typed = TypedDraft { title: "A standard".into(), ..TypedDraft::default() };
    let id = start_draft(&carl, scene.open, "standard", &typed).await.expect("begun");
    for text in [old, new] {
        post(&carl, id, text).await;
    }
    let site = Site::new(
        world.db().clone(),
        service::file::Files::in_memory(),
        Config { base_url: "http://plenary.test".into(), ..Config::default() },
        Assets::default(),
    );
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (life, front) = (site.life().clone(), front(site.clone()));
    let serving =
        tokio::spawn(async move { listener::serve(listener, front, &life, Limits::default()).await.expect("threads") });

    println!("page-first {:.3}", get(address, &format!("{AT}/2")).await);
    println!("page {:.3}", several(async || get(address, &format!("{AT}/2")).await).await);
    for view in ["changes", "inline", "side"] {
        let path = format!("{AT}/compare?from=1&to=2&view={view}");
        println!("compare-{view} {:.3}", several(async || get(address, &path).await).await);
    }

    let secret = world.sign_in(&scene.chair).await;
    let edited = new.replacen("Verify that", "Verify twice that", 1);
    let fields = [("act", "preview"), ("made_from", "0"), ("tab", "bench"), ("text", edited.as_str())];
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let head = format!(
        "POST {AT}/write HTTP/1.1\r\nHost: plenary.test\r\nOrigin: http://plenary.test\r\nSec-Fetch-Site: same-origin\r\n\
         Cookie: plenary={}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        secret.secret.expose(),
        body.len()
    );
    let request = head + &body;
    println!("preview {:.3}", several(async || ask(address, &request, "200").await).await);
    site.life().stopping.cancel();
    serving.await.expect("the listener ends");
}

/// Posts a text; requirements that are not surely known again are new ones.
async fn post(ctx: &Ctx, id: DraftId, text: &str) {
    let mut answers = Vec::new();
    loop {
        let content = read_content(text.to_owned().into()).await.expect("read");
        let source = RevisionSource::File(Box::new(content));
        let new = NewRevision { source, typed: TypedRevision::default(), answers: answers.clone(), made_from: None };
        match post_revision(ctx, id, &new).await.expect("posted") {
            Posted::Asked(asked) => answers = asked.iter().map(|one| (one.new, None)).collect(),
            _ => return,
        }
    }
}

async fn get(address: SocketAddr, path: &str) -> f64 {
    ask(address, &format!("GET {path} HTTP/1.1\r\nHost: plenary.test\r\nConnection: close\r\n\r\n"), "200").await
}

/// Milliseconds from the question to the last byte of an answer with a status.
async fn ask(address: SocketAddr, request: &str, status: &str) -> f64 {
    let begun = Instant::now();
    let mut socket = TcpStream::connect(address).await.expect("it connects");
    socket.write_all(request.as_bytes()).await.expect("it writes");
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).await.expect("it answers");
    let took = begun.elapsed();
    let head = String::from_utf8_lossy(&answer[..answer.len().min(200)]).into_owned();
    assert_eq!(head.split(' ').nth(1), Some(status), "{head}");
    took.as_secs_f64() * 1_000.0
}

async fn several(one: impl AsyncFn() -> f64) -> f64 {
    let mut all = Vec::new();
    for _ in 0..TIMES {
        all.push(one().await);
        tokio::time::sleep(PAUSE).await;
    }
    median(all)
}

fn timed<T>(work: impl Fn() -> T) -> f64 {
    let started = Instant::now();
    std::hint::black_box(work());
    started.elapsed().as_secs_f64() * 1_000.0
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}
