//! The demo's meetings: calls of the group that writes the ASVS, and evenings of those who read advisories.

use chrono::{Days, NaiveTime, TimeDelta};
use domain::{
    id::MeetingId,
    meeting::{
        TypedAgendaItem, TypedConsent, TypedEntry, TypedHands, TypedMeetingDetails, TypedRecording, TypedSeries,
    },
    policy::Action,
};
use service::{
    Ctx,
    cfp::TypedLink,
    group::{GroupFacts, group, missing_policies},
    meeting::{
        add_agenda_item, add_entry, add_material_link, add_recording, announce_meeting, ask_consent, attend,
        close_hands, open_hands, raise_hand, save_minutes, settle_action, step_minutes,
    },
};

use super::{
    groups::{CHAIR, MEMBERS},
    people,
};
use crate::site::Site;

/// Who chairs the group that reads advisories.
const READER: &str = "Olu Adeyemi";
const ZONE: &str = "Europe/Brussels";

/// Announces the meetings, and holds those that are over.
pub async fn fill(site: &Site) -> service::Result<()> {
    calls(site).await?;
    evenings(site).await
}

async fn calls(site: &Site) -> service::Result<()> {
    let noor = site.ctx(people::again(site, CHAIR).await?);
    let of = group(&noor, "asvs", Action::SeeGroup).await?.here()?;
    let held = announced(&noor, &of, 6, "Call 19: what a factor is").await?;
    let before = at(&noor, 6, -30 * 60);
    for (title, minutes, text) in [
        ("Minutes of call 18", "5", ""),
        (
            "What counts as a factor",
            "30",
            "Two texts are on the list. Both agree on passkeys; they differ on codes by mail.",
        ),
        ("Any other business", "10", ""),
    ] {
        let item = TypedAgendaItem {
            title: title.into(),
            minutes: minutes.into(),
            presenter: if minutes == "30" { "Uma Krishnan".into() } else { String::new() },
            text: text.into(),
            draft: if minutes == "30" { "authentication".into() } else { String::new() },
            ballot: String::new(),
        };
        add_agenda_item(&before, &of, held, &item).await?;
    }
    let slides = TypedLink { label: "Factors, compared".into(), url: "https://slides.example/factors".into() };
    add_material_link(&before, &of, held, &slides).await?;
    hold(site, &noor, &of, held).await?;
    write_down(site, &noor, &of, held).await?;
    let next = upcoming(&noor, &of).await?;
    let item = |title: &str, draft: &str, text: &str| TypedAgendaItem {
        title: title.into(),
        draft: draft.into(),
        text: text.into(),
        minutes: "20".into(),
        ..TypedAgendaItem::default()
    };
    add_agenda_item(&noor, &of, next, &item("Minutes of call 19", "", "")).await?;
    let read = "Please read the requirements on recovery before the call.";
    add_agenda_item(&noor, &of, next, &item("The chapter on authentication", "authentication", read)).await?;
    let closed = TypedMeetingDetails {
        title: "Chairs and editors: a report under embargo".into(),
        closed: "yes".into(),
        ..plan(&noor, 4, "")
    };
    announce_meeting(&noor, &of, &closed, &TypedSeries::default()).await.map(drop)
}

/// A call that was announced three weeks before it was held, so many days ago.
async fn announced(noor: &Ctx, of: &GroupFacts, days: u64, title: &str) -> service::Result<MeetingId> {
    let early = at(noor, days + 21, 0);
    let day = early.now.date_naive() + Days::new(21);
    let typed = TypedMeetingDetails { day: day.to_string(), ..plan(noor, 0, title) };
    announce_meeting(&early, of, &typed, &TypedSeries::default()).await
}

/// Those who were there sign in; the room is asked once.
async fn hold(site: &Site, noor: &Ctx, of: &GroupFacts, id: MeetingId) -> service::Result<()> {
    let mut there = Vec::new();
    for name in [CHAIR, MEMBERS[0].0, MEMBERS[2].0, MEMBERS[3].0] {
        let ctx = at(&noor.as_actor(people::again(site, name).await?), 6, 5 * 60);
        let policies = missing_policies(&ctx, of.id).await?;
        let accepted: Vec<String> = policies.iter().map(|line| line.id.to_string()).collect();
        attend(&ctx, of, id, &accepted).await?;
        there.push(ctx);
    }
    let asked = TypedHands {
        question: "Should a code by mail count as a second factor?".into(),
        options: "Yes\nNo\nNot ready to say".into(),
    };
    let which = open_hands(&there[0], of, id, &asked).await?;
    for (ctx, choice) in there.iter().zip([1, 1, 2, 1]) {
        raise_hand(ctx, of, id, which, Some(choice)).await?;
    }
    close_hands(&there[0], of, id, which).await
}

