//! The English of the pages, where it is a table or is said in several places.

use hindsight_index::search::{Sort, Words};
use hindsight_index::vocabulary::{AgencyRole, DocumentRole, Format, Outcome, Polarity, Tier};

/// Our name.
pub(crate) const NAME: &str = "Hindsight";
/// What we are, in a line.
pub(crate) const WHAT: &str = "Search the words of published safeguarding, homicide and inquest reviews";
/// What stands in place of a title that is not known.
pub(crate) const NO_TITLE: &str = "Title not known";
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
}
