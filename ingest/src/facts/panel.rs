//! Finds which organisations sat on the panel of a review.
//!
//! Only organisations are kept: words in front of one that could be a person's name are never
//! taken with it. A list in a sentence counts if the sentence says that the panel was drawn from it.

use std::sync::LazyLock;

use hindsight_index::review::{Page, Section};
use regex::Regex;

use super::{Found, fixed, place};
use crate::bodies;
use crate::sections::{Line, lines, plain};

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

/// What stands between two cells.
const CELL: &str = " | ";

/// Pages on which a report says how it was made.
const PAGES: usize = 40;

/// A longer table is another.
const ROWS: usize = 40;

/// Words that say that a table lists the members of a panel.
static MEMBERS: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:panel|review team|review group|reference group)\b[^.]{0,60}\b(?:members?(?:hip)?|consisted|comprised|as follows|following)\b|\b(?:members?(?:hip)?|composition)\b[^.]{0,40}\b(?:panel|review team|review group)\b|^[0-9.\s]*(?:the )?(?:review )?panel$",
    )
});

/// A sentence that says of whom a panel was made up.
static DRAWN: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?x)\b(?i:panel|review\ team|review\ group|reference\ group|learning\ hub)\b.{0,160}?
        (?:\b(?:drawn|came|brought\ together|taken)\ from
          |\b(?:representatives?|representation|members\ of\ staff|senior\ staff|members|managers|officers)\ (?:from|of)(?:\ each\ of)?
          |\brepresented\ (?:on|at)\ (?i:the\ panel)\ (?:were|are)|\brepresented\ were|\bmembers\ \(from)
        (?:\ (?:each\ of\ )?the\ following)?\s?:?\s(?P<list>.+)
        | \b(?:agencies|services|organisations)\ (?:which\ were\ |that\ were\ )?represented\ (?:on|at)\ (?i:the\ (?:review\ )?panel)\ (?:were|are|included):?\ (?P<named>.+)",
    )
});

/// The end of the sentence.
static END: LazyLock<Regex> = LazyLock::new(|| fixed(r"\.(?:\s|$)|\)\s+(?:read|met|were|was)\b"));

/// What stands in brackets.
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| fixed(r"\([^()]*\)"));

/// A person's title or post in front.
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Det|DCI|DI|DS|Detective|Head of|Director of|Chief|Designated|Named)\b",
    )
});

/// Bodies that are named without a capital.
static GENERIC: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^(?:[a-z]+ ){0,3}(?:police|council|trust|service|services|icb|ccg|health board|integrated care board|policing team|social care|probation|housing|charity|provider|landlord)$",
    )
});

