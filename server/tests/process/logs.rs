//! What a served site writes for programs to read.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::exercise::plenary;

#[test]
fn with_json_every_line_is_an_object_from_the_first_to_the_last() {
    let folder = tempfile::tempdir().expect("a folder");
    let assets = folder.path().join("site");
    std::fs::create_dir_all(&assets).expect("made");
    std::fs::write(assets.join("assets.json"), "{}").expect("written");
    let mut site = plenary()
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path().join("data"))
        .arg("--site")
        .arg(&assets)
        .envs([
            ("PLENARY_OPERATIONS_LISTEN", "127.0.0.1:0"),
            ("PLENARY_LOG", "json"),
            ("PLENARY_LOG_FILTER", "info,server=debug"),
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut log = BufReader::new(site.stderr.take().expect("ours"));
    let (mut lines, mut address) = (Vec::new(), None);
    while address.is_none() {
        let line = next(&mut log).expect("it says where before it ends");
        address = line["url"].as_str().and_then(|url| url.strip_prefix("http://")).map(ToOwned::to_owned);
        lines.push(line);
    }
    let mut browser = TcpStream::connect(address.expect("it said where")).expect("it listens");
    browser.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("sent");
    browser.read_to_end(&mut Vec::new()).expect("answered");
    assert!(Command::new("kill").args(["-TERM", &site.id().to_string()]).status().expect("told").success());
    lines.extend(std::iter::from_fn(|| next(&mut log)));
    assert!(site.wait().expect("it ends").success());
    let mut others = String::new();
    site.stdout.take().expect("ours").read_to_string(&mut others).expect("text");
    assert_eq!(others, "", "all of it is in the log");
    let answered: Vec<_> = lines.iter().filter(|line| line["message"] == "answered").collect();
    assert!(
        !answered.is_empty() && answered.iter().all(|line| line["ms"].is_u64() && line["status"] == 200),
        "{lines:?}"
    );
    assert!(lines.iter().any(|line| line["message"] == "told to stop (SIGTERM)"), "{lines:?}");
}

/// The next line, which is one JSON object.
fn next(log: &mut impl BufRead) -> Option<Value> {
    let mut line = String::new();
    let read = log.read_line(&mut line).expect("text");
    (read > 0).then(|| serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}")))
}
