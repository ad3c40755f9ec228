//! Rendered texts of drafts, made once and kept; bounded in bytes.

use std::sync::Arc;

use app::draft::{read_document, render::Reading};
use domain::id::DraftRevisionId;
use quick_cache::{Weighter, sync::Cache};
use service::{
    Ctx, Error, Result,
    draft::{Document, DraftFacts, RevisionLine, revision},
    publication::{StandardFacts, standard_text},
};

/// Bytes that are kept at most.
const CAPACITY: u64 = 32 * 1024 * 1024;
/// About as many texts as that is.
const TEXTS: usize = 100;

/// Bytes that a text takes.
#[derive(Clone, Copy, Debug)]
struct Weight;

impl Weighter<DraftRevisionId, Arc<Reading>> for Weight {
    fn weight(&self, _: &DraftRevisionId, reading: &Arc<Reading>) -> u64 {
        reading.weight() as u64
    }
}

/// The texts. A revision never changes, so nothing in here is ever old; who may read one is asked before it is looked for.
pub struct Readings(Cache<DraftRevisionId, Arc<Reading>, Weight>);

impl Default for Readings {
    fn default() -> Self {
        Self(Cache::with_weighter(TEXTS, CAPACITY, Weight))
    }
}

impl Readings {
    /// The text of a revision, rendered; the database is asked for it the first time alone.
    pub async fn of(&self, ctx: &Ctx, draft: &DraftFacts, line: &RevisionLine) -> Result<Arc<Reading>> {
        self.made(line.id, revision(ctx, draft, line.number)).await
    }

    /// The text of a standard, rendered: that of the revision that was published.
    pub async fn of_standard(&self, ctx: &Ctx, facts: &StandardFacts) -> Result<Arc<Reading>> {
        self.made(facts.revision(), standard_text(ctx, facts)).await
    }

    async fn made(&self, id: DraftRevisionId, text: impl Future<Output = Result<Document>>) -> Result<Arc<Reading>> {
        let make = async {
            let document = text.await?;
            let making = tokio::task::spawn_blocking(move || Arc::new(read_document(&document)));
            making.await.map_err(Error::fault)
        };
        self.0.get_or_insert_async(&id, make).await
    }
}
