//! Finds what came of the case that a review is about.
//!
//! The title counts first, then what the first pages say of the one whom the
//! review is about. A review of many cases has no outcome.

use std::sync::LazyLock;

use hindsight_index::vocabulary::{DocumentRole, Outcome};
use regex::Regex;

use super::front::Front;
use super::subject::Subject;
use super::{Found, fixed};
use crate::sections::Line;

/// Types whose reviews may be about one case or many.
const MANY: &[&str] = &["pu-inquiry", "cspr-national", "leder"];

/// Types whose reviews are about no one case.
const NONE: &[&str] = &["thematic", "panel-report"];

/// Types whose reviews are about someone who did harm.
const DID: &[&str] = &["mhhr", "mapps-scr"];

/// That someone was killed.
static KILLED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(r"(?i)\b(?:kill(?:ed|ing)|homicide|murder(?:ed)?|manslaughter|stabbed)\b[^.;]{0,60}")
});

/// Types that there are only after a death.
const DEATHS: &[&str] = &["pfd", "dhr", "coroner-finding", "owhr"];

/// What a title says, the gravest first.
static TITLED: LazyLock<[(Outcome, Regex); 3]> = LazyLock::new(|| {
    [
        (
            Outcome::Death,
            fixed(
                r"(?i)\b(?:deaths?|died|inquest|homicide|murder|fatal(?:ity|ities)?|loss of (?:life|all hands)|all hands)\b",
            ),
        ),
        (
            Outcome::SeriousHarm,
            fixed(r"(?i)\b(?:serious(?:ly)? (?:injur|harm)|serious incident of harm|injury to)"),
        ),
        (Outcome::NearMiss, fixed(r"(?i)\bnear[- ]miss\b")),
    ]
});

/// A death or harm of someone whom the words do not name.
static TOLD: LazyLock<[(Outcome, Regex); 2]> = LazyLock::new(|| {
    [
        (
            Outcome::Death,
            fixed(
                r"(?i)\b(?:(?:following|after|into|circumstances of|concerns?|examines|surrounding|led to) the (?:sad |tragic |sudden |unexpected )?(?:death|homicide|murder|suicide|killing) of|(?:killed|drowned|lost their lives|were fatally injured) (?:when|in|after|as))\b",
            ),
        ),
        (
            Outcome::SeriousHarm,
            fixed(
                r"(?i)\b(?:following|after|into|concerns?|examines|surrounding) (?:the )?(?:serious|life[- ](?:threatening|changing)|significant|non-accidental) (?:injur(?:y|ies)|harm|head injur(?:y|ies)) (?:to|of|sustained)\b",
            ),
        ),
    ]
});

/// What is said right after the name of the one whom it is about.
static AFTER: LazyLock<[(Outcome, Regex); 2]> = LazyLock::new(|| {
    [
        (
            Outcome::Death,
            fixed(
                r"(?i)^(?:['’]s (?:sad |tragic |sudden |unexpected )?(?:death|murder|suicide)\b|(?:,[^.,;]{0,40},)?,? (?:who )?(?:had |has )?(?:sadly |tragically )?(?:died|was (?:killed|murdered|found dead|pronounced dead)|took (?:his|her|their) own life))",
            ),
        ),
        (
            Outcome::SeriousHarm,
            fixed(
                r"(?i)^,? (?:who )?(?:had |has )?(?:(?:was|were) (?:seriously|critically) (?:injured|harmed)|(?:suffered|sustained|received) (?:[a-z0-9]+ ){0,3}(?:serious|significant|severe|life[- ][a-z]+|non-accidental|multiple) (?:[a-z0-9]+ ){0,3}(?:injur|harm|fractures|burns))",
            ),
        ),
    ]
});

/// What is said of him or her.
static THEY: LazyLock<[(Outcome, Regex); 2]> = LazyLock::new(|| {
    [
        (
            Outcome::Death,
            fixed(
                r"(?i)\b(?:when|and|who|later|[0-9]{4},?|[.]) (?:he|she|they)? ?(?:had |has )?(?:sadly |tragically )?(?:died (?:on|in|at|from|of|aged|there|later|the)\b|was (?:killed|murdered|found (?:dead|deceased|hanged)|pronounced dead)|were (?:killed|murdered)|took (?:his|her|their) own (?:life|lives))",
            ),
        ),
        (
            Outcome::SeriousHarm,
            fixed(
                r"(?i)\b(?:(?:was|were) (?:found|seen) to have|suffered|sustained) (?:[a-z0-9]+,? ){0,4}(?:fractures?|burns|scalds|haemorrhages?|head injur(?:y|ies)|bleeding (?:on|around|in) the brain|pressure (?:ulcers|sores))",
            ),
        ),
    ]
});

/// Words that make what is said nearby that of someone else.
static KIN: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:mothers?|fathers?|parents?|brothers?|sisters?|siblings?|step[a-z]+|husband|wife|sons?|daughters?|grand[a-z]+|uncle|aunt|cousins?|friends?|neighbours?|another|previous(?:ly)?)\b",
    )
});

