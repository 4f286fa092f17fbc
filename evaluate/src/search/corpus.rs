//! The words of a library as every engine is given them: of each review the title first, then its pages.

use std::collections::HashMap;

use hindsight_index::error::LibraryError;
use hindsight_index::search::{MAX_PER_PAGE, Request, Snapshot, Sort};
use sha2::{Digest, Sha256};

use crate::gold::{address, file_name, stem};

/// A review.
#[derive(Debug, Clone, Default)]
pub(super) struct Document {
    pub(super) id: String,
    /// The name of its file, with folders.
    pub(super) file: String,
    pub(super) source_url: Option<String>,
    /// The hash of its file.
    pub(super) sha256: String,
    pub(super) title: String,
    /// Numbers and texts.
    pub(super) pages: Vec<(u32, String)>,
}

/// All reviews of a library, known by their places in the list.
#[derive(Debug)]
pub(super) struct Corpus {
    pub(super) documents: Vec<Document>,
    by_id: HashMap<String, usize>,
    by_address: HashMap<String, usize>,
    by_stem: HashMap<String, usize>,
    by_file: HashMap<String, usize>,
}

/// What an engine is given as one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A whole review.
    Review,
    /// A page; the title stands before the first.
    Page,
}

/// A page or several of a review; no page means the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) document: usize,
    pub(super) pages: Vec<u32>,
}

impl Corpus {
    /// Reads all reviews of a library.
    pub(super) fn read(snapshot: &Snapshot) -> Result<Self, LibraryError> {
        let mut documents = Vec::new();
        for page in 1.. {
            let sort = Sort::Oldest;
            let all = Request { sort, page, per_page: MAX_PER_PAGE, ..Request::default() };
            let found = snapshot.search(&all)?;
            for hit in &found.hits {
                documents.extend(document(snapshot, &hit.id)?);
            }
            if found.hits.len() < MAX_PER_PAGE {
                break;
            }
        }
        Ok(Self::new(documents))
    }

    /// A corpus of these reviews.
    pub(super) fn new(documents: Vec<Document>) -> Self {
        let by = |name: fn(&Document) -> Option<&str>| {
            let named =
                documents.iter().enumerate().filter_map(|(at, one)| Some((name(one)?.to_owned(), at)));
            named.collect()
        };
        Self {
            by_id: by(|one| Some(&one.id)),
            by_address: by(|one| Some(address(one.source_url.as_deref()?))),
            by_stem: by(|one| Some(stem(&one.file))),
            by_file: by(|one| Some(file_name(&one.file))),
            documents,
        }
    }

    /// The review with this id.
    pub(super) fn with_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The review at this address, or whose file has its name.
    pub(super) fn at_address(&self, url: &str) -> Option<usize> {
        self.by_address.get(address(url)).or_else(|| self.by_stem.get(stem(url))).copied()
    }

    /// The review that came as a file of this name.
    pub(super) fn in_file(&self, name: &str) -> Option<usize> {
        self.by_file.get(file_name(name)).copied()
    }

    /// The name of a review for people: its address, or its file.
    pub(super) fn name(&self, document: usize) -> &str {
        let document = self.documents.get(document);
        document.map_or("", |one| one.source_url.as_deref().unwrap_or_else(|| file_name(&one.file)))
    }

    /// All documents as an engine is given them.
    pub(super) fn units(&self, unit: Unit) -> Vec<(Place, String)> {
        let reviews = self.documents.iter().enumerate();
        reviews
            .flat_map(|(at, one)| one.units(at, unit))
            .filter(|(_, text)| !text.trim().is_empty())
            .collect()
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.documents.iter().map(|one| one.pages.len()).sum()
    }

    /// SHA-256 over the hashes of all files, in order.
    pub(super) fn hash(&self) -> String {
        let mut hashes: Vec<&str> = self.documents.iter().map(|one| one.sha256.as_str()).collect();
        hashes.sort_unstable();
        Sha256::digest(hashes.join("\n")).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Document {
    /// What an engine is given of this review, which stands at place `at`.
    fn units(&self, at: usize, unit: Unit) -> Vec<(Place, String)> {
        let with_title = |text: &str| format!("{}\n\n{text}", self.title);
        if unit == Unit::Review {
            let pages: Vec<&str> = self.pages.iter().map(|(_, text)| text.as_str()).collect();
            return vec![(Place { document: at, pages: Vec::new() }, with_title(&pages.join("\n\n")))];
        }
        let pages = self.pages.iter().enumerate();
        pages
            .map(|(nth, (number, text))| {
                let place = Place { document: at, pages: vec![*number] };
                (place, if nth == 0 { with_title(text) } else { text.clone() })
            })
            .collect()
    }
}

/// The words of the review with this id.
fn document(snapshot: &Snapshot, id: &str) -> Result<Option<Document>, LibraryError> {
    let Some(review) = snapshot.review(id)? else { return Ok(None) };
    let pages = snapshot.pages(id, 1, u32::MAX)?;
    Ok(Some(Document {
        id: id.to_owned(),
        file: review.file,
        source_url: review.source_url,
        sha256: review.sha256,
        title: review.title.unwrap_or_default(),
        pages: pages.into_iter().map(|page| (page.number, page.text)).collect(),
    }))
}

/// Three invented reviews.
#[cfg(test)]
pub(super) fn invented() -> Corpus {
    let review = |name: &str, title: &str, pages: &[&str]| Document {
        id: name.to_owned(),
        file: format!("/invented/{name}.pdf"),
        source_url: Some(format!("https://example.org/{name}/")),
        sha256: name.to_owned(),
        title: title.to_owned(),
        pages: (1..).zip(pages).map(|(number, text)| (number, (*text).to_owned())).collect(),
    };
    Corpus::new(vec![
        review(
            "a",
            "Child A",
            &["The school saw bruises.", "Neglect was never named. Neglecting a child is harm."],
        ),
        review(
            "b",
            "Adult B",
            &["The flat was damp and housing officers knew.", "He was neglected.", "No one asked."],
        ),
        review("c", "Driver C", &["The lorry had no lights on the road."]),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_is_known_by_its_address_or_the_name_of_its_file() {
        let corpus = invented();

        assert_eq!(corpus.at_address("https://example.org/b"), Some(1));
        assert_eq!(corpus.at_address("https://elsewhere.example/reports/c"), Some(2));
        assert_eq!(corpus.in_file("a.pdf"), Some(0));
        assert_eq!(corpus.at_address("https://example.org/d"), None);
    }

    #[test]
    fn the_title_stands_before_the_words_of_a_review_and_of_its_first_page() {
        let corpus = invented();

        let (reviews, pages) = (corpus.units(Unit::Review), corpus.units(Unit::Page));

        assert_eq!((reviews.len(), pages.len(), corpus.pages()), (3, 6, 6));
        assert!(reviews[0].1.starts_with("Child A\n\nThe school saw bruises.\n\nNeglect"));
        assert_eq!(pages[0].1, "Child A\n\nThe school saw bruises.");
        assert_eq!(pages[3].0, Place { document: 1, pages: vec![2] });
        assert_eq!(pages[3].1, "He was neglected.");
    }
}
