//! Collected passages and files of results, from the built program.

use std::collections::BTreeSet;

use crate::support::{library, search};
use crate::web::Server;

/// A server over the invented reviews.
fn server() -> Server {
    Server::start(library(), &["serve", "--bind", "127.0.0.1:0"])
}

/// A page as a browser reads its addresses.
fn page(server: &Server, address: &str) -> String {
    let (head, body) = server.get(address, "");
    assert!(head.starts_with("HTTP/1.1 200"), "{address}: {head}");
    body.replace("&amp;", "&")
}

/// Every value of an attribute.
fn values<'a>(page: &'a str, attribute: &str) -> BTreeSet<&'a str> {
    page.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The address behind the first "Add to collection", without its fragment.
fn add(page: &str) -> String {
    let before = page.split("\">Add to collection").next().expect("some text");
    let address = before.rsplit("href=\"").next().expect("an address");
    address.split('#').next().expect("no fragment").to_owned()
}

#[test]
fn a_passage_is_collected_from_a_search_and_saved_with_exactly_its_words() {
    let server = server();
    let results = page(&server, "/search?q=%22missed%20appointments%22");
    let added = add(&results);
    let again = page(&server, &added);
    assert!(again.contains("Collected passages (1)") && again.contains("Collected · <a"), "{again}");

    let collection = added.split("&p=").nth(1).expect("a passage");
    let (head, csv) = server.get(&format!("/bundle.csv?p={collection}&n=%3Dours"), "");

    assert!(head.contains("content-type: text/csv; charset=utf-8"), "{head}");
    assert!(head.contains("content-disposition: attachment; filename=\"collected-passages.csv\""), "{head}");
    assert!(head.contains("content-security-policy: default-src 'none'"), "{head}");
    let answer = search(&["\"missed appointments\""]);
    let hit = &answer["hits"][0];
    let words =
        hit["passages"][0]["text"].as_str().expect("words").split_whitespace().collect::<Vec<_>>().join(" ");
    let csv = csv.split_whitespace().collect::<Vec<_>>().join(" ").replace("\"\"", "\"");
    assert!(csv.contains(&words), "{words}\n{csv}");
    assert!(csv.contains(",'=ours,") && csv.contains(hit["sha256"].as_str().expect("a hash")), "{csv}");
    assert!(csv.contains("http://localhost/review/"), "{csv}");
}

#[test]
fn the_collection_rides_along_on_every_page_link_and_in_every_form() {
    let server = server();
    let id = search(&["neglect"])["hits"][0]["id"].as_str().expect("an id").to_owned();
    let kept = format!("p={id}.1&n=a%20b");
    let review = format!("/review/{id}?{kept}&q=neglect");
    for address in [
        format!("/?{kept}"),
        format!("/search?q=neglect&theme=neglect&{kept}"),
        format!("/search?q=zzzyx%20qqqj&{kept}"),
        format!("/review/{id}/passages?q=neglect&{kept}"),
        format!("/similar?{kept}"),
        format!("/similar?id={id}&{kept}"),
        format!("/help?{kept}"),
        format!("/about?{kept}"),
        format!("/advanced?{kept}"),
        format!("/privacy?{kept}"),
        format!("/themes?{kept}"),
        format!("/themes/neglect?{kept}"),
        format!("/agencies?{kept}"),
        format!("/agencies/police?{kept}"),
        format!("/recommendations?q=training&{kept}"),
        format!("/trends?{kept}"),
        format!("/heatmap?{kept}"),
        format!("/bundle?{kept}"),
        review,
    ] {
        let page = page(&server, &address);
        let own = |link: &&str| link.starts_with('/') && !link.starts_with("/assets/");
        // Files, feeds and the address by which a review is cited are the same for every reader.
        let file = |link: &&str| {
            ["/original", "/picture/", "/search.", "/bundle.", "/citation."]
                .iter()
                .any(|part| link.contains(part))
        };
        let cited = format!("/review/{id}");
        for link in values(&page, "href").into_iter().filter(own).filter(|link| !file(link) && *link != cited)
        {
            let removes = page.contains(&format!("Collected · <a href=\"{link}\""));
            assert!(link.contains(&kept) || removes, "{address}: {link} drops the collection");
        }
        let forms = page.matches("<form").count();
        let carried = page.matches(&format!("name=\"p\" value=\"{id}.1\"")).count();
        let sent = page.matches("method=\"post\"").count();
        assert_eq!(carried, forms - sent, "{address}: a form drops the collection");
    }
}

