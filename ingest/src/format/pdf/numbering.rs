//! Finds the page number that is printed on a page.
//!
//! A number counts as one if it keeps its distance to the count of pages from
//! page to page; a year or the number of a note does not.

use std::collections::HashMap;

use super::furniture::{Leaf, band, least};

/// Whether a line is a page number and nothing else: `7`, `- 7 -`, `Page 7 of 9`.
pub(crate) fn is_lone_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = lower.split(|ch: char| !ch.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut numbers = 0;
    for word in words {
        if number(word).is_some() {
            numbers += 1;
        } else if !matches!(word, "page" | "pg" | "p" | "of") {
            return false;
        }
    }
    (1..=2).contains(&numbers)
}

/// Whether a line is the number of just this page, as a viewer counts.
pub(crate) fn is_own_number(text: &str, index: usize, total: usize) -> bool {
    let numbers: Vec<usize> =
        text.split(|ch: char| !ch.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
    is_lone_number(text)
        && match numbers[..] {
            [own] => own == index + 1,
            [own, of] => own == index + 1 && of >= total,
            _ => false,
        }
}

/// The value of an arabic or small roman page number.
fn number(word: &str) -> Option<i64> {
    if word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        // References are padded with zeros, pages are not.
        return word.parse().ok().filter(|_| !word.starts_with('0') || word == "0");
    }
    roman(word)
}

/// The value of a roman number below 90.
fn roman(word: &str) -> Option<i64> {
    let (mut value, mut highest) = (0, 0);
    for ch in word.chars().rev() {
        let digit = match ch {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            'l' => 50,
            _ => return None,
        };
        value += if digit < highest { -digit } else { digit };
        highest = highest.max(digit);
    }
    (value > 0 && word.len() <= 8).then_some(value)
}

/// How far a number is from the count of pages, and whether it is a roman one.
type Step = (i64, bool);

/// By how much printed numbers differ from the count of pages.
#[derive(Debug)]
pub(crate) struct Numbering {
    /// Steps that hold on several pages, the one that holds on most of them first.
    steps: Vec<Step>,
}

/// A page number as it is printed in a line.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Printed {
    /// How many numberings hold on more pages: of two numbers on a page the lower one wins.
    pub(crate) rank: usize,
    /// The number.
    pub(crate) word: String,
}

impl Numbering {
    /// The numbering that the bands of the pages show.
    pub(crate) fn of(leaves: &[Leaf]) -> Self {
        // Numbers of different lines keep the same distance by chance: only a line that is equal but for it counts.
        let mut seen: HashMap<(Step, String), Vec<usize>> = HashMap::new();
        for (index, leaf) in leaves.iter().enumerate() {
            for line in leaf.lines.iter().filter(|line| band(line, leaf.frame_of(line)).is_some()) {
                for (step, word) in candidates(&line.text, index) {
                    let pages = seen.entry((step, masked(&line.text, &word))).or_default();
                    if pages.last() != Some(&index) {
                        pages.push(index);
                    }
                }
            }
        }
        let mut best: HashMap<Step, usize> = HashMap::new();
        for ((step, text), pages) in seen {
            if holds(&text, &pages, leaves.len()) {
                let known = best.entry(step).or_default();
                *known = pages.len().max(*known);
            }
        }
        let mut steps: Vec<(Step, usize)> = best.into_iter().collect();
        steps.sort_by_key(|(step, count)| (std::cmp::Reverse(*count), *step));
        Self { steps: steps.into_iter().map(|(step, _)| step).collect() }
    }

    /// The page number in a line, if it is one that this page may bear.
    ///
    /// Of several it is the one that most pages agree on, so that it is the same one on every page.
    pub(crate) fn printed(&self, text: &str, index: usize) -> Option<Printed> {
        let found = candidates(text, index);
        self.steps.iter().enumerate().find_map(|(rank, step)| {
            let (_, word) = found.iter().find(|(candidate, _)| candidate == step)?;
            Some(Printed { rank, word: word.clone() })
        })
    }
}

/// A text in lower case, with one word masked; none is if it is empty.
pub(crate) fn masked(text: &str, mine: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    for part in text.split_inclusive(|ch: char| !ch.is_alphanumeric()) {
        let word = part.trim_end_matches(|ch: char| !ch.is_alphanumeric());
        if !word.is_empty() && word == mine {
            masked.push('#');
            masked.push_str(&part[word.len()..]);
        } else {
            masked.extend(part.chars().flat_map(char::to_lowercase));
        }
    }
    masked
}

/// Whether a number that stands in this text on these pages numbers them.
fn holds(text: &str, pages: &[usize], total: usize) -> bool {
    let ([first, .., last] | [first @ last]) = pages else { return false };
    // The numbers of the pages before the first are few, but one follows the other.
    let unbroken = is_lone_number(&text.replace('#', "1")) && pages.len() * 2 > last - first;
    pages.len() >= least(total) && (unbroken || pages.len() >= total / 20)
}

/// Whether a word stands right after the word "page".
fn after_page(text: &str, word: &str) -> bool {
    let mut words = text.split(|ch: char| !ch.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|before| before.eq_ignore_ascii_case("page")) && words.next() == Some(word)
}

/// The numbers in a line: how far each is from the count of pages, and as printed.
fn candidates(text: &str, index: usize) -> Vec<(Step, String)> {
    let Ok(page) = i64::try_from(index + 1) else { return Vec::new() };
    let outer = |word: &str| text.ends_with(word) || text.starts_with(word);
    let is_roman = |word: &str| {
        is_lone_number(text)
            || (outer(word) && word.chars().all(char::is_lowercase))
            || after_page(text, word)
    };
    text.split(|ch: char| !ch.is_alphanumeric())
        .filter(|word| word.bytes().all(|byte| b"0123456789ivxlIVXL".contains(&byte)))
        .filter_map(|word| {
            let value = number(&word.to_lowercase())?;
            let arabic = word.bytes().all(|byte| byte.is_ascii_digit());
            (arabic || is_roman(word)).then(|| ((value - page, !arabic), word.to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_number_may_have_the_word_page_and_dashes_round_it() {
        for text in ["7", "- 7 -", "Page 7 of 9", "iv", "p. 12"] {
            assert!(is_lone_number(text), "{text}");
        }
        for text in ["7 findings", "Page", "1 2 3", ""] {
            assert!(!is_lone_number(text), "{text}");
        }
    }

    #[test]
    fn roman_numbers_are_read() {
        assert_eq!(["i", "iv", "ix", "xlii"].map(roman), [Some(1), Some(4), Some(9), Some(42)]);
        assert_eq!(roman("mix"), None);
    }

    #[test]
    fn only_the_page_number_is_masked() {
        let numbering = Numbering { steps: vec![(2, false)] };

        let number = numbering.printed("Report 2019 | 12", 9).expect("two more than the page");

        assert_eq!(masked("Report 2019 | 12", &number.word), "report 2019 | #");
    }
}
