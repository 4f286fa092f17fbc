//! How the ways out of a search that finds nothing are said, and what the library does not hold.
//!
//! The searches themselves, with what each finds, come from the index.

use hindsight_index::search::{Lack, Way};

use crate::page::chip;

/// What is different about another search, as an order: `Look for any of the words`.
pub(crate) fn label(way: &Way, query: &str) -> String {
    match way {
        Way::Spelling => format!("Search for {query} instead"),
        Way::OtherWordings => "Look for the other wordings too".to_owned(),
        Way::AnyWord => "Look for any of the words".to_owned(),
        Way::WithoutScope => "Let the words stand anywhere in a review".to_owned(),
        Way::WithoutQuotes => "Let the words of each phrase stand apart".to_owned(),
        Way::WithoutSigns => "Look for the same words without operators".to_owned(),
        Way::WithoutCondition { condition } => {
            format!("Leave out {}", crate::words::shortened(condition, 60))
        }
        Way::OnlyCondition { condition } => {
            format!("Look for {} alone", crate::words::shortened(condition, 60))
        }
        Way::WithoutFilters => "Remove every filter".to_owned(),
        Way::WithoutFilter { filter, name } => match *filter {
            "year" => format!("Remove the filter published: {}", chip::span(name)),
            "tier" => format!("Remove the filter themes: {name}"),
            filter => format!("Remove the filter {filter}: {name}"),
        },
        Way::Theme { name, .. } => name.clone(),
        _ => format!("Search for {query}"),
    }
}

/// What the library does not hold, in a sentence.
pub(crate) fn lack(lack: &Lack) -> String {
    match lack {
        Lack::Type { name } => format!("It holds no review of the type “{name}”."),
        Lack::Theme { name } => format!("No review in it has the theme “{name}”."),
        Lack::Agency { name } => format!("In no review in it is the agency “{name}” involved or addressed."),
        Lack::Role { name } => format!("It holds no document of the kind “{}”.", name.replace('_', " ")),
        Lack::Area { name } => format!("It holds no review of an area called “{name}”."),
        Lack::Before { year } => format!("It holds nothing published before {year}."),
        Lack::After { year } => format!("It holds nothing published after {year}."),
        Lack::Years { years } => format!("It holds nothing published in {}.", chip::span(years)),
        Lack::Word { name } => format!("No review in it has the word “{name}”, in any form."),
        _ => "It holds nothing of the kind.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_said_as_people_say_them() {
        let without = Way::WithoutFilter { filter: "year", name: "2014..".to_owned() };

        assert_eq!(label(&without, ""), "Remove the filter published: 2014 or later");
        let years = Lack::Years { years: "2014..2015".to_owned() };
        assert_eq!(lack(&years), "It holds nothing published in 2014 to 2015.");
        assert_eq!(lack(&Lack::Years { years: "2014".into() }), "It holds nothing published in 2014.");
    }
}
