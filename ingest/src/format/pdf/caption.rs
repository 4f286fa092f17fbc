//! Tells the name of a figure or a table, such as "Figure 4", from other words.

/// What figures are called.
const FIGURES: [&str; 9] = ["figure", "fig", "table", "box", "chart", "graph", "photo", "photograph", "map"];

/// Whether a text begins with the name of a figure and its number.
pub(crate) fn names_figure(text: &str) -> bool {
    names(&FIGURES, text)
}

/// Whether a text begins with one of these words, which are in lower case, and a number.
pub(crate) fn names(things: &[&str], text: &str) -> bool {
    let mut words = text.split_whitespace();
    let name = words.next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    let number = words.next().unwrap_or_default();
    things.contains(&name.as_str()) && number.starts_with(|ch: char| ch.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_named_by_its_kind_and_number() {
        assert!(["Figure 4", "Fig. 2: The pier", "TABLE 3"].iter().all(|text| names_figure(text)));
        assert!(!["Figures 4", "Figure", "Map of the pier", ""].iter().any(|text| names_figure(text)));
    }
}
