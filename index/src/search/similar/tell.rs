//! What a review tells of its case.

use std::collections::HashMap;

use tantivy::Term as IndexTerm;

use super::account::Account;
use crate::error::LibraryError;
use crate::passage::passages;
use crate::query::{Label, LabelKind};
use crate::review::Review;
use crate::search::snapshot::Snapshot;
use crate::vocabulary::{AgencyRole, SectionKind, Tier};
use crate::words;

/// So many of its most telling words stand for a review.
const WORDS: usize = 40;

/// So many of its central themes, and of its agencies.
const LABELS: usize = 6;

/// In what part of all reviews a telling word may stand.
const COMMONEST: f64 = 0.2;

impl Snapshot {
    /// What a review tells of its case: the words of its findings that few others have, its themes and agencies.
    pub(super) fn told_by(&self, review: &Review) -> Result<Account, LibraryError> {
        let mut counts: HashMap<String, (usize, String)> = HashMap::new();
        for text in findings(review) {
            for word in words::words(&text) {
                let small = text[word.range.clone()].chars().all(char::is_lowercase);
                if small && word.plain.len() > 2 && !words::is_stop_word(&word.plain) {
                    let held = counts.entry(words::stem(&word.plain).into_owned()).or_default();
                    held.0 += 1;
                    held.1 = word.plain;
                }
            }
        }
        let mut weighed = Vec::new();
        for (stem, (count, plain)) in counts {
            let term = IndexTerm::from_field_text(self.generation.fields.body, &stem);
            let share = self.searcher.doc_freq(&term)? as f64 / self.rows.len().max(1) as f64;
            if share > 0.0 && (share <= COMMONEST || self.rows.len() < 10) {
                weighed.push(((1.0 + count as f64).ln() * (1.0 + 1.0 / share).ln(), plain));
            }
        }
        weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let words: Vec<String> = weighed.into_iter().take(WORDS).map(|(_, plain)| plain).collect();
        Ok(Account {
            text: words.join(" . "),
            read: words.len(),
            words,
            labels: labels(review),
            age_band: review.age_band.clone(),
            outcome: review.outcome.clone(),
            cut: false,
        })
    }
}

/// The texts in which a review says what was found; all of it if no section does.
fn findings(review: &Review) -> Vec<String> {
    use SectionKind as K;
    let tells =
        |kind| matches!(kind, K::Summary | K::Analysis | K::Findings | K::Conclusions | K::Recommendations);
    let all = passages(&review.pages, &review.sections);
    let some: Vec<String> = all.iter().filter(|p| tells(p.kind)).map(|p| p.text.to_owned()).collect();
    if some.is_empty() { all.iter().map(|passage| passage.text.to_owned()).collect() } else { some }
}

/// The central themes of a review, and the agencies that are part of it.
fn labels(review: &Review) -> Vec<Label> {
    let themes = review.themes.iter().filter(|theme| theme.tier == Tier::Central).take(LABELS);
    let themes = themes.map(|theme| Label { kind: LabelKind::Theme, slug: theme.slug.clone() });
    let agencies = review.agencies.iter().filter(|agency| agency.role != AgencyRole::Mentioned).take(LABELS);
    let agencies = agencies.map(|agency| Label { kind: LabelKind::Agency, slug: agency.slug.clone() });
    themes.chain(agencies).collect()
}
