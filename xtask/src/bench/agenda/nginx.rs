//! nginx with the very same bodies as files, set up as well as we know how.

use super::client::{Answer, get};
use super::find;
use anyhow::{Context, Result, ensure};
use std::fmt::Write as _;
use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How nginx is set up.
#[derive(Clone, Copy)]
pub enum Setup {
    /// As Debian sets it up: each request is written to a log, each file is opened anew.
    Debian,
    /// As fast as we know how: nothing is logged, files stay open, each worker has a queue of its own.
    Tuned,
}

/// A serving nginx; ends with this value.
pub struct Nginx {
    child: Child,
    address: SocketAddr,
    config: PathBuf,
}

impl Nginx {
    /// Serves the body of each answer under its place in the list.
    pub fn serve(folder: &Path, setup: Setup, answers: &[Answer]) -> Result<Self> {
        let files = folder.join("files");
        fs::create_dir_all(&files)?;
        let mut locations = String::new();
        for (place, answer) in answers.iter().enumerate() {
            fs::write(files.join(place.to_string()), &answer.body)?;
            let kind = answer.header("content-type").unwrap_or("text/html");
            let coding =
                answer.header("content-encoding").map(|coding| format!("add_header Content-Encoding {coding};"));
            let coding = coding.unwrap_or_default();
            writeln!(locations, "location = /{place} {{ default_type '{kind}'; {coding} }}")?;
        }
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let config = folder.join("nginx.conf");
        fs::write(&config, configuration(folder, setup, &files, address, &locations))?;
        let mut nginx = Command::new(find("nginx").context("nginx")?);
        nginx.arg("-c").arg(&config).stdout(Stdio::null()).stderr(Stdio::null());
        let mut this = Self { child: nginx.spawn().context("nginx")?, address, config };
        let begun = Instant::now();
        while !get(address, "/0", &[]).is_ok_and(|answer| answer.status == 200) {
            ensure!(this.child.try_wait()?.is_none(), "nginx ended: {}", folder.join("error.log").display());
            ensure!(begun.elapsed() < Duration::from_secs(10), "nginx does not serve");
            std::thread::sleep(Duration::from_millis(10));
        }
        for (place, answer) in answers.iter().enumerate() {
            let theirs = get(address, &format!("/{place}"), &[])?;
            ensure!(theirs.body == answer.body, "nginx sends other bytes at /{place}");
        }
        Ok(this)
    }

    pub fn url(&self, place: usize) -> String {
        format!("http://{}/{place}", self.address)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Its workers end with it only if it is asked.
        let stop =
            find("nginx").map(|nginx| Command::new(nginx).arg("-c").arg(&self.config).args(["-s", "stop"]).status());
        if !matches!(stop, Some(Ok(status)) if status.success()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

/// One worker for each core.
fn configuration(folder: &Path, setup: Setup, files: &Path, address: SocketAddr, locations: &str) -> String {
    let (folder, files) = (folder.display(), files.display());
    let (settings, queue) = match setup {
        Setup::Debian => (format!("access_log {folder}/access.log;"), ""),
        Setup::Tuned => {
            let cache = "open_file_cache max=100; open_file_cache_valid 60s;";
            (format!("access_log off; keepalive_requests 1000000; {cache}"), " reuseport")
        }
    };
    format!(
        "daemon off; worker_processes auto; pid {folder}/pid; error_log {folder}/error.log; user root;
events {{ worker_connections 1024; }}
http {{
  sendfile on; tcp_nopush on; etag on; {settings}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen {address}{queue}; root {files};
{locations}  }}
}}
"
    )
}
