//! `demo`: invented reviews, read and served.

use crate::support::hindsight;
use crate::web::Server;

#[test]
fn the_demo_serves_invented_reviews_and_touches_no_library() {
    let dir = tempfile::tempdir().expect("a folder");
    let library = dir.path().join("library");
    let first = Server::start(&library, &["demo", "--port", "47700"]);
    let second = Server::start(&library, &["demo", "--port", "47700"]);

    for server in [&first, &second] {
        let (head, body) = server.get("/search?q=neglect", "");
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert!(body.contains("<mark>"));
    }
    assert!(!library.exists());
    #[cfg(unix)]
    for server in [first, second] {
        server.terminate();
    }
}

#[cfg(unix)]
#[test]
fn the_demo_leaves_nothing_behind() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut command = hindsight(dir.path());
    command.env("TMPDIR", dir.path());
    let server = Server::start_with(command, &["demo", "--port", "47800"]);
    assert_eq!(std::fs::read_dir(dir.path()).expect("a folder").count(), 1);

    server.terminate();

    assert_eq!(std::fs::read_dir(dir.path()).expect("a folder").count(), 0);
}
