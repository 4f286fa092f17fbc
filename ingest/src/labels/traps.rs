//! What the commonest traps must not set off, and what must go on beside them.

use super::themes;
use hindsight_index::review::{Page, Section};
use hindsight_index::vocabulary::SectionKind;

/// A sentence, a theme, and whether the sentence shows it.
const SENTENCES: &[(&str, &str, bool)] = &[
    ("A review is held where abuse or neglect of a child is known or suspected.", "neglect", false),
    ("The long-standing neglect of the child was plain to the harbour nurse.", "neglect", true),
    ("Her death was contributed to by neglect.", "care-neglect", false),
    ("No one assessed her capacity to decide where to live.", "mental-capacity", true),
    ("There was no bed capacity in the ward.", "mental-capacity", false),
    ("She spoke in her capacity as chair of the boat club.", "mental-capacity", false),
    ("The parenting capacity of the couple was not assessed.", "mental-capacity", false),
    ("The organisational culture of the quay was one of blame.", "org-culture", true),
    ("The organisational culture of the quay was one of blame.", "culture-ethnicity", false),
    ("The nurse did not escalate her concern to a manager.", "escalation", true),
    ("The violence escalated over the winter.", "escalation", false),
    ("An integrated chronology of events was made by the panel.", "history-chronology", false),
    ("The officer did not meet the vision threshold for boats.", "thresholds", false),
    ("The referral did not meet the threshold for intervention.", "thresholds", true),
    ("There was no evidence of domestic abuse.", "domestic-abuse", false),
    ("The bolt of the tow bar was missing.", "missing", false),
    ("The boy went missing from care in May.", "missing", true),
    ("The board adopted the policy in June.", "kinship-adoption", false),
    ("The boat crossed the English Channel.", "radicalisation", false),
    ("The fever was not attributed to Covid.", "covid", false),
    ("There was no evidence of reflective supervision.", "supervision", true),
    ("A supervision order was made.", "supervision", false),
];

#[test]
fn traps_are_silent_and_findings_are_not() {
    let wrong: Vec<_> = SENTENCES
        .iter()
        .filter(|(sentence, slug, shown)| {
            let section = Section {
                kind: SectionKind::Findings,
                heading: String::new(),
                page: 1,
                start: 0,
                anchor: None,
            };
            let labels = themes(&[Page::new(1, *sentence)], &[section], &[]);
            labels.iter().any(|label| label.slug == *slug) != *shown
        })
        .collect();

    assert!(wrong.is_empty(), "{wrong:#?}");
}
