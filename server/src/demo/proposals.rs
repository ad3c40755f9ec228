//! What else was proposed to the demo's call, by a dozen speakers.

use domain::{
    cfp::{Decision, Move, TypedProposal},
    id::{CallId, ProposalId},
};
use service::{
    Ctx,
    cfp::{draft_proposal, move_proposal, submit_proposal, withdraw_proposal},
    conference::{SessionType, Track},
    identity::{NewAffiliation, add_affiliation},
};

use super::{cfp::plan, moments, people};
use crate::site::Site;

/// Those who propose. The first two belong to [`LAB`].
const SPEAKERS: &[&str] = &[
    "Nadia Okafor",
    "Pekka Laine",
    "Irena Robledo",
    "Tomasz Wrona",
    "Aiko Hayashi",
    "Caspar Lindt",
    "Farida Haddad",
    "Owen Price",
    "Milica Petrović",
    "Sanjay Rao",
    "Greta Holm",
    "Luc Marchand",
];

/// An organisation that two speakers and one of the chairs belong to.
pub const LAB: &str = "Northwind Laboratories";

const SUBJECTS: &[(&str, &str)] = &[
    ("Firmware updates over a lossy radio", "what happens between the first byte and the reboot"),
    ("Fuzzing a protocol without a specification", "how far a corpus and patience go"),
    ("A bug bounty for a hospital", "who answers at three in the morning"),
    ("Passkeys for a million pensioners", "support calls, counted"),
    ("Dependency pinning in a monorepo", "the bill for being exact"),
    ("Reading other people's post-mortems", "patterns in two hundred of them"),
    ("Detecting stolen sessions", "signals that survived contact with users"),
    ("A threat model on one page", "what was left out, and who missed it"),
    ("Memory-safe parsers in an old mail server", "one module at a time"),
    ("Key ceremonies for volunteers", "a script that ordinary people can follow"),
    ("Log retention that a lawyer signs", "keeping less and finding more"),
    ("Hardware roots of trust in a lift", "standards meet a shaft"),
];

/// How each subject is told, in the order of the tracks: builders, breakers, standards.
const ANGLES: &[(&str, &str)] = &[
    ("{}: how we built it", "We tell what we built, in which order, and what we would leave out: {}."),
    ("{}: how it broke", "A walk through an afternoon on which it broke, step by step: {}."),
    (
        "{}: what a standard should say",
        "We compare four texts that say something about it, and write the missing paragraph: {}.",
    ),
    ("{}: a workshop", "Bring a laptop. In small groups we do it ourselves: {}."),
    ("{} in ten minutes", "The short version, with one slide: {}."),
];

/// What becomes of a proposal.
#[derive(Clone, Copy)]
enum Fate {
    Shortlisted,
    /// Decided, and told with the others.
    Told(Decision),
    /// Accepted, told, and then this.
    Accepted(Later),
}

/// What follows once decisions were told.
#[derive(Clone, Copy)]
pub enum Later {
    /// Its speaker says yes.
    Confirmed,
    /// It falls out of the programme.
    Cancelled,
}

/// What becomes of every so many, beside those that stay with the committee.
const FATES: &[(usize, Fate)] = &[
    (7, Fate::Shortlisted),
    (13, Fate::Told(Decision::Accept)),
    (17, Fate::Told(Decision::Waitlist)),
    (19, Fate::Told(Decision::Reject)),
    (23, Fate::Accepted(Later::Confirmed)),
    (29, Fate::Accepted(Later::Cancelled)),
];

/// How many there are, so that the call has sixty.
const COUNT: usize = 54;

/// Proposes as a dozen people, and plans what becomes of some of it. Given back is what follows when that was told, with
/// the speaker who does it.
pub async fn propose(
    site: &Site,
    chair: &Ctx,
    call: CallId,
    types: &[SessionType],
    tracks: &[Track],
) -> service::Result<Vec<(Ctx, ProposalId, Later)>> {
    let mut later = Vec::new();
    let mut speakers = Vec::new();
    for (nth, name) in SPEAKERS.iter().enumerate() {
        let speaker = chair.as_actor(people::member(site, name).await?);
        if nth < 2 {
            let work =
                NewAffiliation { organisation: LAB.into(), from: "2024-03-01".into(), ..NewAffiliation::default() };
            add_affiliation(&speaker, work).await?;
        }
        speakers.push(speaker);
    }
    for nth in 0..COUNT {
        let (subject, point) = SUBJECTS[nth % SUBJECTS.len()];
        let (title, text) = ANGLES[nth / SUBJECTS.len() % ANGLES.len()];
        let at = |list: usize| (nth / SUBJECTS.len()) % list.max(1);
        let typed = TypedProposal {
            title: title.replace("{}", subject),
            summary: format!("{subject}: {point}."),
            description: text.replace("{}", point),
            session_type: types.get(at(types.len())).map(|kind| kind.id.to_string()).unwrap_or_default(),
            track: tracks.get(nth % tracks.len().max(1)).map(|track| track.id.to_string()).unwrap_or_default(),
            language: if nth % 9 == 8 { "de" } else { "en" }.into(),
            ..TypedProposal::default()
        };
        let speaker = &speakers[nth % speakers.len()];
        let then = moments::at(speaker, nth, COUNT);
        let id = draft_proposal(&then, call, &typed).await?;
        if nth % 27 == 26 {
            continue;
        }
        submit_proposal(&then, id, None).await?;
        if nth % 31 == 30 {
            withdraw_proposal(speaker, id).await?;
            continue;
        }
        match FATES.iter().find(|(every, _)| nth % every == every - 1).map(|(_, fate)| *fate) {
            Some(Fate::Shortlisted) => move_proposal(chair, id, Move::Shortlist, "").await?,
            Some(Fate::Told(decision)) => plan(chair, call, id, decision).await?,
            Some(Fate::Accepted(then)) => {
                plan(chair, call, id, Decision::Accept).await?;
                later.push((speaker.clone(), id, then));
            }
            None => {}
        }
    }
    Ok(later)
}
