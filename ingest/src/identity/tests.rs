//! Invented words that hold personal data, and words that are only like it.

use hindsight_index::review::Page;
use proptest::prelude::*;

use super::*;

/// The kinds that seem to stand in a text, each once.
fn kinds(text: &str) -> Vec<IdentityKind> {
    let mut kinds: Vec<IdentityKind> = found(&[text]).remove(0).into_iter().map(|(kind, _)| kind).collect();
    kinds.dedup();
    kinds
}

/// Asserts that of each text just this kind is said.
fn all(kind: IdentityKind, texts: &[&str]) {
    for text in texts {
        assert_eq!(kinds(text), [kind], "{text}");
    }
}

/// Asserts that nothing is said of any of these.
fn none(texts: &[&str]) {
    for text in texts {
        assert!(kinds(text).is_empty(), "{text}: {:?}", kinds(text));
    }
}

#[test]
fn numbers_of_patients_are_known_by_their_check_digit() {
    all(
        IdentityKind::NhsNumber,
        &[
            "Patient 943-476-5919 attended.",
            "(NHS no. 9434765919)",
            "The referral gave 943 476 5919 and her initials.",
            "NHS#9434765919",
            "The NHS No.9434765919 was quoted",
            "H&C number 943 476 5919",
            "record; nhs=9434765919; closed",
        ],
    );
    assert_eq!(
        kinds("Re: A Quay 14.06.1985 943 476 5919"),
        [IdentityKind::NhsNumber, IdentityKind::BirthDate]
    );
    none(&[
        "The referral gave 943 476 5918 and her initials.",
        "Ref 9434765919",
        "ISBN 9434765919",
        "INQ9434765919_0003",
        "session=9434765919",
        "210 943 476 5919 415",
        "000 000 0000",
    ]);
}

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
fn a_postcode_or_a_house_in_which_someone_lives_is_a_home_address() {
    all(
        IdentityKind::Address,
        &[
            "The family home was at 27 Wharf Street, Saltby, SA1 4QR",
            "lived at 3 The Moorings, Northport",
            "Address: 14B Lobster Lane, Northport, NP12 6XX",
            "Flat 4 Trinity House, Quay Street, Cardiff CF10 4BZ",
            "They moved to 9 Oak Tree Drive.",
            "They were living at 12 Church Street, Saltby SA3 2JN, near the hospital.",
            "Postcode: NP126XX",
            "Police attended 12 Anchor Way SA3 2JN",
            "She had been at 22/5 Capstan Gate in Saltby.",
            "A letter to “Mrs Pomfret, 8 Mount Anchor Avenue, Yarnby” came back.",
            "c/o Brookes, third floor right, 65 Corporation Buildings, Saltby",
            "He was seen at home, Bryn Angor, Lôn y Cei, Llanfach.",
            "Her caravan (44 Golden Sands Park, Quay Road) was cold.",
            "Welfare visit to the son, at 40 Stryd y Castell, Llanfach.",
            "LOC 17 TIDEWELL RISE, SALTBY",
            "the caretaker: \"Mr L. Tide, 5 Anchor Street\", he lives there",
            "a previous address on the hospital system, 2a Anchor Row, Saltby, which",
            "Carer(s): Dawn & Trevor Tidewell, 40 Anchor Chase, Saltby",
            "With maternal aunt at Tregarrick, Back Lane, St Breward",
        ],
    );
    none(&[
        "Northshire County Council\nCounty Hall\nPier Road\nNorthport\nNP12 6XX",
        "Harbour View Care Home, 4 Mill Lane, Saltby SA3 2JN was inspected.",
        "HMP Saltby, 1 Gaol Lane, Hull HU9 5LS",
        "She met his brother at Anchor Road, Saltby, on Friday.",
        "The plot of the novel is thin. 44 Quay Road is where ferries are built.",
        "Third floor, 65 Corporation Buildings, is the archive of the Council.",
        "Wreck Branch, First Floor, 5 Commercial Road, Hull HU9 5LS",
        "Telephone 0800 188926\n\nFax 64 4 499\n\nAddress Level 11, 80 The Terrace, PO Box 10",
        "She walked along the A2100, Battle Hill, to her home.",
        "Aircraft AS350BA, ZK-HKU, and document QQ1 9ZZ",
    ]);
}

