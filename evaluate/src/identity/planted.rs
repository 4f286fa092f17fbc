//! Invented pages with one piece of personal data each, and pages with near misses.

use hindsight_index::vocabulary::IdentityKind;

use super::invent::Chance;

/// A page that was invented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planted {
    /// What is planted on it; `None` on a decoy.
    pub kind: Option<IdentityKind>,
    /// The sentence in which it stands.
    pub sentence: String,
    /// The page.
    pub text: String,
}

/// Where the numbers begin.
const SEED: u64 = 20_310_503;

/// So many pages with something planted, kinds in turn, and a decoy after every third.
#[must_use]
pub fn planted(count: usize) -> Vec<Planted> {
    let mut chance = Chance::new(SEED);
    let mut pages = Vec::with_capacity(count + count / 3);
    for (number, kind) in (0..count).zip(IdentityKind::ALL.iter().copied().cycle()) {
        let sentence = sentence(kind, &mut chance);
        pages.push(page(Some(kind), sentence, &mut chance));
        if number % 3 == 2 {
            let decoy = decoy(&mut chance);
            pages.push(page(None, decoy, &mut chance));
        }
    }
    pages
}

/// Sentences without anything personal.
const PLAIN: &[&str] = &[
    "The review was asked to look at how the lamp on the pier was kept between 2017 and 2019.",
    "Section 47 enquiries were begun on 3 May 2019 and ended within 15 working days.",
    "Recommendation 4: the Harbour Board should count the boats at noon each day.",
    "Child A was seen at home on 14 occasions, 3 of them without the mother being there.",
    "Attendance fell to 62.5% in the autumn term (see paragraph 4.12).",
    "The partnership met 7 times; minutes of 11 June 2018 record that no one asked.",
    "Agencies held 1,204 records in 3 systems, none of which could be searched by the others.",
    "Adult K, aged 71, had lived alone since 2011 and was known to three services.",
    "The police were called to the address 9 times in 14 months.",
];

/// A page in which the sentence stands between others.
fn page(kind: Option<IdentityKind>, sentence: String, chance: &mut Chance) -> Planted {
    let (before, after) = (chance.pick(PLAIN), chance.pick(PLAIN));
    let join = chance.pick(&[" ", "\n\n", "\n"]);
    let text = format!("{before}{join}{sentence}{join}{after}");
    Planted { kind, sentence, text }
}

/// A sentence of one kind.
fn sentence(kind: IdentityKind, chance: &mut Chance) -> String {
    match kind {
        IdentityKind::NhsNumber => patient(chance),
        IdentityKind::BirthDate => birth(chance),
        IdentityKind::Address => address(chance),
        IdentityKind::Phone => phone(chance),
        IdentityKind::Email => email(chance),
        IdentityKind::ChildName => child(chance),
    }
}

fn patient(chance: &mut Chance) -> String {
    let digits = chance.patient();
    let (one, two, three) = (&digits[..3], &digits[3..6], &digits[6..]);
    let number = match chance.below(4) {
        0 => digits.clone(),
        1 => format!("{one}-{two}-{three}"),
        _ => format!("{one} {two} {three}"),
    };
    match chance.below(8) {
        0 => format!("NHS number: {number}"),
        1 => format!("NHS No. {number} was on the referral."),
        2 => format!("She was registered ({number}) with the practice."),
        3 => format!(
            "The letter about Child A still bore the number {number}, which should have been taken out."
        ),
        4 => format!("Patient: Child A; NHS {number}; seen on 3 May 2019."),
        5 => format!("H&C number {number}."),
        6 => format!("CHI: {number}"),
        _ => format!("His record, {number}, was opened by eleven people."),
    }
}

