//! A group in whose name much was done, with marks in what not everybody may read.

use domain::{
    ballot::{
        BallotState, Method, TypedCandidate,
        rule::{TypedRule, preset::Preset},
    },
    comment::{CommentMove, TypedAnchor, TypedComment, TypedIssue, TypedReason, TypedSettlement},
    draft::{Part, TypedDraft},
    group::{Occasion, TypedMember, TypedMilestone, TypedPolicy},
    id::{BallotId, DraftId, GroupCallId, GroupId},
    life::ipr::TypedIpr,
    meeting::{TypedAgendaItem, TypedConsent, TypedEntry, TypedHands, TypedRecording, TypedSeries},
    policy::RoleKind,
    publication::{ErratumMove, TypedErratum, TypedNote, TypedPublication},
};

use crate::{
    Ctx,
    ballot::{
        add_ballot_rule, answer_nomination, cast_position, draft_ballot, give_proxy, lodge_ruling_appeal, nominate,
        open_ballot, rule_on_position, second_nomination, settle_ballot, tend_ballots,
    },
    cfp::SentFile,
    comment::{
        apply_suggestion, edit_comment, move_comment, open_issue, reply, set_moderation, settle_issue, write_comment,
    },
    draft::{draft_by_id, name_person, save_draft, start_draft},
    group::{
        TypedJoin, TypedLeave, accept_policies, add_milestone, add_policy, declare_interest, edit_member, grant_leave,
        join_group, missing_policies, relate_organisations, set_voting_rule,
    },
    identity::{NewAffiliation, add_affiliation},
    life::{decide_appeal, declare_rights, lodge_appeal, open_call, respond, save_write_up, settle_call},
    meeting::{
        add_agenda_item, add_entry, add_recording, announce_meeting, ask_consent, attach_material, attend, close_hands,
        open_hands, save_minutes, step_minutes,
    },
    publication::{publish_draft, report_erratum, settle_erratum, withdraw_standard},
    testing::{GroupScene, Somebody, World, during, new_ballot, new_election, planned, saying},
};

/// The open group of the scene of groups, after a long time.
pub(super) async fn filled(world: &World) -> GroupId {
    let scene = Box::pin(world.groups()).await;
    let voters = world.voters(scene.open, 6).await;
    Box::pin(people(world, &scene, &voters)).await;
    Box::pin(meetings(world, &scene)).await;
    Box::pin(drafts(world, &scene)).await;
    Box::pin(life(world, &scene)).await;
    Box::pin(ruling(world, &scene, &voters)).await;
    Box::pin(ballots(world, &scene, &voters)).await;
    scene.open
}

async fn people(world: &World, scene: &GroupScene, voters: &[Somebody]) {
    let (carl, facts) = world.runs(scene).await;
    let policy = TypedPolicy {
        kind: "ipr".into(),
        title: "Licence".into(),
        text: "CC BY-SA 4.0".into(),
        ..TypedPolicy::default()
    };
    let policy = add_policy(&carl, scene.open, &policy).await.expect("added");
    for voter in voters.iter().chain([&scene.chair]) {
        accept_policies(&world.as_(voter), scene.open, Occasion::Joining, &[policy.to_string()])
            .await
            .expect("accepted");
    }
    let milestone = TypedMilestone { title: "Publish".into(), due: "2027-03-31".into(), ..TypedMilestone::default() };
    add_milestone(&carl, scene.open, &milestone).await.expect("added");
    let acting = TypedMember { category: "Users".into(), organisation: "Acme".into(), ..TypedMember::default() };
    edit_member(&carl, scene.open, voters[0].person, &acting).await.expect("edited");
    for voter in voters[1..].iter().chain([&scene.chair]) {
        // Fewer of a category would be told by a confidential ballot.
        let user = TypedMember { category: "Users".into(), ..TypedMember::default() };
        edit_member(&carl, scene.open, voter.person, &user).await.expect("edited");
    }
    let works = NewAffiliation { organisation: "Acme".into(), from: "2025-01-01".into(), ..NewAffiliation::default() };
    add_affiliation(&world.as_(&voters[0]), works).await.expect("added");
    relate_organisations(&carl, scene.open, "Acme West", "Acme").await.expect("related");
    set_voting_rule(&carl, scene.open, "simple", "").await.expect("set");
    let leave = TypedLeave {
        person: voters[1].person.to_string(),
        from: "2026-09-01".into(),
        until: "2026-10-01".into(),
        reason: "REASONMARK".into(),
    };
    grant_leave(&carl, scene.open, &leave).await.expect("granted");
    declare_interest(&world.as_(&voters[2]), scene.open).await.expect("declared");
    let asker = world.person("Ash Asker").await;
    let wish = TypedJoin {
        role: "member".into(),
        category: "Users".into(),
        words: "WORDSMARK".into(),
        policies: vec![policy.to_string()],
        ..TypedJoin::default()
    };
    join_group(&world.as_(&asker), scene.open, &wish).await.expect("asked");
    world.holding("Olga Observer", scene.open, RoleKind::Observer).await;
    set_moderation(&carl, scene.open, "everybody").await.expect("set");
    assert_eq!(facts.id, scene.open);
}

