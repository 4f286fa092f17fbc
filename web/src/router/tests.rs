//! Every answer, whatever is asked: its state, its headers, and a way on.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use hindsight_index::live::Snapshot;
use tower::ServiceExt;

use super::*;

/// The state of an answer, its headers in lines, and its body.
async fn ask(method: Method, path: &str) -> (StatusCode, String, String) {
    let dir = tempfile::tempdir().expect("a folder");
    answer(router(Live::new(&dir.path().join("none")), &WebConfig::default()), method, path).await
}

/// The same of a front end that is there.
async fn answer(router: Router, method: Method, path: &str) -> (StatusCode, String, String) {
    let form = "application/x-www-form-urlencoded";
    let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, form);
    let request = request.body(Body::from("text=damp+flat")).expect("a request");
    let response = router.oneshot(request).await.expect("an answer");
    let status = response.status();
    let headers: Vec<String> = response
        .headers()
        .iter()
        .map(|(name, value)| format!("{name}: {}", value.to_str().expect("ascii")))
        .collect();
    let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    (status, headers.join("\n"), String::from_utf8(body.to_vec()).expect("UTF-8"))
}

async fn get(path: &str) -> (StatusCode, String, String) {
    ask(Method::GET, path).await
}

#[tokio::test]
async fn every_answer_is_confined_and_sets_no_cookie() {
    for path in [
        "/help",
        "/nowhere",
        "/assets/style.css",
        "/assets/app.js",
        "/api/v1/complete?q=ne",
        "/robots.txt",
        "/search?q=a",
        "/search.csv?q=a",
        "/bundle.xlsx?p=r1.2",
        "/healthz",
        "/review/a/original",
    ] {
        let (_, headers, _) = get(path).await;

        assert!(headers.contains("content-security-policy: default-src 'none'"), "{path}");
        assert!(headers.contains("referrer-policy: no-referrer"), "{path}");
        assert!(headers.contains("x-content-type-options: nosniff"), "{path}");
        assert!(headers.contains("x-robots-tag: noindex"), "{path}");
        assert!(!headers.contains("set-cookie"), "{path}");
    }
}

#[tokio::test]
async fn an_address_without_a_page_offers_a_way_on() {
    for path in ["/nowhere", "/metrics", "/bundle.pdf"] {
        let (status, _, body) = get(path).await;

        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert!(body.contains("There is no page here") && body.contains("action=\"/search\""), "{path}");
    }
    assert_eq!(get("/api/v1/reviews").await.2, "{\"error\":\"there is no page under this address\"}");
}

#[tokio::test]
async fn without_a_library_readers_are_told_how_to_make_one() {
    let (status, _, body) = get("/").await;
    assert_eq!(status, StatusCode::OK);
    assert!(body.contains("hindsight ingest --library "));

    for path in [
        "/search?q=a",
        "/search.csv",
        "/search.atom",
        "/bundle?p=r1.2",
        "/bundle.docx",
        "/review/a",
        "/review/a/original",
    ] {
        let (status, _, body) = get(path).await;

        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(body.contains("There is no library yet"), "{path}");
    }
}

#[tokio::test]
async fn without_a_library_programs_are_told_so_in_json() {
    let (status, headers, body) = get("/api/v1/search?q=a").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(
        headers.contains("content-type: application/json")
            && body.starts_with("{\"error\":\"there is no library")
    );

    let (status, _, body) = get("/healthz").await;
    assert_eq!(status, StatusCode::OK);
    assert!(body.contains("\"status\":\"ok\"") && body.contains("\"state\":\"missing\""), "{body}");
}

