//! Gives each heading its kind: its own, or that of the section it divides.
//!
//! Never looks at the text below a heading, only at levels, numbers and what wordings said.

use hindsight_index::vocabulary::SectionKind;

use super::candidates::Candidate;
use super::wording;
use crate::extracted::HeadingSource;

/// A section that headings below it divide.
struct Open {
    /// Its level; what is deeper lies in it.
    level: u8,
    /// Its kind.
    kind: SectionKind,
    /// The page of its heading.
    page: u32,
}

/// Headings numbered 1, 2, 3 that divide the heading above the first of them.
struct Count {
    /// The level that their type gives them.
    level: u8,
    /// The level that they have as its parts.
    part: u8,
    /// The number that was read last.
    last: u32,
}

/// The kind of each candidate, in their order; `pages` is how many the file has.
pub(super) fn kinds(candidates: &[Candidate], pages: usize) -> Vec<SectionKind> {
    let mut open: Vec<Open> = Vec::new();
    let (mut count, mut appended) = (None, false);
    let mut kinds = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let level = level(candidate, &open, &mut count);
        // Entries of a list of contents divide nothing beyond its page.
        open.retain(|above| above.kind != SectionKind::Contents || above.page == candidate.page);
        while open.last().is_some_and(|above| above.level >= level) {
            open.pop();
        }
        let late = candidate.page as usize * 2 > pages;
        let parent =
            open.last().map(|above| above.kind).filter(|kind| late || *kind != SectionKind::Appendix);
        let follows = appended && !leaves_appendices(candidate);
        let kind = if follows { SectionKind::Appendix } else { kind(candidate.kind, parent) };
        appended = follows
            || late
                && kind == SectionKind::Appendix
                && wording::is_appendix(&candidate.text)
                && !names_asks(candidate);
        open.push(Open { level, kind, page: candidate.page });
        kinds.push(kind);
    }
    kinds
}

/// Whether the heading of an appendix says that it lists what is asked for.
fn names_asks(candidate: &Candidate) -> bool {
    let words = wording::plain(&candidate.text);
    words.contains("recommendations") || words.contains("action plan")
}

/// The level of a heading, deeper if it counts the parts of the recommendations or findings above it.
///
/// "Recommendations", "1. Lamps", "2. Boats" in one size of type: the numbered ones divide the first.
fn level(candidate: &Candidate, open: &[Open], count: &mut Option<Count>) -> u8 {
    let number = wording::number(&candidate.text);
    let of_run = |count: &&Count| {
        count.level == candidate.level
            && number.is_some_and(|number| (count.last..=count.last + 1).contains(&number))
    };
    if let Some(part) = count.as_ref().filter(of_run).map(|count| count.part) {
        *count = number.map(|last| Count { level: candidate.level, part, last });
        return part;
    }
    let divided = open.last().filter(|above| {
        matches!(above.kind, SectionKind::Recommendations | SectionKind::Findings)
            && above.level >= candidate.level
    });
    if let (Some(1), None, Some(above)) = (number, candidate.kind, divided) {
        let part = above.level.saturating_add(1);
        *count = Some(Count { level: candidate.level, part, last: 1 });
        return part;
    }
    if count.as_ref().is_some_and(|count| candidate.level <= count.level) {
        *count = None;
    }
    candidate.level
}

/// Whether a heading ends the appendices, which stand last.
///
/// The size of its type proves nothing there; the marks of the format do, and some kinds have a place of their own.
fn leaves_appendices(candidate: &Candidate) -> bool {
    let sure = matches!(candidate.source, Some(HeadingSource::Markup | HeadingSource::Outline));
    let own = [SectionKind::Glossary, SectionKind::References, SectionKind::Contents];
    sure || candidate.kind.is_some_and(|kind| own.contains(&kind)) || wording::is_appendix(&candidate.text)
}

/// What a heading is inside a section of the kind `parent`.
fn kind(own: Option<SectionKind>, parent: Option<SectionKind>) -> SectionKind {
    match (own, parent) {
        (None, parent) => parent.unwrap_or(SectionKind::Other),
        (Some(own), Some(parent)) if rules(parent, own) => parent,
        (Some(own), _) => own,
    }
}