async fn meetings(world: &World, scene: &GroupScene) {
    let (carl, facts) = world.runs(scene).await;
    let series = TypedSeries { repeats: "weekly".into(), until: "2026-10-01".into(), ..TypedSeries::default() };
    let weekly = domain::meeting::TypedMeetingDetails { title: "Weekly".into(), ..planned(&world.ctx, 8 * 24 * 60) };
    announce_meeting(&carl, &facts, &weekly, &series).await.expect("announced");
    let id =
        announce_meeting(&carl, &facts, &planned(&world.ctx, 60), &TypedSeries::default()).await.expect("announced");
    let closed = domain::meeting::TypedMeetingDetails {
        title: "CLOSEDMEETING".into(),
        closed: "yes".into(),
        ..planned(&world.ctx, 120)
    };
    let closed = announce_meeting(&carl, &facts, &closed, &TypedSeries::default()).await.expect("announced");
    let item = TypedAgendaItem { title: "What is next".into(), ..TypedAgendaItem::default() };
    add_agenda_item(&carl, &facts, id, &item).await.expect("added");
    let slides = SentFile { name: "slides.pdf".into(), bytes: bytes::Bytes::from_static(b"%PDF-1.7 slides") };
    attach_material(&carl, &facts, id, slides).await.expect("attached");
    let secret = SentFile { name: "secret.pdf".into(), bytes: bytes::Bytes::from_static(b"%PDF-1.7 FILEMARK") };
    attach_material(&carl, &facts, closed, secret).await.expect("attached");
    let on = during(&carl, 70);
    attend(&on, &facts, id, &[]).await.expect("there");
    let asked = TypedHands { question: "Go on?".into(), options: "Yes\nNo".into() };
    let hands = open_hands(&on, &facts, id, &asked).await.expect("asked");
    close_hands(&on, &facts, id, hands).await.expect("closed");
    let consent = TypedConsent {
        access: "members".into(),
        purpose: "For those who could not come".into(),
        until: "2027-09-30".into(),
    };
    ask_consent(&on, &facts, id, &consent).await.expect("asked");
    let film = TypedRecording { kind: "recording".into(), label: String::new(), url: "https://film.example/1".into() };
    add_recording(&on, &facts, id, &film).await.expect("linked");
    save_minutes(&on, &facts, id, "We EARLIERMARK.", 0).await.expect("saved");
    save_minutes(&on, &facts, id, "We met.", 1).await.expect("saved");
    let decision = TypedEntry { kind: "decision".into(), text: "We go on.".into(), ..TypedEntry::default() };
    add_entry(&on, &facts, id, &decision).await.expect("added");
    step_minutes(&during(&carl, 180), &facts, id, "proposed").await.expect("proposed");
    save_minutes(&during(&carl, 130), &facts, closed, "UNTOLDMARK", 0).await.expect("saved");
}

