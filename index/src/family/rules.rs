//! Whether two documents belong to one case, and what one is to the other.
//!
//! Each rule needs two things that agree: a name and a place, a name and
//! words, words and nothing against it. What speaks against a link always
//! wins, unless a person states it.

use super::Reason;
use super::asks::restated;
use super::sketch::Sketch;
use crate::vocabulary::{DocumentRole, LinkKind};

/// How two documents belong together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Verdict {
    /// What one is to the other.
    pub(crate) kind: LinkKind,
    /// Whether the first is the summary, answer or plan of the second.
    pub(crate) first: bool,
    /// Why.
    pub(crate) reasons: Vec<Reason>,
}

/// What one document is to another, and why.
type Found = (LinkKind, Vec<Reason>);

/// The share of text of both from which on two are the same.
const SAME: f64 = 0.6;
/// The same where no title says which case it is.
const SAME_UNNAMED: f64 = 0.8;
/// The share of a text that stands in a longer one, from which on it is the same with something left out.
const WITHIN: f64 = 0.9;
/// The share of a summary that stands in the report as it is.
const QUOTED: f64 = 0.5;
/// The share of names and numbers that two copies have in common at least.
const TOKENS: f64 = 0.6;

/// Whether two places are the same, as far as is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Same,
    Unknown,
    Different,
}

/// How two documents belong together, if they do.
pub(crate) fn judge(a: &Sketch, b: &Sketch) -> Option<Verdict> {
    if let (Some(one), Some(other)) = (&a.family, &b.family) {
        return one.eq_ignore_ascii_case(other).then(|| stated(a, b, one));
    }
    if a.names.conflict(&b.names) || differ(a.incident, b.incident, 1) {
        return None;
    }
    if is_foreign(a, b) {
        return translation(a, b);
    }
    version(a, b)
        .or_else(|| either(a, b, response))
        .or_else(|| either(a, b, part))
        .or_else(|| same_case(a, b))
}

/// Tries a rule both ways.
fn either(a: &Sketch, b: &Sketch, rule: fn(&Sketch, &Sketch) -> Option<Found>) -> Option<Verdict> {
    let verdict = |first| move |(kind, reasons)| Verdict { kind, first, reasons };
    rule(a, b).map(verdict(true)).or_else(|| rule(b, a).map(verdict(false)))
}

/// What a person stated.
fn stated(a: &Sketch, b: &Sketch, word: &str) -> Verdict {
    let reasons = vec![Reason::plain(format!("stated by a person: the family '{word}'"))];
    let kind =
        |one: &Sketch, other: &Sketch| (other.role == DocumentRole::Report).then(|| part_kind(one.role));
    match (kind(a, b).flatten(), kind(b, a).flatten()) {
        (Some(kind), _) => Verdict { kind, first: true, reasons },
        (None, Some(kind)) => Verdict { kind, first: false, reasons },
        (None, None) => Verdict { kind: LinkKind::SameCase, first: a.id < b.id, reasons },
    }
}

/// What a document of a role is to its report.
fn part_kind(role: DocumentRole) -> Option<LinkKind> {
    match role {
        DocumentRole::Summary => Some(LinkKind::SummaryOf),
        DocumentRole::Briefing => Some(LinkKind::BriefingOf),
        DocumentRole::ActionPlan => Some(LinkKind::ActionPlanOf),
        DocumentRole::Response => Some(LinkKind::ResponseTo),
        DocumentRole::Letter => Some(LinkKind::LetterAbout),
        DocumentRole::Appendix => Some(LinkKind::AppendixOf),
        DocumentRole::Report | DocumentRole::Transcript | DocumentRole::Other => None,
    }
}

/// Whether two years are known and lie further apart.
fn differ(a: Option<i16>, b: Option<i16>, years: u16) -> bool {
    a.zip(b).is_some_and(|(a, b)| a.abs_diff(b) > years)
}

/// Whether both years are known and lie so near.
fn near(a: &Sketch, b: &Sketch, years: u16) -> bool {
    a.year.zip(b.year).is_some_and(|(a, b)| a.abs_diff(b) <= years)
}

/// Whether the two are in different languages.
fn is_foreign(a: &Sketch, b: &Sketch) -> bool {
    a.language.as_ref().zip(b.language.as_ref()).is_some_and(|(a, b)| a != b)
}

/// Whether publishers and areas are the same.
fn place(a: &Sketch, b: &Sketch) -> Place {
    if a.places.is_empty() || b.places.is_empty() {
        return Place::Unknown;
    }
    if a.places.iter().any(|word| b.places.contains(word)) { Place::Same } else { Place::Different }
}

