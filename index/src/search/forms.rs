//! Which forms and spellings of a word find which: text and query side by side. Tests only.

use super::laws::library;
use super::*;
use crate::fixture;

/// What a review says, what is asked, and whether it is found.
const TABLE: &[(&str, &str, bool)] = &[
    // British and American spelling, -ise and -ize.
    ("challenging behaviour", "behavior", true),
    ("challenging behavior", "behaviour", true),
    ("the centre closed", "center", true),
    ("an organisation", "organization", true),
    ("organizational change", "organisational", true),
    ("they recognized it", "recognise", true),
    ("a paediatrician", "pediatrician", true),
    ("seen for counselling", "counseling", true),
    ("haemorrhage", "hemorrhage", true),
    ("the programme ran", "program", true),
    ("a prize", "prise", false),
    ("behaviour", "=behavior", false),
    // Hyphens.
    ("a non-accidental injury", "non-accidental", true),
    ("a non-accidental injury", "non accidental", true),
    ("a non-accidental injury", "nonaccidental", true),
    ("a non accidental injury", "non-accidental", true),
    ("a nonaccidental injury", "non-accidental", true),
    ("a nonaccidental injury", "non accidental", true),
    ("a nonaccidental injury", "\"non-accidental injury\"", false),
    ("a non\u{2011}accidental injury", "non-accidental", true),
    ("a non\u{2013}accidental injury", "\"non accidental\"", true),
    ("accidental, and non of it", "non-accidental", false),
    ("multi-agency work", "multiagency", true),
    ("multiagency work", "multi agency", true),
    ("self-neglect", "self neglect", true),
    // Apostrophes and possessives.
    ("the child's voice", "\"child's voice\"", true),
    ("the child\u{2019}s voice", "\"child's voice\"", true),
    ("the child\u{2019}s voice", "\"childs voice\"", true),
    ("the child\u{2019}s voice", "\"child voice\"", true),
    ("the childs voice", "\"child's voice\"", true),
    ("they didn\u{2019}t attend", "\"didn't attend\"", true),
    ("they didn\u{2019}t attend", "\"didnt attend\"", true),
    ("they didnt attend", "\"didn\u{2019}t attend\"", true),
    ("the children\u{2019}s centre", "\"childrens centre\"", true),
    ("parents\u{2019} views", "\"parents views\"", true),
    ("parents\u{2019} views", "\"parent's views\"", true),
    // Accents and ligatures.
    ("at the caf\u{e9}", "cafe", true),
    ("at the cafe", "caf\u{e9}", true),
    ("at the cafe\u{301}", "caf\u{e9}", true),
    ("a \u{fb01}ne day", "fine", true),
    ("o\u{fb03}cers", "officer", true),
    ("a fine day", "\u{fb01}ne", true),
    ("na\u{ef}ve", "=naive", true),
    // Stops in abbreviations.
    ("in the U.K. today", "UK", true),
    ("in the UK today", "U.K.", true),
    ("in the UK today", "uk", true),
    ("a G.P. called", "GP", true),
    // Acronyms that are words in small letters, and the reverse.
    ("the SEND team", "SEND", true),
    ("please send help", "SEND", false),
    ("the SEND team", "send", true),
    ("the S.E.N.D. team", "SEND", true),
    ("known to CSC", "children's social care", true),
    ("known to children\u{2019}s social care", "CSC", true),
    ("known to CSC", "childrens social care", true),
    ("known to children\u{2019}s social care", "\"CSC\"", false),
    ("known to CSC", "\"children's social care\"", false),
    ("known to children's social care", "=CSC", false),
    // Plurals and irregular forms.
    ("two women", "woman", true),
    ("one woman", "women", true),
    ("two women", "\"woman\"", true),
    ("two women", "=woman", false),
    ("the children", "child", true),
    ("broken teeth", "tooth", true),
    ("she was taken", "take", true),
    ("assessments", "assessment", true),
    ("two crises", "crisis", true),
    ("agencies met", "agency", true),
    ("she fell", "fallen", true),
    ("neglected", "neglecting", true),
    ("he was hit", "hitting", true),
    ("policies", "policy", true),
    ("police", "policy", false),
    // Numbers and paragraphs.
    ("under s.47 of the Act", "s.47", true),
    ("under s.47 of the Act", "s47", true),
    ("under s47 of the Act", "s.47", true),
    ("under s47 of the Act", "\"s.47\"", false),
    ("COVID19", "covid-19", true),
    ("sent by e-mail", "email", true),
    ("an inpatient", "in-patient", true),
    ("several people", "severe", false),
    ("his medication", "medical", false),
    ("under s. 47 of the Act", "s.47", true),
    ("under section 47", "\"section 47\"", true),
    ("see para 4.12 here", "4.12", true),
    ("see para 4.12 here", "\"para 4.12\"", true),
    ("see 12 and 4", "\"4.12\"", false),
    ("aged 10", "10", true),
    ("aged 100", "10", false),
    ("in 2015/16", "2015/16", true),
    ("\u{bd} a day", "1", false),
    // What is not seen.
    ("safe\u{ad}guarding", "safeguarding", true),
    ("safe\u{200b}guarding", "safeguarding", true),
    ("safeguarding", "safe\u{ad}guarding", true),
    ("\u{feff}neglect", "neglect", true),
    ("safe\u{2060}guarding", "\"safeguarding\"", true),
    // Welsh and other letters.
    ("yng Nghymru \u{e2}'r t\u{177} d\u{175}r", "ty", true),
    ("y ty a'r dwr", "t\u{177} d\u{175}r", true),
    ("plant a phobl ifanc", "phobl", true),
    ("Stra\u{df}e", "strasse", false),
    // Lines.
    ("no one asked\nthe child", "\"asked the child\"", true),
    ("information\nsharing", "information-sharing", true),
    ("information-\nsharing", "\"information sharing\"", true),
    ("professional curi-\nosity", "curiosity", false),
    // Case.
    ("NEGLECT OF A CHILD", "neglect", true),
    ("neglect of a child", "NEGLECT", true),
    ("\u{1f0}a \u{130}zmir", "izmir", true),
];

#[test]
fn forms_find_each_other_as_the_table_says() {
    let mut wrong = Vec::new();
    let mut texts: Vec<&str> = TABLE.iter().map(|(text, ..)| *text).collect();
    texts.dedup();
    for text in texts {
        let dir = tempfile::tempdir().expect("a folder");
        library(dir.path(), &[fixture::review("one").page(text).build()]);
        let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
        for (_, query, found) in TABLE.iter().filter(|row| row.0 == text) {
            let request = Request { query: (*query).to_owned(), ..Request::default() };
            let total = snapshot.count(&request).expect("an answer");
            if (total == 1) != *found {
                wrong.push(format!("{text:?} {query:?} should be found: {found}"));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
