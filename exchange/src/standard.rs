//! Standards as data: the YAML of the Open Source Project Security Baseline (groups, controls, assessment requirements).

use std::collections::HashSet;

use domain::draft::{MAX_BYTES, Mapping, Outline, Requirement, Section};
use serde::Deserialize;

use crate::{ReadError, decode::decode};

/// A standard as a file tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standard {
    /// Groups are sections of depth 1, controls of depth 2; none of them have places in a text.
    pub outline: Outline,
    /// What each section says, in the order of the sections.
    pub prose: Vec<String>,
    /// Numbers of requirements that are retired. They are not asked any more, and are not to be used again.
    pub retired: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    groups: Vec<Group>,
    controls: Vec<Control>,
}

#[derive(Deserialize)]
struct Group {
    id: String,
    title: String,
    #[serde(default)]
    description: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Control {
    id: String,
    title: String,
    #[serde(default)]
    objective: String,
    group: String,
    #[serde(default)]
    guidelines: Vec<Guideline>,
    #[serde(default)]
    assessment_requirements: Vec<Assessment>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Guideline {
    /// Left empty in some of the real files, as those of its entries are.
    reference_id: Option<String>,
    entries: Option<Vec<Entry>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Entry {
    reference_id: Option<String>,
}

#[derive(Deserialize)]
struct Assessment {
    id: String,
    text: String,
    #[serde(default)]
    applicability: Vec<String>,
    recommendation: Option<String>,
    state: Option<String>,
}

/// Reads a file of the baseline.
pub fn read(bytes: &[u8]) -> Result<Standard, ReadError> {
    if bytes.len() > MAX_BYTES {
        let most = MAX_BYTES / 1024 / 1024;
        return Err(ReadError::at(0, "file-too-large", format!("At most {most} MB of a standard are read.")));
    }
    let text = decode(bytes)?;
    let file: File = serde_saphyr::from_str(&text).map_err(|error| not_a_baseline(&error))?;
    let mut standard = Standard::default();
    for group in &file.groups {
        standard.section(1, &group.id, &group.title, &group.description);
        for control in file.controls.iter().filter(|control| control.group == group.id) {
            standard.section(2, &control.id, &control.title, &control.objective);
            control.assessment_requirements.iter().for_each(|assessment| standard.requirement(control, assessment));
        }
    }
    let groups: HashSet<_> = file.groups.iter().map(|group| &group.id).collect();
    if let Some(control) = file.controls.iter().find(|control| !groups.contains(&control.group)) {
        let message =
            format!("The control {} names the group {}, which the file does not have.", control.id, control.group);
        return Err(ReadError::at(0, "group-unknown", message));
    }
    standard.numbers_stand_once()?;
    Ok(standard)
}

impl Standard {
    fn section(&mut self, depth: u8, number: &str, title: &str, prose: &str) {
        let (number, title) = (Some(number.trim().to_owned()), flowing(title));
        self.outline.sections.push(Section { depth, number, title, ..Section::default() });
        self.prose.push(flowing(prose));
    }

    fn requirement(&mut self, control: &Control, assessment: &Assessment) {
        let number = assessment.id.trim().to_owned();
        if assessment.state.as_deref().is_some_and(|state| state.trim().eq_ignore_ascii_case("retired")) {
            self.retired.push(number);
            return;
        }
        let mappings = control.guidelines.iter().flat_map(|guideline| {
            let mapping = |entry: &Entry| {
                let scheme = guideline.reference_id.as_deref()?.trim().into();
                Some(Mapping { scheme, entry: entry.reference_id.as_deref()?.trim().into() })
            };
            guideline.entries.iter().flatten().filter_map(mapping)
        });
        self.outline.requirements.push(Requirement {
            number,
            level: assessment.applicability.first().map(|level| level.trim().trim_start_matches("maturity-").into()),
            text: flowing(&assessment.text),
            rationale: Some(flowing(&control.objective)).filter(|text| !text.is_empty()),
            advice: assessment.recommendation.as_deref().map(flowing),
            test: None,
            mappings: mappings.collect(),
            section: self.outline.sections.len().saturating_sub(1),
            at: 0..0,
        });
    }

    fn numbers_stand_once(&self) -> Result<(), ReadError> {
        let mut seen = HashSet::new();
        let numbers = self.outline.requirements.iter().map(|one| &one.number).chain(&self.retired);
        match numbers.into_iter().find(|number| !seen.insert(number.as_str())) {
            Some(number) => {
                Err(ReadError::at(0, "number-twice", format!("The requirement {number} stands there twice.")))
            }
            None => Ok(()),
        }
    }

    /// The standard as a text in Markdown: number, level and text of each requirement are read from it again; rationale,
    /// advice and mappings are not in it.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        let mut requirements = self.outline.requirements.iter().peekable();
        for (place, (section, prose)) in self.outline.sections.iter().zip(&self.prose).enumerate() {
            let marks = "#".repeat(section.depth.into());
            let number = section.number.as_deref().unwrap_or_default();
            text += &format!("{marks} {number} {}\n\n", section.title);
            if !prose.is_empty() {
                text += &format!("{prose}\n\n");
            }
            let mut any = false;
            while let Some(one) = requirements.next_if(|one| one.section == place) {
                let level = one.level.as_ref().map(|level| format!(" (L{level})")).unwrap_or_default();
                text += &format!("- **{}**{level} {}\n", one.number, one.text.replace("\n\n", " "));
                any = true;
            }
            if any {
                text.push('\n');
            }
        }
        text.truncate(text.trim_end().len());
        text + "\n"
    }
}

fn not_a_baseline(error: &serde_saphyr::Error) -> ReadError {
    let line = error.location().and_then(|location| u32::try_from(location.line()).ok()).unwrap_or(0);
    let what = error.without_snippet().to_string();
    let message = format!("This is no file of the baseline (“groups:” and “controls:” in YAML): {what}.");
    ReadError::at(line, "not-a-standard", message)
}

/// A text whose lines were broken by hand: lines of a paragraph become one.
fn flowing(text: &str) -> String {
    let paragraphs =
        text.trim().split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}
