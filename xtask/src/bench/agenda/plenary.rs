//! The release build, serving.

use super::CONFERENCE;
use super::client::get;
use crate::{place, run};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A serving process; ends with this value.
pub struct Plenary {
    child: Child,
    address: SocketAddr,
    /// From the start of the process to the first page of a conference.
    pub started_in: Duration,
}

/// Imports a file into the data at `data`; founds the conference where there is none.
pub fn import(data: &Path, file: &Path, conference: &str) -> Result<()> {
    let mut import = Command::new(program());
    import.arg("import").arg("programme").arg(file).args(["--conference", conference, "--create", "--data"]).arg(data);
    run::quietly(&mut import)
}

impl Plenary {
    /// Serves `data` and waits for the first page.
    pub fn start(data: &Path) -> Result<Self> {
        Self::start_for(data, &format!("/c/{CONFERENCE}"))
    }

    /// Serves `data` and waits until `page` is there.
    pub fn start_for(data: &Path, page: &str) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let started = Instant::now();
        let mut server = Command::new(program());
        server.args(["serve", "--listen", &address.to_string(), "--data"]).arg(data);
        server.arg("--site").arg(place::target().join("dist/site"));
        server.env("PLENARY_BASE_URL", format!("http://{address}")).env("PLENARY_OPERATIONS_LISTEN", "127.0.0.1:0");
        let child = server.stdout(Stdio::null()).stderr(Stdio::null()).spawn().context("plenary")?;
        let mut site = Self { child, address, started_in: Duration::ZERO };
        while !get(address, page, &[]).is_ok_and(|answer| answer.status == 200) {
            ensure!(site.child.try_wait()?.is_none(), "plenary ended");
            ensure!(started.elapsed() < Duration::from_mins(1), "plenary does not serve {page}");
            std::thread::sleep(Duration::from_millis(2));
        }
        site.started_in = started.elapsed();
        Ok(site)
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What the process holds in memory now.
    pub fn resident_megabytes(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("VmRSS")?;
        let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes / 1024)
    }
}

impl Drop for Plenary {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program() -> std::path::PathBuf {
    place::target().join("dist/plenary")
}