async fn write_down(site: &Site, noor: &Ctx, of: &GroupFacts, id: MeetingId) -> service::Result<()> {
    let after = at(noor, 6, 70 * 60);
    save_minutes(&after, of, id, MINUTES, 0).await?;
    let piet = people::again(site, MEMBERS[0].0).await?;
    let holder = |actor: &domain::policy::Actor| actor.person().map(|id| id.to_string()).unwrap_or_default();
    let due = (noor.now.date_naive() + Days::new(7)).to_string();
    for (kind, text, rationale, holder) in [
        (
            "decision",
            "A code by mail does not count as a second factor at levels 2 and 3.",
            "A mailbox is usually opened with the same password that was lost.",
            String::new(),
        ),
        ("action", "Write to the list what changes for those who verify today.", "", holder(&noor.actor)),
        ("action", "Bring the two texts on factors together in the draft.", "", holder(&piet)),
    ] {
        let due = if kind == "action" { due.clone() } else { String::new() };
        let typed = TypedEntry { kind: kind.into(), text: text.into(), rationale: rationale.into(), holder, due };
        let entry = add_entry(&after, of, id, &typed).await?;
        if text.starts_with("Bring") {
            let piet = at(&noor.as_actor(piet.clone()), 4, 0);
            settle_action(&piet, of, id, entry, "done", "In the newest revision.").await?;
        }
    }
    let until = (noor.now.date_naive() + Days::new(60)).to_string();
    let asked = TypedConsent { access: "members".into(), purpose: "for those who could not come".into(), until };
    ask_consent(&at(noor, 6, 6 * 60), of, id, &asked).await?;
    let film =
        TypedRecording { kind: "recording".into(), label: String::new(), url: "https://video.example/asvs-19".into() };
    add_recording(&after, of, id, &film).await?;
    step_minutes(&at(noor, 5, 0), of, id, "proposed").await?;
    step_minutes(&at(noor, 2, 0), of, id, "approved").await
}

/// The next call, and those that follow every second week.
async fn upcoming(noor: &Ctx, of: &GroupFacts) -> service::Result<MeetingId> {
    let typed = TypedMeetingDetails {
        about: "Everybody may listen. Members find the link here; ask the secretary if you would like to speak.".into(),
        ..plan(noor, 8, "ASVS call")
    };
    let fortnightly = TypedSeries { repeats: "weekly".into(), every: "2".into(), until: String::new() };
    announce_meeting(noor, of, &typed, &fortnightly).await
}

async fn evenings(site: &Site) -> service::Result<()> {
    let olu = site.ctx(people::again(site, READER).await?);
    let of = group(&olu, "advisories", Action::SeeGroup).await?.here()?;
    let held = announced(&olu, &of, 3, "Reading evening: what a version range means").await?;
    attend(&at(&olu, 3, 5 * 60), &of, held, &[]).await?;
    let after = at(&olu, 3, 70 * 60);
    save_minutes(
        &after,
        &of,
        held,
        "We read three advisories on the same library. Two of them disagree on the first fixed version.",
        0,
    )
    .await?;
    let typed = TypedEntry {
        kind: "action".into(),
        text: "Ask both publishers which version is fixed.".into(),
        holder: olu.actor.person().map(|id| id.to_string()).unwrap_or_default(),
        ..TypedEntry::default()
    };
    add_entry(&after, &of, held, &typed).await?;
    let typed = TypedMeetingDetails {
        place: "Library, second floor".into(),
        link: String::new(),
        notice: "none".into(),
        time: "19:00".into(),
        minutes: "90".into(),
        ..plan(&olu, 25, "Reading evening")
    };
    let monthly = TypedSeries { repeats: "monthly".into(), ..TypedSeries::default() };
    let next = announce_meeting(&olu, &of, &typed, &monthly).await?;
    let item = TypedAgendaItem { title: "An advisory that cost you time".into(), ..TypedAgendaItem::default() };
    add_agenda_item(&olu, &of, next, &item).await.map(drop)
}

/// An hour at four in the afternoon, so many days from now.
pub(super) fn plan(ctx: &Ctx, days: u64, title: &str) -> TypedMeetingDetails {
    TypedMeetingDetails {
        title: title.into(),
        day: (ctx.now.date_naive() + Days::new(days)).to_string(),
        time: "16:00".into(),
        minutes: "60".into(),
        zone: ZONE.into(),
        place: "Online".into(),
        link: "https://calls.example/asvs".into(),
        notice: "w3c-distributed".into(),
        ..TypedMeetingDetails::default()
    }
}

/// The same asker so many days ago, so many seconds after a meeting there began.
pub(super) fn at(ctx: &Ctx, days: u64, seconds: i64) -> Ctx {
    let day = ctx.now.date_naive() - Days::new(days);
    let four = NaiveTime::from_hms_opt(16, 0, 0).unwrap_or_default();
    let begins = domain::zone::Zone::named_or_utc(ZONE).instant(day.and_time(four));
    Ctx { now: begins + TimeDelta::seconds(seconds), ..ctx.clone() }
}

const MINUTES: &str = "\
Noor opened the call at four. The minutes of call 18 were approved without change.

## What counts as a factor

Uma compared the two texts. Both name passkeys and codes from an app. They differ on codes that come by mail: the first \
takes them, the second does not.

Piet asked what happens to those who verify today. Nobody wants level 1 to change.

The room was asked and leaned to *no*; the chair put the decision in words, and nobody objected.

## Any other business

The next call reads the requirements on recovery.";
