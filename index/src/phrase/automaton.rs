//! All phrases, compiled into one automaton.

use super::builder::{Builder, Class, Lexicon, State};
use super::cut::Words;
use super::finder::Finder;
use super::pattern::PatternError;
use super::{Match, Phrase, Strength};

/// A bit for each of some classes, which several classes share: nearly every
/// state that a word does not lead on from is told by it alone.
pub(super) type Marks = u64;

/// The bit of a state in which a phrase is complete.
pub(super) const COMPLETE: Marks = 1 << (Marks::BITS - 1);

/// The bit of a class.
pub(super) const fn mark(class: Class) -> Marks {
    1 << (class % (Marks::BITS - 1))
}

/// All phrases, compiled.
#[derive(Debug)]
pub struct Matcher {
    /// Which words are which classes.
    pub(super) lexicon: Lexicon,
    /// The bytes of the longest beginning that a phrase asks for, so that an
    /// endless word costs no more than its length.
    pub(super) longest_prefix: usize,
    /// The entry and strength of each phrase.
    pub(super) phrases: Vec<(usize, Strength)>,
    /// Where the start leads, by class.
    start: Laid<State>,
    /// The marks of the classes by which each state goes on, and whether a phrase is complete in it.
    marks: Vec<Marks>,
    /// The steps of each state, by class; those by any word come first.
    steps: Laid<(Class, State)>,
    /// The phrases that are complete in each state.
    complete: Laid<u32>,
}

impl Matcher {
    /// Compiles phrases.
    ///
    /// # Errors
    ///
    /// Fails if a phrase is faulty; names it.
    pub fn compile<'a>(phrases: impl IntoIterator<Item = Phrase<'a>>) -> Result<Self, PatternError> {
        let mut builder = Builder::default();
        let mut kept = Vec::new();
        for (number, phrase) in (0..).zip(phrases) {
            builder.add(number, phrase.pattern)?;
            kept.push((phrase.entry, phrase.strength));
        }
        Ok(Self::assemble(builder, kept))
    }

    /// Lays the steps and the ends out by state.
    fn assemble(builder: Builder, phrases: Vec<(usize, Strength)>) -> Self {
        let Builder { lexicon, steps, states, ends, .. } = builder;
        let states = states as usize + 1;
        let first = steps.iter().filter(|step| step.from == 0).map(|step| (step.class, step.to));
        let onward = steps.iter().filter(|step| step.from != 0);
        let mut marks = vec![0; states];
        onward.clone().for_each(|step| marks[step.from as usize] |= mark(step.class));
        ends.iter().for_each(|(state, _)| marks[*state as usize] |= COMPLETE);
        Self {
            marks,
            longest_prefix: lexicon.prefixes.keys().map(String::len).max().unwrap_or(0),
            start: Laid::out(lexicon.count as usize, first),
            steps: Laid::out(states, onward.map(|step| (step.from, (step.class, step.to)))),
            complete: Laid::out(states, ends.iter().copied()),
            lexicon,
            phrases,
        }
    }

    /// Every place where a phrase stands in a text, as [`Finder::find`].
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Match> {
        let mut words = Words::default();
        let cut = words.cut(text);
        Finder::new(self).find(&words, &cut)
    }

    /// The states to which a word of a class leads from the start.
    pub(super) fn start(&self, class: Class) -> &[State] {
        self.start.of(class)
    }

    /// The marks of a state.
    pub(super) fn marks(&self, state: State) -> Marks {
        self.marks[state as usize]
    }

    /// The steps of a state, by class.
    pub(super) fn steps(&self, state: State) -> &[(Class, State)] {
        self.steps.of(state)
    }

    /// The phrases that are complete in a state.
    pub(super) fn complete(&self, state: State) -> &[u32] {
        self.complete.of(state)
    }
}

/// What belongs to each number, laid out one after the other.
#[derive(Debug)]
struct Laid<T> {
    /// Where that of each number begins; one more than there are numbers.
    offsets: Vec<u32>,
    /// All of it, in order within each number.
    all: Vec<T>,
}

