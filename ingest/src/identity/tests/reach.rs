//! Where people are reached: homes, telephones and mail, and those of offices.

use super::*;

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
fn an_address_is_known_by_its_column_and_by_who_calls_there() {
    all(
        IdentityKind::Address,
        &[
            "Name | Relation | Home address\nMother | Mother of Child S | Caravan 17, Tregarrick Sands, Northport\n",
            "Joint applicant: Anna Tidewell, 77 Anchor Court, Northport. Seen.",
            "Mr W Tidewell\n12 Quayside Wharf\nNorthport\nDear Mr Tidewell",
            "the neighbour at 63 Hollin Street telephoned the police because",
            "rented the ground floor of 192 Alum Road, Saltby SA3 2JN from",
            "letters no longer be sent to The Old Forge, 3 Chapel Row, Saltby.",
            "stayed for six weeks with Mother's friend at 80 Eastgate Lode in the same city",
            "They live with their maternal grandparents at \"Rosedene\", Chapel Lane, Northport.",
            "Mr Alan Tidewell of The Old Smithy, Back Lane, Northport, who is",
            "The first, 133 Saltby Green Road, Northport, was a council tenancy.",
            "Hi team, a call from the landlord at 3 Weavers Fold, Saltby, SA3 2JN. He saw",
            "45 Anchor Way\nNorthport\n16th September 2020\n\nDear Chair,\n\nWe have read it.",
            "Attendance officer visits 7 Anchor Hill, Northport. No answer.",
        ],
    );
    let places = |text: &str| found(&[text]).remove(0).len();
    assert_eq!(
        places(
            "Address of victim | 63 Bramwith Avenue, Saltby\nAddress of perpetrator | c/o 18A Tannery Row, Saltby, SA3 2JN"
        ),
        2
    );
    assert_eq!(places("Address | Flat 5, 88 Quayside Road, Saltby"), 1);
    assert_eq!(places("I live at Number 12 Anchor Place, Saltby, where"), 1);
    assert_eq!(places("Nan lives at Flat 11 Anchor House, Quay Road."), 1);
    none(&[
        "Name | Address\nMother | As above\n",
        "Agency | Address\nNorthport Clinic | Unit 17, Tregarrick Sands, Northport\n",
        "Name | Email address\nMother | Caravan 17 Tregarrick Sands\n",
        "His solicitor is Messrs Quay and Tide, 16 Tuesday Market Place.",
        "For 16 years she was based at 15 Mill Road, Northport.",
        "Rec | How we will address this | By\n1 | Launch of Neglect Strategy in March 2016 | Lead\n",
        "Contents | 5 Next Steps | 12\nStage: 3 Next Steps",
        "her appointment at 10 Mill Street Clinic was missed",
        "her work at 12 Station Road, Northport Hospital, was hard",
        "Mr John Smith, Manager of Willow Lodge, Northport, said so.",
        "He died in cell D36 at 3, West Hill, Northport.",
        "She was walking on the footpath along Beacon Hill Road, Saltby SA3 2JN and had crossed.",
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
        "Access in place. Duty line 01632 960000 to be published.",
        "The out-of-hours line (01632 960000) should accept calls.",
        "Children's front door: 01632 960000 (Monday to Friday)",
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
            "sunita.quay@northshire.gov.uk",
            "t.ismail@example.com",
            "sarahjones85@example.com",
            "2041.quay@northshire.pnn.police.uk",
            "j.o'quay@northshire.nhs.uk",
            "Keith Tidewell (ktidewell@northshire.gov.uk)",
            "J. Quay-Tidewell | jquay-tidewell@northshire.gov.uk",
        ],
    );
    none(&[
        "enquiries@example.com",
        "training@northport-scp.example",
        "scrutineer@northport.gov.uk",
        "bwrdd.diogelu@example.cymru",
        "dhr@northport-csp.example",
        "helpdesk.it@northport-care.example",
        "childrensteam.north@northport-care.example",
        "quality.governance@northport-care.example",
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
fn mail_of_one_worker_is_known_by_double_names_titles_and_turned_names() {
    all(
        IdentityKind::Email,
        &[
            "Contact me on jlamp-quay@northport-sab.gov.uk.",
            "From: Lampton, Tamsin <tlampton3@northport.gov.uk>",
            "the e-mail from a.lampton.sw@northport.gov.uk",
            "a note to a.day@northport.gov.uk",
            "and to j.singleton@northport.gov.uk",
        ],
    );
    none(&[
        "domestic-abuse@northport.gov.uk",
        "front-door@northport.gov.uk",
        "out-of-hours@northport.gov.uk",
        "a.court.north@northport.gov.uk",
    ]);
}
