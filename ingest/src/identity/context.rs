//! What stands round a number or a name: who is spoken of, and in what report.

use std::collections::BTreeSet;

use super::token::{Gap, Kind, Token, Tokens};

/// What must be known of the whole report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Report {
    /// It is a coroner's, about a death that was investigated.
    pub(super) coroner: bool,
    /// Its title says that it is such a report, of a death that the law makes public.
    pub(super) public: bool,
    /// The latest year that it names.
    pub(super) year: Option<u32>,
    /// The words of its title that may be those of the name of the dead, in lower case.
    pub(super) named: Vec<String>,
}

/// Words of titles that are no names.
const TITLES: &[&str] = &[
    "prevention",
    "future",
    "deaths",
    "death",
    "report",
    "regulation",
    "inquest",
    "touching",
    "into",
    "the",
    "finding",
    "coroner",
    "review",
];

/// The years that a report may name as past.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;

impl Report {
    pub(super) fn of<'a>(pages: impl Iterator<Item = &'a str>) -> Self {
        let (mut coroner, mut inquest, mut year) = (false, false, None);
        for page in pages {
            coroner |= page.contains("oroner") || page.contains("ORONER");
            inquest |= page.contains("nquest") || page.contains("NQUEST") || page.contains("into the death");
            let years = page.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
            let latest = years.filter_map(|run| run.parse().ok()).filter(|year| YEARS.contains(year)).max();
            year = year.max(latest);
        }
        Self { coroner: coroner && inquest, public: false, year, named: Vec::new() }
    }

    /// The same report under a title; that of a coroner's names the dead for all to read.
    pub(super) fn titled(mut self, title: Option<&str>) -> Self {
        const PUBLIC: &[&str] = &["prevention of future death", "regulation 28"];
        let told = title.map(str::to_lowercase).unwrap_or_default();
        self.public = self.coroner && PUBLIC.iter().any(|words| told.contains(words));
        let words = title.filter(|_| self.coroner).unwrap_or_default().split(|c: char| !c.is_alphabetic());
        let name = |word: &&str| word.chars().count() > 1 && word.starts_with(char::is_uppercase);
        let names = words.filter(name).map(str::to_lowercase);
        self.named = names.filter(|word| !TITLES.contains(&word.as_str())).collect();
        self
    }

    /// Whether the one whom the title names is spoken of round a place: two words of the name stand near.
    pub(super) fn speaks_of_titled(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        /// Tokens on either side.
        const REACH: usize = 7;
        /// The same in one sentence.
        const FAR: usize = 14;
        let near = |most: usize| tokens.back(at, most).chain(tokens.on(at, most));
        let in_sentence = || {
            let back = tokens.back(at, FAR).take_while(|(at, _)| !ends_sentence(tokens, *at));
            back.chain(tokens.on(at, FAR).take_while(|(at, _)| !ends_sentence(tokens, *at)))
        };
        let name = |(_, token): (usize, &Token<'_>)| {
            Some(token.text.to_lowercase()).filter(|word| self.named.contains(word))
        };
        let of_name = |found: BTreeSet<String>| found.len() >= 2;
        of_name(near(REACH).filter_map(name).collect()) || of_name(in_sentence().filter_map(name).collect())
    }

    /// Whether somebody is named with a title before a place whom the title of the report does not name.
    pub(super) fn is_of_another(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        const TITLES: &[&str] = &["mr", "mrs", "miss", "ms", "dr"];
        let mut before = tokens.back(at, 6).take_while(|(at, _)| !ends_sentence(tokens, *at));
        let Some((title, _)) = before.find(|(_, token)| token.is_word(TITLES)) else { return false };
        let named = |(_, token): (usize, &Token<'_>)| self.named.contains(&token.text.to_lowercase());
        !self.named.is_empty() && !tokens.on(title + 1, 3).any(named)
    }

    /// Whether the one of whom something is told here is the one whom the title names: "Anna was born", "the deceased was".
    pub(super) fn is_of_titled(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let said = |token: &Token<'_>| {
            token.is_word(&["was", "who", "is", "had", "been"]) || token.is_sign(&[',', '('])
        };
        let subject = tokens.back(at, 4).find(|(_, token)| !said(token));
        // "the sister of the deceased, born"
        let of = |at: usize| tokens.back(at, 2).any(|(_, token)| token.is_word(&["of"]));
        subject.filter(|(at, _)| !of(*at)).is_some_and(|(_, token)| {
            let capital = token.text.starts_with(char::is_uppercase);
            let named = capital && self.named.contains(&token.text.to_lowercase());
            named || token.is_word(&["deceased"])
        }) && self.public
    }
}

/// Words by which a person is spoken of.
const PERSONAL: &[&str] = &[
    "his",
    "her",
    "hers",
    "their",
    "my",
    "he",
    "she",
    "him",
    "mother",
    "mother's",
    "mum",
    "mum's",
    "mam",
    "father",
    "father's",
    "dad",
    "dad's",
    "stepfather",
    "stepmother",
    "grandmother",
    "grandfather",
    "grandparents",
    "grandma",
    "granddad",
    "nan",
    "aunt",
    "auntie",
    "uncle",
    "sister",
    "brother",
    "cousin",
    "niece",
    "nephew",
    "partner",
    "boyfriend",
    "girlfriend",
    "husband",
    "wife",
    "son",
    "daughter",
    "neighbour",
    "friend",
    "kin",
    "victim",
    "perpetrator",
    "parent",
    "parents",
    "family",
    "relative",
    "landlord",
    "landlady",
    "tenant",
    "lodger",
    "child",
    "child's",
];

