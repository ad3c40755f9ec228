//! `/search`: finding things on the whole site.

use std::collections::BTreeMap;

use app::{
    portal::{HITS, SiteFound, site_search_page},
    programme::Guide,
};
use axum::extract::RawQuery;
use service::portal::{FARTHEST, search_site};

use crate::{page::Answer, visitor::Visitor};

/// Most characters of a query that count.
const LONGEST: usize = 200;

/// `GET /search`
pub async fn search(visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let (query, offset) = asked(query.as_deref().unwrap_or_default());
    let hits = search_site(&visitor.ctx, &query, offset, HITS + 1).await?;
    let editions = visitor.site.editions().of_hits(&visitor.ctx, &hits).await?;
    let base_url = visitor.site.settings().base_url.clone();
    let found = SiteFound { query, offset, hits };
    visitor.page(|| {
        let guides = editions.iter().map(|(slug, edition)| (slug.clone(), Guide::new(&edition.published, &base_url)));
        site_search_page(&found, &guides.collect::<BTreeMap<_, _>>())
    })
}

/// The words to look for, and how many hits to pass over.
fn asked(query: &str) -> (String, u64) {
    let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
    let find = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_ref());
    let words = find("q").unwrap_or_default().replace('\0', " ").trim().chars().take(LONGEST).collect();
    let offset = find("from").and_then(|from| from.parse().ok()).unwrap_or(0);
    (words, u64::min(offset, FARTHEST))
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn what_is_asked_is_kept_within_bounds() {
        assert_eq!(asked("q=+rust%00lang+&from=25"), ("rust lang".into(), 25));
        assert_eq!(asked("from=-1"), (String::new(), 0));
        assert_eq!(asked(&format!("q={}&from=99999999", "x".repeat(300))), ("x".repeat(200), 10_000));
    }
}