#[tokio::test]
async fn while_the_library_is_opened_readers_and_programs_are_told_when_to_come_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let made = hindsight_index::library::Library::create(dir.path()).expect("a library");
    made.finish("{}").expect("finished");
    let (go, gate) = mpsc::channel::<()>();
    let gate = Mutex::new(gate);
    let live = Arc::new(Live::opened_by(dir.path(), move |dir| {
        gate.lock().expect("whole").recv().expect("let through");
        Snapshot::open(dir)
    }));
    let config = WebConfig { opening: Duration::from_millis(1), ..WebConfig::default() };
    let router = router(Arc::clone(&live), &config);
    let ask = |method, path: &'static str| answer(router.clone(), method, path);

    for (method, path) in [
        (Method::GET, "/"),
        (Method::GET, "/search?q=a"),
        (Method::GET, "/search.csv"),
        (Method::GET, "/themes"),
    ] {
        let (status, headers, body) = ask(method, path).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(headers.contains("retry-after: 5") && headers.contains("refresh: 5"), "{headers}");
        assert!(body.contains("The library is being opened") && body.contains("every 5 seconds"), "{path}");
    }
    // What was sent would be lost if the page loaded itself.
    let (_, headers, body) = ask(Method::POST, "/similar").await;
    assert!(headers.contains("retry-after: 5") && !headers.contains("refresh: "), "{headers}");
    assert!(body.contains("send it again"), "{body}");
    let (status, headers, body) = ask(Method::GET, "/api/v1/search?q=a").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(headers.contains("retry-after: 5") && !headers.contains("refresh: "), "{headers}");
    assert_eq!(body, "{\"error\":\"the library is being opened: ask again in 5 seconds\"}");
    let (status, _, body) = ask(Method::GET, "/healthz").await;
    assert!(status == StatusCode::OK && body.contains("\"state\":\"opening\""), "{body}");
    assert_eq!(ask(Method::GET, "/help").await.0, StatusCode::OK);
    let (_, _, about) = ask(Method::GET, "/about").await;
    assert!(!about.contains("no library"), "{about}");

    go.send(()).expect("waiting");
    tokio::task::spawn_blocking(move || live.snapshot().map(drop)).await.expect("run").expect("open");
    assert_eq!(ask(Method::GET, "/search?q=a").await.0, StatusCode::OK);
    assert!(ask(Method::GET, "/healthz").await.2.contains("\"state\":\"ready\""));
}

#[tokio::test]
async fn one_reader_who_asks_too_often_is_told_to_wait() {
    let dir = tempfile::tempdir().expect("a folder");
    let config = WebConfig { requests_per_second: NonZeroU32::new(1), ..WebConfig::default() };
    let router = router(Live::new(&dir.path().join("none")), &config);
    let ask = |path: &'static str| {
        let reader = ConnectInfo(SocketAddr::from(([203, 0, 113, 5], 4_000)));
        let request = Request::builder().uri(path).extension(reader).body(Body::empty()).expect("a request");
        let router = router.clone();
        async move { router.oneshot(request).await.expect("an answer") }
    };

    for _ in 0..5 {
        assert_eq!(ask("/help").await.status(), StatusCode::OK);
    }
    let refused = ask("/help").await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().contains_key(header::RETRY_AFTER));
    assert!(refused.headers().contains_key(header::CONTENT_SECURITY_POLICY));
    let refused = ask("/api/v1/search?q=a").await;
    assert_eq!(refused.headers()[header::CONTENT_TYPE], "application/json");
    // The page that says so is to look as the others do.
    for asset in ["/assets/style.css", "/assets/app.js", "/assets/icon.svg"] {
        let given = ask(asset).await;
        assert_eq!(given.status(), StatusCode::OK, "{asset}");
        assert!(given.headers().contains_key(header::CONTENT_SECURITY_POLICY), "{asset}");
    }
}

#[tokio::test]
async fn the_boxes_of_the_advanced_form_lead_to_a_search() {
    let (status, _, body) = get("/advanced").await;
    assert_eq!(status, StatusCode::OK);
    assert!(body.contains("name=\"phrase\"") && body.contains("<optgroup"));

    let path = "/advanced?all=damp+flat&phrase=&none=&theme=neglect&section=&from=2015&p=r1.2";
    let (status, headers, _) = get(path).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(
        headers.contains("location: /search?q=damp%20AND%20flat&theme=neglect&from=2015&p=r1.2"),
        "{headers}"
    );
}

