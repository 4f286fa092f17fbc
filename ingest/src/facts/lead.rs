//! Finds who led a review: who reviewed, chaired or wrote it.
//!
//! Names of persons are taken only where words say so. Never guesses from a post.

use std::sync::LazyLock;

use regex::Regex;

use super::details::Details;
use super::front::Front;
use super::{Found, fixed};
use crate::sections::{Line, plain};

/// The name of a person.
const NAME: &str = r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Dame)\.? )?[A-Z][A-Za-z’'-]+(?: [A-Z](?:\.|[A-Za-z’'-]*)){1,3}";

/// What those who lead a review are called.
const LEAD: &str = r"(?:independent |lead |overview |joint |the )*(?:(?:external |internal )?reviewers?|chair(?:person)?(?: of (?:the|this) (?:review|panel))?(?: and (?:overview |report |independent )*author)|author and (?:independent )?chair(?:person)?|(?:reviewers?|chair(?:person|man|woman)?) and (?:report |independent )*author|(?:report |overview |report and overview )*authors?|(?:overview |report )*writers?|(?:panel |review panel )?chair(?:man|woman|person)?(?: of (?:the )?(?:review )?panel)?|prepared by|written by)";

static LABELLED: LazyLock<Regex> = LazyLock::new(|| fixed(&format!(r"^(?i:{LEAD})\s*[:–-]\s*(?P<name>.+)$")));

static ALONE: LazyLock<Regex> = LazyLock::new(|| fixed(&format!(r"^(?i:{LEAD})\s*:?$")));

static TOLD: LazyLock<[Regex; 7]> = LazyLock::new(|| {
    const REVIEW: &str = "(?i:review|report|investigation|study|audit|SAR|SCR|DHR|LCSPR|panel)";
    let two = format!("(?P<name>{NAME})(?: and (?P<other>{NAME}))?");
    [
        fixed(&format!(
            r"\b(?P<name>{NAME}),?\s+(?:[^.,;]{{0,60}},\s+)?(?i:was|has been|were|is)\s+(?i:appointed|commissioned|engaged|asked|selected)\b[^.;]{{0,80}}?\b(?i:lead reviewer|independent reviewer|independent (?:overview )?(?:report )?(?:author|chair)|independent lead|overview (?:report )?(?:author|writer))"
        )),
        fixed(&format!(
            r"\b(?i:{LEAD})(?: (?:of|for) (?:this|the) (?:review|report))?\s+(?i:was|is|were|are)\s+{two}"
        )),
        fixed(&format!(
            r"\b{REVIEW}\b[^.;]{{0,60}}?\s(?i:was|has been|were)\s+(?i:jointly )?(?i:written|led|authored|prepared|chaired|undertaken|conducted|carried out)(?i: jointly)?\s+by\s+{two}"
        )),
        fixed(&format!(
            r"\b(?i:commissioned|appointed|engaged|chose|asked)\s+{two}\s+(?:as|to)\s+(?:be\s+)?(?:[a-z]+\s+){{0,4}}?(?i:lead|review|reviewers?|chair|write|author|undertake|conduct)\b"
        )),
        fixed(&format!(
            r"\b(?P<name>{NAME}),?(?:\s[^.;]{{0,80}},)?\s+(?:chaired\s+the\s+(?:review\s+)?panel|wrote\s+(?:the|this)\s+(?:overview\s+)?report|led\s+(?:the|this)\s+(?:review|investigation))\b"
        )),
        fixed(&format!(
            r"\b[Tt]he\s+(?i:independent\s+(?:author|chair|reviewer)|lead\s+reviewer|overview\s+author),\s+(?P<name>{NAME}),"
        )),
        fixed(&format!(r"^(?:[Rr]eport|[Rr]eview)\s+by\s+{two}(?:,|$)|\(author:\s+(?P<alone>{NAME})\)")),
    ]
});

/// Words that no name of a person holds.
static NO_PERSON: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:boards?|partnership|council|safeguarding|review(?:er)?|report|panel|chair|adults?|child(?:ren)?|the|case|police|nhs|trust|service|author|officer|detective|inspector|superintendent|solutions|associates|consultan(?:ts|cy)|committee|ltd|limited|date|version|confidential)\b",
    )
});

/// Those who led it.
pub(super) fn reviewers(front: &Front<'_>, details: &Details<'_>) -> Vec<Found<String>> {
    let stated: Vec<_> =
        details.all("lead_reviewers").into_iter().flat_map(|found| persons(&found)).collect();
    let cover: Vec<&Line<'_>> = front.all().collect();
    let labelled = cover.iter().flat_map(|line| {
        line.text.split(" | ").flat_map(labels).flat_map(|part| {
            let name = LABELLED.captures(part.trim()).and_then(|found| found.name("name"));
            name.map(|name| persons(&Found::new(name.as_str().to_owned(), line.page, line.text)))
                .unwrap_or_default()
        })
    });
    let below = cover.windows(2).filter_map(|two| {
        let [label, name] = two else { return None };
        let found = Found::new(name.text.to_owned(), name.page, name.text);
        ALONE.is_match(label.text).then(|| persons(&found))
    });
    let mut found: Vec<_> =
        stated.into_iter().chain(labelled).chain(below.flatten()).chain(told(front)).collect();
    let mut seen: Vec<String> = Vec::new();
    found.retain(|one| {
        let new = !seen.iter().any(|seen| is_same(seen, &one.value));
        seen.push(one.value.clone());
        new
    });
    found
}

