//! Finds who led a review, what says that they are independent, and which
//! organisations sat on its panel.
//!
//! Names of persons are taken only where words say that they led it. Of a
//! panel only organisations are kept: words in front of one that could be a
//! person's name are never taken with it.

use std::sync::LazyLock;

use hindsight_index::review::{Page, Section};
use regex::Regex;

use super::details::Details;
use super::front::Front;
use super::{Found, fixed, place};
use crate::sections::{Line, lines, plain};

/// The name of a person.
const NAME: &str = r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Dame)\.? )?[A-Z][A-Za-z’'-]+(?: [A-Z](?:\.|[A-Za-z’'-]*)){1,3}";

/// What those who lead a review are called.
const LEAD: &str = r"(?:independent |lead |overview |joint |the )*(?:lead reviewers?|independent reviewers?|reviewers?|chair(?:person)?(?: of (?:the|this) (?:review|panel))?(?: and (?:overview |report |independent )*author)|author and (?:independent )?chair(?:person)?)";

static LABELLED: LazyLock<Regex> = LazyLock::new(|| fixed(&format!(r"^(?i:{LEAD})\s*[:–-]\s*(?P<name>.+)$")));

static ALONE: LazyLock<Regex> = LazyLock::new(|| fixed(&format!(r"^(?i:{LEAD})\s*:?$")));

static TOLD: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        fixed(&format!(
            r"\b(?P<name>{NAME}),?\s+(?:[^.,;]{{0,60}},\s+)?(?i:was|has been|were|is)\s+(?i:appointed|commissioned|engaged|asked|selected)\b[^.;]{{0,80}}?\b(?i:lead reviewer|independent reviewer|independent (?:overview )?(?:report )?(?:author|chair)|independent lead|overview (?:report )?(?:author|writer))"
        )),
        fixed(&format!(
            r"\b(?i:{LEAD})(?: (?:of|for) (?:this|the) (?:review|report))?\s+(?i:was|is)\s+(?P<name>{NAME})"
        )),
    ]
});

/// Words that no name of a person holds.
static NO_PERSON: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:boards?|partnership|council|safeguarding|review(?:er)?|report|panel|chair|adults?|child(?:ren)?|the|case|police|nhs|trust|service|author|officer|committee|ltd|limited|date|version|confidential)\b",
    )
});

/// Words that say that someone is independent.
static INDEPENDENT: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:(?:is|are|was|were|being|both|entirely|completely|wholly|fully) independent (?:of|from) (?:all |any |both |each of |the |local )*(?:[a-z0-9]+ ){0,3}(?:agenc|organisation|service|board|partner|bod(?:y|ies)|case)|(?:no|any|nor) (?:previous |prior |current |direct |personal |professional |known |other )*(?:connection|involvement|links?|association|contact|ties|affiliation|management responsibilit[a-z]+)[^.;]{0,40} (?:with|to|in|for) (?:any |all |the |either |local )*(?:[a-z0-9]+ ){0,3}(?:agenc|organisation|case|partner|board|service|bod(?:y|ies)|council)|(?:has|have|had) (?:not|never) (?:been employed|worked)[^.;]{0,30} (?:by|for|in|with) (?:any|the|a)\b)",
    )
});

/// Those of whom it must be said.
static WHO: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:reviewers?|authors?|chair(?:person|man|woman)?|writers?|consultants?|she|he|they|who)\b|^(?:Dr|Mr|Mrs|Ms|Miss|Professor)\b",
    )
});

/// Headings under which the members of a panel are listed.
static PANEL: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^[0-9.\s]*(?:the )?(?:(?:domestic homicide |serious case |safeguarding adults? |dhr |scr |sar |case |practice |learning )?(?:review )?(?:panel|team|group)['’]?s? (?:members?(?:hip)?|composition|consisted of)|(?:members?(?:hip)?|composition) of (?:the )?(?:[a-z0-9]+ ){0,3}(?:panel|team|group)|(?:the )?review panel|panel)\b",
    )
});

