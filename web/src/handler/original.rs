//! The file of a review as it came.
//!
//! It is foreign: a web page is never shown as one of ours, but downloaded,
//! and no file may run a script. Parts of a file can be asked for (Range).

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hindsight_index::live::Original;
use hindsight_index::vocabulary::Format;
use tower::ServiceExt;
use tower_http::services::ServeFile;

use crate::error::WebError;
use crate::link;
use crate::state::AppState;

/// What a file may do: nothing, and in a room of its own.
const CONFINED: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";
/// The same for PDF: browsers refuse to show one in a sandbox, and style its viewer themselves.
const CONFINED_PDF: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; \
     img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// `GET /review/{id}/original`
pub(crate) async fn original(
    State(app): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, WebError> {
    let of = id.clone();
    let original = app.ask(move |library| library.original(&of)).await?;
    let Some(original) = original else { return Err(app.absent(&id).await) };
    let response = ServeFile::new(&original.path).oneshot(request).await.map_err(|_| WebError::NoOriginal)?;
    if response.status() == StatusCode::NOT_FOUND {
        return Err(WebError::NoOriginal);
    }
    Ok(confined(response.map(Body::new).into_response(), &original))
}

/// Sets what the file is, its name, and what it may do.
fn confined(mut response: Response, original: &Original) -> Response {
    let policy = if original.format == Format::Pdf { CONFINED_PDF } else { CONFINED };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(original.format.media_type()));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    if let Ok(value) = HeaderValue::from_str(&disposition(original)) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Whether the file is shown or downloaded, and under which name.
fn disposition(original: &Original) -> String {
    let shown = matches!(original.format, Format::Pdf | Format::Text);
    let kind = if shown { "inline" } else { "attachment" };
    let name = original.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain =
        |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' };
    let ascii: String = name.chars().map(plain).collect();
    format!("{kind}; filename=\"{ascii}\"; filename*=UTF-8''{}", link::encoded(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(format: Format, name: &str) -> Original {
        Original { path: "x".into(), format, name: name.into() }
    }

    #[test]
    fn a_web_page_is_downloaded_and_confined() {
        let response = confined(Response::new(Body::empty()), &file(Format::Html, "a.html"));

        let header = |name| response.headers()[name].to_str().expect("ascii").to_owned();
        assert!(header(header::CONTENT_DISPOSITION).starts_with("attachment; "));
        assert!(header(header::CONTENT_SECURITY_POLICY).contains("sandbox"));
    }

    #[test]
    fn the_name_of_a_file_cannot_break_out_of_its_header() {
        let value = disposition(&file(Format::Pdf, "dir/Zoë\"\r\nX: y.pdf"));

        assert_eq!(
            value,
            "inline; filename=\"Zo____X_ y.pdf\"; filename*=UTF-8''Zo%C3%AB%22%0D%0AX%3A%20y.pdf"
        );
    }
}
