//! BibTeX: one entry a review, its quotations in `annote`.
//!
//! In UTF-8, as biber and today's BibTeX read it; signs that TeX would act on are escaped.

use std::fmt::Write as _;

use crate::entry::{by_review, one_line};
use crate::{Entry, Quotation, Source};

/// A whole file of quotations.
#[must_use]
pub fn quotations(entries: &[Entry]) -> String {
    let mut file = String::new();
    for (at, group) in by_review(entries).iter().enumerate() {
        let Some(first) = group.first() else { continue };
        let annote: Vec<String> = group.iter().map(|quoted| annotated(quoted)).collect();
        entry(&mut file, at, &first.source, &annote.join(" \\par "));
    }
    for one in entries {
        if let Entry::Lost { address, why, .. } = one {
            // Between entries BibTeX passes over all but a sign that starts one.
            let said = one_line(&format!("Not found: {address}: {why}")).replace('@', "(at)");
            let _ = writeln!(file, "{said}\n");
        }
    }
    file
}

/// Whole reviews, without quotations.
#[must_use]
pub fn reviews(sources: &[Source]) -> String {
    let mut file = String::new();
    sources.iter().enumerate().for_each(|(at, source)| entry(&mut file, at, source, ""));
    file
}

/// The entry of a review.
fn entry(file: &mut String, at: usize, source: &Source, annote: &str) {
    let date = source.date.clone().unwrap_or_default();
    let month = date.split('-').nth(1).unwrap_or_default();
    let fields = [
        ("title", braced(&source.title)),
        ("institution", braced(source.publisher.as_deref().unwrap_or_default())),
        ("type", escaped(source.kind.as_deref().unwrap_or_default())),
        ("number", escaped(source.reference.as_deref().unwrap_or_default())),
        ("year", escaped(date.split('-').next().unwrap_or_default())),
        ("month", escaped(month)),
        ("address", escaped(source.area.as_deref().unwrap_or_default())),
        ("url", escaped(source.published_at.as_deref().unwrap_or(&source.link))),
        ("note", escaped(&format!("SHA-256 of the file: {}", source.sha256))),
        ("annote", annote.to_owned()),
    ];
    let _ = writeln!(file, "@techreport{{{},", key(&source.id, at));
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty() && value != "{}") {
        let _ = writeln!(file, "  {name} = {{{value}}},");
    }
    file.push_str("}\n\n");
}

/// A quotation with its place and the reader's note.
fn annotated(quoted: &Quotation) -> String {
    let how = quoted.place.recognised.iter().cloned().chain(quoted.cut());
    let place: Vec<String> = std::iter::once(quoted.place.cited()).chain(how).collect();
    let note = if quoted.note.is_empty() { String::new() } else { format!(" Note: {}", quoted.note) };
    escaped(&format!("“{}” ({}; {}).{note}", quoted.printed(), place.join("; "), quoted.source.link))
}

/// The name of an entry: the id, as far as a name may have its letters.
fn key(id: &str, at: usize) -> String {
    let plain: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if plain.is_empty() { format!("review-{}", at + 1) } else { plain }
}

/// A value whose capitals stay as they are.
fn braced(value: &str) -> String {
    format!("{{{}}}", escaped(value))
}

/// A value in which TeX finds nothing to do.
fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in one_line(value).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash "),
            '{' => out.push_str("\\textbraceleft "),
            '}' => out.push_str("\\textbraceright "),
            '~' => out.push_str("\\textasciitilde "),
            '^' => out.push_str("\\textasciicircum "),
            '#' | '$' | '%' | '&' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sample;

    #[test]
    fn a_file_of_quotations_is_this_to_the_byte() {
        assert_eq!(
            quotations(&sample::entries()),
            "@techreport{r1,
  title = {{Learning from Alder}},
  institution = {{Inventshire Board}},
  type = {Safeguarding adults review},
  number = {SAR-7},
  year = {2019},
  month = {05},
  address = {Inventshire},
  url = {https://example.org/alder},
  note = {SHA-256 of the file: abab},
  annote = {“She said \"no one asked\", twice.” (page 12 (printed 10); https://hindsight.example/review/r1?page=12\\#p12). Note: =HYPERLINK(1)},
}

@techreport{r2,
  title = {{<Title> \\& more}},
  url = {/review/r2?page=3\\#p3},
  note = {SHA-256 of the file: cdcd},
  annote = {“… - First line Second, line” (pages 3–4; read from a picture of the page, 91 \\% sure; only the first 25 of 90 characters are quoted; /review/r2?page=3\\#p3).},
}

Not found: r3.9: there is no such review

"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        #[test]
        fn braces_are_closed_whatever_the_text(entries in sample::any_entries()) {
            let file = quotations(&entries);

            let quoted = entries.iter().any(|entry| matches!(entry, Entry::Quoted(_)));
            prop_assert_eq!(file.contains("@techreport{"), quoted);
            let lost: usize = entries.iter().map(|entry| match entry {
                Entry::Lost { address, why, .. } => address.matches(['{', '}']).count() + why.matches(['{', '}']).count(),
                Entry::Quoted(_) => 0,
            }).sum();
            let (open, shut) = (file.matches('{').count(), file.matches('}').count());
            prop_assert!(open.abs_diff(shut) <= lost);
        }
    }
}
