//! What stands beside the demo's proposals: a link and an invitation, a talk under embargo, one that was entered for
//! somebody without an account, and one that was handed in twice.

use domain::{
    cfp::{TypedEmbargo, TypedProposal},
    id::ProposalId,
    policy::{Action, Actor},
};
use service::{
    Ctx, Error,
    cfp::{
        CallFacts, TypedLink, TypedSpeaker, add_link, call, draft_proposal, enter_proposal, invite_speaker,
        mark_duplicate, my_proposals, set_embargo, submit_proposal,
    },
    conference::conference,
};

use super::{
    cfp::{CONFERENCE, on},
    people,
};
use crate::site::Site;

/// Which of the demo's talks has something beside it.
const WITH_LINK: &str = "Parsing mail without regret";
/// Which of them was handed in twice.
const TWICE: &str = "What our pager taught us about threat models";

/// Adds it all to the call that is open.
pub async fn add(site: &Site) -> service::Result<()> {
    let ctx = site.ctx(Actor::System { name: "demo" });
    let conference = conference(&ctx, CONFERENCE, Action::OrganiseConference).await?.here()?;
    let call = call(&ctx, &conference, "talks").await?;
    let speaker = ctx.as_actor(people::speaker(site).await?);
    let linked = titled(&speaker, WITH_LINK).await?;
    let link = TypedLink { label: "The grammar".into(), url: "https://grammar.example/mail".into() };
    add_link(&speaker, linked, &link).await?;
    invite_speaker(&speaker, linked, "mara@demo.example").await?;
    embargoed(&speaker, &call).await?;
    let keynote = typed(&call, "Forty years of being wrong about passwords", "A keynote, by invitation.");
    let guest = TypedSpeaker { name: "Mara Ilves".into(), address: "mara@demo.example".into() };
    enter_proposal(&ctx, call.id, &keynote, &guest).await?;
    let again = typed(&call, "Lessons from two years on call", "The same pages, counted once more.");
    let guest = TypedSpeaker { name: "J. Wieland".into(), address: String::new() };
    let again = enter_proposal(&ctx, call.id, &again, &guest).await?;
    mark_duplicate(&ctx, again, Some(titled(&speaker, TWICE).await?)).await
}

/// A talk that only its speaker reads for the next weeks.
async fn embargoed(speaker: &Ctx, call: &CallFacts) -> service::Result<()> {
    let words =
        typed(call, "Opening every door of a hotel chain", "One badge, all floors, and what the maker did next.");
    let id = draft_proposal(speaker, call.id, &words).await?;
    let embargo = TypedEmbargo {
        until: on(speaker, 45, "09:00"),
        stand_in_title: "A flaw in something you have in your pocket".into(),
        stand_in_summary: "What it is, we may say on the day.".into(),
        vendor: "told".into(),
    };
    set_embargo(speaker, id, &embargo).await?;
    submit_proposal(speaker, id, None).await
}

async fn titled(speaker: &Ctx, title: &str) -> service::Result<ProposalId> {
    let lines = my_proposals(speaker).await?;
    let line = lines.into_iter().find(|line| line.title == title);
    line.map(|line| line.id).ok_or_else(|| Error::fault(format!("the demo has no talk called {title}")))
}

fn typed(call: &CallFacts, title: &str, summary: &str) -> TypedProposal {
    TypedProposal {
        title: title.into(),
        summary: summary.into(),
        description: format!("{summary} With time for questions."),
        session_type: call.types.first().map(|kind| kind.id.to_string()).unwrap_or_default(),
        language: "en".into(),
        ..TypedProposal::default()
    }
}
