//! Pages for those who run the site.

use axum::{
    body::Body,
    http::{Request, header},
};
use domain::{id::JobId, job::JobState, policy::Actor};
use serde_json::json;
use server::visitor::Visitor;
use service::{
    mail::{KeptMail, KeptMailLine, keep_mail},
    record::{jobs, outbox},
    testing::Postbox,
};

use crate::support::{Reply, TestSite};

#[tokio::test]
async fn nobody_but_administrators_gets_in() {
    let site = TestSite::new().await;
    let ada = site.world.person("Ada Lovelace").await;
    for path in ["/admin", "/admin/jobs", "/admin/mail", "/admin/mail/nonsense", "/admin/mail/nonsense/message.eml"] {
        let reply = site.get(path).await;
        assert_eq!(reply.status, 303, "{path}");
        assert_eq!(reply.headers[header::LOCATION], format!("/sign-in?next={}", path.replace('/', "%2F")));
        assert_eq!(ask(&site, ada.actor(), path, None).await.status, 403, "{path}");
    }
    for form in ["act=retry&job=0192f0c0-a7b2-7c3d-8e9f-001122334d4d", "act=nonsense", ""] {
        assert_eq!(ask(&site, ada.actor(), "/admin/jobs", Some(form)).await.status, 403, "{form}");
    }
}

#[tokio::test]
async fn the_overview_tells_how_the_site_is() {
    let site = TestSite::new().await;
    let reply = ask(&site, ADMINISTRATOR, "/admin", None).await;
    assert_eq!(reply.status, 200);
    for words in ["Administration", "base_url", "0 waiting, 0 parked", "/admin/jobs"] {
        assert!(reply.body.contains(words), "{words}: {}", reply.body);
    }
}

#[tokio::test]
async fn a_parked_job_is_shown_with_its_error_and_can_be_retried_or_discarded() {
    for (act, left) in [("retry", 1), ("discard", 0)] {
        let site = TestSite::new().await;
        let job = parked(&site).await;
        let page = ask(&site, ADMINISTRATOR, "/admin/jobs?state=parked", None).await;
        assert!(page.body.contains("outbox.deliver") && page.body.contains("no such &lt;server&gt;"), "{}", page.body);
        assert!(!page.body.contains("a payload is nobody's business"));
        let form = format!("act={act}&job={job}");
        let done = ask(&site, ADMINISTRATOR, "/admin/jobs", Some(&form)).await;
        assert_eq!(
            (done.status.as_u16(), &done.headers[header::LOCATION]),
            (303, &"/admin/jobs?state=parked".parse().expect("a value"))
        );
        let page = ask(&site, ADMINISTRATOR, "/admin/jobs?state=parked", None).await;
        assert!(page.body.contains("No jobs here"), "{}", page.body);
        let again = ask(&site, ADMINISTRATOR, "/admin/jobs", Some(&form)).await;
        assert!(again.status == 409 || again.status == 404, "{}", again.status);
        let page = ask(&site, ADMINISTRATOR, "/admin/jobs", None).await;
        assert_eq!(page.body.matches("<code>outbox.deliver</code>").count(), left, "{}", page.body);
    }
}

#[tokio::test]
async fn many_jobs_come_in_pages() {
    let site = TestSite::new().await;
    for n in 0..60 {
        leave(&site, &n.to_string()).await;
    }
    let first = ask(&site, ADMINISTRATOR, "/admin/jobs?state=waiting", None).await;
    let next =
        first.body.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a next page");
    let second = ask(&site, ADMINISTRATOR, &next.replace("&amp;", "&"), None).await;
    let rows = |reply: &Reply| reply.body.matches("<code>outbox.deliver</code>").count();
    assert_eq!((rows(&first), rows(&second)), (50, 10));
    let nonsense = ask(&site, ADMINISTRATOR, "/admin/jobs?state=nonsense&after=nonsense", None).await;
    assert_eq!((nonsense.status.as_u16(), rows(&nonsense)), (200, 50));
}

