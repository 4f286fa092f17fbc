//! Search: the question, the answer, and how one becomes the other.
//!
//! Reviews decide what matches and what is counted; passages rank and show.

mod account;
mod answer;
mod asked;
mod attest;
mod columns;
mod complete;
mod concept;
mod evaluate;
mod excerpt;
mod explain;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod help_laws;
mod hit;
mod holding;
#[cfg(test)]
mod hostile_laws;
mod identity;
mod kin;
mod lack;
#[cfg(test)]
pub(crate) mod laws;
mod lengths;
mod lexicon;
mod marked;
mod marks;
mod most;
mod near;
mod occurrences;
mod passages;
mod rank;
mod reading;
mod related;
mod reports;
mod request;
mod results;
mod score;
mod similar;
mod snapshot;
mod spans;
mod suggest;
mod survey;
mod terms;
mod themes_for;
mod title;
mod universe;
mod ways;
mod weights;

pub use crate::catalogue::Withdrawal;
pub use complete::{Completion, CompletionKind};
pub use explain::{Counted, Part};
pub use holding::{Addition, Area};
pub use identity::Exposed;
pub use kin::Kin;
pub use lack::Lack;
pub use marked::MarkedPage;
pub use reports::Read;
pub use request::{Filters, MAX_PER_PAGE, Request, Sort, Words};
pub use results::{FacetCounts, FacetValue, Hit, PassageHit, Results, Unreadable};
pub use similar::{FEWEST_WORDS, MAX_WORDS, Reason, ReasonKind};
pub use snapshot::{Original, Snapshot, Totals};
pub use suggest::Suggestion;
pub use survey::asks::{
    AnsweredBy, AskFacets, AskGroup, AskHit, AskRequest, Held, MarkedText, Recommendations,
};
pub use survey::axis::{Axis, Line, head_slug};
pub use survey::cross::{Cross, CrossRequest};
pub use survey::portrait::{AgencyPortrait, PhraseCount, Portrait, Quotation, SectionCount, Told};
pub use ways::{Way, WayOut};
