//! Moments on the clock of a conference, with the clock named.

use domain::{Instant, zone::Zone};
use leptos::prelude::*;
use service::conference::ConferenceFacts;

use crate::{i18n::tv, when};

/// `Sat 31 Oct 2026, 23:59 (Vienna)`
pub(super) fn moment(facts: &ConferenceFacts, instant: Instant) -> impl IntoView + use<> {
    let zone = Zone::named_or_utc(&facts.zone);
    let place = when::zone_place(zone.name());
    let words = tv("cfp-moment", &[("moment", when::moment(instant, &zone).into()), ("zone", place.into())]);
    view! { <time datetime=when::machine(instant, &zone)>{words}</time> }
}
