//! PostgreSQL's own tools make and read its part of a backup.

use std::{io::ErrorKind, path::Path};

use tokio::process::Command;
use url::Url;

/// Writes what the database at `url` holds to `to`, in `pg_dump`'s custom format.
pub async fn dump(url: &str, to: &Path) -> Result<(), String> {
    let mut command = tool("pg_dump", url)?;
    command.args(["--format=custom", "--no-owner", "--no-privileges", "--file"]).arg(to);
    run("pg_dump", command).await
}

/// Fills the empty database at `url` from what [`dump`] wrote.
pub async fn load(url: &str, from: &Path) -> Result<(), String> {
    let mut command = tool("pg_restore", url)?;
    command.args(["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]).arg(from);
    run("pg_restore", command).await
}

/// The password goes through the environment: arguments can be read by everybody on the machine.
fn tool(name: &str, url: &str) -> Result<Command, String> {
    let mut url = Url::parse(url).map_err(|error| format!("database_url: {error}"))?;
    let mut command = Command::new(name);
    if let Some(password) = url.password().map(ToOwned::to_owned) {
        let plain = percent_decoded(&password);
        command.env("PGPASSWORD", plain);
        url.set_password(None).map_err(|()| "database_url has no host".to_owned())?;
    }
    command.arg("--dbname").arg(url.as_str());
    Ok(command)
}

fn percent_decoded(text: &str) -> String {
    // A query of one value: the one decoder at hand; a plus sign in a password must stay one.
    let query = format!("x={}", text.replace('+', "%2B"));
    url::form_urlencoded::parse(query.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}

async fn run(name: &str, mut command: Command) -> Result<(), String> {
    let output = command.output().await.map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!(
            "`{name}` is not installed here. It comes with PostgreSQL's client programs (Debian: postgresql-client) and \
             must not be older than the server."
        ),
        _ => format!("`{name}` cannot be started: {error}"),
    })?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("`{name}` failed; nothing was changed. It says:\n{}", String::from_utf8_lossy(&output.stderr).trim()))
}
