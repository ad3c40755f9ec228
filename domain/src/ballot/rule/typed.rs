//! A body's own rule, as somebody puts it together: positions, conditions, and how voting goes.

use serde::{Deserialize, Serialize};

use super::{
    Case, EarlyClose, Effect, Extension, LostStanding, Needs, Position, Precondition, Requirement, Role, Rule,
    SubjectChange, Visibility,
    typed_parts::{TypedCondition, TypedPosition, choose, fraction, whole},
};
use crate::{FieldErrors, Problem, problem::Flaw, text::line};

/// Most positions of a rule that is put together.
pub const MOST_POSITIONS: usize = 8;
/// Most conditions of it.
pub const MOST_CONDITIONS: usize = 6;

/// A rule, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedRule {
    /// What the body calls it.
    pub name: String,
    /// What somebody may say.
    pub positions: Vec<TypedPosition>,
    /// What has to be reached.
    pub conditions: Vec<TypedCondition>,
    /// At least so many members.
    pub members: String,
    /// Of at least so many organisations.
    pub organisations: String,
    /// At least so many who may vote.
    pub voters: String,
    /// No category over this part.
    pub share: String,
    /// Least hours from opening to closing.
    pub hours: String,
    /// One of [`EarlyClose`].
    pub early_close: String,
    /// Whether a position may be changed.
    pub changeable: bool,
    /// One of [`Visibility`].
    pub visibility: String,
    /// Whether a ballot that hides its count shows how many have voted.
    pub shows_turnout: bool,
    /// Whether only those in the room vote.
    pub in_room: bool,
    /// One of [`LostStanding`].
    pub lost_standing: String,
    /// How many others somebody may vote for.
    pub proxies: String,
    /// Hours by which it goes on where too few took part.
    pub extend_hours: String,
    /// How often.
    pub extend_times: String,
    /// One of [`Effect`].
    pub passes: String,
    /// One of [`Effect`].
    pub fails: String,
    /// Whether whoever chairs the body decides ties.
    pub casting: bool,
    /// One of [`SubjectChange`].
    pub on_change: String,
}

