//! Gives each heading its kind: its own, or that of the section it divides.
//!
//! Never looks at text, only at levels and at what wordings said.

use hindsight_index::vocabulary::SectionKind;

use super::candidates::Candidate;

/// The kind of each candidate, in their order.
pub(super) fn kinds(candidates: &[Candidate]) -> Vec<SectionKind> {
    let mut open: Vec<(u8, SectionKind)> = Vec::new();
    candidates
        .iter()
        .map(|candidate| {
            while open.last().is_some_and(|(level, _)| *level >= candidate.level) {
                open.pop();
            }
            let kind = kind(candidate.kind, open.last().map(|(_, kind)| *kind));
            open.push((candidate.level, kind));
            kind
        })
        .collect()
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

        assert_eq!(kinds(&[findings, introduction]), [SectionKind::Findings; 2]);
    }

    #[test]
    fn a_heading_of_the_same_level_ends_a_section() {
        let findings = heading(1, Some(SectionKind::Findings));

        assert_eq!(kinds(&[findings, heading(1, None)]), [SectionKind::Findings, SectionKind::Other]);
    }

    #[test]
    fn an_appendix_keeps_its_kind_under_what_it_calls_its_findings() {
        let appendix = heading(1, Some(SectionKind::Appendix));
        let findings = heading(2, Some(SectionKind::Findings));

        assert_eq!(kinds(&[appendix, findings]), [SectionKind::Appendix; 2]);
    }
}
