//! Those who ask, and the world that they ask in.

use std::collections::HashMap;

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use bytes::Bytes;
use domain::{
    cfp::{TypedAccessCode, TypedQuestion},
    comment::{TypedComment, TypedIssue},
    group::TypedMilestone,
    life::call::TypedCall,
    policy::{Action, RoleKind, Scope, TokenScope},
    publication::{TypedErratum, TypedPublication},
};
use service::{
    Found,
    ballot::{draft_ballot, open_ballot},
    cfp::{TypedLink, add_link, add_question, invite_speaker, make_code, my_shares, share_proposal, show_call},
    comment::{open_issue, write_comment},
    group::{TypedJoin, add_milestone, group, join_group, waiting},
    identity::{NewAffiliation, add_affiliation, edit_profile},
    life::open_charter_call,
    programme::{Import, Intent, import_programme},
    publication::{publish_draft, report_erratum},
    team::{TypedInvitation, invite},
    testing::{Somebody, announced, group_called, new_ballot, profile_input},
};

use super::Case;
use crate::support::{ALL_SCOPES, Reply, TestSite};

const PROGRAMME: &str = include_str!("../fixture/programme.xml");

/// Somebody who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// Nobody is signed in.
    Nobody,
    /// Somebody who holds no role.
    Stranger,
    /// The same, asking about the conference that only its team knows.
    StrangerToHidden,
    /// Nobody, asking about the conference that only its team knows.
    NobodyToHidden,
    /// Somebody who reviews for the conference and may not change it.
    Reviewer,
    /// Somebody who owns another conference.
    OwnerElsewhere,
    /// An administrator, by a token for everything but this.
    AdminWithout(TokenScope),
}

