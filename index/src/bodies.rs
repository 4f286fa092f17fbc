//! Public bodies by their proper names, read from TOML.
//!
//! A body belongs to a sector of the taxonomy of agencies and has one name
//! that is shown; what else it is or was called leads to that name. The data
//! is part of the program and checked by tests, so reading it cannot fail.

use std::sync::LazyLock;

use serde::Deserialize;

/// One public body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Slug of its sector.
    pub sector: String,
    /// The name that is shown.
    pub name: String,
    /// All that it is or was called, its name first.
    pub called: Vec<String>,
    /// The same as phrases (syntax: module [`crate::phrase`]).
    pub phrases: Vec<String>,
}

/// The file of bodies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The groups in order.
    group: Vec<Group>,
}

/// Bodies whose names are made alike.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    /// Slug of the sector.
    sector: String,
    /// The forms of a name, with `{}` for what differs.
    #[serde(default = "as_it_is")]
    forms: Vec<String>,
    /// What differs; other names after `|`.
    names: Vec<String>,
}

/// The form of names that stand as they are.
fn as_it_is() -> Vec<String> {
    vec!["{}".to_owned()]
}

impl Group {
    /// The bodies of the group.
    fn bodies(self) -> Vec<Body> {
        let Self { sector, forms, names } = self;
        let body = |line: &String| {
            let called: Vec<String> = line
                .split('|')
                .flat_map(|name| forms.iter().map(|form| form.replace("{}", name.trim())))
                .collect();
            let phrases = called.iter().map(|name| phrase(name)).collect();
            Some(Body { sector: sector.clone(), name: called.first()?.clone(), called, phrases })
        };
        names.iter().filter_map(body).collect()
    }
}

/// A name as a phrase: one of a single word that is not an acronym needs its capital, or `SLaM` is any slam.
fn phrase(name: &str) -> String {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let acronym = letters().count() > 1 && letters().all(char::is_uppercase);
    let capital = name.starts_with(char::is_uppercase);
    if capital && !acronym && !name.contains(' ') { format!("^{name}") } else { name.to_owned() }
}

/// The public bodies.
pub static BODIES: LazyLock<Vec<Body>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../taxonomy/bodies.toml"))
        .expect("the built-in bodies are checked by a test");
    file.group.into_iter().flat_map(Group::bodies).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taxonomy::AGENCIES;

    #[test]
    fn every_body_belongs_to_a_sector_and_has_a_name() {
        assert!(BODIES.len() > 400);
        for body in BODIES.iter() {
            assert!(AGENCIES.get(&body.sector).is_some(), "{}", body.sector);
            assert!(body.called.iter().all(|name| !name.contains("{}") && name.len() > 2), "{}", body.name);
        }
    }

    #[test]
    fn what_a_body_was_called_leads_to_the_name_that_is_shown() {
        let named = |name: &str| {
            let body = BODIES.iter().find(|body| body.called.iter().any(|called| called == name));
            body.map(|body| body.name.as_str())
        };

        assert_eq!(named("Sussex CCG"), Some("NHS Sussex Integrated Care Board"));
        assert_eq!(named("Hampshire Constabulary"), Some("Hampshire and Isle of Wight Constabulary"));
        assert_eq!(named("Powys Teaching Health Board"), Some("Powys Teaching Health Board"));
    }

    #[test]
    fn a_name_of_one_word_needs_its_capital() {
        assert_eq!(phrase("SLaM"), "^SLaM");
        assert_eq!(phrase("TEWV"), "TEWV");
        assert_eq!(phrase("Kent Police"), "Kent Police");
    }
}
