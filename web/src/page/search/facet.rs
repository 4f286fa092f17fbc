//! The values of a facet as they are listed: in an order that no tick changes.
//!
//! A ticked value is always listed, at 0 too: one that vanished would be
//! dropped by the next search.

use hindsight_index::search::FacetValue;
use hindsight_index::taxonomy::Taxonomy;

/// A value to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The value in links.
    pub(crate) value: String,
    /// The value for people.
    pub(crate) name: String,
    /// The heading under which it stands; may be empty.
    pub(crate) head: String,
    /// Reviews.
    pub(crate) count: usize,
    /// Whether it is ticked.
    pub(crate) ticked: bool,
}

/// The values of a taxonomy's facet, by heading and name.
pub(crate) fn of_taxonomy(values: &[FacetValue], ticked: &[String], taxonomy: &Taxonomy) -> Vec<Choice> {
    let name = |slug: &str| taxonomy.name(slug).to_owned();
    let mut choices = listed(values, ticked, name);
    for choice in &mut choices {
        choice.head = taxonomy.get(&choice.value).map(|entry| entry.head.clone()).unwrap_or_default();
    }
    choices
        .sort_by_cached_key(|choice| (choice.head.clone(), choice.name.to_lowercase(), choice.value.clone()));
    choices
}

/// The values of a closed vocabulary's facet, in the order of `all`.
pub(crate) fn of_vocabulary(
    values: &[FacetValue],
    ticked: &[String],
    all: &[(&'static str, &'static str)],
) -> Vec<Choice> {
    let place = |value: &str| all.iter().position(|(word, _)| *word == value);
    let name = |word: &str| place(word).and_then(|at| all.get(at)).map_or(word, |(_, name)| name).to_owned();
    let mut choices = listed(values, ticked, name);
    choices.sort_by_key(|choice| place(&choice.value).unwrap_or(usize::MAX));
    choices
}

/// The values that match something or are ticked.
fn listed(values: &[FacetValue], ticked: &[String], name: impl Fn(&str) -> String) -> Vec<Choice> {
    let known = values.iter().map(|value| Choice {
        value: value.value.clone(),
        name: if value.name.is_empty() { name(&value.value) } else { value.name.clone() },
        head: String::new(),
        count: value.count,
        ticked: ticked.contains(&value.value),
    });
    let lost = ticked.iter().filter(|slug| values.iter().all(|value| value.value != **slug)).map(|slug| {
        Choice { value: slug.clone(), name: name(slug), head: String::new(), count: 0, ticked: true }
    });
    known.chain(lost).filter(|choice| choice.count > 0 || choice.ticked).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(value: &str, count: usize) -> FacetValue {
        FacetValue { value: value.into(), name: value.to_uppercase(), count }
    }

    fn values(choices: &[Choice]) -> Vec<&str> {
        choices.iter().map(|choice| choice.value.as_str()).collect()
    }

    #[test]
    fn a_ticked_value_stays_listed_when_nothing_matches_it() {
        let no_entries = Taxonomy::parse("").expect("an empty taxonomy");
        let ticked = ["gone".to_owned(), "zero".to_owned()];

        let choices =
            of_taxonomy(&[value("zero", 0), value("unticked", 0), value("some", 3)], &ticked, &no_entries);

        assert_eq!(values(&choices), ["gone", "some", "zero"]);
        assert!(choices.iter().all(|choice| choice.ticked == (choice.count == 0)));
    }

    #[test]
    fn neither_counts_nor_ticks_change_the_order() {
        let text = "[a]\nname = 'Zeal'\nhead = 'First'\n[b]\nname = 'Care'\nhead = 'Second'\n[c]\nname = 'Ardour'\nhead = 'First'";
        let taxonomy = Taxonomy::parse(text).expect("a taxonomy");
        let named = |slug: &str, count| FacetValue { value: slug.into(), name: String::new(), count };

        let before = of_taxonomy(&[named("a", 1), named("b", 9), named("c", 2)], &[], &taxonomy);
        let after = of_taxonomy(&[named("b", 1), named("c", 8), named("a", 5)], &["a".into()], &taxonomy);

        assert_eq!(values(&before), ["c", "a", "b"]);
        assert_eq!(values(&after), values(&before));
    }

    #[test]
    fn kinds_of_section_stand_in_the_order_of_a_report() {
        let all = [("findings", "Findings"), ("analysis", "Analysis")];

        let choices = of_vocabulary(&[value("analysis", 5), value("findings", 1)], &[], &all);

        assert_eq!(values(&choices), ["findings", "analysis"]);
    }
}
