//! What clients can do to the listener, over real sockets.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Router,
    http::{HeaderMap, Method, StatusCode, Uri},
    routing::get,
};
use bytes::Bytes;
use server::http::{
    Front, Life, Ready,
    listener::{self, Limits},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time::{sleep, timeout},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_stalled_connections_do_not_keep_a_reader_out() {
    listener::raise_open_files();
    // As many places as a site has by default, and few: then the stalled ones have to give way.
    for connections in [Limits::default().connections, 100] {
        let (address, life, serving) = serve(Limits { connections, ..Limits::default() }).await;
        let mut stalled = Vec::new();
        for _ in 0..2_000 {
            let mut socket = TcpStream::connect(address).await.expect("it connects");
            socket.write_all(b"GET / HTTP/1.1\r\nHost: plenary.test\r\nX-Half").await.expect("it writes");
            stalled.push(socket);
        }
        for _ in 0..20 {
            let begun = Instant::now();
            assert!(ask(address, "GET / HTTP/1.1\r\n").await.starts_with("HTTP/1.1 200"));
            assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
        }
        life.stopping.cancel();
        drop(stalled);
        serving.await.expect("it ends");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn half_a_request_and_an_idle_connection_are_closed_in_time() {
    let (address, _life, _serving) = serve(Limits { head: Duration::from_millis(200), ..Limits::default() }).await;
    for sent in ["", "GET / HTTP/1.1\r\nHost: plenary.test\r\nX-Half", "GET / HTTP/1.1\r\nHost: plenary.test\r\n\r\n"] {
        let mut socket = TcpStream::connect(address).await.expect("it connects");
        socket.write_all(sent.as_bytes()).await.expect("it writes");
        let mut answer = Vec::new();
        let closed = timeout(Duration::from_secs(2), socket.read_to_end(&mut answer)).await;
        closed.expect("closed in time").expect("closed well");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn heads_beyond_the_limits_are_refused() {
    let (address, _life, _serving) = serve(Limits::default()).await;
    let many = (0..120).map(|n| format!("X-{n}: y\r\n")).collect::<Vec<_>>().concat();
    let answer = ask(address, &format!("GET / HTTP/1.1\r\n{many}")).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    // These are not even read to their end; whether the refusal arrives before the connection is gone is open.
    for head in [
        format!("GET / HTTP/1.1\r\nX-Long: {}\r\n", "y".repeat(40_000)),
        format!("GET /?{} HTTP/1.1\r\n", "y".repeat(70_000)),
    ] {
        let answer = ask(address, &head).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    assert!(ask(address, "GET / HTTP/1.1\r\n").await.starts_with("HTTP/1.1 200"), "others are not affected");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_say_for_which_host_they_ask_is_refused_before_anything_is_looked_for() {
    let kept = |_: &Method, uri: &Uri, _: &HeaderMap| {
        let (status, headers, body) = (StatusCode::OK, HeaderMap::new(), Bytes::from_static(b"kept"));
        (uri.path() == "/kept").then_some(Ready { status, headers, body })
    };
    let (address, _life, _serving) = serve_by(|router| Front::new(router, Arc::new(kept)), Limits::default()).await;
    for (path, said) in [("/", "here"), ("/kept", "kept")] {
        let asked = [
            ("HTTP/1.1", path.to_owned(), ""),
            ("HTTP/1.1", path.to_owned(), "Host:\r\n"),
            ("HTTP/1.1", path.to_owned(), "Host: a.test\r\nHost: a.test\r\n"),
            ("HTTP/1.1", path.to_owned(), "Host: a.test, b.test\r\n"),
            ("HTTP/1.1", path.to_owned(), "Host: http://a.test/\r\n"),
            ("HTTP/1.1", format!("http://a.test{path}"), ""),
            ("HTTP/1.1", format!("http://a.test{path}"), "Host: a.test\r\nHost: b.test\r\n"),
            ("HTTP/1.1", format!("http://user@a.test{path}"), "Host: a.test\r\n"),
            ("HTTP/1.0", path.to_owned(), "Host: a.test\r\nHost: b.test\r\n"),
        ];
        for (version, target, hosts) in asked {
            // A second request on the same connection, which is not read any more.
            let head = format!("GET {target} {version}\r\n{hosts}\r\nGET {path} HTTP/1.1\r\n");
            let answer = ask(address, &head).await;
            assert!(answer.starts_with(&format!("{version} 400 ")), "{target} {hosts}: {answer}");
            assert!(
                answer.contains("\r\nconnection: close\r\n") && answer.contains("\r\nx-content-type-options:"),
                "{answer}"
            );
            assert!(answer.ends_with("section 3.2).\n") && answer.matches("HTTP/1").count() == 1, "{answer}");
        }
        for (version, target, hosts) in [
            ("HTTP/1.1", path.to_owned(), "Host: a.test\r\n"),
            ("HTTP/1.1", path.to_owned(), "hOST: [::1]:8080\r\n"),
            ("HTTP/1.1", format!("http://a.test{path}"), "Host: a.test\r\n"),
            ("HTTP/1.0", path.to_owned(), ""),
        ] {
            let answer = ask_raw(address, &format!("GET {target} {version}\r\n{hosts}Connection: close\r\n\r\n")).await;
            assert!(
                answer.starts_with(&format!("{version} 200 ")) && answer.ends_with(said),
                "{target} {hosts}: {answer}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_lets_requests_end_and_closes_what_is_idle() {
    let (address, life, serving) = serve(Limits::default()).await;
    let mut idle = TcpStream::connect(address).await.expect("it connects");
    let slow = tokio::spawn(async move { ask(address, "GET /slow HTTP/1.1\r\n").await });
    sleep(Duration::from_millis(100)).await;
    life.stopping.cancel();
    assert!(slow.await.expect("no panic").contains("slow, but whole"));
    timeout(Duration::from_secs(1), serving).await.expect("in time").expect("it ends");
    let mut rest = Vec::new();
    idle.read_to_end(&mut rest).await.expect("closed");
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_end_is_not_waited_for_beyond_the_grace() {
    let (address, life, serving) = serve(Limits { grace: Duration::from_millis(100), ..Limits::default() }).await;
    let mut socket = TcpStream::connect(address).await.expect("it connects");
    socket.write_all(b"GET /stuck HTTP/1.1\r\nHost: plenary.test\r\n\r\n").await.expect("it writes");
    sleep(Duration::from_millis(100)).await;
    life.stopping.cancel();
    timeout(Duration::from_secs(2), serving).await.expect("in time").expect("it ends");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn long_bodies_arrive_whole_and_in_order() {
    // Several times what the kernel holds for a connection, and another one, so that a mix-up would show.
    let bodies = [7_u32, 11]
        .map(|step| Bytes::from((0..1_500_000).flat_map(|n: u32| (n ^ step).to_le_bytes()).collect::<Vec<_>>()));
    let known = bodies.clone();
    let look = move |_: &Method, uri: &Uri, _: &HeaderMap| {
        let body = match uri.path() {
            "/one" => known[0].clone(),
            "/two" => known[1].clone(),
            "/small" => Bytes::from_static(b"small"),
            _ => return None,
        };
        Some(Ready { status: StatusCode::OK, headers: HeaderMap::new(), body })
    };
    let (address, _life, _serving) = serve_by(|router| Front::new(router, Arc::new(look)), Limits::default()).await;
    let asked = ["/one", "/small", "/two", "/", "/two", "/one"];
    let expected: [&[u8]; 6] = [&bodies[0], b"small", &bodies[1], b"here", &bodies[1], &bodies[0]];
    for pause in [Duration::ZERO, Duration::from_micros(300)] {
        let mut socket = TcpStream::connect(address).await.expect("it connects");
        // All at once: answers come in the order of the questions.
        let heads = asked.map(|path| format!("GET {path} HTTP/1.1\r\nHost: plenary.test\r\n\r\n")).concat();
        socket.write_all(heads.as_bytes()).await.expect("it writes");
        let mut reader = BufReader::with_capacity(64 * 1024, socket);
        for (path, body) in asked.iter().zip(expected) {
            let length = content_length(&mut reader).await;
            assert_eq!(length, body.len(), "{path}");
            let mut read = vec![0; length];
            for piece in read.chunks_mut(200_000) {
                sleep(pause).await;
                timeout(Duration::from_secs(10), reader.read_exact(piece)).await.expect("in time").expect("whole");
            }
            assert!(read == body, "{path} differs");
        }
    }
}

/// Reads an answer's head; how long its body is, in bytes.
async fn content_length(reader: &mut BufReader<TcpStream>) -> usize {
    let mut length = None;
    loop {
        let mut line = String::new();
        timeout(Duration::from_secs(10), reader.read_line(&mut line)).await.expect("in time").expect("a line");
        match line.trim_end().split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.parse().ok(),
            None if line == "\r\n" => return length.expect("a length"),
            _ => {}
        }
    }
}

async fn serve(limits: Limits) -> (SocketAddr, Life, JoinHandle<()>) {
    serve_by(Front::from, limits).await
}

/// Serves some routes behind what `front` makes of them.
async fn serve_by(front: impl FnOnce(Router) -> Front, limits: Limits) -> (SocketAddr, Life, JoinHandle<()>) {
    let slow = async || {
        sleep(Duration::from_millis(400)).await;
        "slow, but whole"
    };
    let router = Router::new()
        .route("/", get(async || "here"))
        .route("/slow", get(slow))
        .route("/stuck", get(async || std::future::pending::<()>().await));
    let front = front(router);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let (address, life) = (listener.local_addr().expect("an address"), Life::default());
    let serving = {
        let life = life.clone();
        async move { listener::serve(listener, front, &life, limits).await.expect("threads") }
    };
    (address, life, tokio::spawn(serving))
}

/// Sends a whole request that starts with `head` and reads the answer to its end.
async fn ask(address: SocketAddr, head: &str) -> String {
    ask_raw(address, &format!("{head}Host: plenary.test\r\nConnection: close\r\n\r\n")).await
}

/// Sends `request` as it is and reads the answer to its end.
async fn ask_raw(address: SocketAddr, request: &str) -> String {
    let mut socket = TcpStream::connect(address).await.expect("it connects");
    // The listener may refuse and close before it has read everything.
    let _ = socket.write_all(request.as_bytes()).await;
    let mut answer = Vec::new();
    let _ = timeout(Duration::from_secs(5), socket.read_to_end(&mut answer)).await.expect("an answer in time");
    String::from_utf8_lossy(&answer).into_owned()
}
