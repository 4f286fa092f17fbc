//! The gold file of reports: a line of JSON for each.
//!
//! Fields that are not scored (`notes`, `running_header` …) are passed over. Never guesses: a line that
//! cannot be read is an error with its number.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// What is known of one report.
#[derive(Debug, Clone, Deserialize)]
pub struct Gold {
    /// The name of its file.
    pub file: String,
    /// Sections whose kind is plain.
    #[serde(default)]
    pub sections: Vec<GoldSection>,
    /// The first of its recommendations.
    #[serde(default)]
    pub recommendations: Vec<GoldRecommendation>,
    /// How many it makes in all.
    pub recommendations_total: Option<usize>,
    /// The matters of concern of a coroner's report; none if gold does not speak of them.
    #[serde(default)]
    pub concerns: Option<Vec<GoldRecommendation>>,
    /// Its facts by field name: a word, a number or a list; `null` or an empty list where it states none.
    /// A fact that is not among them is not scored. Other values that are as good stand under the name
    /// with `_alt`.
    #[serde(flatten)]
    pub facts: BTreeMap<String, Value>,
}

impl Gold {
    /// The values of a fact; none if gold does not speak of it.
    pub(super) fn values(&self, fact: &str) -> Option<Vec<String>> {
        self.facts.get(fact).map(words)
    }
}

/// What a value of JSON says, each in words.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(all) => all.iter().flat_map(words).collect(),
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

/// A section whose kind is plain.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldSection {
    /// Its kind, in the words of the closed vocabulary.
    pub kind: String,
    /// Its heading.
    pub heading: String,
    /// The page on which it starts.
    pub page: u32,
    /// Other kinds that are as good.
    #[serde(default, deserialize_with = "one_or_more")]
    pub alt_kinds: Vec<String>,
}

/// One recommendation or matter of concern.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldRecommendation {
    /// Its number as printed; none if it has none.
    #[serde(default)]
    pub number: Option<String>,
    /// The page on which it starts.
    pub page: u32,
    /// Its first words.
    pub starts: String,
    /// Pages on which it stands again.
    #[serde(default, deserialize_with = "one_or_more")]
    pub also_at: Vec<u32>,
    /// Its details by field name, as the facts of a report: `addressees`, `deadline`, `items` (how many), `answer`.
    #[serde(flatten)]
    pub details: BTreeMap<String, Value>,
}

impl GoldRecommendation {
    /// The values of a detail; none if gold does not speak of it.
    pub(super) fn values(&self, detail: &str) -> Option<Vec<String>> {
        self.details.get(detail).map(words)
    }
}

/// Reads a value, a list of values, or nothing.
fn one_or_more<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Form<T> {
        More(Vec<T>),
        One(T),
    }
    Ok(match Option::<Form<T>>::deserialize(from)? {
        Some(Form::More(all)) => all,
        Some(Form::One(one)) => vec![one],
        None => Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gold::read;

    #[test]
    fn a_line_is_read_and_what_is_not_scored_is_passed_over() {
        let line = r#"{"file":"a.pdf","title":"T","title_alt":"U","publisher":null,"document_role":"report","published":"2031","incident_year":null,"pages":3,"sections":[{"kind":"findings","heading":"F","page":2}],"recommendations":[{"number":"1","page":2,"starts":"Count","also_at":[3]}],"recommendations_total":1,"notes":"n"}"#;

        let gold: Vec<Gold> = read(line).expect("gold");

        assert_eq!(gold[0].values("title_alt"), Some(vec!["U".to_owned()]));
        assert_eq!((gold[0].values("publisher"), gold[0].values("area")), (Some(Vec::new()), None));
        assert_eq!(gold[0].values("pages"), Some(vec!["3".to_owned()]));
        assert_eq!(gold[0].recommendations[0].also_at, [3]);
        assert_eq!(gold[0].recommendations[0].values("items"), None);
    }
}
