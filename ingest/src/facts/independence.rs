//! Finds the words that say that those who led a review are independent of the agencies.
//!
//! A title ("Independent Chair") says nothing. Given are the words of one sentence.

use std::sync::LazyLock;

use hindsight_index::review::Page;
use regex::Regex;

use super::{Found, fixed};
use crate::sections::{Line, lines};

/// Words that say that someone is independent.
static INDEPENDENT: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:(?:is|are|was|were|being|both|entirely|completely|wholly|fully) independent (?:of|from) (?:all |any |both |each of |the |local )*(?:[a-z0-9]+ ){0,3}(?:agenc|organisation|service|board|partner|bod(?:y|ies)|case)|(?:no|any|nor) (?:previous |prior |current |direct |personal |professional |known |other |or |and )*(?:connection|involvement|links?|association|contact|ties|affiliation|management responsibilit[a-z]+)[^.;]{0,40} (?:with|to|in|for) (?:any |all |the |either |local )*(?:[a-z0-9]+ ){0,3}(?:agenc|organisation|case|partner|board|service|bod(?:y|ies)|council))",
    )
});

/// More words that say so where a reviewer is spoken of.
static APART: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?ix)\b(?:has|have)\ (?:not|never)\ (?:been\ employed|worked)[^.;]{0,30}\ (?:by|for|in|with)\ (?:any|the|a)\b
        | \b(?:has|have|is\ not\ and|are\ not\ and)\ never\ (?:has\ |have\ )?(?:been\ (?:employed|an\ employee|in\ the\ employ)|worked)\b[^.;]{0,40}\ (?:in|for|by|with|of)\b
        | \bneither\ (?:\S+\ ){0,6}(?:has|have|had)\ (?:ever\ )?(?:worked|been\ employed|(?:had\ )?any)\b
        | \bnot\ (?:been\ )?(?:directly\ |otherwise\ |personally\ )*(?:connected|associated|affiliated)\ (?:with|to)\b[^.;]{0,60}\b(?:agenc|services|organisation|bod(?:y|ies)|trusts?|partners|council|board)
        | \bnot\ been\ directly\ concerned\ with\ the\ (?:child|adult|person|individual|case)\b
        | \b(?:has|have|had)\ (?:had\ )?no\ (?:responsibility|operational\ role|employment\ (?:by|with|in|or))\b
        | \bno\ (?:employment\ (?:by|with)|(?:personal|financial|professional)\ interest)\b | \bholds?\ no\ interest\b
        | \b(?:does|do)\ not\ work,?\ (?:and|nor)\ (?:has|have)\ not\ worked\b
        | \bnot\ acted\ (?:in\ any\ matter\ )?for\ or\ against\b
        | \b(?:wholly|fully|entirely|completely)?\ ?independent\ of,?\ (?:the|all|any|each|both|and)\b[^.;]{0,60}\b(?:agenc|organisation|trust|board|partner|bod(?:y|ies)|service)",
    )
});

/// Of whom a paragraph speaks in which those words say so.
static ABOUT: LazyLock<Regex> =
    LazyLock::new(|| fixed(r"(?i)\b(?:reviewers?|authors?|chair\w*|writers?|investigators?|reviewing)\b"));

/// Those of whom it must be said.
static WHO: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:reviewers?|authors?|chair(?:person|man|woman)?|writers?|consultants?|she|he|they|who|neither|each|both|i)\b|^(?:Dr|Mr|Mrs|Ms|Miss|Professor)\b",
    )
});

/// The sentence that says that those who led it are independent.
pub(super) fn find(pages: &[Page]) -> Option<Found<String>> {
    /// Pages on which a report says how it was made.
    const PAGES: usize = 40;
    /// Parts of words without which no line says it: cheaper to look for than the expression.
    const HINTS: &[&str] = &[
        "ndependent",
        "onnect",
        "nvolvement",
        "link",
        "ssociation",
        "contact",
        "ties",
        "ffiliation",
        "anagement",
        "worked",
        "esponsibilit",
        "operational role",
        "interest",
        "employ",
        "concerned",
        "acted",
    ];
    /// A longer sentence is no short quotation.
    const LONGEST: usize = 400;
    let hints = |line: &Line<'_>| HINTS.iter().any(|hint| line.text.contains(hint));
    pages.iter().take(PAGES).flat_map(lines).filter(hints).find_map(|line| {
        let more = || APART.find(line.text).filter(|_| ABOUT.is_match(line.text));
        let found = INDEPENDENT.find(line.text).or_else(more)?;
        let start = line.text.get(..found.start())?.rfind(". ").map_or(0, |at| at + 2);
        let rest = line.text.get(found.end()..)?;
        let end = rest.find(". ").map_or(line.text.len(), |at| found.end() + at + 1);
        let sentence = line.text.get(start..end)?.trim();
        let asked = sentence.contains(" must ") || sentence.contains(" should ");
        let fits = sentence.len() <= LONGEST && WHO.is_match(sentence) && !asked;
        fits.then(|| Found::new(sentence.to_owned(), line.page, sentence))
    })
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use crate::sections::tests::marked;

    #[test]
    fn the_words_that_say_so_are_quoted() {
        for (text, said) in [
            (
                "Ada Finch wrote it. She is independent of all the agencies involved. She swims.",
                "She is independent of all the agencies involved.",
            ),
            (
                "The author is independent of all 12 of the agencies.",
                "The author is independent of all 12 of the agencies.",
            ),
            (
                "The author has no connection with any of the agencies.",
                "The author has no connection with any of the agencies.",
            ),
            (
                "The reviewer is Ada Finch. Neither she nor Mr Tern has ever worked in Borset.",
                "Neither she nor Mr Tern has ever worked in Borset.",
            ),
            (
                "The chair has never been employed by any of them. She swims.",
                "The chair has never been employed by any of them.",
            ),
            (
                "Reviewer: she holds no interest in the harbour.",
                "Reviewer: she holds no interest in the harbour.",
            ),
        ] {
            assert_eq!(facts(&marked(text, &[]), &[]).independence.as_deref(), Some(said));
        }
        for text in [
            "The lodger was independent of services.",
            "She had never worked in a harbour.",
            "The reviewer met the mother. She had never worked in the town.",
            "He had no employment and was referred to an independent advocate of the council.",
            "The chair met him through an interpreter who was not connected with the harbour.",
            "The reviewer says that the Trust should have investigators who are independent of the agencies.",
            "The social worker said the family had no involvement with the harbour.",
        ] {
            assert_eq!(facts(&marked(text, &[]), &[]).independence, None, "{text}");
        }
    }
}
