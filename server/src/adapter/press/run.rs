//! One run of the press.

use std::{path::Path, process::Stdio, time::Duration};

use bytes::Bytes;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::{Child, Command},
    time::timeout,
};

/// Most bytes of a document.
const MAX_PDF: u64 = 64 * 1024 * 1024;
/// Most bytes of what is said about it.
const MAX_SAID: u64 = 4 * 1024;

/// Gives `manuscript` to the program and takes its document. Whatever ends this ends the program too.
pub async fn run(program: &Path, manuscript: Vec<u8>, deadline: Duration) -> Result<Bytes, String> {
    let child = Command::new(program)
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| format!("it does not start: {error}"))?;
    timeout(deadline, converse(child, manuscript)).await.map_err(|_| "it took too long".to_owned())?
}

async fn converse(mut child: Child, manuscript: Vec<u8>) -> Result<Bytes, String> {
    let (Some(mut stdin), Some(stdout), Some(stderr)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err("it has no pipes".into());
    };
    let give = async move {
        // One that has died already takes nothing; its status says why.
        let _ = stdin.write_all(&manuscript).await;
        let _ = stdin.shutdown().await;
    };
    let (mut pdf, mut said) = (Vec::new(), Vec::new());
    let mut bounded = stdout.take(MAX_PDF + 1);
    let mut heard = stderr.take(MAX_SAID);
    let ((), taken, _) = tokio::join!(give, bounded.read_to_end(&mut pdf), heard.read_to_end(&mut said));
    taken.map_err(|error| error.to_string())?;
    if pdf.len() as u64 > MAX_PDF {
        return Err("the document is too large".into());
    }
    let status = child.wait().await.map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&said).trim().to_owned();
    if !status.success() || !pdf.starts_with(b"%PDF-") {
        return Err(format!("{status}: {said}"));
    }
    if !said.is_empty() {
        tracing::info!(said, "the press made a document");
    }
    Ok(pdf.into())
}