/// The name of an organisation: what stands in front of its kind, and the kind.
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?P<front>(?:(?:[A-Z][A-Za-z’'-]*|and|of|the|&|upon|on|in),? )*?)(?P<kind>(?:University |Teaching |General |Acute )*(?:Hospitals? )?(?:Mental Health |Community |Partnership |Healthcare |Health and Care |Health |Care )*NHS (?:Foundation )?Trust|Clinical Commissioning Group|CCG|Integrated Care Board|ICB|Primary Care Trust|(?:University )?Health Board|(?:County |City |Borough |District |Metropolitan |London Borough |Unitary )*Council|(?:Metropolitan )?Police(?: Service)?|Constabulary|(?:National )?Probation Service|Probation|Community Rehabilitation Company|Ambulance Service(?: NHS (?:Foundation )?Trust)?|Fire (?:and|&) Rescue(?: Service)?|Children['’]?s Services|Children['’]?s Social Care|Adult Social Care|Adult Services|Housing Association|Homes|Housing|Women['’]s Aid|Refuge|Victim Support|CAFCASS|Cafcass|NSPCC|Barnardo['’]s|Youth Offending (?:Service|Team)|Youth Justice Service|Safeguarding (?:Adults?|Children) (?:Board|Partnership)|Community Safety Partnership|NHS England)\b",
    )
});

/// Words after which the name of an organisation can start: a post.
static POST: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?:[|,;:\t–—()]|\s-\s|\b(?i:of|for|from|at|inspector|superintendent|constable|sergeant|commander|nurse|manager|director|head|officer|lead|leader|practitioner|worker|commissioner|doctor|solicitor|adviser|advisor|coordinator|co-ordinator|executive|chair|representative|midwife|gp|safeguarding|service|team|principal|consultant))\s*$",
    )
});

/// Those who led it.
pub(super) fn reviewers(front: &Front<'_>, details: &Details<'_>) -> Vec<Found<String>> {
    let stated: Vec<_> =
        details.all("lead_reviewers").into_iter().flat_map(|found| persons(&found)).collect();
    if !stated.is_empty() {
        return stated;
    }
    let labelled = |line: &Line<'_>| {
        let name = LABELLED.captures(line.text)?.name("name")?.as_str().to_owned();
        Some(persons(&Found::new(name, line.page, line.text)))
    };
    let cover: Vec<&Line<'_>> = front.all().collect();
    let below = cover.windows(2).filter_map(|two| {
        let [label, name] = two else { return None };
        let found = Found::new(name.text.to_owned(), name.page, name.text);
        ALONE.is_match(label.text).then(|| persons(&found))
    });
    let found: Vec<_> = cover.iter().filter_map(|line| labelled(line)).chain(below).flatten().collect();
    if found.is_empty() { told(front).into_iter().collect() } else { found }
}

/// The one of whom a sentence says so.
fn told(front: &Front<'_>) -> Option<Found<String>> {
    front.all().find_map(|line| {
        let found = TOLD.iter().find_map(|words| words.captures(line.text))?;
        let name = found.name("name")?.as_str();
        is_person(name)
            .then(|| Found::new(name.to_owned(), line.page, found.get(0).map_or(name, |all| all.as_str())))
    })
}

/// The persons in a value: "Ada Finch and Ben Wren", "Ada Finch, MA".
fn persons(found: &Found<String>) -> Vec<Found<String>> {
    let parts = found.value.split(" and ").flat_map(|part| part.split([';', '&', '/']));
    let names = parts.map(|part| part.split([',', '(', '–']).next().unwrap_or(part).trim());
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

/// The sentence that says that those who led it are independent.
pub(super) fn independence(pages: &[Page]) -> Option<Found<String>> {
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
        "employed",
        "worked",
    ];
    /// A longer sentence is no short quotation.
    const LONGEST: usize = 400;
    let hints = |line: &Line<'_>| HINTS.iter().any(|hint| line.text.contains(hint));
    pages.iter().take(PAGES).flat_map(lines).filter(hints).find_map(|line| {
        let found = INDEPENDENT.find(line.text)?;
        let start = line.text.get(..found.start())?.rfind(". ").map_or(0, |at| at + 2);
        let rest = line.text.get(found.end()..)?;
        let end = rest.find(". ").map_or(line.text.len(), |at| found.end() + at + 1);
        let sentence = line.text.get(start..end)?.trim();
        let fits = sentence.len() <= LONGEST && WHO.is_match(sentence);
        fits.then(|| Found::new(sentence.to_owned(), line.page, sentence))
    })
}

