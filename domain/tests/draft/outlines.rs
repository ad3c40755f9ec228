use domain::draft::{NumberFault, Outline, misnumbered};

use crate::support;

fn read(text: &str) -> Outline {
    Outline::read(text).expect("short enough")
}

#[test]
fn each_state_of_the_chapter_has_its_requirements() {
    let Some(revisions) = support::revisions() else { return };
    let counts: Vec<_> = revisions.iter().map(|one| read(&one.text).requirements.len()).collect();
    let expected = [vec![46; 10], vec![47, 47, 48, 48], vec![47; 7]].concat();
    assert_eq!(counts, expected);
    for (number, one) in (1..).zip(&revisions) {
        for requirement in read(&one.text).requirements {
            let old_numbers = requirement.mappings.iter().filter(|one| one.scheme == "v5.0.be").count();
            assert_eq!(old_numbers, usize::from(number <= 17), "{number}: {}", requirement.number);
            assert!(matches!(requirement.level.as_deref(), Some("1" | "2" | "3")), "{requirement:?}");
            assert!(one.text[requirement.at].contains(&requirement.text));
        }
    }
}

#[test]
fn the_whole_standard_has_its_chapters_and_requirements() {
    let Some(whole) = support::whole() else { return };
    let outlines = whole.each_ref().map(|one| read(&one.text));
    assert_eq!(outlines.each_ref().map(|one| one.requirements.len()), [350, 345]);
    let chapters = outlines[1].sections.iter().filter(|one| one.depth == 1 && one.number.is_some());
    let chapters: Vec<_> =
        chapters.filter_map(|one| one.number.as_deref()).filter(|one| one.starts_with('V')).collect();
    assert_eq!(chapters, (1..=17).map(|number| format!("V{number}")).collect::<Vec<_>>());
    let first = &outlines[1].requirements[0];
    let section = &outlines[1].sections[first.section];
    assert_eq!((first.number.as_str(), section.number.as_deref()), ("1.1.1", Some("V1.1")));
}

#[test]
fn numbers_follow_their_sections_but_where_the_chapter_was_moved() {
    let Some(revisions) = support::revisions() else { return };
    let counts: Vec<_> = revisions.iter().map(|one| misnumbered(&read(&one.text)).len()).collect();
    // The first state has the numbers of the edition before, in another order; the second has them in new sections.
    assert_eq!((counts[0] > 5, counts[1] > 40), (true, true), "{counts:?}");
    assert_eq!(counts[2..], vec![0; 19]);
    let moved = misnumbered(&read(&revisions[1].text));
    assert!(moved.iter().any(|one| one.number == "1.2.6" && one.fault == NumberFault::OtherSection), "{moved:?}");
}

#[test]
fn every_number_of_the_whole_standard_follows_its_section() {
    let Some(whole) = support::whole() else { return };
    for one in &whole {
        assert_eq!(misnumbered(&read(&one.text)), Vec::new(), "{}", one.path.display());
    }
}
