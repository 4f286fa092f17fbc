//! Queries that nobody should ask, and some that people do, by kind.
//!
//! The same seed and words give the same queries. Knows no word by itself but those of the language
//! of queries: others are handed in.

use super::dice::Dice;

/// How a query of a kind is made.
type Make = fn(&mut Queries) -> String;

/// The kinds, each with its share of a hundred.
const KINDS: &[(&str, usize, Make)] = &[
    ("plain words", 22, |q| {
        let n = q.dice.between(1, 12);
        q.words(n)
    }),
    ("phrase of the text", 6, |q| {
        let n = q.dice.between(2, 7);
        format!("\"{}\"", q.stretch(n))
    }),
    ("pasted account", 4, |q| {
        let n = q.dice.between(60, 400);
        q.stretch(n)
    }),
    ("phrase of stop words", 4, |q| {
        let n = q.dice.between(2, 6);
        format!("\"{}\"", q.joined(n, STOP, " "))
    }),
    ("stop words close together", 5, |q| {
        let n = q.dice.between(2, 5);
        q.joined(n, STOP, " NEAR/100 ")
    }),
    ("words close together", 4, Queries::near),
    ("wildcard", 8, |q| q.wild()),
    ("wildcards in company", 5, Queries::wilds),
    ("fuzzy", 6, Queries::fuzzy),
    ("not", 4, Queries::not),
    ("256 terms", 2, |q| q.words(256)),
    ("4,000 characters", 2, |q| {
        let text = q.stretch(900);
        text.chars().take(4_000).collect()
    }),
    ("one long word", 2, |q| "x".repeat(q.dice.between(60, 4_500))),
    ("brackets", 3, Queries::brackets),
    ("odd fields", 6, |q| {
        let n = q.dice.between(1, 4);
        q.joined(n, FIELDS, " ")
    }),
    ("places in places", 4, Queries::within),
    ("capitals", 3, |q| {
        let n = q.dice.between(1, 4);
        q.words(n).to_uppercase() + " SEND DNA"
    }),
    ("any characters", 5, Queries::characters),
    ("everything at once", 5, |q| {
        let n = q.dice.between(2, 60);
        q.soup(n)
    }),
];

/// Words that stand in every report.
const STOP: &[&str] = &["the", "of", "and", "to", "in", "a", "was", "that"];

/// Conditions, most of which say nothing.
const FIELDS: &[&str] = &[
    "theme:",
    "theme:*",
    "agency:none",
    "agency:police",
    "type:xyz",
    "year:99999..-1",
    "year:..",
    "year:2015..",
    "year:-",
    "section:findings",
    "section:\"",
    "role:report",
    "publisher:\"the of\"",
    "title:(",
    "area:*e",
    "title:the",
    "within:page",
    "within:nowhere",
    "nosuch:field",
    "::",
    "id:1",
    "publisher:board",
];

/// The signs of the language, and what looks like them.
const SIGNS: &[&str] = &[
    "AND",
    "and",
    "OR",
    "or",
    "NOT",
    "not",
    "NEAR",
    "near/5",
    "NEAR/100",
    "NEAR/99999",
    "(",
    ")",
    "\"",
    "-",
    "+",
    "*",
    "~",
    "~2",
    "~9",
    "=",
    "within:page",
    "within:section",
    ":",
    "\\",
    "%",
    "&",
    "|",
    "\u{0}",
    "\u{202e}",
    "\u{301}",
    "\u{fb01}",
    "\u{1f600}",
    "..",
    "--",
    "'",
    "\u{201c}",
    "\u{201d}",
    "\u{2019}s",
    "\"the of\"~100",
    "U.K.",
    "a.b.c",
];

/// A source of queries.
#[derive(Debug, Clone)]
pub(crate) struct Queries {
    dice: Dice,
    /// Words as a text has them one behind the other.
    text: Vec<String>,
}

impl Queries {
    /// Makes queries of the words of a text, of which there must be one.
    pub(crate) fn new(seed: u64, text: Vec<String>) -> Self {
        Self { dice: Dice::new(seed), text }
    }

    /// The next query, with its kind.
    pub(crate) fn next(&mut self) -> (&'static str, String) {
        let mut at = self.dice.below(KINDS.iter().map(|(_, share, _)| share).sum());
        let kind = KINDS.iter().find(|(_, share, _)| match at.checked_sub(*share) {
            Some(rest) => {
                at = rest;
                false
            }
            None => true,
        });
        let (name, _, make) = kind.unwrap_or(&KINDS[0]);
        (name, make(self))
    }

