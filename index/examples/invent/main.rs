//! Fills a library with invented reviews, to measure search in a large one.
//!
//! usage: invent FROM INTO PAGES [LONGEST]
//!
//! A review has 10 to 300 pages, or at most LONGEST: with 3 there are many reviews, as for measuring files of results.
//!
//! The words, how often each stands and what follows on it are taken from the pages of the library FROM
//! at run time; nothing of them is in this program. One word in two hundred is made up, so that the
//! vocabulary grows as that of real texts does; each review has words of its own that it repeats.

#[path = "../hostile/dice.rs"]
mod dice;

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;

use dice::Dice;
use hindsight_index::evidence::Evidence;
use hindsight_index::library::{Incoming, Library};
use hindsight_index::review::{AgencyLabel, Page, Review, Section, ThemeLabel};
use hindsight_index::search::{Request, Snapshot};
use hindsight_index::taxonomy::{AGENCIES, THEMES};
use hindsight_index::vocabulary::{AgencyRole, Format, Polarity, SectionKind, Tier};

/// The fewest and most pages of a review.
const REVIEW: (usize, usize) = (10, 300);

/// The fewest and most words of a page.
const PAGE: (usize, usize) = (250, 500);

/// How many words a review repeats, and once in how many words.
const OWN: (usize, usize) = (40, 30);

/// Once in so many words one is made up.
const MADE_UP: usize = 200;

/// Once in so many words a sentence ends.
const SENTENCE: usize = 18;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (from, into, pages, longest) = match arguments.as_slice() {
        [from, into, pages] => (from, into, pages, REVIEW.1),
        [from, into, pages, longest] => (from, into, pages, longest.parse::<usize>()?.max(1)),
        _ => return Err("usage: invent FROM INTO PAGES [LONGEST]".into()),
    };
    let text = Text::read(&Snapshot::open(Path::new(from))?)?;
    let mut library = Library::create(Path::new(into))?;
    let mut dice = Dice::new(7);
    let (mut left, mut number) = (pages.parse::<usize>()?, 0);
    while left > 0 {
        let review = review(&text, &mut dice, number, (longest, left));
        left = left.saturating_sub(review.pages.len());
        number += 1;
        let incoming =
            Incoming { path: &review.file, review: &review, stated_id: None, fingerprint: "", bytes: 0 };
        library.put(&incoming)?;
    }
    library.commit()?;
    Ok(())
}

/// What is known of a language: its words, and which follow on each.
struct Text {
    words: Vec<String>,
    /// The words in their order, by number.
    order: Vec<usize>,
    /// Where each stands in that order.
    places: Vec<Vec<usize>>,
}

impl Text {
    /// Reads the pages of a library.
    fn read(snapshot: &Snapshot) -> Result<Self, Box<dyn Error>> {
        let mut text = Self { words: Vec::new(), order: Vec::new(), places: Vec::new() };
        let mut numbers: HashMap<String, usize> = HashMap::new();
        for hit in snapshot.search(&Request { per_page: 1_000, ..Request::default() })?.hits {
            for page in snapshot.pages(&hit.id, 1, u32::MAX)? {
                for word in page.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
                    let next = numbers.len();
                    let number = *numbers.entry(word.to_owned()).or_insert(next);
                    if number == next {
                        text.words.push(word.to_owned());
                        text.places.push(Vec::new());
                    }
                    text.places[number].push(text.order.len());
                    text.order.push(number);
                }
            }
        }
        Ok(text)
    }

    /// A word as often as it stands.
    fn word(&self, dice: &mut Dice) -> usize {
        self.order[dice.below(self.order.len())]
    }

    /// A word that follows on another somewhere.
    fn after(&self, word: usize, dice: &mut Dice) -> usize {
        let places = &self.places[word];
        self.order.get(places[dice.below(places.len())] + 1).copied().unwrap_or(0)
    }
}

/// An invented review of at most as many pages as the longest has, and as are left.
fn review(text: &Text, dice: &mut Dice, number: usize, (longest, left): (usize, usize)) -> Review {
    let share = dice.below(10_001) as f64 / 10_000.0;
    let shortest = REVIEW.0.min(longest) as f64;
    let long = shortest * (longest as f64 / shortest).powf(share.powi(3));
    let own: Vec<usize> = (0..OWN.0).map(|_| text.word(dice)).collect();
    let mut review = Review::unread(&format!("/invented/{number}.txt"), Format::Pdf);
    review.sha256 = format!("{number:064x}");
    review.title = Some((0..8).map(|_| text.words[text.word(dice)].clone()).collect::<Vec<_>>().join(" "));
    review.published = format!("{}-01-01", 2005 + dice.below(20)).parse().ok();
    let length = (long.round() as usize).min(left);
    let pages = (1..).zip(0..length).map(|(number, _)| Page::new(number, page(text, &own, dice)));
    review.pages = pages.collect();
    let sections = (1..).zip(0..length).filter(|(_, page)| page % 4 == 0).map(|(page, _)| {
        let kind = SectionKind::ALL[dice.below(SectionKind::ALL.len())];
        Section { kind, heading: kind.name().to_owned(), page, start: 0, anchor: None }
    });
    review.sections = sections.collect();
    label(&mut review, dice);
    review
}

/// The text of a page.
fn page(text: &Text, own: &[usize], dice: &mut Dice) -> String {
    let mut page = String::new();
    let mut word = text.word(dice);
    for _ in 0..dice.between(PAGE.0, PAGE.1) {
        word = if dice.below(OWN.1) == 0 { own[dice.below(own.len())] } else { text.after(word, dice) };
        page.push_str(&text.words[word]);
        if dice.below(MADE_UP) == 0 {
            let letters = (0..dice.between(2, 5)).map(|_| char::from(b"aeioulnrst"[dice.below(10)]));
            page.extend(letters.collect::<Vec<char>>());
        }
        page.push_str(if dice.below(SENTENCE) == 0 { ".\n" } else { " " });
    }
    page
}

/// Gives a review some themes and agencies.
fn label(review: &mut Review, dice: &mut Dice) {
    let evidence = || vec![Evidence::found(1, "invented")];
    for entry in THEMES.entries().iter().filter(|_| dice.below(8) == 0) {
        let (slug, tier) = (entry.slug.clone(), Tier::Central);
        review.themes.push(ThemeLabel { slug, tier, polarity: Polarity::Neutral, evidence: evidence() });
    }
    for entry in AGENCIES.entries().iter().filter(|_| dice.below(3) == 0) {
        let (slug, role) = (entry.slug.clone(), AgencyRole::Involved);
        review.agencies.push(AgencyLabel { slug, name: None, role, evidence: evidence() });
    }
}
