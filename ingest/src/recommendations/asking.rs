//! Says whether words ask for something: "should", "to ensure", "Review the …".
//!
//! In a list of recommendations more words ask than elsewhere. Never says of whom: see `addressees.rs`.

use std::sync::LazyLock;

use regex::Regex;

use crate::expression::fixed;

use super::addressees;

/// Verbs with which an action begins.
const VERBS: &str = "act|address|adopt|agree|allocate|amend|appoint|arrange|ask|assess|assure|audit|build|carry|clarify|commission|\
    communicate|complete|conduct|consider|continue|co-ordinate|coordinate|create|define|deliver|design|develop|disseminate|embed|\
    encourage|engage|enhance|ensure|establish|evaluate|examine|explore|extend|give|hold|identify|implement|improve|include|increase|\
    introduce|investigate|issue|launch|lead|maintain|make|monitor|obtain|offer|oversee|prepare|prioritise|produce|promote|provide|\
    publish|put|raise|reconsider|recognise|reduce|refresh|reinforce|remind|replace|report|request|require|revise|review|seek|set|\
    share|simplify|strengthen|support|take|train|undertake|update|use|work|write";

/// More of them, that begin other sentences as well.
const LIST_VERBS: &str = "abolish|allow|amalgamate|apply|bring|campaign|cease|check|close|collect|combine|convene|\
    enable|expand|find|fund|gather|get|invite|involve|join|keep|learn|let|limit|look|meet|move|notify|\
    open|pay|pilot|press|protect|reach|re-issue|re-launch|re-run|recruit|relaunch|remove|renew|repeat|resource|restore|retain|\
    return|revisit|run|secure|see|send|speak|spell|start|stop|teach|tell|think|track|treat|visit|widen";

/// Verbs that are nouns as well unless something follows of which they are said: "Change the rule".
const NOUN_VERBS: &str = "change|draw|drop|end|help|link|list|map|measure|name|place|staff|test|trial";

static MODAL: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:should|must|needs? to|ought to|shall|(?:is|are|be) (?:asked|required|invited|requested|recommended)|recommend(?:s|ed)? (?:that|to))\b",
    )
});

/// "Harbour Trust to ensure …": a name, then what it is to do.
pub(super) static INFINITIVE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(&format!(
        r"^(?P<who>(?:(?:[A-Z&][^\s,;:()]*|and|of|the|for),? ){{1,10}})(?P<to>(?:is |are )?to (?:{VERBS}))\b"
    ))
});

static IMPERATIVE: LazyLock<Regex> =
    LazyLock::new(|| fixed(&format!(r"^(?i:that )?(?i:to )?(?i:{VERBS})\b")));

/// What asks only in a list of recommendations: more verbs to begin with, and "records are to be kept".
static IN_LIST: LazyLock<Regex> = LazyLock::new(|| {
    fixed(&format!(
        r"^(?i:to )?(?i:also )?(?i:{VERBS}|{LIST_VERBS})(?: |$)|^(?i:to )?(?i:{NOUN_VERBS}) (?:the|a|an|all|its|their|each|every|any|this|these)\b|^[^.:;]{{2,120}} (?:is|are) to (?:be\b|{VERBS}\b|{LIST_VERBS}\b)"
    ))
});

pub(super) static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^(?:(?:it is|we|i|the (?:[^\s,;:()]+ ){1,4}|on [^,:]{4,24} the (?:[^\s,;:()]+ ){1,4})(?:\s*(?:therefore|also|further))?\s*(?:recommend(?:s|ed)?)\s+(?:that\s+|to\s+)?|that\s+)",
    )
});

/// Words that look as if they asked: "the need to", "were recommended to".
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:the|a|no|any|their|his|her|its) needs? to\b|\b(?:was|were|been) recommended (?:that|to)\b",
    )
});

/// Whether words ask for something.
pub(super) fn asks(text: &str) -> bool {
    IMPERATIVE.is_match(text) || INFINITIVE.is_match(text) || modal(text).is_some()
}

/// The first words by which a text asks for something.
pub(super) fn modal(text: &str) -> Option<regex::Match<'_>> {
    let told = |found: &regex::Match<'_>| {
        TOLD.find_iter(text).any(|told| (told.start()..told.end()).contains(&found.start()))
    };
    MODAL.find_iter(text).find(|found| !told(found))
}

/// Whether the first sentence asks for something.
pub(super) fn asks_first(text: &str) -> bool {
    let end = text.find(". ").or_else(|| text.find(": ")).unwrap_or(text.len());
    asks(text.get(..end).unwrap_or(text))
}

/// Whether the first sentence says that something is recommended.
pub(super) fn recommends(text: &str) -> bool {
    LEAD_IN
        .find(addressees::without_whom(text).1)
        .is_some_and(|lead| lead.as_str().to_lowercase().contains("recommend"))
}

/// Whether words begin with a verb of a list, or say what is to be done.
pub(super) fn asks_verb(text: &str) -> bool {
    /// What is to do something by being there: "The aim of this list is to help".
    const AIMS: &[&str] = &["purpose", "aim", "aims", "intention", "objective", "intended", "meant"];
    let told = |found: regex::Match<'_>| found.as_str().split(' ').any(|word| AIMS.contains(&word));
    IN_LIST.find(text).is_some_and(|found| !told(found))
}

