//! Settles the gaps that may part words or not, by the words of the document.
//!
//! Some files draw no spaces, or draw over them, and set words as close as
//! others set letters. Such a gap parts words if both parts are words elsewhere
//! in the document and the whole is none; else it does not.

use super::furniture::Leaf;
use super::join::Words;

/// Stands for such a gap while lines are built; no file brings it in, since it shows nothing.
pub(crate) const DOUBTFUL: &str = "\u{200B}";
/// How many letters a part has at least.
const SHORTEST: usize = 2;

/// Settles every doubtful gap in the lines of a document.
pub(crate) fn settle(leaves: &mut [Leaf]) {
    if !leaves.iter().flat_map(|leaf| &leaf.lines).any(|line| line.text.contains(DOUBTFUL)) {
        return;
    }
    let mut words = Words::default();
    leaves.iter().for_each(|leaf| words.learn(&leaf.lines));
    let lines = leaves.iter_mut().flat_map(|leaf| &mut leaf.lines);
    for line in lines.filter(|line| line.text.contains(DOUBTFUL)) {
        line.text = settled(&line.text, &words);
    }
}

/// The text with each doubtful gap as a space or as none.
fn settled(text: &str, words: &Words) -> String {
    let words = text.split(' ').map(|word| {
        let mut parts = word.split(DOUBTFUL);
        let mut known = vec![parts.next().unwrap_or_default().to_owned()];
        for part in parts {
            match known.last_mut() {
                Some(last) if !are_two(last, part, words) => last.push_str(part),
                _ => known.push(part.to_owned()),
            }
        }
        known.join(" ")
    });
    words.collect::<Vec<String>>().join(" ")
}

/// Whether the document has both parts as words, and not the two as one.
fn are_two(left: &str, right: &str, words: &Words) -> bool {
    let long = |part: &str| part.chars().filter(|ch| ch.is_alphabetic()).count() >= SHORTEST;
    let known = |part: &str| long(part) && words.has(part);
    known(left) && known(right) && !words.has(&format!("{left}{right}"))
}

#[cfg(test)]
mod tests {
    use super::super::glyph::Frame;
    use super::super::order::tests::line;
    use super::*;

    /// What becomes of the last line of a document of these lines, `|` for a doubtful gap.
    fn last(texts: &[&str]) -> String {
        let lines =
            texts.iter().map(|text| line(&text.replace('|', "\u{200B}"), 50.0, 100.0, 200.0)).collect();
        let mut leaves = [Leaf { lines, frame: Frame::default(), angle: 0 }];
        settle(&mut leaves);
        leaves[0].lines.pop().expect("the line").text
    }

    #[test]
    fn a_gap_parts_words_that_the_document_has() {
        assert_eq!(last(&["the lamp room", "a lamp of the day", "in lamp|room|day|s"]), "in lamp room days");
    }

    #[test]
    fn a_gap_within_a_word_that_the_document_has_whole_is_none() {
        assert_eq!(last(&["a lamp", "her post", "the lamppost", "a lamp|post"]), "a lamppost");
    }

    #[test]
    fn a_gap_beside_what_is_no_word_elsewhere_is_none() {
        assert_eq!(last(&["a lamp", "that lamp|ion"]), "that lampion");
        assert_eq!(last(&["a lamp", "a lamp|a"]), "a lampa");
    }
}
