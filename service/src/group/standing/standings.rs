//! Who has the vote today and why, for each member and for those who keep the list; and what another rule would change.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    FieldErrors,
    group::{
        Seats,
        standing::{self as rules, Holder, Preset, Standing, seats},
    },
    id::{OrganisationId, PersonId},
    policy::Action,
};
use serde::Serialize;

use super::{
    super::people::find as members,
    histories::{Told, histories},
    rules::rule_of,
    set_voting_rule::chosen,
};
use crate::{
    Ctx, Error, Result,
    group::{GroupFacts, find as groups},
};

/// Who has the vote in a group on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standings {
    /// The day.
    pub on: NaiveDate,
    /// Whose rule decided.
    pub preset: Preset,
    /// Every member, by name.
    pub lines: Vec<MemberStanding>,
    /// The votes that there are.
    pub seats: Vec<SeatLine>,
}

/// A member's standing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberStanding {
    /// Who.
    pub person: PersonId,
    /// Name as they write it.
    pub name: String,
    /// The organisation they act for.
    pub organisation: Option<String>,
    /// Whether they have the vote, and why.
    pub standing: Standing,
}

/// A vote: who casts it, or why nobody does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeatLine {
    /// The organisation whose vote it is; none for somebody's own.
    pub organisation: Option<String>,
    /// Who casts it.
    pub person: Option<String>,
    /// A key of the catalogue that says why.
    pub because: &'static str,
}

/// What a member is told of their own vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MyStanding {
    /// The day.
    pub on: NaiveDate,
    /// Whose rule decides.
    pub preset: Preset,
    /// Whether they have the vote, and why; none for somebody who is no member.
    pub standing: Option<Standing>,
    /// How their organisation's one vote is cast, where organisations vote.
    pub seat: Option<SeatLine>,
}

/// What another rule would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DryRun {
    /// The day that was looked at.
    pub on: NaiveDate,
    /// Whose rule holds that day.
    pub before: Preset,
    /// Whose rule was tried.
    pub after: Preset,
    /// Everybody who would gain or lose the vote, by name.
    pub shifts: Vec<ShiftLine>,
    /// How many would notice nothing.
    pub unchanged: usize,
}

/// Somebody whose standing another rule would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShiftLine {
    /// Who.
    pub person: PersonId,
    /// Name as they write it.
    pub name: String,
    /// By the rule in force.
    pub before: Standing,
    /// By the other rule.
    pub after: Standing,
}

/// Everybody's standing today, for those who keep the list of members.
pub async fn standings(ctx: &Ctx, group: &GroupFacts) -> Result<Standings> {
    ctx.authorize(Action::ManageMembers, group.place())?;
    judged(ctx, group).await
}

/// The asker's own standing today.
pub async fn my_standing(ctx: &Ctx, group: &GroupFacts) -> Result<MyStanding> {
    ctx.authorize(Action::LeaveGroup, group.place())?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    let all = judged(ctx, group).await?;
    let own = all.lines.into_iter().find(|line| line.person == person);
    let organisation = own.as_ref().and_then(|line| line.organisation.clone());
    let seat = match group.seats {
        Seats::Person => None,
        Seats::Organisation => {
            let principal = principal_name(ctx, group, person).await?.or(organisation);
            all.seats.into_iter().find(|seat| seat.organisation.is_some() && seat.organisation == principal)
        }
    };
    Ok(MyStanding { on: all.on, preset: all.preset, standing: own.map(|line| line.standing), seat })
}

/// What would change if another rule held on a day (today where none is given). Changes nothing.
pub async fn dry_run(ctx: &Ctx, group: &GroupFacts, preset: &str, on: &str) -> Result<DryRun> {
    ctx.authorize(Action::SetVotingRule, group.place())?;
    let mut errors = FieldErrors::default();
    let after = errors.take("preset", chosen(preset));
    let on = match on.trim() {
        "" => Some(ctx.now.date_naive()),
        day => day.parse().map_err(|_| errors.add("from", "date", "Give a date like 2026-03-01.")).ok(),
    };
    let (after, on) = errors.finish(after.zip(on))?;
    let db = &ctx.db.read;
    let told = histories(db, group.id, ctx.now).await?;
    let (before, rule) = rule_of(db, group.id, on).await?;
    let names = names(ctx, &told).await?;
    let all: Vec<rules::History> = told.iter().map(|one| one.history.clone()).collect();
    let shifts: Vec<ShiftLine> = rules::dry_run(&rule, &after.on(on), &all, on)
        .into_iter()
        .filter_map(|shift| {
            let person = told.get(shift.person)?.row.person_id;
            let name = names.get(&person).cloned().unwrap_or_default();
            Some(ShiftLine { person, name, before: shift.before, after: shift.after })
        })
        .collect();
    Ok(DryRun { on, before, after, unchanged: all.len() - shifts.len(), shifts })
}

