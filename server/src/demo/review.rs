//! The demo's review: eight reviewers, conflicts of interest, a chair who is bound by one, and reviews half done.

use domain::{
    id::CallId,
    policy::{Action, Actor, Scope},
    review::{
        assign::{Aim, Bid},
        next::Task,
        settings::{TypedCategory, TypedPhase, TypedReview},
    },
};
use service::{
    Ctx,
    conference::{ConferenceFacts, conference},
    review::{
        BoardWish, PlanWish, TypedCopy, TypedDeclaration, TypedReviewText, bid, board, carry_out, declare, decline,
        discuss, my_part, plan_assignment, prepare_copy, set_interests, set_review, set_reviewer, sheet, write_review,
    },
    team::{TypedInvitation, accept_invitation, issue_invitation_link},
};

use super::{cfp, people, proposals::LAB};
use crate::site::Site;

/// Those who review.
pub const REVIEWERS: &[&str] = &[
    "Amara Nwosu",
    "Bastian Kurz",
    "Chiara Fontana",
    "Dmitri Volkov",
    "Elif Demir",
    "Finn Sørensen",
    "Hanna Weiss",
    "Idris Bello",
];

/// Who chairs, and belongs to an organisation that speakers belong to.
pub const CHAIR: &str = "Vera Lindqvist";

const TOPICS: &str = "Firmware\nProtocols\nIdentity\nOperations\nStandards";
const WORDS: &[&str] = &[
    "Clear and well told; the middle part could be shorter.",
    "I would like to see figures. The idea is sound.",
    "Strong material, and the speaker has done it themselves.",
    "We had something close to this last year.",
];

/// Sets the review of the demo's call up and does half of it. `founder` owns the conference, and is the deputy.
pub async fn fill(site: &Site, founder: &Actor, call: CallId) -> service::Result<()> {
    let ruth = site.ctx(founder.clone());
    let facts = conference(&ruth, cfp::CONFERENCE, Action::OrganiseConference).await?.here()?;
    let deputy = founder.person().map(|person| person.to_string()).unwrap_or_default();
    set_review(&ruth, call, &settings(&ruth), &deputy, None).await?;
    let vera = join(site, &ruth, &facts, CHAIR, "programme").await?;
    tie(&vera, "organisation", LAB, "institution").await?;
    let mut reviewers = Vec::new();
    for name in REVIEWERS {
        let reviewer = join(site, &ruth, &facts, name, "review").await?;
        let person = reviewer.actor.person().ok_or_else(service::Error::denied)?;
        set_reviewer(&ruth, call, person, "24").await?;
        reviewers.push(reviewer);
    }
    tie(&reviewers[0], "person", "Aiko Hayashi", "collaborator").await?;
    tie(&reviewers[1], "organisation", LAB, "institution").await?;
    tie(&reviewers[2], "person", "Greta Holm", "advisor").await?;
    for (nth, reviewer) in reviewers.iter().enumerate() {
        wish(reviewer, &facts, call, nth).await?;
    }
    prepare(&ruth, &facts, call).await?;
    let wish = PlanWish { aim: Aim::Fairest, keeps: true, seed: 2027 };
    let plan = plan_assignment(&ruth, &facts, call, wish).await?;
    carry_out(&ruth, call, wish, &plan.version).await?;
    for (nth, reviewer) in reviewers.iter().enumerate() {
        review_half(reviewer, &facts, call, nth).await?;
    }
    Ok(())
}

/// Somebody who accepted an invitation into the team.
async fn join(site: &Site, by: &Ctx, facts: &ConferenceFacts, name: &str, role: &str) -> service::Result<Ctx> {
    let somebody = by.as_actor(people::member(site, name).await?);
    let typed = TypedInvitation { address: people::address_of(name), role: role.into() };
    let link = issue_invitation_link(by, Scope::Conference(facts.id), &typed).await?;
    accept_invitation(&somebody, link.rsplit('/').next().unwrap_or_default()).await?;
    Ok(by.as_actor(people::again(site, name).await?))
}

async fn tie(who: &Ctx, kind: &str, name: &str, tie: &str) -> service::Result<()> {
    declare(who, &TypedDeclaration { kind: kind.into(), name: name.into(), tie: tie.into() }).await.map(|_| ())
}

