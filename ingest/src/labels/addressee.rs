//! Which sector an agency belongs to, by its proper name.
//!
//! The rules are in `addressee.toml`; the first that matches holds. A name
//! that no rule knows has no sector.

use std::sync::LazyLock;

use serde::Deserialize;

use hindsight_index::phrase::{Matcher, Phrase, Strength};

/// One line of the rules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    /// Slug of the sector.
    slug: String,
    /// Phrases that names of that sector hold.
    patterns: Vec<String>,
}

/// The file of rules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    /// The rules in order.
    rule: Vec<Rule>,
}

/// The rules with their phrases compiled.
static RULES: LazyLock<(Vec<Rule>, Matcher)> = LazyLock::new(|| {
    let rules: Rules =
        toml::from_str(include_str!("addressee.toml")).expect("the rules are checked by a test");
    let phrases = rules.rule.iter().enumerate().flat_map(|(entry, rule)| {
        rule.patterns.iter().map(move |pattern| Phrase { entry, strength: Strength::Strong, pattern })
    });
    let matcher = Matcher::compile(phrases).expect("the rules are checked by a test");
    (rules.rule, matcher)
});

/// Slug of the sector to which a name belongs.
pub(super) fn sector(name: &str) -> Option<&'static str> {
    let (rules, matcher) = &*RULES;
    let first = matcher.find(name).into_iter().map(|found| found.entry).min()?;
    rules.get(first).map(|rule| rule.slug.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use hindsight_index::taxonomy::AGENCIES;

    #[test]
    fn every_rule_names_a_sector_of_the_taxonomy() {
        for rule in &RULES.0 {
            assert!(AGENCIES.get(&rule.slug).is_some(), "{}", rule.slug);
        }
    }

    #[test]
    fn names_belong_to_their_sectors() {
        for (name, slug) in [
            ("Northshire Hospitals NHS Foundation Trust", "acute"),
            ("Northshire Partnership NHS Foundation Trust", "amhs"),
            ("NHS Northshire Integrated Care Board", "nhs-commissioner"),
            ("Department of Health and Social Care", "gov-department"),
            ("Northshire County Council", "la"),
            ("Northshire Constabulary", "police"),
            ("HM Prison Northmoor", "prison"),
            ("Northshire Ambulance Service NHS Trust", "ambulance"),
            ("Northshire Widgets Ltd", "company"),
            ("Meadow View Nursing Home", "care-provider"),
            ("Royal College of Widgetry", "professional-body"),
            ("University of Northshire", "university"),
            ("Care Quality Commission", "coroner-regulator"),
        ] {
            assert_eq!(sector(name), Some(slug), "{name}");
        }
        assert_eq!(sector("REDACTED"), None);
    }
}
