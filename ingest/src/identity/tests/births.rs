//! Dates of birth, and dates that are none.

use super::*;

#[test]
fn a_full_date_beside_words_for_a_birth_is_a_date_of_birth() {
    all(
        IdentityKind::BirthDate,
        &[
            "Child A (b. 3 May 2011)",
            "born on the third of May 2011",
            "DoB – 3rd May 2011",
            "D.O.B: 03.05.11",
            "D O B 03/05/2011",
            "date-of-birth: 03-05-2011",
            "Child A had been born at Harbour Hospital on Tuesday 3 May 2011.",
            "Date of birth (as recorded): May 3rd, 2011",
            "She gave birth to Child B on 2011-05-03",
            "DOB\n\n03/05/2011",
            "3 May 2011 (date of birth)",
            "Date & place of birth: 3.5.2011, Saltby",
            "Date and place of birth 3 May 2011",
            "Child A, d.o.b. 3.v.2011",
            "DOB 3 v 2011",
            "The baby, D.O.B. 3 Sept ’98, was asleep.",
            "D.O.B.: 0 3 / 0 5 / 2 0 1 1",
            "DOB 0 3 0 5 1 1",
            "Date of birth (dd mm yyyy) 28 | 06 | 2011",
            "The period runs from Child Q's birth on 03.05.11 to noon.",
            "Aunt R b. 3.5.78",
        ],
    );
    none(&[
        "Mr A, born in 1951, died on 3 May 2011.",
        "The policy was born. It died on 3 May 2011.",
        "The first-born child was seen on 3 May 2011.",
        "The date of the birth plan is not known; the panel met on 3 May 2011.",
    ]);
}

#[test]
fn a_coroner_may_say_when_an_adult_who_died_was_born() {
    let page =
        |sentence: &str| format!("Senior Coroner for Northshire. An inquest was held in 2019.\n\n{sentence}");
    none(&[
        &page("I commenced an investigation into the death of Adam Tidewell (DOB 12/1/70)."),
        &page("The death of Mrs Harbourne, born on 3 May 1951, was reported to me."),
    ]);
    all(
        IdentityKind::BirthDate,
        &[
            &page("I commenced an investigation into the death of a boy born on 3 May 2011."),
            &page("At the time of the death his mother, born on 3 May 1971, was asleep."),
            "The death of Adult K, born on 3 May 1951, was reviewed in 2019.",
        ],
    );
}

#[test]
fn dates_of_birth_are_known_in_words_in_six_digits_and_in_pairs() {
    all(
        IdentityKind::BirthDate,
        &[
            "DOB 300679 MALE",
            "his birthday as \"tenth of May two thousand and five\"",
            "d/birth - second of Feb eighty eight",
            "born on the ninth of June, nineteen thirty-one",
        ],
    );
    assert_eq!(found(&["two dates of birth, 1 January 2005 and 6/8/2006."]).remove(0).len(), 2);
    none(&["DOB not known. Ref 300679", "born in nineteen thirty"]);
}

#[test]
fn a_birth_is_told_by_a_birthday_by_two_records_and_by_a_field_for_two_dates() {
    all(
        IdentityKind::BirthDate,
        &[
            "Third of May 2011, that's his birthday.",
            "On 3 May 2011, her birthday, she left.",
            "Date of birth / Date of death | 03/05/2011 / 24/11/2011",
            "Date of birth and death: 3 May 2011, 24 June 2011",
        ],
    );
    all(
        IdentityKind::BirthDate,
        &[
            "Mother: circle, 31. DOB 03 05 88. Linked to Partner A",
            "Her birthday's third of the fifth, twenty eleven.",
            "who was born on Boxing Day 1986, had left",
            "Father is Connor (b: 03/05/97), two cautions",
        ],
    );
    let systems = "DoB given in the referral as 30/1/94 but on the police system as 30/1/96";
    assert_eq!(found(&[systems]).remove(0).len(), 2);
    let two = "The file gives his date of birth as 31/12/1979, and the police summary gives 13/12/1979.";
    assert_eq!(found(&[two]).remove(0).len(), 2);
    let one = "The file gives his date of birth as 31/12/1979. The police summary gives 13/12/1979.";
    assert_eq!(found(&[one]).remove(0).len(), 1);
    none(&[
        "On 3 May 2011 they met for his birthday.",
        "Date of death: 3 May 2011",
        "The third of the five visits, twenty eleven.",
        "DOB not known, 03 05 88 12",
        "She saw him on 3 May 2011, which was a birthday.",
    ]);
}

#[test]
fn a_birth_of_the_one_whom_a_coroner_names_is_public_and_of_others_is_not() {
    let page = |text: &str| Page::new(1, format!("The coroner held an inquest in 2019. {text}"));
    let alarmed = |text: &str| {
        !warnings(
            std::slice::from_ref(&page(text)),
            Some("Anna Lampwright: Prevention of future deaths report"),
        )
        .is_empty()
    };

    assert!(!alarmed("Anna was born on 3 May 2004. She liked boats."));
    assert!(!alarmed("The deceased was born in Saltby on 3 May 2004."));
    assert!(alarmed("Anna's brother was born on 3 May 2004."));
    assert!(alarmed("Tom was born on 3 May 2004."));
    assert!(alarmed("The sister of the deceased, born on 3 May 2004, was there."));
    let review = page("The coroner opened an inquest. Peter was born on 3 August 2006.");
    assert!(!warnings(std::slice::from_ref(&review), Some("Serious Case Review: Baby Peter")).is_empty());
    assert!(!alarmed("Mrs Lampwright, who died, was born on 3 May 1964."));
    assert!(alarmed("She died when a car hit her. The driver, Mr Tom Quay, was born on 3 May 1964."));
}

#[test]
fn a_birth_is_found_behind_the_place_where_it_was() {
    all(
        IdentityKind::BirthDate,
        &[
            "The baby was born by emergency section at the District Hospital, Pier Park, Northport, on 27/8/97.",
        ],
    );
    none(&[
        "The baby was born in the District Hospital. It was visited by a nurse of the clinic on 27/8/97.",
        "The baby was born by emergency section at the District Hospital, Pier Park, Northport, and died there on 27/8/97.",
        "His doctor since he was born, the keeper had tried to leave the pier on 27 January 2008.",
        "The mate, born in 1957, held a licence of the third class and came to the pier on 20 July 2010.",
    ]);
}
