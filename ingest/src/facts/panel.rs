//! Finds which organisations sat on the panel of a review.
//!
//! Only organisations are kept: words in front of one that could be a person's name are never
//! taken with it. A list in a sentence counts if the sentence says that the panel was drawn from it.

mod list;

use std::sync::LazyLock;

use hindsight_index::review::{Page, Section};
use regex::Regex;

use super::{Found, fixed, place};
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

/// The organisations on the panel.
pub(super) fn find(pages: &[Page], sections: &[Section]) -> Vec<Found<String>> {
    let mut found: Vec<Found<String>> = Vec::new();
    found.extend(list::columns(pages));
    found.extend(list::below(pages));
    for (at, section) in sections.iter().enumerate().filter(|(_, section)| PANEL.is_match(&section.heading)) {
        let lines = within(pages, section, sections.get(at + 1));
        // A list that is read as a whole needs no look at its lines.
        if !found.iter().any(|one| lines.iter().any(|line| line.page == one.page && line.text == one.quote)) {
            found.extend(lines.iter().flat_map(of_line));
        }
    }
    found.extend(pages.iter().take(list::PAGES).flat_map(lines).flat_map(|line| list::told(&line)));
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
            "The review team comprised representatives of:\n\n• Quay Council – Housing\n\n• Ferry Trust\n\n• Quay Aid\n\n• Harbour Fire and Rescue",
            "The panel was made up of senior staff from:\n\nQuay Council | Director\n\nFerry Trust | Head of Nursing\n\nQuay Aid | Manager\n\nHarbour Fire and Rescue | Watch Manager",
            "The agencies represented on the Panel were Quay Council; the Ferry Trust; Quay Aid; and Harbour Fire and Rescue.",
        ] {
            let panel = facts(&marked(text, &[]), &[]).panel;
            assert_eq!(
                panel,
                ["Quay Council", "Ferry Trust", "Quay Aid", "Harbour Fire and Rescue"],
                "{text}"
            );
        }
        let brackets = "I was helped by a panel, namely: Ms Quay (Quay Council), Mr Tern (Ferry Trust, Nursing) and Dr Finch (for us all).";
        assert_eq!(facts(&marked(brackets, &[]), &[]).panel, ["Quay Council", "Ferry Trust, Nursing"]);
        for persons in [
            "The panel heard from members of the family, Ada Finch and Mr Tern, on two days.",
            "The panel met members of the family, Ada Finch, Ben Wren and Cleo Tern.",
            "The panel consisted of:\n\n• Ada Finch – Chair\n\n• Ben Wren – Nurse\n\n• Cleo Tern – Lay member",
        ] {
            assert_eq!(facts(&marked(persons, &[]), &[]).panel, Vec::<String>::new(), "{persons}");
        }
        let mixed = "The panel consisted of:\n\n• Harbour Police – DI Wren\n\n• Ada Finch – Chair\n\n• Ferry Trust – nurse";
        assert_eq!(facts(&marked(mixed, &[]), &[]).panel, ["Harbour Police", "Ferry Trust"]);
    }
}