/// Whether the two have the same reference; none if one has none.
fn references(a: &Sketch, b: &Sketch) -> Option<bool> {
    a.reference.as_ref().zip(b.reference.as_ref()).map(|(a, b)| a == b)
}

/// The same text, published again.
fn version(a: &Sketch, b: &Sketch) -> Option<Verdict> {
    let (less, more) = if a.runs <= b.runs { (a, b) } else { (b, a) };
    let named = a.names.same_case(&b.names).is_some();
    let titles = a.names.overlap(&b.names);
    let against = less.is_short()
        || a.role != b.role
        || place(a, b) == Place::Different
        || references(a, b) == Some(false)
        || titles.is_some_and(|share| share < 0.5 && !named && references(a, b) != Some(true))
        || a.tokens_shared(b).is_some_and(|share| share < TOKENS);
    if against {
        return None;
    }
    let (share, within) = (a.resemblance(b), less.containment(more));
    let least = if named || titles.is_some_and(|share| share >= 0.5) { SAME } else { SAME_UNNAMED };
    let whole = within >= WITHIN && less.runs.saturating_mul(2) >= more.runs;
    if share < least && !whole {
        return None;
    }
    let mut reasons =
        vec![Reason::plain(format!("{} of the words of the shorter stand in the longer", percent(within)))];
    reasons.extend(same_name(a, b));
    Some(Verdict { kind: LinkKind::Version, first: (a.year, &a.id) > (b.year, &b.id), reasons })
}

/// The same in another language: same place and case, same length, same names and numbers.
fn translation(a: &Sketch, b: &Sketch) -> Option<Verdict> {
    /// The share of names and numbers from which on they tell of one text.
    const SHARED: f64 = 0.3;
    let (less, more) = (a.runs.min(b.runs), a.runs.max(b.runs));
    let pages = a.pages.min(b.pages) * 5 >= a.pages.max(b.pages) * 4;
    let alike = !a.is_short() && !b.is_short() && less * 2 >= more && pages && a.role == b.role;
    let shared = a.tokens_shared(b)?;
    let known = a.names.same_case(&b.names).is_some() || references(a, b) == Some(true);
    let bound = known || a.names.same_words(&b.names) || (a.folder.is_some() && a.folder == b.folder);
    let against =
        place(a, b) == Place::Different || references(a, b) == Some(false) || differ(a.year, b.year, 1);
    if against || !alike || !bound || shared < SHARED {
        return None;
    }
    let mut reasons = vec![Reason::plain(format!(
        "as long, in another language, with {} of the same names and numbers",
        percent(shared)
    ))];
    reasons.extend(same_name(a, b));
    Some(Verdict { kind: LinkKind::TranslationOf, first: (a.year, &a.id) > (b.year, &b.id), reasons })
}

/// A response, and the report that it answers.
fn response(from: &Sketch, to: &Sketch) -> Option<Found> {
    let against = from.role != DocumentRole::Response
        || to.role != DocumentRole::Report
        || from.year.zip(to.year).is_some_and(|(answer, asked)| answer < asked || answer - asked > 10);
    if against {
        return None;
    }
    let mut reasons = Vec::new();
    let within = from.containment(to);
    if within >= 0.05 {
        reasons.push(Reason::plain(format!("{} of its words stand in the report", percent(within))));
    }
    let count = restated(&from.asks, &to.asks);
    if count > 0 {
        reasons.push(Reason::plain(format!("it restates {count} of the {} recommendations", to.asks.len())));
    }
    let subject = from.subject.as_ref().filter(|subject| {
        let case = subject.names.same_case(&to.names).is_some() && place(from, to) == Place::Same;
        // "The Committee's report on lamps" names "Lamps on piers", and some of its words are restated.
        let longer = to.names.is_in(&subject.names) && from.containment(to) >= 0.05;
        !subject.names.conflict(&to.names) && (case || longer || subject.names.is_in(&to.names))
    });
    if let Some(subject) = subject {
        reasons.push(Reason {
            why: "it says what it answers".to_owned(),
            review: Some(from.id.clone()),
            page: Some(subject.page),
            quote: Some(subject.quote.clone()),
        });
    }
    let exact = subject.is_some_and(|subject| {
        subject.names.same_words(&to.names)
            || subject.names.same_case(&to.names).is_some()
            || (to.names.is_in(&subject.names) && from.containment(to) >= 0.05)
    });
    let mostly = count >= 3 && count * 2 >= to.asks.len().min(from.asks.len());
    let enough = mostly || exact || (subject.is_some() && count > 0);
    enough.then_some((LinkKind::ResponseTo, reasons))
}

