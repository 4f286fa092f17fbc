//! The style sheet, the script, the icon and `robots.txt`, all part of the program.
//!
//! The address of an asset ends in a hash of its content, so a browser may
//! keep it for good; without that ending it must ask again.

use std::sync::LazyLock;

use axum::extract::RawQuery;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::style::STYLE;

/// The script: it completes, copies, finds in long lists and leaves; every page works without it.
static SCRIPT: LazyLock<String> = LazyLock::new(|| lines(include_str!("../assets/app.js")));
/// The icon.
const ICON: &str = include_str!("../assets/icon.svg");
/// The address at which pages ask for the style sheet, but for its hash.
const STYLE_PATH: &str = "/assets/style.css";
/// The address at which pages ask for the script, but for its hash.
const SCRIPT_PATH: &str = "/assets/app.js";
/// The address at which pages ask for the icon, but for its hash.
const ICON_PATH: &str = "/assets/icon.svg";

/// The address of the style sheet.
pub(crate) fn style_address() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| format!("{STYLE_PATH}?{:x}", hash(&STYLE)));
    &ADDRESS
}

/// The address of the script.
pub(crate) fn script_address() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| format!("{SCRIPT_PATH}?{:x}", hash(&SCRIPT)));
    &ADDRESS
}

/// The address of the icon.
pub(crate) fn icon_address() -> String {
    format!("{ICON_PATH}?{:x}", const { hash(ICON) })
}

/// `GET /assets/style.css`
pub(crate) async fn style(query: RawQuery, headers: HeaderMap) -> Response {
    answer(&STYLE, "text/css; charset=utf-8", &query, &headers)
}

/// `GET /assets/app.js`
pub(crate) async fn script(query: RawQuery, headers: HeaderMap) -> Response {
    answer(&SCRIPT, "text/javascript; charset=utf-8", &query, &headers)
}

/// `GET /assets/icon.svg`
pub(crate) async fn icon(query: RawQuery, headers: HeaderMap) -> Response {
    answer(ICON, "image/svg+xml", &query, &headers)
}

/// `GET /robots.txt`: nothing here is to be indexed elsewhere.
pub(crate) async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /\n"
}

/// Sends an asset, or says that the browser has it already.
fn answer(content: &'static str, kind: &'static str, query: &RawQuery, headers: &HeaderMap) -> Response {
    let version = format!("{:x}", hash(content));
    let tag = format!("\"{version}\"");
    let lasting = query.0.as_deref() == Some(version.as_str());
    let cache = if lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CACHE_CONTROL, cache.to_owned()),
        (header::ETAG, tag),
    ];
    if known {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        (headers, content).into_response()
    }
}

/// The lines of a script without what is there for its readers: comments that have a line of their own, and indents.
fn lines(script: &str) -> String {
    let said = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    said.flat_map(|line| [line, "\n"]).collect()
}

/// FNV-1a, 64 bits: tells versions apart, no more.
const fn hash(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stays_light() {
        assert!(SCRIPT.len() <= 4096, "{} bytes", SCRIPT.len());
    }
}