async fn drafts(world: &World, scene: &GroupScene) {
    let carl = world.as_(&scene.chair);
    let text = "# V6 Authentication\n\nPasswords are kept well.\n\n| # | Description |\n| --- | --- |\n| **6.2.1** | Verify that passwords are long. |\n";
    let next = text.replace("are long", "are very long");
    let id = world.draft_in(scene.open, "authentication", &[text, &next]).await;
    name_person(&carl, id, scene.chair.person, Some(Part::Editor)).await.expect("named");
    let own = TypedDraft { title: "INSIDEMARK".into(), audience: "group".into(), ..TypedDraft::default() };
    start_draft(&carl, scene.open, "inside", &own).await.expect("begun");
    let eve = world.as_(&world.person("Eve Commenter").await);
    save_draft(&carl, id, &format!("{next}\nWORKINGMARK\n"), 2, "").await.expect("saved");
    let said = |body: &str| TypedComment { body: body.into(), ..TypedComment::default() };
    let policies = missing_policies(&eve, scene.open).await.expect("read");
    let policies: Vec<String> = policies.iter().map(|one| one.id.to_string()).collect();
    let accepting = |body: &str| TypedComment { policies: policies.clone(), ..said(body) };
    let first = write_comment(&eve, id, None, &accepting("Well said")).await.expect("made");
    write_comment(&eve, id, None, &said("WAITINGMARK")).await.expect("made");
    let because = TypedReason { reason: String::new() };
    move_comment(&carl, id, first.id, CommentMove::Publish, &because).await.expect("let through");
    let proposed = TypedComment {
        anchor: TypedAnchor { quote: "Passwords are kept well".into(), ..TypedAnchor::default() },
        replacement: Some("Passwords are kept very well.".into()),
        ..said("So it")
    };
    let proposed = write_comment(&eve, id, None, &proposed).await.expect("proposed");
    edit_comment(&eve, id, proposed.id, "So it is.", None).await.expect("edited while it waits");
    move_comment(&carl, id, proposed.id, CommentMove::Publish, &because).await.expect("let through");
    apply_suggestion(&carl, id, proposed.id, true).await.expect("taken over");
    reply(&carl, id, first.id, "Indeed.", &[]).await.expect("answered");
    let issue = TypedIssue { title: "How long".into(), comments: vec![first.id.to_string()], ..TypedIssue::default() };
    let issue = open_issue(&carl, id, &issue).await.expect("opened");
    let other = TypedIssue { title: "The same".into(), ..TypedIssue::default() };
    let other = open_issue(&carl, id, &other).await.expect("opened");
    let settled =
        TypedSettlement { disposition: "declined".into(), rationale: "It is.".into(), ..TypedSettlement::default() };
    settle_issue(&carl, id, other, &settled).await.expect("settled");
    let again = TypedSettlement { disposition: "duplicate".into(), duplicate_of: other.to_string(), ..settled };
    settle_issue(&carl, id, issue, &again).await.expect("settled");
    let rights = TypedIpr {
        holder: "Acme".into(),
        reference: "EP 1".into(),
        licence: "royalty-free".into(),
        text: String::new(),
    };
    declare_rights(&eve, id, &rights, None, &[]).await.expect("declared");
}

async fn life(world: &World, scene: &GroupScene) {
    let carl = world.as_(&scene.chair);
    let id = world.draft_in(scene.open, "ready", &["# Ready\n\nIt is.\n"]).await;
    let questions =
        draft_by_id(&carl, id, domain::policy::Action::SeeDraft).await.expect("seen").workflow.table().questions;
    if let Some(question) = questions.first() {
        let answers = [((*question).to_owned(), "WRITEUPMARK".to_owned())];
        save_write_up(&carl, id, &answers, Some(0)).await.expect("saved");
    }
    let call = approve(&carl, id).await;
    let amy = days(&world.as_(&world.person("Amy Appellant").await), 9);
    let appeal = lodge_appeal(&amy, call, "Nobody read it.").await.expect("in time");
    let cora = days(&world.as_(&world.holding("Cora Council", scene.council, RoleKind::Chair).await), 10);
    decide_appeal(&cora, appeal, "dismissed", "Somebody did.").await.expect("decided");
    publish_draft(&days(&carl, 30), id, &TypedPublication::default()).await.expect("published");
    Box::pin(errata(world, scene)).await;
    let next = world.draft_in(scene.open, "ready-2", &["# Ready\n\nIt was.\n"]).await;
    approve(&carl, next).await;
    let instead = TypedPublication { obsoletes: "1".into(), ..TypedPublication::default() };
    publish_draft(&days(&carl, 33), next, &instead).await.expect("published");
    let because = TypedNote { note: "Nobody needs it.".into() };
    withdraw_standard(&days(&carl, 34), 2, &because, None).await.expect("withdrawn");
}

/// One that everybody reads and one that waits.
async fn errata(world: &World, scene: &GroupScene) {
    let carl = days(&world.as_(&scene.chair), 32);
    let member = days(&world.as_(&world.holding("Rita Reporter", scene.open, RoleKind::Member).await), 31);
    let policies = missing_policies(&member, scene.open).await.expect("read");
    let wrong = TypedErratum {
        kind: "editorial".into(),
        place: "s-ready".into(),
        original: "It is.".into(),
        corrected: "It was.".into(),
        reason: "A WORDINTIME.".into(),
        policies: policies.iter().map(|one| one.id.to_string()).collect(),
    };
    let (read, _) = report_erratum(&member, 1, &wrong).await.expect("reported");
    let waits = TypedErratum { reason: "ERRATUMMARK".into(), ..wrong };
    report_erratum(&member, 1, &waits).await.expect("reported");
    let note = |note: &str| TypedNote { note: note.into() };
    settle_erratum(&carl, 1, read, ErratumMove::Publish, &note(""), None).await.expect("let through");
    settle_erratum(&carl, 1, read, ErratumMove::Verify, &note("So it was."), None).await.expect("verified");
}