#[test]
fn a_telephone_number_is_a_persons_unless_an_organisation_gives_it() {
    all(
        IdentityKind::Phone,
        &[
            "call on 07911 123456",
            "+447911123456",
            "His number, 07911 12 34 56, was known.",
            "Aunt: (01632) 960 001",
            "father’s landline, 029 2018 0123",
            "+44 (0)20 7946 0958",
            "He rang 01632-960-983 that night.",
        ],
    );
    none(&[
        "The Board can be reached on 01632 960000.",
        "Harbour Hospital, Pier Road. Tel 01632 960000 her notes",
        "For help call 0808 800 5000 or 0300 123 4567.",
        "0700 1000 1300 1600 1900",
        "INQ07911123456",
        "Press enquiries: 020 7946 0000",
        "Coroner's Office, County Hall, Northport\n\nTel 01632 960000",
    ]);
}

#[test]
fn a_mobile_or_a_direct_line_is_one_persons_whoever_employs_them() {
    all(
        IdentityKind::Phone,
        &[
            "Northshire Housing Team, 07700 900123",
            "Northport School, direct line 01632 960551",
            "The Harbour Surgery: 01632 960551 ext 204",
            "left a mobile , O7700 900 672",
            "Harbour Care Agency, on call: +44 (0)7700 900 603",
            "Saltley Office, 1 Quay Road: 0121 496 0338 (desk)",
            "His home tel: 01202 960 677; the surgery has another.",
            "a neighbour, on Saltby (0946) 63187",
            "a mobile for himself: 0 7 7 0 0 9 0 0 3 6 2.",
            "had left her own number as Saltby [0946] 496 018",
        ],
    );
    none(&[
        "Northport School, Tel 01632 960551",
        "The Harbour Surgery: 01632 960551 extra 204",
        "The care home tel: 01202 960 677 is that of the Trust",
        "(1946) 63187 and 0946 63187 are account numbers",
    ]);
}

