//! The English of Hindsight's front end that is no part of one page: tables, and what is said in several places.
//!
//! Sentences stand here, in the pages (`page/`) and in `error.rs`, and nowhere else (a test).

pub(crate) mod lost;
pub(crate) mod offer;

use hindsight_index::search::{Sort, Words};
use hindsight_index::vocabulary::{AgencyRole, DocumentRole, Format, Outcome, Polarity, Tier};

/// Our name.
pub(crate) const NAME: &str = "Hindsight";
/// What we are, in a line.
pub(crate) const WHAT: &str = "Search the words of published safeguarding, homicide and inquest reviews";
/// What stands in place of a title that is not known.
pub(crate) const NO_TITLE: &str = "Title not known";
/// What stands in place of a heading where there is none before.
pub(crate) const NO_HEADING: &str = "Before the first heading";
/// What stands in place of a fact that is not known.
pub(crate) const NOT_KNOWN: &str = "Not stated in the report";
/// Where "Exit this page" leads.
pub(crate) const EXIT: &str = "https://www.bbc.co.uk/weather";

/// Where to turn for help: name, number or address in words, link.
pub(crate) const SUPPORT: [(&str, &str); 4] = [
    ("Samaritans 116 123", "https://www.samaritans.org/"),
    ("NSPCC 0808 800 5000", "https://www.nspcc.org.uk/"),
    ("National Domestic Abuse Helpline 0808 2000 247", "https://www.nationaldahelpline.org.uk/"),
    ("Hourglass 0808 808 8141", "https://wearehourglass.org/"),
];

/// A count with its noun: `1 review`, `1,204 reviews`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(count), if count == 1 { one } else { many })
}

/// A count with its noun, for the commonest noun.
pub(crate) fn reviews(count: usize) -> String {
    counted(count, "review", "reviews")
}

/// How much of a search a feed has.
pub(crate) fn feed(shown: usize, total: usize) -> String {
    match total > shown {
        true => format!("The {shown} of {} that were published last", reviews(total)),
        false => format!("{}, the last published first", reviews(total)),
    }
}

/// A number with commas between thousands.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A text cut to about so many characters, at a word if there is one; an ellipsis says so.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let at_word = cut.rfind(char::is_whitespace).filter(|at| *at * 2 > cut.len());
    format!("{}…", cut.get(..at_word.unwrap_or(cut.len())).unwrap_or(&cut).trim_end())
}

/// A date as people write it: `31 May 2019`, `May 2019`, `2019`.
pub(crate) fn date(text: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = text.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|month| month.parse::<usize>().ok());
    let month = month.and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let day = parts.next().and_then(|day| day.parse::<u8>().ok());
    match (month, day) {
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        _ => year.to_owned(),
    }
}

/// How many of the words must be there.
pub(crate) const fn amount(words: Words) -> &'static str {
    match words {
        Words::Most => "most words",
        Words::All => "all words",
        Words::Any => "any word",
    }
}

/// The order of results.
pub(crate) const fn order(sort: Sort) -> &'static str {
    match sort {
        Sort::Best => "best match",
        Sort::Newest => "newest",
        Sort::Oldest => "oldest",
    }
}

/// How much of a review a theme is.
pub(crate) const fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Central => "Central",
        Tier::Mentioned => "Mentioned",
    }
}

/// What is said of practice; nothing, where that is not certain.
pub(crate) const fn polarity(polarity: Polarity) -> Option<&'static str> {
    match polarity {
        Polarity::Concern => Some("concern"),
        Polarity::Good => Some("good practice"),
        Polarity::Neutral => None,
    }
}

/// What an agency is to a review.
pub(crate) const fn agency_role(role: AgencyRole) -> &'static str {
    match role {
        AgencyRole::Involved => "involved",
        AgencyRole::Addressed => "addressed",
        AgencyRole::Mentioned => "mentioned",
    }
}

