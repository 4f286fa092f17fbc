//! Finds how old the one was whom a review is about.
//!
//! An age counts only where the words say that it is that of the one who died
//! or was harmed: "the death of a 34-year-old woman", "Child T, aged 7 weeks",
//! "she died aged 40". The age of anyone named as kin, or of several people,
//! never counts; ages that differ give none.

mod band;
mod family;

use std::sync::LazyLock;

use hindsight_index::vocabulary::AgeBand;
use regex::{Captures, Regex};

use self::band::{in_band, in_decade, number_of};
use super::front::Front;
use super::subject::Subject;
use super::{Found, fixed};

/// A number in digits or words.
const NUMBER: &str = r"[0-9]{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";

/// An age, with its unit if it has one.
fn age() -> String {
    format!(
        r"(?:(?:aged|age|at the age of|at age)[:\s]+(?P<n1>{NUMBER})\b(?:[- ]?(?P<u1>year|yr|month|week|day)s?\b)?|(?P<n2>{NUMBER})[- ](?P<u2>year|yr|month|week|day)s?[- ](?:old|of age)\b|in (?:his|her|their) (?P<part>early |mid[- ]|late )?(?P<decade>(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)\b)"
    )
}

/// Ages of the one who died or was harmed, whoever that is.
static TOLD: LazyLock<[Regex; 5]> = LazyLock::new(|| {
    let age = age();
    [
        fixed(&format!(r"(?i)\b(?:he|she|they){}", at_death())),
        // "Ada was found dead in May. She was 38."
        fixed(&format!(
            r"(?:^|[.!?]\s+)(?P<kin>[^.!?;]{{0,200}}?)\b(?:died|was (?:found|killed|murdered|stabbed|strangled)|(?:took|ended) (?:his|her|their) own life|lost (?:his|her) life)\b(?P<how>[^.!?;]{{0,200}})[.]\s+(?:He|She) was (?P<gap>)(?:then |just |only |nearly )?(?P<n1>{NUMBER})\b(?: (?P<u1>year|month|week|day)s (?:old|of age))?(?:[.,]| and\b)"
        )),
        fixed(&format!(
            r"(?i)\b(?:death|homicide|murder|killing|suicide|injur(?:y|ies)|abuse|neglect|harm|inquest)\s+(?:of|to|into|touching)\b(?P<gap>(?:(?:Mr|Mrs|Ms|Dr|St)\.|[^.;]){{0,70}}?)\b{age}"
        )),
        fixed(&format!(
            r"(?i)\b(?:he|she|they)\s+(?:sadly |tragically )?(?:died|was killed|was murdered|took (?:his|her|their) (?:own )?life)\b(?P<gap>[^.;]{{0,60}}?)\b{age}"
        )),
        fixed(&format!(
            r"(?i)\b(?:he|she|they)\s+(?:was|were)\s+(?:just |only )?(?P<gap>){age}\s+(?:when (?:he|she|they) (?:died|was killed|was murdered|was injured|sustained)|at the time of (?:his|her|their|the) (?:death|injur|incident|murder|homicide))"
        )),
    ]
});

/// "was ten weeks old when he died": an age that what befell the person makes sure.
fn at_death() -> String {
    format!(
        r"(?P<gap>) (?:was|were) (?:then |just under |just |only |nearly )?(?P<n1>{NUMBER})\b(?:[- ](?P<u1>year|yr|month|week|day)s?\b)?(?: and (?:[0-9]+|[a-z]+) (?:month|week|day)s?)?(?: old| of age)?,? (?:when (?:he|she|they) (?:sadly |tragically )?(?:died|was (?:killed|murdered|(?:seriously |fatally |badly )?injured|found|taken to|admitted|rushed|brought|stabbed|shot)|took|sustained|suffered|collapsed)|at the time of (?:his|her|their|the) (?:death|injur|incident|murder|homicide))"
    )
}

/// Ages right after the name of the one whom it is about that say so without such a word, the surest first.
static BARE: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        fixed(&format!(r"(?i)^(?: \([^()]{{0,60}}\))?,?{}", at_death())),
        fixed(
            r"^['’”]?(?P<gap>)(?:,? \((?:aged )?|, )(?P<n1>[0-9]{1,2})(?:,|\))|^,?(?: who)? (?:was|is) (?:then )?(?P<n2>[a-z-]{4,}|six|ten|[0-9]{1,2})(?:[.,]| when| at the| and)|^, (?:a|an) (?P<kin>(?:[a-z-]+ ){0,4})of (?P<n3>[0-9]{1,2}),? (?:was|died)",
        ),
        fixed(&format!(
            r"(?i)^,?(?: who)? (?:was|is) (?:then |just |only |nearly |under |over )*(?P<gap>)(?P<n1>{NUMBER}) (?P<u1>year|month|week|day)s?(?: and (?:[0-9]+|[a-z]+) (?:month|week|day)s?)? (?:old|of age)(?:[.,]| at the time\b| and\b)"
        )),
    ]
});

