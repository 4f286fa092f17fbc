use proptest::prelude::*;

use super::*;

#[test]
fn queries_are_read_as_the_table_says() {
    for (query, understood) in [
        ("", ""),
        ("neglect", "neglect"),
        ("poor damp housing", "poor damp housing"),
        ("neglect AND housing", "neglect AND housing"),
        ("+neglect housing", "housing AND neglect"),
        ("\"voice of the child\" neglect", "neglect AND \"voice of the child\""),
        ("neglect OR housing damp", "neglect OR (housing damp)"),
        ("neglect -housing", "neglect AND NOT housing"),
        ("NOT housing", "NOT housing"),
        ("(neglect OR squalor) AND housing", "(neglect OR squalor) AND housing"),
        ("safeguard* boards", "boards AND safeguard*"),
        ("non-accidental injury", "non-accidental injury"),
        ("year:2015..2020 neglect", "neglect AND year:2015..2020"),
        ("title:(Child R)", "title:child AND title:r"),
        ("section:findings \"not seen\"", "section:findings AND \"not seen\""),
        ("section:\"Terms of reference\"", "section:terms_of_reference"),
        // Mended.
        ("wolf AND", "wolf"),
        ("AND OR wolf", "wolf"),
        ("((neglect", "neglect"),
        ("neglect) housing", "neglect housing"),
        ("\"not seen", "\"not seen\""),
        ("http://site", "http-site"),
        ("theme:nonsense-thing", "nonsense-thing"),
        ("- + \"\" () *", ""),
        ("a*", "a"),
        ("wolf - cub", "wolf cub"),
        // Exact forms, parts of words, words that are nearly so.
        ("\"=was seen\" neglect", "neglect AND \"=was seen\""),
        ("=seen", "\"=seen\""),
        ("*guarding s*ing", "*guarding AND s*ing"),
        ("\"safeguard* board\"", "\"safeguard* board\""),
        ("*a* **", "a"),
        ("saveguarding~ bord~1 ab~2 it~9", "(ab it) AND saveguarding~1 AND bord~1"),
        ("bruises~7", "bruises~2"),
        // Close together.
        ("wolf NEAR/5 cub", "wolf NEAR/5 cub"),
        ("wolf NEAR cub near/3 den", "(wolf NEAR/10 cub) AND (cub NEAR/3 den)"),
        ("wolf NEAR/3 cub NEAR/3 den", "wolf NEAR/3 cub NEAR/3 den"),
        ("(wolf OR fox) NEAR/4 \"grey cub\"", "(wolf OR fox) NEAR/4 \"grey cub\""),
        ("\"wolf cub\"~4 den", "den AND (\"wolf\" NEAR/4 \"cub\")"),
        ("NEAR/5 wolf", "wolf"),
        ("wolf NEAR/5", "wolf"),
        ("wolf NEAR/0 cub", "wolf NEAR/1 cub"),
        ("wolf NEAR/99999999999 cub", "wolf NEAR/100 cub"),
        ("wolf NEAR/x cub", "wolf near-x cub"),
        ("theme:neglect NEAR/5 wolf", "theme:neglect AND wolf"),
        ("near the den", "near the den"),
        ("wolf NEAR/-3 cub", "wolf NEAR/3 cub"),
        // Signs between words part them; between letters and numbers they do not.
        ("wolf/cub", "wolf cub"),
        ("wolf,cub;den_fox\u{2014}owl~hawk", "wolf cub den fox owl hawk"),
        ("24/7 A/E n/a u/s", "24-7 a-e n-a u-s"),
        ("area:north/south", "area:north-south"),
        ("\"wolf/cub\" =wolf/cub wolf*/cub", "\"wolf cub\" AND \"=wolf cub\" AND wolf*-cub"),
        ("!wolf cub", "cub AND NOT wolf"),
        ("den -wolf/cub", "den AND NOT wolf-cub"),
        ("den NEAR/3 wolf/cub", "den NEAR/3 wolf-cub"),
        ("wolf! cub", "wolf cub"),
        ("title:-wolf cub", "cub AND NOT title:wolf"),
        ("-title:-wolf", "title:wolf"),
        ("year:2018..2015 wolf", "wolf AND year:2015..2018"),
        ("year:>2015", "year:2016.."),
        // In one place.
        ("within:page wolf cub", "within:page (wolf cub)"),
        ("within:page AND wolf", "within:page wolf"),
        ("den AND (within:section wolf AND cub)", "den AND (within:section (wolf AND cub))"),
        ("within:page", ""),
        ("within:review wolf", "review wolf"),
        // Capitals.
        ("SEND school", "SEND school"),
        ("send school", "send school"),
        ("SEND SCHOOL", "send school"),
        ("SEND", "SEND"),
        ("CAMHS referral", "camhs referral"),
        ("role:response publisher:wolf", "role:response AND publisher:wolf"),
    ] {
        assert_eq!(parse(query).to_string(), understood, "{query}");
    }
}

#[test]
fn limits_hold_at_their_edges() {
    let deep = |n: usize| format!("{}wolf{}", "(".repeat(n), ")".repeat(n));
    assert_eq!(parse(&deep(MAX_DEPTH)).to_string(), "wolf");
    assert_eq!(parse(&deep(MAX_DEPTH * 100)).wanted().len(), 1);

    let many = |n: usize| "wolf ".repeat(n);
    assert_eq!(parse(&many(MAX_TERMS)).wanted().len(), MAX_TERMS);
    assert_eq!(parse(&many(MAX_TERMS + 1)).wanted().len(), MAX_TERMS);

    let long = "x".repeat(MAX_CHARS - 2) + " y z";
    assert_eq!(parse(&long).wanted().len(), 2);
}

fn any_query() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("AND"),
        Just("OR"),
        Just("NOT"),
        Just("("),
        Just(")"),
        Just("-"),
        Just("+"),
        Just("\""),
        Just("wolf"),
        Just("cub*"),
        Just("self-neglect"),
        Just("year:2015"),
        Just("year:0011.."),
        Just("title:"),
        Just(" "),
        Just("section:findings"),
        Just("\u{e9}"),
        Just("the"),
        Just("SEND"),
        Just("WOLF"),
        Just("NEAR/5"),
        Just("NEAR/2"),
        Just("within:page"),
        Just("within:section"),
        Just("*den"),
        Just("cub~1"),
        Just("\"=wolf cub\""),
        Just("\"wolf cub\"~3"),
        Just("publisher:"),
    ];
    prop::collection::vec(part, 0..14).prop_map(|parts| parts.join(" "))
}

proptest! {
    #[test]
    fn what_was_understood_means_the_same_when_typed_again(query in any_query()) {
        let node = parse(&query);

        prop_assert_eq!(parse(&node.to_string()), node);
    }

    #[test]
    fn any_text_has_a_meaning(query in "\\PC{0,80}") {
        let _ = parse(&query).to_string();
    }
}
