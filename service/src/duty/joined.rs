//! What is open about comments, meetings and errata, on the same lists.

use domain::{
    comment::Duty,
    duty::{DutyKind, Standby, Wanted},
    id::PersonId,
    meeting::Office,
    policy::{Action, Actor, Decision, decide},
};

use super::open::{Open, Scene};
use crate::{
    Ctx,
    comment::OpenDuty,
    entity::{draft, working_group},
    group::find as groups,
    meeting::{By, Owed},
    publication::OpenErratum,
};

impl Scene<'_> {
    /// Issues, comments that wait, and answers that are awaited.
    pub(super) fn comments(&self, ctx: &Ctx, duties: Vec<OpenDuty>) -> impl Iterator<Item = Open> {
        let all = duties.into_iter().filter_map(|duty| {
            let draft = self.drafts.get(&duty.draft)?;
            let kind = match duty.what {
                Duty::Issue => DutyKind::Issue,
                Duty::Moderation => DutyKind::Comment,
                Duty::Answer => DutyKind::Answer,
            };
            let title =
                if duty.title.is_empty() { draft.title.clone() } else { format!("{}: {}", draft.title, duty.title) };
            Some(Open {
                kind,
                id: duty.id,
                group: draft.group_id,
                what: kind.to_string(),
                title,
                note: String::new(),
                holder: self.answerer(draft, duty.holder),
                since: duty.since,
                due: duty.due,
                path: duty.path,
                is_public: self.is_public_draft(draft),
            })
        });
        // A comment that waits is for its holder alone.
        all.filter(|one| one.kind != DutyKind::Comment || is_for(ctx, one))
    }

    /// Who answers for something about a draft that stands with one person.
    fn answerer(&self, draft: &draft::Model, person: Option<PersonId>) -> Option<PersonId> {
        let standby = self.standbys.get(&draft.id).cloned().unwrap_or_default();
        self.rosters.answers(draft.group_id, person, self.is_public_draft(draft), &standby)
    }

    /// Notices, minutes and action items of meetings. Unapproved minutes are for those who run the meetings, and what
    /// somebody took on is for them.
    pub(super) fn meetings(&self, ctx: &Ctx, owed: Vec<Owed>) -> impl Iterator<Item = Open> {
        let all = owed.into_iter().filter_map(|one| Some((*self.groups.get(&one.group)?, self.owed(one))));
        all.filter(|(row, one)| is_for(ctx, one) || runs_meetings(ctx, row)).map(|(_, one)| one)
    }

    /// Errata of which nobody said what becomes of them. One that waits to be let through is for its holder alone.
    pub(super) fn errata(&self, ctx: &Ctx, errata: Vec<OpenErratum>) -> impl Iterator<Item = Open> {
        let all = errata.into_iter().map(|one| {
            let waits = !one.state.is_read();
            let open = Open {
                kind: DutyKind::Erratum,
                id: one.id.0,
                group: one.group,
                title: one.title,
                what: one.state.to_string(),
                note: String::new(),
                holder: self.holder(one.group, None, Wanted::Chairs),
                since: one.since,
                due: None,
                path: one.path,
                is_public: !waits,
            };
            (waits, open)
        });
        all.filter(|(waits, one)| !waits || is_for(ctx, one)).map(|(_, one)| one)
    }

    fn owed(&self, one: Owed) -> Open {
        let is_public = one.is_open && self.is_public(one.group);
        let holder = match one.by {
            By::Office(Office::Chair) => self.holder(one.group, None, Wanted::Chairs),
            By::Office(Office::Secretary) => self.holder(one.group, None, Wanted::Secretaries),
            By::Person(person) => self.rosters.answers(one.group, person, is_public, &Standby::default()),
        };
        Open {
            path: format!("/g/{}/{}", self.slug(one.group), one.path),
            kind: one.kind,
            id: one.id,
            group: one.group,
            title: one.title,
            what: one.kind.to_string(),
            note: String::new(),
            holder,
            since: one.since,
            due: one.due,
            is_public,
        }
    }
}

/// Whether something is for the asker: it is on their list, or a job of the site reads all lists.
fn is_for(ctx: &Ctx, one: &Open) -> bool {
    matches!(ctx.actor, Actor::System { .. }) || one.holder.is_some() && one.holder == ctx.actor.person()
}

