//! What is written to files.

/// A review as a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The permanent id.
    pub id: String,
    /// The title, or what stands in its place.
    pub title: String,
    /// The type of review, for people.
    pub kind: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The area.
    pub area: Option<String>,
    /// When it was published: `2019`, `2019-05` or `2019-05-31`.
    pub date: Option<String>,
    /// The publisher's own reference.
    pub reference: Option<String>,
    /// The address at which it was published.
    pub published_at: Option<String>,
    /// The address of the review, or of the page of it that is quoted, in the library.
    pub link: String,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// Where words stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The page or pages, counted from 1: `12`, `12–13`; empty in a text without pages.
    pub page: String,
    /// What is printed on them, if that is known.
    pub label: String,
    /// The section: its kind and heading.
    pub section: String,
    /// How the words were read, if not from text: `read from a picture of the page, 91 % sure`.
    pub recognised: Option<String>,
}

impl Place {
    /// The place in words: `page 12 (printed 10)`.
    #[must_use]
    pub fn cited(&self) -> String {
        let word = if self.page.contains('–') { "pages" } else { "page" };
        match (self.page.as_str(), self.label.as_str()) {
            ("", _) => self.section.clone(),
            (page, label) if label.is_empty() || label == page => format!("{word} {page}"),
            (page, label) => format!("{word} {page} (printed {label})"),
        }
    }
}

/// Words that are quoted, and where they come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotation {
    /// The words.
    pub words: String,
    /// Whether a sentence of which they are a part starts before them.
    pub cut_before: bool,
    /// Whether a sentence of which they are a part goes on after them.
    pub cut_after: bool,
    /// The characters of the whole passage, if only the first of them are quoted.
    pub cut_from: Option<usize>,
    /// Where they stand.
    pub place: Place,
    /// The review.
    pub source: Source,
    /// The citation in one line.
    pub citation: String,
    /// The reader's note; may be empty.
    pub note: String,
}

impl Quotation {
    /// The words as they are printed: with dots where a sentence is cut.
    #[must_use]
    pub fn printed(&self) -> String {
        let before = if self.cut_before { "… " } else { "" };
        let after = if self.cut_after { " …" } else { "" };
        format!("{before}{}{after}", self.words)
    }

    /// What is said where only the first characters are quoted.
    #[must_use]
    pub fn cut(&self) -> Option<String> {
        let whole = self.cut_from?;
        Some(format!("only the first {} of {whole} characters are quoted", self.words.chars().count()))
    }
}

/// One entry of a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Words that are quoted.
    Quoted(Box<Quotation>),
    /// A passage that is not where the collection says.
    Lost {
        /// What the collection says.
        address: String,
        /// Why it is not there.
        why: String,
        /// The reader's note; may be empty.
        note: String,
    },
}

/// A review that a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The review.
    pub source: Source,
    /// How many pages it has, in formats that have pages.
    pub pages: Option<usize>,
    /// Its themes, central ones first.
    pub themes: Vec<String>,
    /// The agencies involved or addressed.
    pub agencies: Vec<String>,
    /// Its best passage.
    pub best: Option<Best>,
}

/// The best passage of a review for a search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Best {
    /// An excerpt.
    pub words: String,
    /// Where it stands.
    pub place: Place,
    /// The address of its page.
    pub link: String,
}

/// A value without line breaks and control signs.
pub(crate) fn one_line(value: &str) -> String {
    let parted = |c: char| c.is_whitespace() || c.is_control();
    value.split(parted).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The quotations of each review, reviews in the order in which they first come.
pub(crate) fn by_review(entries: &[Entry]) -> Vec<Vec<&Quotation>> {
    let mut groups: Vec<Vec<&Quotation>> = Vec::new();
    for entry in entries {
        let Entry::Quoted(quoted) = entry else { continue };
        let same = |group: &&mut Vec<&Quotation>| group.iter().any(|own| own.source.id == quoted.source.id);
        match groups.iter_mut().find(same) {
            Some(group) => group.push(quoted),
            None => groups.push(vec![quoted]),
        }
    }
    groups
}
