//! Knows by which name a review calls the one whom it is about, from its title.

use std::sync::LazyLock;

use regex::Regex;

use crate::expression::fixed;

/// A pseudonym of the usual form.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r#"\b(?P<kind>(?i:child|baby|infant|adult|mr|mrs|ms|miss|person|patient|young person)\.?)\s+['‘’"“”]?(?P<name>[A-Z][A-Za-z0-9]*)"#,
    )
});

/// A name after words that lead to it.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r#"(?x)(?i:(?:death|homicide|murder|killing|respect|case)\ of|review\s*[:–-]|reports?\s*[:–-]|regulation\ 28\s*[:–-]|regarding|concerning)\s+
        ['‘"“]?(?P<name>[A-Z][\w’'-]*[a-z](?:\ [A-Z][\w’'-]+){0,3}?)['’"”]?\s*(?:$|[,:(–-]|\ (?:who|in|at|aged|born)\b)"#,
    )
});

/// A pseudonym in quotation marks behind what the review is.
static QUOTED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(r#"(?i:review|report|briefing)\s+['‘"“](?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)['’"”]"#)
});

/// A name in front of what the report is, as coroners' pages have it.
static BEFORE: LazyLock<Regex> =
    LazyLock::new(|| fixed(r"^(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,4})\s*[:,–-]\s*(?i:prevention of)"));

/// A pseudonym in front of what the review is.
static FIRST: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"^['‘“]?(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)['’”]?\s*(?:[:,–-]|\s-)\s*(?i:an? |the |local |serious |domestic |safeguarding |child |children |learning |adult |mental |extended |concise |independent )",
    )
});

/// A pseudonym that the text brings in.
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r#"\b(?:[Rr]eview|[Rr]eport) (?:is about|concerns|examines|looks at|considers) (?:the (?:death|case|murder|homicide|killing|life|care|circumstances) of )?['‘"“]?(?P<told>(?:(?:Child|Baby|Adult|Mr|Mrs|Ms|Miss)\.? )?[A-Z][A-Za-z]*)\b|\b(?P<named>(?:(?:Child|Baby|Adult|Mr|Mrs|Ms|Miss)\.? )?[A-Z][a-z]+)['’"”]? \((?:a|his|her|their|not (?:his|her|their) (?:real )?)\s?(?:pseudonym|name)"#,
    )
});

/// The first name that these lines bring in.
pub(super) fn told<'a>(mut lines: impl Iterator<Item = &'a str>) -> Option<String> {
    let names = |line: &'a str| {
        let found = TOLD.captures_iter(line).filter_map(|found| found.name("told").or(found.name("named")));
        found.map(|name| name.as_str()).find(|name| is_name(name) && !is_word(name)).map(str::to_owned)
    };
    lines.find_map(names)
}

/// Whether a word with a capital that follows "the review examines" is no name.
fn is_word(name: &str) -> bool {
    let words = ["a", "an", "how", "what", "agency", "agencies", "child", "adult", "mr", "mrs", "ms", "miss"];
    words.contains(&name.to_lowercase().as_str())
}

/// Whether a word is none that only leads a name on.
fn is_name(name: &str) -> bool {
    name.split(' ').all(|word| !NO_NAME.contains(&word.to_lowercase().as_str()))
}

/// Words that lead a name on, and are none.
const NO_NAME: &[&str] = &[
    "safeguarding",
    "practice",
    "abuse",
    "protection",
    "death",
    "deaths",
    "serious",
    "the",
    "review",
    "reviews",
    "report",
    "reports",
    "overview",
    "executive",
    "summary",
    "learning",
    "thematic",
    "homicide",
    "regulation",
    "prevention",
    "future",
    "multi-agency",
    "action",
    "plan",
    "self-neglect",
    "final",
    "full",
    "case",
    "mental",
    "care",
    "social",
    "services",
    "council",
    "board",
    "partnership",
    "inquiry",
    "redacted",
    "anonymised",
    "anonymized",
    "published",
    "publication",
    "draft",
    "version",
    "volume",
    "part",
    "appendix",
    "systems",
    "findings",
];

/// Words in a title that tell of several people.
const SEVERAL: &[&str] =
    &["children", "siblings", "twins", "adults", "family", "deaths of", "thematic", "people"];

