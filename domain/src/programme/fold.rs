//! Comparing words the way people do: without regard to capitals and accents.

/// Small letters without accents: `Łódź` and `LODZ` fold to the same text. Ligatures open up (`ß` to `ss`).
///
/// The tables cover the Latin letters of European languages and Vietnamese; other scripts only lose their capitals.
/// They are small on purpose, because the browser carries them too.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        push_folded(&mut folded, letter);
    }
    folded
}

fn push_folded(folded: &mut String, letter: char) {
    match letter {
        'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
        '\0'..='\x7f' => folded.push(letter),
        // Combining accents of decomposed text.
        '\u{300}'..='\u{36f}' => {}
        'ß' | 'ẞ' => folded.push_str("ss"),
        'Æ' | 'æ' | 'Ǽ' | 'ǽ' => folded.push_str("ae"),
        'Œ' | 'œ' => folded.push_str("oe"),
        'Þ' | 'þ' => folded.push_str("th"),
        'Ĳ' | 'ĳ' => folded.push_str("ij"),
        'Ơ' | 'ơ' => folded.push('o'),
        'Ư' | 'ư' => folded.push('u'),
        _ => match base_letter(letter) {
            Some(base) => folded.push(base),
            None => folded.extend(letter.to_lowercase()),
        },
    }
}

/// The plain letter below an accented Latin one. `.` in a table stands for "none".
fn base_letter(letter: char) -> Option<char> {
    let (first, bases) = match letter {
        '\u{c0}'..='\u{17f}' => (0xc0, LATIN),
        '\u{1cd}'..='\u{1dc}' => (0x1cd, "aaiioouuuuuuuuuu"),
        '\u{218}'..='\u{21b}' => (0x218, "sstt"),
        '\u{1ea0}'..='\u{1ef9}' => (0x1ea0, VIETNAMESE),
        _ => return None,
    };
    let place = (u32::from(letter) - first) as usize;
    bases.as_bytes().get(place).map(|base| char::from(*base)).filter(|base| *base != '.')
}

/// U+00C0 to U+017F.
const LATIN: &str = concat!(
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y",
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll",
    "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs",
);

/// U+1EA0 to U+1EF9.
const VIETNAMESE: &str =
    concat!("aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiii", "oooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy",);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_accents_are_forgotten() {
        for (text, folded) in [
            ("Łódź", "lodz"),
            ("ÅNGSTRÖM", "angstrom"),
            ("Straße", "strasse"),
            ("Ærøskøbing", "aeroskobing"),
            ("Đặng Thùy Trâm, Phương", "dang thuy tram, phuong"),
            ("București, Iași", "bucuresti, iasi"),
            ("e\u{301}te\u{301}", "ete"),
            ("Ñandú × 2", "nandu × 2"),
            ("Привет", "привет"),
            ("ſŉĸŻÿ", "snkzy"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn the_tables_are_as_long_as_their_ranges() {
        assert_eq!(LATIN.len(), 0x17f - 0xc0 + 1);
        assert_eq!(VIETNAMESE.len(), 0x1ef9 - 0x1ea0 + 1);
    }

    #[test]
    fn each_table_letter_agrees_with_its_own_capital() {
        for code in (0xc0..=0x17f).chain(0x1ea0..=0x1ef9) {
            let Some(letter) = char::from_u32(code) else { continue };
            let lower: String = letter.to_lowercase().collect();
            assert_eq!(fold(&lower), fold(&letter.to_string()), "U+{code:04X}");
        }
    }
}
