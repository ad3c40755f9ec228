//! What the site serves: from its router, and from its own description.

use std::collections::BTreeMap;

use axum::{
    body::Body,
    http::{Method, Request},
};
use domain::policy::TokenScope;

use crate::support::TestSite;

/// An operation of the API.
pub struct Operation {
    /// Its path, with the names of its parts.
    pub path: String,
    /// Its method.
    pub method: Method,
    /// What a token needs for it; none where nobody in particular may ask.
    pub scope: Option<TokenScope>,
}

/// The operations that the API describes, by their ids.
pub async fn documented(site: &TestSite) -> BTreeMap<String, Operation> {
    let document = site.get("/api/openapi.json").await.json();
    let mut operations = BTreeMap::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let id = operation["operationId"].as_str().expect("an id").to_owned();
            let needs = operation["security"][0]["token"][0].as_str();
            let scope = needs.map(|word| word.parse().expect("a scope"));
            let method = method.to_uppercase().parse().expect("a method");
            let known = operations.insert(id.clone(), Operation { path: path.clone(), method, scope });
            assert!(known.is_none(), "{id} names two operations");
        }
    }
    operations
}

/// Every address of the router, with the methods that it takes. axum tells its routes to debuggers alone; should it ever
/// tell them otherwise, nothing is found and every test here fails.
pub async fn registered(site: &TestSite) -> BTreeMap<String, Vec<Method>> {
    let told = format!("{:?}", site.router());
    let paths = told.split("RouteId(").skip(1).filter_map(|rest| rest.split_once("): \"")?.1.split('"').next());
    let mut found = BTreeMap::new();
    for path in paths {
        found.insert(path.to_owned(), methods(site, path).await);
    }
    assert!(
        found.contains_key("/") && found.contains_key("/api/v1/me/favourites"),
        "the router told nothing: {told:.500}"
    );
    found
}

/// A method that nobody knows is answered with those that the address takes.
async fn methods(site: &TestSite, path: &str) -> Vec<Method> {
    let address = path.replace("{*", "{").replace(['{', '}'], "");
    let request = Request::builder().method("PROBE").uri(address).body(Body::empty()).expect("a request");
    let reply = site.send(request).await;
    let allowed = reply.header("allow").split(',').map(str::trim).filter(|method| !method.is_empty());
    allowed.map(|method| method.parse().expect("a method")).collect()
}
