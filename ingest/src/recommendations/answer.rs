//! Finds how a document answers the recommendations that it restates.
//!
//! Only words that speak of the recommendation itself count: "the government
//! agrees that boats matter" accepts nothing. An answer belongs to the
//! recommendation that stands before it, or to the numbers that it names.
//! What is not answered in so many words stays without an answer.

mod blanket;

use std::ops::Range;
use std::sync::LazyLock;

use hindsight_index::review::{Answer, Page, Recommendation};
use hindsight_index::vocabulary::{AnswerStatus, RecommendationKind};
use regex::{Captures, Regex};

use crate::expression::fixed;

/// "This recommendation is accepted in part."
static PASSIVE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?ix)\b(?P<which>this|these|both|all)\s+(?:of\s+these\s+|(?:two|three|four|five|six)\s+)?recommendations?\s+
        (?P<how>(?:is|are|was|were|has|have)\s+(?:not\s+)?(?:been\s+)?(?:(?:fully|partially|partly|not|therefore|broadly)\s+)*
          (?:accepted|agreed|rejected|declined|noted|supported)(?:\s+in\s+(?:full|part|principle))?)\b",
    )
});

/// "The Board does not accept this recommendation."
static ACTIVE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?ix)\b(?P<how>(?:(?:fully|partially|partly|cannot|not|also|broadly|therefore)\s+)*
          (?:accepts?|agrees?(?:\s+(?:with|to))?|rejects?|supports?|notes?)\s+
          (?:the\s+(?:principles?|intent|aims?|spirit)\s+(?:of|behind)\s+)?)
        (?P<which>this|these|both|the)\s+(?P<what>recommendations?)\b(?P<tail>\s+in\s+(?:full|part|principle)\b)?",
    )
});

/// A line or cell that holds a status, with or without a name before it.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?ix)^(?:[^:|.]{0,40}\b(?:response|reply|status|decision|outcome|position|answer)\b[^:|.]{0,30}(?::|\s[-–—])\s*)?
        (?:(?:we|the\s+[\x20a-z0-9_]{3,40}?)\s+(?:do\s+|does\s+)?)?
        (?P<how>(?:(?:fully|partially|partly|not)\s+)?
          (?:accept(?:s|ed)?|agree(?:s|d)?|reject(?:s|ed)?|declined|noted)(?:\s+in\s+(?:full|part|principle))?)
        \s*(?:[.;,|–—-].*)?$",
    )
});

/// "accepts recommendations 1, 3 and 5", "recommendations 2 to 4 are accepted in principle".
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    const LIST: &str = r"[0-9]{1,3}[a-z]?(?:\s*(?:,|and|&|to|–|-|,\s*and)\s*[0-9]{1,3}[a-z]?\b)*";
    fixed(&format!(
        r"(?ix)\b(?:(?P<how>(?:(?:fully|partially|partly|cannot|not)\s+)*
          (?:accepts?|agrees?(?:\s+(?:with|to))?|rejects?|supports?|notes?))\s+recommendations?\s+(?P<list>{LIST})(?P<tail>\s+in\s+(?:full|part|principle)\b)?
        | recommendations?\s+(?P<these>{LIST})\s+
          (?P<so>(?:is|are|was|were|has|have)\s+(?:not\s+)?(?:been\s+)?(?:(?:fully|partially|partly|not)\s+)*
          (?:accepted|agreed|rejected|declined|noted|supported)(?:\s+in\s+(?:full|part|principle))?)\b)"
    ))
});

/// A heading that names the recommendation which is answered below it.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    fixed(r"(?im)^[^\n.]{0,50}\bresponse\s+to\s+recommendation\s+(?P<number>[0-9]{1,3}[a-z]?)\b[^\n.]{0,20}$")
});

/// What every statement of recommendations and every status holds, in either case.
const VERBS: &[&str] =
    &["ccept", "gree", "eject", "eclin", "ote", "upport", "CCEPT", "GREE", "EJECT", "ECLIN", "OTE", "UPPORT"];

/// The characters of a line or cell before which its status begins.
const LABEL_REACH: usize = 200;

/// One number of a list, with what stands before it.
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| fixed(r"(?i)(?P<to>(?:to|–|-)\s*)?(?P<number>[0-9]{1,3}[a-z]?)"));

/// Words before an answer that make it none: "whether", "to accept", "should".
const OPEN: &[&str] =
    &["whether", "if", "to", "should", "must", "may", "might", "could", "would", "not to", "decides", "that"];

