//! What a phrase shows of an agency: by what its sentence says that the agency did, or is asked to do.

use std::ops::Range;

use hindsight_index::phrase::Match;
use hindsight_index::taxonomy::AGENCIES;
use hindsight_index::vocabulary::{AgencyRole, SectionKind};

use super::LENS;
use crate::labels::cue::Cue;
use crate::labels::scan::Scan;
use crate::labels::view::View;

/// How many words lie between an agency and what it did.
const CONTACT_REACH: usize = 6;

/// How many words lie between an agency and a verb of which it is the subject.
const ACT_REACH: usize = 1;

/// How many words lie between an agency and the words that it was not brought in.
const KEPT_OUT_REACH: usize = 3;

/// How many words lie between an agency and what it is asked.
const ASK_REACH: usize = 5;

/// How many words the names of those who are asked have at most.
const HEAD: usize = 16;

/// What stands behind the names of those who are asked.
const ASKING: &[&str] = &[":", " to ", " should ", " must ", " will ", " needs to ", " need to "];

/// Sectors that set and watch standards: they do not work with people, so
/// they take part only where they are asked to act.
const FROM_AFAR: &[&str] = &["coroner-regulator", "gov-department", "professional-body"];

/// What a phrase shows of an agency.
pub(super) fn role(view: &View<'_>, scan: &Scan, hit: &Match) -> AgencyRole {
    let sentence = view.sentence(hit.bytes.start);
    let kind = view.zone(hit.bytes.start).map_or(SectionKind::Other, |zone| zone.kind);
    let asks = matches!(kind, SectionKind::Recommendations | SectionKind::ActionPlan);
    if asks {
        let asked = is_asked(view, scan, hit, sentence);
        return if asked { AgencyRole::Addressed } else { AgencyRole::Mentioned };
    }
    let from_afar = AGENCIES.entries().get(hit.entry).is_some_and(|of| FROM_AFAR.contains(&of.slug.as_str()));
    let takes_part = dealt_with(scan, hit, sentence.clone())
        || LENS.body(hit).is_some() && kind == SectionKind::Findings && criticised(scan, sentence);
    if hit.strength.shows_alone() && tells(kind) && takes_part && !from_afar {
        AgencyRole::Involved
    } else {
        AgencyRole::Mentioned
    }
}

/// Whether a recommendation asks the agency of a phrase: right behind it, or all that stand at its head.
fn is_asked(view: &View<'_>, scan: &Scan, hit: &Match, sentence: Range<usize>) -> bool {
    let behind = scan.cues_in(Cue::Ask, hit.bytes.end..sentence.end);
    let mut apart = behind.map(|cue| cue.words.start.saturating_sub(hit.words.end));
    apart.any(|apart| apart <= ASK_REACH) || hit.bytes.end <= head(&view.page.text, sentence).end
}

/// The head of a recommendation that first names those who are asked: `2. The council and the trust to write`.
fn head(text: &str, sentence: Range<usize>) -> Range<usize> {
    let words = text.get(sentence.clone()).unwrap_or_default();
    let end = ASKING.iter().filter_map(|asking| words.find(asking)).min().unwrap_or(0);
    let named = words.get(..end).unwrap_or_default();
    let asks = named.split_whitespace().count() <= HEAD
        && !words.get(end..).unwrap_or_default().starts_with(" to be ");
    sentence.start..sentence.start + if asks { end } else { 0 }
}

/// Whether sections of this kind tell what happened.
fn tells(kind: SectionKind) -> bool {
    !matches!(kind, SectionKind::Appendix | SectionKind::Response | SectionKind::Other)
}

/// Whether a sentence says that the agency of a phrase dealt with the person.
fn dealt_with(scan: &Scan, hit: &Match, sentence: Range<usize>) -> bool {
    if scan.has_cue(Cue::Elsewhere, sentence.clone()) || scan.has_cue(Cue::Aftermath, sentence.clone()) {
        return false;
    }
    let kept_out = scan
        .cues_in(Cue::KeptOut, sentence.start..hit.bytes.start)
        .any(|cue| cue.words.end <= hit.words.start + 1 && hit.words.start <= cue.words.end + KEPT_OUT_REACH);
    if kept_out {
        return false;
    }
    let mut acts = scan.cues_in(Cue::Act, hit.bytes.end..sentence.end);
    if acts.any(|cue| cue.words.start.saturating_sub(hit.words.end) <= ACT_REACH) {
        return true;
    }
    scan.cues_in(Cue::Contact, sentence).any(|cue| {
        let apart = if cue.words.start >= hit.words.end {
            cue.words.start - hit.words.end
        } else {
            hit.words.start.saturating_sub(cue.words.end)
        };
        apart <= CONTACT_REACH
    })
}

/// Whether a finding is about what a body did or left undone, and not about
/// what its staff said at the inquest.
fn criticised(scan: &Scan, sentence: Range<usize>) -> bool {
    scan.has_cue(Cue::Concern, sentence.clone()) && !scan.has_cue(Cue::Elsewhere, sentence)
}
