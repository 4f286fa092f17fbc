//! `search` on invented reviews: the contract, and what is found.

use crate::support::{library, run, search, total};

#[test]
fn the_answer_has_every_field_of_the_contract() {
    let answer = search(&["neglect"]);

    for key in [
        "query",
        "understood",
        "total",
        "all_words",
        "page",
        "per_page",
        "hits",
        "facets",
        "unreadable",
        "suggestions",
    ] {
        assert!(answer.get(key).is_some(), "{key}");
    }
    assert!(answer.get("ways").is_none() && answer.get("lacks").is_none(), "something was found");
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
    assert_eq!(total(&["neglect housing", "--words", "all"]), both);
    let (most, any) = (total(&["neglect housing"]), total(&["neglect housing", "--words", "any"]));
    assert!(both <= most && most <= any && any >= neglect + housing - both);
    assert_eq!(search(&["neglect housing"])["all_words"], both);
    let as_typed = ["neglect housing", "--words", "any", "--plain", "all"];
    assert_eq!(total(&as_typed), neglect + housing - both);
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

#[test]
fn a_misspelt_word_is_met_with_words_of_the_library_and_never_replaced() {
    let answer = search(&["neglectt AND housing"]);

    assert_eq!(answer["total"], 0);
    assert_eq!(answer["understood"], "neglectt AND housing");
    let one = &answer["suggestions"][0];
    assert_eq!((one["asked"].as_str(), one["instead"].as_str()), (Some("neglectt"), Some("neglect")));
    assert_eq!(one["query"], "neglect AND housing");
    assert!(one["reviews"].as_u64().is_some_and(|reviews| reviews > 0));
    let printed = run(library(), &["search", "neglectt AND housing"]).stdout;
    assert!(printed.contains("for neglectt: did you mean neglect ("), "{printed}");
}

#[test]
fn each_way_out_of_an_empty_search_finds_what_it_says() {
    let arguments = ["neglect AND \"housing xylophonist\"", "--theme", "info-sharing", "--to", "1990"];
    let answer = search(&arguments);

    let ways = answer["ways"].as_array().expect("ways");
    assert!(ways.iter().any(|way| way["what"] == "theme"), "{ways:?}");
    assert!(
        answer["lacks"].as_array().is_some_and(|lacks| lacks.iter().any(|lack| lack["what"] == "before"))
    );
    let without = search(&["neglect AND xylophonist"]);
    for way in
        without["ways"].as_array().expect("ways").iter().filter(|way| way["what"] == "without_condition")
    {
        assert_eq!(way["total"], total(&[way["query"].as_str().expect("a query")]), "{way}");
    }
    let printed = run(library(), &["search", "neglect AND xylophonist"]);
    assert_eq!(printed.code, 1);
    assert!(
        printed.stdout.contains("no review in the library has the word xylophonist"),
        "{}",
        printed.stdout
    );
    assert!(printed.stdout.contains("    hindsight search neglect\n"), "{}", printed.stdout);
}

#[test]
fn the_help_of_search_lists_the_language() {
    let help = run(library(), &["search", "--help"]).stdout;

    for part in ["NEAR/5", "within:page", "year:2015..2020", "~1", "\"=risk assessments\"", "--plain CSC"] {
        assert!(help.contains(part), "{part}: {help}");
    }
}

#[test]
fn a_score_is_explained_in_parts_that_add_up() {
    let answer = search(&["neglect damp housing", "--explain"]);

    let hit = &answer["hits"][0];
    let parts = hit["explanation"].as_array().expect("parts");
    let sum: f64 = parts.iter().filter_map(|part| part["points"].as_f64()).sum();
    assert!((sum - hit["score"].as_f64().expect("a score")).abs() < 0.01, "{hit}");
    assert!(search(&["neglect"])["hits"][0].get("explanation").is_none());
}

#[test]
fn all_passages_of_a_review_come_in_the_order_of_its_pages() {
    let answer = search(&["neglect", "-n", "50"]);
    let hits = answer["hits"].as_array().expect("a list");
    let most = hits.iter().max_by_key(|hit| hit["passages_total"].as_u64()).expect("a hit");

    let passages = search(&["neglect", "--in", most["id"].as_str().expect("an id")]);

    let passages = passages.as_array().expect("a list");
    assert_eq!(Some(passages.len() as u64), most["passages_total"].as_u64());
    let pages: Vec<u64> = passages.iter().filter_map(|passage| passage["page"].as_u64()).collect();
    assert!(pages.is_sorted() && pages.len() == passages.len());
}
