//! Finds when a report was published and completed.
//!
//! A date counts only where words say what it is the date of, where it stands
//! alone on the cover, or under a coroner's signature. The date on which the
//! file was made is never taken.

use std::sync::LazyLock;

use hindsight_index::date::PartialDate;
use regex::Regex;

use super::details::Details;
use super::front::Front;
use super::incident::earliest;
use super::{Found, dates, fixed};
use crate::extracted::Metadata;
use crate::sections::Line;

/// Words before the date of publication, the surest first.
static PUBLISHED: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        fixed(
            r"(?i)\b(?:date of (?:report|publication|issue)|publication date|date published|publish(?:ed)? date|published(?: on| in)?|dyddiad cyhoeddi)\s*[:–—-]?\s*$",
        ),
        fixed(
            r"(?i)\b(?:ordered (?:by .{0,40})?to be printed(?: on)?|(?:officially )?released(?: on)?|approved for publication|report date|date of this report)\s*[:–—-]?\s*$",
        ),
        fixed(
            r"(?i)(?:\b(?:last )?updated|\bfinal(?: report)?\s*[–—-]|\bdated?|^version .{0,12})\s*[:–—-]?\s*$",
        ),
    ]
});

/// How a line begins that tells of the publication of the report itself.
static IMPRINT: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^(?:this (?:[a-z0-9]+ ){0,3}(?:report|review|document|publication)\b|the (?:report|review) (?:was|is) (?:first )?published\b|date\b|dated\b|(?:first )?published|publi[a-z]+ date|report date|version|final\b|approved for|ordered |(?:officially )?released|(?:last )?updated|dyddiad|[^a-z]*\bpublished\b)|\bofficially released\b|\b(?:publication date|date published|date of publication|date of issue)\b",
    )
});

/// Words before the date of completion, the surest first.
static COMPLETED: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        fixed(
            r"(?i)\b(?:date (?:completed|of completion|finalised)|completion date|(?:report|review) (?:was )?(?:completed|finalised|finished)(?: on| in)?|^completed(?: on| in)?|[.] completed(?: on| in)?)\s*[:–—-]?\s*$",
        ),
        fixed(
            r"(?i)\b(?:board approved|(?:report|review) (?:was )?(?:agreed|approved|ratified|signed off|endorsed|accepted|adopted) by (?:the )?[^.;]{3,70}|^(?:agreed|approved|ratified|signed off|endorsed) (?:by|at) [^.;]{3,70}|status: final,? [a-z ]{3,30}(?:board|partnership|committee)|^(?:report )?presented to [^.;]{2,60}?)(?:,| on| in| at its meeting (?:on|of|in))?\s*[:–—-]?\s*$",
        ),
        fixed(r"(?i)(?:^|[.] )final(?: report| version| draft)?,?\s*[:–—-]?\s*$"),
    ]
});

/// A body and the year in which it put a report out, at the end of a line of the cover.
static BODY_AND_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(?:Boards?|Partnerships?|Committees?|SAB|LSCB|LSCP|SCP|CSP)(?:,| [–—-]| \()? ?(?P<year>20[0-9]{2}|19[89][0-9])\)?\.?(?:$| [A-Z])",
    )
});

/// Words that make a date that of the case, or of what led to the report.
static OF_CASE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^(?:in|on|between|during)\s|\b(?:accident|incident|occurr[a-z]+|died|deaths?|born|birth|heard|hearing|inquest|opened|collision|commenced|commissioned|completed|period|between|until|embargo[a-z]*|act|murder[a-z]*|homicide|draft)\b",
    )
});

/// A line that is nothing but a date, a number of a paper beside it.
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(r"(?i)^[\s|,–—-]*(?:[0-9]{1,2}\s+)?(?:(?:HC|HL|CP|Cm)\s?(?:Paper\s)?[0-9IVX-]{1,12})?[\s|,.–—-]*$")
});

