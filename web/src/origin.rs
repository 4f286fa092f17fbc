//! Under which address readers see us, for links in files.
//!
//! It comes from the reader's own request and goes into that reader's file alone. What is not plainly
//! the name of a host is not used; links then start with a slash.

use axum::http::{HeaderMap, HeaderName, header};

/// The header in which a proxy says whether the reader came by TLS.
const PROTOCOL: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// The start of our addresses: `https://reviews.example`; empty if it is not known.
pub(crate) fn of(headers: &HeaderMap) -> String {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let scheme = if text(&PROTOCOL) == Some("https") { "https" } else { "http" };
    let host = text(&header::HOST).filter(|host| is_host(host));
    host.map_or_else(String::new, |host| format!("{scheme}://{host}"))
}

/// Whether this is the name or number of a host, with or without a port.
fn is_host(host: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    !host.is_empty() && host.len() <= 255 && host.bytes().all(plain) && !host.starts_with([':', '.', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_host(host: &str, protocol: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().expect("a value"));
        headers.insert(PROTOCOL, protocol.parse().expect("a value"));
        of(&headers)
    }

    #[test]
    fn links_start_with_the_host_that_was_asked() {
        assert_eq!(of_host("reviews.example", "https"), "https://reviews.example");
        assert_eq!(of_host("[::1]:7700", "other"), "http://[::1]:7700");
        assert_eq!(of(&HeaderMap::new()), "");
    }

    #[test]
    fn what_is_no_host_is_not_linked_to() {
        for host in ["a/b", "a@b", "a b", "\"><script>", "a,b", ".", ""] {
            assert_eq!(of_host(host, "https"), "", "{host}");
        }
    }
}
