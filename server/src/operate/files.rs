//! The folder for files, and room on its disk.

use std::{fs, path::Path};

use super::Finding;
use crate::config::Config;

const SUBJECT: &str = "files folder";
const GIB: u64 = 1 << 30;
const TENTH_OF_A_GIB: u64 = GIB / 10;

pub(super) fn look(config: &Config) -> Vec<Finding> {
    if !config.data.is_dir() {
        return vec![Finding::bad(
            "data folder",
            format!(
                "There is no folder {}. Set `data` to the folder of the site; `plenary migrate` makes a new one.",
                config.data.display()
            ),
        )];
    }
    vec![writable(config), room(&config.data)]
}

/// Looks without making anything that stays; the folder for files comes with the first start.
fn writable(config: &Config) -> Finding {
    let files = config.files_folder();
    let folder = if files.exists() { &files } else { &config.data };
    let probe = folder.join(".plenary-doctor");
    let tried = fs::write(&probe, "x").and_then(|()| fs::remove_file(&probe));
    let folder = folder.display();
    match tried {
        Ok(()) => Finding::good(SUBJECT, format!("{folder} can be written.")),
        Err(error) => Finding::bad(
            SUBJECT,
            format!("{folder} cannot be written ({error}). Give it to the account that Plenary runs as."),
        ),
    }
}

fn room(data: &Path) -> Finding {
    const SUBJECT: &str = "disk";
    let Ok(disk) = rustix::fs::statvfs(data) else {
        return Finding::doubtful(SUBJECT, format!("How much room is left around {} cannot be told.", data.display()));
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let words = format!("{:.1} GiB are free around {}.", to_gib(free), data.display());
    match free {
        GIB.. => Finding::good(SUBJECT, words),
        TENTH_OF_A_GIB..GIB => Finding::doubtful(SUBJECT, format!("{words} Make room before it runs out.")),
        ..TENTH_OF_A_GIB => Finding::bad(SUBJECT, format!("{words} Writes will soon fail; make room.")),
    }
}

#[expect(clippy::cast_precision_loss, reason = "to be read by people, with one decimal")]
fn to_gib(bytes: u64) -> f64 {
    bytes as f64 / GIB as f64
}
