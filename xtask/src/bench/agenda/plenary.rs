//! The release build, serving.

use super::CONFERENCE;
use super::client::get;
use crate::{place, run};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A serving process; ends with this value.
pub struct Plenary {
    child: Child,
    address: SocketAddr,
    /// From the start of the process to the first page of a conference.
    pub started_in: Duration,
}

/// Where a site keeps what it has.
pub struct Data {
    folder: PathBuf,
    /// None is SQLite in the folder.
    database: Option<String>,
}

impl Data {
    /// All of it in a folder.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder, database: None }
    }

    /// Files in a folder, which is made, and rows in a database.
    pub fn on(folder: PathBuf, database: String) -> Result<Self> {
        fs::create_dir_all(&folder)?;
        Ok(Self { folder, database: Some(database) })
    }

    /// `plenary VERBS`, told where its data are.
    fn command(&self, verbs: &[&str]) -> Command {
        let mut command = Command::new(place::target().join("dist/plenary"));
        command.args(verbs).arg("--data").arg(&self.folder);
        if let Some(database) = &self.database {
            command.env("PLENARY_DATABASE_URL", database);
        }
        command
    }
}

/// Imports a file; founds the conference where there is none.
pub fn import(data: &Data, file: &Path, conference: &str) -> Result<()> {
    let mut import = data.command(&["import", "programme"]);
    import.arg(file).args(["--conference", conference, "--create"]);
    run::quietly(&mut import)
}

/// Makes somebody an administrator of the site, by their address.
pub fn grant(data: &Data, address: &str) -> Result<()> {
    run::quietly(data.command(&["user", "grant"]).arg(address))
}

impl Plenary {
    /// Serves `data` and waits for the first page.
    pub fn start(data: &Data) -> Result<Self> {
        Self::start_for(data, &format!("/c/{CONFERENCE}"))
    }

    /// Serves `data` and waits until `page` is there.
    pub fn start_for(data: &Data, page: &str) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let started = Instant::now();
        let mut server = data.command(&["serve"]);
        server.args(["--listen", &address.to_string()]).arg("--site").arg(place::target().join("dist/site"));
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
    pub fn resident_megabytes(&self) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("VmRSS")?;
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes / 1024.0)
    }
}

impl Drop for Plenary {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