/// Whether a section keeps its kind under a sub-heading of the kind `own`.
///
/// The introduction to the findings is part of the findings, and what an
/// appendix calls its findings are not those of the review.
fn rules(parent: SectionKind, own: SectionKind) -> bool {
    use SectionKind as Kind;
    if own == Kind::Contents {
        return false;
    }
    let opening = matches!(own, Kind::Introduction | Kind::Summary | Kind::Background | Kind::Other);
    match parent {
        Kind::Appendix => !matches!(own, Kind::Glossary | Kind::References | Kind::TermsOfReference),
        Kind::Analysis | Kind::Findings | Kind::Recommendations => opening || own == Kind::Chronology,
        Kind::ActionPlan | Kind::Response | Kind::Contents => own != Kind::Recommendations,
        Kind::Summary => own != Kind::Recommendations && own != Kind::Findings,
        Kind::TermsOfReference => own == Kind::Introduction || own == Kind::Background,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extracted::HeadingSource;

    fn heading(level: u8, kind: Option<SectionKind>) -> Candidate {
        Candidate {
            page: 1,
            at: 0,
            text: String::new(),
            level,
            kind,
            source: Some(HeadingSource::Markup),
            anchor: None,
        }
    }

    #[test]
    fn the_introduction_to_the_findings_is_part_of_them() {
        let findings = heading(1, Some(SectionKind::Findings));
        let introduction = heading(2, Some(SectionKind::Introduction));

        assert_eq!(kinds(&[findings, introduction], 1), [SectionKind::Findings; 2]);
    }

    #[test]
    fn a_heading_of_the_same_level_ends_a_section() {
        let findings = heading(1, Some(SectionKind::Findings));

        assert_eq!(kinds(&[findings, heading(1, None)], 1), [SectionKind::Findings, SectionKind::Other]);
    }

    #[test]
    fn an_appendix_keeps_its_kind_under_what_it_calls_its_findings() {
        let appendix = heading(1, Some(SectionKind::Appendix));
        let findings = heading(2, Some(SectionKind::Findings));

        assert_eq!(kinds(&[appendix, findings], 1), [SectionKind::Appendix; 2]);
    }

    fn layout(text: &str, page: u32, kind: Option<SectionKind>) -> Candidate {
        let (text, source) = (text.to_owned(), Some(HeadingSource::Layout));
        Candidate { page, text, source, ..heading(1, kind) }
    }

    #[test]
    fn numbered_headings_in_the_same_type_divide_the_recommendations() {
        let headings = [
            layout("The Recommendations", 8, Some(SectionKind::Recommendations)),
            layout("1. Lamps", 8, None),
            layout("2. Boats", 9, None),
            layout("The harbour", 9, None),
        ];

        let kinds = kinds(&headings, 9);

        assert_eq!(kinds[..3], [SectionKind::Recommendations; 3]);
        assert_eq!(kinds[3], SectionKind::Other);
    }

    #[test]
    fn what_stands_after_an_appendix_in_the_same_type_is_part_of_it() {
        let headings = [
            layout("Appendix 1: Other storms", 8, Some(SectionKind::Appendix)),
            layout("Recommendations", 9, Some(SectionKind::Recommendations)),
            layout("Glossary", 9, Some(SectionKind::Glossary)),
        ];

        assert_eq!(
            kinds(&headings, 9),
            [SectionKind::Appendix, SectionKind::Appendix, SectionKind::Glossary]
        );
    }

    #[test]
    fn an_appendix_named_in_front_gives_its_kind_to_nothing() {
        let appendix = layout("Appendix 8: Tides", 2, Some(SectionKind::Appendix));
        let summary = Candidate { level: 2, ..layout("Summary", 3, Some(SectionKind::Summary)) };

        assert_eq!(kinds(&[appendix, summary], 40)[1], SectionKind::Summary);
    }

    #[test]
    fn a_list_of_contents_is_divided_by_nothing_on_later_pages() {
        let contents = layout("Contents Rhestr", 2, Some(SectionKind::Contents));
        let facts = Candidate { level: 2, ..layout("The storm", 4, None) };

        assert_eq!(kinds(&[contents, facts], 40)[1], SectionKind::Other);
    }
}
