//! The handlers: parse, ask, show; nothing else.

mod api;
mod asks;
mod browse;
mod fixed;
mod guide;
mod original;
mod picture;
mod read;
mod similar;
mod survey;

pub(crate) use api::{complete as api_complete, health, passages as api_passages, search as api_search};
pub(crate) use asks::{api as api_recommendations, recommendations};
pub(crate) use browse::{home, search};
pub(crate) use fixed::{about, method_not_allowed, not_found};
pub(crate) use guide::help;
pub(crate) use original::original;
pub(crate) use picture::picture;
pub(crate) use read::{passages, review};
pub(crate) use similar::{
    MAX_BODY, account as similar_account, api_account as api_similar_account,
    api_review as api_similar_review, form as similar_form,
};
pub(crate) use survey::{api_heatmap, api_theme, api_trends, heatmap, theme, themes, trends};
