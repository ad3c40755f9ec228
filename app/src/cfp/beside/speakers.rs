//! Who speaks in one's proposal, and whom one invited.

use leptos::prelude::*;
use service::cfp::{OpenInvitation, SpeakerProfile, SpeakersDesk};

use super::own::{beside_page, button};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, rich_text},
    when,
};

/// The speakers of a proposal, with what its main speaker can do about them.
pub fn speakers_page(desk: &SpeakersDesk, oneself: domain::id::PersonId) -> Page {
    let rows = desk.speakers.iter().enumerate().map(|(nth, speaker)| row(desk, nth, speaker, oneself));
    let invitations = (!desk.invitations.is_empty()).then(|| {
        let rows = desk.invitations.iter().map(invitation).collect_view();
        view! { <section class="part"><h2>{t("speaker-invitations")}</h2><ul class="rows">{rows}</ul></section> }
    });
    let content = view! {
        <ul class="rows">{rows.collect_view()}</ul>
        <p class="soft">{t("speakers-profile-hint")} " " <a href="/me/profile">{t("speakers-profile")}</a></p>
        {invitations}
        {(desk.is_main && desk.may_change).then(|| invite(desk))}
    };
    beside_page("speakers", desk.proposal, &desk.title, content)
}

fn row(
    desk: &SpeakersDesk,
    nth: usize,
    speaker: &SpeakerProfile,
    oneself: domain::id::PersonId,
) -> impl IntoView + use<> {
    let part = if speaker.is_main { t("speaker-main") } else { t("speaker-co") };
    let is_oneself = speaker.person == oneself;
    let you = is_oneself.then(|| view! { " "<span class="badge">{t("you")}</span> });
    let accountless = (!speaker.has_account).then(|| view! { " "<span class="badge">{t("speaker-no-account")}</span> });
    let about = (!speaker.biography.is_empty()).then(|| rich_text(&speaker.biography));
    let act = |act, key: &str| button(act, "person", speaker.person.to_string(), t(key), speaker.name.clone());
    let leads = desk.is_main && desk.may_change && !speaker.is_main;
    let up = (leads && nth > 1).then(|| act("up", "speaker-up"));
    let main = (leads && speaker.has_account).then(|| act("hand-over", "speaker-hand-over"));
    let remove = (leads).then(|| act("remove", "speaker-remove"));
    let leave = (is_oneself && !speaker.is_main && desk.may_change).then(|| act("remove", "speaker-leave"));
    let acts = [up, main, remove, leave].into_iter().flatten().collect::<Vec<_>>();
    let acts = (!acts.is_empty()).then(|| view! { <div class="acts">{acts}</div> });
    view! {
        <li>
            <h2>{speaker.name.clone()} {you} {accountless}</h2>
            <p class="soft">{part}</p>
            {about}
            {acts}
        </li>
    }
}

fn invitation(line: &OpenInvitation) -> impl IntoView + use<> {
    let until = when::date_long(line.expires_at.date_naive());
    let (class, words) = match line.answer {
        Some(answer) => ("badge", t(&format!("speaker-invitation-{answer}"))),
        None if line.is_expired => ("badge", t("speaker-invitation-expired")),
        None => ("badge warn", tv("speaker-invitation-waits", &[("until", until.into())])),
    };
    let is_open = line.answer.is_none() && !line.is_expired;
    let take_back = is_open.then(|| {
        let back = button("withdraw", "invitation", line.id.to_string(), t("speaker-take-back"), line.address.clone());
        view! { <div class="acts">{back}</div> }
    });
    view! {
        <li>
            <h3>{line.address.clone()}</h3>
            <p><span class=class>{words}</span></p>
            {take_back}
        </li>
    }
}

fn invite(desk: &SpeakersDesk) -> impl IntoView + use<> {
    let most = tv("speakers-most", &[("most", desk.most.into())]);
    view! {
        <section class="part">
            <h2>{t("speaker-invite")}</h2>
            <p>{most} " " {t("speaker-invite-hint")}</p>
            <form class="form" method="post" novalidate>
                <input type="hidden" name="act" value="invite" />
                <Field name="address" label=t("email-address") kind="email" width="middle" />
                <div class="acts"><button class="button primary">{t("speaker-send")}</button></div>
            </form>
        </section>
    }
}
