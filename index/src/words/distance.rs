//! How many letters two words are apart.

/// Whether two words are at most `most` letters apart: one wrong, missing, too many, or two neighbours swapped.
///
/// Source: Damerau (1964), with no letter edited twice (optimal string alignment).
pub(crate) fn distance_within(a: &str, b: &str, most: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let mut before = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let wrong = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = wrong.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        if row.iter().all(|distance| *distance > most) {
            return false;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().is_some_and(|distance| *distance <= most)
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

    proptest! {
        #[test]
        fn distance_is_the_same_both_ways(a in "[abc]{0,6}", b in "[abc]{0,6}", most in 0usize..3) {
            prop_assert_eq!(distance_within(&a, &b, most), distance_within(&b, &a, most));
        }
    }
}
