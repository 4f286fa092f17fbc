//! The handlers: parse, ask, show; nothing else.

mod api;
mod browse;
mod fixed;
mod guide;
mod original;
mod picture;
mod read;

pub(crate) use api::{complete as api_complete, health, passages as api_passages, search as api_search};
pub(crate) use browse::{home, search};
pub(crate) use fixed::{about, method_not_allowed, not_found};
pub(crate) use guide::help;
pub(crate) use original::original;
pub(crate) use picture::picture;
pub(crate) use read::{passages, review};