    /// One of some things.
    fn of<'a>(&mut self, things: &[&'a str]) -> &'a str {
        things[self.dice.below(things.len())]
    }

    fn word(&mut self) -> String {
        let at = self.dice.below(self.text.len());
        self.text[at].clone()
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<String>>().join(" ")
    }

    /// Words as they stand in the text.
    fn stretch(&mut self, count: usize) -> String {
        let from = self.dice.below(self.text.len().saturating_sub(count));
        self.text[from..self.text.len().min(from + count)].join(" ")
    }

    fn joined(&mut self, count: usize, things: &[&str], between: &str) -> String {
        (0..count).map(|_| self.of(things)).collect::<Vec<&str>>().join(between)
    }

    fn near(&mut self) -> String {
        let sides = (0..self.dice.between(2, 4)).map(|_| self.word()).collect::<Vec<String>>();
        sides.join(&format!(" NEAR/{} ", self.dice.between(0, 120)))
    }

    fn letter(&mut self) -> String {
        char::from(b'a' + u8::try_from(self.dice.below(26)).unwrap_or(0)).to_string()
    }

    /// A part of a word that many words have.
    fn wild(&mut self) -> String {
        let (a, b, c) = (self.letter(), self.letter(), self.letter());
        match self.dice.below(7) {
            0 => format!("*{a}"),
            1 => format!("{a}*"),
            2 => format!("*{a}*"),
            3 => format!("{a}*{b}*{c}"),
            4 => format!("*{a}{b}*"),
            5 => "**".to_owned(),
            _ => format!("{}*", self.word().chars().take(4).collect::<String>()),
        }
    }

    fn wilds(&mut self) -> String {
        let (first, second, word) = (self.wild(), self.wild(), self.word());
        match self.dice.below(4) {
            0 => format!("\"{first} {second}\""),
            1 => format!("\"the {first} {word}\""),
            2 => format!("{first} NEAR/100 {second}"),
            _ => format!("{first} {second} {word} {first}"),
        }
    }

    fn fuzzy(&mut self) -> String {
        let count = self.dice.between(1, 6);
        let fuzzy = (0..count).map(|_| match self.dice.below(3) {
            0 => format!("{}~2", "abcdefghij".repeat(self.dice.between(1, 40))),
            1 => format!("{}~", self.word()),
            _ => format!("{}~2", self.word()),
        });
        fuzzy.collect::<Vec<String>>().join(" ")
    }

    fn not(&mut self) -> String {
        let count = self.dice.between(1, 60);
        let nots = (0..count).map(|_| match self.dice.below(3) {
            0 => format!("NOT {}", self.word()),
            1 => format!("-{}", self.word()),
            _ => "NOT NOT".to_owned(),
        });
        nots.collect::<Vec<String>>().join(" ")
    }

    fn brackets(&mut self) -> String {
        let (deep, word) = (self.dice.between(1, 3_000), self.word());
        match self.dice.below(3) {
            0 => "(".repeat(deep) + &word,
            1 => format!("{}{word}{}", "(".repeat(deep.min(1_900)), ")".repeat(deep.min(1_900))),
            _ => format!("({word} OR ").repeat(deep / 10),
        }
    }

    fn within(&mut self) -> String {
        let mut query = self.words(2);
        for _ in 0..self.dice.between(1, 12) {
            let (place, word) = (self.of(&["page", "section"]), self.word());
            query = format!("within:{place}({query} {} {word})", self.of(&["AND", "OR", "NOT", "NEAR/50"]));
        }
        query
    }

    fn characters(&mut self) -> String {
        let ranges = [(1, 0x7f), (0xa0, 0x2fff), (0x1_f300, 0x1_f6ff), (0xe000, 0xf8ff), (0x0, 0x1f)];
        let count = self.dice.between(1, 400);
        let any = (0..count).filter_map(|_| {
            let (from, to) = ranges[self.dice.below(ranges.len())];
            char::from_u32(u32::try_from(self.dice.between(from, to)).ok()?)
        });
        any.collect()
    }

    fn soup(&mut self, count: usize) -> String {
        let parts = (0..count).map(|_| match self.dice.below(6) {
            0..=2 => self.of(SIGNS).to_owned(),
            3 => self.of(FIELDS).to_owned(),
            4 => self.wild(),
            _ => self.word(),
        });
        parts.collect::<Vec<String>>().join(" ")
    }
}
