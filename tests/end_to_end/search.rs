//! `search` on invented reviews: the contract, and what is found.

use crate::support::{library, run, search, total};

#[test]
fn the_answer_has_every_field_of_the_contract() {
    let answer = search(&["neglect"]);

    for key in
        ["query", "understood", "total", "all_words", "page", "per_page", "hits", "facets", "unreadable"]
    {
        assert!(answer.get(key).is_some(), "{key}");
    }
    for key in ["theme", "agency", "year", "type", "section"] {
        let value = &answer["facets"][key][0];
        assert!(value["value"].is_string() && value["name"].is_string() && value["count"].is_u64(), "{key}");
    }
    let hit = &answer["hits"][0];
    for key in
        ["id", "title", "year", "review_type", "area", "url", "source_url", "file", "score", "passages"]
    {
        assert!(hit.get(key).is_some(), "{key}");
    }
    let passage = &hit["passages"][0];
    for key in ["page", "label", "anchor", "section", "heading", "text", "marks", "url"] {
        assert!(passage.get(key).is_some(), "{key}");
    }
}

#[test]
fn marks_are_the_words_that_were_asked_for() {
    let answer = search(&["neglect", "-n", "50"]);

    for hit in answer["hits"].as_array().expect("a list") {
        for passage in hit["passages"].as_array().expect("a list") {
            let text: Vec<char> = passage["text"].as_str().expect("text").chars().collect();
            let marks = passage["marks"].as_array().expect("a list");
            assert!(!marks.is_empty());
            for mark in marks {
                let at = |end: usize| usize::try_from(mark[end].as_u64().expect("a number")).expect("small");
                let word: String = text[at(0)..at(1)].iter().collect();
                assert!(word.to_lowercase().starts_with("neglect"), "{word}");
            }
        }
    }
}

#[test]
fn operators_do_what_they_say() {
    let (neglect, housing) = (total(&["neglect"]), total(&["housing"]));
    let both = total(&["neglect AND housing"]);

    assert!(both > 0 && both < neglect.min(housing));
    assert_eq!(total(&["neglect OR housing"]), neglect + housing - both);
    assert_eq!(total(&["neglect -housing"]), neglect - both);
    assert_eq!(total(&["neglect housing"]), both);
    assert_eq!(total(&["neglect housing", "--words", "any"]), neglect + housing - both);
    assert!(total(&["neglec*"]) >= neglect);
}

#[test]
fn each_count_is_the_total_of_its_search() {
    let answer = search(&["neglect", "--theme", "info-sharing"]);

    for (facet, option) in [("theme", "--theme"), ("agency", "--agency"), ("type", "--type")] {
        for value in answer["facets"][facet].as_array().expect("a list").iter().take(6) {
            let slug = value["value"].as_str().expect("a slug");
            let own = match option {
                "--theme" => total(&["neglect", option, slug]),
                _ => total(&["neglect", "--theme", "info-sharing", option, slug]),
            };
            assert_eq!(value["count"], own, "{facet} {slug}");
        }
    }
}

#[test]
fn exit_codes_tell_scripts_how_it_went() {
    assert_eq!(run(library(), &["search", "neglect"]).code, 0);
    assert_eq!(run(library(), &["search", "xylophonist"]).code, 1);
    assert_eq!(run(library(), &["search", "neglect", "--theme", "no-such-theme"]).code, 2);
    assert_eq!(run(library(), &["search", "neglect", "-n", "1001"]).code, 2);
    assert_eq!(run(library(), &["search", "neglect", "-n", "1000"]).code, 0);
    let missing = run(&library().join("none"), &["search", "neglect"]);
    assert_eq!(missing.code, 4);
    assert!(missing.stderr.contains("hint: ") && missing.stderr.contains("ingest"), "{}", missing.stderr);
}
