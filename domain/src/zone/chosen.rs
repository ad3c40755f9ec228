//! Zones that people choose: by area and city, in the spelling in use.

use jiff::tz::TimeZone;

use super::Zone;
use crate::problem::Flaw;

impl Zone {
    /// Reads a zone in the form that exchange formats take: `Area/City`, or `UTC`. Capitals are forgiven, and an old
    /// spelling becomes the one in use.
    ///
    /// Offsets and abbreviations (`GMT`, `US/Eastern`, `Etc/GMT+1`) are refused: the schema of schedule.json refuses them
    /// too, and they do not say what happens when the clocks change.
    pub fn parse(text: &str) -> Result<Self, Flaw> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Flaw::new("missing", "This field is needed."));
        }
        let known = TimeZone::get(text).ok();
        let name = known.as_ref().and_then(TimeZone::iana_name).map(in_use).filter(|name| is_place(name));
        name.and_then(Self::named)
            .ok_or_else(|| Flaw::new("zone", "Give a zone by area and city, such as Europe/Brussels, or UTC."))
    }

    /// The place whose clocks go as a name of the database says, where the name is none that can be chosen: `CET` is
    /// `Europe/Brussels`. `None` for offsets (`Etc/GMT+1`), which belong to no place.
    pub fn meant(name: &str) -> Option<Self> {
        Self::parse(name).ok().or_else(|| {
            let place = WITHOUT_PLACE.iter().find(|(written, _)| written.eq_ignore_ascii_case(name.trim()))?.1;
            Self::named(place)
        })
    }

    /// Every zone that can be chosen, by name.
    pub fn names() -> Vec<String> {
        let mut names: Vec<String> = jiff::tz::db()
            .available()
            .map(|name| name.as_str().to_owned())
            .filter(|name| is_place(name) && in_use(name) == name)
            .collect();
        names.sort();
        names
    }
}

