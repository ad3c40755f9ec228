//! The demo's programmes: our own small one, and real ones where their files are at hand.

use std::path::Path;

use bytes::Bytes;
use domain::policy::Actor;
use service::{
    Ctx,
    programme::{FromFile, Import, Intent, found_programme},
};

use crate::{command::message, site::Site};

const PLENARY_DAYS: &[u8] = include_bytes!("../../demo/plenary-days-2027.xml");

/// Real programmes: files in the order in which they were published, slug, theme, and the zone where the file names none.
const REAL: &[(&[&str], &str, &str, &str)] = &[
    (
        &[
            "fosdem-2026-rev01.xml",
            "fosdem-2026-rev02.xml",
            "fosdem-2026-rev03.xml",
            "fosdem-2026-rev04.xml",
            "fosdem-2026-rev05.xml",
            "fosdem-2026-rev06.xml",
            "fosdem-2026-rev07.xml",
            "fosdem-2026-rev08.xml",
        ],
        "fosdem-2026",
        "plum",
        "Europe/Brussels",
    ),
    (&["fosdem-2019.xml"], "fosdem-2019", "slate", "Europe/Brussels"),
    (&["fosdem-2013.xml"], "fosdem-2013", "moss", "Europe/Brussels"),
];

/// Imports every programme that there is a file of.
pub async fn import_all(site: &Site, founder: &Actor, schedules: Option<&Path>) -> Result<(), String> {
    let ctx = site.ctx(founder.clone());
    import(&ctx, PLENARY_DAYS.into(), "plenary-days-2027", "security-commons", "teal", "Europe/Vienna").await?;
    let Some(folder) = schedules else { return Ok(()) };
    for (files, slug, theme, zone) in REAL {
        for file in *files {
            match std::fs::read(folder.join(file)) {
                Ok(bytes) => import(&ctx, bytes.into(), slug, "free-software-europe", theme, zone).await?,
                Err(error) => eprintln!("The demo goes without {file}: {error}"),
            }
        }
    }
    Ok(())
}

async fn import(ctx: &Ctx, file: Bytes, slug: &str, ecosystem: &str, theme: &str, zone: &str) -> Result<(), String> {
    let from = FromFile {
        slug: slug.into(),
        ecosystem: Some(ecosystem.into()),
        theme: theme.into(),
        zone: Some(zone.into()),
        owner: None,
        import: Import { file, comment: String::new(), intent: Intent::Release },
    };
    let outcome = found_programme(ctx, from).await.map_err(message)?;
    if let Some(release) = outcome.release {
        println!("{slug}: release {} with {} sessions", release.number, outcome.sessions);
    }
    Ok(())
}
