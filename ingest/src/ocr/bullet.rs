//! Bullets that were read as letters or signs.
//!
//! A reader of English has few bullets in its data: it takes the dot for an
//! `e`, a `¢` or a `*`, often with little trust, so the item runs into the
//! one before. A letter is told from a dot by its height. Only the first word
//! of a line is ever changed.

use super::{DOUBTFUL, Word};

/// What a dot, a ring or a small square is taken for.
const MISREAD: &str = "eoc0¢©®*«»°+¤§@&¥.•·";

/// How high a bullet is at most, in sizes of the type; a small letter has half of it.
const HEIGHT: f32 = 0.46;

/// Makes a bullet of the first word of a line if it is one.
pub(super) fn mend(line: &mut [Word]) {
    let [first, rest @ ..] = line else { return };
    // A sign that was surely read is that sign: a note may begin with a star.
    let doubted = first.sure < DOUBTFUL || first.text.chars().all(char::is_alphanumeric);
    if doubted && is_misread(&first.text) && is_dot(first, rest) {
        "•".clone_into(&mut first.text);
        first.sure = first.sure.max(DOUBTFUL);
    }
}

/// Whether a bullet may have been read so.
fn is_misread(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|ch| MISREAD.contains(ch)) && chars.next().is_none()
}

/// Whether a word is as small as a dot beside the others, which stand apart from it.
fn is_dot(word: &Word, rest: &[Word]) -> bool {
    let mut sizes: Vec<f32> = rest.iter().filter_map(Word::type_size).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let Some(&usual) = sizes.get(sizes.len() / 2) else { return false };
    let apart = rest.first().is_some_and(|next| next.left >= word.left.saturating_add(2 * word.width));
    apart && word.height as f32 <= usual * HEIGHT && word.width <= 2 * word.height
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word with its left edge, its width and its height.
    fn word(text: &str, left: u32, width: u32, height: u32) -> Word {
        Word { text: text.to_owned(), sure: 9, line: 0, left, top: 0, width, height }
    }

    /// What becomes of the first word of a line.
    fn first(words: &[Word]) -> String {
        let mut words = words.to_vec();
        mend(&mut words);
        words.first().map(|word| word.text.clone()).unwrap_or_default()
    }

    #[test]
    fn a_dot_before_an_item_is_a_bullet_whatever_it_was_read_as() {
        for read in ["e", "¢", "*", "o", "«"] {
            let line = [word(read, 196, 9, 8), word("lamps", 232, 60, 17)];

            assert_eq!(first(&line), "•");
        }
    }

    #[test]
    fn a_letter_of_the_height_of_letters_stays() {
        assert_eq!(first(&[word("e", 196, 10, 11), word("lamps", 232, 60, 17)]), "e");
        assert_eq!(first(&[word("A", 196, 9, 8), word("lamp", 232, 60, 17)]), "A");
    }

    #[test]
    fn a_star_that_was_surely_read_stays() {
        let star = Word { sure: 90, ..word("*", 196, 9, 8) };

        assert_eq!(first(&[star, word("lamps", 232, 60, 17)]), "*");
    }

    #[test]
    fn a_speck_close_to_a_word_or_alone_stays() {
        assert_eq!(first(&[word("*", 196, 9, 8), word("lamps", 208, 60, 17)]), "*");
        assert_eq!(first(&[word("*", 196, 9, 8)]), "*");
        assert_eq!(first(&[word("e", 196, 9, 8), word("|", 232, 2, 17)]), "e");
        assert_eq!(first(&[]), "");
    }
}