#[test]
fn every_format_is_sent_as_what_it_is_and_says_what_is_lost() {
    let server = server();
    let id = search(&["neglect"])["hits"][0]["id"].as_str().expect("an id").to_owned();
    let query = format!("p={id}.1&p={id}.999&p=r0.1&p=nonsense&p={id}.1.0-9.0000");
    for (ending, kind) in [
        ("csv", "text/csv"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("ris", "application/x-research-info-systems"),
        ("bib", "application/x-bibtex"),
    ] {
        let (head, body) = server.get(&format!("/bundle.{ending}?{query}"), "");

        assert!(
            head.starts_with("HTTP/1.1 200") && head.contains(&format!("content-type: {kind}")),
            "{head}"
        );
        assert!(head.contains(&format!("filename=\"collected-passages.{ending}\"")), "{head}");
        if !matches!(ending, "xlsx" | "docx") {
            for lost in [&format!("{id}.999"), "r0.1", "nonsense", "read anew"] {
                assert!(body.contains(lost), "{ending} says nothing of {lost}: {body}");
            }
        }
    }
    let shown = page(&server, &format!("/bundle?{query}"));
    assert_eq!(shown.matches("<strong>Not found</strong>").count(), 4, "{shown}");
}

#[test]
fn a_collection_beyond_its_limits_is_refused_whole() {
    let server = server();
    let many = |count: usize| (1..=count).map(|at| format!("p=r1.{at}")).collect::<Vec<_>>().join("&");

    assert!(server.get(&format!("/bundle?{}", many(200)), "").0.starts_with("HTTP/1.1 200"));
    let (head, body) = server.get(&format!("/search?{}", many(201)), "");
    assert!(head.starts_with("HTTP/1.1 400"), "{head}");
    assert!(body.contains("It has 201 passages; the limit is 200. Nothing was dropped"), "{body}");
}

#[test]
fn a_button_leads_to_an_address_of_its_own() {
    let server = server();

    let (head, _) = server.get("/bundle?p=r1.1&n=one&p=r2.2&n=&do=up.2", "");

    assert!(
        head.starts_with("HTTP/1.1 303") && head.contains("location: /bundle?p=r2.2&p=r1.1&n=one#c1"),
        "{head}"
    );
}

#[test]
fn all_results_of_a_search_come_as_rows_and_records() {
    let server = server();
    let total =
        usize::try_from(search(&["", "-n", "1"])["total"].as_u64().expect("a number")).expect("small");
    let (head, csv) = server.get("/search.csv", "");
    let (_, ris) = server.get("/search.ris?sort=newest", "");

    assert!(
        head.contains("filename=\"hindsight-results.csv\"") && head.contains("content-security-policy"),
        "{head}"
    );
    assert!(csv.contains("\u{feff}Review,Type,Publisher"), "{csv}");
    assert_eq!(ris.matches("TY  - RPRT\r\n").count(), total);
    assert_eq!(ris.matches("ER  - \r\n").count(), total);
    let (_, none) = server.get("/search.csv?q=zzzyx", "");
    assert!(none.contains("File SHA-256") && !none.contains("/review/"), "{none}");
}

#[test]
fn a_feed_has_the_newest_reviews_and_lasting_ids() {
    let server = server();
    let ids = |feed: &str| values_of(feed, "id");

    let (head, feed) = server.get("/search.atom?q=neglect", "");
    let (_, again) = server.get("/search.atom?q=neglect&page=3&sort=oldest", "");

    assert!(head.contains("content-type: application/atom+xml"), "{head}");
    assert_eq!(ids(&feed), ids(&again));
    let dates = values_of(&feed, "published");
    assert!(dates.len() > 2 && dates.windows(2).all(|pair| pair[0] >= pair[1]), "{dates:?}");
    assert!(page(&server, "/search?q=neglect").contains("type=\"application/atom+xml\""));
}

/// The text of every element of a name.
fn values_of(xml: &str, name: &str) -> Vec<String> {
    let end = format!("</{name}>");
    xml.split(&format!("<{name}>"))
        .skip(1)
        .filter_map(|rest| rest.split(&end).next())
        .map(str::to_owned)
        .collect()
}
