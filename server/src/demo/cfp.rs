//! The demo's call for papers, and what was proposed to it.

use chrono::TimeDelta;
use domain::{
    cfp::{Decision, Move, TypedCallDetails, TypedPlan, TypedProposal, TypedReply, TypedTrackOffer, TypedTypeOffer},
    conference::{TypedLine, TypedSessionType, TypedTrack},
    id::{CallId, ProposalId},
    policy::{Action, Actor},
};
use service::{
    Ctx,
    cfp::{NewCall, create_call, draft_proposal, move_proposal, show_call, submit_proposal, withdraw_proposal},
    conference::{ConferenceFacts, conference, session_types, set_session_types, set_tracks, tracks},
    decision::{TypedQuotas, give_answer, plan_decisions, preparation, prepare_release, release_decisions, set_quotas},
};

use super::{
    moments, people,
    proposals::{self, Later},
    questions,
};
use crate::site::Site;

pub(super) const CONFERENCE: &str = "plenary-days-2027";
const TYPES: &[(&str, &str)] = &[("Talk", "40"), ("Workshop", "120"), ("Lightning talk", "10")];
const TRACKS: &[&str] = &["Builders", "Breakers", "Standards"];
const TEXT: &str = "We look for talks by people who **did** it: built a control, broke one, or wrote down how to do better.\n\n\
    - Say what you learnt, not what you sell.\n- First-time speakers are welcome; we help.\n- Nothing has been \
    decided before the call closes.";

/// What becomes of a proposal.
#[derive(Clone, Copy)]
enum Fate {
    Drafted,
    HandedIn,
    Withdrawn,
    Moved(Move),
    /// Told.
    Decided(Decision),
    /// Told, and answered with a yes.
    Confirmed,
    /// Planned, and not told yet.
    Planned(Decision),
}

const PROPOSALS: &[(&str, &str, &str, Fate)] = &[
    (
        "What our pager taught us about threat models",
        "Two years of incidents, sorted by what the model had missed.",
        "We went back through every page we were woken by and asked which of them a threat model had named before.",
        Fate::HandedIn,
    ),
    (
        "Parsing mail without regret",
        "A small grammar instead of forty patches.",
        "How we replaced a parser that had grown for a decade, and the corpus of mail that kept us honest.",
        Fate::HandedIn,
    ),
    (
        "Secrets that rotate themselves",
        "Short-lived credentials in an old estate.",
        "Where short-lived credentials were easy, where they were not, and what we would do first next time.",
        Fate::Withdrawn,
    ),
    (
        "Signed builds for people in a hurry",
        "From nothing to provenance in one afternoon.",
        "A walk through one project's build, with every step that could be left out, and what leaving it out costs.",
        Fate::Planned(Decision::Accept),
    ),
    (
        "The standard that nobody read",
        "Why a good text failed, and what its second edition does.",
        "We asked forty readers where they stopped. The answers changed the order of everything.",
        Fate::Moved(Move::Shortlist),
    ),
    (
        "Keys under the mat",
        "Where credentials really lie.",
        "A walk through twenty offices, with what we found under the mat, and what helped to move it elsewhere.",
        Fate::Confirmed,
    ),
    (
        "Maps of what we run",
        "An inventory that people keep up by themselves.",
        "Three attempts at an inventory, and why the third one is still right after two years.",
        Fate::Decided(Decision::Accept),
    ),
    (
        "Ten years of one checklist",
        "What stayed, what went, and who asked for it.",
        "Every change of one checklist over ten years, read as a history of what went wrong.",
        Fate::Decided(Decision::Waitlist),
    ),
    ("Our new product, live", "A tour.", "All of its screens, one after the other.", Fate::Decided(Decision::Reject)),
    ("A talk that is not finished", "", "", Fate::Drafted),
];

