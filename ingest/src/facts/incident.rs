//! Finds the year of the death or accident that one case is about.
//!
//! The title of an accident report counts first, then sentences that tell when
//! someone died, was killed or came to harm. Sentences about kin, and those
//! about the inquest, the review or a meeting, never count.

use std::sync::LazyLock;

use regex::Regex;

use super::details::Details;
use super::front::Front;
use super::{Found, dates, fixed};
use crate::sections::Line;

/// Words before a date that make it that of a death or accident, the surest first.
static BEFORE: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        fixed(
            r"(?i)\b(?:died|death (?:of [^.;]{2,60} )?(?:occurred|took place)|passed away|date of (?:death|incident|accident)|(?:found|pronounced|declared|recognised as) (?:dead|deceased)|(?:accident|incident|collision|fire|homicide|murder) (?:occurred|happened|took place))\b[^.]{0,60}$",
        ),
        fixed(
            r"(?i)\b(?:(?:was|were) (?:killed|murdered|stabbed|shot|strangled)|(?:took|taken) (?:his|her|their) own (?:life|lives)|deaths? that occurred|found hanged|until (?:his|her|their) deaths?|hanged (?:him|her)self)\b[^.]{0,60}$|\b(?:(?:his|her|their) deaths?|deaths? of [^.;]{2,60}) (?:on|in)\s(?:the )?(?:early |late )?$",
        ),
    ]
});

/// Words after a date that do.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^(?:(?:Mr|Mrs|Ms|Dr|St)\.|[0-9]\.[0-9]|[^.;]){0,140}?\b(?:died|killed|(?:found|pronounced|declared) (?:dead|deceased|hanged)|took (?:his|her|their) own li|hanged (?:him|her)self|stabbed|strangled|murdered|shot|fatal(?:ly)?|hit by a train|in front of a train|(?:was|were) (?:struck|scalded|attacked)|set fire|sustained [^.;]{0,30}injuries)",
    )
});

/// Words that make a sentence one of somebody else, or of what came after.
static ELSE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:inquests?|investigations?|inquir(?:y|ies)|reviews?|notified|opened|hearings?|commenced|concluded|convened|reports?|mothers?|fathers?|parents?|brothers?|sisters?|siblings?|grand[a-z]+|uncle|aunt|cousins?|friends?|previous(?:ly)?|earlier|another|threat[a-z]*|attempt[a-z]*)\b",
    )
});

/// The year of the death or accident that one case is about.
pub(super) fn find(
    title: Option<&Found<String>>,
    slug: &str,
    front: &Front<'_>,
    details: &Details<'_>,
) -> Option<Found<i16>> {
    let many = ["thematic", "panel-report", "pu-inquiry", "cspr-national", "leder"];
    let stated = details.first("incident", dates::first).map(|found| found.with(found.value.year()));
    if stated.is_some() || many.contains(&slug) {
        return stated;
    }
    let accident = slug == "accident-investigation";
    let titled = title.filter(|_| accident).and_then(|title| {
        let (_, date) = dates::all(&title.value).pop()?;
        Some(title.with(date.year()))
    });
    let cover = || earliest(front).filter(|_| accident);
    let [sure, likely] = &*BEFORE;
    let told = || {
        let front = || front.all().filter(|_| !accident);
        front().find_map(|line| before(line, likely, true)).or_else(|| front().find_map(after))
    };
    titled.or_else(cover).or_else(|| front.all().find_map(|line| before(line, sure, false))).or_else(told)
}

/// The year of the earliest day on the cover: reports come after accidents.
pub(super) fn earliest(front: &Front<'_>) -> Option<Found<i16>> {
    let dates =
        front.cover.iter().flat_map(|line| dates::all(line.text).into_iter().map(move |found| (line, found)));
    let all: Vec<_> = dates.collect();
    // The only date of a cover, alone on its last lines, is that of the report.
    let last = front.cover.len().saturating_sub(2);
    let end = front.cover.get(last..).unwrap_or_default();
    if let [(line, (place, _))] = all.as_slice()
        && place.len() == line.text.len()
        && end.contains(line)
    {
        return None;
    }
    let days = all.into_iter().filter(|(_, (_, date))| date.day().is_some());
    let (line, (place, date)) = days.min_by_key(|(_, (_, date))| *date)?;
    Some(Found::new(date.year(), line.page, line.text.get(place)?))
}

/// The year of a date after such words; `own` leaves out sentences about somebody else.
fn before(line: &Line<'_>, words: &Regex, own: bool) -> Option<Found<i16>> {
    dates::all(line.text).into_iter().find_map(|(place, date)| {
        let before = line.text.get(..place.start)?;
        words.find(before)?;
        let quote = line.text.get(sentence(before)..place.end)?;
        let other = own && ELSE.is_match(quote);
        (!other).then(|| Found::new(date.year(), line.page, quote))
    })
}

/// The year of a date before words that tell of a death or harm.
fn after(line: &Line<'_>) -> Option<Found<i16>> {
    dates::all(line.text).into_iter().find_map(|(place, date)| {
        let end = place.end + AFTER.find(line.text.get(place.end..)?)?.end();
        let quote = line.text.get(sentence(line.text.get(..place.start)?)..end)?;
        (!ELSE.is_match(quote)).then(|| Found::new(date.year(), line.page, quote))
    })
}

/// Where the sentence starts in which a text ends.
fn sentence(text: &str) -> usize {
    text.rfind(". ").map_or(0, |at| at + 2)
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use crate::sections::tests::file;

    fn of(text: &str) -> Option<i16> {
        facts(&file(&[&format!("Serious Case Review: Child T\n\n{text}")]), &[]).incident_year
    }

    #[test]
    fn a_sentence_tells_when_someone_died_or_came_to_harm() {
        for text in [
            "Child T died on 4 June 2016.",
            "In June 2016 Child T was found deceased at home.",
            "On 4 June 2016 at 6.50 Mr. Wren was struck by a lorry.",
            "He remained in hospital until his death on the 4 th June 2016.",
            "He took his own life in June 2016.",
            "She was seen in 2014. In June 2016 he strangled her.",
        ] {
            assert_eq!(of(text), Some(2016), "{text}");
        }
    }

    #[test]
    fn kin_inquests_and_meetings_have_dates_of_their_own() {
        for text in [
            "On 4 June 2016 I commenced an investigation into the death of Child T.",
            "In June 2016 her grandmother died.",
            "On 4 June 2016 the panel was told that a train had been late.",
            "The review was notified in June 2016 that he was killed.",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
