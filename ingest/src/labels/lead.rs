//! Where each concern of a coroner begins: its first sentence says what it is about.
//!
//! Only concerns of a short list: one of forty is not what a report is about.

use std::ops::Range;

use hindsight_index::review::Recommendation;
use hindsight_index::vocabulary::RecommendationKind;

use super::view::View;

/// The most concerns of a list in which each one counts by itself.
const MOST_CONCERNS: usize = 12;

/// How many characters of a concern are looked for on its page.
const BEGINNING: usize = 40;

/// The first sentence of each concern.
#[derive(Debug, Default)]
pub(super) struct Leads(Vec<Lead>);

/// The first sentence of one concern, from where the concern begins.
#[derive(Debug)]
struct Lead {
    /// The number of its page.
    page: u32,
    /// Where it lies in the text of the page.
    bytes: Range<usize>,
}

impl Leads {
    /// Where the concerns among these records begin; nowhere if there are many.
    pub(super) fn read(views: &[View<'_>], records: &[Recommendation]) -> Self {
        let concerns = || records.iter().filter(|record| record.kind == RecommendationKind::Concern);
        if concerns().count() > MOST_CONCERNS {
            return Self::default();
        }
        let mut found: Vec<Lead> = Vec::new();
        for concern in concerns() {
            let from = found.last().filter(|last| last.page == concern.page).map_or(0, |last| last.bytes.end);
            found.extend(lead(views, concern, from));
        }
        Self(found)
    }

    /// The first sentence of a concern in which a byte of a page lies.
    pub(super) fn at(&self, page: u32, byte: usize) -> Option<Range<usize>> {
        let lead = self.0.iter().find(|lead| lead.page == page && lead.bytes.contains(&byte))?;
        Some(lead.bytes.clone())
    }
}

/// The first sentence of a concern, behind a byte of its page.
fn lead(views: &[View<'_>], concern: &Recommendation, from: usize) -> Option<Lead> {
    let view = views.iter().find(|view| view.page.number == concern.page)?;
    let line = concern.text.lines().next()?;
    let end = line.char_indices().nth(BEGINNING).map_or(line.len(), |(at, _)| at);
    let start = from + view.page.text.get(from..)?.find(line.get(..end)?)?;
    let sentence = view.sentence(start);
    Some(Lead { page: concern.page, bytes: start..sentence.end.max(start) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::labels::view;
    use crate::recommendations::tests::found;
    use hindsight_index::review::Page;

    /// The first sentences of the concerns of a report.
    fn leads(concerns: &str) -> Vec<String> {
        let text = format!("CORONER'S CONCERNS\n\nThe MATTERS OF CONCERN are as follows. {concerns}");
        let records = found(&[&text]);
        let pages = [Page::new(1, &text)];
        let leads = Leads::read(&view::views(&pages, &[]), &records);
        leads.0.into_iter().map(|lead| text[lead.bytes].to_owned()).collect()
    }

    #[test]
    fn the_first_sentence_of_each_concern_is_known() {
        let concerns =
            "\n\n(1) No lamp burned. It had not for years.\n\n(2) No lamp burned on the pier either.";

        assert_eq!(leads(concerns), ["No lamp burned.", "No lamp burned on the pier either."]);
    }

    #[test]
    fn a_long_list_has_none_that_counts_by_itself() {
        let list = |length: usize| {
            (1..=length).fold(String::new(), |list, number| format!("{list}\n\n({number}) No lamp burned."))
        };

        assert_eq!(leads(&list(MOST_CONCERNS)).len(), MOST_CONCERNS);
        assert!(leads(&list(MOST_CONCERNS + 1)).is_empty());
    }

    proptest! {
        #[test]
        fn a_beginning_lies_on_its_page(text in "\\PC{0,80}", words in "\\PC{0,60}", from in 0usize..90) {
            let pages = [Page::new(1, &text)];
            let views = view::views(&pages, &[]);
            let mut concern = found(&["Recommendation 1: Count the boats."]).remove(0);
            concern.text = words;

            if let Some(lead) = lead(&views, &concern, from) {
                prop_assert!(text.get(lead.bytes).is_some());
            }
        }
    }
}
