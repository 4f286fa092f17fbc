//! The collected passages: the page, what its buttons do, and its files.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hindsight_export::{Entry, ExportError, bibtex, csv, docx, ris, xlsx};

use crate::collection::{self, Collection};
use crate::error::WebError;
use crate::gather::gather;
use crate::link;
use crate::page::bundle::{View, bundle};
use crate::request::Pair;
use crate::state::AppState;

/// `GET /bundle`; after a button was pressed, the address with what it did.
pub(crate) async fn page(
    State(app): State<AppState>,
    headers: HeaderMap,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Response, WebError> {
    if let Some(address) = settled(&pairs) {
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response());
    }
    let (collection, origin) = (collection::current(), app.origin(&headers));
    let gathered = app.ask(move |library| gather(library, &collection, &origin)).await?;
    let side = pairs.iter().any(|(name, value)| name == "view" && value == "side");
    Ok(bundle(&gathered, if side { View::Side } else { View::List }).into_response())
}

/// The address to go to if this one holds a button or the empty notes of a form.
fn settled(pairs: &[Pair]) -> Option<String> {
    let pressed = pairs.iter().rev().find(|(name, _)| name == "do").map(|(_, act)| act.as_str());
    let empty = pairs.iter().any(|(name, value)| name == "n" && value.is_empty());
    if pressed.is_none() && !empty {
        return None;
    }
    let (collection, place) = acted(Collection::read(pairs), pressed.unwrap_or_default());
    let pairs = collection.pairs();
    let query = if pairs.is_empty() { pairs } else { format!("?{pairs}") };
    Some(format!("/bundle{query}{}", place.map(|place| format!("#c{place}")).unwrap_or_default()))
}

/// What a button does to a collection, and where the passage stands then: `up.2`, `down.2`, `drop.2`.
fn acted(mut collection: Collection, act: &str) -> (Collection, Option<usize>) {
    let known =
        act.split_once('.').and_then(|(act, at)| Some((act, at.parse::<usize>().ok()?.checked_sub(1)?)));
    let picks = &mut collection.0;
    let place = known.filter(|(_, at)| *at < picks.len()).and_then(|(act, at)| match act {
        "up" if at > 0 => {
            picks.swap(at, at - 1);
            Some(at)
        }
        "down" if at + 1 < picks.len() => {
            picks.swap(at, at + 1);
            Some(at + 2)
        }
        "drop" => {
            picks.remove(at);
            (!picks.is_empty()).then(|| (at + 1).min(picks.len()))
        }
        _ => None,
    });
    (collection, place)
}

/// `GET /bundle.csv`
pub(crate) async fn as_csv(State(app): State<AppState>, headers: HeaderMap) -> Result<Response, WebError> {
    file(&app, &headers, "csv", "text/csv; charset=utf-8", |entries| Ok(csv::quotations(entries))).await
}

/// `GET /bundle.xlsx`
pub(crate) async fn as_xlsx(State(app): State<AppState>, headers: HeaderMap) -> Result<Response, WebError> {
    file(&app, &headers, "xlsx", xlsx::MEDIA_TYPE, xlsx::quotations).await
}

/// `GET /bundle.docx`
pub(crate) async fn as_docx(State(app): State<AppState>, headers: HeaderMap) -> Result<Response, WebError> {
    file(&app, &headers, "docx", docx::MEDIA_TYPE, docx::quotations).await
}

/// `GET /bundle.ris`
pub(crate) async fn as_ris(State(app): State<AppState>, headers: HeaderMap) -> Result<Response, WebError> {
    let kind = "application/x-research-info-systems; charset=utf-8";
    file(&app, &headers, "ris", kind, |entries| Ok(ris::quotations(entries).into_bytes())).await
}

/// `GET /bundle.bib`
pub(crate) async fn as_bibtex(State(app): State<AppState>, headers: HeaderMap) -> Result<Response, WebError> {
    let kind = "application/x-bibtex; charset=utf-8";
    file(&app, &headers, "bib", kind, |entries| Ok(bibtex::quotations(entries).into_bytes())).await
}

/// Writes a file of the collection.
async fn file(
    app: &AppState,
    headers: &HeaderMap,
    ending: &str,
    kind: &'static str,
    write: fn(&[Entry]) -> Result<Vec<u8>, ExportError>,
) -> Result<Response, WebError> {
    let (collection, origin) = (collection::current(), app.origin(headers));
    let written = app.ask(move |library| {
        let gathered = gather(library, &collection, &origin)?;
        let entries: Vec<Entry> = gathered.into_iter().map(|one| one.entry).collect();
        Ok(write(&entries))
    });
    let bytes = written.await?.map_err(|_| WebError::Broken)?;
    let name = link::attachment(&format!("collected-passages.{ending}"));
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
        .into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<Pair> {
        let pair = |part: &str| part.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
        text.split('&').filter_map(pair).collect()
    }

    fn after(text: &str) -> String {
        settled(&pairs(text)).expect("another address")
    }

    #[test]
    fn a_button_gives_another_address_and_notes_come_along() {
        let form = "p=r1.1&n=one&p=r2.2&n=&p=r3.3&n=new";

        assert_eq!(after(&format!("{form}&do=up.3")), "/bundle?p=r1.1&n=one&p=r3.3&n=new&p=r2.2#c2");
        assert_eq!(after(&format!("{form}&do=down.1")), "/bundle?p=r2.2&p=r1.1&n=one&p=r3.3&n=new#c2");
        assert_eq!(after(&format!("{form}&do=drop.3")), "/bundle?p=r1.1&n=one&p=r2.2#c2");
        assert_eq!(after(form), "/bundle?p=r1.1&n=one&p=r2.2&p=r3.3&n=new");
        assert_eq!(after("p=r1.1&do=drop.1"), "/bundle");
    }

    #[test]
    fn what_no_button_does_changes_nothing() {
        for act in ["up.1", "down.2", "drop.0", "drop.3", "up", "fly.1", "drop.99999999999999999999"] {
            assert_eq!(after(&format!("p=r1.1&p=r2.2&do={act}")), "/bundle?p=r1.1&p=r2.2", "{act}");
        }
        assert_eq!(settled(&pairs("p=r1.1&n=a&view=side")), None);
    }
}