#[tokio::test]
async fn the_pages_of_the_collection_say_that_a_library_is_empty() {
    let dir = tempfile::tempdir().expect("a folder");
    hindsight_index::library::Library::create(dir.path()).expect("a library").finish("{}").expect("finished");
    for (path, said) in [
        ("/themes", "The library is empty"),
        ("/themes/neglect", "No review in the library has this theme"),
        ("/agencies", "The library is empty"),
        ("/agencies/police", "In no review in the library is this agency involved or addressed"),
        ("/trends", "The library is empty"),
        ("/heatmap", "The library is empty"),
        ("/recommendations", "No recommendations were found"),
        ("/recommendations?group=agency&q=damp", "No recommendations were found"),
        ("/api/v1/trends", "\"total\":0"),
        ("/api/v1/recommendations", "\"total\":0"),
    ] {
        let router = router(Live::new(dir.path()), &WebConfig::default());
        let request = Request::builder().uri(path).body(Body::empty()).expect("a request");
        let response = router.oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        assert!(String::from_utf8_lossy(&body).contains(said), "{path}");
    }
}

#[tokio::test]
async fn a_theme_or_agency_that_there_is_not_leads_to_all() {
    let (status, _, body) = get("/themes/no-such").await;

    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(body.contains("There is no such theme") && body.contains("href=\"/themes\""));
    let (status, _, body) = get("/agencies/no-such").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(body.contains("There is no such agency") && body.contains("href=\"/agencies\""));
    let (status, _, body) = get("/api/v1/recommendations?kind=wish").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(body.contains("kind: there is no value"), "{body}");
}

#[tokio::test]
async fn an_overlong_query_is_refused_with_its_length() {
    let (status, _, body) = get(&format!("/search?q={}", "a".repeat(2_001))).await;

    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(body.contains("2,001 characters"));
}

#[tokio::test]
async fn nothing_can_be_written() {
    let (status, _, body) = ask(Method::POST, "/search").await;

    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(body.contains("This page can only be read"));
    let (status, _, body) = ask(Method::POST, "/api/v1/search").await;
    assert_eq!(
        (status, body.as_str()),
        (StatusCode::METHOD_NOT_ALLOWED, "{\"error\":\"this address can only be read\"}")
    );
}

#[tokio::test]
async fn an_asset_may_be_kept_under_its_own_address_only() {
    for (own, plain, kind) in [
        (asset::style_address().to_owned(), "/assets/style.css", "text/css"),
        (asset::script_address().to_owned(), "/assets/app.js", "text/javascript"),
    ] {
        let (_, kept, _) = get(&own).await;
        let (_, asked, _) = get(plain).await;

        assert!(kept.contains("immutable") && kept.contains(kind));
        assert!(asked.contains("cache-control: no-cache") && asked.contains("etag: "));
    }
}

#[tokio::test]
async fn only_our_own_script_may_run_and_ask_only_us() {
    let (_, headers, body) = get("/help").await;

    assert!(headers.contains("script-src 'self'; connect-src 'self'"), "{headers}");
    assert_eq!(body.matches("<script").count(), body.matches("<script src=\"/assets/app.js?").count());
    assert!(!body.contains(" onclick=") && !body.contains(" style=\""));
}

#[tokio::test]
async fn what_is_too_short_or_too_long_is_not_completed() {
    let (status, headers, body) = get("/api/v1/complete?q=n").await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, "{\"completions\":[],\"query\":\"n\"}"));
    assert!(headers.contains("content-type: application/json"));

    let (status, _, body) = get(&format!("/api/v1/complete?q={}", "a".repeat(2_001))).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(body.starts_with("{\"error\":"), "{body}");
}

#[tokio::test]
async fn a_panic_becomes_a_page_with_the_same_headers() {
    async fn panics() {
        panic!("on purpose");
    }
    let router = Router::new()
        .route("/", get_route(panics))
        .layer(CatchPanicLayer::custom(broken))
        .layer(map_response(header_secure));

    let response = router.oneshot(Request::new(Body::empty())).await.expect("an answer");

    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(response.headers().contains_key(header::CONTENT_SECURITY_POLICY));
    let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    assert!(!String::from_utf8_lossy(&body).contains("on purpose"));
}

use axum::routing::get as get_route;

use crate::header::secure as header_secure;