/// Words by which an organisation is spoken of.
const ORGANISATION: &[&str] = &[
    "office",
    "offices",
    "committee",
    "parliament",
    "parliamentary",
    "council",
    "court",
    "courts",
    "coroner's",
    "switchboard",
    "helpline",
    "helplines",
    "hotline",
    "freephone",
    "enquiries",
    "inquiries",
    "enquiry",
    "fax",
    "facsimile",
    "press",
    "media",
    "website",
    "www",
    "http",
    "https",
    "board",
    "boards",
    "trust",
    "hospital",
    "surgery",
    "clinic",
    "police",
    "constabulary",
    "service",
    "services",
    "team",
    "teams",
    "charity",
    "partnership",
    "commission",
    "department",
    "ministry",
    "headquarters",
    "reception",
    "newsroom",
    "library",
    "publications",
    "publisher",
    "isbn",
    "secretariat",
    "directorate",
    "authority",
    "agency",
    "samaritans",
    "childline",
    "crimestoppers",
    "centre",
    "limited",
    "ltd",
    "plc",
    "llp",
    "solicitors",
    "association",
    "foundation",
    "society",
    "institute",
    "university",
    "college",
    "school",
    "copyright",
    "feedback",
    "complaints",
    "hub",
    "mash",
    "unit",
    "branch",
    "bureau",
    "ombudsman",
    "hall",
    "hq",
    "duty",
    "desk",
    "line",
    "lines",
    "hours",
    "door",
];

/// Words by which people are told how to reach an organisation.
const REACH: &[&str] = &[
    "fax",
    "facsimile",
    "www",
    "website",
    "http",
    "https",
    "helpline",
    "helplines",
    "hotline",
    "switchboard",
    "freephone",
    "newsroom",
    "isbn",
    "dx",
];

/// Words that may join the names and places of a letterhead.
const JOINERS: &[&str] =
    &["of", "and", "the", "for", "tel", "telephone", "phone", "t", "or", "on", "in", "at"];

/// Whether what stands at a place, up to `end`, is an organisation's by the words round it.
///
/// A word for a person nearby wins: "his mother's number, which the office had".
pub(super) fn is_organisation(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    if is_letterhead(tokens, start) {
        return true;
    }
    let before = || tokens.back(start, 25).take_while(|(at, _)| !ends_sentence(tokens, *at));
    let same = |(at, token): &(usize, &Token<'_>)| {
        !ends_sentence(tokens, *at) && token.gap < Gap::Line && !(*at == end && opens_sentence(token))
    };
    let behind = || tokens.on(end, 15).take_while(same);
    if before().take(10).chain(behind().take(6)).any(|(_, token)| token.is_name_of(PERSONAL)) {
        return false;
    }
    let reach = |at: usize| tokens.is_word(at, REACH);
    (start.saturating_sub(25)..end + 25).any(reach)
        || before().chain(behind()).any(|(_, token)| token.is_word(ORGANISATION))
}

/// Whether a person is spoken of in one of so many tokens right before a place.
pub(super) fn follows_person(tokens: &Tokens<'_>, at: usize, most: usize) -> bool {
    let mut before = tokens.back(at, most).take_while(|(at, _)| !ends_sentence(tokens, *at));
    before.any(|(_, token)| token.is_name_of(PERSONAL))
}

/// Whether a word begins a sentence, though no full stop stands before it.
fn opens_sentence(token: &Token<'_>) -> bool {
    const OPENERS: &[&str] =
        &["the", "she", "he", "they", "it", "in", "on", "at", "when", "a", "an", "this", "no", "section"];
    token.is_word(OPENERS) && token.text.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a sentence ends with the token at this place.
pub(super) fn ends_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    const SHORT: &[&str] = &["tel", "no", "ext", "dr", "mr", "mrs", "ms", "st", "mob", "rd", "ave", "approx"];
    let short = at.checked_sub(1).is_some_and(|before| tokens.is_word(before, SHORT));
    let next = tokens.get(at + 1);
    tokens.is_sign(at, &['.', '?', '!', ';']) && !short && next.is_none_or(|next| next.gap > Gap::None)
}

/// Whether nothing but names, places and numbers stand between an organisation and what follows.
///
/// So a letterhead goes: it may be cut into lines, and have full stops.
fn is_letterhead(tokens: &Tokens<'_>, start: usize) -> bool {
    for at in (start.saturating_sub(40)..start).rev() {
        let Some(token) = tokens.get(at) else { break };
        if token.is_word(ORGANISATION) {
            return true;
        }
        let words =
            token.kind == Kind::Word && token.text.len() > 1 && token.text.chars().all(char::is_lowercase);
        if words && !token.is_word(JOINERS) || token.is_name_of(PERSONAL) {
            break;
        }
    }
    false
}
