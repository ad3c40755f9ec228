//! How voting goes, the same for decisions and elections, and what is counted in the end.

use serde::{Deserialize, Serialize};

use super::{
    BallotState, Method, Office, Ratio,
    rule::{EarlyClose, Extension, LostStanding, Rule, Visibility},
};

/// What a ballot is held under; fixed before it opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Terms {
    /// A decision: positions that are judged by a rule.
    Decision {
        /// The rule.
        rule: Rule,
    },
    /// An election or choice: rankings that are counted by a method.
    Election {
        /// How it is counted.
        election: ElectionRule,
    },
}

/// How an election is held and counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ElectionRule {
    /// The way of counting, with its arithmetic and quota.
    pub method: Method,
    /// How many are elected.
    pub seats: u32,
    /// At most so many of one affiliation.
    pub limit: Option<u32>,
    /// Whether “reopen nominations” stands, too.
    pub reopen: bool,
    /// Least hours from opening to closing.
    pub least_hours: u32,
    /// Whether somebody may change their ballot until it closes.
    pub changeable: bool,
    /// Who sees ballots, and when.
    pub visibility: Visibility,
    /// Whether a ballot that hides its count shows how many have voted.
    pub shows_turnout: bool,
    /// In Debian's rule: so many times √electorate have to rank an option above the default one; nothing where none is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<Ratio>,
    /// Whether those who stand are elected without a vote where they are no more than there are seats.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unopposed: bool,
    /// Months of office by the order of election, the last for everybody after; nothing where no term is set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<u32>,
    /// What settles a tie that the method leaves to chance.
    #[serde(default, skip_serializing_if = "TieBreak::is_lots")]
    pub ties: TieBreak,
    /// The public sources of a draw by RFC 3797, each named before anybody can know its numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// How many others have to second whoever stands.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub seconds: u32,
    /// The office that it fills, where it fills one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Office>,
}

crate::words! {
    /// What settles a tie that a rule leaves to chance.
    #[derive(Default)]
    pub enum TieBreak {
        /// A draw from a secret whose hash is published at opening, and from what was cast.
        #[default]
        Lots = "lots",
        /// A draw from public sources that are named before they are known (RFC 3797).
        Public = "public",
        /// Whoever chairs the body ranks the candidates.
        CastingVote = "casting-vote",
    }
}

impl TieBreak {
    /// Whether it is the usual one, which records do not spell out.
    pub fn is_lots(&self) -> bool {
        *self == Self::Lots
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
pub(super) fn is_false(flag: &bool) -> bool {
    !*flag
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl ElectionRule {
    /// Whether options are measured against a default one, which then stands for “reopen nominations”.
    pub fn has_default(&self) -> bool {
        self.method == Method::Debian && self.reopen
    }

    /// For how many months whoever is elected at this place, from 0, takes office; none where no term is set.
    pub fn months_at(&self, place: usize) -> Option<u32> {
        self.months.get(place).or(self.months.last()).copied()
    }
}

/// How voting goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conduct {
    /// Least hours from opening to closing.
    pub least_hours: u32,
    /// When it may close before its time.
    pub early_close: EarlyClose,
    /// Whether a position may be changed.
    pub changeable: bool,
    /// Who sees positions, and when.
    pub visibility: Visibility,
    /// Whether a ballot that hides its count shows how many have voted.
    pub shows_turnout: bool,
    /// Whether only those in the room vote.
    pub in_room: bool,
    /// What becomes of the vote of somebody who loses their standing.
    pub lost_standing: LostStanding,
    /// How many others somebody may vote for.
    pub proxies: u32,
    /// How it goes on where too few took part.
    pub extends: Option<Extension>,
}

impl Terms {
    /// How voting goes.
    pub fn conduct(&self) -> Conduct {
        match self {
            Self::Decision { rule } => Conduct {
                least_hours: rule.least_hours,
                early_close: rule.early_close,
                changeable: rule.changeable,
                visibility: rule.visibility,
                shows_turnout: rule.shows_turnout,
                in_room: rule.in_room,
                lost_standing: rule.lost_standing,
                proxies: rule.proxies,
                extends: rule.extends,
            },
            Self::Election { election } => Conduct {
                least_hours: election.least_hours,
                early_close: EarlyClose::Never,
                changeable: election.changeable,
                visibility: election.visibility,
                shows_turnout: election.shows_turnout,
                in_room: false,
                lost_standing: LostStanding::Keeps,
                proxies: 0,
                extends: None,
            },
        }
    }

    /// The rule of a decision.
    pub fn rule(&self) -> Option<&Rule> {
        match self {
            Self::Decision { rule } => Some(rule),
            Self::Election { .. } => None,
        }
    }

    /// How an election is counted.
    pub fn election(&self) -> Option<&ElectionRule> {
        match self {
            Self::Decision { .. } => None,
            Self::Election { election } => Some(election),
        }
    }
}

impl Conduct {
    /// Whether nobody may learn any count while voting goes on.
    pub fn hides_count(&self) -> bool {
        matches!(self.visibility, Visibility::Sealed | Visibility::Confidential)
    }

    /// Whether what was said may be seen, by whom it was said included, where the ballot stands now; `inside` is somebody
    /// who belongs to the body.
    pub fn shows_positions(&self, state: BallotState, inside: bool) -> bool {
        match self.visibility {
            Visibility::Open => state != BallotState::Draft,
            Visibility::Members => inside && state != BallotState::Draft,
            Visibility::Sealed => state.is_over(),
            Visibility::Confidential => false,
        }
    }

    /// Whether nobody may ever learn whose vote is whose.
    pub fn is_confidential(&self) -> bool {
        self.visibility == Visibility::Confidential
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::rule::preset::Preset;

    #[test]
    fn who_sees_what_is_written_down() {
        let shown = |visibility: Visibility| {
            let rule = Rule { visibility, ..Preset::OasisSimple.rule() };
            let conduct = Terms::Decision { rule }.conduct();
            let sees = |inside| -> Vec<_> {
                BallotState::ALL
                    .iter()
                    .filter(|state| conduct.shows_positions(**state, inside))
                    .map(|one| one.as_str())
                    .collect()
            };
            (sees(false).join(" "), sees(true).join(" "))
        };
        let after_draft = "open deferred closed settled annulled".to_owned();
        assert_eq!(shown(Visibility::Open), (after_draft.clone(), after_draft.clone()));
        assert_eq!(shown(Visibility::Members), (String::new(), after_draft));
        assert_eq!(shown(Visibility::Sealed), ("closed settled".into(), "closed settled".into()));
        assert_eq!(shown(Visibility::Confidential), (String::new(), String::new()));
    }
}
