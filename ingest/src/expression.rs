//! Compiles the expressions that are written in the program.

use regex::Regex;

/// An expression that is fixed in the source; tests reach each.
pub(crate) fn fixed(expression: &str) -> Regex {
    Regex::new(expression).expect("the expression is fixed")
}