#[test]
fn a_table_says_in_its_head_what_its_columns_hold() {
    let births =
        "Name | Date of birth | Seen\nChild A | 3.5.2011 | 4.6.2019\nChild B | 04-Jun-2013 | 4.6.2019";
    let ages = "Name | Age | School\nTamsin TIDEWELL | 9 | Quay Primary\nPiran Quay | 4 | Lamps";

    let apart = "Name | Relationship | Age at incident | Seen\nQUAY, Tamsin | Son | 9 | Yes\nAnna Quay | Aunt | 44 | No";
    let below = "Relationship | Ex partner | None\nName | Age | School\nTamsin Tidewell | 9 | Quay Primary";
    let units = "Subjects | Tamsin TIDEWELL | 9 yrs\nPiran Quay: 4 yrs\nthe baby | 10 wks";

    assert_eq!(found(&[births]).remove(0).len(), 2);
    assert_eq!(found(&[ages]).remove(0).len(), 2);
    assert_eq!(found(&[apart]).remove(0).len(), 1);
    assert_eq!(found(&[below]).remove(0).len(), 1);
    assert_eq!(found(&[units]).remove(0).len(), 2);
    none(&["Seen | Left\n3.5.2011 | 4.6.2019", "Port | Boats\nNorthport Quay | 9\nPiran Quay | 4"]);
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
fn a_house_where_people_are_told_of_is_a_home_and_an_office_is_none() {
    all(
        IdentityKind::Address,
        &[
            "A neighbour at 8b Dunster Walk heard shouting.",
            "Her aunt, Anna Quay, 34, of 61 Harbour Terrace, Northport.",
            "went to a Council house, No. 46, Windermere Drive, Northport.",
            "lived alone at Rose Cottage, Back Fold, Northport, where",
            "ADDRESS | \"WINDRUSH\", OLD COACH ROAD, NORTHPORT",
        ],
    );
    none(&[
        "The office of the trust is at 8 Dunster Walk.",
        "The collision was on Dunster Walk.",
        "a meeting of the Board at 61 Harbour Terrace",
        "lived alone at home, on benefits, in Northport",
    ]);
}

#[test]
fn an_e_mail_address_is_a_persons_unless_an_office_has_it() {
    all(
        IdentityKind::Email,
        &[
            "elowen.tidewell@example.com",
            "write to piran [at] example [dot] org",
            "w.harbourne AT example DOT com",
            "nessa.quay{at}example.com.",
            "nessa.quay[@]example.com",
            "anna.smith@ example.com",
            "jane.quay@northshire.gov.uk",
            "2041.quay@northshire.pnn.police.uk",
            "j.o'quay@northshire.nhs.uk",
            "Keith Tidewell (ktidewell@northshire.gov.uk)",
            "J. Quay-Tidewell | jquay-tidewell@northshire.gov.uk",
        ],
    );
    none(&[
        "enquiries@example.com",
        "foi@northshire.gov.uk",
        "adult.duty@northshire.gov.uk",
        "housing_options@northshire.gov.uk",
        "pals@quay.nhs.uk",
        "Keith Tidewell (ltidewell@northshire.gov.uk)",
        "look at example.com for more",
        "arrived at noon. dot",
        "@harbour",
    ]);
}

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
fn a_warning_names_the_page_and_never_repeats_the_words() {
    let mut page = Page::new(3, "Tamsin Tidewell (7), NHS number 943 476 5919; Bryony Tidewell (9).");
    page.furniture = vec!["Tel 07911 123456".to_owned(), "DOB 03/05/2011".to_owned()];

    let warnings = warnings(&[page], None);

    let told: Vec<(&str, Option<u32>)> = warnings.iter().map(|w| (w.code.as_str(), w.page)).collect();
    let expected = ["identity-nhs-number", "identity-birth-date", "identity-child-name"];
    assert_eq!(told, expected.map(|code| (code, Some(3))));
    assert!(warnings[2].message.contains("2 places"), "{}", warnings[2].message);
    for warning in &warnings {
        for private in ["Tidewell", "943", "5919", "07911", "2011", "Tamsin"] {
            assert!(!warning.message.contains(private), "{}", warning.message);
        }
    }
}

/// Texts made of pieces that the rules look for, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "07911", "943", "476", "5919", "+44", "(0)", "@", "[at]", "dot", ".", "DOB", "born", "3", "May",
        "2011", "/", "-", "SW1A", "1AA", "lived", "at", "12", "Mill", "Lane", "Anna", "Smith", ",", "(", ")",
        "aged", "seven", "year", "old", "\n", "\n\n", "é", "Office", "’",
    ]);
    proptest::collection::vec((piece, "[ ]?"), 0..40)
        .prop_map(|pieces| pieces.iter().map(|(piece, blank)| format!("{piece}{blank}")).collect())
}

proptest! {
    #[test]
    fn any_text_is_looked_through_and_every_place_is_in_it(text in prop_oneof![pieces(), "\\PC{0,80}"]) {
        for (_, at) in found(&[&text]).remove(0) {
            prop_assert!(text.is_char_boundary(at) && at < text.len());
        }
    }
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
fn addresses_of_letters_forms_and_logs_are_known() {
    all(
        IdentityKind::Address,
        &[
            "Re: Mrs Norah QUAY (deceased), NHS No: 943 476 5918, late of: 3 Orchard Cottages, Upper Pier, Northport, WR14 1TL",
            "They are now in the house at the end, 38 Gannet Close, Northport.",
            "NOMINAL: RES 16 HEOL Y MOR, PENLAN, NORTHPORT. UNIT AT SCENE",
            "The footnote gave the address, 4 The Tythings, Northport.",
            "If found please return to 8 Sandpiper Crofts, Northport.",
        ],
    );
    none(&[
        "Letters went to the clinic in Pier House, 12 Mill Street.",
        "She lived in a house. In 2012 Mr Wood left.",
    ]);
}

#[test]
fn mail_of_one_worker_is_known_by_double_names_titles_and_turned_names() {
    all(
        IdentityKind::Email,
        &[
            "Contact me on jlamp-quay@northport-sab.gov.uk.",
            "From: Lampton, Tamsin <tlampton3@northport.gov.uk>",
            "the e-mail from a.lampton.sw@northport.gov.uk",
        ],
    );
    none(&[
        "domestic-abuse@northport.gov.uk",
        "front-door@northport.gov.uk",
        "out-of-hours@northport.gov.uk",
        "a.court.north@northport.gov.uk",
    ]);
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
