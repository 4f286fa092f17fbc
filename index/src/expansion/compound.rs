//! Compounds that are written apart, with a hyphen or as one word.

use crate::query::{How, Pattern};

/// Beginnings that are written apart, with a hyphen or joined: `non-accidental`, `cooperate`.
const BEGINNINGS: &[&str] = &[
    "after", "anti", "co", "counter", "cross", "ex", "extra", "fore", "half", "inter", "intra", "mid", "mis",
    "multi", "non", "over", "post", "pre", "pro", "re", "self", "semi", "sub", "under", "well",
];

/// Words that are one or two, with or without a hyphen: `e-mail`, `in patient`, `follow up`.
const EITHER: &[(&str, &str)] = &[
    ("after", "care"),
    ("bed", "room"),
    ("break", "down"),
    ("care", "giver"),
    ("case", "load"),
    ("case", "work"),
    ("check", "list"),
    ("child", "care"),
    ("child", "minder"),
    ("day", "time"),
    ("drop", "in"),
    ("e", "mail"),
    ("fire", "fighter"),
    ("follow", "up"),
    ("hand", "over"),
    ("health", "care"),
    ("home", "care"),
    ("in", "patient"),
    ("life", "style"),
    ("night", "time"),
    ("on", "going"),
    ("on", "site"),
    ("out", "patient"),
    ("stop", "over"),
    ("time", "line"),
    ("time", "scale"),
    ("walk", "in"),
    ("web", "site"),
    ("work", "force"),
    ("work", "load"),
    ("work", "place"),
];

/// A word is parted only if so many letters are left.
const REST: usize = 4;

/// The other ways to write the words of a term: joined if they stand apart, apart if they are joined.
pub(super) fn others(words: &[Pattern]) -> Vec<Vec<Pattern>> {
    if words.iter().any(|word| word.how != How::Stem) {
        return Vec::new();
    }
    match words {
        [word] => apart(&word.plain).into_iter().map(|parts| parts.map(Pattern::stem).to_vec()).collect(),
        [first, second]
            if first.plain.len() > 1 && second.plain.len() > 1
                || is_either(first, second)
                || is_numbered(first, second) =>
        {
            vec![vec![Pattern::stem(&format!("{}{}", first.plain, second.plain))]]
        }
        _ => Vec::new(),
    }
}

/// Two words that stand side by side, joined, if the first may be the beginning of a compound.
pub(super) fn joined(first: &Pattern, second: &Pattern) -> Option<Vec<Pattern>> {
    let stems = first.how == How::Stem && second.how == How::Stem;
    let compound = BEGINNINGS.contains(&first.plain.as_str()) && second.plain.chars().count() >= REST;
    (stems && (compound || is_either(first, second) || is_numbered(first, second)))
        .then(|| vec![Pattern::stem(&format!("{}{}", first.plain, second.plain))])
}

/// A word without the `s` of several.
fn singular(plain: &str) -> &str {
    plain.strip_suffix('s').unwrap_or(plain)
}

/// Whether two words are as often written as one.
fn is_either(first: &Pattern, second: &Pattern) -> bool {
    EITHER.contains(&(first.plain.as_str(), singular(&second.plain)))
}

/// Letters and the number behind them: `s 136` may be written `s136`, `covid 19` `covid19`.
fn is_numbered(letters: &Pattern, number: &Pattern) -> bool {
    const LETTERS: std::ops::RangeInclusive<usize> = 1..=5;
    const DIGITS: std::ops::RangeInclusive<usize> = 1..=3;
    LETTERS.contains(&letters.plain.len())
        && letters.plain.bytes().all(|b| b.is_ascii_lowercase())
        && DIGITS.contains(&number.plain.len())
        && number.plain.bytes().all(|b| b.is_ascii_digit())
}

/// The letters and the number of which a word is made, if it is of that kind.
fn numbered(plain: &str) -> Option<[&str; 2]> {
    let (letters, number) = plain.split_at(plain.find(|c: char| c.is_ascii_digit())?);
    is_numbered(&Pattern::stem(letters), &Pattern::stem(number)).then_some([letters, number])
}

/// The two parts of a word, for each beginning that it may have.
fn apart(plain: &str) -> Vec<[&str; 2]> {
    let parts = BEGINNINGS.iter().filter_map(|start| Some([*start, plain.strip_prefix(start)?]));
    let parts = parts.filter(|[_, rest]| rest.chars().count() >= REST);
    let either = EITHER.iter().filter_map(|(first, second)| {
        let rest = plain.strip_prefix(first)?;
        (singular(rest) == *second).then_some([*first, rest])
    });
    parts.chain(either).chain(numbered(plain)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(words: &[&str]) -> Vec<String> {
        let words: Vec<Pattern> = words.iter().map(|word| Pattern::stem(word)).collect();
        let join = |words: Vec<Pattern>| words.iter().map(|w| w.plain.as_str()).collect::<Vec<_>>().join(" ");
        others(&words).into_iter().map(join).collect()
    }

    #[test]
    fn a_compound_is_found_however_it_is_written() {
        assert_eq!(shown(&["nonaccidental"]), ["non accidental"]);
        assert_eq!(shown(&["non", "accidental"]), ["nonaccidental"]);
        assert_eq!(shown(&["inpatient"]), ["in patient"]);
        assert_eq!(shown(&["e", "mail"]), ["email"]);
        assert_eq!(shown(&["email"]), ["e mail"]);
        assert_eq!(shown(&["emails"]), ["e mails"]);
        assert_eq!(shown(&["in", "patients"]), ["inpatients"]);
        assert_eq!(shown(&["s136"]), ["s 136"]);
        assert_eq!(shown(&["s", "136"]), ["s136"]);
        assert_eq!(shown(&["covid", "19"]), ["covid19"]);
        assert_eq!(shown(&["april", "2019"]), ["april2019"]);
        assert_eq!(shown(&["2019b"]), [""; 0]);
        assert_eq!(shown(&["a", "e"]), [""; 0]);
        assert_eq!(shown(&["neglect"]), [""; 0]);
        assert_eq!(shown(&["non"]), [""; 0]);
    }

    #[test]
    fn words_apart_are_joined_only_behind_a_beginning() {
        let joined = |first: &str, second: &str| joined(&Pattern::stem(first), &Pattern::stem(second));

        assert_eq!(joined("non", "accidental"), Some(vec![Pattern::stem("nonaccidental")]));
        assert_eq!(joined("poor", "housing"), None);
        assert_eq!(joined("co", "op"), None);
    }
}