impl<T: Copy + Default + Ord> Laid<T> {
    /// Lays out what belongs to the numbers below `count`.
    fn out(count: usize, all: impl Iterator<Item = (u32, T)> + Clone) -> Self {
        let mut offsets = vec![0u32; count + 1];
        for (number, _) in all.clone() {
            offsets[number as usize + 1] += 1;
        }
        for number in 0..count {
            offsets[number + 1] += offsets[number];
        }
        let mut free = offsets.clone();
        let mut laid = vec![T::default(); offsets[count] as usize];
        for (number, of) in all {
            let at = &mut free[number as usize];
            laid[*at as usize] = of;
            *at += 1;
        }
        for pair in offsets.windows(2) {
            laid[pair[0] as usize..pair[1] as usize].sort_unstable();
        }
        Self { offsets, all: laid }
    }

    /// What belongs to a number.
    fn of(&self, number: u32) -> &[T] {
        let number = number as usize;
        &self.all[self.offsets[number] as usize..self.offsets[number + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'t>(pattern: &str, text: &'t str) -> Vec<&'t str> {
        let phrase = Phrase { entry: 0, strength: Strength::Strong, pattern };
        let matcher = Matcher::compile([phrase]).expect("a valid phrase");
        matcher.find(text).into_iter().map(|found| &text[found.bytes]).collect()
    }

    #[test]
    fn a_phrase_is_found_whatever_its_spelling() {
        assert_eq!(found("non-accidental injur*", "NON accidental injuries"), ["NON accidental injuries"]);
        assert_eq!(found("child's voice", "the child\u{2019}s voice"), ["child\u{2019}s voice"]);
        assert_eq!(found("normalis*", "It was normalized."), ["normalized"]);
    }

    #[test]
    fn a_gap_skips_no_more_words_than_it_says() {
        assert_eq!(found("not ~2 shared", "not shared"), ["not shared"]);
        assert_eq!(found("not ~2 shared", "not at once shared").len(), 1);
        assert_eq!(found("not ~2 shared", "not at once or later shared").len(), 0);
    }

    #[test]
    fn a_phrase_stays_within_its_sentence() {
        assert!(found("lost sight", "They were lost. Sight returned.").is_empty());
        assert_eq!(found("lost sight", "They lost\nsight of it").len(), 1);
    }

    #[test]
    fn a_name_begins_with_a_capital() {
        assert_eq!(found("^limited", "Harbour Lamps Limited had limited time."), ["Limited"]);
        assert!(found("lamps ^limited", "LAMPS LIMITED IN THE HARBOUR AT NIGHT").is_empty());
    }

    #[test]
    fn an_acronym_matches_capitals_only() {
        assert_eq!(found("SEND", "SEND plans send help"), ["SEND"]);
        assert_eq!(found("GP", "two GPs"), ["GPs"]);
        assert!(found("SEND", "WHAT THE SCHOOL DID TO SEND HELP").is_empty());
    }

    #[test]
    fn choices_and_options_meet_again() {
        let pattern = "(late|very early) (or so)? start*";

        assert_eq!(
            found(pattern, "late start, very early or so starting"),
            ["late start", "very early or so starting"]
        );
    }

    #[test]
    fn an_idiom_stands_for_its_words() {
        assert_eq!(found("{lack} supervision", "an absence of supervision, no supervision").len(), 2);
    }

    #[test]
    fn a_trap_reaches_as_far_as_it_can() {
        let phrase = Phrase { entry: 0, strength: Strength::Trap, pattern: "lost (in|in the post)" };
        let matcher = Matcher::compile([phrase]).expect("a valid phrase");

        assert_eq!(matcher.find("lost in the post")[0].bytes, 0..16);
    }

    #[test]
    fn every_phrase_of_the_taxonomies_compiles() {
        use crate::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES};

        for taxonomy in [&*THEMES, &*AGENCIES, &*REVIEW_TYPES] {
            for entry in taxonomy.entries() {
                for pattern in entry.strong.iter().chain(&entry.weak).chain(&entry.traps) {
                    let phrase = Phrase { entry: 0, strength: Strength::Strong, pattern };
                    let compiled = Matcher::compile([phrase]);
                    assert!(compiled.is_ok(), "{}: {:?}", entry.slug, compiled.err());
                }
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_searched_and_matches_lie_in_it(text in "\\PC{0,80}") {
            let phrase = Phrase { entry: 0, strength: Strength::Strong, pattern: "(a*|e*|i*|o*) ~3 (b*|c*|d*|s*)" };
            let matcher = Matcher::compile([phrase]).expect("a valid phrase");

            for found in matcher.find(&text) {
                prop_assert!(text.get(found.bytes).is_some());
            }
        }
    }
}
