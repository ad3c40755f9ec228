//! A session in a list: the one component for agenda, tracks, speakers and favourites.

use domain::programme::{Session, Slot};
use leptos::prelude::*;

use super::guide::Guide;
use crate::{i18n::t, when};

/// How a session stands in a list.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// Classes that give it its place in a grid.
    pub place: String,
    /// Whether the day and the end stand with the time, because nothing above says the day.
    pub dated: bool,
    /// Whether the list stands directly under the page's title.
    pub under_title: bool,
    /// The star of a page made for one person; on public pages an island puts stars in.
    pub star: Star,
}

/// A star as a form, which needs no scripts.
#[derive(Clone, Debug, Default)]
pub enum Star {
    /// None.
    #[default]
    None,
    /// Marked: pressing it takes the session out.
    Marked,
    /// Left open, to be filled in for each person: the session's id between two marks stands in place of its state.
    Open {
        /// Text that stands nowhere else in the page.
        mark: String,
    },
}

impl Star {
    /// What stands in place of an open star's state once it is known: the rest of the attributes of its button.
    pub const fn state(marked: bool) -> &'static str {
        if marked { "remove\" aria-pressed=\"true" } else { "add\" aria-pressed=\"false" }
    }

    fn of(&self, session: &Session) -> Option<AnyView> {
        let (name, pressed) = match self {
            Self::None => return None,
            Self::Marked => ("remove".to_owned(), Some("true")),
            Self::Open { mark } => (format!("{mark}{}{mark}", session.id), None),
        };
        let label = format!("{} {}", t("programme-favourite"), session.title);
        let code = session.code.clone();
        Some(
            view! {
                <form method="post">
                    <button class="star" name=name aria-pressed=pressed value=code aria-label=label></button>
                </form>
            }
            .into_any(),
        )
    }
}

/// Sessions shorter than this may be clipped in the grid.
const CLIPPED: u32 = 10;

impl Card {
    /// The list item of `slot`.
    pub fn of(self, guide: &Guide<'_>, slot: &Slot) -> Option<AnyView> {
        let session = guide.index.session(slot.session)?;
        let class = self.class(guide, session, slot);
        let is_break = is_break(session);
        let title = session.title.clone();
        let heading = if is_break {
            title.into_any()
        } else {
            let hint = (slot.minutes <= CLIPPED).then(|| title.clone());
            view! { <a href=guide.href_of(session) title=hint>{title}</a> }.into_any()
        };
        let heading = if self.under_title {
            view! { <h2>{heading}</h2> }.into_any()
        } else {
            view! { <h3>{heading}</h3> }.into_any()
        };
        let who = guide.who(session);
        let who = (!who.is_empty()).then(|| view! { <p class="who">{who}</p> });
        let star = if is_break { None } else { self.star.of(session) };
        Some(view! { <li class=class>{self.at(guide, session, slot)} {heading} {who} {star}</li> }.into_any())
    }

    fn class(&self, guide: &Guide<'_>, session: &Session, slot: &Slot) -> String {
        let mut class = String::from("slot");
        if let Some(colour) = guide.colour_of(session).filter(|_| !is_break(session)) {
            class.push(' ');
            class.push_str(&colour);
        }
        if is_break(session) {
            class.push_str(" break");
        }
        if slot.cancelled {
            class.push_str(" cancelled");
        }
        if !self.place.is_empty() {
            class.push(' ');
            class.push_str(&self.place);
        }
        class
    }

    /// When, where and in which track.
    fn at(&self, guide: &Guide<'_>, session: &Session, slot: &Slot) -> impl IntoView + use<> {
        let time = if self.dated { guide.span(slot) } else { guide.clock(slot.start) };
        let own = guide.own_zone.as_ref().map(|zone| {
            let time = if self.dated { guide.span_in(zone, slot) } else { when::time(zone.civil(slot.start)) };
            view! { <span class="own">{time}</span>" " }
        });
        let cancelled = slot.cancelled.then(|| view! { <span class="badge bad">{t("programme-cancelled")}</span>" " });
        let room = guide.index.room_name(slot.room).to_owned();
        let track = guide.index.track_of(session).map(|track| {
            let name = track.name.clone();
            view! { " "<span class="track">{name}</span> }
        });
        view! {
            <p class="at">
                <time datetime=when::machine(slot.start, &guide.zone)>{time}</time>
                " "{own}{cancelled}<span class="room">{room}</span>{track}
            </p>
        }
    }
}

/// Whether a session is a pause: something to know of, not to go to.
pub fn is_break(session: &Session) -> bool {
    session.kind.eq_ignore_ascii_case("break")
}

/// A list of sessions away from the agenda.
pub fn session_list<'a>(guide: &Guide<'_>, slots: impl IntoIterator<Item = &'a Slot>, card: &Card) -> AnyView {
    let cards: Vec<AnyView> = slots.into_iter().filter_map(|slot| card.clone().of(guide, slot)).collect();
    view! { <ol class="sessions">{cards}</ol> }.into_any()
}

/// The same in a margin.
pub fn brief_list<'a>(guide: &Guide<'_>, slots: impl IntoIterator<Item = &'a Slot>) -> AnyView {
    let cards: Vec<AnyView> = slots.into_iter().filter_map(|slot| Card::default().of(guide, slot)).collect();
    view! { <ol class="sessions brief">{cards}</ol> }.into_any()
}
