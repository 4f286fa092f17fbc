//! Knows the kind of a section by the wording of its heading.
//!
//! The wordings are data (`headings.toml`), checked by a test. Numbering in
//! front ("3.2", "Chapter 4:", "Part B") says nothing of the kind and is taken
//! off. Never looks at a page: whether a line is a heading is decided elsewhere.

use std::collections::HashMap;
use std::sync::LazyLock;

use hindsight_index::vocabulary::SectionKind;
use regex::Regex;

pub(super) use super::pattern::Fit;
use super::pattern::Pattern;

/// What the wording of a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The kind that it opens.
    pub(super) kind: SectionKind,
    /// How much of the heading the wording accounts for.
    pub(super) fit: Fit,
}

/// A wording, read.
struct Wording {
    kind: SectionKind,
    words: usize,
    pattern: Pattern,
}

/// The wordings, and which of them a word can be part of.
struct Table {
    wordings: Vec<Wording>,
    /// Places of wordings by a word that a heading must have, in order.
    by_word: HashMap<String, Vec<usize>>,
    /// Those that ask for no word.
    others: Vec<usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    Table::new(read(include_str!("../../headings.toml")).expect("headings.toml is checked by a test"))
});

impl Table {
    /// Sorts wordings by the words that they ask for.
    fn new(wordings: Vec<Wording>) -> Self {
        let (mut by_word, mut others) = (HashMap::<String, Vec<usize>>::new(), Vec::new());
        for (at, wording) in wordings.iter().enumerate() {
            match wording.pattern.key() {
                Some(words) => {
                    words.iter().for_each(|word| by_word.entry(word.clone()).or_default().push(at))
                }
                None => others.push(at),
            }
        }
        Self { wordings, by_word, others }
    }

    /// The wordings that may fit these words, in order, each once.
    fn candidates(&self, words: &[&str]) -> impl Iterator<Item = &Wording> {
        let known = words.iter().filter_map(|word| self.by_word.get(*word)).flatten();
        let mut places: Vec<usize> = known.chain(&self.others).copied().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|at| self.wordings.get(at))
    }
}

/// A number, letter or label in front of a heading.
static NUMBERING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^\s*(?:
            (?i:chapter|part|section|volume)\s+(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXLCivxlc]{1,6}|[A-Za-z])\b[\s:.)\-–—]*
          | \(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.):]?(?:\s+[-–—]\s+|\s+|\t)
          | [0-9]{1,2}(?:\.[0-9]{1,3})*[.):]
          | \(?[A-Z][.)](?:\s+|$)
          | \(?[ivxIVX]{1,5}[.)]\s+
        )",
    )
    .expect("the expression is fixed")
});

/// A label that makes its section an appendix, whatever follows.
static APPENDIX: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:[0-9]{1,2}(?:\.[0-9]+)*[.)]?\s+)?(?:appendix|annexe?|attachment)\b\s*(?:[0-9]{1,3}|[ivx]{1,5}\b|[a-z]\b)?[\s:.)\-–—]*")
        .expect("the expression is fixed")
});

/// The kind that a heading opens, if its wording is known.
pub(super) fn meaning(heading: &str) -> Option<Meaning> {
    if let Some(label) = APPENDIX.find(heading) {
        let rest = heading.get(label.end()..).unwrap_or_default();
        return Some(appended(rest));
    }
    let bare = without_numbering(heading);
    look_up(bare).or_else(|| bare.split([':', '/', '|', '\n']).filter_map(whole).next())
}

/// Whether the wording of a heading accounts for some of its words only.
pub(super) fn is_loose(heading: &str) -> bool {
    meaning(heading).is_some_and(|meaning| meaning.fit == Fit::Part)
}

/// The kind of an appendix: its own, if one can tell the two apart.
fn appended(rest: &str) -> Meaning {
    let appendix = Meaning { kind: SectionKind::Appendix, fit: Fit::Whole };
    let own = [
        SectionKind::Glossary,
        SectionKind::TermsOfReference,
        SectionKind::Recommendations,
        SectionKind::ActionPlan,
        SectionKind::Chronology,
    ];
    let known =
        look_up(rest).filter(|meaning| meaning.fit == Fit::Whole || meaning.kind == SectionKind::Glossary);
    known.filter(|meaning| own.contains(&meaning.kind)).unwrap_or(appendix)
}

/// A heading of which every word is accounted for.
fn whole(part: &str) -> Option<Meaning> {
    look_up(part).filter(|meaning| meaning.fit == Fit::Whole)
}

/// The heading without the number or label in front.
pub(super) fn without_numbering(heading: &str) -> &str {
    let bare = NUMBERING.find(heading).and_then(|label| heading.get(label.end()..)).unwrap_or(heading);
    if bare.trim().is_empty() { heading } else { bare }
}

/// How deep the number in front of a heading is: 1 for "3", 2 for "3.2".
pub(super) fn depth(heading: &str) -> Option<u8> {
    let label = NUMBERING.find(heading)?.as_str();
    let parts = label.split('.').filter(|part| part.chars().any(|c| c.is_ascii_digit())).count();
    (parts > 0).then(|| u8::try_from(parts).unwrap_or(u8::MAX))
}

/// The number in front of a heading that has one part: 3 for "3. Lamps" and "3) Lamps".
pub(super) fn number(heading: &str) -> Option<u32> {
    let label = NUMBERING.find(heading).filter(|_| depth(heading) == Some(1))?.as_str();
    label.trim().trim_matches(['(', ')', '.', ':', '-', '–', '—', ' ']).parse().ok()
}

