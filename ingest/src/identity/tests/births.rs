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
