//! A served site told to stop.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::exercise::plenary;

#[test]
fn a_terminated_site_ends_well_and_soon() {
    for signal in ["-TERM", "-INT"] {
        let folder = tempfile::tempdir().expect("a folder");
        let assets = folder.path().join("site");
        std::fs::create_dir_all(&assets).expect("made");
        std::fs::write(assets.join("assets.json"), "{}").expect("written");
        let mut site = plenary()
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder.path().join("data"))
            .arg("--site")
            .arg(&assets)
            .env("PLENARY_OPERATIONS_LISTEN", "127.0.0.1:0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        BufReader::new(site.stdout.as_mut().expect("ours")).read_line(&mut line).expect("it speaks");
        let environment = std::fs::read(format!("/proc/{}/environ", site.id())).expect("the same process still");
        for told in [&b"MIMALLOC_PURGE_DELAY=0"[..], b"MIMALLOC_ALLOW_THP=0"] {
            let knows = environment.split(|byte| *byte == 0).any(|one| one == told);
            assert!(knows, "it was started anew with what its allocator is to know");
        }
        let address = line.trim().rsplit('/').next().expect("an address").to_owned();
        let mut browser = TcpStream::connect(&address).expect("it listens");
        browser.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
        let mut answer = [0; 12];
        browser.read_exact(&mut answer).expect("answered");
        assert_eq!(&answer, b"HTTP/1.1 200");
        let told = Instant::now();
        let kill = Command::new("kill").args([signal, &site.id().to_string()]).status().expect("told");
        assert!(kill.success());
        assert!(site.wait().expect("it ends").success());
        assert!(told.elapsed() < Duration::from_secs(10), "{:?}", told.elapsed());
        assert!(TcpStream::connect(&address).is_err());
    }
}
