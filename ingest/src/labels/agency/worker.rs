//! Whose social worker: a child's, or an adult's.
//!
//! Reports write "the social worker" of either. Where the words beside it do
//! not tell, the age of the one whom the report is about decides; where that
//! is not known either, it is a child's.

use std::ops::Range;
use std::sync::LazyLock;

use hindsight_index::phrase::Match;
use hindsight_index::taxonomy::AGENCIES;

use crate::labels::view::View;

/// Words that say social care of either.
const EITHER: &[&str] = &["social worker", "social workers", "social services"];

/// Beginnings of words of a sentence that is about children.
const CHILDREN: &[&str] = &[
    "child",
    "infant",
    "toddler",
    "sibling",
    "foster",
    "school",
    "pupil",
    "teenage",
    "adolescent",
    "adoption",
    "grandchild",
];

/// Whole words of such a sentence.
const CHILD: &[&str] = &[
    "baby",
    "baby's",
    "babies",
    "boy",
    "boy's",
    "boys",
    "girl",
    "girl's",
    "girls",
    "unborn",
    "looked-after",
];

/// Whole words of it, unless the report is about an adult, who may have grown children.
const KIN: &[&str] = &["son", "sons", "son's", "daughter", "daughters", "daughter's"];

/// Words of a sentence that is about adults.
const ADULTS: &[&str] = &["adult", "care act", "section 42", "s.42", "s42"];

/// The number of children's social care in the taxonomy.
static OF_CHILDREN: LazyLock<Option<usize>> = LazyLock::new(|| number("csc"));

/// The number of adult social care in the taxonomy.
static OF_ADULTS: LazyLock<Option<usize>> = LazyLock::new(|| number("asc"));

/// The number of a sector in the taxonomy.
fn number(slug: &str) -> Option<usize> {
    AGENCIES.entries().iter().position(|entry| entry.slug == slug)
}

/// The sector that a phrase shows; `adult` says whether the report is about an adult, if that is known.
pub(super) fn sector(view: &View<'_>, hit: &Match, adult: Option<bool>) -> usize {
    let text = &view.page.text;
    let words = text.get(hit.bytes.clone()).unwrap_or_default().to_lowercase();
    match (*OF_CHILDREN, *OF_ADULTS) {
        (Some(children), Some(adults)) if hit.entry == children && EITHER.contains(&words.as_str()) => {
            if of_adult(text, view.sentence(hit.bytes.start), adult) {
                adults
            } else {
                children
            }
        }
        _ => hit.entry,
    }
}

/// Whether a sentence is about the social care of an adult.
fn of_adult(text: &str, sentence: Range<usize>, adult: Option<bool>) -> bool {
    let sentence = text.get(sentence).unwrap_or_default().to_lowercase().replace('’', "'");
    let mut words = sentence.split(|ch: char| !ch.is_alphanumeric() && ch != '-' && ch != '\'');
    let children = words.any(|word| {
        CHILDREN.iter().any(|start| word.starts_with(start))
            || CHILD.contains(&word)
            || adult != Some(true) && KIN.contains(&word)
    });
    !children && (adult == Some(true) || ADULTS.iter().any(|word| sentence.contains(word)))
}

#[cfg(test)]
mod tests {
    use hindsight_index::review::{Page, Section};
    use hindsight_index::vocabulary::{AgencyRole, SectionKind};

    use crate::labels::{Known, labels};

    /// The sectors that are involved in a report about an adult, a child or someone of unknown age.
    fn involved(text: &str, adult: Option<bool>) -> Vec<String> {
        let chronology = Section {
            kind: SectionKind::Chronology,
            heading: String::new(),
            page: 1,
            start: 0,
            anchor: None,
        };
        let known = Known { adult, ..Known::default() };
        let (_, agencies) = labels(&[Page::new(1, text)], &[chronology], &[], known);
        let involved = agencies.into_iter().filter(|agency| agency.role == AgencyRole::Involved);
        involved.map(|agency| agency.slug).collect()
    }

    #[test]
    fn the_age_of_the_person_tells_whose_social_worker_it_was() {
        let text = "A social worker visited him at the harbour.";

        assert_eq!(involved(text, Some(true)), ["asc"]);
        assert_eq!(involved(text, Some(false)), ["csc"]);
        assert_eq!(involved(text, None), ["csc"]);
    }

    #[test]
    fn words_beside_it_tell_more_than_the_age() {
        assert_eq!(involved("The children had a social worker who visited them.", Some(true)), ["csc"]);
        assert_eq!(
            involved("The social worker visited and found no duty under the Care Act.", None),
            ["asc"]
        );
    }
}
