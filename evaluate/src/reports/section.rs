//! Compares the sections of a report with its gold. Pure.

use hindsight_index::review::{Review, Section};
use hindsight_index::vocabulary::SectionKind;

use super::Mistake;
use super::gold::{Gold, GoldSection};
use super::matching::same_name;
use crate::count::Count;

/// Sections that open on the right page with the right kind.
///
/// Gold lists only those whose kind is plain, so an opening is wrong only if it has the heading
/// of one that gold lists, and another kind.
pub(super) fn score(gold: &Gold, review: &Review, mistakes: &mut Vec<Mistake>) -> Count {
    let mut count = Count::default();
    for wanted in &gold.sections {
        let on_page = || review.sections.iter().filter(|section| section.page == wanted.page);
        if on_page().any(|section| is_kind(wanted, section.kind)) {
            count.right += 1;
            continue;
        }
        count.missed += 1;
        let same = on_page().find(|section| same_name(&section.heading, &wanted.heading));
        count.wrong += u32::from(same.is_some_and(|section| section.kind != SectionKind::Other));
        let gold_says = format!("{} p. {} {}", wanted.kind, wanted.page, wanted.heading);
        mistakes.push(Mistake::new(gold, "section", Some(gold_says), same.map(shown)));
    }
    count
}

/// Whether a kind is the wanted one.
fn is_kind(wanted: &GoldSection, kind: SectionKind) -> bool {
    wanted.kind == kind.as_str() || wanted.alt_kinds.iter().any(|alt| alt == kind.as_str())
}

/// A section in a few words.
fn shown(section: &Section) -> String {
    format!("{} p. {} {}", section.kind, section.page, section.heading)
}

#[cfg(test)]
mod tests {
    use hindsight_index::vocabulary::Format;

    use super::*;
    use crate::gold::read;

    #[test]
    fn a_section_of_another_kind_is_missed_and_wrong() {
        let gold = r#"{"file":"a.pdf","sections":[{"kind":"findings","heading":"What we found","page":2}]}"#;
        let gold = read(gold).expect("gold").remove(0);
        let mut review = Review::unread("a.pdf", Format::Pdf);
        let heading = "2. What we found".to_owned();
        review.sections =
            vec![Section { kind: SectionKind::Analysis, heading, page: 2, start: 0, anchor: None }];

        assert_eq!(score(&gold, &review, &mut Vec::new()), Count { right: 0, wrong: 1, missed: 1 });
    }
}
