//! What a large group's lists of who must act cost. For `cargo xtask bench drafts`.
//!
//! `large_group MEMBERS DRAFTS COMMENTS` fills a group of its own on each database and reads its pages over real
//! connections, one after the other. It prints one line of JSON for each page on each database.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use domain::{
    comment::{CommentState, Disposition},
    id::{DraftId, GroupId, PersonId},
    policy::{RoleKind, ScopeKind, TokenScope},
};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde_json::json;
use server::{
    asset::Assets,
    config::Config,
    http::listener::{self, Limits},
    router::front,
    site::{Site, now},
};
use service::{
    Ctx, duty,
    entity::{comment, draft, draft_person, draft_revision, draft_text, issue, membership, person, role},
    group,
    identity::{NewToken, create_token},
    testing::{Somebody, World, count_queries},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// Rounds over each page.
const ROUNDS: usize = 150;
/// Between two requests: one account may not ask without pause.
const PAUSE: Duration = Duration::from_millis(110);
/// Rows of one insertion.
const CHUNK: usize = 500;
/// Of so many comments one becomes an issue, and of so many issues one is still open.
const COMMENTS_AN_ISSUE: usize = 10;
const ISSUES_AN_OPEN_ONE: usize = 5;
/// Of so many drafts one has no editor.
const DRAFTS_A_CHAIRS_ONE: usize = 10;

#[tokio::main]
async fn main() {
    let numbers: Vec<usize> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let [members, drafts, comments] = numbers[..] else {
        eprintln!("large_group MEMBERS DRAFTS COMMENTS");
        std::process::exit(2);
    };
    measure("SQLite", World::sqlite().await, members, drafts, comments).await;
    match World::postgres().await {
        Some(world) => measure("PostgreSQL", world, members, drafts, comments).await,
        None => std::process::exit(1),
    }
}

async fn measure(database: &str, mut world: World, members: usize, drafts: usize, comments: usize) {
    world.ctx.now = now();
    let scene = world.groups().await;
    let people = join(&world, scene.open, members).await;
    let ids = write(&world, scene.open, &people, drafts).await;
    say(&world, &ids, &people, comments).await;
    if database == "PostgreSQL" {
        world.edit("ANALYZE").await;
    }

    let config = Config { base_url: "http://plenary.test".into(), ..Config::default() };
    let site = Site::new(world.db().clone(), service::file::Files::in_memory(), config, Assets::default());
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (life, front) = (site.life().clone(), front(site.clone()));
    let serving =
        tokio::spawn(async move { listener::serve(listener, front, &life, Limits::default()).await.expect("threads") });

    let (chair, facts) = world.runs(&scene).await;
    let token = token(&world, &scene.chair).await;
    let anonymous = Ctx { now: now(), ..world.anonymous() };
    let queries = [
        count_queries(&chair, async |ctx| duty::my_duties(&ctx, 1).await.map(drop)).await,
        count_queries(&anonymous, async |ctx| duty::group_duties(&ctx, &facts, 1).await.map(drop)).await,
        count_queries(&anonymous, async |ctx| duty::area_duties(&ctx, &facts, 1).await.map(drop)).await,
        count_queries(&anonymous, async |ctx| group::group_home(&ctx, &facts).await.map(drop)).await,
        count_queries(&anonymous, async |ctx| service::draft::drafts(&ctx, &facts, None, 50).await.map(drop)).await,
        count_queries(&anonymous, async |ctx| {
            group::members(&ctx, &facts, &group::WantedMembers::default()).await.map(drop)
        })
        .await,
    ];
    let middle = drafts / 2;
    let pages = [
        ("mine", "/api/v1/me/duties".to_owned(), Some(&token), queries[0]),
        ("the group's", "/g/open/work".to_owned(), None, queries[1]),
        ("the area's", "/g/open/work?area=1".to_owned(), None, queries[2]),
        ("home", "/g/open".to_owned(), None, queries[3]),
        ("drafts", "/g/open/drafts".to_owned(), None, queries[4]),
        ("a draft", format!("/g/open/drafts/text-{middle}"), None, 0),
        ("comments", format!("/g/open/drafts/text-{middle}/comments"), None, 0),
        ("members", "/g/open/members".to_owned(), None, queries[5]),
    ];
    for (page, path, token, queries) in pages {
        let (mut took, bytes) = read(address, &path, token.map(String::as_str)).await;
        let line = json!({
            "database": database, "page": page, "queries": queries, "bytes": bytes,
            "p50": at(&mut took, 50), "p99": at(&mut took, 99),
        });
        println!("{line}");
    }
    site.life().stopping.cancel();
    serving.await.expect("the listener ends");
}

/// Members with their roles.
async fn join(world: &World, group: GroupId, members: usize) -> Vec<PersonId> {
    let ctx = &world.ctx;
    let pattern = world.person("Mona Member").await;
    let pattern = by_id::<person::Entity>(ctx, pattern.person).await;
    let mut people = Vec::new();
    for nth in 0..members {
        let name = format!("Member {nth}");
        people.push(person::Model { id: ctx.id(), sort_name: name.to_lowercase(), name, ..pattern.clone() });
    }
    let ids: Vec<PersonId> = people.iter().map(|row| row.id).collect();
    insert(ctx, people).await;
    let joined = ids.iter().map(|person| membership::Model {
        id: ctx.id(),
        group_id: group,
        person_id: *person,
        category: "Users".into(),
        weight: 1,
        joined_on: ctx.now.date_naive(),
        created_at: ctx.now,
        updated_at: ctx.now,
        organisation_id: None,
        rank: None,
        left_on: None,
        ended_at: None,
        ended_by: None,
    });
    insert(ctx, joined.collect()).await;
    let roles = ids.iter().map(|person| role::Model {
        id: ctx.id(),
        person_id: *person,
        scope_kind: ScopeKind::Group,
        kind: RoleKind::Member,
        from_at: ctx.now,
        scope_id: Some(group.0),
        to_at: None,
        granted_by: None,
        ended_by: None,
    });
    insert(ctx, roles.collect()).await;
    ids
}

/// Drafts with a revision each, as one that was begun and posted, each with an editor of its own; one of ten has none, and
/// falls to the chair.
async fn write(world: &World, group: GroupId, people: &[PersonId], drafts: usize) -> Vec<DraftId> {
    let ctx = &world.ctx;
    let text = "# A standard\n\n## V1 One\n\n| # | Description |\n| - | - |\n| **1.1** | Verify that it holds. |\n";
    let first = world.draft_in(group, "text", &[text]).await;
    let row = by_id::<draft::Entity>(ctx, first).await;
    let revision = one::<draft_revision::Entity>(ctx).await;
    let words = one::<draft_text::Entity>(ctx).await;
    let (mut rows, mut revisions, mut texts, mut editors) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (nth, person) in (0..drafts).zip(people.iter().cycle()) {
        let (id, posted) = (ctx.id(), ctx.id());
        let (name, title) = (format!("text-{nth}"), format!("Text {nth}"));
        rows.push(draft::Model { id, name, title, ..row.clone() });
        revisions.push(draft_revision::Model { id: posted, draft_id: id, ..revision.clone() });
        texts.push(draft_text::Model { revision_id: posted, ..words.clone() });
        let part = domain::draft::Part::Editor;
        if !nth.is_multiple_of(DRAFTS_A_CHAIRS_ONE) {
            editors.push(draft_person::Model { draft_id: id, person_id: *person, part, named_at: ctx.now });
        }
    }
    let ids = rows.iter().map(|row| row.id).collect();
    insert(ctx, rows).await;
    insert(ctx, revisions).await;
    insert(ctx, texts).await;
    insert(ctx, editors).await;
    ids
}

/// Comments on all of the drafts, some of them in issues.
async fn say(world: &World, drafts: &[DraftId], people: &[PersonId], comments: usize) {
    let ctx = &world.ctx;
    let (mut rows, mut issues) = (Vec::new(), Vec::new());
    let mut numbers = std::collections::HashMap::new();
    for (nth, (draft, person)) in (0..comments).zip(drafts.iter().cycle().zip(people.iter().cycle())) {
        let round = nth / drafts.len();
        let issue_id = round.is_multiple_of(COMMENTS_AN_ISSUE).then(|| {
            let number = numbers.entry(*draft).and_modify(|number| *number += 1).or_insert(1);
            let is_open = (round / COMMENTS_AN_ISSUE).is_multiple_of(ISSUES_AN_OPEN_ONE);
            let id = ctx.id();
            issues.push(issue::Model {
                id,
                draft_id: *draft,
                number: *number,
                title: format!("About section {round}"),
                about: "It is not clear.".into(),
                opened_at: ctx.now,
                updated_at: ctx.now,
                holder_since: ctx.now,
                rationale: String::new(),
                opened_by: Some(*person),
                holder: None,
                due_at: None,
                disposition: (!is_open).then_some(Disposition::Accepted),
                settled_at: (!is_open).then_some(ctx.now),
                settled_by: None,
                settled_on: (!is_open).then_some(1),
                duplicate_of: None,
            });
            id
        });
        rows.push(comment::Model {
            id: ctx.id(),
            draft_id: *draft,
            author_id: *person,
            parent_id: None,
            issue_id,
            revision: 1,
            anchor: json!({ "on": "whole", "section": "", "heading": "", "words": "" }),
            body: "This could be said more clearly, and with an example.".into(),
            state: CommentState::Published,
            affiliation: String::new(),
            made_at: ctx.now,
            updated_at: ctx.now,
            reason: String::new(),
            published_at: Some(ctx.now),
            edited_at: None,
            moved_at: None,
            moved_by: None,
        });
    }
    insert(ctx, issues).await;
    insert(ctx, rows).await;
}

async fn insert<M>(ctx: &Ctx, rows: Vec<M>)
where
    M: IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel> + sea_orm::ModelTrait,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity> + Send,
{
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        let some: Vec<_> = rows.by_ref().take(CHUNK).collect();
        ctx.write(async |tx| {
            <M::Entity as EntityTrait>::insert_many(some).exec_without_returning(tx).await?;
            Ok(())
        })
        .await
        .expect("the rows go in");
    }
}

