//! Knows the names of bodies of people: councils, trusts, boards, services.
//!
//! Only by their form: a name is never completed or looked up. Says nothing of what a body did.

use std::sync::LazyLock;

use regex::Regex;

use crate::expression::fixed;

static BODY: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:heddlu|trusts?|boards?|councils?|partnerships?|police|constabulary|services?|departments?|authorit(?:y|ies)|governments?|agenc(?:y|ies)|commission(?:ers?)?|committees?|hospitals?|icbs?|ccgs?|nhs|forces?|office|ministr(?:y|ies)|ministers?|secretary|executive|administrations?|schools?|colleges?|universit(?:y|ies)|inspectorates?|groups?|providers?|practices?|surger(?:y|ies)|panel|parliament|association|federation|societ(?:y|ies)|company|limited|ltd|directors?|chairs?|coroners?|probation|cafcass|ofsted|homes?|regulators?|organisations?|bodies|institutes?|foundation|centres?|courts?|prisons?|partners|teams?|nurser(?:y|ies)|infirmar(?:y|ies)|rescue|plc|social work|academ(?:y|ies)|healthcare|landlords|general practitioners|reviewing officers|aid|charit(?:y|ies)|care systems|safeguarding lead|social care|health)\b",
    )
});

static ACRONYM: LazyLock<Regex> = LazyLock::new(|| fixed(r"\b[A-Z][A-Za-z]*[A-Z]{1,}[A-Za-z]*\b"));

/// The bodies that words name: "Harbour Police and the Ferry Board"; none if they name no body.
pub(crate) fn parts(subject: &str) -> Vec<String> {
    for between in [", and the ", " and the ", ", the ", "; ", ", and ", " and ", ", "] {
        let apart = apart(subject, between);
        if apart.len() > 1 && apart.iter().all(|part| is_body(part)) {
            return apart.iter().flat_map(|part| parts(part)).collect();
        }
    }
    if is_body(subject) { vec![subject.to_owned()] } else { Vec::new() }
}

/// A subject cut where bodies are joined, and not inside the name of one.
pub(crate) fn apart(subject: &str, between: &str) -> Vec<String> {
    let mut apart: Vec<String> = Vec::new();
    for part in subject.split(between) {
        match apart.last_mut().filter(|last| !between.contains("the") && is_begun(last, part)) {
            Some(last) => *last = format!("{last}{between}{part}"),
            None => apart.push(part.trim().to_owned()),
        }
    }
    apart
}

/// Whether the name of a body goes on behind "and": "Fire and Rescue Service", "NHS Hallam and Wex Board".
fn is_begun(part: &str, next: &str) -> bool {
    /// Words that end the first half of a name, each with one that begins the second.
    const HALVES: &[(&str, &[&str])] = &[
        ("Health", &["Social", "Wellbeing", "Care", "Safety", "Justice"]),
        ("Fire", &["Rescue"]),
        ("Prison", &["Probation"]),
        ("Law", &["Order"]),
        ("Work", &["Pensions"]),
        ("Children", &["Families", "Young", "Adolescent"]),
        ("Families", &["Children", "Children's"]),
    ];
    let last = part.split_whitespace().next_back().unwrap_or_default();
    let first = next.split_whitespace().next().unwrap_or_default();
    let other = ACRONYM.is_match(first) || ["Ofsted", "Cafcass"].contains(&first);
    let halves = HALVES.iter().any(|(one, other)| *one == last && other.contains(&first));
    let office = part.contains("Ministry of") || part.contains("Department ");
    let ends =
        BODY.is_match(last) || ACRONYM.is_match(last) || last.ends_with('s') || part.ends_with("NHS England");
    !other && first.starts_with(char::is_uppercase) && (office || halves || !ends)
}

/// What no body of people is, whatever stands before it.
const NO_BODY: &[&str] = &[
    "meeting",
    "meetings",
    "procedure",
    "procedures",
    "policy",
    "policies",
    "standards",
    "protocol",
    "pathway",
    "guidance",
    "strategy",
    "plan",
    "plans",
    "records",
    "assessments",
    "conferences",
    "tool",
    "toolkit",
    "process",
    "processes",
    "arrangements",
    "visits",
    "systems",
    "system",
    "learning",
    "training",
    "reports",
    "report",
];

/// Whether words name a body of people.
pub(crate) fn is_body(words: &str) -> bool {
    /// More words are a sentence.
    const WORDS: usize = 24;
    let first = words.split_whitespace().next().unwrap_or_default();
    let not = [
        "this", "these", "those", "it", "there", "they", "when", "where", "if", "in", "for", "a", "an",
        "any", "such", "how", "what", "as", "on", "to", "training",
    ];
    // "The Council's standards" are no body, nor is "the agency meeting".
    let head = words.rsplit("'s ").next().and_then(|rest| rest.rsplit("’s ").next()).unwrap_or(words);
    let last = words.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    words.split_whitespace().count() <= WORDS
        && !not.contains(&first.to_lowercase().as_str())
        && (!NO_BODY.contains(&last.trim_end_matches(',')) || words.to_lowercase().ends_with("care systems"))
        && (BODY.is_match(head) || ACRONYM.is_match(head))
        && (words.chars().filter(|c| c.is_uppercase()).count() > 0 || first == "the" || first == "all")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_told_apart_and_names_with_and_stay_whole() {
        for (words, expected) in [
            ("Harbour Police and the Ferry Board", vec!["Harbour Police", "Ferry Board"]),
            ("Harbour Fire and Rescue Service", vec!["Harbour Fire and Rescue Service"]),
            (
                "Ferry SAB, the Health and Wellbeing Board and the Safety Partnership",
                vec!["Ferry SAB", "Health and Wellbeing Board", "Safety Partnership"],
            ),
            ("NHS Quay and Tide Integrated Care Board", vec!["NHS Quay and Tide Integrated Care Board"]),
            (
                "Ministry of Tides and HM Prison and Probation Service",
                vec!["Ministry of Tides", "HM Prison and Probation Service"],
            ),
            ("Schools and the Quay nurses' team", vec!["Schools", "Quay nurses' team"]),
            ("Police, Health and Children's Social Care", vec!["Police", "Health", "Children's Social Care"]),
            ("Health and Police", vec!["Health", "Police"]),
            ("Integrated care systems", vec!["Integrated care systems"]),
            ("The Council's standards", vec![]),
            ("The agency meeting", vec![]),
        ] {
            assert_eq!(parts(words), expected, "{words}");
        }
    }
}