/// What a review is about, behind "when": an age then is the one.
static AT_DEATH: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"^(?:he|she|they) (?:\w+ly )?(?:died|drowned|collapsed|took|sustained|suffered|(?:was|were) (?:\w+ly )?(?:killed|murdered|injured|found|taken|admitted|stabbed|shot|attacked|assaulted|harmed|hurt|strangled|run over|hit|struck))\b",
    )
});

/// Any age.
static ANY: LazyLock<Regex> = LazyLock::new(|| fixed(&format!("(?i)^(?P<gap>[^.;]{{0,45}}?){}", age())));

/// Words between that make it the age of someone else, or of many.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:mothers?|fathers?|parents?|brothers?|sisters?|siblings?|half|step(?:mo|fa|so|da|br|si|ch)[a-z]*|partners?|husband|wife|sons?|daughters?|perpetrators?|grand(?:mo|fa|pa|so|da|ch|ma)[a-z]*|uncle|aunt|carers?|boyfriend|girlfriend|friends?|cousins?|children|people|persons|women|men|those|adults|residents|patients|two|three|four|by|her|his|their|its|with|from|when|who had|and)\b",
    )
});

/// Words before a death that make it someone else's.
static KIN: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:mother|father|mum|dad|parents?|brother|sister|sibling|partner|husband|wife|son|daughter|(?:her|his|their|whose) (?:baby|child|children)|grand[a-z]+|uncle|aunt|friend|cousin|another|other)\b",
    )
});

/// What after an age makes it that of a group.
static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(r"(?i)^\s*(?:[-–/+]\s*[0-9]*|(?:and|or|to)\s+(?:over|above|under|below|older|younger|[0-9]))")
});

/// The band of the age of the one whom it is about.
pub(super) fn find(subject: &Subject, front: &Front<'_>) -> Option<Found<AgeBand>> {
    if subject.several || front.is_blank_form() {
        return None;
    }
    let lines = || front.all().filter(|line| line.text.len() < 4_000);
    let told = lines().flat_map(|line| {
        let found = TOLD.iter().flat_map(|words| words.captures_iter(line.text));
        found.filter_map(|found| band(&found, line.text, line.page)).collect::<Vec<_>>()
    });
    let named = |words: (&Regex, bool)| {
        let whole = subject.name.as_deref()?;
        // "Ben Wren" is also "Mr Wren".
        let last = whole.rsplit(' ').next().filter(|last| last.len() > 2 && *last != whole);
        let of = |name: &str| one(lines().flat_map(|line| of_named(name, words, line.text, line.page)));
        of(whole).or_else(|| of(last?))
    };
    let [died, bare, old] = &*BARE;
    let tables: Vec<_> = lines().collect();
    let in_tables = || one(family::find(subject.name.as_deref(), &tables).into_iter());
    one(told)
        .or_else(|| named((died, true)))
        .or_else(in_tables)
        .or_else(|| named((&ANY, false)))
        .or_else(|| named((bare, false)))
        .or_else(|| named((old, false)))
}

/// The ages right after the name of the one whom it is about; `sure` are words that tell of what befell them.
fn of_named(name: &str, (words, sure): (&Regex, bool), text: &str, page: u32) -> Vec<Found<AgeBand>> {
    let places = text.match_indices(name);
    places
        .filter_map(|(at, _)| {
            let after = text.get(at + name.len()..)?;
            let ends = !after.starts_with(|c: char| c.is_alphanumeric() || "'’".contains(c));
            let kin = text.get(..at)?.trim_end().ends_with(" of");
            let found = words.captures(after).filter(|_| ends && !kin)?;
            // "Child T was four when the family moved": not the age at what the review is about.
            let whole = found.get(0)?;
            let rest = after.get(whole.end()..)?.trim_start_matches([' ', ',']);
            let when = rest.starts_with("when ") || whole.as_str().ends_with(" when");
            let past = !sure && when && !AT_DEATH.is_match(rest.trim_start_matches("when "));
            let band = band(&found, after, page).filter(|_| !past)?;
            let end = at + name.len() + whole.end();
            Some(Found::new(band.value, page, text.get(at..end)?))
        })
        .collect()
}

/// The band that all of these share.
fn one(mut found: impl Iterator<Item = Found<AgeBand>>) -> Option<Found<AgeBand>> {
    let first = found.next()?;
    found.all(|other| other.value == first.value).then_some(first)
}