/// When it was published.
pub(super) fn published(
    metadata: &Metadata,
    title: &str,
    slug: &str,
    front: &Front<'_>,
    details: &Details<'_>,
) -> Option<Found<PartialDate>> {
    let stated = || {
        let value = metadata.published.as_deref()?;
        Some(Found::new(dates::first(value)?, 1, value))
    };
    let inside = || front.inside.iter().chain(&front.end).filter(|line| is_imprint(line));
    let said = |words: &Regex| front.cover.iter().chain(inside()).find_map(|line| after(line, words));
    details
        .first("published", dates::first)
        .or_else(stated)
        .or_else(|| PUBLISHED.iter().take(2).find_map(said))
        .or_else(|| signed(slug, front))
        .or_else(|| on_cover(title, slug, front))
        .or_else(|| PUBLISHED.last().and_then(said))
        .or_else(|| beside_body(front))
}

/// Whether a line after the cover can say of the report when it was published, not of what it cites.
fn is_imprint(line: &Line<'_>) -> bool {
    IMPRINT.is_match(line.text)
}

/// When it was completed.
pub(super) fn completed(front: &Front<'_>, details: &Details<'_>) -> Option<Found<PartialDate>> {
    let said = |words: &Regex| front.all().find_map(|line| after(line, words));
    details.first("completed", dates::first).or_else(|| COMPLETED.iter().find_map(said))
}

/// The year beside the body that put it out, on the cover.
fn beside_body(front: &Front<'_>) -> Option<Found<PartialDate>> {
    /// Lines of a cover.
    const LINES: usize = 12;
    /// A longer line is text.
    const SHORT: usize = 140;
    front.cover.iter().take(LINES).filter(|line| line.text.len() <= SHORT).find_map(|line| {
        let found = BODY_AND_YEAR.captures(line.text)?;
        let date = found.name("year")?.as_str().parse().ok().and_then(PartialDate::from_year)?;
        Some(Found::new(date, line.page, found.get(0)?.as_str()))
    })
}

/// The first date in a line that stands right after such words.
fn after(line: &Line<'_>, words: &Regex) -> Option<Found<PartialDate>> {
    /// In longer lines only words at the start are said of the report.
    const SHORT: usize = 160;
    let (place, date, found) = dates::all(line.text).into_iter().find_map(|(place, date)| {
        let found = words.find(line.text.get(..place.start)?)?;
        Some((place, date, found.start()))
    })?;
    let certain = line.text.len() <= SHORT
        || found < 4
        || line.text.get(found..)?.to_lowercase().starts_with("officially");
    certain.then(|| Found::new(date, line.page, line.text.get(found..place.end).unwrap_or(line.text)))
}

/// The date under a coroner's signature.
fn signed(slug: &str, front: &Front<'_>) -> Option<Found<PartialDate>> {
    /// A longer line is text.
    const SHORT: usize = 90;
    if !["pfd", "coroner-finding"].contains(&slug) {
        return None;
    }
    let lines =
        front.end.iter().rev().filter(|line| line.text.len() <= SHORT && !OF_CASE.is_match(line.text));
    lines.filter_map(|line| Some(Found::new(dates::all(line.text).pop()?.1, line.page, line.text))).next()
}

