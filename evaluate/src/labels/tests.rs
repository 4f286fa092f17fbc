//! Invented reports, set beside invented gold.

use super::*;
use hindsight_index::evidence::Evidence;
use hindsight_index::review::{AgencyLabel, ThemeLabel};
use hindsight_index::vocabulary::{AgencyRole, Format, Polarity, Tier};

fn review(file: &str, area: &str, themes: &[(&str, Tier)], agencies: &[(&str, AgencyRole)]) -> Review {
    let evidence = vec![Evidence::found(2, "The boat was not checked.")];
    let theme = |&(slug, tier): &(&str, Tier)| ThemeLabel {
        slug: slug.into(),
        tier,
        polarity: Polarity::Neutral,
        evidence: evidence.clone(),
    };
    let agency = |&(slug, role): &(&str, AgencyRole)| AgencyLabel {
        slug: slug.into(),
        name: None,
        role,
        evidence: evidence.clone(),
    };
    Review {
        sha256: format!("{file:0>64}"),
        area: Some(area.into()),
        themes: themes.iter().map(theme).collect(),
        agencies: agencies.iter().map(agency).collect(),
        ..Review::unread(file, Format::Pdf)
    }
}

fn evaluated(gold: &str, reviews: &[Review]) -> Evaluation {
    let mut evaluator = Evaluator::new(Gold::read(gold).expect("gold"));
    for review in reviews {
        evaluator.add(review);
    }
    evaluator.finish()
}

fn counts(evaluation: &Evaluation, name: &str) -> (usize, usize, usize) {
    let measure = evaluation.measures.iter().find(|measure| measure.name == name).expect("a measure");
    let counts = measure.score.counts;
    (counts.hit, counts.extra, counts.missed)
}

const GOLD: &str = r#"{"file":"a.pdf","themes":{"training":"central","suicide":"mentioned","falls":"mentioned"},"agencies":{"police":"addressed","gp":"mentioned"},"involved":["prison"],"evidence":{"suicide":"he took his own life"}}
{"url":"https://example.org/b/","themes":{"covid":"central"},"agencies":{}}"#;

#[test]
fn labels_are_counted_at_both_tiers_and_without_the_late_themes() {
    let themes = [("training", Tier::Mentioned), ("covid", Tier::Central), ("maternity", Tier::Central)];
    let agencies =
        [("police", AgencyRole::Involved), ("gp", AgencyRole::Involved), ("fire", AgencyRole::Mentioned)];

    let found = evaluated(GOLD, &[review("x/a.pdf", "Northshire", &themes, &agencies)]);

    assert_eq!(counts(&found, "themes"), (1, 1, 1));
    assert_eq!(counts(&found, "themes_all"), (1, 2, 2));
    assert_eq!(counts(&found, "central"), (0, 1, 1));
    assert_eq!(counts(&found, "central_any"), (0, 1, 0));
    assert_eq!(counts(&found, "agencies"), (1, 1, 1));
    assert_eq!(found.unmet, ["https://example.org/b/"]);
}

#[test]
fn a_page_is_known_by_its_address_and_a_copy_counts_once() {
    let mut page = review("y/page.html", "Northshire", &[("covid", Tier::Central)], &[]);
    page.source_url = Some("http://example.org/b".into());
    let stranger = review("z.pdf", "Southshire", &[("covid", Tier::Central)], &[]);

    let found = evaluated(GOLD, &[page.clone(), page, stranger]);

    assert_eq!((found.reports, found.without_gold), (1, 1));
    assert_eq!(counts(&found, "central"), (1, 0, 0));
}

#[test]
fn a_mistake_shows_our_words_or_those_of_the_gold() {
    let found = evaluated(GOLD, &[review("a.pdf", "Northshire", &[("covid", Tier::Central)], &[])]);

    let quotes = |slug: &str| {
        let mistake = found.mistakes.iter().find(|mistake| mistake.slug == slug).expect("a mistake");
        mistake.quotes.clone()
    };
    assert_eq!(quotes("covid"), ["p. 2: The boat was not checked."]);
    assert_eq!(quotes("suicide"), ["he took his own life"]);
    assert_eq!((found.without_theme, found.without_agency), (0, 1));
}

#[test]
fn the_corpus_has_one_hash_whatever_the_order() {
    let one = review("a.pdf", "Northshire", &[], &[]);
    let mut two = review("b.html", "Southshire", &[], &[]);
    two.source_url = Some("https://example.org/b".into());

    let forth = evaluated(GOLD, &[one.clone(), two.clone()]);
    let back = evaluated(GOLD, &[two, one.clone()]);

    assert_eq!(forth.corpus, back.corpus);
    assert_ne!(forth.corpus, evaluated(GOLD, &[one]).corpus);
}

#[test]
fn the_tables_name_each_label_that_was_met() {
    let found = evaluated(GOLD, &[review("a.pdf", "Northshire", &[("training", Tier::Central)], &[])]);

    let tables = markdown(&found);

    assert!(tables.contains("| `training` | 1 | 1 | 0 | 0 | 1.00 ("), "{tables}");
    assert!(!tables.contains("`covid`"));
}
