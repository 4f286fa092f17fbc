//! How many letters two words are apart.

/// No word is longer, in characters: see [`super::MAX_WORD_BYTES`].
const LONGEST: usize = 80;

/// Stands for more letters than are ever asked for.
const FAR: u8 = u8::MAX / 2;

/// Whether two words are at most `most` letters apart: one wrong, missing, too many, or two neighbours swapped.
pub(crate) fn distance_within(a: &str, b: &str, most: usize) -> bool {
    distance(a, b, most).is_some()
}

/// How many letters two words are apart, if at most `most`.
///
/// Source: Damerau (1964), with no letter edited twice (optimal string alignment).
pub(crate) fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    if a.is_ascii() && b.is_ascii() {
        return between(a.as_bytes(), b.as_bytes(), most);
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    between(&a, &b, most)
}

/// The same of letters; only places at most `most` apart are looked at.
fn between<T: Copy + Eq>(a: &[T], b: &[T], most: usize) -> Option<usize> {
    if a.len().max(b.len()) > LONGEST || a.len().abs_diff(b.len()) > most {
        return (a == b).then_some(0);
    }
    let mut rows = [[FAR; LONGEST + 2]; 3];
    for (place, distance) in rows[0].iter_mut().zip(0..).take(most.min(LONGEST) + 1) {
        *place = distance;
    }
    for i in 1..=a.len() {
        let [row, last, before] = [i % 3, (i + 2) % 3, (i + 1) % 3];
        let from = i.saturating_sub(most).max(1);
        let to = (i + most).min(b.len());
        rows[row][from - 1] = if from == 1 { u8::try_from(i).map_or(FAR, |i| i.min(FAR)) } else { FAR };
        let mut nearest = rows[row][from - 1];
        for j in from..=to {
            let wrong = rows[last][j - 1] + u8::from(a[i - 1] != b[j - 1]);
            let mut least = wrong.min(rows[last][j] + 1).min(rows[row][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[before][j - 2] + 1);
            }
            rows[row][j] = least.min(FAR);
            nearest = nearest.min(least);
        }
        // The next row looks one place further.
        rows[row][to + 1] = FAR;
        if usize::from(nearest) > most {
            return None;
        }
    }
    let found = usize::from(rows[a.len() % 3][b.len()]);
    (found <= most).then_some(found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_wrong_missing_too_many_or_swapped_count_one() {
        for (a, b, most, near) in [
            ("neglect", "neglect", 0, true),
            ("neglect", "neglct", 1, true),
            ("neglect", "negllect", 1, true),
            ("neglect", "neglekt", 1, true),
            ("neglect", "nelgect", 1, true),
            ("neglect", "nelgct", 1, false),
            ("neglect", "nelgct", 2, true),
            ("caf\u{e9}", "cafe", 1, true),
            ("", "ab", 2, true),
        ] {
            assert_eq!(distance_within(a, b, most), near, "{a} {b} {most}");
        }
    }

    /// The same with the whole table.
    fn plainly(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                if i == 0 || j == 0 {
                    table[i][j] = i + j;
                    continue;
                }
                let wrong = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                table[i][j] = wrong.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    table[i][j] = table[i][j].min(table[i - 2][j - 2] + 1);
                }
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn distance_is_that_of_the_whole_table(a in "[abc\u{e9}]{0,8}", b in "[abc\u{e9}]{0,8}", most in 0usize..4) {
            let letters = |word: &str| word.chars().collect::<Vec<char>>();
            let whole = plainly(&letters(&a), &letters(&b));

            prop_assert_eq!(distance(&a, &b, most), Some(whole).filter(|whole| *whole <= most));
        }

        #[test]
        fn distance_is_the_same_both_ways(a in "[abc]{0,6}", b in "[abc]{0,6}", most in 0usize..3) {
            prop_assert_eq!(distance_within(&a, &b, most), distance_within(&b, &a, most));
        }
    }
}
