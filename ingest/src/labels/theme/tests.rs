use super::*;
use crate::labels::themes;
use hindsight_index::review::{Page, Section};
use proptest::prelude::*;

fn page(number: u32, text: &str) -> Page {
    Page::new(number, text)
}

fn section(kind: SectionKind, page: u32) -> Section {
    Section { kind, heading: String::new(), page, start: 0, anchor: None }
}

fn found(text: &str, kind: SectionKind) -> Vec<ThemeLabel> {
    themes(&[page(1, text)], &[section(kind, 1)], &[])
}

fn slugs(text: &str) -> Vec<String> {
    found(text, SectionKind::Findings).into_iter().map(|label| label.slug).collect()
}

#[test]
fn a_finding_makes_a_theme_central_and_a_narrative_does_not() {
    let text = "There was a lack of professional curiosity. The school took it at face value.";

    let finding = found(text, SectionKind::Findings);
    let narrative = found(text, SectionKind::Chronology);

    let tier = |labels: &[ThemeLabel]| {
        labels.iter().find(|label| label.slug == "prof-curiosity").map(|label| label.tier)
    };
    assert_eq!(tier(&finding), Some(Tier::Central));
    assert_eq!(tier(&narrative), Some(Tier::Mentioned));
}

#[test]
fn a_theme_on_three_pages_is_central() {
    let pages = [1, 2, 3].map(|number| page(number, "The house was full of hoarded papers."));
    let sections = [section(SectionKind::Chronology, 1)];

    let label = themes(&pages, &sections, &[])
        .into_iter()
        .find(|label| label.slug == "self-neglect")
        .expect("the theme");

    assert_eq!(label.tier, Tier::Central);
    assert_eq!(label.evidence.len(), 3);
}

#[test]
fn what_a_finding_names_once_in_passing_is_mentioned() {
    let text = "The trust did not tell the harbour office. He was being treated for alcohol misuse.";

    let labels = found(text, SectionKind::Findings);

    assert!(labels.iter().all(|label| label.tier == Tier::Mentioned), "{labels:?}");
    assert!(labels.iter().any(|label| label.slug == "alcohol"));
}

/// The tiers that a coroner's concerns give to record keeping.
fn of_concerns(concerns: &str) -> Option<Tier> {
    let heading = "CORONER'S CONCERNS";
    let text = format!("{heading}\n\nThe MATTERS OF CONCERN are as follows. {concerns}");
    let records = crate::recommendations::tests::found(&[&text]);
    let findings = Section { heading: heading.into(), ..section(SectionKind::Findings, 1) };
    let labels = themes(&[page(1, &text)], &[findings], &records);
    labels.into_iter().find(|label| label.slug == "record-keeping").map(|label| label.tier)
}

#[test]
fn what_a_concern_starts_with_is_central_and_what_it_goes_on_to_is_not() {
    let first = "(1) There was poor record keeping. (2) The boat was late.";
    let second = "(1) The boat was late. There was poor record keeping. (2) No lamp burned.";
    let praised = "(1) The record keeping was exemplary. (2) The boat was late.";

    assert_eq!(of_concerns(first), Some(Tier::Central));
    assert_eq!(of_concerns(second), Some(Tier::Mentioned));
    assert_eq!(of_concerns(praised), Some(Tier::Mentioned));
}

#[test]
fn many_sentences_count_only_where_no_findings_are_known() {
    let text = "The house was full of hoarded papers. ".repeat(SENTENCES);
    let tier = |sections: &[Section]| themes(&[page(1, &text)], sections, &[]).remove(0).tier;
    let findings = Section { start: 10_000, ..section(SectionKind::Findings, 1) };

    assert_eq!(tier(&[section(SectionKind::Chronology, 1)]), Tier::Central);
    assert_eq!(tier(&[section(SectionKind::Chronology, 1), findings]), Tier::Mentioned);
}

