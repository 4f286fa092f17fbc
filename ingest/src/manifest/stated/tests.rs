//! What is stated meets what was found.

use hindsight_index::review::{AgencyLabel, ThemeLabel};
use hindsight_index::vocabulary::Polarity;

use crate::worker::empty_review;

use super::*;

/// Everything that can be stated.
fn everything() -> Stated {
    Stated {
        id: Some("wreck-1".to_owned()),
        title: Some("The wreck".to_owned()),
        review_type: Some("wreck-report".to_owned()),
        publisher: Some("Harbour board".to_owned()),
        area: Some("Northsea".to_owned()),
        published: "2019-05".parse().ok(),
        completed: "2018".parse().ok(),
        incident_year: Some(2017),
        url: Some("https://example.org/a.pdf".to_owned()),
        reference: Some("W/1".to_owned()),
        family: Some("wrecks".to_owned()),
        role: Some(DocumentRole::Summary),
        authors: vec!["A. Writer".to_owned()],
        themes: vec![StatedTheme { slug: "weather".to_owned(), tier: Tier::Central }],
        agencies: vec![StatedAgency { slug: "harbour".to_owned(), role: AgencyRole::Involved }],
        categories: vec!["storms".to_owned()],
        addressees: vec!["Harbour office".to_owned()],
        language: Some("en".to_owned()),
        lead_reviewers: vec!["B. Leader".to_owned()],
        panel: vec!["Harbour police".to_owned()],
        age_band: Some("40-64".to_owned()),
        outcome: Some("death".to_owned()),
        region: Some("North West".to_owned()),
        nation: Some("England".to_owned()),
    }
}

/// A review in which a theme, an agency and a title were found.
fn found(tier: Tier, role: AgencyRole) -> Review {
    let mut review = empty_review();
    let evidence = vec![Evidence::found(3, "the storm")];
    review.title = Some("Found".to_owned());
    review.evidence.insert("title".to_owned(), evidence.clone());
    review.themes.push(ThemeLabel {
        slug: "weather".to_owned(),
        tier,
        polarity: Polarity::Concern,
        evidence: evidence.clone(),
    });
    review.agencies.push(AgencyLabel { slug: "harbour".to_owned(), name: None, role, evidence });
    review
}

#[test]
fn every_fact_that_is_stated_wins_and_says_who_stated_it() {
    let mut review = found(Tier::Mentioned, AgencyRole::Mentioned);

    everything().apply(&mut review);

    let facts = serde_json::to_value(&review).expect("JSON");
    for (name, value) in [
        ("source_url", "https://example.org/a.pdf"),
        ("title", "The wreck"),
        ("review_type", "wreck-report"),
        ("document_role", "summary"),
        ("publisher", "Harbour board"),
        ("area", "Northsea"),
        ("reference", "W/1"),
        ("published", "2019-05"),
        ("completed", "2018"),
        ("language", "en"),
        ("age_band", "40-64"),
        ("outcome", "death"),
        ("region", "North West"),
        ("nation", "England"),
    ] {
        assert_eq!(facts[name], value, "{name}");
    }
    assert_eq!(facts["incident_year"], 2017);
    for (name, value) in [
        ("authors", "A. Writer"),
        ("categories", "storms"),
        ("addressees", "Harbour office"),
        ("lead_reviewers", "B. Leader"),
        ("panel", "Harbour police"),
    ] {
        assert_eq!(facts[name][0], value, "{name}");
    }
    let evidence = facts["evidence"].as_object().expect("an object");
    assert_eq!(evidence.len(), 21);
    assert!(evidence.iter().all(|(name, value)| !facts[name].is_null() && value[0]["stated"] == "manifest"));
}

#[test]
fn what_is_not_stated_stays_as_it_was_found() {
    let mut review = found(Tier::Central, AgencyRole::Addressed);

    Stated { area: Some("Northsea".to_owned()), ..Stated::default() }.apply(&mut review);

    let mut expected = found(Tier::Central, AgencyRole::Addressed);
    expected.area = Some("Northsea".to_owned());
    expected.evidence.insert("area".to_owned(), vec![stated()]);
    assert_eq!(review, expected);
}

