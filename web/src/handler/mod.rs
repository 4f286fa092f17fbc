//! The handlers: parse, ask, show; nothing else.

mod advanced;
mod api;
mod asks;
mod browse;
mod bundle;
mod citation;
mod fixed;
mod guide;
mod label;
mod original;
mod picture;
mod read;
mod results;
mod similar;
mod survey;

pub(crate) use advanced::advanced;
pub(crate) use api::{complete as api_complete, health, passages as api_passages, search as api_search};
pub(crate) use asks::{api as api_recommendations, recommendations};
pub(crate) use browse::{home, search};
pub(crate) use bundle::{
    as_bibtex as bundle_bibtex, as_csv as bundle_csv, as_docx as bundle_docx, as_ris as bundle_ris,
    as_xlsx as bundle_xlsx, page as bundle,
};
pub(crate) use citation::{as_bibtex as citation_bibtex, as_ris as citation_ris};
pub(crate) use fixed::{accessibility, method_not_allowed, not_found, privacy};
pub(crate) use guide::{about, help};
pub(crate) use label::{agencies, agency, api_agency, api_theme, theme, themes};
pub(crate) use original::original;
pub(crate) use picture::picture;
pub(crate) use read::{passages, review};
pub(crate) use results::{as_atom as search_atom, as_csv as search_csv, as_ris as search_ris};
pub(crate) use similar::{
    MAX_BODY, account as similar_account, api_account as api_similar_account,
    api_review as api_similar_review, form as similar_form,
};
pub(crate) use survey::{api_heatmap, api_trends, heatmap, trends};
