//! What the pages of one conference share.

use domain::{
    Instant,
    programme::{Programme, Session, Slot, Speaker, Track, day::Day, day::days, index::Index},
    zone::Zone,
};
use leptos::{html, prelude::*};
use service::programme::{Published, ReleaseFacts};

use crate::{
    i18n::{reader, t, tv},
    island::Stars,
    page::{Page, Place},
    visit::Visit,
    when,
};

/// A conference and its newest release, indexed for reading.
pub struct Guide<'a> {
    /// What the pages are made from.
    pub published: &'a Published,
    /// The release's programme with its identities at hand.
    pub index: Index<'a>,
    /// The venue's zone.
    pub zone: Zone,
    /// The days on which something takes place.
    pub days: Vec<Day<'a>>,
    /// The reader's own zone, where the address names one or their profile does.
    pub own_zone: Option<Zone>,
    /// Whether the page shows the zone of the reader's profile unless its address names another.
    pub has_home: bool,
    /// Where the site is reached, without a slash at the end.
    pub base_url: String,
}

impl<'a> Guide<'a> {
    /// Indexes what was published.
    pub fn new(published: &'a Published, base_url: &str) -> Self {
        let programme = &published.programme;
        Self {
            published,
            index: Index::new(programme),
            zone: Zone::of(&programme.conference),
            days: days(programme),
            own_zone: None,
            has_home: false,
            base_url: base_url.to_owned(),
        }
    }

    /// With a second clock: the reader's own, by its IANA name. Unknown names and the venue's own change nothing.
    pub fn read_from(self, zone: Option<&str>) -> Self {
        let own_zone = zone.filter(|name| **name != self.programme().conference.zone).and_then(Zone::named);
        Self { own_zone, ..self }
    }

    /// On a page of the reader's own: with the zone that its address names, or else with that of their profile, unless its
    /// clock shows what the venue's does.
    pub fn read_at_home(self, home: Option<&str>, asked: Option<&str>) -> Self {
        let home = home.and_then(Zone::named).filter(|home| self.is_elsewhere(home));
        let has_home = home.is_some();
        let read = if asked.is_some() { self.read_from(asked) } else { Self { own_zone: home, ..self } };
        Self { has_home, ..read }
    }

    /// Whether the clock of `zone` ever shows something else than the venue's during the conference.
    fn is_elsewhere(&self, zone: &Zone) -> bool {
        let mut moments = self.days.iter().flat_map(|day| [day.start, day.end]);
        moments.any(|moment| zone.civil(moment) != self.zone.civil(moment))
    }

