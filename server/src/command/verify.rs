//! `plenary verify`

use domain::policy::Actor;
use service::record::seal::{chains, verify_chain};

use super::{Common, open::open};

/// Checks every scope's hash chain and says where each ends; fails if one does not hold.
pub async fn run(common: &Common) -> Result<(), String> {
    let ctx = open(common, Actor::System { name: "verify" }).await?;
    let mut flaws = 0;
    for scope in chains(&ctx).await.map_err(|error| error.to_string())? {
        let chain = verify_chain(&ctx, scope).await.map_err(|error| error.to_string())?;
        let name = scope.id().map_or_else(|| scope.kind().to_string(), |id| format!("{} {id}", scope.kind()));
        println!(
            "{} {name}: {} events under {} seals, {} erased, {} not yet sealed; head {}",
            if chain.flaws.is_empty() { '✓' } else { '✗' },
            chain.events,
            chain.seals,
            chain.erased,
            chain.unsealed,
            chain.head
        );
        for flaw in &chain.flaws {
            println!("  {flaw}");
        }
        flaws += chain.flaws.len();
    }
    if flaws == 0 { Ok(()) } else { Err("The record was changed after it was sealed.".into()) }
}