/// Whether a heading says that it opens an appendix: "Appendix 2", "Annex B: Tides".
pub(super) fn is_appendix(heading: &str) -> bool {
    APPENDIX.is_match(heading)
}

/// Looks a heading up as it stands.
fn look_up(text: &str) -> Option<Meaning> {
    /// Longer lines are sentences, not headings.
    const LONGEST: usize = 300;
    if text.len() > LONGEST {
        return None;
    }
    let plain = plain(text);
    let words: Vec<&str> = plain.split(' ').collect();
    let found = TABLE.candidates(&words).filter_map(|wording| Some((wording, wording.pattern.fit(&words)?)));
    found
        .max_by_key(|(wording, fit)| (wording.words, *fit == Fit::Whole, std::cmp::Reverse(wording.kind)))
        .map(|(wording, fit)| Meaning { kind: wording.kind, fit })
}

/// Text as headings and labels are compared: lower case, words apart by one space.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\'' | '’' | '‘' | '`' | '\u{ad}' => {}
            '&' => push_word(&mut out, "and"),
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ if out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out.trim().to_owned()
}

/// Adds a word between spaces.
fn push_word(out: &mut String, word: &str) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out.push_str(word);
    out.push(' ');
}

/// Reads the table.
fn read(toml: &str) -> Result<Vec<Wording>, String> {
    let table: toml::Table = toml.parse().map_err(|error: toml::de::Error| error.to_string())?;
    let mut wordings = Vec::new();
    for (word, list) in &table {
        let kind = SectionKind::from_word(word).ok_or_else(|| format!("no kind '{word}'"))?;
        for text in list.as_array().into_iter().flatten() {
            let text = text.as_str().ok_or("a wording is text")?;
            let words = text.split(' ').filter(|word| *word != "*" && !word.starts_with('[')).count();
            wordings.push(Wording { kind, words, pattern: Pattern::read(text) });
        }
    }
    Ok(wordings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(heading: &str) -> Option<&'static str> {
        meaning(heading).map(|meaning| meaning.kind.as_str())
    }

    #[test]
    fn the_built_in_table_can_be_read_and_each_wording_is_plain() {
        let table: toml::Table = include_str!("../../headings.toml").parse().expect("toml");

        assert!(read(include_str!("../../headings.toml")).is_ok());
        for wording in table.values().flat_map(|list| list.as_array().expect("a list")) {
            let text = wording.as_str().expect("text");
            assert!(
                text.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || " /[]*#".contains(c)),
                "{text}"
            );
        }
    }

    #[test]
    fn no_wording_that_fits_is_passed_over() {
        let table = Table::new(read(include_str!("../../headings.toml")).expect("read"));
        for heading in [
            "findings",
            "the executive summary of it",
            "lessons",
            "summary of the governments response to all",
            "what happened next",
            "finding 3 lamps",
            "key lines of enquiry",
            "lamps and boats",
            "",
            "atodiad 2",
        ] {
            let words: Vec<&str> = heading.split(' ').collect();
            let fits = |wording: &&Wording| wording.pattern.fit(&words).is_some();

            let all = table.wordings.iter().filter(fits).count();

            assert_eq!(table.candidates(&words).filter(fits).count(), all, "{heading}");
        }
    }

    #[test]
    fn numbering_says_nothing_of_the_kind() {
        for heading in [
            "Findings",
            "3. Findings",
            "3.2 FINDINGS",
            "Chapter 4: Findings",
            "Part B – Findings",
            "Section 5: Findings",
        ] {
            assert_eq!(kind(heading), Some("findings"), "{heading}");
        }
    }

    #[test]
    fn the_wording_that_names_most_words_wins() {
        assert_eq!(kind("Summary of recommendations"), Some("recommendations"));
        assert_eq!(kind("Executive summary"), Some("summary"));
        assert_eq!(kind("Analysis of practice"), Some("analysis"));
    }

    #[test]
    fn the_coroners_form_is_known_in_every_spelling() {
        assert_eq!(kind("INVESTIGATION and INQUEST"), Some("introduction"));
        assert_eq!(kind("4 CIRCUMSTANCES OF THE DEATH"), Some("chronology"));
        assert_eq!(kind("CORONER’S CONCERNS"), Some("findings"));
        assert_eq!(kind("Coroner's Concerns"), Some("findings"));
        assert_eq!(kind("ACTION SHOULD BE TAKEN"), Some("recommendations"));
        assert_eq!(kind("7. YOUR RESPONSE"), Some("other"));
    }

    #[test]
    fn an_appendix_is_one_unless_its_own_wording_says_more() {
        assert_eq!(kind("Appendix 2: Weather records"), Some("appendix"));
        assert_eq!(kind("Appendix B – Glossary of terms"), Some("glossary"));
        assert_eq!(kind("Annex A: Terms of Reference"), Some("terms_of_reference"));
        assert_eq!(kind("Appendix 1: Background"), Some("appendix"));
    }

    #[test]
    fn other_headings_have_no_kind() {
        for heading in
            ["The lighthouse at Borchester", "", "…", "4", "Findings were shared with the family on the day"]
        {
            let known = meaning(heading).filter(|meaning| meaning.fit == Fit::Whole);
            assert_eq!(known, None, "{heading}");
        }
    }

    #[test]
    fn the_depth_of_a_number_is_counted() {
        assert_eq!(depth("3 Findings"), Some(1));
        assert_eq!(depth("3.2. Findings"), Some(2));
        assert_eq!(depth("Findings"), None);
        assert_eq!((number("3) Lamps"), number("3.2 Lamps"), number("Lamps")), (Some(3), None, None));
        assert_eq!(depth("Chapter 4: Findings"), Some(1));
    }
}
