//! Under which address readers see us, for links in files.
//!
//! Whoever runs the server may say it; else it comes from the reader's own request and goes into that reader's
//! file alone. What is not plainly the name of a host is not used; links then start with a slash.

use std::str::FromStr;

use axum::http::{HeaderMap, HeaderName, header};

/// The header in which a proxy says whether the reader came by TLS.
const PROTOCOL: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// The address under which readers see the server, as whoever runs it says: `https://reviews.example`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseAddress(String);

/// Why something is no base address.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum BaseAddressError {
    /// It starts with neither `http://` nor `https://`.
    #[error("it must start with https:// or http://, as in https://reviews.example.org")]
    Scheme,
    /// What follows is not the name or number of a host.
    #[error("\"{0}\" is not the name of a host, with or without a port")]
    Host(String),
    /// Something follows the host.
    #[error("nothing may follow the host: all pages start at its root")]
    Path,
}

impl FromStr for BaseAddress {
    type Err = BaseAddressError;

    /// Reads an address; a slash at its end is dropped, letters of the host are made small.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let lower = text.trim().to_ascii_lowercase();
        let (scheme, rest) = lower.split_once("://").ok_or(BaseAddressError::Scheme)?;
        if !matches!(scheme, "http" | "https") {
            return Err(BaseAddressError::Scheme);
        }
        let host = rest.strip_suffix('/').unwrap_or(rest);
        if host.contains(['/', '?', '#']) {
            return Err(BaseAddressError::Path);
        }
        if !is_host(host) {
            return Err(BaseAddressError::Host(host.to_owned()));
        }
        Ok(Self(format!("{scheme}://{host}")))
    }
}

impl BaseAddress {
    /// As it stands before the path of a page.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The start of our addresses: what was said, else the host that was asked; empty if it is not known.
pub(crate) fn start(said: Option<&BaseAddress>, headers: &HeaderMap) -> String {
    said.map_or_else(|| of(headers), |base| base.0.clone())
}

/// The start of our addresses by a request alone.
fn of(headers: &HeaderMap) -> String {
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

    #[test]
    fn what_was_said_counts_before_the_host_that_was_asked() {
        let said: BaseAddress = "HTTPS://Reviews.example:8443/".parse().expect("an address");
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, "10.0.0.1:7700".parse().expect("a value"));

        assert_eq!(start(Some(&said), &headers), "https://reviews.example:8443");
        assert_eq!(start(None, &headers), "http://10.0.0.1:7700");
    }

    #[test]
    fn what_is_no_base_address_is_refused_with_the_reason() {
        let refused = |text: &str| text.parse::<BaseAddress>().expect_err("refused");
        for text in ["", "reviews.example", "ftp://reviews.example", "javascript:alert(1)", "/"] {
            assert_eq!(refused(text), BaseAddressError::Scheme, "{text}");
        }
        for text in ["http://a/b", "https://a.example?b=c", "http://a//"] {
            assert_eq!(refused(text), BaseAddressError::Path, "{text}");
        }
        for text in ["https://", "https:///", "http://a b", "http://user@host", "http://\"><script>"] {
            assert!(matches!(refused(text), BaseAddressError::Host(_)), "{text}");
        }
    }
}