async fn judged(ctx: &Ctx, group: &GroupFacts) -> Result<Standings> {
    let db = &ctx.db.read;
    let on = ctx.now.date_naive();
    let told = histories(db, group.id, ctx.now).await?;
    let (preset, rule) = rule_of(db, group.id, on).await?;
    let names = names(ctx, &told).await?;
    let ids = told.iter().flat_map(|one| [one.row.organisation_id, one.principal]).flatten();
    let named = members::organisations(ids.collect::<Vec<_>>()).all(db).await?;
    let organisations: HashMap<OrganisationId, String> = named.into_iter().map(|row| (row.id, row.name)).collect();
    let mut holders = Vec::new();
    let mut lines = Vec::new();
    for one in told {
        let standing = rule.judge(&one.history, on);
        let name = names.get(&one.row.person_id).cloned().unwrap_or_default();
        holders.push(Holder {
            person: name.clone(),
            organisation: match group.seats {
                Seats::Person => None,
                Seats::Organisation => one.principal.and_then(|id| organisations.get(&id)).cloned(),
            },
            votes: standing.votes,
            rank: one.row.rank.and_then(|rank| u8::try_from(rank).ok()),
            present: one.history.leave(on).is_none(),
        });
        lines.push(MemberStanding {
            person: one.row.person_id,
            name,
            organisation: one.row.organisation_id.and_then(|id| organisations.get(&id)).cloned(),
            standing,
        });
    }
    lines.sort_by_key(|line| line.name.to_lowercase());
    let seats = seats(&holders)
        .into_iter()
        .map(|seat| SeatLine { organisation: seat.organisation, person: seat.person, because: seat.because })
        .collect();
    Ok(Standings { on, preset, lines, seats })
}

async fn names(ctx: &Ctx, told: &[Told]) -> Result<HashMap<PersonId, String>> {
    let people = groups::people(told.iter().map(|one| one.row.person_id)).all(&ctx.db.read).await?;
    Ok(people.into_iter().map(|row| (row.id, row.name)).collect())
}

/// The organisation as which somebody's organisation votes.
async fn principal_name(ctx: &Ctx, group: &GroupFacts, person: PersonId) -> Result<Option<String>> {
    let db = &ctx.db.read;
    let row = members::membership_of(group.id, person).one(db).await?;
    let Some(own) = row.and_then(|row| row.organisation_id) else { return Ok(None) };
    let related = members::related(group.id).all(db).await?;
    let id = related.iter().find(|row| row.organisation_id == own).map_or(own, |row| row.principal_id);
    Ok(members::organisations([id]).one(db).await?.map(|row| row.name))
}

#[cfg(test)]
mod tests {
    use domain::group::TypedMember;

    use super::*;
    use crate::{
        Found,
        group::{
            TypedJoin, TypedLeave, TypedMeeting, answer_request, edit_member, grant_leave, group, join_group,
            record_meeting, relate_organisations, set_voting_rule, waiting,
        },
        on_both_databases,
        testing::{GroupScene, Somebody, World, code_of, count_queries, fields_of},
    };