/// Whether a briefing of one publisher names another, and the case of its report: an inquiry by its name.
fn names_publisher(from: &Sketch, to: &Sketch) -> bool {
    let title = &from.names;
    let named = to.places.len() > 1 && to.places.iter().all(|word| title.words.contains(word));
    from.role == DocumentRole::Briefing && named && to.names.is_in(title)
}

/// A summary, briefing, plan, letter or appendix, and its report.
fn part(from: &Sketch, to: &Sketch) -> Option<Found> {
    let kind = part_kind(from.role).filter(|kind| *kind != LinkKind::ResponseTo)?;
    let (place, published) = (place(from, to), names_publisher(from, to));
    let against = to.role != DocumentRole::Report
        || (place == Place::Different && !published)
        || differ(from.year, to.year, 2)
        || from.names.overlap(&to.names).is_some_and(|share| share < 0.5 && from.names.cases.is_empty());
    if against {
        return None;
    }
    let within = from.containment(to);
    let count = restated(&from.asks, &to.asks);
    let quoted = !from.is_short() && within >= QUOTED;
    let asked = count >= 3 && count * 2 >= from.asks.len();
    let case = from.names.same_case(&to.names).is_some() && place == Place::Same;
    let title = from.names.same_words(&to.names) && place == Place::Same;
    let reference = references(from, to) == Some(true) && place == Place::Same;
    let folder = from.folder.is_some() && from.folder == to.folder;
    // A letter names many cases of one board over the years: something else must agree.
    let bound = near(from, to, 1) || within >= 0.05 || count > 0 || reference || folder;
    let about = published && (within >= 0.05 || count > 0);
    if !(quoted || asked || about || ((case || title) && bound) || (reference && count > 0)) {
        return None;
    }
    let mut reasons: Vec<Reason> = same_name(from, to).into_iter().collect();
    if published {
        reasons.push(Reason::plain("its title names the publisher of the report"));
    }
    if within >= 0.05 {
        reasons.push(Reason::plain(format!("{} of its words stand in the report", percent(within))));
    }
    if count > 0 {
        reasons.push(Reason::plain(format!("it restates {count} of the recommendations")));
    }
    if reference {
        reasons.push(Reason::plain("they have the same reference"));
    }
    Some((kind, reasons))
}

/// Two documents about one case that are not parts of each other.
fn same_case(a: &Sketch, b: &Sketch) -> Option<Verdict> {
    if place(a, b) != Place::Same || differ(a.year, b.year, 2) || references(a, b) == Some(false) {
        return None;
    }
    let overlap = a.names.overlap(&b.names);
    let reference = references(a, b) == Some(true) && overlap.is_some_and(|share| share >= 0.5);
    let named = a.names.same_case(&b.names).is_some() || a.names.same_words(&b.names);
    let within = a.containment(b).max(b.containment(a));
    let text = !a.is_short() && !b.is_short() && within >= 0.15;
    let told = a.tokens_shared(b).is_some_and(|share| share >= 0.35);
    let folder = a.folder.is_some() && a.folder == b.folder && near(a, b, 0);
    if !(reference || (named && (text || told || folder))) {
        return None;
    }
    let mut reasons: Vec<Reason> = same_name(a, b).into_iter().collect();
    if references(a, b) == Some(true) {
        reasons.push(Reason::plain("they have the same reference"));
    }
    if text {
        reasons.push(Reason::plain(format!("{} of the words of one stand in the other", percent(within))));
    }
    if reasons.is_empty() {
        reasons.push(Reason::plain("they tell of the same names and numbers"));
    }
    Some(Verdict { kind: LinkKind::SameCase, first: a.id < b.id, reasons })
}

/// That both titles name the same case.
fn same_name(a: &Sketch, b: &Sketch) -> Option<Reason> {
    let case = a.names.same_case(&b.names);
    let words = a.names.same_words(&b.names).then(|| a.names.words.join(" "));
    let name = case.or(words)?;
    let where_ = if place(a, b) == Place::Same { ", and publisher or area are the same" } else { "" };
    Some(Reason::plain(format!("both titles name '{name}'{where_}")))
}

/// A share in words; never more than is known.
fn percent(share: f64) -> String {
    format!("about {:.0} %", share * 100.0)
}

#[cfg(test)]
mod tests;
