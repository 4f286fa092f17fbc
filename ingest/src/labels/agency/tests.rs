//! What makes an agency addressed, involved or only mentioned.

use super::*;
use crate::labels::agencies;
use hindsight_index::review::{Page, Section};
use hindsight_index::vocabulary::{RecommendationKind, SectionKind};

fn page(text: &str) -> [Page; 1] {
    [Page::new(1, text)]
}

fn section(kind: SectionKind) -> [Section; 1] {
    [Section { kind, heading: String::new(), page: 1, start: 0, anchor: None }]
}

fn role(labels: &[AgencyLabel], slug: &str) -> Option<AgencyRole> {
    labels.iter().find(|label| label.slug == slug).map(|label| label.role)
}

#[test]
fn an_agency_that_dealt_with_the_person_is_involved() {
    let pages = page("She was seen by her GP in May. The ombudsman has since changed its guidance.");

    let labels = agencies(&pages, &section(SectionKind::Chronology), &[], &[], None);

    assert_eq!(role(&labels, "gp"), Some(AgencyRole::Involved));
    assert_eq!(role(&labels, "coroner-regulator"), Some(AgencyRole::Mentioned));
}

#[test]
fn a_body_gives_its_sector_its_name_and_its_words_count_for_nothing_else() {
    let pages = page("She was referred to Essex Partnership University NHS Foundation Trust by her GP.");

    let labels = agencies(&pages, &section(SectionKind::Chronology), &[], &[], None);

    let amhs = labels.iter().find(|label| label.slug == "amhs").expect("the trust");
    assert_eq!(amhs.role, AgencyRole::Involved);
    assert_eq!(amhs.name.as_deref(), Some("Essex Partnership University NHS Foundation Trust"));
    assert_eq!(role(&labels, "acute"), None);
}

#[test]
fn a_body_that_sets_standards_is_not_involved() {
    let text = "The harbour nurse was referred to the Nursing and Midwifery Council by the trust.";

    let labels = agencies(&page(text), &section(SectionKind::Chronology), &[], &[], None);

    assert_eq!(role(&labels, "coroner-regulator"), Some(AgencyRole::Mentioned));
}

#[test]
fn a_finding_about_a_named_body_involves_it() {
    let text = "There was no system at Royal Berkshire NHS Foundation Trust to follow this up; it failed.";

    let labels = agencies(&page(text), &section(SectionKind::Findings), &[], &[], None);

    assert_eq!(role(&labels, "acute"), Some(AgencyRole::Involved));
}

#[test]
fn an_addressee_gives_the_sector_its_name() {
    let pages = page("This report is sent to Northshire Constabulary.");
    let addressees = ["Northshire Constabulary".to_owned()];

    let labels = agencies(&pages, &[], &[], &addressees, None);

    assert_eq!(role(&labels, "police"), Some(AgencyRole::Addressed));
    assert_eq!(labels[0].name.as_deref(), Some("Northshire Constabulary"));
    assert_eq!(labels[0].evidence, [Evidence::found(1, "This report is sent to Northshire Constabulary.")]);
}

#[test]
fn an_agency_that_is_asked_to_act_is_addressed() {
    let pages = page("Children's social care should review its threshold document.");

    let labels = agencies(&pages, &section(SectionKind::Recommendations), &[], &[], None);

    assert_eq!(role(&labels, "csc"), Some(AgencyRole::Addressed));
}

#[test]
fn a_recommendation_names_whom_it_addresses() {
    let pages = page("Recommendation 1 to Northshire Hospitals NHS Trust: tell the family doctor.");
    let recommendation = Recommendation {
        kind: RecommendationKind::Recommendation,
        number: Some("1".into()),
        text: "tell the family doctor.".into(),
        page: 1,
        pages: vec![1],
        items: Vec::new(),
        addressees: vec!["Northshire Hospitals NHS Trust".into()],
        agencies: Vec::new(),
        deadline: None,
        answer: None,
    };

    let labels = agencies(&pages, &[], &[recommendation], &[], None);

    assert_eq!(role(&labels, "acute"), Some(AgencyRole::Addressed));
}

#[test]
fn a_publisher_is_not_involved_by_its_own_name() {
    let pages = page("Northshire Council met her twice.");
    let sections = section(SectionKind::Chronology);

    assert!(agencies(&pages, &sections, &[], &[], Some("Northshire Council")).is_empty());
    assert!(!agencies(&pages, &sections, &[], &[], None).is_empty());
}

#[test]
fn an_agency_that_was_not_brought_in_is_not_involved() {
    for (text, slug, expected) in [
        ("He was not referred to CAMHS in May.", "camhs", AgencyRole::Mentioned),
        ("The letter was not sent to his GP.", "gp", AgencyRole::Mentioned),
        ("Nobody wished to avoid an admission to hospital.", "acute", AgencyRole::Mentioned),
        ("Her GP did not refer her to CAMHS.", "gp", AgencyRole::Involved),
        ("He was not seen by CAMHS until May.", "camhs", AgencyRole::Involved),
        ("He was referred to CAMHS in May.", "camhs", AgencyRole::Involved),
    ] {
        let labels = agencies(&page(text), &section(SectionKind::Chronology), &[], &[], None);

        assert_eq!(role(&labels, slug), Some(expected), "{text}");
    }
}

#[test]
fn limited_is_a_company_in_a_name_only() {
    let text = "He was seen by Harbour Lamps Limited. The help from the lamps was of limited use.";
    let role = |text| {
        let labels = agencies(&page(text), &section(SectionKind::Chronology), &[], &[], None);
        role(&labels, "company")
    };

    assert_eq!(role(text), Some(AgencyRole::Involved));
    assert_eq!(role("She was seen in May with limited success."), None);
}

#[test]
fn one_who_is_detained_under_the_mental_health_act_is_with_adult_mental_health() {
    let text = "She was a patient detained under the Mental Health Act. He came as an informal patient.";

    let labels = agencies(&page(text), &section(SectionKind::Chronology), &[], &[], None);

    assert_eq!(role(&labels, "amhs"), Some(AgencyRole::Involved));
}

#[test]
fn what_came_after_the_death_is_no_involvement() {
    let pages = page("The police were called and he was found dead.");

    let labels = agencies(&pages, &section(SectionKind::Chronology), &[], &[], None);

    assert_eq!(role(&labels, "police"), Some(AgencyRole::Mentioned));
}
