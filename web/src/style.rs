//! The style sheet: written in one file a subject, sent as one sheet without what browsers do not need.
//!
//! The order of the files matters: how a page looks on a phone, on paper and in contrast themes comes last.

use std::sync::LazyLock;

/// The most bytes of the sheet that is sent.
#[cfg(test)]
const LIMIT: usize = 16 * 1024;

/// The files in the order in which browsers read them.
const FILES: [&str; 11] = [
    include_str!("../assets/style/base.css"),
    include_str!("../assets/style/around.css"),
    include_str!("../assets/style/control.css"),
    include_str!("../assets/style/results.css"),
    include_str!("../assets/style/filters.css"),
    include_str!("../assets/style/home.css"),
    include_str!("../assets/style/review.css"),
    include_str!("../assets/style/collected.css"),
    include_str!("../assets/style/survey.css"),
    include_str!("../assets/style/prose.css"),
    include_str!("../assets/style/modes.css"),
];

/// The sheet that is sent.
pub(crate) static STYLE: LazyLock<String> = LazyLock::new(|| compact(&FILES.concat()));

/// The same rules without comments and without white space that says nothing.
///
/// Strings and addresses that hold braces, semicolons or comments are not used in the files.
fn compact(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    for part in css.split("/*") {
        kept.push_str(part.split_once("*/").map_or(part, |(_comment, rules)| rules));
    }
    let mut sheet = String::with_capacity(kept.len());
    for word in kept.split_whitespace() {
        let joins = |letter: char| matches!(letter, '{' | '}' | ';' | ',' | ':' | '>');
        let parted = !sheet.ends_with(joins) && !word.starts_with(['{', '}', '>']);
        if parted && !sheet.is_empty() {
            sheet.push(' ');
        }
        sheet.push_str(word);
    }
    sheet.replace(";}", "}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_stays_light() {
        assert!(STYLE.len() <= LIMIT, "{} bytes", STYLE.len());
    }

    #[test]
    fn rules_stay_and_what_says_nothing_goes() {
        let css = "/* why */\na:hover,\n  .b > c { color: red; margin: 0 4px; }\n@media print { p { top: calc(1px + 2px); } }";

        assert_eq!(compact(css), "a:hover,.b>c{color:red;margin:0 4px}@media print{p{top:calc(1px + 2px)}}");
    }

    #[test]
    fn every_file_opens_and_closes_its_own_braces() {
        for file in FILES {
            assert_eq!(file.matches('{').count(), file.matches('}').count(), "{}", &file[..60]);
        }
    }
}
