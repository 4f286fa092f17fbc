//! The usual ways of saying that something was missing or went wrong.
//!
//! Phrases name them in braces, so that a way of saying it is written once
//! and serves every theme.

/// A way of saying something, under a name.
pub(super) struct Idiom {
    /// The name in braces.
    pub(super) name: &'static str,
    /// Single words; one that ends in `*` is a beginning.
    pub(super) words: &'static [&'static str],
    /// What may follow, as a pattern; empty for nothing.
    pub(super) tail: &'static str,
}

/// Every idiom that a phrase may name.
pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        name: "not",
        words: &[
            "not", "never", "nor", "wasn't", "weren't", "didn't", "hadn't", "isn't", "aren't", "doesn't",
            "don't", "hasn't", "haven't", "cannot", "can't", "couldn't", "rarely",
        ],
        tail: "",
    },
    Idiom {
        name: "fail",
        words: &[
            "not",
            "never",
            "didn't",
            "doesn't",
            "don't",
            "hadn't",
            "hasn't",
            "wasn't",
            "weren't",
            "couldn't",
            "failed",
            "fails",
            "failing",
            "failure",
            "failures",
            "unable",
            "omitted",
            "neglected",
            "without",
            "inability",
        ],
        tail: "(to|in|of)?",
    },
    Idiom {
        name: "lack",
        words: &[
            "lack",
            "lacks",
            "lacked",
            "lacking",
            "absence",
            "no",
            "insufficient",
            "inadequate",
            "limited",
            "poor",
            "ineffective",
            "inconsistent",
            "substandard",
            "little",
            "deficient",
            "gap",
            "gaps",
            "weakness*",
            "deficienc*",
            "shortcoming*",
            "failing",
            "failings",
            "failure",
            "failures",
        ],
        tail: "(of|in|any|enough)?",
    },
    Idiom {
        name: "bad",
        words: &[
            "lacking",
            "inadequate",
            "inadequately",
            "insufficient",
            "insufficiently",
            "poor",
            "poorly",
            "absent",
            "missing",
            "incomplete",
            "inaccurate",
            "inconsistent",
            "inconsistently",
            "deficient",
            "weak",
            "flawed",
            "unclear",
            "ineffective",
            "unsatisfactory",
            "substandard",
        ],
        tail: "",
    },
];