    /// The release's programme.
    pub fn programme(&self) -> &'a Programme {
        &self.published.programme
    }

    /// The conference's name.
    pub fn title(&self) -> &'a str {
        &self.published.conference.title
    }

    /// The path of one of the conference's pages; `rest` is empty or starts with a slash.
    pub fn path(&self, rest: &str) -> String {
        format!("/c/{}{rest}", self.published.conference.slug)
    }

    /// The address of one of the conference's pages, in the language that this page's address names.
    pub fn href(&self, rest: &str) -> String {
        with_language(self.path(rest))
    }

    /// The address of a session's page.
    pub fn href_of(&self, session: &Session) -> String {
        self.href(&format!("/talks/{}", session.code))
    }

    /// The address of a speaker's page.
    pub fn href_of_speaker(&self, speaker: &Speaker) -> String {
        self.href(&format!("/speakers/{}", speaker.code))
    }

    /// The address of a track's page.
    pub fn href_of_track(&self, track: &Track) -> String {
        self.href(&format!("/tracks/{}", track.slug))
    }

    /// The address of a day's agenda.
    pub fn href_of_day(&self, day: &Day<'_>) -> String {
        self.href(&format!("/schedule/{}", day.date))
    }

    /// The names of those who speak in a session.
    pub fn who(&self, session: &Session) -> String {
        self.index.speakers_of(session).map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The class that gives a session its track's colour.
    pub fn colour_of(&self, session: &Session) -> Option<String> {
        self.index.track_of(session).map(colour)
    }

    /// The slots of `session` that take place, in order.
    pub fn slots_of(&self, session: &Session) -> impl Iterator<Item = &'a Slot> + use<'a> {
        let id = session.id;
        self.programme().active_slots().filter(move |slot| slot.session == id)
    }

    /// `Sat 31 Jan, 14:00–14:50` on the venue's clock.
    pub fn span(&self, slot: &Slot) -> String {
        self.span_in(&self.zone, slot)
    }

    /// The same on the clock of `zone`.
    pub fn span_in(&self, zone: &Zone, slot: &Slot) -> String {
        let (start, end) = (zone.civil(slot.start), zone.civil(slot.end()));
        format!("{}, {}–{}", when::day_short(start.date()), when::time(start), when::time(end))
    }

    /// `14:00` on the venue's clock.
    pub fn clock(&self, instant: Instant) -> String {
        when::time(self.zone.civil(instant))
    }

    /// The place by which the venue's zone is known.
    pub fn zone_place(&self) -> String {
        when::zone_place(&self.programme().conference.zone)
    }

    /// The line in the foot: which version this is.
    fn version_line(&self) -> String {
        match &self.published.release {
            None => self.title().to_owned(),
            Some(release) => {
                let date = when::date_long(self.zone.civil(release.released_at).date());
                let values = [
                    ("conference", self.title().into()),
                    ("version", version_name(release).into()),
                    ("date", date.into()),
                ];
                tv("programme-version-line", &values)
            }
        }
    }

    /// A page of this conference: listed, in its place and theme, with its canonical address and card.
    pub fn page(&self, rest: &str, title: &str, description: String, main: impl IntoView + 'static) -> Page {
        let home = rest.is_empty();
        let full_title = if home { title.to_owned() } else { format!("{title} · {}", self.title()) };
        let head = self.head(rest, &full_title, &description);
        let main = view! {
            {main}
            <Stars
                conference=self.published.conference.slug.clone() label=t("programme-favourite")
                add=t("programme-add") added=t("programme-added") failed=t("programme-mark-failed")
            />
        };
        Page::new(full_title, main)
            .listed(description)
            .within(self.place())
            .themed(self.published.conference.theme.clone())
            .noted(self.version_line())
            .with_head(head)
            .with_islands()
    }

    /// The conference as the place that the page is in.
    fn place(&self) -> Place {
        let page = |key: &str, rest: &str| (t(key), self.href(rest));
        Place {
            name: self.title().to_owned(),
            href: self.href(""),
            pages: vec![
                page("programme-schedule", "/schedule"),
                page("programme-speakers", "/speakers"),
                page("programme-changes", "/changes"),
                page("programme-my-agenda", "/my"),
                page("programme-search", "/search"),
            ],
        }
    }

    fn head(&self, rest: &str, title: &str, description: &str) -> AnyView {
        let address = format!("{}{}", self.base_url, self.path(rest));
        let alternates = domain::language::Lang::ALL.iter().map(|lang| {
            let href = format!("{address}?lang={lang}");
            view! { <link rel="alternate" hreflang=lang.as_str() href=href /> }
        });
        let alternates = alternates.collect_view();
        let files = [
            ("application/atom+xml", "/changes.atom", "programme-export-atom"),
            ("text/calendar", "/schedule.ics", "programme-export-ics"),
            ("application/json", "/schedule.json", "programme-export-json"),
            ("application/xml", "/schedule.xml", "programme-export-xml"),
        ];
        let files = files.map(|(kind, rest, key)| {
            let href = self.path(rest);
            view! { <link rel="alternate" type=kind href=href title=t(key) /> }
        });
        let files = files.collect_view();
        let card = format!("{}{}", self.base_url, self.path("/card.png"));
        view! {
            <link rel="canonical" href=address.clone() />
            {alternates}
            {files}
            {og("type", "website")}
            {og("site_name", self.title())}
            {og("title", title)}
            {og("description", description)}
            {og("url", &address)}
            {og("locale", reader().as_str())}
            {og("image", &card)}
            {og("image:width", "1200")}
            {og("image:height", "630")}
            <meta name="twitter:card" content="summary_large_image" />
        }
        .into_any()
    }
}

/// A property of the card that others show for the page.
fn og(name: &str, content: &str) -> impl IntoView + use<> {
    html::meta().attr("property", format!("og:{name}")).content(content.to_owned())
}

/// The name of a release's version. Files that always say "latest" name nothing: then the number does.
pub fn version_name(release: &ReleaseFacts) -> String {
    let given = release.version.trim();
    if given.is_empty() || given.eq_ignore_ascii_case("latest") { release.number.to_string() } else { given.to_owned() }
}

/// The class of a track's colour.
pub fn colour(track: &Track) -> String {
    format!("k{}", track.number())
}

/// An address in the language that the present page's address names, if it names one.
fn with_language(address: String) -> String {
    match use_context::<Visit>() {
        Some(visit) if visit.language_in_address => format!("{address}?lang={}", visit.language),
        _ => address,
    }
}