/// Opens a call and proposes to it, as one of the demo's people.
pub async fn open_call(site: &Site) -> service::Result<CallId> {
    let ctx = site.ctx(Actor::System { name: "demo" });
    let conference = conference(&ctx, CONFERENCE, Action::OrganiseConference).await?.here()?;
    let line = |name: &str| TypedLine { name: name.into(), ..TypedLine::default() };
    let types: Vec<_> =
        TYPES.iter().map(|(name, minutes)| TypedSessionType { line: line(name), minutes: (*minutes).into() }).collect();
    set_session_types(&ctx, conference.id, &types, None).await?;
    let listed: Vec<_> = TRACKS.iter().map(|name| TypedTrack { line: line(name), ..TypedTrack::default() }).collect();
    set_tracks(&ctx, conference.id, &listed, None).await?;
    let types = session_types(&ctx, conference.id).await?.items;
    let tracks = tracks(&ctx, conference.id).await?.items;
    let track_offer = |id: String| TypedTrackOffer { id, offered: true, restricted: false };
    let details = TypedCallDetails {
        title: "Call for talks and workshops".into(),
        text: TEXT.into(),
        languages: "en, de".into(),
        opens: on(&ctx, -30, "09:00"),
        closes: on(&ctx, 60, "23:59"),
        grace_minutes: "30".into(),
        most_per_speaker: "12".into(),
        most_co_speakers: "3".into(),
        types: types
            .iter()
            .map(|kind| TypedTypeOffer {
                id: kind.id.to_string(),
                offered: true,
                deadline: if kind.name == "Workshop" { on(&ctx, 45, "23:59") } else { String::new() },
            })
            .collect(),
        tracks: tracks.iter().map(|track| track_offer(track.id.to_string())).collect(),
    };
    let call = create_call(&ctx, conference.id, &NewCall { slug: "talks".into(), details }).await?;
    show_call(&ctx, call).await?;
    let answers = questions::ask(&ctx, call).await?;
    let speaker = ctx.as_actor(people::speaker(site).await?);
    let mut planned = Vec::new();
    for (nth, (title, summary, description, fate)) in PROPOSALS.iter().enumerate() {
        let typed = TypedProposal {
            title: (*title).into(),
            summary: (*summary).into(),
            description: (*description).into(),
            session_type: types.first().map(|kind| kind.id.to_string()).unwrap_or_default(),
            track: tracks.first().map(|track| track.id.to_string()).unwrap_or_default(),
            language: "en".into(),
            answers: answers.clone(),
            ..TypedProposal::default()
        };
        let then = moments::at(&speaker, nth, PROPOSALS.len());
        let id = draft_proposal(&then, call, &typed).await?;
        if !matches!(fate, Fate::Drafted) {
            submit_proposal(&then, id, None).await?;
        }
        match fate {
            Fate::Withdrawn => withdraw_proposal(&speaker, id).await?,
            Fate::Moved(step) => move_proposal(&ctx, id, *step, "").await?,
            Fate::Decided(decision) => plan(&ctx, call, id, *decision).await?,
            Fate::Confirmed => {
                plan(&ctx, call, id, Decision::Accept).await?;
                planned.push((id, None));
            }
            Fate::Planned(decision) => planned.push((id, Some(*decision))),
            Fate::Drafted | Fate::HandedIn => {}
        }
    }
    let later = proposals::propose(site, &ctx, call, &types, &tracks).await?;
    release(&ctx, &conference, call).await?;
    for (id, decision) in planned {
        match decision {
            Some(decision) => plan(&ctx, call, id, decision).await?,
            None => give_answer(&speaker, id, &yes()).await?,
        }
    }
    for (speaker, id, then) in later {
        match then {
            Later::Confirmed => give_answer(&speaker, id, &yes()).await?,
            Later::Cancelled => move_proposal(&ctx, id, Move::Cancel, "Its speaker moved abroad.").await?,
        }
    }
    let wanted = TypedQuotas {
        tracks: tracks.iter().map(|track| (track.id, "6".to_owned())).collect(),
        types: types.iter().map(|kind| (kind.id, "8".to_owned())).collect(),
    };
    set_quotas(&ctx, call, &wanted).await?;
    Ok(call)
}

/// Plans a decision.
pub(super) async fn plan(ctx: &Ctx, call: CallId, id: ProposalId, decision: Decision) -> service::Result<()> {
    let plan = TypedPlan { decision: decision.to_string(), ..TypedPlan::default() };
    plan_decisions(ctx, call, &[id], &plan).await
}

/// Tells what is planned so far.
async fn release(ctx: &Ctx, conference: &ConferenceFacts, call: CallId) -> service::Result<()> {
    let id = prepare_release(ctx, call, "").await?;
    let letters = preparation(ctx, conference, call).await?.map_or(0, |prepared| prepared.letters.len());
    release_decisions(ctx, call, id, letters).await?;
    Ok(())
}

fn yes() -> TypedReply {
    TypedReply {
        reply: "confirm".into(),
        recording: "yes".into(),
        licence: true,
        conduct: true,
        availability: "On both days, not before ten.".into(),
        travel: "By train from Zurich.".into(),
        ..TypedReply::default()
    }
}

/// A time of the day that is so many days from now, on the clock of the conference.
pub(super) fn on(ctx: &Ctx, days: i64, time: &str) -> String {
    format!("{}T{time}", (ctx.now + TimeDelta::days(days)).date_naive())
}
