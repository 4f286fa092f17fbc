//! The web front end and the API of Hindsight.
//!
//! Every page is a pure function of values and complete without scripts: the
//! only one completes what is typed. The whole of a search lives in its address, and so do the passages that a reader collects. Every response carries a strict
//! content policy, sets no cookie, and nothing that a reader typed is logged.
//!
//! The only crate that names axum and maud. Knows no other crate of ours but
//! the index; never prints, exits or reads the environment.

mod asset;
mod chart;
mod cite;
mod collection;
mod error;
mod gather;
mod handler;
mod header;
mod limit;
mod link;
mod listed;
mod mark;
mod origin;
mod page;
mod picture;
mod request;
mod router;
mod server;
mod state;
mod style;
mod welsh;
mod words;

pub use origin::{BaseAddress, BaseAddressError};
pub use picture::{NotDrawn, Picture, Pictures};
pub use router::router;
pub use server::serve;
pub use state::WebConfig;
