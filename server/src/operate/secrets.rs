//! Whether what must stay secret can be read by others on this machine.

use std::{fs, io, os::unix::fs::PermissionsExt, path::Path};

use super::Finding;
use crate::config::Config;

const SUBJECT: &str = "secrets";

pub(super) fn look(config: &Config, settings_file: Option<&Path>) -> Vec<Finding> {
    let database = config.data.join("plenary.sqlite");
    let (mut open, mut unreadable) = (Vec::new(), Vec::new());
    let settings_file = settings_file.filter(|_| holds_secrets(config));
    // A closed folder closes what lies in it.
    let folder_is_closed = mode(&config.data).is_ok_and(|mode| !others_may(mode));
    for path in settings_file.into_iter().chain((!folder_is_closed).then_some(database.as_path())) {
        match mode(path) {
            Ok(mode) if others_may(mode) => open.push(path.to_owned()),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(_) => unreadable.push(path.to_owned()),
        }
    }
    let mut findings: Vec<Finding> = open.iter().map(|path| open_to_all(path)).collect();
    findings.extend(
        unreadable
            .iter()
            .map(|path| Finding::doubtful(SUBJECT, format!("{} cannot be looked at by this account.", path.display()))),
    );
    if findings.is_empty() {
        findings.push(Finding::good(SUBJECT, "Other accounts of this machine can read neither settings nor database."));
    }
    findings
}

fn open_to_all(path: &Path) -> Finding {
    let path = path.display();
    Finding::bad(SUBJECT, format!("Every account of this machine can read {path}. Run `chmod o= {path}`."))
}

fn others_may(mode: u32) -> bool {
    !mode.is_multiple_of(0o10)
}

fn holds_secrets(config: &Config) -> bool {
    config.mail.smtp_url.is_some() || config.database_url.is_some()
}

fn mode(path: &Path) -> io::Result<u32> {
    Ok(fs::metadata(path)?.permissions().mode())
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    fn verdict(data_mode: u32, database_mode: u32, settings_mode: u32, smtp: bool) -> Verdict {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        fs::create_dir(&data).expect("made");
        let (database, settings) = (data.join("plenary.sqlite"), folder.path().join("plenary.toml"));
        for (path, mode) in [(&database, database_mode), (&settings, settings_mode)] {
            fs::write(path, "").expect("written");
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
        }
        fs::set_permissions(&data, fs::Permissions::from_mode(data_mode)).expect("set");
        let mut config = Config { data, ..Config::default() };
        config.mail.smtp_url = smtp.then(|| "smtp://user:secret@mail.test".into());
        look(&config, Some(&settings)).into_iter().map(|finding| finding.verdict).max().expect("a finding")
    }

    #[test]
    fn what_everybody_can_read_is_named() {
        assert_eq!(verdict(0o755, 0o600, 0o600, true), Verdict::Good);
        assert_eq!(verdict(0o755, 0o644, 0o600, true), Verdict::Bad);
        assert_eq!(verdict(0o700, 0o644, 0o600, true), Verdict::Good);
        assert_eq!(verdict(0o700, 0o600, 0o644, true), Verdict::Bad);
        assert_eq!(verdict(0o700, 0o600, 0o644, false), Verdict::Good);
    }
}
