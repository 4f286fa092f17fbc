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
            "Child's name: Peter James Tidewell\nSchool: Quay\nAge on admission: 4 years 7 months\n",
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
fn a_child_is_known_by_a_date_of_birth_and_by_what_is_said_of_the_age() {
    all(
        IdentityKind::ChildName,
        &[
            "Peter Tidewell, he's two. Please hurry.",
            "my sister's here, Anna Tidewell, she’s only 14, she",
            "+-- Jowan Tidewell, 18 months   SUBJECT",
            "Mother's brother, Peter Tidewell (Year 9, 14), lives here",
            "her grandson Peter Tidewell (yr 5, age 10)",
            "Anna Tidewell, d. aged 3 (circle)",
            "A friend, Anna Tidewell (also 11), told us",
            "Anna Tidewell is twelve now and at school",
            "CHILDREN: TIDEWELL, Jowan (15)",
        ],
    );
    let group =
        "A sibling group of three: Peter Tidewell 15, Anna Tidewell 12 and Tom Tidewell 7. All were seen.";
    assert_eq!(found(&[group]).remove(0).len(), 3);
    all(IdentityKind::Address, &["living with her dad at 6, Pier Brow, Northport"]);
    none(&["SHARP, Lee, 9 items"]);
    let baby = "They were Hamza Tidewell (10), Anna Tidewell (7) and a baby of eleven months.";
    assert_eq!(found(&[baby]).remove(0).len(), 2);
    let form = "Child's name | Peter James Tidewell\nDate of birth / age | 21.12.2014 (5 years)\n";
    assert!(kinds(form).contains(&IdentityKind::ChildName));
    let log = "KIDS WITH\n      HER. PETER TIDEWELL 6 YRS AND ANNA TIDEWELL 2 YRS.\n";
    assert_eq!(found(&[log]).remove(0).len(), 2);
    all(IdentityKind::ChildName, &["my sister's here, Anna Tidewell, she's only 14, she"]);
    let child = "In 2015 Anna Tidewell (dob 19/02/2012) was in foster care.";
    assert_eq!(kinds(child), [IdentityKind::BirthDate, IdentityKind::ChildName]);
    let grown = "In 2015 Anna Tidewell (dob 19/02/1982) was a carer.";
    assert_eq!(kinds(grown), [IdentityKind::BirthDate]);
    let table = "In 2015\n\nSubject | Name | D.O.B. | Seen\nChild L | Anna May Tidewell | 19/08/2013 | Yes\nMother | Jane Tidewell | 19/08/1983 | No\n";
    assert_eq!(kinds(table), [IdentityKind::BirthDate, IdentityKind::ChildName]);
    assert_eq!(found(&[table]).remove(0).len(), 3);
    let both = "In 2015\n\nName | D.O.B. | Age\nAnna May Tidewell | 19/08/2013 | 2\n";
    assert_eq!(found(&[both]).remove(0).len(), 2);
    assert_eq!(kinds("In 2015 Child K (dob 19/02/2012) was in foster care."), [IdentityKind::BirthDate]);
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