/// The people of the test, their credentials, and what the names in paths stand for.
pub struct People {
    tokens: HashMap<Who, String>,
    cookies: HashMap<Who, String>,
    names: Vec<(&'static str, String)>,
}

impl People {
    /// A site with an ecosystem and three conferences: `open` to the public, `hidden`, and `other`.
    pub async fn gather() -> (TestSite, Self) {
        let site = TestSite::new().await;
        let world = &site.world;
        let ecosystem = world.ecosystem("owasp").await;
        let open = Scope::Conference(world.conference("open").await);
        let hidden = Scope::Conference(world.hidden_conference("hidden").await);
        let other = Scope::Conference(world.conference("other").await);
        for slug in ["open", "hidden"] {
            let import = Import { file: Bytes::from(PROGRAMME), comment: String::new(), intent: Intent::Release };
            import_programme(&world.ctx, slug, import).await.expect("imported");
        }
        // Both have a call, so that it is the asker who is refused and not the address.
        for slug in ["open", "hidden"] {
            let conference = world.facts_under(slug).await;
            world.set_parts(conference.id).await;
            let call = world.call_in(&conference, "talks").await;
            show_call(&world.ctx, call).await.expect("shown");
        }
        let facts = world.facts_under("open").await;
        let call = service::cfp::call(&world.ctx, &facts, "talks").await.expect("a call").id;
        let question = add_question(&world.ctx, call, &question()).await.expect("asked");
        let code = TypedAccessCode { valid_until: "2099-01-01T00:00".into(), ..TypedAccessCode::default() };
        let code = make_code(&world.ctx, call, &code).await.expect("made");
        let (author, proposal) = world.draft("proposed-2026", "Title").await;
        let author = world.as_(&author);
        let speaker_invitation = invite_speaker(&author, proposal, "ada@example.org").await.expect("invited");
        let link = TypedLink { label: String::new(), url: "https://a.example".into() };
        let attachment = add_link(&author, proposal, &link).await.expect("added");
        share_proposal(&author, proposal, "7").await.expect("shared");
        let share = my_shares(&author, proposal).await.expect("listed").links.remove(0).id;
        let admin = world.admin("Bea Admin").await;
        let mut owner = world.person("Olga Owner").await;
        for scope in [Scope::Ecosystem(ecosystem), open, hidden] {
            world.grant(&mut owner, scope, RoleKind::Owner).await;
        }
        let mut reviewer = world.person("Rita Reviewer").await;
        world.grant(&mut reviewer, open, RoleKind::Review).await;
        let mut elsewhere = world.person("Otto Elsewhere").await;
        world.grant(&mut elsewhere, other, RoleKind::Owner).await;
        // The same slugs for groups, each chaired by the owner.
        let mut comments = Vec::new();
        for (slug, visibility) in [("open", "public"), ("hidden", "team")] {
            let mut new = group_called("owasp", slug);
            new.details.visibility = visibility.into();
            let id = world.working(&owner, &new).await;
            let text = world.draft_in(id, "text", &["# One\n", "# Two\n"]).await;
            let owners = world.as_(&world.signed_in_anew(&owner).await);
            let said = TypedComment { body: "Why?".into(), ..TypedComment::default() };
            let said = write_comment(&owners, text, None, &said).await.expect("made").id;
            let raised = vec![said.to_string()];
            let issue = TypedIssue { title: "Why".into(), comments: raised, ..TypedIssue::default() };
            open_issue(&owners, text, &issue).await.expect("opened");
            comments.push(said);
        }
        let group = group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("a group");
        // What was published, with an erratum that nobody settled.
        let published = world.draft_in(group.id, "published", &["# One\n"]).await;
        world.edit("UPDATE draft SET state = 'approved' WHERE name = 'published'").await;
        let owners = world.as_(&world.signed_in_anew(&owner).await);
        publish_draft(&owners, published, &TypedPublication::default()).await.expect("published");
        let wrong = TypedErratum {
            kind: "editorial".into(),
            place: "s-one".into(),
            original: "One".into(),
            reason: "A slip.".into(),
            ..TypedErratum::default()
        };
        report_erratum(&owners, 1, &wrong).await.expect("reported");
        let milestone = TypedMilestone { title: "Draft".into(), ..TypedMilestone::default() };
        let milestone = add_milestone(&world.ctx, group.id, &milestone).await.expect("added");
        // An open meeting, so that it is the asker who is refused.
        let meeting = announced(&world.ctx, &group, 60).await;
        let owners = world.as_(&world.signed_in_anew(&owner).await);
        let draft = draft_ballot(&owners, group.id, &new_ballot("lf-charter-electronic")).await.expect("drafted");
        let ballot = draft_ballot(&owners, group.id, &new_ballot("lf-charter-electronic")).await.expect("drafted");
        open_ballot(&owners, ballot).await.expect("opened");
        let until = (owners.now + chrono::TimeDelta::days(30)).date_naive().to_string();
        let charter_call = TypedCall { text: "Read".into(), until, ..TypedCall::default() };
        let call = open_charter_call(&owners, group.id, 1, &charter_call).await.expect("issued");
        let newcomer = world.person("Nora New").await;
        let asking = TypedJoin { words: "Please".into(), ..TypedJoin::default() };
        join_group(&world.as_(&newcomer), group.id, &asking).await.expect("asked");
        let request = waiting(&world.ctx, &group).await.expect("listed").requests.remove(0).id;
        let into_group = TypedInvitation { address: "ada@example.org".into(), role: "member".into() };
        let into_group = invite(&world.as_(&owner), Scope::Group(group.id), &into_group).await.expect("invited");
        let stranger = world.person("Sam Stranger").await;
        let offered = |role: &str| TypedInvitation { address: "ada@example.org".into(), role: role.into() };
        let invitation = invite(&world.as_(&owner), open, &offered("programme")).await.expect("invited");
        let ecosystem_invitation =
            invite(&world.as_(&owner), Scope::Ecosystem(ecosystem), &offered("owner")).await.expect("invited");

        // What is somebody's own: a page that only they see, and a time at an organisation.
        let private = world.person("Paula Private").await;
        let as_private = world.as_(&private);
        let mut profile = profile_input("Paula Private");
        profile.visibility = "team".into();
        edit_profile(&as_private, profile).await.expect("edited");
        let affiliation =
            NewAffiliation { organisation: "One".into(), from: "2026-01-01".into(), ..Default::default() };
        let affiliation = add_affiliation(&as_private, affiliation).await.expect("added");

        let mut people = Self {
            tokens: HashMap::new(),
            cookies: HashMap::new(),
            names: vec![
                ("{private}", private.person.to_string()),
                ("{affiliation}", affiliation.to_string()),
                ("{proposal}", proposal.to_string()),
                ("{question}", question.to_string()),
                ("{code}", code.to_string()),
                ("{speaker-invitation}", speaker_invitation.to_string()),
                ("{attachment}", attachment.to_string()),
                ("{share}", share.to_string()),
                ("{owner}", owner.person.to_string()),
                ("{milestone}", milestone.to_string()),
                ("{meeting}", meeting.to_string()),
                ("{ballot}", ballot.to_string()),
                ("{draft}", draft.to_string()),
                ("{call}", call.to_string()),
                ("{comment}", comments[0].to_string()),
                ("{request}", request.to_string()),
                ("{group-invitation}", into_group.to_string()),
                ("{invitation}", invitation.to_string()),
                ("{ecosystem-invitation}", ecosystem_invitation.to_string()),
            ],
        };
        for (who, somebody) in
            [(Who::Stranger, &stranger), (Who::Reviewer, &reviewer), (Who::OwnerElsewhere, &elsewhere)]
        {
            people.admit(&site, who, somebody, ALL_SCOPES).await;
        }
        for without in ALL_SCOPES {
            let scopes: Vec<_> = ALL_SCOPES.iter().copied().filter(|scope| scope != without).collect();
            people.admit(&site, Who::AdminWithout(*without), &admin, &scopes).await;
        }
        site.site.life().writing.close();
        site.site.life().writing.wait().await;
        site.site.life().writing.reopen();
        (site, people)
    }

