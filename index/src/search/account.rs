//! The words of a pasted account: which tell something of the case, and how much each counts.
//!
//! What only carries the question ("please find reports about") counts for nothing, nor do numbers
//! and ages. The sentence that says what is looked for counts more than the story. Knows no library.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::phrase::{Matcher, Phrase, Strength};
use crate::query::FEWEST_IN_ACCOUNT;
use crate::words;

/// How much the words of the sentence that says what is looked for count.
const REQUEST: f32 = 1.6;

/// Numbers that name a service.
const SERVICES: &[&str] = &["101", "111", "999"];

/// Words that nearly every account and every report has: what they have in common tells nothing.
const COMMON: &[&str] = &[
    "after", "again", "all", "always", "another", "because", "before", "both", "during", "each", "even",
    "every", "few", "just", "last", "later", "less", "many", "more", "most", "much", "never", "not", "off",
    "once", "only", "other", "others", "out", "over", "own", "same", "since", "some", "still", "that",
    "through", "too", "two", "under", "until", "up", "very", "well", "were", "without",
];

/// Words of age and time, which most accounts have.
const AGES: &[&str] = &["age", "aged", "month", "months", "old", "year", "years"];

/// Ways to say what one is doing, in the language of the module `phrase`.
const DOING: &[&str] = &[
    "(i|we|our (team|board|service|partnership)) ~1 (am|are|is) ~1 (reviewing|writing|working|preparing|conducting|trying) (about|at|for|into|on|to)?",
    "(i|we) (have|ve) been asked to ~2",
];

/// Ways to say what is looked for.
const ASKING: &[&str] = &[
    "(i|we) (am|are) ~1 (looking|searching|seeking) (at|for)?",
    "(i|we) (would|d|should)? ~1 (like|want|need|hope|wish) (to)? ~1 (find|see|read|know|learn|hear)?",
    "please ~1 (find|show|search|send|look|list|suggest|help) (for|me|us)?",
    "(can|could) (you|anyone|somebody|someone) ~1 (find|show|search|send|suggest|help|point)",
    "(are|is) there (any|other|similar)? ~1",
    "(looking|searching) (for|at)",
    "(any|other|similar|comparable|earlier|past|previous) ~1 (report*|death*|case*|review*|suicide*|inquest*|inquir*|finding*|lesson*|example*) (about|on|of|where|in which|involving|concerning)?",
    "(report*|review*|case*|finding*|lesson*|example*) (about|on|where|in which|involving|concerning)",
    "(coroner*|coroners') report*",
    "similar",
];

/// The number of phrases that only tell what one is doing.
const TELLS: usize = 0;
/// The number of phrases that ask.
const ASKS: usize = 1;

static ASK: LazyLock<Matcher> = LazyLock::new(|| {
    let phrase = |entry| move |pattern: &&'static str| Phrase { entry, strength: Strength::Strong, pattern };
    let phrases = DOING.iter().map(phrase(TELLS)).chain(ASKING.iter().map(phrase(ASKS)));
    Matcher::compile(phrases).expect("compiled by a test")
});

/// How much each word of an account counts, by its plain form; `None` if the text is a short query.
pub(super) fn weights(text: &str) -> Option<HashMap<String, f32>> {
    let tells = |word: &words::Word| !words::is_stop_word(&word.plain);
    let telling: std::collections::HashSet<String> =
        words::words(text).into_iter().filter(tells).map(|word| word.plain).collect();
    if telling.len() < FEWEST_IN_ACCOUNT {
        return None;
    }
    let sentences: Vec<&str> = text.split_inclusive(['.', '?', '!']).collect();
    let mut weights: HashMap<String, f32> = HashMap::new();
    for sentence in &sentences {
        let (kept, asks) = without_asking(sentence);
        let weight = if asks && sentences.len() > 1 { REQUEST } else { 1.0 };
        for plain in kept.into_iter().filter(|plain| counts(plain)) {
            let held = weights.entry(plain).or_default();
            *held = held.max(weight);
        }
    }
    (!weights.is_empty()).then_some(weights)
}

/// Whether a word tells something of a case.
pub(super) fn counts(plain: &str) -> bool {
    let number = plain.bytes().all(|b| b.is_ascii_digit());
    !words::is_stop_word(plain)
        && !COMMON.contains(&plain)
        && !AGES.contains(&plain)
        && (!number || SERVICES.contains(&plain))
}

/// The words of a sentence without those that only ask or tell what one is doing, and whether it asks.
fn without_asking(sentence: &str) -> (Vec<String>, bool) {
    let asking = ASK.find(sentence);
    let inside = |word: &words::Word| {
        asking.iter().any(|asks| asks.bytes.start <= word.range.start && word.range.end <= asks.bytes.end)
    };
    let kept = words::words(sentence).into_iter().filter(|word| !inside(word));
    (kept.map(|word| word.plain).collect(), asking.iter().any(|found| found.entry == ASKS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_query_is_no_account() {
        assert_eq!(weights("poor damp housing and neglect"), None);
    }

    #[test]
    fn the_story_counts_and_the_request_counts_more() {
        let text = "We are reviewing the case of a woman of 42 who lived alone in a damp flat. The wardens knew of \
                    hoarding, smoke alarms and unpaid heating bills, and rang 999 twice. \
                    Please find other reports about hoarding and fire.";

        let found = weights(text).expect("an account");

        let weight = |word: &str| found.get(word).copied().unwrap_or_default();
        assert!((weight("damp") - 1.0).abs() < 1e-6 && (weight("fire") - REQUEST).abs() < 1e-6);
        assert!((weight("hoarding") - REQUEST).abs() < 1e-6 && (weight("999") - 1.0).abs() < 1e-6);
        assert!(weight("42") == 0.0 && weight("reviewing") == 0.0 && weight("reports") == 0.0, "{found:?}");
    }
}