    on_both_databases! {
        async fn somebody_loses_the_vote_by_two_meetings_and_is_told_so(world: World) {
            let scene = world.groups().await;
            let nora = joined(&world, &scene, "Nora New").await;
            set_voting_rule(&world.ctx, scene.open, "oasis", "").await.expect("set");
            held(&world, &scene, "2026-08-20", vec![]).await;
            for (day, there) in [("2026-09-10", true), ("2026-09-20", true), ("2026-10-01", false), ("2026-10-10", false)] {
                held(&world, &scene, day, if there { vec![&nora] } else { vec![] }).await;
            }
            let told = mine(&world, &nora, 30).await;
            assert_eq!(told.preset, Preset::Oasis);
            let standing = told.standing.expect("a member");
            assert!(standing.votes, "{standing:?}");
            assert_eq!(standing.because[0].key, "standing-gained-meetings");
            let standing = mine(&world, &nora, 40).await.standing.expect("a member");
            assert!(!standing.votes);
            assert_eq!(standing.because[0].key, "standing-lost-meetings");
        }

        async fn a_leave_freezes_what_somebody_has(world: World) {
            let scene = world.groups().await;
            let nora = joined(&world, &scene, "Nora New").await;
            set_voting_rule(&world.ctx, scene.open, "oasis", "").await.expect("set");
            for day in ["2026-09-10", "2026-09-20"] {
                held(&world, &scene, day, vec![&nora]).await;
            }
            let leave = TypedLeave {
                person: nora.person.to_string(), from: "2026-09-25".into(), until: "2026-11-01".into(), reason: "REASONMARK".into(),
            };
            grant_leave(&world.ctx, scene.open, &leave).await.expect("granted");
            for day in ["2026-10-01", "2026-10-10"] {
                held(&world, &scene, day, vec![]).await;
            }
            let standing = mine(&world, &nora, 40).await.standing.expect("a member");
            assert!(standing.votes && standing.because.iter().any(|phrase| phrase.key == "standing-on-leave"), "{standing:?}");
            let told: String = world.event_rows().await.iter().map(|row| row.data.to_string()).collect();
            assert!(!told.contains("REASONMARK"));
        }

        async fn organisations_that_are_related_have_one_vote(world: World) {
            let scene = world.groups().await;
            world.edit("UPDATE working_group SET seats = 'organisation' WHERE slug = 'open'").await;
            let (nora, olaf) = (joined(&world, &scene, "Nora New").await, joined(&world, &scene, "Olaf Old").await);
            for (somebody, organisation, voice) in [(&nora, "Acme", "representative"), (&olaf, "Acme Labs", "")] {
                let typed = TypedMember {
                    category: "Users".into(), organisation: organisation.into(), voice: voice.into(), ..TypedMember::default()
                };
                edit_member(&world.ctx, scene.open, somebody.person, &typed).await.expect("edited");
            }
            relate_organisations(&world.ctx, scene.open, "Acme Labs", "Acme").await.expect("related");
            let facts = group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let all = standings(&world.ctx, &facts).await.expect("shown");
            let seats: Vec<_> = all.seats.iter().map(|seat| (seat.organisation.as_deref(), seat.person.as_deref(), seat.because)).collect();
            assert_eq!(seats, [(Some("Acme"), Some("Nora New"), "seat-representative"), (None, Some("Carl Chair"), "seat-own")]);
            let seat = mine(&world, &olaf, 0).await.seat.expect("one vote");
            assert_eq!((seat.person.as_deref(), seat.because), (Some("Nora New"), "seat-representative"));
        }

        async fn a_dry_run_says_who_would_lose_the_vote_and_changes_nothing(world: World) {
            let scene = world.groups().await;
            joined(&world, &scene, "Nora New").await;
            let facts = group(&world.as_(&scene.chair), "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let carl = world.as_(&scene.chair);
            let tried = dry_run(&carl, &facts, "oasis", "").await.expect("tried");
            assert_eq!(tried.shifts.iter().map(|shift| (shift.name.as_str(), shift.after.votes)).collect::<Vec<_>>(), [
                ("Carl Chair", false), ("Nora New", false),
            ]);
            assert_eq!(world.ask("SELECT count(*) AS n FROM voting_rule").await, 0);
            assert_eq!(fields_of(dry_run(&carl, &facts, "mine", "soon").await), ["preset option", "from date"]);
            assert_eq!(fields_of(set_voting_rule(&carl, scene.open, "oasis", "2026-08-01").await), ["from reaches-back"]);
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(dry_run(&eve, &facts, "oasis", "").await), "denied");
            assert_eq!(code_of(standings(&eve, &facts).await), "denied");
            assert_eq!(code_of(my_standing(&eve, &facts).await), "denied");
        }

        async fn queries_do_not_grow_with_rows(world: World) {
            let scene = world.groups().await;
            let facts = group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let mut counted = Vec::new();
            for name in ["Bea One", "Cai Two", "Dan Three"] {
                let one = joined(&world, &scene, name).await;
                held(&world, &scene, "2026-09-01", vec![&one]).await;
                counted.push(count_queries(&world.ctx, async |ctx| standings(&ctx, &facts).await.map(|_| ())).await);
            }
            assert_eq!(counted, [13, 13, 13]);
        }
    }

    async fn joined(world: &World, scene: &GroupScene, name: &str) -> Somebody {
        let somebody = world.person(name).await;
        let join = TypedJoin { category: "Users".into(), ..TypedJoin::default() };
        join_group(&world.as_(&somebody), scene.open, &join).await.expect("asked");
        let facts = group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        let id = waiting(&world.ctx, &facts).await.expect("shown").requests[0].id;
        answer_request(&world.ctx, scene.open, id, true, "").await.expect("let in");
        world.signed_in_anew(&somebody).await
    }

    async fn held(world: &World, scene: &GroupScene, day: &str, there: Vec<&Somebody>) {
        let typed = TypedMeeting {
            title: "Call".into(),
            kind: "plenary".into(),
            on: day.into(),
            present: there.into_iter().map(|one| one.person.to_string()).collect(),
            alternates: Vec::new(),
        };
        let later = world.later(60 * 24 * 60);
        record_meeting(&later, scene.open, &typed).await.expect("recorded");
    }

    async fn mine(world: &World, somebody: &Somebody, days: i64) -> MyStanding {
        let ctx = Ctx { actor: somebody.actor(), ..world.later(days * 24 * 60) };
        let facts = group(&ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        my_standing(&ctx, &facts).await.expect("told")
    }
}
