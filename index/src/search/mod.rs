//! Search: the question, the answer, and how one becomes the other.
//!
//! Reviews decide what matches and what is counted; passages rank and show.

mod account;
mod answer;
mod asked;
mod concept;
mod evaluate;
mod excerpt;
mod hit;
mod identity;
mod kin;
#[cfg(test)]
pub(crate) mod laws;
mod lexicon;
mod marked;
mod marks;
mod rank;
mod related;
mod reports;
mod request;
mod results;
mod score;
mod snapshot;
mod spans;
mod terms;
mod universe;
mod weights;

pub use identity::Exposed;
pub use kin::Kin;
pub use marked::MarkedPage;
pub use reports::Read;
pub use request::{Filters, MAX_PER_PAGE, Request, Sort, Words};
pub use results::{FacetCounts, FacetValue, Hit, PassageHit, Results, Unreadable};
pub use snapshot::{Original, Snapshot, Totals};
