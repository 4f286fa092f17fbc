//! The pages that survey the collection: themes, agencies, trends, heat maps.
//!
//! They are real tables of numbers of reviews; every number is a link to the search that finds just so many. Drawings
//! and shades repeat what the numbers say, and nothing is said by them alone.

mod agencies;
mod agency;
mod beside;
mod entries;
mod heatmap;
mod line;
mod quotation;
mod table;
#[cfg(test)]
mod tests;
mod theme;
mod themes;
mod told;
mod trends;
mod view;

pub(crate) use agencies::agencies;
pub(crate) use agency::{Agency, agency};
pub(crate) use heatmap::heatmap;
pub(crate) use theme::{Theme, theme};
pub(crate) use themes::themes;
pub(crate) use trends::trends;
pub(crate) use view::View;

/// A share of fewer reviews than this says little, and is told so.
const FEW: usize = 10;
