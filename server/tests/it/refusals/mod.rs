//! Nothing unguarded, nothing undocumented: every operation of the API and every form is asked for by those who may not,
//! refuses them, and changes nothing.
//!
//! The addresses come from the router itself, the operations from the document that it serves. One that stands in
//! neither table fails here.

mod api_table;
mod form_table;
mod people;
mod rows;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;

use self::{
    api_table::{API, OPEN_TO_ALL},
    form_table::{FORMS, OPEN_FORMS},
    people::{People, Who},
    rows::rows,
    walk::{documented, registered},
};
use crate::support::TestSite;

/// A request that some may not make, and how it is answered to whom.
pub struct Case {
    /// The operation's id, or the form's path.
    name: &'static str,
    /// Where it is sent; names of the world's people and things in braces.
    path: &'static str,
    /// What is sent: JSON for the API, `name=value&…` for a form.
    body: &'static str,
    /// Who is refused, and how.
    refused: &'static [(Who, u16)],
}

#[tokio::test]
async fn every_operation_refuses_those_who_may_not() {
    let (site, people) = Box::pin(People::gather()).await;
    let document = documented(&site).await;
    let mut untested: BTreeSet<&str> = document.keys().map(String::as_str).collect();
    for open in OPEN_TO_ALL {
        assert!(untested.remove(open), "{open} is no operation");
        assert!(document[*open].scope.is_none(), "{open} asks for sign-in, so it must refuse somebody");
    }
    let mut wrong = Vec::new();
    let mut before = rows(&site).await;
    for case in API {
        let operation = document.get(case.name).unwrap_or_else(|| panic!("{} is no operation", case.name));
        untested.remove(case.name);
        let mut refused: Vec<(Who, u16)> = case.refused.to_vec();
        if let Some(scope) = operation.scope {
            refused.extend([(Who::Nobody, 401), (Who::AdminWithout(scope), 403)]);
        }
        for (who, status) in refused {
            let reply = people.call(&site, who, operation.method.clone(), case).await;
            let said = (reply.status.as_u16(), reply.header("content-type"));
            if said != (status, "application/problem+json") {
                wrong.push(format!("{} by {who:?}: {said:?} {}", case.name, reply.body));
            }
            let after = rows(&site).await;
            if after != before {
                wrong.push(format!("{} by {who:?} changed something", case.name));
            }
            before = after;
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(untested, BTreeSet::new(), "operations without a refusal test");
}

#[tokio::test]
async fn every_form_refuses_those_who_may_not() {
    let (site, people) = Box::pin(People::gather()).await;
    let mut untested: BTreeSet<String> = BTreeSet::new();
    for (path, methods) in registered(&site).await {
        let writes = methods.iter().any(|method| !matches!(*method, Method::GET | Method::HEAD));
        if writes && !path.starts_with("/api") {
            assert_eq!(methods.iter().find(|method| *method == Method::PUT), None, "{path}: forms only post");
            untested.insert(path);
        }
    }
    for open in OPEN_FORMS {
        assert!(untested.remove(*open), "{open} takes no form");
    }
    let mut wrong = Vec::new();
    let mut before = rows(&site).await;
    for case in FORMS {
        assert!(untested.remove(case.name), "{} takes no form, or stands in the table twice", case.name);
        for (who, status) in case.refused {
            let reply = people.post(&site, *who, case).await;
            let sent_to_sign_in = reply.header("location").starts_with("/sign-in");
            if reply.status.as_u16() != *status || (*status == 303) != sent_to_sign_in {
                wrong.push(format!("{} by {who:?}: {} {}", case.path, reply.status, reply.header("location")));
            }
            let after = rows(&site).await;
            if after != before {
                wrong.push(format!("{} by {who:?} changed something", case.path));
            }
            before = after;
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(untested, BTreeSet::new(), "forms without a refusal test");
}

#[tokio::test]
async fn every_address_of_the_api_is_in_its_description_and_nothing_else() {
    let site = TestSite::new().await;
    let mut described: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for operation in documented(&site).await.into_values() {
        described.entry(operation.path).or_default().insert(operation.method.to_string());
    }
    let mut served = BTreeMap::new();
    for (path, methods) in registered(&site).await {
        // The description itself, and what answers that there is nothing.
        if path.starts_with("/api/v1/") {
            let methods = methods.into_iter().filter(|method| method != Method::HEAD);
            served.insert(path, methods.map(|method| method.to_string()).collect());
        }
    }
    assert_eq!(served, described);
}

#[tokio::test]
async fn only_a_page_of_this_site_writes_with_a_browsers_sign_in() {
    let (site, people) = Box::pin(People::gather()).await;
    for (headers, status) in [
        (&[][..], 403),
        (&[("sec-fetch-site", "cross-site")], 403),
        (&[("sec-fetch-site", "none")], 403),
        (&[("origin", "https://evil.test")], 403),
        (&[("sec-fetch-site", "same-origin")], 200),
        (&[("origin", "https://plenary.test")], 200),
    ] {
        let reply = people.mark_by_cookie(&site, headers).await;
        assert_eq!(reply.status.as_u16(), status, "{headers:?}: {}", reply.body);
    }
}
