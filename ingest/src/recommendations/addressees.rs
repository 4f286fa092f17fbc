//! Says of whom words ask something.
//!
//! An agency is given as the text names it, never completed or looked up. A
//! subject that is no body of people ("Training should …") addresses no one.

use std::sync::LazyLock;

use regex::Regex;

use super::asking::{INFINITIVE, LEAD_IN, asks, asks_verb, is_to_do, modal};
use crate::bodies::{is_body, parts};
use crate::expression::fixed;

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^(?:[0-9][0-9.]*\s+)?(?:recommendations? (?:for|to)|addressed to|addressees?|for action by|action (?:for|by)|responsible (?:agency|organisation|body)|lead (?:agency|organisation)|owner)\s*(?:\b|:)\s*:?\s*(.+)$",
    )
});

/// Whom a line names outright: "Recommendation for: …".
pub(super) fn named(line: &str) -> Option<String> {
    /// A longer value is a sentence.
    const LONGEST: usize = 120;
    let value = NAMED.captures(line)?.get(1)?.as_str().trim().trim_end_matches(['.', ':']);
    (value.len() <= LONGEST && value.starts_with(|c: char| c.is_uppercase() || c == 't') && is_body(value))
        .then(|| value.to_owned())
}

/// Of whom "Harbour Board and Ferry Trust: a lamp on every pier" is asked: the bodies before the colon.
pub(super) fn of_label(text: &str) -> Vec<String> {
    /// More words before the colon are a sentence.
    const WORDS: usize = 14;
    let Some((label, rest)) = text.split_once(": ") else { return Vec::new() };
    let capital = label.trim_start_matches("the ").starts_with(char::is_uppercase);
    let short = label.split_whitespace().count() <= WORDS && !label.contains(['.', ';', '?', '|', '(']);
    if !capital
        || !short
        || rest.is_empty()
        || asks(label)
        || asks_verb(label)
        || label.to_lowercase().contains("recommendation")
    {
        return Vec::new();
    }
    // "Good practice: …" and "Mental health: …" name what it is about.
    const TOPICS: &[&str] = &["practice", "working", "supervision", "health"];
    let last = label.split_whitespace().next_back().unwrap_or_default();
    if TOPICS.contains(&last) || !subject(rest).is_empty() {
        return Vec::new();
    }
    parts(label)
}

/// Whom a line that heads a list of items names: "For Harbour Police", "GP practice:".
pub(super) fn heads(line: &str) -> Option<String> {
    /// More words are a sentence.
    const WORDS: usize = 8;
    let name = line.trim_end_matches(':').trim();
    let name = ["For ", "To "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    let short =
        name.split_whitespace().count() <= WORDS && !name.ends_with(['.', ';', ',']) && !name.contains(" | ");
    let lower = name.to_lowercase();
    let topic = [
        "recommendation",
        "improving",
        "questions",
        "learning",
        "what ",
        "how ",
        " has ",
        " have ",
        " will ",
        " was ",
    ];
    (short && is_body(name) && !asks(name) && !topic.iter().any(|word| lower.contains(word)))
        .then(|| name.to_owned())
}

/// The body of which a line above a list says that it is asked: "The reviewer recommends that the Harbour Board:".
pub(super) fn announced(line: &str) -> Option<String> {
    let (_, whom) = line
        .strip_suffix(':')?
        .rsplit_once(" recommends that ")
        .or_else(|| line.strip_suffix(':')?.rsplit_once(" recommend that "))?;
    is_body(whom).then(|| whom.to_owned())
}

/// To whom the questions below a heading or line are put: "the Board" of "Questions for the Board to consider:".
pub(super) fn put_to(line: &str) -> Option<String> {
    static PUT: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)^(?:[0-9.]+\s+)?(?:(?:key |further |some )?(?:questions?|considerations?|issues|challenges?|points|matters)\b[^.?]{0,40}?) (?:for|to) (?P<whom>[^.?:]{3,80}?)(?: to (?:consider|answer|discuss|reflect)\b[^.?:]{0,30})?:?$",
        )
    });
    let whom = PUT.captures(line.trim())?.name("whom")?.as_str().trim();
    is_body(whom).then(|| whom.to_owned())
}

/// The bodies that a cell, heading or label names: "Harbour Board; Ferry Trust". Words that name no body stay whole.
pub(super) fn of_names(words: &str) -> Vec<String> {
    let names = words.split([';', '/']).flat_map(|part| part.split(" together with ")).map(str::trim);
    let apart = |part: &str| {
        let found = parts(part);
        if found.is_empty() { vec![part.to_owned()] } else { found }
    };
    names.filter(|part| !part.is_empty()).flat_map(apart).collect()
}

/// Whether words are the name of a body, as a cell of a table gives it.
pub(super) fn is_name(words: &str) -> bool {
    is_body(words)
}

/// Of whom an item is asked: its subject, else the body that heads its list.
pub(super) fn of_listed(text: &str, heads: Option<&str>) -> Vec<String> {
    let own = of_text(text);
    if own.is_empty() { heads.map(of_names).unwrap_or_default() } else { own }
}

/// Words that a subject has at most before "to" or "will".
const SUBJECT: usize = 12;