/// Whether an item of a list of recommendations asks for something.
///
/// There "That the Board reviews …", "Policy to be refreshed" and "Harbour Board: a lamp on every pier" ask as well.
pub(super) fn asks_in_list(text: &str) -> bool {
    /// "That is all." asks for nothing.
    const WORDS: usize = 5;
    let that = text.starts_with("That ") && text.split_whitespace().count() >= WORDS;
    asks_first(text)
        || that && !text.starts_with("That is") && !text.starts_with("That was")
        || asks_verb(text)
        || is_to_do(text)
        || !addressees::of_label(text).is_empty()
}

/// Whether words say what somebody is to do: "Supervisors to sample records". No verb stands before "to".
pub(super) fn is_to_do(text: &str) -> bool {
    /// More words before "to" are a sentence.
    const REACH: usize = 9;
    const NOT_FIRST: &[&str] = &[
        "in",
        "with",
        "due",
        "as",
        "according",
        "prior",
        "on",
        "by",
        "for",
        "subject",
        "contrary",
        "access",
        "response",
        "regard",
        "thanks",
        "owing",
        "it",
        "there",
        "this",
        "these",
        "he",
        "she",
        "they",
    ];
    const BEHIND_NOUN: &[&str] = &[
        "in", "of", "for", "at", "and", "or", "with", "from", "across", "within", "who", "that", "which",
        "should",
    ];
    const FINITE: &[&str] = &[
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can", "did", "does",
        "do", "may", "might", "said", "went", "came", "led", "who", "which", "that",
    ];
    /// Verbs before "to" in a sentence that tells: "The Trust plans to".
    const TELLING: &[&str] = &[
        "aims",
        "agrees",
        "appears",
        "applies",
        "asks",
        "attempts",
        "begins",
        "chooses",
        "comes",
        "continues",
        "contributes",
        "decides",
        "expects",
        "fails",
        "goes",
        "hopes",
        "intends",
        "leads",
        "learns",
        "likes",
        "moves",
        "needs",
        "offers",
        "plans",
        "points",
        "promises",
        "refers",
        "refuses",
        "relates",
        "remains",
        "responds",
        "seeks",
        "seems",
        "serves",
        "starts",
        "struggles",
        "tends",
        "tries",
        "wants",
        "wishes",
        "works",
    ];
    let words: Vec<&str> = text.split_whitespace().take(REACH).collect();
    let Some(to) = words.iter().position(|word| *word == "to").filter(|to| *to > 0) else { return false };
    let (before, after) =
        (words.get(..to).unwrap_or_default(), words.get(to + 1).copied().unwrap_or_default());
    let lower = |word: &str| word.to_lowercase();
    let first = before.first().is_some_and(|word| !NOT_FIRST.contains(&lower(word).as_str()));
    // "issues rules to": what ends so may be the verb, but for names of many: "homes in the area to", "services to".
    let third = |at: usize, word: &str| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let plural = next == "to" || BEHIND_NOUN.contains(&next) || next.ends_with("ing");
        word.starts_with(char::is_lowercase) && word.ends_with('s') && !word.contains(['\'', '’']) && !plural
    };
    let verb = |(at, word): (usize, &&str)| {
        FINITE.contains(&lower(word).as_str())
            || word.starts_with(char::is_lowercase) && word.ends_with("ed")
            || word.ends_with([',', '.', ':', ';'])
            || after != "be" && (TELLING.contains(word) || third(at, word))
    };
    first
        && !["", "the", "a", "an", "his", "her", "their"].contains(&after)
        && !before.iter().enumerate().any(verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_list_what_somebody_is_to_do_is_asked() {
        for text in [
            "Supervisors to sample ten logs.",
            "Lamp policy on piers to be refreshed.",
            "That the Board reviews its lamps yearly.",
            "All agencies to report in May.",
            "Both harbours in the county to agree a rule.",
            "Lamps are to be lit.",
            "Relaunch the boats.",
            "End the use of oil.",
            "Harbour Board: a lamp on every pier.",
        ] {
            assert!(asks_in_list(text), "{text}");
        }
        for text in [
            "The Commission issues rules to address what it sees.",
            "In order to see, they lit a lamp.",
            "The skipper wanted to see the lamps.",
            "The aim of this list is to help.",
            "Staff were kind to the skippers.",
            "Good practice: the skipper lit a lamp.",
            "That is to say nothing.",
            "Boats went to the pier.",
        ] {
            assert!(!asks_in_list(text), "{text}");
        }
    }

    #[test]
    fn words_that_ask_for_nothing_are_told_apart() {
        assert!(asks("Ensure that boats are counted."));
        assert!(asks("The Trust should count."));
        assert!(!asks("Boats were counted."));
        assert!(!asks("The need to count boats was clear."));
        assert!(!asks("Skippers were recommended to count."));
        assert!(asks("The need to count was clear, and the Trust should count."));
        assert!(!asks("The Board issues rules to address what it sees."));
    }
}