/// What a file is within its review.
pub(crate) const fn document_role(role: DocumentRole) -> &'static str {
    match role {
        DocumentRole::Report => "Report",
        DocumentRole::Summary => "Summary",
        DocumentRole::Briefing => "Learning briefing",
        DocumentRole::ActionPlan => "Action plan",
        DocumentRole::Response => "Response",
        DocumentRole::Letter => "Letter",
        DocumentRole::Transcript => "Transcript",
        DocumentRole::Appendix => "Appendix",
        DocumentRole::Other => "Other document",
    }
}

/// A sentence with a capital letter first.
pub(crate) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// An age band as it is read.
pub(crate) fn age(band: &str) -> String {
    match band {
        "85-plus" => "85 and over".to_owned(),
        "0-28-days" | "1-11-months" => band.replacen('-', "–", 1).replace('-', " "),
        _ => band.replace('-', "–"),
    }
}

/// What came of a case, as it is read.
pub(crate) fn outcome(word: &str) -> String {
    match Outcome::from_word(word) {
        Some(Outcome::Death) => "Death".to_owned(),
        Some(Outcome::SeriousHarm) => "Serious harm".to_owned(),
        Some(Outcome::NearMiss) => "Near miss".to_owned(),
        Some(Outcome::Abuse) => "Abuse".to_owned(),
        Some(Outcome::Perpetration) => "Harm done by the one whom it is about".to_owned(),
        Some(Outcome::NoIncident) => "No one case".to_owned(),
        None => word.to_owned(),
    }
}

/// A format by the name that people use.
pub(crate) const fn format(format: Format) -> &'static str {
    match format {
        Format::Pdf => "PDF",
        Format::Html => "web page",
        Format::Docx => "Word document",
        Format::Text => "text file",
        Format::Markdown => "Markdown file",
    }
}

/// A language by its ISO 639-1 code; a rare one by the code itself.
pub(crate) fn language(code: &str) -> &str {
    match code {
        "en" => "English",
        "cy" => "Welsh",
        "gd" => "Scottish Gaelic",
        "ga" => "Irish",
        "fr" => "French",
        "de" => "German",
        other => other,
    }
}

/// What is said of words that were read from a picture.
pub(crate) fn recognised(confidence: Option<u8>) -> String {
    let sure = confidence.map(|sure| format!(", {sure} % sure")).unwrap_or_default();
    format!("read from a picture of the page{sure}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn a_date_is_as_precise_as_it_was() {
        assert_eq!(["2019-05-31", "2019-05", "2019"].map(date), ["31 May 2019", "May 2019", "2019"]);
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(shortened("the quick brown fox", 12), "the quick…");
        assert_eq!(shortened("ééééééé", 3), "ééé…");
    }

    /// The texts of a line of source that a reader would see as a sentence: three words in small letters and more.
    fn sentences(line: &str) -> Vec<&str> {
        let texts = line.split('"').skip(1).step_by(2);
        let word = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
        let long = |text: &&str| {
            let words: Vec<bool> = text.split(' ').map(word).collect();
            words.windows(3).any(|three| three.iter().all(|small| *small))
        };
        texts.filter(long).collect()
    }

    /// The sources of a folder, tests left out.
    fn sources(dir: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            match entry.is_dir() {
                true => sources(&entry, found),
                false => found.push(entry),
            }
        }
    }

    #[test]
    fn sentences_stand_in_pages_here_and_among_the_errors() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut all = Vec::new();
        sources(&root, &mut all);
        let ours = |path: &std::path::PathBuf| {
            let path = path.strip_prefix(&root).expect("it lies there");
            ["page", "words"].iter().any(|folder| path.starts_with(folder))
                || path.ends_with("error.rs")
                || path.ends_with("tests.rs")
        };
        for path in all.iter().filter(|path| !ours(path)) {
            let text = std::fs::read_to_string(path).expect("UTF-8");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = code.lines().map(str::trim).filter(|line| {
                !line.starts_with("//") && !line.starts_with("#[") && !line.contains(".expect(")
            });
            let found: Vec<&str> = lines.flat_map(sentences).collect();
            assert!(
                found.is_empty(),
                "{}: {found:?} belongs to a page, to words or to error.rs",
                path.display()
            );
        }
        assert!(all.len() > 50);
        assert_eq!(sentences("Err(\"there is no page here\", \"a b\")"), ["there is no page here"]);
    }
}