/// Whether words can be a subject: "Ensure that agencies" and two sentences cannot.
fn is_subject(words: &str) -> bool {
    words.split_whitespace().count() <= SUBJECT && !words.contains(". ") && !asks(words) && !asks_verb(words)
}

/// Who is to lead, behind the words of a recommendation: "Lead: Harbour Board."
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?:^|[.;(\]]\s*)(?:Lead|Lead agency|Lead organisation|Owner|Responsible|Responsible agency|Action by|By whom):\s*(?P<whom>[^.;()]{3,90})",
    )
});

/// Whom words name in front, and the words behind: "For the Harbour Board. It is recommended …".
pub(super) fn without_whom(text: &str) -> (Option<&str>, &str) {
    let named = text.strip_prefix("For ").and_then(|rest| rest.split_once(". "));
    named.filter(|(whom, _)| heads(whom).is_some()).map_or((None, text), |(whom, rest)| (Some(whom), rest))
}

/// Of whom words ask something: who stands before a colon, else their subject.
fn of_text(text: &str) -> Vec<String> {
    let label = of_label(text);
    if !label.is_empty() {
        return label;
    }
    if let Some(whom) =
        LEAD.captures(text).and_then(|found| found.name("whom")).filter(|whom| is_body(whom.as_str()))
    {
        return parts(whom.as_str());
    }
    if let (Some(whom), _) = without_whom(text) {
        return parts(whom);
    }
    let mut own = subject(text);
    let who = text.split_once(" to ").filter(|_| is_to_do(text)).or_else(|| text.split_once(" will "));
    if let Some((who, _)) = who.filter(|(who, _)| own.is_empty() && is_subject(who)) {
        own = parts(who);
    }
    match text.strip_prefix("That ").or_else(|| text.strip_prefix("that ")) {
        Some(rest) if own.is_empty() => of_part(rest),
        _ => own,
    }
}

/// Of whom a part of "It is recommended that:" is asked: the body with which it begins, before its verb.
pub(super) fn of_part(text: &str) -> Vec<String> {
    /// Words that a name has at most.
    const WORDS: usize = 8;
    let own = subject(text);
    if !own.is_empty() {
        return own;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let verb = words.iter().take(WORDS + 1).position(|word| {
        word.ends_with('s') && word.starts_with(char::is_lowercase) && !word.contains(['\'', '’'])
    });
    let name = verb.and_then(|verb| words.get(..verb)).unwrap_or_default().join(" ");
    if is_body(&name) { vec![name] } else { Vec::new() }
}

/// Of whom a line that announces recommendations asks them.
pub(super) fn asked(line: &str) -> Option<String> {
    subject(line).into_iter().next()
}

/// Whom a recommendation addresses: those `said` outright, else its subject.
pub(super) fn of(text: &str, said: Option<String>) -> Vec<String> {
    said.map_or_else(|| of_text(text), |names| of_names(&names))
}

/// The bodies that are the subject of a sentence that asks.
fn subject(text: &str) -> Vec<String> {
    /// A longer subject is a sentence.
    const LONGEST: usize = 260;
    let text = LEAD_IN.find(text).and_then(|lead| text.get(lead.end()..)).unwrap_or(text);
    let infinitive = INFINITIVE.captures(text).and_then(|found| found.name("to"));
    let Some(modal) = infinitive.or_else(|| modal(text)) else { return Vec::new() };
    let before = text.get(..modal.start()).unwrap_or_default().trim();
    if before.len() > LONGEST || before.contains([':', ';', '?']) || before.contains(". ") {
        return Vec::new();
    }
    parts(without_aside(before))
        .into_iter()
        .map(|part| part.trim_end_matches(',').trim().to_owned())
        .collect()
}

/// A subject without what is said beside it: "The Trust, with partners,".
fn without_aside(subject: &str) -> &str {
    let aside = [
        ", with ",
        ", working ",
        ", in ",
        ", through ",
        ", as ",
        ", together ",
        ", which ",
        ", who ",
        ", via ",
    ];
    let cut = aside.iter().filter_map(|words| subject.find(words)).min();
    cut.and_then(|at| subject.get(..at)).unwrap_or(subject).trim_end_matches(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_of_a_sentence_that_asks_is_addressed() {
        for (text, expected) in [
            ("The Trust should count.", vec!["The Trust"]),
            ("It is recommended that Harbour Council must count.", vec!["Harbour Council"]),
            ("Harbour Police and the Ferry Board should count.", vec!["Harbour Police", "Ferry Board"]),
            ("The Trust, working with others, should count.", vec!["The Trust"]),
            (
                "The panel recommends that the Department of Tides and Winds should count.",
                vec!["the Department of Tides and Winds"],
            ),
            ("NHS Harbour to ensure that boats are counted.", vec!["NHS Harbour"]),
        ] {
            assert_eq!(of(text, None), expected, "{text}");
        }
    }

    #[test]
    fn a_subject_that_is_no_body_of_people_addresses_no_one() {
        for text in [
            "Training should be given.",
            "This should stop.",
            "Count the boats.",
            "There should be a service.",
        ] {
            assert_eq!(of(text, None), Vec::<String>::new(), "{text}");
        }
    }
}