/// The band that an expression found in a text.
fn band(found: &Captures<'_>, text: &str, page: u32) -> Option<Found<AgeBand>> {
    let whole = found.get(0)?;
    let kin = found.name("kin").is_some_and(|kin| KIN.is_match(kin.as_str()));
    // Of a killing the next sentence may tell of the one who killed.
    let by = found.name("how").is_some_and(|how| how.as_str().split(' ').any(|word| word == "by"));
    let group = kin || by || found.name("gap").is_some_and(|gap| OTHER.is_match(gap.as_str()));
    if group || RANGE.is_match(text.get(whole.end()..)?) {
        return None;
    }
    if let Some(decade) = found.name("decade") {
        let part = found.name("part").map_or("", |part| part.as_str());
        return Some(Found::new(in_decade(part, decade.as_str())?, page, whole.as_str()));
    }
    let number = ["n1", "n2", "n3"].iter().find_map(|name| found.name(name))?;
    let unit = found.name("u1").or_else(|| found.name("u2")).map_or("year", |unit| unit.as_str());
    let value = number_of(number.as_str())?;
    Some(Found::new(in_band(value, &unit.to_lowercase())?, page, whole.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use crate::sections::tests::file;

    fn of(title: &str, text: &str) -> Option<String> {
        facts(&file(&[&format!("{title}\n\n{text}")]), &[]).age_band
    }

    #[test]
    fn the_age_of_the_one_it_is_about_is_read() {
        for (text, band) in [
            ("This review concerns the death of a 34-year-old woman.", "25-39"),
            ("Child T, aged 7 weeks, was taken to hospital.", "1-11-months"),
            ("Child T was aged 20 days.", "0-28-days"),
            ("Child T was an 8-month-old baby.", "1-11-months"),
            ("She died at the age of eighty-six in her own bed.", "85-plus"),
            ("He was 17 years old when he died.", "16-17"),
            ("I commenced an investigation into the death of Mr. Stephen Finch, age 56 years.", "40-64"),
            ("Child T was a four year old girl.", "1-5"),
            (
                "Child T was ten weeks old when he died. Child T, aged three weeks, was weighed.",
                "1-11-months",
            ),
            ("He was 17 years and four months old when he died in 2018.", "16-17"),
            ("She was forty-six when she was killed by her husband, then aged 51.", "40-64"),
            ("Child T, 4, was known to many.", "1-5"),
            ("Child T was six.", "6-10"),
            ("Child T, who was 17 and at school, was missed by many.", "16-17"),
            ("Child T, who was seventeen, was missed by many.", "16-17"),
            ("Child T was found dead in May. She was 12 and liked boats.", "11-15"),
            ("Child T (13) liked boats.", "11-15"),
            ("Child T, a keen sailor of 16, was drowned.", "16-17"),
            ("Child T (a name that her sister chose) was 12 when she was killed in May.", "11-15"),
            ("Child T, who was then four years and two months old, was taken to hospital.", "1-5"),
            ("Child T was just under seven months old.", "1-11-months"),
            ("Child T, aged 14 when she died, was known to many.", "11-15"),
            ("Child T was aged 4 when he died.", "1-5"),
            ("Child T was four years old when he drowned.", "1-5"),
            ("Child T is a man in his early fifties who liked boats.", "40-64"),
            ("This review concerns the death of a woman in her late eighties.", "85-plus"),
        ] {
            assert_eq!(of("Serious Case Review: Child T", text).as_deref(), Some(band), "{text}");
        }
        let surname = of("Ben Wren: Prevention of future deaths report", "Mr Wren, 51, was a quarryman.");
        assert_eq!(surname.as_deref(), Some("40-64"));
    }

    #[test]
    fn a_table_of_the_family_gives_the_age() {
        let table = |head: &str, row: &str| {
            of(
                "Serious Case Review: Child T",
                &format!("{head}\nMother | Mother of Child T | 38\n{row}\nSibling | Sister | 12"),
            )
        };
        let head = "Name | Relationship | Age in May 2016";
        assert_eq!(table(head, "Child T | Subject | 16").as_deref(), Some("16-17"));
        assert_eq!(table(head, "Naz | The subject of this review | 38 years").as_deref(), Some("25-39"));
        assert_eq!(table(head, "Marta | Victim | twenty-nine").as_deref(), Some("25-39"));
        assert_eq!(table(head, "Pat | Partner | 29"), None);
        assert_eq!(table("Name | Relationship | House", "Child T | Subject | 16"), None);
    }

    #[test]
    fn the_age_of_anyone_else_is_not() {
        for text in [
            "Mrs N was killed by Mr P at her home in May. He was 34 and out of work.",
            "Her baby was found dead in May. She was 25 and alone.",
            "Child T, a mother of 3, was killed.",
            "The mother of Child T, aged 34, was seen.",
            "Child T and her mother, aged 34, were seen.",
            "The deaths of two people aged 80.",
            "The murder of the woman by her 40-year-old partner.",
            "The death of a boy aged 14-16.",
            "The death of Child T was reported. His brother was 9 years old.",
            "The death of Child T, aged 4, was told. Later the death of Child T, aged 14, was told.",
            "The death of a woman in her twenties.",
            "Child T was four years old when the family moved.",
            "Child T was six when the family moved.",
            "Training in the abuse of adults aged 65 and over.",
        ] {
            assert_eq!(of("Serious Case Review: Child T", text), None, "{text}");
        }
        let two = "Child A, aged 4, was seen.";
        assert_eq!(of("Serious Case Review: Child A and Child B", two), None);
    }
}