#[test]
fn a_label_that_was_found_is_raised_and_keeps_its_words() {
    let mut review = found(Tier::Mentioned, AgencyRole::Mentioned);

    everything().apply(&mut review);

    assert_eq!(review.themes[0].tier, Tier::Central);
    assert_eq!(review.themes[0].polarity, Polarity::Concern);
    assert_eq!(review.agencies[0].role, AgencyRole::Involved);
    let both = vec![stated(), Evidence::found(3, "the storm")];
    assert_eq!((&review.themes[0].evidence, &review.agencies[0].evidence), (&both, &both));
}

#[test]
fn a_label_that_was_found_is_never_lowered() {
    let mut review = found(Tier::Central, AgencyRole::Involved);
    let lower = Stated {
        themes: vec![StatedTheme { slug: "weather".to_owned(), tier: Tier::Mentioned }],
        agencies: vec![StatedAgency { slug: "harbour".to_owned(), role: AgencyRole::Addressed }],
        ..Stated::default()
    };

    lower.apply(&mut review);

    assert_eq!(review.themes[0].tier, Tier::Central);
    assert_eq!(review.agencies[0].role, AgencyRole::Involved);
}

#[test]
fn a_label_that_was_not_found_is_added() {
    let mut review = empty_review();

    everything().apply(&mut review);

    assert_eq!((review.themes[0].slug.as_str(), review.themes[0].tier), ("weather", Tier::Central));
    assert_eq!(review.agencies[0].role, AgencyRole::Involved);
    assert_eq!(
        (&review.themes[0].evidence, &review.agencies[0].evidence),
        (&vec![stated()], &vec![stated()])
    );
}

#[test]
fn applying_twice_changes_nothing_more() {
    let mut once = found(Tier::Mentioned, AgencyRole::Mentioned);
    everything().apply(&mut once);
    let mut twice = once.clone();

    everything().apply(&mut twice);

    assert_eq!(once, twice);
}

#[test]
fn a_fingerprint_changes_with_every_field() {
    let whole = serde_json::to_value(everything()).expect("JSON");
    let fields = whole.as_object().expect("an object");
    assert_eq!(fields.len(), 24, "a new field needs its value in `everything`");

    let mut without = vec![
        everything().fingerprint(),
        Stated::default().fingerprint(),
        Stated { id: None, ..everything() }.fingerprint(),
        Stated { title: None, ..everything() }.fingerprint(),
        Stated { review_type: None, ..everything() }.fingerprint(),
        Stated { publisher: None, ..everything() }.fingerprint(),
        Stated { area: None, ..everything() }.fingerprint(),
        Stated { published: None, ..everything() }.fingerprint(),
        Stated { completed: None, ..everything() }.fingerprint(),
        Stated { incident_year: None, ..everything() }.fingerprint(),
        Stated { url: None, ..everything() }.fingerprint(),
        Stated { reference: None, ..everything() }.fingerprint(),
        Stated { family: None, ..everything() }.fingerprint(),
        Stated { role: None, ..everything() }.fingerprint(),
        Stated { authors: Vec::new(), ..everything() }.fingerprint(),
        Stated { themes: Vec::new(), ..everything() }.fingerprint(),
        Stated { agencies: Vec::new(), ..everything() }.fingerprint(),
        Stated { categories: Vec::new(), ..everything() }.fingerprint(),
        Stated { addressees: Vec::new(), ..everything() }.fingerprint(),
        Stated { language: None, ..everything() }.fingerprint(),
        Stated { lead_reviewers: Vec::new(), ..everything() }.fingerprint(),
        Stated { panel: Vec::new(), ..everything() }.fingerprint(),
        Stated { age_band: None, ..everything() }.fingerprint(),
        Stated { outcome: None, ..everything() }.fingerprint(),
        Stated { region: None, ..everything() }.fingerprint(),
        Stated { nation: None, ..everything() }.fingerprint(),
    ];
    let all = without.len();

    without.sort();
    without.dedup();

    assert_eq!(without.len(), all);
}

#[test]
fn a_fingerprint_is_the_same_in_every_version() {
    // It is kept in libraries: a change here has every file with a row read again.
    assert_eq!(Stated::default().fingerprint(), source::sha256(b"{}"));
    let titled = Stated { title: Some("A".to_owned()), ..Stated::default() };
    assert_eq!(titled.fingerprint(), source::sha256(b"{\"title\":\"A\"}"));
}
