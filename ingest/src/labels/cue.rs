//! Words near a phrase that decide how it is to be read.
//!
//! They are kept in `cues.toml` and are found in the same pass as phrases.

use std::sync::LazyLock;

use serde::Deserialize;

use hindsight_index::phrase::{Phrase, Strength};

/// How the words near a phrase bear on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// What follows is denied.
    Denial,
    /// What went before is denied.
    DenialAfter,
    /// The sentence speaks of others than this person.
    Elsewhere,
    /// Practice is praised.
    Good,
    /// Practice is criticised.
    Concern,
    /// The sentence gives the outcome of an inquest.
    Conclusion,
    /// Someone dealt with the person.
    Contact,
    /// The agency that follows was not brought in.
    KeptOut,
    /// Someone is asked to act.
    Ask,
    /// The sentence tells what was done after the death.
    Aftermath,
    /// The list that follows is not about the person.
    Aside,
    /// What an agency right before it did, or wrote down.
    Act,
}

/// The phrases of each cue.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    /// See [`Cue::Denial`].
    denial: Vec<String>,
    /// See [`Cue::DenialAfter`].
    denial_after: Vec<String>,
    /// See [`Cue::Elsewhere`].
    elsewhere: Vec<String>,
    /// See [`Cue::Good`].
    good: Vec<String>,
    /// See [`Cue::Concern`].
    concern: Vec<String>,
    /// See [`Cue::Conclusion`].
    conclusion: Vec<String>,
    /// See [`Cue::Contact`].
    contact: Vec<String>,
    /// See [`Cue::KeptOut`].
    kept_out: Vec<String>,
    /// See [`Cue::Ask`].
    ask: Vec<String>,
    /// See [`Cue::Aftermath`].
    aftermath: Vec<String>,
    /// See [`Cue::Aside`].
    aside: Vec<String>,
    /// See [`Cue::Act`].
    act: Vec<String>,
}

/// The cues of the program.
static CUES: LazyLock<Cues> =
    LazyLock::new(|| toml::from_str(include_str!("cues.toml")).expect("the cues are checked by a test"));

/// The cues that decide on themes.
pub(super) const FOR_THEMES: &[Cue] = &[
    Cue::Denial,
    Cue::DenialAfter,
    Cue::Elsewhere,
    Cue::Good,
    Cue::Concern,
    Cue::Conclusion,
    Cue::Aside,
    Cue::Ask,
];

/// The cues that decide on agencies.
pub(super) const FOR_AGENCIES: &[Cue] = &[
    Cue::Elsewhere,
    Cue::Contact,
    Cue::KeptOut,
    Cue::Ask,
    Cue::Aftermath,
    Cue::Concern,
    Cue::Aside,
    Cue::Act,
];

impl Cue {
    /// The phrases that show it.
    fn patterns(self) -> &'static [String] {
        match self {
            Self::Denial => &CUES.denial,
            Self::DenialAfter => &CUES.denial_after,
            Self::Elsewhere => &CUES.elsewhere,
            Self::Good => &CUES.good,
            Self::Concern => &CUES.concern,
            Self::Conclusion => &CUES.conclusion,
            Self::Contact => &CUES.contact,
            Self::KeptOut => &CUES.kept_out,
            Self::Ask => &CUES.ask,
            Self::Aftermath => &CUES.aftermath,
            Self::Aside => &CUES.aside,
            Self::Act => &CUES.act,
        }
    }
}

/// The phrases of these cues, as entries that are counted from `first`.
pub(super) fn phrases(cues: &'static [Cue], first: usize) -> impl Iterator<Item = Phrase<'static>> {
    cues.iter().enumerate().flat_map(move |(number, cue)| {
        cue.patterns().iter().map(move |pattern| Phrase {
            entry: first + number,
            strength: Strength::Strong,
            pattern,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use hindsight_index::phrase::Matcher;

    #[test]
    fn every_cue_has_phrases_that_compile() {
        for cues in [FOR_THEMES, FOR_AGENCIES] {
            assert!(cues.iter().all(|cue| !cue.patterns().is_empty()));
            assert!(Matcher::compile(phrases(cues, 0)).is_ok());
        }
    }
}