/// Bytes below a recommendation within which its answer stands.
const NEAR: usize = 2_500;
/// The same for an answer to several.
const FAR: usize = 7_000;
/// Pages below a recommendation on which its answer stands.
const SOON: usize = 3;
/// The most characters of a quotation.
const QUOTE: usize = 240;

/// A place at which a recommendation stands, or is named as what is answered.
struct Place {
    recommendation: usize,
    page: usize,
    /// Where it starts and ends in the text of all pages before and on its own.
    range: Range<usize>,
}

/// A statement: where it stands, what it says, and of how many.
struct Said {
    page: usize,
    range: Range<usize>,
    status: AnswerStatus,
    many: bool,
    /// Whether it stands in a row of a table, behind what it answers.
    cell: bool,
}

/// Puts the answers into the recommendations to which they are given.
pub(super) fn fill(pages: &[Page], all: &mut [Recommendation]) {
    if all.is_empty() {
        return;
    }
    // Line breaks count as spaces: offsets stay as they are.
    let flat: Vec<String> = pages.iter().map(|page| page.text.replace('\n', " ")).collect();
    let starts: Vec<usize> = flat
        .iter()
        .scan(0, |sum, text| {
            let start = *sum;
            *sum += text.len() + 1;
            Some(start)
        })
        .collect();
    let places = places(pages, &flat, &starts, all);
    let mut said: Vec<Said> = Vec::new();
    // An answer stands on the page of what it answers, or soon after.
    let first = places.first().map_or(pages.len(), |place| place.page);
    let last = places.last().map_or(0, |place| place.page + SOON);
    for (at, page) in pages.iter().enumerate().take(last + 1).skip(first) {
        said.extend(statements(at, page, &flat[at]));
    }
    said.sort_by_key(|one| (one.page, one.range.start));
    let mut taken = vec![false; places.len()];
    let mut last = 0;
    for one in &said {
        let start = starts[one.page] + one.range.start;
        let before = places.iter().rposition(|place| place.range.start < start);
        let Some(before) = before else { continue };
        let answer = answer(pages, one);
        let reached = reached(&places, &taken, before, one, start, last);
        let reached = with_siblings(reached, &places, &taken, all, last);
        for place in reached {
            taken[place] = true;
            if let Some(to) = all.get_mut(places[place].recommendation) {
                to.answer.get_or_insert_with(|| answer.clone());
            }
        }
        last = start;
    }
    by_number(pages, &flat, all);
    blanket::fill(pages, &flat, all);
}

/// The places that a statement answers: the one before it, or all since the statement before.
fn reached(
    places: &[Place],
    taken: &[bool],
    before: usize,
    one: &Said,
    start: usize,
    last: usize,
) -> Vec<usize> {
    let nearest = &places[before];
    let inside = !one.cell && start < nearest.range.end;
    let off = start.saturating_sub(nearest.range.end) > NEAR;
    if inside || off || taken[before] || (one.cell && nearest.page != one.page) {
        return Vec::new();
    }
    if !one.many {
        return vec![before];
    }
    let open = |at: &usize| !taken[*at] && places[*at].range.start > last;
    let near = |at: &usize| start - places[*at].range.start < FAR;
    (0..=before).rev().take_while(|at| open(at) && near(at)).collect()
}

/// The parts of one recommendation, 2a to 2c, that one answer ends: those before it are answered too.
fn with_siblings(
    mut reached: Vec<usize>,
    places: &[Place],
    taken: &[bool],
    all: &[Recommendation],
    last: usize,
) -> Vec<usize> {
    let [only] = reached[..] else { return reached };
    let stem = |at: usize| {
        let number = all.get(places[at].recommendation)?.number.as_deref()?;
        let digits = number.trim_end_matches(|c: char| !c.is_ascii_digit());
        (digits.len() < number.len() && !digits.is_empty()).then_some(digits)
    };
    let Some(mine) = stem(only) else { return reached };
    let near = |at: &usize| places[only].range.start - places[*at].range.start < FAR;
    let open = |at: &usize| !taken[*at] && places[*at].range.start > last && near(at);
    reached.extend((0..only).rev().take_while(|at| open(at) && stem(*at) == Some(mine)));
    reached
}

