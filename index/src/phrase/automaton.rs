//! Runs all phrases over a text at once.
//!
//! From each word a set of states is followed until it is empty. Every phrase
//! is bounded, so a text costs time in proportion to its length.

use std::ops::Range;

use super::builder::{Builder, Class, Lexicon, State, Step};
use super::cut::Cut;
use super::pattern::PatternError;
use super::token::{self, Token};
use super::{Match, Phrase, Strength};

/// Marks a state in which no phrase is complete.
const NONE: u32 = u32::MAX;

/// All phrases, compiled.
#[derive(Debug)]
pub struct Matcher {
    /// Which words are which classes.
    lexicon: Lexicon,
    /// The bytes of the longest beginning that a phrase asks for, so that an
    /// endless word costs no more than its length.
    longest_prefix: usize,
    /// Where the start leads, by class.
    start: Vec<Vec<State>>,
    /// Where the steps of each state begin; one more than there are states.
    offsets: Vec<u32>,
    /// The steps, by state and class.
    steps: Vec<(Class, State)>,
    /// The state after any word, by state; 0 for none.
    any: Vec<State>,
    /// The phrase that is complete, by state.
    ends: Vec<u32>,
    /// The entry and strength of each phrase.
    phrases: Vec<(usize, Strength)>,
}

impl Matcher {
    /// Compiles phrases.
    ///
    /// # Errors
    ///
    /// Fails if a phrase is faulty; names it.
    pub fn compile<'a>(phrases: impl IntoIterator<Item = Phrase<'a>>) -> Result<Self, PatternError> {
        let mut builder = Builder::new();
        let mut kept = Vec::new();
        for (number, phrase) in phrases.into_iter().enumerate() {
            builder.add(number, phrase.pattern)?;
            kept.push((phrase.entry, phrase.strength));
        }
        Ok(Self::assemble(builder, kept))
    }

    /// Lays the steps out by state.
    fn assemble(builder: Builder, phrases: Vec<(usize, Strength)>) -> Self {
        let states = builder.any.len();
        let mut start = vec![Vec::new(); builder.lexicon.count as usize];
        let mut offsets = vec![0u32; states + 1];
        for step in &builder.steps {
            match start.get_mut(step.class as usize) {
                Some(targets) if step.from == 0 => targets.push(step.to),
                _ => offsets[step.from as usize + 1] += 1,
            }
        }
        for state in 0..states {
            offsets[state + 1] += offsets[state];
        }
        let mut ends = vec![NONE; states];
        for (state, number) in builder.ends {
            ends[state as usize] = u32::try_from(number).unwrap_or(NONE);
        }
        let steps = by_state(&builder.steps, &offsets);
        let longest_prefix = builder.lexicon.prefixes.keys().map(String::len).max().unwrap_or(0);
        Self {
            lexicon: builder.lexicon,
            longest_prefix,
            start,
            offsets,
            steps,
            any: builder.any,
            ends,
            phrases,
        }
    }

    /// Every place where a phrase stands, by first word.
    ///
    /// A phrase that could end in several places is found once for each first
    /// word: at its shortest, or, when it is a trap, at its longest.
    pub fn find(&self, text: &str) -> Vec<Match> {
        self.find_in(&Cut::of(text))
    }

    /// As [`Matcher::find`], in a text that was cut before.
    pub fn find_in(&self, cut: &Cut<'_>) -> Vec<Match> {
        let tokens = &cut.tokens;
        let classes = self.classes(cut);
        let mut found = Vec::new();
        let mut run = Run { seen: vec![0; self.any.len()], stamp: 0, now: Vec::new(), next: Vec::new() };
        for first in 0..tokens.len() {
            self.follow(first, tokens, &classes, &mut run, &mut found);
        }
        found
    }

    /// Follows the phrases that start at one word.
    fn follow(
        &self,
        first: usize,
        tokens: &[Token],
        classes: &Classes<'_>,
        run: &mut Run,
        found: &mut Vec<Match>,
    ) {
        let from = found.len();
        run.now.clear();
        for &class in classes.of(first) {
            run.now.extend(self.start.get(class as usize).into_iter().flatten());
        }
        let mut last = first;
        while !run.now.is_empty() {
            for &state in &run.now {
                self.complete(state, first..last + 1, tokens, from, found);
            }
            last += 1;
            if tokens.get(last).is_none_or(|token| token.after_break) {
                return;
            }
            self.step(classes.of(last), run);
        }
    }

    /// Goes one word on.
    fn step(&self, classes: &[Class], run: &mut Run) {
        run.stamp += 1;
        run.next.clear();
        let now = std::mem::take(&mut run.now);
        for &state in &now {
            let any = self.any[state as usize];
            if any != 0 {
                run.reach(any);
            }
            let steps =
                &self.steps[self.offsets[state as usize] as usize..self.offsets[state as usize + 1] as usize];
            for &class in classes {
                let at = steps.partition_point(|step| step.0 < class);
                for step in steps[at..].iter().take_while(|step| step.0 == class) {
                    run.reach(step.1);
                }
            }
        }
        run.now = std::mem::replace(&mut run.next, now);
    }

    /// Notes the phrase that is complete in a state.
    fn complete(
        &self,
        state: State,
        words: Range<usize>,
        tokens: &[Token],
        from: usize,
        found: &mut Vec<Match>,
    ) {
        let number = self.ends[state as usize];
        let Some(&(entry, strength)) = self.phrases.get(number as usize) else { return };
        let bytes = tokens[words.start].bytes.start..tokens[words.end - 1].bytes.end;
        let phrase = number as usize;
        match found[from..].iter_mut().find(|earlier| earlier.phrase == phrase) {
            Some(earlier) if strength == Strength::Trap => {
                earlier.bytes = bytes;
                earlier.words = words;
            }
            Some(_) => {}
            None => found.push(Match { entry, strength, phrase, bytes, words }),
        }
    }

    /// The classes of every different word of a text.
    fn classes<'c>(&self, cut: &'c Cut<'_>) -> Classes<'c> {
        let mut classes = Classes { all: Vec::new(), ends: Vec::with_capacity(cut.forms.len()), of: &cut.of };
        for form in &cut.forms {
            self.classify(&form.folded, &mut classes.all);
            if !form.loud && form.word.starts_with(char::is_uppercase) {
                classes.all.extend(self.lexicon.names.get(&form.folded).into_iter().flatten());
            }
            if !form.loud
                && let Some(class) =
                    token::acronym(form.word).and_then(|word| self.lexicon.acronyms.get(word))
            {
                classes.all.push(*class);
            }
            classes.ends.push(classes.all.len());
        }
        classes
    }

    /// Adds the classes of a folded word.
    fn classify(&self, folded: &str, all: &mut Vec<Class>) {
        all.extend(self.lexicon.words.get(folded).into_iter().flatten());
        for (at, c) in folded.char_indices().take_while(|(at, _)| *at < self.longest_prefix) {
            let beginning = folded.get(..at + c.len_utf8()).unwrap_or_default();
            all.extend(self.lexicon.prefixes.get(beginning).into_iter().flatten());
        }
    }
}

