//! `plenary migrate`

use super::Common;
use crate::config::Config;

/// Brings the schema up to date and says what was done.
pub async fn run(common: &Common) -> Result<(), String> {
    match migrate(&common.read()?).await? {
        0 => println!("The schema is up to date."),
        n => println!("{n} migrations ran; the schema is up to date."),
    }
    Ok(())
}

/// Makes the data folder where it is missing and brings the schema up to date.
pub async fn migrate(config: &Config) -> Result<usize, String> {
    std::fs::create_dir_all(&config.data)
        .map_err(|error| format!("The data folder {} cannot be made: {error}", config.data.display()))?;
    migrations::up(&config.database_url()).await.map_err(|error| error.to_string())
}
