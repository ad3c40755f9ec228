//! The API's own description: OpenAPI 3.1, made from the handlers, completed with what all of them share.

use serde_json::{Value, json};
use utoipa::{
    OpenApi,
    openapi::{
        self,
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::problem::{FieldProblem, MEDIA_TYPE, ProblemBody};

/// Where it is served.
pub const PATH: &str = "/api/openapi.json";

/// What does not stand at any single handler.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Plenary",
        description = "Conferences and their programmes. See docs/api.md for tokens, pages, conditional requests and repeated writes."
    ),
    components(schemas(ProblemBody, FieldProblem)),
    tags(
        (name = "portal", description = "Ecosystems"),
        (name = "conference", description = "Conferences and their teams"),
        (name = "decision", description = "Decisions about proposals, letters, and what speakers answer"),
        (name = "draft", description = "Drafts of groups, their revisions and how they differ"),
        (name = "publication", description = "Published standards, and publishing a draft"),
        (name = "life", description = "The life of drafts: states, calls, objections, appeals, declared rights, and who must act"),
        (name = "group", description = "Groups, their charters and people, and who may vote in them"),
        (name = "meeting", description = "Meetings of groups: agenda, attendance, minutes and what they leave behind"),
        (name = "programme", description = "Released programmes and favourites"),
        (name = "identity", description = "The person who asks")
    )
)]
struct Frame;

/// The description before any handler is in it.
pub fn frame() -> openapi::OpenApi {
    let mut document = Frame::openapi();
    let token = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("plenary_…")
        .description(Some("A personal token, made on the page “Tokens” of one's profile."))
        .build();
    let cookie = ApiKeyValue::with_description(
        "__Host-plenary",
        "The sign-in of a browser. It authorises a write only from a page of the same site.",
    );
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("token", SecurityScheme::Http(token));
    components.add_security_scheme("signIn", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    document
}

/// The whole description: every operation with every status that it can answer.
pub fn complete(document: &openapi::OpenApi) -> Value {
    let mut document = serde_json::to_value(document).unwrap_or_default();
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for operations in paths.into_iter().flat_map(|paths| paths.values_mut()) {
        for (method, operation) in operations.as_object_mut().into_iter().flatten() {
            complete_operation(method, operation);
        }
    }
    document
}

fn complete_operation(method: &str, operation: &mut Value) {
    let takes = |key: &str, value: &str| {
        let parameters = operation["parameters"].as_array();
        parameters.is_some_and(|parameters| parameters.iter().any(|parameter| parameter[key] == value))
    };
    let names_a_thing = takes("in", "path") || takes("name", "conference") || takes("name", "ecosystem");
    let under_a_slug = takes("name", "conference") || takes("name", "ecosystem");
    let (query, matches) = (takes("in", "query"), takes("name", "If-Match"));
    let body = operation.get("requestBody").is_some();
    // What is open to nobody in particular may still answer more to somebody.
    let open = operation.get("security").is_none();
    if open {
        operation["security"] = json!([{}, { "token": [] }, { "signIn": [] }]);
    }
    let mut shared = vec![
        ("400", "The request cannot be understood."),
        ("401", "A token that is not known, or nobody where somebody is needed."),
        ("429", "Too many requests; Retry-After says when to try again."),
        ("500", "A failure on our side; nothing was changed."),
        ("503", "Not now; try again."),
    ];
    if names_a_thing {
        shared.push(("404", "There is nothing at this address, or it may not be known to you."));
    }
    if query || body {
        shared.push(("422", "Some of the input is not acceptable; `errors` names the fields."));
    }
    if body {
        shared.extend([("413", "More than is accepted."), ("415", "Not a type that is accepted.")]);
    }
    if matches {
        shared.push(("412", "It was changed since the version that If-Match names."));
    }
    if method == "get" {
        let read = &mut operation["responses"]["200"];
        read["headers"]["ETag"] = header_of("Changes with every change of what is answered.");
        add(operation, "304", json!({ "description": "What If-None-Match names is still so." }));
        if under_a_slug {
            let moved = header_of("Where it is now.");
            let description = "What the slug names goes by another slug now.";
            add(operation, "308", json!({ "description": description, "headers": { "Location": moved } }));
        }
        parameter(operation, "If-None-Match", "The ETag of an earlier answer.", json!({ "type": "string" }));
    } else {
        shared.push(("409", "Collides with the state of things."));
    }
    if !open || method != "get" {
        shared.push(("403", "May be seen and not done, or the token lacks the scope."));
    }
    if method == "post" {
        let key = json!({ "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$" });
        parameter(operation, "Idempotency-Key", "The same request with the same key is carried out once.", key);
        shared.push(("422", "The key was used for another request."));
    }
    for (status, description) in shared {
        add(operation, status, problem(status, description));
    }
}

fn add(operation: &mut Value, status: &str, response: Value) {
    if let Some(responses) = operation["responses"].as_object_mut() {
        responses.entry(status).or_insert(response);
    }
}

fn problem(status: &str, description: &str) -> Value {
    let schema = json!({ "$ref": "#/components/schemas/Problem" });
    let mut response = json!({ "description": description, "content": { MEDIA_TYPE: { "schema": schema } } });
    match status {
        "401" => response["headers"]["WWW-Authenticate"] = header_of("How to say who asks."),
        "429" => response["headers"]["Retry-After"] = header_of("Seconds until the next request is taken."),
        _ => {}
    }
    response
}

fn header_of(description: &str) -> Value {
    json!({ "description": description, "schema": { "type": "string" } })
}

fn parameter(operation: &mut Value, name: &str, description: &str, schema: Value) {
    let parameter =
        json!({ "name": name, "in": "header", "required": false, "description": description, "schema": schema });
    if let Some(operation) = operation.as_object_mut() {
        let parameters = operation.entry("parameters").or_insert_with(|| Value::Array(Vec::new()));
        parameters.as_array_mut().into_iter().for_each(|all| all.push(parameter.clone()));
    }
}
