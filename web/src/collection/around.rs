//! Where the collection of a request is found while it is answered.

use axum::extract::{Query, Request};
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Collection;
use crate::error::WebError;
use crate::request::Pair;

/// What is known of a request while it is answered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Here {
    /// The collection in its address.
    collection: Collection,
    /// The same as it is written in addresses.
    carried: String,
    /// The path of its address.
    path: String,
    /// What stands in its address beside the collection, as it was asked.
    rest: String,
    /// Whether a form was sent: then the address alone does not bring the page again.
    sent: bool,
}

tokio::task_local! {
    static HERE: Here;
}

/// Answers a request with its collection beside the task; refuses one that is too large to be carried on.
pub(crate) async fn around(request: Request, next: Next) -> Response {
    let here = read(request.uri(), request.method());
    if let Some(excess) = here.collection.excess() {
        let error = WebError::Collection(excess);
        let program = here.path.starts_with("/api/");
        return if program { error.json() } else { error.into_response() };
    }
    HERE.scope(here, next.run(request)).await
}

/// What is known of a request.
fn read(uri: &Uri, method: &Method) -> Here {
    let pairs = Query::<Vec<Pair>>::try_from_uri(uri).map(|pairs| pairs.0).unwrap_or_default();
    let collection = Collection::read(&pairs);
    // The notes and passages are told by their names alone: what they hold is read above.
    let ours = |part: &&str| !matches!(part.split('=').next(), Some("p" | "n"));
    let rest: Vec<&str> = uri.query().unwrap_or_default().split('&').filter(ours).collect();
    Here {
        carried: collection.pairs(),
        collection,
        path: uri.path().to_owned(),
        rest: rest.join("&"),
        sent: method != Method::GET && method != Method::HEAD,
    }
}

/// What is known of the request that is being answered, for a thread that answers a part of it.
pub(crate) fn here() -> Here {
    HERE.try_with(Here::clone).unwrap_or_default()
}

impl Here {
    /// Runs as a part of the answer.
    pub(crate) fn scope<T>(self, run: impl FnOnce() -> T) -> T {
        HERE.sync_scope(self, run)
    }
}

/// The collection of the request that is being answered; empty outside of one.
pub(crate) fn current() -> Collection {
    HERE.try_with(|here| here.collection.clone()).unwrap_or_default()
}

/// What each address carries on: the collection as it is written in addresses.
pub(crate) fn carried() -> String {
    HERE.try_with(|here| here.carried.clone()).unwrap_or_default()
}

/// Whether the page that is being written answers a form that was sent.
pub(crate) fn sent() -> bool {
    HERE.try_with(|here| here.sent).unwrap_or_default()
}

/// The address of the page that is being written, with another collection.
pub(crate) fn own_address(collection: &Collection) -> String {
    let (path, rest) = HERE.try_with(|here| (here.path.clone(), here.rest.clone())).unwrap_or_default();
    // A path of two slashes would be read as the name of another host.
    let path = if path.starts_with('/') && !path.starts_with("//") { path } else { "/".to_owned() };
    let parts = [rest, collection.pairs()];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { path } else { format!("{path}?{}", parts.join("&")) }
}

/// Runs as if a request for this address were being answered.
#[cfg(test)]
pub(crate) fn asked<T>(address: &str, run: impl FnOnce() -> T) -> T {
    read(&address.parse().expect("an address"), &Method::GET).scope(run)
}

#[cfg(test)]
mod tests {
    use super::super::Place;
    use super::*;

    #[test]
    fn the_same_page_comes_again_with_one_more_passage() {
        let address = asked("/search?q=a%26b&p=r1.2&n=x&theme=neglect", || {
            own_address(&current().with(&Place::read("r2.3")))
        });

        assert_eq!(address, "/search?q=a%26b&theme=neglect&p=r1.2&n=x&p=r2.3");
    }

    #[test]
    fn a_path_cannot_become_the_name_of_another_host() {
        assert_eq!(asked("//example.org/search", || own_address(&Collection::default())), "/");
    }

    #[test]
    fn outside_a_request_nothing_is_carried() {
        assert_eq!((carried(), current(), sent()), (String::new(), Collection::default(), false));
    }
}