/// Words that make what follows be said of another.
static OF: LazyLock<Regex> = LazyLock::new(|| fixed(r"(?i)\b(?:of|by|to|with|from|and)\s+['‘“]?$"));

/// What came of it.
pub(super) fn find(
    title: Option<&Found<String>>,
    slug: &str,
    role: DocumentRole,
    subject: &Subject,
    front: &Front<'_>,
) -> Option<Found<Outcome>> {
    let report = [DocumentRole::Report, DocumentRole::Summary, DocumentRole::Briefing].contains(&role);
    if !report || slug.is_empty() || MANY.contains(&slug) {
        return None;
    }
    if NONE.contains(&slug) {
        return title.map(|title| title.with(Outcome::NoIncident));
    }
    if DID.contains(&slug) {
        let killed = |line: &Line<'_>| {
            Some(Found::new(Outcome::Perpetration, line.page, KILLED.find(line.text)?.as_str()))
        };
        return front.all().find_map(killed);
    }
    let titled = title.and_then(|title| {
        let found = TITLED.iter().find(|(_, words)| words.is_match(&title.value))?;
        Some(title.with(found.0))
    });
    let sure = || {
        let (outcome, words) = TITLED.first().filter(|_| DEATHS.contains(&slug))?;
        front.all().find_map(|line| Some(Found::new(*outcome, line.page, words.find(line.text)?.as_str())))
    };
    titled.or_else(sure).or_else(|| named(subject, front)).or_else(|| told(front)).or_else(|| of_them(front))
}

/// What is said of the one whom it is about.
fn named(subject: &Subject, front: &Front<'_>) -> Option<Found<Outcome>> {
    let name = subject.name.as_deref()?;
    AFTER.iter().find_map(|(outcome, words)| {
        front.all().find_map(|line| {
            line.text.match_indices(name).find_map(|(at, _)| {
                let end = at + name.len();
                let found = words.find(line.text.get(end..)?)?;
                // "The aunt of Child T died": it is said of the aunt.
                let other = OF.is_match(line.text.get(..at)?) && !found.as_str().starts_with(['\'', '’']);
                if other {
                    return None;
                }
                Some(Found::new(*outcome, line.page, line.text.get(at..end + found.end())?))
            })
        })
    })
}

/// What is said of someone who is not named.
fn told(front: &Front<'_>) -> Option<Found<Outcome>> {
    TOLD.iter().find_map(|(outcome, words)| {
        let lines = front.all();
        let mut found = lines.filter_map(|line| Some((line.page, words.find(line.text)?.as_str())));
        found.next().map(|(page, quote)| Found::new(*outcome, page, quote))
    })
}

/// What a sentence says of him or her, where none before it speaks of kin.
fn of_them(front: &Front<'_>) -> Option<Found<Outcome>> {
    /// Bytes before it that are looked at.
    const NEAR: usize = 160;
    THEY.iter().find_map(|(outcome, words)| {
        front.all().find_map(|line| {
            let found = words.find_iter(line.text).find(|found| {
                let from = line.text.floor_char_boundary(found.start().saturating_sub(NEAR));
                !line.text.get(from..found.start()).is_some_and(|before| KIN.is_match(before))
            })?;
            Some(Found::new(*outcome, line.page, found.as_str()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use crate::sections::tests::file;

    fn of(title: &str, text: &str) -> Option<String> {
        facts(&file(&[&format!("{title}\n\n{text}")]), &[]).outcome
    }

    #[test]
    fn a_death_and_serious_harm_are_told_apart() {
        for (title, text, outcome) in [
            ("Domestic Homicide Review: Fern", "", "death"),
            ("Serious Case Review: Child T", "Child T died in June.", "death"),
            ("Serious Case Review: Child T", "Child T suffered serious head injuries.", "serious-harm"),
            ("Safeguarding Adults Review: Adult B", "It was held following the death of a man.", "death"),
            ("Serious Case Review: Child T", "It was held after serious injuries to a baby.", "serious-harm"),
            ("Serious Case Review: Child T", "On 5 November 2015 she died in hospital.", "death"),
            ("Serious Case Review: Child T", "The baby was found to have two rib fractures.", "serious-harm"),
            ("Thematic review: deaths of people who sleep rough", "Several died.", "no-incident"),
            ("Mental health homicide review: Mr N", "Mr N killed a woman at a bus stop.", "perpetration"),
            ("Rail inquiry RO-2031-101: near miss at a crossing", "", "near-miss"),
        ] {
            assert_eq!(of(title, text).as_deref(), Some(outcome), "{title}: {text}");
        }
    }

    #[test]
    fn the_death_of_another_is_no_outcome() {
        assert_eq!(of("Serious Case Review: Child T", "The grandmother of Child T had died."), None);
        assert_eq!(
            of("Serious Case Review: Child T", "Her mother was ill. In 2011 she died in a hospice."),
            None
        );
    }
}