/// As the test of publication goes there.
async fn approve(chair: &Ctx, id: DraftId) -> GroupCallId {
    use crate::life::tests::{finding, move_to, saying, typed};
    let call = open_call(chair, id, &typed("consensus", "2026-09-08")).await.expect("issued");
    respond(chair, call, &saying("support", "Good.")).await.expect("said");
    let objects = saying("object", "Not at all.");
    respond(chair, call, &objects).await.expect("said");
    let later = days(chair, 8);
    let objection = crate::life::tests::sheet(&later, call).await.objections[0].id;
    let answer = (objection.to_string(), "It is, see section 1.".to_owned());
    settle_call(&later, call, &finding("consensus", &[answer])).await.expect("recorded");
    move_to(&later, id, "approved").await.expect("approved");
    call
}

fn days(ctx: &Ctx, days: i64) -> Ctx {
    during(ctx, days * 24 * 60)
}

/// A rule under which positions are shown so, and a ballot under it that is open.
pub(super) async fn voting(world: &World, scene: &GroupScene, visibility: &str) -> BallotId {
    let typed = TypedRule::of(visibility, &Preset::CharterElectronic.rule()).expect("one case");
    let rule = TypedRule { visibility: visibility.into(), ..typed };
    let own = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added");
    world.opened(scene, &new_ballot(&own.to_string())).await
}

/// A position that the chair does not count, and whoever took it appeals.
async fn ruling(world: &World, scene: &GroupScene, voters: &[Somebody]) {
    let (carl, voter) = (world.as_(&scene.chair), world.as_(&voters[0]));
    let id = world.opened(scene, &new_ballot("lf-charter-electronic")).await;
    cast_position(&voter, id, &saying("no")).await.expect("cast");
    let position = world.sheet(&carl, id).await.positions[0].id;
    rule_on_position(&carl, id, position, false, "Not technical.").await.expect("ruled");
    lodge_ruling_appeal(&voter, id, position, "APPEALMARK").await.expect("lodged");
}

async fn ballots(world: &World, scene: &GroupScene, voters: &[Somebody]) {
    let carl = world.as_(&scene.chair);
    for visibility in ["open", "sealed", "confidential"] {
        let id = voting(world, scene, visibility).await;
        for voter in voters {
            cast_position(&world.as_(voter), id, &saying("yes")).await.expect("cast");
        }
    }
    let mut with_proxies = TypedRule::of("With proxies", &Preset::CharterElectronic.rule()).expect("one case");
    with_proxies.proxies = "1".into();
    let own = add_ballot_rule(&world.ctx, scene.open, &with_proxies).await.expect("added");
    let by_proxy = world.opened(scene, &new_ballot(&own.to_string())).await;
    give_proxy(&world.as_(&voters[0]), by_proxy, &voters[1].person.to_string()).await.expect("given");
    cast_position(&world.as_(&voters[1]), by_proxy, &saying("yes")).await.expect("cast");
    let mut unopposed = new_election(Method::Scottish, 1);
    let office = &mut unopposed.election;
    (office.office, office.office_from, office.months) = ("editor".into(), "2027-01-01".into(), "24".into());
    office.unopposed = true;
    let editor = draft_ballot(&carl, scene.open, &unopposed).await.expect("drafted");
    let person = TypedCandidate { person: voters[4].person.to_string(), ..TypedCandidate::default() };
    let candidate = nominate(&carl, editor, &person).await.expect("nominated");
    answer_nomination(&world.as_(&voters[4]), editor, candidate, true, "").await.expect("accepted");
    open_ballot(&carl, editor).await.expect("elected without a vote");
    settle_ballot(&carl, editor).await.expect("settled");
    let mut new = new_election(Method::Plurality, 1);
    new.election.seconds = "1".into();
    let election = draft_ballot(&carl, scene.open, &new).await.expect("drafted");
    for nth in [0, 2] {
        let (stands, seconds) = (world.as_(&voters[nth]), world.as_(&voters[nth + 1]));
        let person = TypedCandidate { person: voters[nth].person.to_string(), ..TypedCandidate::default() };
        let candidate = nominate(&carl, election, &person).await.expect("nominated");
        answer_nomination(&stands, election, candidate, true, "I would.").await.expect("accepted");
        second_nomination(&seconds, election, candidate).await.expect("seconded");
    }
    open_ballot(&carl, election).await.expect("opened");
    tend_ballots(&days(&world.ctx, 36)).await.expect("closed");
    let state = world.sheet(&carl, election).await.facts.state;
    assert_eq!(state, BallotState::Closed);
}