impl TypedRule {
    /// The name and the rule, or everything that is wrong with them.
    pub fn check(&self) -> Result<(String, Rule), Problem> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", line(&self.name, 80));
        let rule = self.rule(&mut errors);
        if let Some(rule) = &rule {
            for flaw in rule.flaws() {
                let (code, field) = flaw.told();
                errors.add(field, code, flaw.to_string());
            }
        }
        errors.finish(name.zip(rule))
    }

    fn rule(&self, errors: &mut FieldErrors) -> Option<Rule> {
        let positions = errors.take("positions", self.positions());
        let conditions = errors.take("conditions", self.conditions());
        let preconditions = self.preconditions(errors);
        let least_hours = errors.take("hours", whole(&self.hours, 24 * 366));
        let early_close = errors.take("early_close", choose(&self.early_close, EarlyClose::Never));
        let visibility = errors.take("visibility", choose(&self.visibility, Visibility::Open));
        let lost_standing = errors.take("lost_standing", choose(&self.lost_standing, LostStanding::Keeps));
        let on_change = errors.take("on_change", choose(&self.on_change, SubjectChange::Void));
        let proxies = errors.take("proxies", whole(&self.proxies, 20));
        let extends = errors.take("extend_hours", self.extension());
        let passes = errors.take("passes", choose(&self.passes, Effect::Adopts));
        let fails = errors.take("fails", choose(&self.fails, Effect::Rejects));
        let (thresholds, requirements) =
            conditions?.into_iter().partition(|one: &Requirement| one.role == Role::Threshold);
        let thresholds: Vec<Requirement> = thresholds;
        Some(Rule {
            positions: positions?,
            requirements,
            cases: vec![Case::always(thresholds.into_iter().map(|one| one.condition).collect())],
            preconditions: preconditions?,
            least_hours: least_hours?,
            early_close: early_close?,
            changeable: self.changeable,
            visibility: visibility?,
            shows_turnout: self.shows_turnout,
            in_room: self.in_room,
            lost_standing: lost_standing?,
            proxies: proxies?,
            extends: extends?,
            passes: passes?,
            fails: fails?,
            casting: self.casting,
            on_change: on_change?,
        })
    }

    fn positions(&self) -> Result<Vec<Position>, Flaw> {
        let named = self.positions.iter().filter(|one| !one.word.trim().is_empty());
        let positions: Vec<Position> = named.map(TypedPosition::check).collect::<Result<_, _>>()?;
        if positions.len() > MOST_POSITIONS {
            return Err(Flaw::new("too-many-positions", format!("At most {MOST_POSITIONS} positions.")));
        }
        Ok(positions)
    }

    fn conditions(&self) -> Result<Vec<Requirement>, Flaw> {
        let filled = self.conditions.iter().filter(|one| !one.bound.trim().is_empty());
        let conditions: Vec<Requirement> = filled.map(TypedCondition::check).collect::<Result<_, _>>()?;
        if conditions.len() > MOST_CONDITIONS {
            return Err(Flaw::new("too-many-conditions", format!("At most {MOST_CONDITIONS} conditions.")));
        }
        Ok(conditions)
    }

    fn preconditions(&self, errors: &mut FieldErrors) -> Option<Vec<Precondition>> {
        let mut number = |field, text: &str| errors.take(field, whole(text, 1_000_000)).map(u64::from);
        let members = number("members", &self.members)?;
        let organisations = number("organisations", &self.organisations)?;
        let voters = number("voters", &self.voters)?;
        let share = match self.share.trim() {
            "" => None,
            text => Some(errors.take("share", fraction(text))?),
        };
        let least = [
            (members > 0).then_some(Precondition::Members(members)),
            (organisations > 0).then_some(Precondition::Organisations(organisations)),
            (voters > 0).then_some(Precondition::Voters(voters)),
            share.map(Precondition::NoCategoryOver),
        ];
        Some(least.into_iter().flatten().collect())
    }

    fn extension(&self) -> Result<Option<Extension>, Flaw> {
        let (hours, times) = (whole(&self.extend_hours, 24 * 92)?, whole(&self.extend_times, 5)?);
        match (hours, times) {
            (0, 0) => Ok(None),
            (0, _) | (_, 0) => {
                Err(Flaw::new("extension-half", "Say both for how long it goes on and how often, or neither."))
            }
            _ => Ok(Some(Extension { hours, times })),
        }
    }

    /// A rule as it would be typed; none where it has several cases, which a form has no rows for.
    pub fn of(name: &str, rule: &Rule) -> Option<Self> {
        let [Case { when, needs: Needs::All(thresholds) }] = &rule.cases[..] else { return None };
        if !when.is_empty() {
            return None;
        }
        let required = rule.requirements.iter().map(|one| TypedCondition::of(one.role, &one.condition));
        let thresholds = thresholds.iter().map(|one| TypedCondition::of(Role::Threshold, one));
        let mut typed = Self {
            name: name.into(),
            positions: rule.positions.iter().map(TypedPosition::of).collect(),
            conditions: required.chain(thresholds).collect(),
            hours: rule.least_hours.to_string(),
            early_close: rule.early_close.to_string(),
            changeable: rule.changeable,
            visibility: rule.visibility.to_string(),
            shows_turnout: rule.shows_turnout,
            in_room: rule.in_room,
            lost_standing: rule.lost_standing.to_string(),
            proxies: rule.proxies.to_string(),
            extend_hours: rule.extends.map(|one| one.hours.to_string()).unwrap_or_default(),
            extend_times: rule.extends.map(|one| one.times.to_string()).unwrap_or_default(),
            passes: rule.passes.to_string(),
            fails: rule.fails.to_string(),
            casting: rule.casting,
            on_change: rule.on_change.to_string(),
            ..Self::default()
        };
        for precondition in &rule.preconditions {
            match precondition {
                Precondition::Members(least) => typed.members = least.to_string(),
                Precondition::Organisations(least) => typed.organisations = least.to_string(),
                Precondition::Voters(least) => typed.voters = least.to_string(),
                Precondition::NoCategoryOver(most) => typed.share = most.to_string(),
            }
        }
        Some(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::rule::preset::Preset;

    #[test]
    fn presets_come_back_as_they_were_typed() {
        let mut typed = 0;
        for preset in Preset::ALL {
            let rule = preset.rule();
            let Some(form) = TypedRule::of("Ours", &rule) else { continue };
            assert_eq!(form.check().expect("a rule"), ("Ours".into(), rule), "{preset}");
            typed += 1;
        }
        assert_eq!(typed, Preset::ALL.len() - 1, "only the W3C's rule has several cases");
    }

    #[test]
    fn combinations_that_may_not_be_are_refused_beside_their_field() {
        let of = |preset: Preset| TypedRule::of("Ours", &preset.rule()).expect("one case");
        let sealed = TypedRule { visibility: "sealed".into(), ..of(Preset::IesgStandard) };
        assert_eq!(flaws(&sealed), ["visibility blocks-unseen"]);
        let early =
            TypedRule { visibility: "confidential".into(), early_close: "decided".into(), ..of(Preset::OasisFull) };
        assert_eq!(flaws(&early), ["early_close closes-by-hidden-count"]);
        let proxies = TypedRule { visibility: "confidential".into(), proxies: "2".into(), ..of(Preset::OasisFull) };
        assert_eq!(flaws(&proxies), ["proxies proxies-tell-who"]);
        let mut extends =
            TypedRule { visibility: "sealed".into(), extend_hours: "24".into(), ..of(Preset::OasisSimple) };
        assert_eq!(flaws(&extends), ["extend_hours extension-half"]);
        extends.extend_times = "1".into();
        extends.shows_turnout = false;
        assert_eq!(flaws(&extends), ["extend_hours extends-by-hidden-turnout"]);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let typed = TypedRule {
            positions: vec![TypedPosition { word: "yes".into(), ..TypedPosition::default() }],
            conditions: vec![TypedCondition {
                words: "maybe".into(),
                bound: "1/0".into(),
                of: "cast".into(),
                ..TypedCondition::default()
            }],
            hours: "soon".into(),
            ..TypedRule::default()
        };
        assert_eq!(flaws(&typed), ["name missing", "conditions fraction", "hours number"]);
        let typed = TypedRule { name: "Ours".into(), hours: String::new(), conditions: Vec::new(), ..typed };
        assert_eq!(flaws(&typed), ["conditions decides-nothing"]);
    }

    fn flaws(typed: &TypedRule) -> Vec<String> {
        let problem = typed.check().expect_err("refused");
        problem.fields.into_iter().map(|flaw| format!("{} {}", flaw.field, flaw.code)).collect()
    }
}
