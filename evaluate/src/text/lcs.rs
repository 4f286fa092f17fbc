//! The longest common subsequence of two sequences of words.

use std::collections::HashMap;

/// How long it is.
///
/// Bit-parallel: one addition and a few operations on bits for each word of `b`
/// and each 64 words of `a`.
pub(super) fn length(a: &[String], b: &[String]) -> usize {
    let masks = masks(a);
    let blocks = a.len().div_ceil(64);
    let none = vec![0_u64; blocks];
    let mut row = vec![u64::MAX; blocks];
    for word in b {
        let mask = masks.get(word.as_str()).unwrap_or(&none);
        let mut carry = 0;
        for (bits, mask) in row.iter_mut().zip(mask) {
            let matched = *bits & mask;
            let (sum, first) = bits.overflowing_add(matched);
            let (sum, second) = sum.overflowing_add(carry);
            carry = u64::from(first || second);
            *bits = sum | (*bits & !mask);
        }
    }
    let counted = row.iter().map(|bits| bits.count_zeros() as usize).sum::<usize>();
    // Bits beyond the end of `a` stay set.
    counted.min(a.len())
}

/// Where each word stands in a sequence, as bits.
fn masks(words: &[String]) -> HashMap<&str, Vec<u64>> {
    let blocks = words.len().div_ceil(64);
    let mut masks: HashMap<&str, Vec<u64>> = HashMap::new();
    for (at, word) in words.iter().enumerate() {
        masks.entry(word).or_insert_with(|| vec![0; blocks])[at / 64] |= 1 << (at % 64);
    }
    masks
}

/// The words of `a` that are part of a longest common subsequence with `b`.
///
/// Quadratic in memory: for pages, not for files.
pub(super) fn common(a: &[String], b: &[String]) -> Vec<String> {
    let width = b.len() + 1;
    let mut lengths = vec![0_u32; (a.len() + 1) * width];
    for (i, left) in a.iter().enumerate().rev() {
        for (j, right) in b.iter().enumerate().rev() {
            lengths[i * width + j] = if left == right {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut common = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            common.push(a[i].clone());
            (i, j) = (i + 1, j + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(letters: &[u8]) -> Vec<String> {
        letters.iter().map(u8::to_string).collect()
    }

    proptest! {
        #[test]
        fn the_length_is_that_of_the_common_words(
            a in prop::collection::vec(0_u8..6, 0..200),
            b in prop::collection::vec(0_u8..6, 0..200),
        ) {
            let (a, b) = (words(&a), words(&b));

            prop_assert_eq!(length(&a, &b), common(&a, &b).len());
            prop_assert_eq!(length(&a, &b), length(&b, &a));
            prop_assert_eq!(length(&a, &a), a.len());
        }
    }

    #[test]
    fn a_word_moved_to_the_end_costs_one() {
        assert_eq!(length(&words(&[1, 2, 3, 4]), &words(&[2, 3, 4, 1])), 3);
    }
}
