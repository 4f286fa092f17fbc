//! How often one reader may ask: enough for any person, too little for a program that takes all.
//!
//! Counted by the address of the connection; it is kept in memory for a while and nowhere else. The own
//! machine is never limited: behind a proxy every reader comes from there, and the proxy is to count.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::error::{WebError, refuse};

/// So many seconds' worth may be asked for at once.
const BURST: u32 = 5;

/// Addresses that are known before those that asked long ago are forgotten.
const KNOWN: usize = 10_000;

/// The limit on one reader.
#[derive(Debug, Clone)]
pub(crate) struct Limit(Arc<DefaultKeyedRateLimiter<IpAddr>>);

impl Limit {
    /// So many requests a second, and five times as many at once.
    pub(crate) fn new(per_second: NonZeroU32) -> Self {
        let burst = NonZeroU32::new(per_second.get().saturating_mul(BURST)).unwrap_or(per_second);
        Self(Arc::new(RateLimiter::keyed(Quota::per_second(per_second).allow_burst(burst))))
    }

    /// Whether a reader may ask now.
    fn allows(&self, reader: IpAddr) -> bool {
        if self.0.len() > KNOWN {
            self.0.retain_recent();
        }
        reader.to_canonical().is_loopback() || self.0.check_key(&reader.to_canonical()).is_ok()
    }
}

/// Answers a request, unless its reader asks too often.
pub(crate) async fn limited(State(limit): State<Limit>, request: Request, next: Next) -> Response {
    let reader = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    if reader.is_none_or(|reader| limit.allows(reader)) {
        return next.run(request).await;
    }
    refuse(request.uri().path(), &WebError::TooMany)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_who_asks_too_often_waits_and_others_do_not() {
        let limit = Limit::new(NonZeroU32::MIN);
        let [reader, other] = [[203, 0, 113, 5], [203, 0, 113, 6]].map(IpAddr::from);

        let allowed = (0..20).filter(|_| limit.allows(reader)).count();

        assert_eq!(allowed, BURST as usize);
        assert!(limit.allows(other));
        assert!((0..20).all(|_| limit.allows(IpAddr::from([127, 0, 0, 1]))));
    }
}