/// Every place at which a recommendation stands or is named, in order.
fn places(pages: &[Page], flat: &[String], starts: &[usize], all: &[Recommendation]) -> Vec<Place> {
    let mut places = Vec::new();
    let asked = all.iter().enumerate().filter(|(_, one)| one.kind == RecommendationKind::Recommendation);
    for (recommendation, one) in asked {
        let length = one.text.len() + one.items.iter().map(|item| item.len() + 2).sum::<usize>();
        let begins: String = one.text.replace('\n', " ").chars().take(60).collect();
        for number in &one.pages {
            let Some(page) = pages.iter().position(|page| page.number == *number) else { continue };
            if let Some(at) = flat[page].find(&begins) {
                let start = starts[page] + at;
                places.push(Place { recommendation, page, range: start..start + length });
            }
        }
    }
    let answers = |text: &str| speaks(text) && (text.contains("esponse") || text.contains("ESPONSE"));
    for (page, text) in pages.iter().enumerate().filter(|(page, _)| answers(&flat[*page])) {
        for found in HEADING.captures_iter(&text.text) {
            let Some(whole) = found.get(0) else { continue };
            let number = found.name("number").map_or("", |number| number.as_str());
            if let Some(recommendation) = all.iter().position(|one| is_numbered(one, number)) {
                let range = starts[page] + whole.start()..starts[page] + whole.end();
                places.push(Place { recommendation, page, range });
            }
        }
    }
    places.sort_by_key(|place| place.range.start);
    places
}

/// Whether a recommendation bears this number.
fn is_numbered(one: &Recommendation, number: &str) -> bool {
    let printed = one.number.as_deref().unwrap_or_default().to_ascii_lowercase();
    let bare: String = printed.chars().filter(|c| c.is_alphanumeric() || *c == '.').collect();
    bare.trim_start_matches("recommendation").trim_start_matches('r').trim_matches('.')
        == number.to_ascii_lowercase()
}

/// The parts of a text, each with where it starts, that can hold a statement of recommendations: none of
/// the expressions reaches over a full stop, and they cost much where nothing can be found.
fn telling(flat: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = flat.split('.').scan(0, |start, part| {
        let at = *start;
        *start += part.len() + 1;
        Some((at, part))
    });
    parts.filter(|(_, part)| speaks(part) && VERBS.iter().any(|verb| part.contains(verb)))
}

/// Every statement of a page.
fn statements(at: usize, page: &Page, flat: &str) -> Vec<Said> {
    let mut said = Vec::new();
    for (start, part) in telling(flat) {
        for found in PASSIVE.captures_iter(part).chain(ACTIVE.captures_iter(part)) {
            said.extend(stated(at, flat, start, &found));
        }
    }
    let mut start = 0;
    for line in page.text.split_inclusive('\n') {
        said.extend(labelled(at, start, line.trim_end()));
        start += line.len();
    }
    said
}

/// What a sentence states of recommendations, found in the part of a page's text that starts at `start`.
fn stated(page: usize, flat: &str, start: usize, found: &Captures<'_>) -> Option<Said> {
    let whole = found.get(0)?;
    let range = start + whole.start()..start + whole.end();
    let status = status(found)?;
    let which = found.name("which").map_or("", |which| which.as_str()).to_ascii_lowercase();
    let plural = found.name("what").is_some_and(|what| what.as_str().to_ascii_lowercase().ends_with('s'));
    // "the recommendations" are all of them, wherever they stand.
    let general = which == "the" && plural;
    let status = if found.name("tail").is_some() { status } else { later(status, &flat[range.end..]) };
    let many = which != "this" && which != "the";
    (!general && !is_open(&flat[..range.start])).then_some(Said { page, range, status, many, cell: false })
}

/// An acceptance that the rest of its sentence narrows: "this recommendation, made to the Board, in principle".
fn later(status: AnswerStatus, rest: &str) -> AnswerStatus {
    let sentence = rest.split('.').next().unwrap_or_default();
    match status {
        AnswerStatus::Accepted if sentence.ends_with(" in principle") => AnswerStatus::AcceptedInPrinciple,
        AnswerStatus::Accepted if sentence.ends_with(" in part") => AnswerStatus::AcceptedInPart,
        status => status,
    }
}

/// Whether a text speaks of recommendations at all.
fn speaks(text: &str) -> bool {
    text.contains("ecommendation") || text.contains("ECOMMENDATION")
}

