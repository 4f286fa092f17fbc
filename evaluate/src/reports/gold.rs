//! The gold file of reports: a line of JSON for each.
//!
//! Fields that are not scored (`notes`, `pages` …) are passed over. Never guesses: a line that
//! cannot be read is an error with its number.

use serde::{Deserialize, Deserializer};

/// What is known of one report.
#[derive(Debug, Clone, Deserialize)]
pub struct Gold {
    /// The name of its file.
    pub file: String,
    /// The title that it bears.
    pub title: Option<String>,
    /// Other titles that are as good.
    #[serde(default, deserialize_with = "one_or_more")]
    pub title_alt: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// What it is, in the words of the closed vocabulary.
    pub document_role: Option<String>,
    /// When it was published, as precise as it says: `2019`, `2019-05`, `2019-05-31`.
    pub published: Option<String>,
    /// The year of what it is about.
    pub incident_year: Option<i16>,
    /// Sections whose kind is plain.
    #[serde(default)]
    pub sections: Vec<GoldSection>,
    /// The first of its recommendations.
    #[serde(default)]
    pub recommendations: Vec<GoldRecommendation>,
    /// How many it makes in all.
    pub recommendations_total: Option<usize>,
    /// The matters of concern of a coroner's report.
    #[serde(default)]
    pub concerns: Vec<GoldRecommendation>,
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

        assert_eq!(gold[0].title_alt, ["U"]);
        assert_eq!(gold[0].recommendations[0].also_at, [3]);
    }
}