    /// Gives somebody a token and a sign-in, and uses both once: that they were used is noted then, and not again for an
    /// hour.
    async fn admit(&mut self, site: &TestSite, who: Who, somebody: &Somebody, scopes: &[TokenScope]) {
        let token = site.token(somebody, scopes).await;
        site.call(&token, Method::GET, "/api/v1/ecosystems", None).await;
        self.tokens.insert(who, token);
        let cookie = site.cookie(somebody).await;
        let request = Request::get("/").header(header::COOKIE, &cookie).body(Body::empty());
        site.send(request.expect("a request")).await;
        self.cookies.insert(who, cookie);
    }

    /// Asks the API.
    pub async fn call(&self, site: &TestSite, who: Who, method: Method, case: &Case) -> Reply {
        let mut request = Request::builder().method(method).uri(self.address(who, case));
        if let Some(token) = credential(&self.tokens, who) {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request.header(header::CONTENT_TYPE, "application/json").body(Body::from(self.named(case.body)));
        site.send(request.expect("a request")).await
    }

    /// Posts a form, as a browser does.
    pub async fn post(&self, site: &TestSite, who: Who, case: &Case) -> Reply {
        let mut request = Request::post(self.address(who, case)).header("sec-fetch-site", "same-origin");
        if let Some(cookie) = credential(&self.cookies, who) {
            request = request.header(header::COOKIE, cookie);
        }
        let in_parts = case.body.starts_with("--part");
        let kind = if in_parts { "multipart/form-data; boundary=part" } else { "application/x-www-form-urlencoded" };
        let request = request.header(header::CONTENT_TYPE, kind);
        site.send(request.body(Body::from(self.named(case.body))).expect("a request")).await
    }

    /// Marks a session with nothing but a sign-in and `headers`.
    pub async fn mark_by_cookie(&self, site: &TestSite, headers: &[(&str, &str)]) -> Reply {
        let cookie = &self.cookies[&Who::Stranger];
        let mut request = Request::patch("/api/v1/me/favourites?conference=open").header(header::COOKIE, cookie);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request =
            request.header(header::CONTENT_TYPE, "application/json").body(Body::from(r#"{"add":["AAAAAA"]}"#));
        site.send(request.expect("a request")).await
    }

    fn named(&self, text: &str) -> String {
        self.names.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
    }

    fn address(&self, who: Who, case: &Case) -> String {
        let named = self.named(case.path);
        match who {
            Who::StrangerToHidden | Who::NobodyToHidden => named.replace("open", "hidden"),
            _ => named,
        }
    }
}

fn credential(of: &HashMap<Who, String>, who: Who) -> Option<&String> {
    match who {
        Who::Nobody | Who::NobodyToHidden => None,
        Who::StrangerToHidden => of.get(&Who::Stranger),
        _ => Some(of.get(&who).expect("everybody was admitted")),
    }
}

fn question() -> TypedQuestion {
    TypedQuestion {
        target: "proposal".into(),
        kind: "text".into(),
        label: "What do you need?".into(),
        need: "optional".into(),
        ..TypedQuestion::default()
    }
}
