//! Children's names beside an age, and names that are not a child's.

use super::*;

#[test]
fn a_full_name_beside_an_age_under_eighteen_is_a_childs() {
    all(
        IdentityKind::ChildName,
        &[
            "Tamsin Tidewell (7)",
            "At the age of 8, Tamsin Tidewell was",
            "Tamsin O’Shea-Moor, aged seven",
            "seven-year-old Tamsin Tidewell",
            "Jowan de la Mer (then aged 7)",
            "JOWAN TIDEWELL (12) said so",
            "a boy of seven, Jowan Tidewell,",
            "Jowan Tidewell, 14 months,",
            "the 3-month-old baby, Jowan Tidewell",
            "Jowan Tidewell (7 y/o)",
            "Jowan Tidewell, 12 oed",
            "Jowan Tidewell, 7 yrs 2/12, at school",
            "Brother is Peter Tidewell, 3½.",
            "Siblings: Peter Tidewell, 6 – Perran, 3",
            "in placement elsewhere: Anna Tidewell, 12 yrs (no contact)",
            "Jowan Tidewell turned 16 in May",
            "Zoë Sjöström, 15, of Northport",
            "Elowen Sergeant, aged 17 years",
            "Piran Tidewell (known as Perry), aged 8 years",
            "Name: Jowan Tidewell\nAge: 7",
            "Jowan Tidewell, who is 7 years of age",
        ],
    );
    none(&[
        "Child A, aged 7, and Child B (9)",
        "Jowan Tidewell (47) and Anna Tidewell, 53,",
        "Anna (7) was seen",
        "The Independent Chair, Anna Harbourne, 12 years a judge",
        "Anna Harbourne, 12 June 2018",
        "In Northern Ireland (7) and North Wales, 12, there was none",
        "the virus SARS-CoV-2, which",
        "Fishing Gear (1) The door",
        "Mr Harbourne, 12, at noon",
    ]);
}

#[test]
fn a_child_whom_the_title_of_a_coroners_report_names_is_public_and_others_are_not() {
    let text = "The coroner opened an inquest into the death of Anna Lampwright, aged 7. Her brother Tom Pierson (aged 9) was there.";
    let page = Page::new(1, text);
    let count = |title| {
        warnings(std::slice::from_ref(&page), title)
            .iter()
            .map(|w| w.message.clone())
            .collect::<Vec<_>>()
            .join("")
    };

    assert!(count(None).contains("2 places"), "{}", count(None));
    assert!(count(Some("Anna Lampwright: Prevention of future deaths report")).contains("one place"));
}

#[test]
fn children_in_tables_forms_and_family_trees_are_known() {
    all(
        IdentityKind::ChildName,
        &[
            "Name | Relationship | Age at time of incident\nJaydon Quay | Subject | 2 years\n",
            "Pupil's legal name | Jaydon Quay\nAge on admission | 4 years 7 months\n",
            "+-- Chelsea Quay, 15 (Subject 1)",
            "Elan Quay, 4 yrs NHS",
        ],
    );
}