/// The organisations on the panel.
pub(super) fn panel(pages: &[Page], sections: &[Section]) -> Vec<Found<String>> {
    let mut found: Vec<Found<String>> = Vec::new();
    for (at, section) in sections.iter().enumerate().filter(|(_, section)| PANEL.is_match(&section.heading)) {
        for line in within(pages, section, sections.get(at + 1)) {
            found.extend(bodies(&line));
        }
    }
    let mut seen: Vec<String> = Vec::new();
    found.retain(|one| {
        let key = plain(&one.value);
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    found
}

/// The lines of a section, as far as a list of members can reach.
fn within<'a>(pages: &'a [Page], section: &Section, next: Option<&Section>) -> Vec<Line<'a>> {
    /// A longer list is something else.
    const LINES: usize = 80;
    let byte = |page: &Page, scalars: usize| {
        page.text.char_indices().nth(scalars).map_or(page.text.len(), |(at, _)| at)
    };
    let last = next.map_or(u32::MAX, |next| next.page);
    let pages = pages.iter().filter(|page| (section.page..=last).contains(&page.number));
    let lines = pages.flat_map(|page| {
        let from = if page.number == section.page { byte(page, section.start) } else { 0 };
        let to = next
            .filter(|next| next.page == page.number)
            .map_or(page.text.len(), |next| byte(page, next.start));
        lines(page).filter(move |line| (from..to).contains(&line.at))
    });
    lines.take(LINES).collect()
}

/// The organisations in a line.
fn bodies(line: &Line<'_>) -> Vec<Found<String>> {
    let found = BODY.captures_iter(line.text).filter_map(|found| {
        let (front, kind) = (found.name("front")?, found.name("kind")?);
        let led = POST.is_match(line.text.get(..front.start())?);
        let before = named(front.as_str(), led)?;
        let start = front.end() - before.len();
        let name = line.text.get(start..kind.end())?.trim();
        let single = before.trim().is_empty() && name.split_whitespace().count() < 2 && !stands_alone(name);
        (!single).then(|| Found::new(name.to_owned(), line.page, name))
    });
    found.collect()
}

/// Whether one word names an organisation by itself.
fn stands_alone(name: &str) -> bool {
    ["CAFCASS", "Cafcass", "NSPCC", "Barnardo’s", "Barnardo's", "Probation", "Refuge"].contains(&name)
}

/// As many of the words in front as surely belong to the organisation.
///
/// The words from the last comma or post on; of those, an area of the
/// gazetteer, or up to three words if something set them apart from a name.
fn named(front: &str, led: bool) -> Option<&str> {
    /// More words may be a person's.
    const FEW: usize = 3;
    let mut starts = vec![0];
    starts.extend(front.match_indices(' ').map(|(at, _)| at + 1));
    let area = starts
        .iter()
        .filter_map(|at| front.get(*at..))
        .find(|words| !words.trim().is_empty() && place::is_area(words.trim().trim_start_matches("the ")));
    let apart = front.rfind([',']).map(|at| at + 1);
    let post =
        starts.iter().rev().copied().find(|at| front.get(..*at).is_some_and(|before| POST.is_match(before)));
    let set_apart = apart.max(post);
    let words = front.get(set_apart.unwrap_or(0)..)?.trim_start();
    let words = words.trim_start_matches("and ").trim_start_matches("the ").trim_start_matches("of ");
    let sure = led || set_apart.is_some();
    let count = words.split_whitespace().count();
    let short = (sure && count <= 2 * FEW || count < 2).then_some(words);
    area.or(short)
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
            "Serious Case Review\n\nChild K\n\nThe lead reviewer for this review was Ada Finch.",
        ] {
            let extracted = marked(page, &[]);
            assert_eq!(facts(&extracted, &split(&extracted)).lead_reviewers, ["Ada Finch"], "{page}");
        }
        let nobody = marked("Serious Case Review\n\nLead Reviewer: to be appointed by the Board", &[]);
        assert!(facts(&nobody, &[]).lead_reviewers.is_empty());
    }

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
        ] {
            assert_eq!(facts(&marked(text, &[]), &[]).independence.as_deref(), Some(said));
        }
        for text in [
            "The lodger was independent of services.",
            "The social worker said the family had no involvement with the harbour.",
        ] {
            assert_eq!(facts(&marked(text, &[]), &[]).independence, None, "{text}");
        }
    }

    #[test]
    fn a_panel_is_its_organisations_and_no_persons() {
        let page = "Report\n\nReview panel members\n\nAda Finch, Designated Nurse, Northshire Clinical Commissioning Group\n\nBen Wren Detective Inspector Northshire Police\n\nCleo Tern Surrey County Council\n\nDan Swift Harbour Lane Housing\n\nEve Rook – Head of Safeguarding, Northshire Hospitals NHS Foundation Trust\n\nFindings\n\nNorthmere Police came late.";
        let extracted = marked(page, &[("Review panel members", 2), ("Findings", 2)]);

        let panel = facts(&extracted, &split(&extracted)).panel;

        assert_eq!(
            panel,
            [
                "Northshire Clinical Commissioning Group",
                "Northshire Police",
                "Surrey County Council",
                "Northshire Hospitals NHS Foundation Trust"
            ]
        );
    }
}