#[tokio::test]
async fn a_kept_mail_is_read_as_text_and_its_markup_never_becomes_a_page() {
    let site = TestSite::new().await;
    let message = "From: Plenary <plenary@plenary.test>\r\nTo: ada@people.test\r\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        Gr=C3=BC=C3=9Fe <script>1</script>\r\nhttps://plenary.test/link/abc\r\nhttps://elsewhere.test/x\r\n\
        --b\r\nContent-Type: text/html\r\n\r\n<h1>MARKUP</h1><script>2</script>\r\n--b--\r\n";
    let mail = keep(&site, "Gr\u{fc}\u{df}e <b>", message).await;
    let list = ask(&site, ADMINISTRATOR, "/admin/mail", None).await;
    assert!(
        list.body.contains(&format!("href=\"/admin/mail/{mail}\"")) && list.body.contains("Gr\u{fc}\u{df}e &lt;b&gt;"),
        "{}",
        list.body
    );
    let page = ask(&site, ADMINISTRATOR, &format!("/admin/mail/{mail}"), None).await;
    assert!(page.body.contains("Gr\u{fc}\u{df}e &lt;script&gt;"), "{}", page.body);
    assert!(!page.body.contains("<script") && !page.body.contains("MARKUP"), "{}", page.body);
    assert!(page.body.contains("<a href=\"https://plenary.test/link/abc\">"), "{}", page.body);
    assert!(!page.body.contains("href=\"https://elsewhere.test"), "{}", page.body);
    let file = ask(&site, ADMINISTRATOR, &format!("/admin/mail/{mail}/message.eml"), None).await;
    assert_eq!(file.body, message);
    assert_eq!(file.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"message.eml\"");
    assert_eq!(file.headers[header::CONTENT_TYPE], "application/octet-stream");
}

#[tokio::test]
async fn a_mail_without_text_and_one_that_is_none_are_told_apart() {
    let site = TestSite::new().await;
    let mail = keep(&site, "Only markup", "Subject: x\r\nContent-Type: text/html\r\n\r\n<p>MARKUP</p>\r\n").await;
    let page = ask(&site, ADMINISTRATOR, &format!("/admin/mail/{mail}"), None).await;
    assert!(
        page.status == 200 && page.body.contains("has no text part") && !page.body.contains("MARKUP"),
        "{}",
        page.body
    );
    for path in ["/admin/mail/nonsense", "/admin/mail/0192f0c0-a7b2-7c3d-8e9f-001122334d4d"] {
        assert_eq!(ask(&site, ADMINISTRATOR, path, None).await.status, 404, "{path}");
    }
}

async fn keep(site: &TestSite, subject: &str, message: &str) -> uuid::Uuid {
    let ctx = &site.world.ctx;
    let line = KeptMailLine {
        id: ctx.id(),
        recipient: "ada@people.test".into(),
        subject: subject.into(),
        created_at: ctx.now,
    };
    let id = line.id;
    keep_mail(ctx, KeptMail { line, message: message.into() }).await.expect("it is kept");
    id
}

const ADMINISTRATOR: Actor = Actor::System { name: "administrator" };

/// Asks as `actor`, with a form if there is one.
async fn ask(site: &TestSite, actor: Actor, path: &str, form: Option<&str>) -> Reply {
    let request = match form {
        None => Request::get(path).body(Body::empty()),
        Some(form) => Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form.to_owned())),
    };
    let (mut parts, body) = request.expect("a request").into_parts();
    let Ok(visitor) = <Visitor as axum::extract::FromRequestParts<_>>::from_request_parts(&mut parts, &site.site).await;
    parts.extensions.insert(Visitor { ctx: site.site.ctx(actor), ..visitor });
    site.send(Request::from_parts(parts, body)).await
}

async fn leave(site: &TestSite, key: &str) {
    let ctx = &site.world.ctx;
    let payload = json!({ "fail": "no such <server>", "secret": "a payload is nobody's business" });
    ctx.write(async |tx| outbox::leave(ctx, tx, "mail", key.into(), &payload).await).await.expect("it is left");
}

/// A delivery that failed until it was parked.
async fn parked(site: &TestSite) -> JobId {
    leave(site, &site.world.ctx.id::<uuid::Uuid>().to_string()).await;
    for hour in 0..40 {
        Postbox::default().empty_outbox(&site.world.later(hour * 60)).await;
    }
    jobs(&site.world.ctx, Some(JobState::Parked), None).await.expect("jobs are read").jobs[0].id
}