fn birth(chance: &mut Chance) -> String {
    let date = chance.date(1938, 80);
    let name = chance.first();
    match chance.below(12) {
        0 => format!("DOB: {date}"),
        1 => format!("D.O.B. {date}"),
        2 => format!("{name} was born on {date} in Northport."),
        3 => format!("Date of birth: {date}."),
        4 => format!("The subject ({date}, date of birth as given by the school) was not seen.")
            .replace(", date of birth as given by the school)", ") (date of birth)"),
        5 => format!("{name} (born {date}) lived with an aunt."),
        6 => format!("{name}, d.o.b. {date}, was the eldest."),
        7 => format!("Her date of birth is {date}, and she was the second of four."),
        8 => format!("{name}, who was born in Northport on {date}, was a quiet child."),
        9 => format!("Child’s name: {name}\nDate of Birth\n{date}\nSchool: Harbour Primary"),
        10 => format!("The birth date recorded by the midwife was {date}."),
        _ => format!("{name} (dob {date}) was placed on a plan."),
    }
}

fn address(chance: &mut Chance) -> String {
    let (house, code, town) =
        (chance.house(), chance.postcode(), chance.pick(&["Northport", "Eastmouth", "Saltby", "Inver Quay"]));
    match chance.below(10) {
        0 => format!("The family lived at {house}, {town} {code}."),
        1 => format!("Home address: {house}, {town}, {code}"),
        2 => format!("{house}\n{town}\n{code}"),
        3 => format!("They moved to {house}, {town} in 2018."),
        4 => format!("Officers went to {house}, {town} {code} at 02:15."),
        5 => format!("The tenancy at {house} was ended, and she resided with a friend at {code}."),
        6 => format!("Her last known address was {house}, {town}."),
        7 => format!("He was found near his home ({code})."),
        8 => format!("Postcode: {}", code.replace(' ', "")),
        _ => format!("Mother was living at {house}, {town}, {code}, close to the hospital."),
    }
}

fn phone(chance: &mut Chance) -> String {
    let number = match chance.below(11) {
        0 => format!("07700 900{}", chance.digits(3)),
        1 => format!("07700900{}", chance.digits(3)),
        2 => format!("+44 7700 900{}", chance.digits(3)),
        3 => format!("+44 (0)7700 900 {}", chance.digits(3)),
        4 => format!("01632 960{}", chance.digits(3)),
        5 => format!("(01632) 960 {}", chance.digits(3)),
        6 => format!("020 7946 0{}", chance.digits(3)),
        7 => format!("0044 1632 960{}", chance.digits(3)),
        8 => format!("0113 496 0{}", chance.digits(3)),
        9 => format!("07700-900-{}", chance.digits(3)),
        _ => format!("+441632960{}", chance.digits(3)),
    };
    let name = chance.first();
    match chance.below(9) {
        0 => format!("Her mobile number is {number}."),
        1 => format!("{name} could be reached on {number} in the evening."),
        2 => format!("Next of kin: {name}, {number}"),
        3 => format!("The mother’s telephone number ({number}) was written on the wall."),
        4 => format!("Mobile: {number}"),
        5 => format!("He gave the social worker his number, {number}, and asked to be rung."),
        6 => format!("Grandmother – tel. {number}."),
        7 => format!("A text was sent from {number} at 23:41 on 3 May 2019."),
        _ => format!("Home phone {number}; no answer."),
    }
}

fn email(chance: &mut Chance) -> String {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
    };
    let (first, last) = (plain(chance.first()), plain(chance.surname()));
    let local = match chance.below(5) {
        0 => format!("{first}.{last}"),
        1 => format!("{first}_{last}{}", chance.digits(2)),
        2 => format!("{first}{last}"),
        3 => format!("{}{}.{last}", &first[..1], chance.digits(1)),
        _ => format!("{first}{}", chance.digits(4)),
    };
    let domain = chance.pick(&[
        "example.com",
        "mail.example.org",
        "example.co.uk",
        "gmail.example",
        "post.example.net",
        "hotmail.co.uk",
    ]);
    let address = match chance.below(7) {
        0 => format!("{local} [at] {domain}"),
        1 => format!("{local}(at){}", domain.replace('.', "(dot)")),
        2 => format!("{local} at {}", domain.replace('.', " dot ")),
        _ => format!("{local}@{domain}"),
    };
    match chance.below(6) {
        0 => format!("He wrote to her from {address} every day."),
        1 => format!("E-mail: {address}"),
        2 => format!("Messages to {address} were never answered."),
        3 => format!("Contact for the father: {address}."),
        4 => format!("The account <{address}> was closed."),
        _ => format!("She used {address}, which the school had on file."),
    }
}

