//! The table of addresses.
//!
//! Addresses that are reserved and not built yet answer 404, like any other
//! unknown one, with a page that offers a way on.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{Response, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::IntoResponse;
use axum::routing::get;
use hindsight_index::live::Live;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::error::WebError;
use crate::limit::{Limit, limited};
use crate::state::{AppState, WebConfig};
use crate::{asset, collection, handler, header};

/// The whole front end over a library, which need not be there yet.
pub fn router(live: impl Into<Arc<Live>>, config: &WebConfig) -> Router {
    let pages = Router::new()
        .route("/", get(handler::home))
        .route("/search", get(handler::search))
        .route("/search.csv", get(handler::search_csv))
        .route("/search.ris", get(handler::search_ris))
        .route("/search.atom", get(handler::search_atom))
        .route("/review/{id}", get(handler::review))
        .route("/review/{id}/citation.ris", get(handler::citation_ris))
        .route("/review/{id}/citation.bib", get(handler::citation_bibtex))
        .route("/review/{id}/passages", get(handler::passages))
        .route("/api/v1/review/{id}/passages", get(handler::api_passages))
        .route("/about", get(handler::about))
        .route("/help", get(handler::help))
        .route("/advanced", get(handler::advanced))
        .route("/privacy", get(handler::privacy))
        .route("/accessibility", get(handler::accessibility))
        .route("/api/v1/search", get(handler::api_search))
        .route("/api/v1/complete", get(handler::api_complete))
        .route("/recommendations", get(handler::recommendations))
        .route("/api/v1/recommendations", get(handler::api_recommendations))
        .route("/themes", get(handler::themes))
        .route("/themes/{slug}", get(handler::theme))
        .route("/api/v1/themes/{slug}", get(handler::api_theme))
        .route("/agencies", get(handler::agencies))
        .route("/agencies/{slug}", get(handler::agency))
        .route("/api/v1/agencies/{slug}", get(handler::api_agency))
        .route("/trends", get(handler::trends))
        .route("/api/v1/trends", get(handler::api_trends))
        .route("/heatmap", get(handler::heatmap))
        .route("/api/v1/heatmap", get(handler::api_heatmap))
        .route("/similar", get(handler::similar_form).post(handler::similar_account))
        .route("/api/v1/similar", get(handler::api_similar_review).post(handler::api_similar_account))
        .route("/bundle", get(handler::bundle))
        .route("/bundle.csv", get(handler::bundle_csv))
        .route("/bundle.xlsx", get(handler::bundle_xlsx))
        .route("/bundle.docx", get(handler::bundle_docx))
        .route("/bundle.ris", get(handler::bundle_ris))
        .route("/bundle.bib", get(handler::bundle_bibtex))
        .route("/healthz", get(handler::health))
        .route("/robots.txt", get(asset::robots))
        .fallback(handler::not_found)
        .layer(DefaultBodyLimit::max(handler::MAX_BODY))
        .layer(CompressionLayer::new());
    // Outside compression: an encoded file could not be asked for in parts.
    let files = Router::new().route("/review/{id}/original", get(handler::original));
    let files = files.route("/review/{id}/picture/{page}", get(handler::picture));
    let all = pages
        .merge(files)
        .method_not_allowed_fallback(handler::method_not_allowed)
        .with_state(AppState::new(live.into(), config))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, config.patience * 2))
        .layer(CatchPanicLayer::custom(broken))
        .layer(from_fn(collection::around));
    let all = match config.requests_per_second {
        Some(most) => all.layer(from_fn_with_state(Limit::new(most), limited)),
        None => all,
    };
    all.merge(assets()).layer(map_response(header::secure))
}

/// What every page needs to be read, the page for who asks too often as well: never refused.
fn assets() -> Router {
    Router::new()
        .route("/assets/style.css", get(asset::style))
        .route("/assets/app.js", get(asset::script))
        .route("/assets/icon.svg", get(asset::icon))
        .method_not_allowed_fallback(handler::method_not_allowed)
        .layer(CompressionLayer::new())
}

/// The page after a panic; what the panic said stays inside.
fn broken(_panic: Box<dyn std::any::Any + Send>) -> Response<axum::body::Body> {
    WebError::Broken.into_response()
}

#[cfg(test)]
mod tests;