/// The one whom a review is about.
pub(super) struct Subject {
    /// As the review names them.
    pub(super) name: Option<String>,
    /// Whether the title tells of several.
    pub(super) several: bool,
}

/// Reads the title.
pub(super) fn of(title: &str) -> Subject {
    let mut names: Vec<String> = Vec::new();
    for found in NAMED.captures_iter(title) {
        let (Some(all), Some(name)) = (found.get(0), found.name("name")) else { continue };
        let words = all.as_str().replace('.', "").replace(['‘', '’', '\'', '"', '“', '”'], "");
        // "Adult F (Mr Finlay)" is one person.
        let also = names.len() == 1
            && title.get(..all.start()).is_some_and(|before| before.trim_end().ends_with('('));
        if !also && is_name(name.as_str()) && !names.contains(&words) {
            names.push(words);
        }
    }
    if names.is_empty()
        && let Some(name) = AFTER
            .captures(title)
            .or_else(|| QUOTED.captures(title))
            .or_else(|| BEFORE.captures(title))
            .or_else(|| FIRST.captures(title))
            .and_then(|found| found.name("name"))
        && is_name(name.as_str())
    {
        names.push(name.as_str().to_owned());
    }
    let lower = title.to_lowercase();
    let boards = lower.replace("safeguarding children", "").replace("safeguarding adults", "");
    let several = names.len() > 1 || SEVERAL.iter().any(|word| boards.contains(word));
    Subject { name: names.pop().filter(|_| !several), several }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_may_bring_a_name_in() {
        for (line, name) in [
            ("This review is about Ellis, who was known to many.", Some("Ellis")),
            ("Catrin (a pseudonym picked by her sister) was 46.", Some("Catrin")),
            ("The review concerns the death of Mrs N in May.", Some("Mrs N")),
            ("The review examines Agencies and their work.", None),
            ("The report considers the law.", None),
            ("The review examines Agencies. This review is about Ellis.", Some("Ellis")),
        ] {
            assert_eq!(told([line].into_iter()).as_deref(), name, "{line}");
        }
    }

    #[test]
    fn the_title_names_the_one_it_is_about() {
        for (title, name) in [
            ("Serious Case Review: Child K", Some("Child K")),
            ("Safeguarding Adult Review – Andrzej", Some("Andrzej")),
            ("Safeguarding Adults Review ‘Desmond’", Some("Desmond")),
            ("Safeguarding Adults Review 'Joan' – Multi-agency Action Plan", Some("Joan")),
            ("Learning Review Report – Adult F (Mr Finlay)", Some("Adult F")),
            ("Briefing: Local Child Safeguarding Practice Review – Theo", Some("Theo")),
            ("Overview Report into the homicide of Marta", Some("Marta")),
            ("Review concerning Mrs. Edith M.", Some("Mrs Edith")),
            (
                "The Quay Inquiry: Report into the death of Emmanuel Okon at Scar Down Centre",
                Some("Emmanuel Okon"),
            ),
            ("'Luke': independent review of care before a homicide", Some("Luke")),
            ("Regulation 28: Prevention of Future Deaths Report – Jordan Pask", Some("Jordan Pask")),
            ("Regulation 28 Report: Elspeth Mary ROONEY, aged 28", Some("Elspeth Mary ROONEY")),
            ("Report under Regulation 28: Yusuf Warsa", Some("Yusuf Warsa")),
            ("Safeguarding Adults Review (SAR) in respect of ‘Adult B’", Some("Adult B")),
            ("Overview Report into the death of Mrs N", Some("Mrs N")),
            ("Domestic Homicide Review: Fern", Some("Fern")),
            ("Jaydon: A Local Child Safeguarding Practice Review", Some("Jaydon")),
            ("Kelvin: Safeguarding Adults Review", Some("Kelvin")),
            ("Ben Wren: Prevention of future deaths report", Some("Ben Wren")),
            ("Serious Case Review: Child A and Child B", None),
            ("Thematic review: self-neglect", None),
            ("Child Safeguarding Practice Review", None),
            ("Domestic Homicide Review Overview Report – Redacted", None),
        ] {
            assert_eq!(of(title).name.as_deref(), name, "{title}");
        }
    }
}
