//! Search: the question, the answer, and how one becomes the other.

mod request;
mod results;

pub use request::{Filters, MAX_PER_PAGE, Request, Sort, Words};
pub use results::{FacetCounts, FacetValue, Hit, PassageHit, Results, Unreadable};