fn runs_meetings(ctx: &Ctx, row: &working_group::Model) -> bool {
    decide(&ctx.actor, Action::RunMeetings, groups::place(row)) == Decision::Allow
}

#[cfg(test)]
mod tests {
    use domain::{
        comment::{CommentMove, TypedAnswer, TypedComment, TypedIssue, TypedReason, TypedSettlement},
        id::{MeetingId, MinutesEntryId},
        meeting::{TypedAgendaItem, TypedEntry, TypedMeetingDetails, TypedSeries},
        policy::RoleKind,
    };

    use crate::{
        Ctx,
        comment::{answer_issue, move_comment, open_issue, settle_issue, write_comment},
        duty::{DutyLine, group_duties, my_duties, remind_duties},
        group::{GroupFacts, leave_group},
        meeting::{
            add_agenda_item, add_entry, announce_meeting, confirm_task, move_meeting, save_minutes, settle_action,
            step_minutes,
        },
        on_both_databases,
        testing::{Somebody, announced, count_queries, during, planned},
    };

    on_both_databases! {
        async fn notices_and_minutes_are_on_exactly_one_list_until_they_are_done(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let typed = TypedMeetingDetails { notice: "w3c-distributed".into(), ..planned(&carl, 60) };
            let id = announce_meeting(&carl, &facts, &typed, &TypedSeries::default()).await.expect("announced");
            let sid = world.as_(&world.holding("Sid Secretary", scene.open, RoleKind::Secretary).await);
            let lists = async |minutes: i64| {
                let (carl, sid) = (during(&carl, minutes), during(&sid, minutes));
                let (his, hers) = (mine(&carl).await, mine(&sid).await);
                let all = kinds(&group_duties(&carl, &facts, 1).await.expect("listed").lines);
                let mut both = [his.clone(), hers.clone()].concat();
                both.sort();
                assert_eq!(all, both, "on exactly one list");
                (his, hers)
            };
            assert_eq!(lists(0).await, (words(&["agenda", "participation"]), vec![]));
            let item = TypedAgendaItem { title: "One".into(), ..TypedAgendaItem::default() };
            add_agenda_item(&carl, &facts, id, &item).await.expect("added");
            confirm_task(&carl, &facts, id, "participation").await.expect("confirmed");
            assert_eq!(lists(0).await, (vec![], vec![]));
            assert_eq!(lists(130).await, (vec![], words(&["action-items", "minutes"])));
            let after = during(&carl, 140);
            save_minutes(&after, &facts, id, "We met.", 0).await.expect("saved");
            step_minutes(&after, &facts, id, "proposed").await.expect("proposed");
            assert_eq!(lists(150).await, (vec![], vec![]));
        }

        async fn a_meeting_that_does_not_take_place_owes_nothing(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            assert!(mine(&during(&carl, 100)).await.is_empty(), "minutes are owed once it is over");
            assert_eq!(mine(&during(&carl, 125)).await, ["minutes"]);
            move_meeting(&carl, &facts, id, "cancelled", "Ill").await.expect("cancelled");
            assert!(mine(&during(&carl, 125)).await.is_empty());
        }

        async fn what_was_taken_on_is_told_to_its_holder_and_to_those_who_run_meetings(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let mia = world.holding("Mia Member", scene.open, RoleKind::Member).await;
            let may = world.as_(&world.holding("May Member", scene.open, RoleKind::Member).await);
            let which = took_on(&carl, &facts, id, &mia).await;
            let lines = async |ctx: &Ctx| kinds(&group_duties(&during(ctx, 80), &facts, 1).await.expect("listed").lines);
            assert_eq!(lines(&carl).await, ["action-item"]);
            assert_eq!(lines(&world.as_(&mia)).await, ["action-item"]);
            assert!(lines(&may).await.is_empty() && lines(&world.anonymous()).await.is_empty());
            let title = mine_lines(&during(&world.as_(&mia), 80)).await.pop().expect("hers").title;
            assert_eq!(title, "Write it down");
            // Whoever left goes on owing it as long as they can see where it stands.
            leave_group(&world.as_(&mia), scene.open).await.expect("left");
            let outside = world.signed_in_anew(&mia).await;
            assert_eq!((mine(&during(&world.as_(&outside), 80)).await, mine(&during(&carl, 80)).await), (words(&["action-item"]), vec![]));
            let due = Ctx { now: carl.now + chrono::TimeDelta::days(8), ..world.ctx.clone() };
            let reminded = world.outbox("mail").await.len();
            remind_duties(&due).await.expect("reminded");
            assert_eq!(world.outbox("mail").await.len(), reminded + 1, "of what is due on the tenth, and of nothing else yet");
            world.edit("UPDATE meeting SET visibility = 'team'").await;
            assert_eq!((mine(&during(&world.as_(&outside), 80)).await, mine(&during(&carl, 80)).await), (vec![], words(&["action-item"])));
            settle_action(&during(&carl, 81), &facts, id, which, "done", "").await.expect("done");
            assert!(mine(&during(&carl, 82)).await.is_empty());
        }

        async fn whoever_is_asked_for_an_answer_has_it_on_their_list_wherever_they_belong(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let draft = world.draft_in(scene.open, "text", &["# One\n\nKeys are kept.\n"]).await;
            let eve = world.as_(&world.person("Eve Outsider").await);
            let typed = TypedComment { body: "How long?".into(), ..TypedComment::default() };
            let said = write_comment(&eve, draft, None, &typed).await.expect("made").id;
            move_comment(&carl, draft, said, CommentMove::Publish, &TypedReason::default()).await.expect("let through");
            let typed = TypedIssue { title: "How long".into(), comments: vec![said.to_string()], ..TypedIssue::default() };
            let number = open_issue(&carl, draft, &typed).await.expect("opened");
            assert_eq!((mine(&carl).await, mine(&eve).await), (words(&["issue", "state"]), vec![]));
            let typed = TypedSettlement { disposition: "declined".into(), rationale: "It says so.".into(), ..TypedSettlement::default() };
            settle_issue(&carl, draft, number, &typed).await.expect("settled");
            assert_eq!((mine(&carl).await, mine(&eve).await), (words(&["state"]), words(&["answer"])));
            // Who may not read the draft any more is not asked in vain: the chairs see that nobody can answer.
            world.edit("UPDATE draft SET audience = 'group'").await;
            assert_eq!((mine(&carl).await, mine(&eve).await), (words(&["answer", "state"]), vec![]));
            world.edit("UPDATE draft SET audience = 'public'").await;
            let answer = TypedAnswer { answer: "satisfied".into(), words: String::new() };
            answer_issue(&eve, draft, number, &answer).await.expect("answered");
            assert_eq!((mine(&carl).await, mine(&eve).await), (words(&["state"]), vec![]));
        }

        async fn queries_do_not_grow_with_what_is_owed(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let mut counted = Vec::new();
            for nth in 1..4 {
                let id = announced(&carl, &facts, nth * 10).await;
                took_on(&carl, &facts, id, &scene.chair).await;
                counted.push(count_queries(&during(&carl, 1440), async |ctx| my_duties(&ctx, 1).await.map(drop)).await);
            }
            assert!(counted.windows(2).all(|pair| pair[0] == pair[1]), "{counted:?}");
        }
    }

    async fn took_on(ctx: &Ctx, group: &GroupFacts, id: MeetingId, who: &Somebody) -> MinutesEntryId {
        let typed = TypedEntry {
            kind: "action".into(),
            text: "Write it down".into(),
            rationale: String::new(),
            holder: who.person.to_string(),
            due: "2026-09-10".into(),
        };
        add_entry(&during(ctx, 70), group, id, &typed).await.expect("added")
    }

    async fn mine_lines(ctx: &Ctx) -> Vec<DutyLine> {
        my_duties(ctx, 1).await.expect("listed").lines
    }

    async fn mine(ctx: &Ctx) -> Vec<String> {
        kinds(&mine_lines(ctx).await)
    }

    fn kinds(lines: &[DutyLine]) -> Vec<String> {
        let mut all: Vec<String> = lines.iter().map(|line| line.kind.to_string()).collect();
        all.sort();
        all
    }

    fn words(all: &[&str]) -> Vec<String> {
        all.iter().map(|one| (*one).to_owned()).collect()
    }
}
