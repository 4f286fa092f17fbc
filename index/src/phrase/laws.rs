//! Laws of phrases that hold for any of them.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Match, Matcher, Phrase, Strength};

/// A piece of a phrase over three words.
fn piece() -> impl Strategy<Value = String> {
    let word = prop_oneof!["[abc]", "[abc]\\*", Just("{not}".to_owned()), Just("{fail}".to_owned())];
    let sequence = vec(word.clone(), 1..3).prop_map(|words| words.join(" "));
    prop_oneof![
        4 => word,
        2 => vec(sequence.clone(), 1..4).prop_map(|choices| format!("({})", choices.join("|"))),
        1 => sequence.prop_map(|words| format!("({words})?")),
        2 => (1usize..4).prop_map(|words| format!("~{words}")),
    ]
}

/// A phrase, which may be a faulty one.
fn pattern() -> impl Strategy<Value = String> {
    vec(piece(), 1..5).prop_map(|pieces| pieces.join(" "))
}

/// What some phrases find in a text, each with its own number.
fn found(patterns: &[(usize, &String)], strength: Strength, text: &str) -> Vec<(usize, Match)> {
    let phrases = patterns.iter().map(|&(entry, pattern)| Phrase { entry, strength, pattern });
    let matcher = Matcher::compile(phrases).expect("valid phrases");
    let mut found: Vec<_> =
        matcher.find(text).into_iter().map(|hit| (hit.entry, Match { phrase: 0, ..hit })).collect();
    found.sort_by_key(|(number, hit)| (*number, hit.words.start, hit.words.end));
    found
}

proptest! {
    #[test]
    fn phrases_find_together_what_each_finds_alone(
        patterns in vec(pattern(), 1..12),
        words in vec("(a|b|c|ab|ca|d|not|never|failed|to|of|in|e\\.)", 0..30),
        trap in any::<bool>(),
    ) {
        let text = words.join(" ");
        let strength = if trap { Strength::Trap } else { Strength::Strong };
        let valid = |pattern: &&String| {
            Matcher::compile([Phrase { entry: 0, strength, pattern: pattern.as_str() }]).is_ok()
        };
        let patterns: Vec<(usize, &String)> = patterns.iter().filter(valid).enumerate().collect();

        let alone: Vec<_> = patterns.iter().flat_map(|one| found(&[*one], strength, &text)).collect();

        prop_assert_eq!(found(&patterns, strength, &text), alone);
    }
}
