//! Rules that bodies have given themselves, as data: with where each was read, when, and whether it was read there where
//! the body keeps it.

mod apache;
mod consensus;
mod ieee;
mod ietf;
mod iso;
mod oasis;

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Bound, Case, Comparison, Condition, EarlyClose, Effect, LostStanding, Needs, Position, Precondition, Quantity,
    Requirement, Role, Rule, SubjectChange, Visibility,
};
use crate::ballot::exact::Ratio;

crate::words! {
    /// A rule of a body.
    pub enum Preset {
        /// IESG: standards track and BCP.
        IesgStandard = "iesg-standards-track",
        /// IESG: informational, experimental, historic.
        IesgOther = "iesg-other",
        /// IESG: charters.
        IesgCharter = "iesg-charter",
        /// OASIS: simple majority.
        OasisSimple = "oasis-simple",
        /// OASIS: full majority.
        OasisFull = "oasis-full",
        /// OASIS: special majority.
        OasisSpecial = "oasis-special",
        /// ISO/IEC: draft international standard.
        IsoDis = "iso-dis",
        /// ISO/IEC: final draft international standard.
        IsoFdis = "iso-fdis",
        /// IEEE SA: standards ballot with recirculation.
        Ieee = "ieee-sa",
        /// ETSI: 71 %.
        Etsi = "etsi-71",
        /// Apache: a code change.
        ApacheCode = "apache-code",
        /// Apache: a release.
        ApacheRelease = "apache-release",
        /// Apache: lazy consensus.
        ApacheLazy = "apache-lazy",
        /// Apache: a veto against a commit.
        ApacheVeto = "apache-veto",
        /// Debian: a general resolution of one proposal against further discussion.
        DebianResolution = "debian-gr",
        /// W3C: appeal by the Advisory Committee.
        W3cAppeal = "w3c-ac-appeal",
        /// Charters of the Linux Foundation: at a meeting.
        CharterMeeting = "lf-charter-meeting",
        /// Charters of the Linux Foundation: electronic vote.
        CharterElectronic = "lf-charter-electronic",
        /// Sociocracy: consent.
        Consent = "sociocratic-consent",
    }
}

/// Where a rule was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// The text.
    pub title: &'static str,
    /// Where it is.
    pub address: &'static str,
    /// The state of the text, or when it was read: rules change.
    pub as_of: NaiveDate,
    /// Whether this is where the body itself keeps the rule.
    pub primary: bool,
}

impl Preset {
    /// The rule.
    pub fn rule(self) -> Rule {
        match self {
            Self::IesgStandard => ietf::standards_track(),
            Self::IesgOther => ietf::other(),
            Self::IesgCharter => ietf::charter(),
            Self::OasisSimple => oasis::simple(),
            Self::OasisFull => oasis::full(),
            Self::OasisSpecial => oasis::special(),
            Self::IsoDis => iso::dis(),
            Self::IsoFdis => iso::fdis(),
            Self::Ieee => ieee::ieee(),
            Self::Etsi => iso::etsi(),
            Self::ApacheCode => apache::code(),
            Self::ApacheRelease => apache::release(),
            Self::ApacheLazy => apache::lazy(),
            Self::ApacheVeto => apache::veto(),
            Self::DebianResolution => consensus::debian(),
            Self::W3cAppeal => consensus::w3c_appeal(),
            Self::CharterMeeting => consensus::charter_meeting(),
            Self::CharterElectronic => consensus::charter_electronic(),
            Self::Consent => consensus::consent(),
        }
    }

    /// Where it was read.
    pub fn source(self) -> Source {
        match self {
            Self::IesgStandard | Self::IesgOther | Self::IesgCharter => ietf::SOURCE,
            Self::OasisSimple | Self::OasisFull | Self::OasisSpecial => oasis::SOURCE,
            Self::IsoDis | Self::IsoFdis => iso::SOURCE,
            Self::Ieee => ieee::SOURCE,
            Self::Etsi => iso::ETSI_SOURCE,
            Self::ApacheCode | Self::ApacheRelease | Self::ApacheLazy | Self::ApacheVeto => apache::SOURCE,
            Self::DebianResolution => consensus::DEBIAN_SOURCE,
            Self::W3cAppeal => consensus::W3C_SOURCE,
            Self::CharterMeeting | Self::CharterElectronic => consensus::CHARTER_SOURCE,
            Self::Consent => consensus::CONSENT_SOURCE,
        }
    }
}

/// What most of them have in common: open, changeable, a week, adopted or rejected.
fn open_rule(positions: Vec<Position>, conditions: Vec<Condition>) -> Rule {
    Rule {
        positions,
        requirements: Vec::new(),
        cases: vec![Case::always(conditions)],
        preconditions: Vec::new(),
        least_hours: 7 * 24,
        early_close: EarlyClose::Never,
        changeable: true,
        visibility: Visibility::Open,
        shows_turnout: true,
        in_room: false,
        lost_standing: LostStanding::Keeps,
        proxies: 0,
        extends: None,
        casting: false,
        on_change: SubjectChange::Void,
        passes: Effect::Adopts,
        fails: Effect::Rejects,
    }
}

/// A fraction that is written down in a rule, and so never has a zero below.
const fn part(numerator: u64, denominator: u64) -> Ratio {
    match Ratio::new(numerator, denominator) {
        Some(ratio) => ratio,
        None => Ratio::ONE,
    }
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}
