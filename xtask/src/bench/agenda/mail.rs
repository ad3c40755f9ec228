//! Signing up as a person does: with the mail that the site keeps where it has no server to send it by.

use super::client::{get, post};
use super::plenary::Plenary;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// Whose account it is.
pub const ADDRESS: &str = "ada@example.org";

/// Signs somebody up; the cookie of their browser.
pub fn sign_up(site: &Plenary, data: &Path) -> Result<String> {
    let asked =
        post(site.address(), "/sign-up", &format!("name=Ada+Lovelace&address={}", ADDRESS.replace('@', "%40")))?;
    ensure!(asked.status == 303, "signing up answers {}", asked.status);
    let link = link_in_mail(data)?;
    let (path, token) = link.split_once("?token=").context("a token in the link")?;
    ensure!(get(site.address(), &link, &[])?.status == 200, "the mailed link does not open");
    let opened = post(site.address(), path, &format!("token={token}&password=gravel+orbit+lantern+58"))?;
    let cookie = opened.header("set-cookie").context("signing up sets no cookie")?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

fn link_in_mail(data: &Path) -> Result<String> {
    let begun = Instant::now();
    loop {
        let mails =
            files_below(data)?.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "eml"));
        for mail in mails {
            let text = unfolded(&fs::read_to_string(mail)?);
            if let Some((_, rest)) = text.split_once("/sign-up/link?token=") {
                let token: String = rest
                    .chars()
                    .take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter))
                    .collect();
                return Ok(format!("/sign-up/link?token={token}"));
            }
        }
        ensure!(begun.elapsed() < Duration::from_secs(20), "no mail with a link came");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Quoted-printable text (RFC 2045, 6.7), as far as a link in it goes.
fn unfolded(text: &str) -> String {
    text.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=")
}

fn files_below(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files.extend(files_below(&path)?) } else { files.push(path) }
    }
    Ok(files)
}