const AREAS: &[&str] =
    &["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

fn is_place(name: &str) -> bool {
    name == "UTC" || name.split_once('/').is_some_and(|(area, _)| AREAS.contains(&area))
}

fn in_use(name: &str) -> &str {
    OLD_SPELLINGS.binary_search_by_key(&name, |(old, _)| old).map_or(name, |found| OLD_SPELLINGS[found].1)
}

/// Names without an area, as the database itself links them (its file `backward` since 2024b), and those of countries.
const WITHOUT_PLACE: &[(&str, &str)] = &[
    ("CET", "Europe/Brussels"),
    ("CST6CDT", "America/Chicago"),
    ("Canada/Atlantic", "America/Halifax"),
    ("Canada/Central", "America/Winnipeg"),
    ("Canada/Eastern", "America/Toronto"),
    ("Canada/Mountain", "America/Edmonton"),
    ("Canada/Newfoundland", "America/St_Johns"),
    ("Canada/Pacific", "America/Vancouver"),
    ("EET", "Europe/Athens"),
    ("EST", "America/Panama"),
    ("EST5EDT", "America/New_York"),
    ("Eire", "Europe/Dublin"),
    ("Etc/UTC", "UTC"),
    ("Etc/GMT", "UTC"),
    ("Etc/UCT", "UTC"),
    ("GB", "Europe/London"),
    ("GMT", "UTC"),
    ("HST", "Pacific/Honolulu"),
    ("Hongkong", "Asia/Hong_Kong"),
    ("Israel", "Asia/Jerusalem"),
    ("Japan", "Asia/Tokyo"),
    ("MET", "Europe/Brussels"),
    ("MST", "America/Phoenix"),
    ("MST7MDT", "America/Denver"),
    ("NZ", "Pacific/Auckland"),
    ("PRC", "Asia/Shanghai"),
    ("PST8PDT", "America/Los_Angeles"),
    ("Poland", "Europe/Warsaw"),
    ("Portugal", "Europe/Lisbon"),
    ("ROC", "Asia/Taipei"),
    ("ROK", "Asia/Seoul"),
    ("Singapore", "Asia/Singapore"),
    ("Turkey", "Europe/Istanbul"),
    ("UCT", "UTC"),
    ("US/Alaska", "America/Anchorage"),
    ("US/Arizona", "America/Phoenix"),
    ("US/Central", "America/Chicago"),
    ("US/Eastern", "America/New_York"),
    ("US/Hawaii", "Pacific/Honolulu"),
    ("US/Mountain", "America/Denver"),
    ("US/Pacific", "America/Los_Angeles"),
    ("WET", "Europe/Lisbon"),
    ("Zulu", "UTC"),
];

/// Names that the database keeps for old data only (its file `backward`), and the place each means now.
const OLD_SPELLINGS: &[(&str, &str)] = &[
    ("Africa/Asmera", "Africa/Asmara"),
    ("America/Argentina/ComodRivadavia", "America/Argentina/Catamarca"),
    ("America/Atka", "America/Adak"),
    ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ("America/Catamarca", "America/Argentina/Catamarca"),
    ("America/Coral_Harbour", "America/Atikokan"),
    ("America/Cordoba", "America/Argentina/Cordoba"),
    ("America/Ensenada", "America/Tijuana"),
    ("America/Fort_Wayne", "America/Indiana/Indianapolis"),
    ("America/Godthab", "America/Nuuk"),
    ("America/Indianapolis", "America/Indiana/Indianapolis"),
    ("America/Jujuy", "America/Argentina/Jujuy"),
    ("America/Knox_IN", "America/Indiana/Knox"),
    ("America/Louisville", "America/Kentucky/Louisville"),
    ("America/Mendoza", "America/Argentina/Mendoza"),
    ("America/Montreal", "America/Toronto"),
    ("America/Porto_Acre", "America/Rio_Branco"),
    ("America/Rosario", "America/Argentina/Cordoba"),
    ("America/Santa_Isabel", "America/Tijuana"),
    ("America/Shiprock", "America/Denver"),
    ("America/Virgin", "America/St_Thomas"),
    ("Antarctica/South_Pole", "Antarctica/McMurdo"),
    ("Asia/Ashkhabad", "Asia/Ashgabat"),
    ("Asia/Calcutta", "Asia/Kolkata"),
    ("Asia/Chongqing", "Asia/Shanghai"),
    ("Asia/Chungking", "Asia/Shanghai"),
    ("Asia/Dacca", "Asia/Dhaka"),
    ("Asia/Harbin", "Asia/Shanghai"),
    ("Asia/Istanbul", "Europe/Istanbul"),
    ("Asia/Kashgar", "Asia/Urumqi"),
    ("Asia/Katmandu", "Asia/Kathmandu"),
    ("Asia/Macao", "Asia/Macau"),
    ("Asia/Rangoon", "Asia/Yangon"),
    ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
    ("Asia/Tel_Aviv", "Asia/Jerusalem"),
    ("Asia/Thimbu", "Asia/Thimphu"),
    ("Asia/Ujung_Pandang", "Asia/Makassar"),
    ("Asia/Ulan_Bator", "Asia/Ulaanbaatar"),
    ("Atlantic/Faeroe", "Atlantic/Faroe"),
    ("Australia/ACT", "Australia/Sydney"),
    ("Australia/Canberra", "Australia/Sydney"),
    ("Australia/Currie", "Australia/Hobart"),
    ("Australia/LHI", "Australia/Lord_Howe"),
    ("Australia/NSW", "Australia/Sydney"),
    ("Australia/North", "Australia/Darwin"),
    ("Australia/Queensland", "Australia/Brisbane"),
    ("Australia/South", "Australia/Adelaide"),
    ("Australia/Tasmania", "Australia/Hobart"),
    ("Australia/Victoria", "Australia/Melbourne"),
    ("Australia/West", "Australia/Perth"),
    ("Australia/Yancowinna", "Australia/Broken_Hill"),
    ("Europe/Belfast", "Europe/London"),
    ("Europe/Kiev", "Europe/Kyiv"),
    ("Europe/Nicosia", "Asia/Nicosia"),
    ("Europe/Tiraspol", "Europe/Chisinau"),
    ("Europe/Uzhgorod", "Europe/Kyiv"),
    ("Europe/Zaporozhye", "Europe/Kyiv"),
    ("Pacific/Enderbury", "Pacific/Kanton"),
    ("Pacific/Johnston", "Pacific/Honolulu"),
    ("Pacific/Ponape", "Pacific/Pohnpei"),
    ("Pacific/Samoa", "Pacific/Pago_Pago"),
    ("Pacific/Truk", "Pacific/Chuuk"),
    ("Pacific/Yap", "Pacific/Chuuk"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_taken_and_abbreviations_refused() {
        for (typed, zone) in [
            (" europe/brussels ", "Europe/Brussels"),
            ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
            ("Asia/Calcutta", "Asia/Kolkata"),
            ("utc", "UTC"),
        ] {
            assert_eq!(Zone::parse(typed).map(|found| found.to_string()), Ok(zone.into()), "{typed}");
        }
        for bad in ["US/Eastern", "GMT", "Etc/GMT+1", "CET", "Europe/Atlantis", "+01:00", "Etc/UTC"] {
            assert_eq!(Zone::parse(bad).map_err(|flaw| flaw.code), Err("zone"), "{bad}");
        }
    }

    #[test]
    fn names_without_a_place_mean_one_that_can_be_chosen() {
        for (name, place) in WITHOUT_PLACE {
            assert_eq!(Zone::meant(name), Zone::parse(place).ok(), "{name}");
            assert!(Zone::parse(name).is_err() && Zone::meant(name).is_some(), "{name}");
        }
        assert_eq!(Zone::meant("europe/brussels").map(|zone| zone.to_string()).as_deref(), Some("Europe/Brussels"));
        for name in ["Etc/GMT+1", "+01:00", "Nowhere", ""] {
            assert_eq!(Zone::meant(name), None, "{name}");
        }
    }

    #[test]
    fn old_spellings_are_in_order_and_name_zones_that_exist() {
        assert!(OLD_SPELLINGS.is_sorted());
        for (old, now) in OLD_SPELLINGS {
            assert!(jiff::tz::db().get(now).is_ok(), "{now}");
            assert_eq!(in_use(old), *now);
            assert_eq!(in_use(now), *now, "{now} is itself old");
        }
    }

    /// The pattern of schedule.json, `^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$`, of which the first branch is a prefix match.
    #[test]
    fn every_zone_on_offer_passes_the_schema_and_reads_back() {
        let names = Zone::names();
        assert!(names.len() > 300, "{}", names.len());
        for name in names {
            assert!(name == "UTC" || name.split('/').take(2).all(starts_like_a_name), "{name}");
            assert_eq!(Zone::parse(&name).map(|zone| zone.to_string()), Ok(name));
        }
    }

    fn starts_like_a_name(part: &str) -> bool {
        let mut letters = part.bytes();
        letters.next().is_some_and(|byte| byte.is_ascii_uppercase())
            && letters.next().is_some_and(|byte| byte.is_ascii_lowercase())
    }
}