/// The classes of the words of one text.
struct Classes<'c> {
    /// The classes of each different word, one after the other.
    all: Vec<Class>,
    /// Where those of each end.
    ends: Vec<usize>,
    /// Which of the different words each word is.
    of: &'c [usize],
}

impl Classes<'_> {
    /// The classes of the word with this number.
    fn of(&self, word: usize) -> &[Class] {
        let Some(&form) = self.of.get(word) else { return &[] };
        let from = form.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(form).and_then(|&to| self.all.get(from..to)).unwrap_or_default()
    }
}

/// The states that are followed from one word.
struct Run {
    /// For each state, when it was last reached.
    seen: Vec<u32>,
    /// The present time.
    stamp: u32,
    /// The states now.
    now: Vec<State>,
    /// The states after the next word.
    next: Vec<State>,
}

impl Run {
    /// Notes that a state is reached, once.
    fn reach(&mut self, state: State) {
        let seen = &mut self.seen[state as usize];
        if *seen != self.stamp {
            *seen = self.stamp;
            self.next.push(state);
        }
    }
}

/// The steps that do not leave the start, by state and then by class.
fn by_state(steps: &[Step], offsets: &[u32]) -> Vec<(Class, State)> {
    let mut free = offsets.to_vec();
    let mut laid = vec![(0, 0); offsets.last().copied().unwrap_or(0) as usize];
    for step in steps.iter().filter(|step| step.from != 0) {
        let at = &mut free[step.from as usize];
        laid[*at as usize] = (step.class, step.to);
        *at += 1;
    }
    for pair in offsets.windows(2) {
        laid[pair[0] as usize..pair[1] as usize].sort_unstable();
    }
    laid
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