/// A line that holds a status, or a row one of whose cells does.
fn labelled(page: usize, start: usize, line: &str) -> Option<Said> {
    let mut at = start;
    for (place, cell) in line.split('|').enumerate() {
        let range = at..at + cell.len();
        at += cell.len() + 1;
        let text = cell.trim();
        let begins = text.char_indices().nth(LABEL_REACH).map_or(text, |(end, _)| &text[..end]);
        let may = VERBS.iter().any(|verb| begins.contains(verb));
        if let Some(found) = may.then(|| LABEL.captures(text)).flatten() {
            let status = status(&found)?;
            return Some(Said { page, range, status, many: false, cell: place > 0 });
        }
    }
    None
}

/// Whether what stands before an answer leaves open whether it is one.
fn is_open(before: &str) -> bool {
    let mut words = before.split_whitespace().rev().map(str::to_ascii_lowercase);
    words.next().is_some_and(|word| OPEN.contains(&word.as_str()))
}

/// What an answer says; none if it says nothing.
fn status(found: &Captures<'_>) -> Option<AnswerStatus> {
    let part = |name| found.name(name).map_or("", |part| part.as_str());
    let how = format!("{} {} {}", part("how"), part("so"), part("tail")).to_ascii_lowercase();
    let words: Vec<&str> = how.split_whitespace().collect();
    let has = |starts: &[&str]| words.iter().any(|word| starts.iter().any(|start| word.starts_with(start)));
    let no = words.iter().any(|word| *word == "not" || *word == "cannot");
    if no || has(&["reject", "declin"]) {
        return Some(AnswerStatus::Rejected);
    }
    if has(&["principle", "intent", "aim", "spirit"]) {
        return Some(AnswerStatus::AcceptedInPrinciple);
    }
    if has(&["part", "broadly"]) {
        return Some(AnswerStatus::AcceptedInPart);
    }
    if has(&["note"]) {
        return Some(AnswerStatus::Noted);
    }
    has(&["accept", "agree", "support"]).then_some(AnswerStatus::Accepted)
}

/// Answers that name the numbers which they answer, where there is no nearer one.
fn by_number(pages: &[Page], flat: &[String], all: &mut [Recommendation]) {
    for (page, text) in flat.iter().enumerate() {
        let found = telling(text)
            .flat_map(|(start, part)| NUMBERS.captures_iter(part).map(move |found| (start, found)));
        for (start, found) in found {
            let (Some(whole), Some(status)) = (found.get(0), status(&found)) else { continue };
            let range = start + whole.start()..start + whole.end();
            if is_open(&text[..range.start]) {
                continue;
            }
            let list = found.name("list").or_else(|| found.name("these")).map_or("", |list| list.as_str());
            let said = Said { page, range, status, many: true, cell: false };
            let numbers = numbers(list);
            for one in all.iter_mut().filter(|one| numbers.iter().any(|number| is_numbered(one, number))) {
                one.answer.get_or_insert_with(|| answer(pages, &said));
            }
        }
    }
}

/// The numbers of a list: "1, 3 and 5 to 7".
fn numbers(list: &str) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for found in NUMBER.captures_iter(list) {
        let number = found.name("number").map_or("", |number| number.as_str());
        let range = found.name("to").and_then(|_| {
            let first: u16 = numbers.last()?.parse().ok()?;
            let last: u16 = number.parse().ok()?;
            (first < last && last - first < 100).then_some(first + 1..last)
        });
        numbers.extend(range.into_iter().flatten().map(|between| between.to_string()));
        numbers.push(number.to_owned());
    }
    numbers
}

/// A statement as an answer, with the sentence in which it stands.
fn answer(pages: &[Page], said: &Said) -> Answer {
    let page = &pages[said.page];
    let text = &page.text;
    let before = text[..said.range.start].rfind(['\n', '.', '|']).map_or(0, |at| at + 1);
    let ends = |at: usize| text[at..].find(['\n', '.', '|']).map_or(text.len(), |end| at + end);
    let mut end = ends(said.range.end.max(said.range.start));
    if text[end..].starts_with('.') {
        end += 1;
    }
    let quote = text[before..end].trim();
    let quote = match quote.char_indices().nth(QUOTE) {
        // The beginning, up to a whole word, as long as the statement stands in it.
        Some((most, _)) if before + most > said.range.end => {
            quote[..most].rsplit_once(' ').map_or(quote, |(begins, _)| begins)
        }
        Some(_) => text[said.range.clone()].trim(),
        None => quote,
    };
    Answer { status: said.status, page: page.number, quote: quote.to_owned() }
}

#[cfg(test)]
mod tests;