/// The organisations on the panel.
pub(super) fn find(pages: &[Page], sections: &[Section]) -> Vec<Found<String>> {
    let mut found: Vec<Found<String>> = Vec::new();
    for (at, section) in sections.iter().enumerate().filter(|(_, section)| PANEL.is_match(&section.heading)) {
        for line in within(pages, section, sections.get(at + 1)) {
            found.extend(of_line(&line));
        }
    }
    found.extend(columns(pages));
    found.extend(pages.iter().take(PAGES).flat_map(lines).flat_map(|line| told(&line)));
    let mut seen: Vec<String> = Vec::new();
    found.retain(|one| {
        let key = plain(&one.value);
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    found
}

/// The organisations in the column of a table that names those of a panel.
fn columns(pages: &[Page]) -> Vec<Found<String>> {
    /// Lines above the head of a table that say whose it is.
    const ABOVE: usize = 3;
    let mut found = Vec::new();
    for page in pages.iter().take(PAGES).filter(|page| page.text.contains(CELL)) {
        let all: Vec<Line<'_>> = lines(page).collect();
        let heads = all.iter().enumerate().filter_map(|(at, line)| Some((at, column(line.text)?)));
        for (head, column) in heads {
            let above = all.get(head.saturating_sub(ABOVE)..head).unwrap_or_default();
            if !above.iter().any(|line| MEMBERS.is_match(line.text)) {
                continue;
            }
            let rows = all.iter().skip(head + 1).take_while(|line| line.text.contains(CELL)).take(ROWS);
            found.extend(rows.filter_map(|line| {
                let cell = without_brackets(line.text.split(CELL).nth(column)?);
                cell.contains(char::is_alphabetic).then(|| Found::new(cell.clone(), line.page, line.text))
            }));
        }
    }
    found
}

/// Which column of the head of a table names organisations.
fn column(head: &str) -> Option<usize> {
    const NAMES: &[&str] =
        &["organisation", "agency", "organisation agency", "agency organisation", "representing", "employer"];
    head.split(CELL).position(|cell| NAMES.contains(&plain(cell).as_str()))
}

/// The organisations that a sentence says a panel was drawn from.
fn told(line: &Line<'_>) -> Vec<Found<String>> {
    if !["anel", "eam", "roup"].iter().any(|hint| line.text.contains(hint)) {
        return Vec::new();
    }
    let Some(list) =
        DRAWN.captures(line.text).and_then(|found| found.name("list").or_else(|| found.name("named")))
    else {
        return Vec::new();
    };
    let end = END.find(list.as_str()).map_or(list.as_str().len(), |end| end.start());
    let list = list.as_str().get(..end).unwrap_or_default();
    let named = listed(list);
    // One name is no panel.
    if named.len() < 2 {
        Vec::new()
    } else {
        named.into_iter().map(|name| Found::new(name, line.page, list)).collect()
    }
}

/// The organisations of a list: "Harbour Council, the Ferry Trust and Quay Aid".
fn listed(list: &str) -> Vec<String> {
    let plain = without_brackets(list);
    let between = if plain.contains(';') { ';' } else { ',' };
    let mut pieces: Vec<String> = plain.split(between).map(|piece| piece.trim().to_owned()).collect();
    let many = pieces.len() > 1;
    if let Some(last) = pieces.pop() {
        match last.strip_prefix("and ") {
            Some(rest) => pieces.push(rest.to_owned()),
            None => pieces.extend(last_two(&last, many)),
        }
    }
    pieces.iter().filter_map(|piece| organisation(piece)).collect()
}

/// The last two of a list, joined by "and", which may stand in a name as well.
fn last_two(last: &str, many: bool) -> Vec<String> {
    let apart = bodies::apart(last, " and ");
    match last.split_once(" and ").filter(|_| many && apart.len() < 2) {
        Some((one, other)) => vec![one.to_owned(), other.to_owned()],
        None => apart,
    }
}

/// A piece of a list as the name of an organisation; none if it may be a person's, or is text.
fn organisation(piece: &str) -> Option<String> {
    /// More words are text.
    const WORDS: usize = 10;
    let name = piece
        .trim()
        .trim_start_matches("and ")
        .trim_start_matches("the ")
        .trim_end_matches(['.', ':'])
        .trim();
    let first = name.split_whitespace().next()?;
    let text = ["a", "an", "two", "three", "who", "which", "with", "all", "other", "one", "as"]
        .contains(&first)
        || PERSON.is_match(name)
        || name.split_whitespace().count() > WORDS;
    let capital = name.starts_with(char::is_uppercase);
    let generic = GENERIC.is_match(name);
    (!text && (capital || generic)).then(|| name.to_owned())
}

/// Words without what stands in brackets.
fn without_brackets(words: &str) -> String {
    BRACKETS
        .replace_all(words, " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace(" ,", ",")
        .replace(" ;", ";")
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
fn of_line(line: &Line<'_>) -> Vec<Found<String>> {
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

    #[test]
    fn a_panel_is_read_from_a_sentence_and_from_a_column() {
        for text in [
            "Members of the review panel were drawn from Quay Council, the Ferry Trust (nursing), Quay Aid and Harbour Fire and Rescue. It met twice.",
            "Membership of the Panel was as follows:\n\nName | Organisation\n\nAda Finch | Quay Council\n\nBen Wren | Ferry Trust (nursing)\n\nCleo Tern | Quay Aid\n\nDan Swift | Harbour Fire and Rescue",
            "The agencies represented on the Panel were Quay Council; the Ferry Trust; Quay Aid; and Harbour Fire and Rescue.",
        ] {
            let panel = facts(&marked(text, &[]), &[]).panel;
            assert_eq!(
                panel,
                ["Quay Council", "Ferry Trust", "Quay Aid", "Harbour Fire and Rescue"],
                "{text}"
            );
        }
        let persons = "The panel heard from members of the family, Ada Finch and Mr Tern, on two days.";
        assert_eq!(facts(&marked(persons, &[]), &[]).panel, Vec::<String>::new());
    }
}
