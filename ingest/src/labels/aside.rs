//! Lists that are not about the person: those who made the review, what a law defines, what was to be found out.
//!
//! A list is known by the sentence before it, which ends with a colon, or by the head of its table. It runs
//! as long as its lines are items; what is written on in sentences is the review again.

use std::ops::Range;

use hindsight_index::phrase::Match;

use super::cue::Cue;
use super::view::View;

/// What a head of a table says of those whom it lists.
const PEOPLE: &[&str] = &["name", "role", "title", "job", "position", "designation", "post", "member"];

/// What it says of where they come from.
const BODIES: &[&str] = &["agency", "organisation", "organization", "service", "representing", "employer"];

/// The signs with which an item can begin.
const BULLETS: &[char] = &['\u{2022}', '\u{25cf}', '\u{f0b7}', '\u{25aa}', '\u{2013}', '-', '*'];

/// How many characters a number or letter in front of an item has at most.
const NUMBERING: usize = 5;

/// How many characters an item without a sign has at most.
const SHORT: usize = 90;

/// Where such lists lie on a page, in order.
pub(super) fn lists(view: &View<'_>, cues: &[(Cue, Match)]) -> Vec<Range<usize>> {
    let text = view.page.text.as_str();
    let led = cues.iter().filter(|(cue, _)| *cue == Cue::Aside).filter_map(|(_, found)| {
        let rest = text.get(found.bytes.end..view.sentence(found.bytes.start).end)?;
        // A list whose items have no sign runs on in the same sentence.
        let colon = rest.find(":\n").or_else(|| rest.ends_with(':').then(|| rest.len() - 1))?;
        let end = view.zone(found.bytes.start).map_or(text.len(), |zone| zone.bytes.end);
        let start = found.bytes.end + colon + 1;
        Some(list(text, start..end.max(start)))
    });
    let mut found: Vec<Range<usize>> =
        led.chain(view.rosters.iter().cloned()).filter(|range| !range.is_empty()).collect();
    found.sort_by_key(|range| range.start);
    found.dedup_by(|next, held| {
        let joined = next.start <= held.end;
        if joined {
            held.end = held.end.max(next.end);
        }
        joined
    });
    found
}

/// The list at the start of a range.
fn list(text: &str, range: Range<usize>) -> Range<usize> {
    let mut end = range.start;
    let (mut at, mut inside) = (range.start, false);
    for line in text.get(range.clone()).unwrap_or_default().split_inclusive('\n') {
        let words = line.trim();
        at += line.len();
        inside = match words {
            // The next item, or the end of the list.
            "" => false,
            words if inside || is_item(words) => true,
            _ => return range.start..end,
        };
        if inside {
            end = at;
        }
    }
    range.start..end
}

/// Whether a line begins an item.
fn is_item(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let numbered = first.chars().count() <= NUMBERING && first.ends_with(['.', ')']) && first.len() > 1;
    line.starts_with(BULLETS)
        || numbered
        || line.contains(" | ")
        || line.chars().count() <= SHORT && !line.ends_with(['.', '?', '!', ':'])
}

/// The tables of a page that list people and where they come from.
pub(super) fn tables(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    text.split_inclusive("\n\n").filter_map(move |block| {
        let start = at;
        at += block.len();
        lists_people(block.lines().next()?).then_some(start..at)
    })
}

/// Whether the head of a table says that it lists people and where they come from.
fn lists_people(head: &str) -> bool {
    let says = |cell: &str, of: &[&str]| {
        let cell = cell.to_lowercase();
        of.iter().any(|word| cell.split(|c: char| !c.is_alphanumeric()).any(|own| own == *word))
    };
    head.contains(" | ")
        && head.split(" | ").any(|cell| says(cell, PEOPLE))
        && head.split(" | ").any(|cell| says(cell, BODIES))
}

#[cfg(test)]
mod tests {
    use hindsight_index::review::{Page, Section};
    use hindsight_index::vocabulary::SectionKind;
    use proptest::prelude::*;

    use super::*;
    use crate::labels::{Known, labels};

    /// The slugs of what a text of findings shows.
    fn shown(text: &str) -> Vec<String> {
        let section =
            Section { kind: SectionKind::Findings, heading: String::new(), page: 1, start: 0, anchor: None };
        let (themes, agencies) = labels(&[Page::new(1, text)], &[section], &[], Known::default());
        themes
            .into_iter()
            .map(|label| label.slug)
            .chain(agencies.into_iter().map(|label| label.slug))
            .collect()
    }

    #[test]
    fn those_who_made_the_review_are_no_part_of_the_case() {
        let after = "The house was full of hoarded papers.";
        for list in [
            "The panel comprised:\n\n\u{2022} a manager of the probation service\n\n\u{2022} a fire officer",
            "Members of the review panel were:\nProbation Service, Head of\n  Harbour Lights\nFire and Rescue",
            "Name | Role | Organisation\nA. Lamp | Chair | Probation Service\nB. Oar | Member | Fire and Rescue",
        ] {
            assert_eq!(shown(&format!("{list}\n\n{after}")), ["self-neglect"], "{list}");
        }
    }

    #[test]
    fn what_a_law_defines_is_not_found() {
        let list = "Self-neglect is defined as:\n\n\u{2022} hoarding\n\n\u{2022} a lack of self-care";

        assert_eq!(shown(&format!("{list}\n\nNobody came.")), Vec::<String>::new());
        assert_eq!(shown(&format!("{list}\n\nThe lamps were hoarded by him.")), ["self-neglect"]);
    }

    #[test]
    fn a_list_of_findings_counts() {
        let found = shown("The panel found:\n\n\u{2022} hoarding of lamps\n\n\u{2022} damp");

        assert!(found.contains(&"self-neglect".to_owned()), "{found:?}");
    }

    proptest! {
        #[test]
        fn lists_lie_in_the_text_in_order(text in "(panel comprised:|\\| name|agency|•|[ a-zé.\n])*{0,60}") {
            let mut last = 0;
            for range in tables(&text) {
                prop_assert!(range.start >= last && text.get(range.clone()).is_some());
                last = range.end;
            }
            prop_assert!(text.get(list(&text, 0..text.len())).is_some());
        }

        #[test]
        fn a_list_holds_its_items_and_nothing_behind_them(items in 1_usize..6) {
            let led: String = (0..items).map(|item| format!("\n\n• lamp {item}")).collect();
            let text = format!("{led}\n\nNobody asked who kept the lamps, which was found by chance in the spring of that year.");

            prop_assert_eq!(text[list(&text, 0..text.len())].trim_end(), led);
        }
    }
}
