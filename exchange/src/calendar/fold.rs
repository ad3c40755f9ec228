//! Content lines of at most 75 octets, as RFC 5545, 3.1 wants them.

/// Most octets of a line, without its end.
const MAX: usize = 75;

/// The text with its lines folded anew: the crate that writes them lets the last part of a long one have 76 octets.
pub fn fold(text: &str) -> String {
    let unfolded = text.replace("\r\n ", "");
    let mut folded = String::with_capacity(unfolded.len() + unfolded.len() / MAX * 3);
    for line in unfolded.split_inclusive("\r\n") {
        push_folded(&mut folded, line.trim_end_matches(['\r', '\n']));
    }
    folded
}

fn push_folded(folded: &mut String, line: &str) {
    let mut rest = line;
    let mut room = MAX;
    while rest.len() > room {
        let (start, end) = rest.split_at(rest.floor_char_boundary(room));
        folded.push_str(start);
        folded.push_str("\r\n ");
        rest = end;
        // The blank at the start of a continued line counts too.
        room = MAX - 1;
    }
    folded.push_str(rest);
    folded.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_75_octets_and_nothing_is_lost() {
        for length in 60..240 {
            for letter in ["a", "ä", "🎉", " "] {
                let line = format!("X:{}\r\nY:z\r\n", letter.repeat(length));
                let folded = fold(&line);
                assert!(folded.split("\r\n").all(|line| line.len() <= MAX), "{length} {letter}");
                assert_eq!(folded.replace("\r\n ", ""), line);
                assert_eq!(fold(&folded), folded);
            }
        }
    }
}
