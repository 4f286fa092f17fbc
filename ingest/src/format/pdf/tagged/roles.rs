//! Gives the types of elements their meaning.
//!
//! A file may name types as it likes and map them to the standard ones, also
//! in several steps; a map that runs in a circle maps to nothing.

use hayro_interpret::hayro_syntax::object::{Dict, Name};

use super::Role;

/// In how many steps a type may be mapped.
const STEPS: usize = 8;
/// The lowest level of a heading.
const LOWEST: u8 = 6;

/// What an element is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It only holds others; a section makes plain headings in it lower.
    Group {
        /// Whether it is a section.
        section: bool,
    },
    /// Its content has this role, whatever is in it.
    Has(Role),
    /// A heading whose level follows from the sections round it.
    PlainHeading,
    /// Body text: nothing in it matters.
    Text,
}

/// The map of a file.
#[derive(Debug, Default)]
pub(super) struct Roles<'d>(Option<Dict<'d>>);

impl<'d> Roles<'d> {
    /// The map under the root of the tree.
    pub(super) fn of(root: &Dict<'d>) -> Self {
        Self(root.get("RoleMap"))
    }

    /// What a type means.
    pub(super) fn meaning(&self, name: &Name<'d>) -> Meaning {
        let mut name = name.clone();
        for _ in 0..STEPS {
            if let Some(known) = standard(name.as_ref()) {
                return known;
            }
            match self.0.as_ref().and_then(|map| map.get::<Name<'d>>(name.as_ref())) {
                Some(next) => name = next,
                None => break,
            }
        }
        Meaning::Group { section: false }
    }
}

/// What a standard type means.
fn standard(name: &[u8]) -> Option<Meaning> {
    Some(match name {
        b"Sect" | b"Part" | b"Art" => Meaning::Group { section: true },
        b"Document" | b"DocumentFragment" | b"Div" | b"BlockQuote" | b"NonStruct" | b"Private" | b"TOC"
        | b"Index" | b"L" | b"LI" | b"LBody" | b"Table" | b"TR" | b"THead" | b"TBody" | b"TFoot"
        | b"Aside" => Meaning::Group { section: false },
        b"P" | b"Span" | b"Link" | b"Reference" | b"Annot" | b"Figure" | b"Formula" | b"Form" | b"Lbl"
        | b"Quote" | b"Code" | b"BibEntry" | b"Ruby" | b"Warichu" | b"Artifact" | b"Em" | b"Strong" => {
            Meaning::Text
        }
        b"Title" => Meaning::Has(Role::Heading(1)),
        b"H" => Meaning::PlainHeading,
        b"TOCI" => Meaning::Has(Role::Entry),
        b"Note" | b"FENote" => Meaning::Has(Role::Note),
        b"TD" | b"TH" => Meaning::Has(Role::Cell),
        b"Caption" => Meaning::Has(Role::Caption),
        [b'H', digits @ ..] if (1..=3).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit) => {
            let level = digits.iter().fold(0_u16, |level, digit| level * 10 + u16::from(digit - b'0'));
            Meaning::Has(Role::Heading(u8::try_from(level).unwrap_or(LOWEST).clamp(1, LOWEST)))
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_from_the_name_and_stays_in_its_bounds() {
        let level = |name: &str| match standard(name.as_bytes()) {
            Some(Meaning::Has(Role::Heading(level))) => Some(level),
            _ => None,
        };

        assert_eq!(["H1", "H6", "H7", "H999", "H0"].map(level), [1, 6, 6, 6, 1].map(Some));
        assert_eq!(["H", "H1234", "Hx", "Heading1", ""].map(level), [None; 5]);
    }
}