/// A date that stands by itself on the cover, or in its small print.
fn on_cover(title: &str, slug: &str, front: &Front<'_>) -> Option<Found<PartialDate>> {
    /// Lines of a cover.
    const LINES: usize = 30;
    /// A longer line is text.
    const SHORT: usize = 90;
    let alone = |line: &&Line<'_>| {
        let dates = dates::all(line.text);
        let rest = dates.first().and_then(|(place, _)| line.text.get(place.end..));
        dates.first().is_some_and(|(place, _)| place.start == 0)
            && rest.is_some_and(|rest| BESIDE.is_match(rest))
    };
    let beside = |line: &&Line<'_>| {
        line.text.len() <= SHORT
            && !line.text.starts_with('•')
            && !title.contains(line.text)
            && !OF_CASE.is_match(line.text)
    };
    let accident = earliest(front).filter(|_| slug == "accident-investigation").map(|found| found.quote);
    let cover = || front.cover.iter().take(LINES);
    let whole = || cover().chain(front.inside.iter().take(LINES)).filter(alone);
    let read = |line: &Line<'_>| {
        let (place, date) = dates::all(line.text).into_iter().next()?;
        let words = line.text.get(place.clone())?;
        let of_accident = accident.as_deref() == Some(words);
        (!title.contains(words) && !of_accident).then(|| Found::new(date, line.page, line.text))
    };
    whole().find_map(read).or_else(|| cover().filter(beside).find_map(read))
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use crate::extracted::Extracted;
    use crate::sections::split;
    use crate::sections::tests::file;

    fn of(extracted: &Extracted) -> (Option<String>, Option<String>, Option<i16>) {
        let facts = facts(extracted, &split(extracted));
        (facts.published.map(|d| d.to_string()), facts.completed.map(|d| d.to_string()), facts.incident_year)
    }

    fn published(pages: &[&str]) -> Option<String> {
        of(&file(pages)).0
    }

    #[test]
    fn a_date_after_words_of_publication_is_taken() {
        assert_eq!(published(&["Ferry review\n\nPublished: 3rd May 2019"]), Some("2019-05-03".to_owned()));
        assert_eq!(published(&["Ferry review\n\nDate of report May 2019"]), Some("2019-05".to_owned()));
    }

    #[test]
    fn the_date_of_what_is_cited_is_not() {
        let page = "Ferry review\n\nThe panel was mindful of the guidance for harbours, published in March 2015, which asks every harbour master to keep a list of boats and to have the list read aloud once a year.";

        assert_eq!(published(&[page]), None);
    }

    #[test]
    fn a_date_alone_on_the_cover_is_taken_and_the_files_own_is_not() {
        let mut extracted = file(&["Ferry review\n\nMay 2019", "It sank on 4 June 2011."]);
        extracted.metadata.created = Some("2020-01-01".to_owned());

        assert_eq!(of(&extracted).0, Some("2019-05".to_owned()));
        extracted.pages[0].text = "Ferry review".to_owned();
        assert_eq!(of(&extracted).0, None);
    }

    #[test]
    fn a_report_is_complete_when_a_body_agreed_it() {
        for words in [
            "The report was agreed by the Board in June 2018.",
            "Board approved: June 2018",
            "Status: Final, ratified at Board June 2018",
            "Presented to both boards, June 2018",
            "Northshire Safeguarding Board. Completed June 2018; held back.",
            "Final report June 2018",
        ] {
            let page = format!("Serious Case Review: Child T\n\n{words}");
            assert_eq!(of(&file(&[&page])).1.as_deref(), Some("2018-06"), "{words}");
        }
    }

    #[test]
    fn the_year_beside_the_body_is_that_of_publication() {
        let page = "Serious Case Review: Child T\n\nA review, Northshire Safeguarding Board, 2018";
        assert_eq!(published(&[page]), Some("2018".to_owned()));
        let item = "Serious Case Review: Child T\n\n• 13 November 2018: recalled";
        assert_eq!(published(&[item]), None);
        let text = "Serious Case Review: Child T\n\nIt met in the year 2018.";
        assert_eq!(published(&[text]), None);
    }

    #[test]
    fn completed_and_the_year_of_the_case_are_told_apart_from_publication() {
        let page = "Serious Case Review\n\nReport completed: June 2018\n\nPublished: May 2019\n\nShe died on 4 June 2016.";

        assert_eq!(of(&file(&[page])), (Some("2019-05".to_owned()), Some("2018-06".to_owned()), Some(2016)));
    }
}
