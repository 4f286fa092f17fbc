//! What the acronyms of a review mean.
//!
//! A review that writes "long form (ACRONYM)", or lists "ACRONYM: long form"
//! line by line, says so itself. An acronym of several meanings that it does
//! not explain counts only in company.

use std::collections::HashMap;

use super::view::View;
use hindsight_index::phrase::{Match, Strength};

/// Acronyms that mean different things in different reviews.
const AMBIGUOUS: &[&str] = &[
    "NFA", "ASC", "LAC", "CSE", "HBV", "MSP", "CPA", "CSA", "DNA", "CAF", "SEND", "NRM", "LPA", "PPU", "PIP",
    "ED", "OT", "LA", "COM", "CRC", "NPS", "LAS", "SAB", "CSP", "RAID", "SALT", "PC", "DASS", "IRC", "EDT",
    "CLA", "TAF", "AED", "CME", "BPD", "HIE", "PLO", "LD", "SI", "CMS", "SPA", "STC", "CPS", "HV", "AP",
];

/// What a review says that its acronyms mean.
#[derive(Debug, Default)]
pub(super) struct Acronyms {
    /// The entries that the long form shows, by acronym.
    meanings: HashMap<String, Vec<usize>>,
}

impl Acronyms {
    /// The acronyms that these pages explain; the first explanation holds.
    ///
    /// `entries` gives the entries whose phrases stand in a long form.
    pub(super) fn read(views: &[View<'_>], entries: impl Fn(&str) -> Vec<usize>) -> Self {
        let mut meanings = HashMap::new();
        for view in views {
            for (at, _) in view.page.text.match_indices('(') {
                if let Some((acronym, long)) = explained(&view.page.text, at)
                    && AMBIGUOUS.contains(&acronym)
                {
                    meanings.entry(acronym.to_owned()).or_insert_with(|| entries(long));
                }
            }
            for (acronym, long) in view.page.text.lines().filter_map(listed) {
                if AMBIGUOUS.contains(&acronym) {
                    meanings.entry(acronym.to_owned()).or_insert_with(|| entries(long));
                }
            }
        }
        Self { meanings }
    }

    /// Drops acronyms that mean something else here, and makes those weak
    /// whose meaning nothing explains.
    pub(super) fn judge(&self, text: &str, hits: &mut Vec<Match>) {
        hits.retain_mut(|hit| {
            let word = text.get(hit.bytes.clone()).unwrap_or_default().trim_end_matches('s');
            if !AMBIGUOUS.contains(&word) {
                return true;
            }
            match self.meanings.get(word) {
                Some(entries) => entries.contains(&hit.entry),
                None => {
                    hit.strength = Strength::Weak;
                    true
                }
            }
        });
    }
}

/// The acronym that begins a line of a list of abbreviations, with its long form.
///
/// The initials of the words must be those of the acronym, in order: a
/// sentence may begin with an acronym too.
fn listed(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let (acronym, rest) = line.split_once([' ', '\t', ':', '=', '\u{2013}', '\u{2014}'])?;
    let long =
        rest.trim_start_matches(|c: char| c.is_whitespace() || ":=-|\u{2013}\u{2014}".contains(c)).trim_end();
    let is_acronym = (2..=8).contains(&acronym.len()) && acronym.chars().all(|c| c.is_ascii_uppercase());
    if !is_acronym || long.len() > MAX_LONG_FORM {
        return None;
    }
    let mut initials = long.split([' ', '-', '/']).filter_map(|word| word.chars().next());
    let wanted = acronym.chars().all(|letter| initials.any(|initial| initial.eq_ignore_ascii_case(&letter)));
    wanted.then_some((acronym, long))
}

/// The most bytes of a long form in a list of abbreviations.
const MAX_LONG_FORM: usize = 100;

/// The acronym in brackets that open at a byte, with the words before them
/// whose initials it is made of.
fn explained(text: &str, at: usize) -> Option<(&str, &str)> {
    let (inside, _) = text.get(at + 1..)?.split_once(')')?;
    let acronym = inside.trim().trim_matches(['"', '\'', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}']);
    let letters = acronym.chars().filter(char::is_ascii_uppercase).count();
    if !(2..=8).contains(&letters) || acronym.chars().any(|c| !c.is_ascii_alphanumeric()) {
        return None;
    }
    let before = text.get(..at)?.trim_end();
    let wanted = acronym.chars().next()?.to_ascii_lowercase();
    let mut start = before.len();
    for _ in 0..letters + 3 {
        start = before
            .get(..start)?
            .trim_end()
            .rfind(|c: char| c.is_whitespace() || c == '-' || c == '/')
            .map_or(0, |at| at + 1);
        let long = before.get(start..)?;
        let enough = long.split([' ', '-', '/', '\n']).filter(|word| !word.is_empty()).count() + 2 >= letters;
        if enough && long.chars().next()?.to_ascii_lowercase() == wanted {
            return Some((acronym, long));
        }
        if start == 0 {
            break;
        }
        start -= 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_initials_of_the_words_before_the_brackets_explain_an_acronym() {
        let text = "He was known to adult social care (ASC) and others";

        let at = text.find('(').expect("a bracket");

        assert_eq!(explained(text, at), Some(("ASC", "adult social care")));
    }

    #[test]
    fn a_list_of_abbreviations_explains_its_acronyms() {
        for line in ["ASC  Adult Social Care", "ASC: Adult social care", "ASC \u{2013} Adult Social Care"] {
            assert_eq!(listed(line).map(|(acronym, _)| acronym), Some("ASC"), "{line}");
        }
        for line in ["ASC closed the case in May", "The ASC", "ASC", "Adult Social Care ASC"] {
            assert_eq!(listed(line), None, "{line}");
        }
    }

    #[test]
    fn brackets_without_an_acronym_explain_nothing() {
        for text in ["He left (again)", "(ASC)", "She moved (AB", "The sum (A&E)"] {
            let at = text.find('(').expect("a bracket");

            assert_eq!(explained(text, at), None, "{text}");
        }
    }
}