fn child(chance: &mut Chance) -> String {
    const WORDS: [&str; 18] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "one",
    ];
    let name = chance.name();
    let age = 1 + chance.below(17);
    let word = WORDS.get(age - 1).copied().unwrap_or_default();
    match chance.below(18) {
        0 => format!("{name} (aged {age}) was not spoken to."),
        1 => format!("The youngest child, {name}, {age}, was asleep."),
        2 => format!("{name} ({age}) went to Harbour Primary School."),
        3 => format!("{name}, aged {word}, was found by a neighbour."),
        4 => format!("The {word}-year-old {name} was taken to hospital."),
        5 => format!("Her brother {name} was {age} years old at the time."),
        6 => format!("{name}, a {word}-year-old boy, had been absent."),
        7 => format!("{name} was only {word} when this happened to the child."),
        8 => format!("Name: {name}\nAge: {age}"),
        9 => format!("The family had one daughter, {name} – {age} years old."),
        10 => format!("{name}, who was {age}, told a teacher at school."),
        11 => format!("A {age} year old girl, {name}, was seen alone."),
        12 => format!("{name} aged {age} months was weighed at the clinic."),
        13 => format!("{age}-year-old {name} had told a friend."),
        14 => format!("Siblings: {name} ({age}); no others."),
        15 => format!("{name} (then {word}) lived with her grandmother and mother."),
        16 => format!("{name}, just {age}, walked to school alone."),
        _ => format!("Aged {word}, {name} was already caring for two others."),
    }
}

/// A sentence with something that is like personal data and is none.
fn decoy(chance: &mut Chance) -> String {
    let (day, name, code) = (chance.date(1995, 25), chance.name(), chance.postcode());
    let digits = chance.digits(3);
    match chance.below(20) {
        0 => format!(
            "Northshire Safeguarding Board, Civic Offices, 12 Harbour Road, Northport {code}. Tel 01632 960{digits}"
        ),
        1 => format!("The helpline is 0808 157 0{digits}, and the office is on 01632 960{digits}."),
        2 => "Write to enquiries@northshire.gov.uk or to the press office at press@harbour.example.org."
            .to_owned(),
        3 => format!("The meeting of {day} was attended by 14 people from 7 agencies."),
        4 => format!("{name}, 47, was the independent chair."),
        5 => format!("The death of {name} (aged 71) was reported to the coroner."),
        6 => "ISBN 978-1-5286-4685-7; reference 4505577105.".to_owned(),
        7 => format!("Adult K died on {day} in the Harbour Hospital, Pier Road, Northport {code}."),
        8 => "Child A (aged 7) and Child B, 9, lived with Mother.".to_owned(),
        9 => "The numbers were 210 324 2450 310 and 415 in the three years.".to_owned(),
        10 => {
            "The idea was born of a visit on 3 May 2019 to another county.".replace("born of", "made after")
        }
        11 => "See Chapter Two (7), Appendix Four, 12, and Working Together, 15.".to_owned(),
        12 => "The road from Northport to Saltby, 14 miles, was closed.".to_owned(),
        13 => "Dr Anna Harbourne, the named doctor, wrote to jane.quay@northshire.nhs.uk.".to_owned(),
        14 => format!("Harbour View Care Home, 4 Mill Lane, Saltby {code} was inspected."),
        15 => "Fax: 01632 960111; website www.northshire.example; DX 12345.".to_owned(),
        16 => "The Harbour Trust (9) and the Pier Company, 11, sent returns.".to_owned(),
        17 => "Between 01.45 and 04.00 on 3.5.19 the unit had 0700 1000 1300 1600 as its times.".to_owned(),
        18 => "A child born in 2011 would have been seven years old.".to_owned(),
        _ => "The seven-year plan of Northshire County Council was in its second year.".to_owned(),
    }
}
