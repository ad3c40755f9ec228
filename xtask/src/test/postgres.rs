//! A PostgreSQL of our own: on a free port of this machine, without regard for power cuts, gone after the tests.

use crate::{place, run, say};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const USER: &str = "plenary";
/// What the folders of clusters are called, up to the number of the process they belong to.
const NAME: &str = "plenary-postgres-";
const CERTIFICATE: &str = "cluster/server.crt";
const KEY: &str = "cluster/server.key";
const PATIENCE: Duration = Duration::from_mins(1);

/// What makes tests fast and would make a real site lose data.
const CARELESS: &[&str] = &[
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_connections=300",
    "log_min_messages=panic",
];
/// As a real site has it, but for the noise.
const CAREFUL: &[&str] = &["max_connections=300", "log_min_messages=panic"];

/// Runs until it is dropped. The kernel ends it if this process is killed, so that none is left behind.
pub struct Server {
    child: Child,
    home: PathBuf,
    port: u16,
    password: String,
}

impl Server {
    /// Makes a fresh cluster and starts it.
    pub fn start(programs: &Path) -> Result<Self> {
        Self::start_with(programs, CARELESS)
    }

    /// The same with regard for power cuts, to measure what a real site does.
    pub fn careful(programs: &Path) -> Result<Self> {
        Self::start_with(programs, CAREFUL)
    }

    fn start_with(programs: &Path, settings: &[&str]) -> Result<Self> {
        say::step("PostgreSQL for tests", || {
            let account = Account::unprivileged()?;
            remove_what_was_left()?;
            let home = std::env::temp_dir().join(format!("{NAME}{}", std::process::id()));
            let password = random_word()?;
            initialise(&account, programs, &home, &password)?;
            certify(&account, &home)?;
            let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
            let child = account.start(programs, &home, port, settings)?;
            let mut server = Self { child, home, port, password };
            server.wait_until_ready(programs)?;
            Ok(server)
        })
    }

    /// As a database URL without a database: whoever has it may make some.
    pub fn address(&self) -> String {
        format!("postgres://{USER}:{}@127.0.0.1:{}", self.password, self.port)
    }

    /// The file with the certificate of who vouches for the server: the server itself.
    pub fn authority(&self) -> PathBuf {
        self.home.join(CERTIFICATE)
    }

    fn wait_until_ready(&mut self, programs: &Path) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                bail!("PostgreSQL ended with {status}");
            }
            let mut question = Command::new(programs.join("pg_isready"));
            if run::answer(question.args(["--host", "127.0.0.1", "--port", &self.port.to_string()])).is_some() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("PostgreSQL did not answer within {} s", PATIENCE.as_secs())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGINT: at once, without waiting for connections. By its own id, as its user may not be ours.
        if run::answer(Command::new("kill").args(["-INT", &self.child.id().to_string()])).is_some() {
            let _ = self.child.wait();
        }
        if let Err(error) = fs::remove_dir_all(&self.home) {
            eprintln!("cannot remove {}: {error}", self.home.display());
        }
    }
}

/// Removes the folders of runs that were interrupted.
fn remove_what_was_left() -> Result<()> {
    for entry in fs::read_dir(std::env::temp_dir())?.flatten() {
        let name = entry.file_name();
        let Some(process) = name.to_str().and_then(|name| name.strip_prefix(NAME)) else { continue };
        if run::answer(Command::new("kill").args(["-0", process])).is_none() {
            fs::remove_dir_all(entry.path()).with_context(|| entry.path().display().to_string())?;
        }
    }
    Ok(())
}

/// Makes the files of a cluster, in a folder that belongs to the account.
fn initialise(account: &Account, programs: &Path, home: &Path, password: &str) -> Result<()> {
    fs::create_dir(home).with_context(|| home.display().to_string())?;
    let password_file = home.join("password");
    fs::write(&password_file, password)?;
    for path in [home, &password_file] {
        chown(path, account.user, account.group)?;
    }
    let mut initdb = account.command(&programs.join("initdb"));
    initdb.arg("--pgdata").arg(home.join("cluster")).arg("--pwfile").arg(&password_file);
    initdb.args(["--username", USER, "--auth", "password", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]);
    run::quietly(&mut initdb)
}

/// Gives the server a key and a certificate that vouches for itself, where it looks for them.
fn certify(account: &Account, home: &Path) -> Result<()> {
    let own = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()])?;
    fs::write(home.join(CERTIFICATE), own.cert.pem())?;
    let key = home.join(KEY);
    fs::write(&key, own.signing_key.serialize_pem())?;
    // PostgreSQL refuses a key that others may read.
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600))?;
    [CERTIFICATE, KEY].into_iter().try_for_each(|file| Ok(chown(home.join(file), account.user, account.group)?))
}

/// Who PostgreSQL runs as. It refuses root.
struct Account {
    /// What to put before a program's name.
    prefix: Vec<String>,
    /// None where it is the account that runs this.
    user: Option<u32>,
    group: Option<u32>,
}

impl Account {
    fn unprivileged() -> Result<Self> {
        let setpriv = place::program("setpriv").is_some();
        let dies_with_us = ["setpriv", "--pdeathsig", "INT"].map(str::to_owned);
        if id("-u", None)? != 0 {
            let prefix = if setpriv { dies_with_us.to_vec() } else { Vec::new() };
            return Ok(Self { prefix, user: None, group: None });
        }
        ensure!(
            setpriv,
            "PostgreSQL refuses to run as root, and setpriv (of util-linux) is missing to run it as another"
        );
        let name = if id("-u", Some("postgres")).is_ok() { "postgres" } else { "nobody" };
        let (user, group) = (id("-u", Some(name))?, id("-g", Some(name))?);
        let mut prefix = dies_with_us.to_vec();
        prefix.extend([format!("--reuid={user}"), format!("--regid={group}"), "--clear-groups".to_owned()]);
        Ok(Self { prefix, user: Some(user), group: Some(group) })
    }

    fn start(&self, programs: &Path, home: &Path, port: u16, settings: &[&str]) -> Result<Child> {
        let mut postgres = self.command(&programs.join("postgres"));
        postgres.arg("-D").arg(home.join("cluster")).arg("-k").arg(home).args(["-p", &port.to_string()]);
        postgres.args(["-c", "listen_addresses=127.0.0.1", "-c", "ssl=on"]);
        for setting in settings {
            postgres.args(["-c", setting]);
        }
        postgres.stdin(Stdio::null()).spawn().context("cannot start PostgreSQL")
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = match self.prefix.split_first() {
            Some((first, others)) => {
                let mut command = Command::new(first);
                command.args(others).arg("--").arg(program);
                command
            }
            None => Command::new(program),
        };
        // The folder we are in may be closed to the account.
        command.current_dir("/");
        command
    }
}

fn id(which: &str, name: Option<&str>) -> Result<u32> {
    let answer = run::answer(Command::new("id").arg(which).args(name)).context("there is no such account")?;
    answer.parse().context("id answers no number")
}

/// Keeps other people of this machine out.
fn random_word() -> Result<String> {
    let mut bytes = [0; 16];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(hex::encode(bytes))
}