fn settings(ctx: &Ctx) -> TypedReview {
    let reviewing = TypedPhase {
        name: "Reviewing".into(),
        from: cfp::on(ctx, -20, "09:00"),
        until: cfp::on(ctx, 40, "23:59"),
        bidding: true,
        reviewing: true,
        discussing: true,
        speakers_edit: true,
        others: "after-own".into(),
        reviewer_names: false,
        reach: "all".into(),
    };
    let choosing = TypedPhase {
        name: "Choosing".into(),
        from: cfp::on(ctx, 41, "00:00"),
        until: cfp::on(ctx, 70, "23:59"),
        bidding: false,
        reviewing: false,
        speakers_edit: false,
        others: "always".into(),
        ..reviewing.clone()
    };
    let category = |(name, weight): (&str, &str)| TypedCategory {
        name: name.into(),
        weight: weight.into(),
        least: "0".into(),
        greatest: "4".into(),
        ..TypedCategory::default()
    };
    TypedReview {
        anonymity: "until-reviewed".into(),
        summary: "mean".into(),
        wanted: "3".into(),
        guidance: "Say what you would want to hear yourself. **Who** speaks does not count; what we learn does.".into(),
        phases: vec![reviewing, choosing],
        categories: [("Novelty", "1"), ("Clarity", "1"), ("Use to our people", "1.5"), ("Fun", "0")]
            .into_iter()
            .map(category)
            .collect(),
        topics: TOPICS.into(),
    }
}

/// What a reviewer knows, and would like to review.
async fn wish(reviewer: &Ctx, facts: &ConferenceFacts, call: CallId, nth: usize) -> service::Result<()> {
    let topics = my_part(reviewer, facts, call).await?.topics;
    let levels = ["high", "medium", "low"];
    let known = topics.iter().enumerate().map(|(at, topic)| (topic.id.to_string(), levels[(at + nth) % 3].to_owned()));
    set_interests(reviewer, call, &known.collect::<Vec<_>>()).await?;
    let open = board(reviewer, facts, call, &BoardWish::default()).await?.lines;
    for line in open.iter().skip(nth * 3).take(4) {
        let wish = if line.language == "de" { Bid::Reluctant } else { Bid::Eager };
        bid(reviewer, line.id, Some(wish)).await?;
    }
    Ok(())
}

/// Subjects for all, and a copy where the text would say who it is.
async fn prepare(chair: &Ctx, facts: &ConferenceFacts, call: CallId) -> service::Result<()> {
    let lines = board(chair, facts, call, &BoardWish::default()).await?.lines;
    for (nth, line) in lines.iter().enumerate() {
        let topics = sheet(chair, facts, call, line.id).await?.chairs.map(|part| part.topics).unwrap_or_default();
        let about = topics.get(nth % topics.len().max(1)).map(|(id, ..)| id.to_string());
        let copy = TypedCopy {
            title: (nth == 4).then(|| "Fuzzing a protocol".into()),
            topics: about.into_iter().collect(),
            ..TypedCopy::default()
        };
        prepare_copy(chair, line.id, &copy, None).await?;
    }
    Ok(())
}

/// Half of what is a reviewer's: handed in, but for one that is begun; one is declined.
async fn review_half(reviewer: &Ctx, facts: &ConferenceFacts, call: CallId, nth: usize) -> service::Result<()> {
    let wish = BoardWish { task: Some(Task::Assigned), ..BoardWish::default() };
    let mine = board(reviewer, facts, call, &wish).await?.lines;
    let half = mine.len() / 2;
    for (at, line) in mine.iter().take(half).enumerate() {
        let sheet = sheet(reviewer, facts, call, line.id).await?;
        let categories = sheet.categories;
        let would_go = if (at + nth).is_multiple_of(3) { "no" } else { "yes" };
        let score = |step: usize| ((at * 3 + nth + step) % 5).to_string();
        let scores = categories.iter().enumerate().map(|(step, one)| (one.id.to_string(), score(step)));
        let says = WORDS[(at + nth) % WORDS.len()];
        let text = TypedReviewText {
            scores: scores.collect(),
            abstains: false,
            for_committee: says.into(),
            for_speakers: if at % 2 == 0 {
                "Thank you. Tell us more of what went wrong.".into()
            } else {
                String::new()
            },
            answers: sheet.questions.iter().map(|question| (question.id, vec![would_go.to_owned()])).collect(),
        };
        write_review(reviewer, line.id, &text, at > 0, None).await?;
        if at == 1 {
            discuss(reviewer, line.id, "Shall we ask for the figures before we decide?").await?;
        }
    }
    if let Some(last) = mine.last().filter(|_| nth % 4 == 3) {
        decline(reviewer, last.id, "I know the product too well to be fair to it.").await?;
    }
    Ok(())
}