/// A line cut where a new label follows: "Chair: Ada Finch. Author: Ben Wren."
fn labels(line: &str) -> Vec<&str> {
    let follows = |(at, stop): (usize, &str)| {
        let from = at + stop.len();
        LABELLED.is_match(line.get(from..)?).then_some(from)
    };
    let mut starts = vec![0];
    starts.extend(line.match_indices(". ").filter_map(follows));
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    starts.iter().zip(ends).filter_map(|(from, to)| line.get(*from..to)).collect()
}

/// Whether two names are of one person: the same surname, and the same first name unless one has none.
fn is_same(one: &str, other: &str) -> bool {
    let bare = |name: &str| {
        let titles =
            ["dr", "mr", "mrs", "ms", "miss", "prof", "professor", "sir", "dame", "baroness", "lord", "lady"];
        let letters = |word: &str| word.len() <= 4 && word.len() > 1 && word.chars().all(char::is_uppercase);
        let words = name.split_whitespace().filter(|word| !letters(word)).map(plain);
        words.filter(|word| !titles.contains(&word.as_str())).collect::<Vec<_>>()
    };
    let (one, other) = (bare(one), bare(other));
    one.last() == other.last() && (one.len() < 2 || other.len() < 2 || one.first() == other.first())
}

/// Those of whom a sentence says so.
fn told(front: &Front<'_>) -> Vec<Found<String>> {
    /// Parts of words without which no sentence says it: cheaper to look for than the expressions.
    const HINTS: &[&str] = &["eview", "uthor", "hair", "wrote", " led ", "eport", " by "];
    let hints = |line: &&Line<'_>| HINTS.iter().any(|hint| line.text.contains(hint));
    let said = |line: &Line<'_>| {
        let all = TOLD.iter().flat_map(|words| words.captures_iter(line.text)).collect::<Vec<_>>();
        let names = all.iter().flat_map(|found| {
            let quote = found.get(0).map_or(line.text, |all| all.as_str());
            ["name", "other", "alone"]
                .into_iter()
                .filter_map(move |group| Some((found.name(group)?.as_str(), quote)))
        });
        let persons = names.filter(|(name, _)| is_person(name));
        persons.map(|(name, quote)| Found::new(name.to_owned(), line.page, quote)).collect::<Vec<_>>()
    };
    front.all().filter(hints).flat_map(said).collect()
}

/// The persons in a value: "Ada Finch and Ben Wren", "Ada Finch, MA".
fn persons(found: &Found<String>) -> Vec<Found<String>> {
    let parts = found.value.split(" and ").flat_map(|part| part.split([';', '&', '/']));
    let names =
        parts.map(|part| part.split([',', '(', '–']).next().unwrap_or(part).trim().trim_end_matches('.'));
    names.filter(|name| is_person(name)).map(|name| found.with(name.to_owned())).collect()
}

/// Whether words have the form of a person's name.
fn is_person(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (2..=5).contains(&count)
        && words.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && !words.contains(|c: char| c.is_ascii_digit())
        && !NO_PERSON.is_match(words)
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use crate::sections::split;
    use crate::sections::tests::marked;

    #[test]
    fn who_led_it_is_read_from_labels_and_sentences() {
        for page in [
            "Serious Case Review\n\nChild K\n\nLead Reviewer: Ada Finch",
            "Serious Case Review\n\nChild K\n\nIndependent Reviewer\n\nAda Finch",
            "Serious Case Review\n\nChild K\n\nIndependent Chair and Author – Ada Finch, MA",
            "Serious Case Review\n\nChild K\n\nAda Finch was appointed by the board as lead reviewer.",
            "Serious Case Review\n\nChild K\n\nAuthor: Dr Ada Finch MBE",
            "Serious Case Review\n\nChild K\n\nThe report was written by Ada Finch, who swims.",
            "Serious Case Review\n\nChild K\n\nThe Board commissioned Ada Finch to lead the review.",
            "Serious Case Review\n\nChild K\n\nThe Independent Author, Ada Finch, was a nurse.",
            "Serious Case Review\n\nChild K\n\nAda Finch, a solicitor, wrote the report.",
            "Serious Case Review\n\nChild K\n\nThe lead reviewer for this review was Ada Finch.",
        ] {
            let extracted = marked(page, &[]);
            let found = facts(&extracted, &split(&extracted)).lead_reviewers;
            let name = if page.contains("MBE") { "Dr Ada Finch MBE" } else { "Ada Finch" };
            assert_eq!(found, [name], "{page}");
        }
        let two = marked("Serious Case Review\n\nChair: Ada Finch | Report author: Ben Wren", &[]);
        assert_eq!(facts(&two, &[]).lead_reviewers, ["Ada Finch", "Ben Wren"]);
        let stop = marked("Serious Case Review\n\nPanel Chair: Ada Finch. Overview writer: Ben Wren.", &[]);
        assert_eq!(facts(&stop, &[]).lead_reviewers, ["Ada Finch", "Ben Wren"]);
        for (page, name) in [
            ("Report\n\nLead Reviewer: Dr. Ada Finch", "Dr. Ada Finch"),
            ("Report\n\nAuthor: Ada M. Finch", "Ada M. Finch"),
            ("Report\n\nThe SAR was undertaken by Ada Finch.", "Ada Finch"),
        ] {
            assert_eq!(facts(&marked(page, &[]), &[]).lead_reviewers, [name], "{page}");
        }
        let police = marked("The murder investigation was led by Detective Inspector Ben Wren.", &[]);
        assert!(facts(&police, &[]).lead_reviewers.is_empty());
        let nobody = marked("Serious Case Review\n\nLead Reviewer: to be appointed by the Board", &[]);
        assert!(facts(&nobody, &[]).lead_reviewers.is_empty());
    }
}