#[expect(clippy::disallowed_methods, reason = "a pattern for rows of the bench")]
async fn by_id<E: EntityTrait>(
    ctx: &Ctx,
    id: impl Into<<E::PrimaryKey as sea_orm::PrimaryKeyTrait>::ValueType>,
) -> E::Model {
    E::find_by_id(id).one(&ctx.db.read).await.expect("it is read").expect("it is there")
}

#[expect(clippy::disallowed_methods, reason = "a pattern for rows of the bench")]
async fn one<E: EntityTrait>(ctx: &Ctx) -> E::Model {
    E::find().one(&ctx.db.read).await.expect("it is read").expect("it is there")
}

async fn token(world: &World, of: &Somebody) -> String {
    let scopes = vec![TokenScope::Group.to_string()];
    let new = NewToken { name: "Bench".into(), scopes, lifetime: "week".into() };
    let here = world.sign_in(of).await;
    let (_, secret) = create_token(&world.as_(of), here.id, new).await.expect("the token is made");
    secret.expose().to_owned()
}

/// How long a page takes over a connection, and how long it is.
async fn read(address: SocketAddr, path: &str, token: Option<&str>) -> (Vec<Duration>, usize) {
    let (mut took, mut bytes) = (Vec::new(), 0);
    for round in 0..=ROUNDS {
        let begun = Instant::now();
        let answer = ask(address, path, token).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {}", answer.lines().next().unwrap_or_default());
        bytes = answer.len();
        // The first one opens connections of the database.
        if round > 0 {
            took.push(begun.elapsed());
        }
        tokio::time::sleep(PAUSE).await;
    }
    (took, bytes)
}

async fn ask(address: SocketAddr, path: &str, token: Option<&str>) -> String {
    let authorization = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    let request = format!("GET {path} HTTP/1.1\r\nHost: plenary.test\r\n{authorization}Connection: close\r\n\r\n");
    let mut socket = TcpStream::connect(address).await.expect("it connects");
    socket.write_all(request.as_bytes()).await.expect("it writes");
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).await.expect("it answers");
    String::from_utf8_lossy(&answer).into_owned()
}

/// The time that so many of a hundred do not exceed, in milliseconds.
fn at(took: &mut [Duration], percent: usize) -> f64 {
    took.sort_unstable();
    let last = took.len().saturating_sub(1);
    took.get((took.len() * percent / 100).min(last)).map_or(0.0, |took| took.as_secs_f64() * 1_000.0)
}
