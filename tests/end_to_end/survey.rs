//! What the collection as a whole holds: recommendations, themes, trends and heat maps.

use serde_json::Value;

use crate::support::{library, run, total};
use crate::web::Server;

#[test]
fn recommendations_are_found_by_their_own_words_and_counted_one_by_one() {
    let all = run(library(), &["recommendations", "--json", "-n", "1000"]).json().remove(0);
    let listed = all["recommendations"].as_array().expect("a list");
    assert!(listed.len() > 5 && all["total"] == listed.len());
    let first = listed[0]["text"].as_str().expect("words");

    let phrase: Vec<&str> = first.split_whitespace().take(4).collect();
    let ran = run(library(), &["recommendations", &format!("\"{}\"", phrase.join(" ")), "--json"]);

    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let found = ran.json().remove(0);
    let hits = found["recommendations"].as_array().expect("a list");
    assert!(
        hits.iter().any(|hit| hit["text"] == first && !hit["marks"].as_array().expect("marks").is_empty())
    );
    let told = run(library(), &["recommendations"]);
    assert!(told.stdout.contains("recommendations match, in "), "{}", told.stdout);
}

#[test]
fn nothing_found_and_an_unknown_agency_have_codes_of_their_own() {
    assert_eq!(run(library(), &["recommendations", "zzyzx"]).code, 1);
    let ran = run(library(), &["recommendations", "--agency", "polic"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("police"), "{}", ran.stderr);
}

#[test]
fn the_api_gives_the_recommendations_that_the_command_prints() {
    let server = Server::start(library(), &["serve", "--bind", "127.0.0.1:0"]);

    let (head, body) = server.get("/api/v1/recommendations?q=training&n=10", "");

    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let printed = run(library(), &["recommendations", "training", "--json"]).json().remove(0);
    assert_eq!(serde_json::from_str::<Value>(&body).expect("JSON"), printed);
}

#[test]
fn other_words_and_spellings_of_recommendations_have_their_switches() {
    let printed = |arguments: &[&str]| run(library(), &[&["recommendations"], arguments].concat()).stdout;
    let told = printed(&["safegarding for adults"]);
    assert!(told.contains("for safegarding: did you mean safeguarding ("), "{told}");
    assert!(printed(&["GP"]).contains("(leave out: --plain \""), "{}", printed(&["GP"]));
    assert!(printed(&["GP", "--plain", "all"]).contains("left out for gp"));

    let server = Server::start(library(), &["serve", "--bind", "127.0.0.1:0"]);
    let (_, page) = server.get("/recommendations?q=safegarding", "");
    assert!(
        page.contains("Did you mean <a href=\"/recommendations?q=safeguarding\">safeguarding</a>"),
        "{page}"
    );
    let (_, page) = server.get("/recommendations?q=GP&group=agency", "");
    assert!(page.contains("/recommendations?q=GP&amp;plain=gp&amp;group=agency"), "{page}");
}

#[test]
fn the_tables_of_the_collection_hold_what_searches_find() {
    let server = Server::start(library(), &["serve", "--bind", "127.0.0.1:0"]);
    let json = |path: &str| serde_json::from_str::<Value>(&server.get(path, "").1).expect("JSON");

    let map = json("/api/v1/heatmap?head=working-together");
    let (rows, columns) = (&map["table"]["rows"], &map["table"]["columns"]);
    let (theme, agency) =
        (rows[0]["value"].as_str().expect("a slug"), columns[0]["value"].as_str().expect("a slug"));
    let both = total(&["--theme", theme, "--agency", agency]);
    assert_eq!(map["table"]["cells"][0][0], both);
    assert_eq!(rows[0]["count"], total(&["--theme", theme]));

    for path in ["/themes", "/trends", "/heatmap?cols=theme", "/recommendations?group=agency"] {
        let (head, body) = server.get(path, "");
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        assert!(body.contains("href=\"/search?") || path.starts_with("/recommendations"), "{path}");
    }
    let (head, body) = server.get(&format!("/themes/{theme}"), "");
    assert!(head.starts_with("HTTP/1.1 200") && body.contains("The words that decided most often"), "{head}");
    assert!(server.get("/themes/no-such", "").0.starts_with("HTTP/1.1 404"));

    let told = json(&format!("/api/v1/agencies/{agency}"));
    assert_eq!(told["reviews"], total(&["--agency", agency]));
    let asked = run(library(), &["recommendations", "--agency", agency, "--json"]).json().remove(0);
    assert_eq!(told["recommendations"], asked["total"]);
    let (head, body) = server.get(&format!("/agencies/{agency}"), "");
    assert!(head.starts_with("HTTP/1.1 200") && body.contains("With these themes"), "{head}");
    assert!(body.contains(&format!("href=\"/search?agency={agency}\">{}</a>", told["reviews"])), "{body}");
    assert!(server.get("/agencies", "").1.contains(&format!("href=\"/agencies/{agency}\"")));
    assert!(server.get("/api/v1/agencies/no-such", "").0.starts_with("HTTP/1.1 404"));
}