#[test]
fn terms_of_reference_find_nothing() {
    let text = "Was there a lack of professional curiosity?";

    assert!(found(text, SectionKind::TermsOfReference).is_empty());
}

#[test]
fn the_words_of_the_statute_are_no_neglect() {
    assert!(
        !slugs("A review is held where abuse or neglect of a child is known or suspected.")
            .contains(&"neglect".into())
    );
    assert!(slugs("The long-standing neglect of the child was plain.").contains(&"neglect".into()));
}

#[test]
fn a_harm_that_is_denied_is_no_theme_but_practice_that_is_missing_is() {
    assert!(!slugs("There was no evidence of domestic abuse.").contains(&"domestic-abuse".into()));
    assert!(slugs("There was no evidence of reflective supervision.").contains(&"supervision".into()));
}

#[test]
fn capacity_of_wards_is_not_mental_capacity() {
    assert!(!slugs("There was no bed capacity in the ward.").contains(&"mental-capacity".into()));
    assert!(slugs("No one assessed her capacity to decide.").contains(&"mental-capacity".into()));
}

#[test]
fn an_acronym_means_what_the_review_says() {
    let meant = "He was known to adult social care (ASC). ASC closed the case. His ASC was noted.";

    assert!(!slugs(meant).contains(&"neurodiversity".into()));
}

#[test]
fn praise_and_criticism_are_told_apart() {
    let polarity = |text: &str| {
        let labels = found(text, SectionKind::Findings);
        labels.into_iter().find(|label| label.slug == "record-keeping").map(|label| label.polarity)
    };

    assert_eq!(polarity("The record keeping was exemplary."), Some(Polarity::Good));
    assert_eq!(polarity("The record keeping was inadequate."), Some(Polarity::Concern));
    assert_eq!(polarity("It would be good practice to mend record keeping."), Some(Polarity::Concern));
}

#[test]
fn what_is_asked_for_is_not_praised() {
    let text = "Good supervision of staff was excellent and timely. The trust must share good practice in supervision of staff.";
    let polarity = |kind| {
        let labels = found(text, kind);
        labels.into_iter().find(|label| label.slug == "supervision").map(|label| label.polarity)
    };

    assert_eq!(polarity(SectionKind::Analysis), Some(Polarity::Good));
    assert_eq!(polarity(SectionKind::Recommendations), Some(Polarity::Concern));
    let asked = found("The trust must share good practice in supervision of staff.", SectionKind::Analysis);
    let supervision = asked.iter().find(|label| label.slug == "supervision").expect("the theme");
    assert_eq!(supervision.polarity, Polarity::Concern, "{asked:?}");
}

#[test]
fn the_quotation_that_shows_the_polarity_comes_first() {
    let text = "The record keeping was looked at. The record keeping was inadequate.";
    let labels = found(text, SectionKind::Findings);
    let label = labels.into_iter().find(|label| label.slug == "record-keeping").expect("the theme");

    assert_eq!(label.polarity, Polarity::Concern);
    assert_eq!(label.evidence[0], Evidence::found(1, "The record keeping was inadequate."));
}

#[test]
fn other_cases_are_no_part_of_this_one() {
    assert!(!slugs("Research shows that domestic abuse is common.").contains(&"domestic-abuse".into()));
    assert!(
        !slugs("As in the case of the lamp boy, physical abuse was missed.").contains(&"physical-nai".into())
    );
}

proptest! {
    #[test]
    fn every_label_quotes_its_page(
        words in proptest::collection::vec("(neglect|suicide|training|no|not|recorded|self-harm|CAMHS|é|\\.|\n\n|[a-z]{1,6})", 0..60)
    ) {
        let text = words.join(" ");

        for label in found(&text, SectionKind::Findings) {
            prop_assert!(!label.evidence.is_empty());
            for evidence in label.evidence {
                let Evidence::Found { quote, page: 1 } = evidence else { panic!("no quotation") };
                prop_assert!(text.contains(&quote));
            }
        }
    }
}
