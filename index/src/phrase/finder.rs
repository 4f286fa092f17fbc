//! Follows the phrases of a matcher through texts.
//!
//! From each word a set of states is followed until it is empty. Every phrase
//! is bounded, so a text costs time in proportion to its length.

use std::ops::Range;

use super::automaton::{COMPLETE, Marks, Matcher, mark};
use super::builder::{ANY, Class, State};
use super::cut::{Cut, Form, Words};
use super::token::{self, Token};
use super::{Match, Strength};

/// A state with no more steps than this has them looked through one by one.
const FEW_STEPS: usize = 8;

/// Looks for the phrases of a matcher in the texts of one document, whose
/// different words it looks up once.
#[derive(Debug)]
pub struct Finder<'m> {
    /// The phrases.
    matcher: &'m Matcher,
    /// The classes of each different word, one after the other.
    classes: Vec<Class>,
    /// Where those of each end, and their marks.
    ends: Vec<(usize, Marks)>,
    /// The states now, and those after the next word.
    states: [Vec<State>; 2],
}

impl<'m> Finder<'m> {
    /// Nothing is looked up yet.
    #[must_use]
    pub fn new(matcher: &'m Matcher) -> Self {
        Self { matcher, classes: Vec::new(), ends: Vec::new(), states: [Vec::new(), Vec::new()] }
    }

    /// Every place where a phrase stands, by first word.
    ///
    /// A phrase that could end in several places is found once for each first
    /// word: at its shortest, or, when it is a trap, at its longest.
    ///
    /// `words` must be those with which this text, and all that this finder
    /// was given before, were cut.
    pub fn find(&mut self, words: &Words<'_>, cut: &Cut) -> Vec<Match> {
        for form in words.forms.get(self.ends.len()..).unwrap_or_default() {
            self.learn(form);
        }
        let mut found = Vec::new();
        for first in 0..cut.tokens.len() {
            self.follow(first, cut, &mut found);
        }
        found
    }

    /// Looks a word up.
    fn learn(&mut self, form: &Form<'_>) {
        let from = self.classes.len();
        let lexicon = &self.matcher.lexicon;
        let folded = &form.folded;
        self.classes.extend(lexicon.words.get(folded).into_iter().flatten());
        for (at, c) in folded.char_indices().take_while(|(at, _)| *at < self.matcher.longest_prefix) {
            let beginning = folded.get(..at + c.len_utf8()).unwrap_or_default();
            self.classes.extend(lexicon.prefixes.get(beginning).into_iter().flatten());
        }
        if !form.loud && form.word.starts_with(char::is_uppercase) {
            self.classes.extend(lexicon.names.get(folded).into_iter().flatten());
        }
        if !form.loud
            && let Some(class) = token::acronym(form.word).and_then(|word| lexicon.acronyms.get(word))
        {
            self.classes.push(*class);
        }
        let own = self.classes.get(from..).unwrap_or_default();
        let marks = own.iter().fold(mark(ANY), |marks, &class| marks | mark(class));
        self.ends.push((self.classes.len(), marks));
    }

    /// Follows the phrases that start at one word.
    fn follow(&mut self, first: usize, cut: &Cut, found: &mut Vec<Match>) {
        let from = found.len();
        let [mut now, mut next] = std::mem::take(&mut self.states);
        now.clear();
        now.extend(self.of(cut, first).classes.iter().flat_map(|&class| self.matcher.start(class)));
        let mut last = first;
        while !now.is_empty() {
            let complete = now.iter().filter(|&&state| self.matcher.marks(state) & COMPLETE != 0);
            for &number in complete.flat_map(|&state| self.matcher.complete(state)) {
                self.matcher.note(number, first..last + 1, &cut.tokens, from, found);
            }
            last += 1;
            if cut.tokens.get(last).is_none_or(|token| token.after_break) {
                break;
            }
            next.clear();
            self.matcher.step(&now, self.of(cut, last), &mut next);
            std::mem::swap(&mut now, &mut next);
        }
        self.states = [now, next];
    }

    /// What the word with this number in a text is.
    fn of(&self, cut: &Cut, word: usize) -> Word<'_> {
        let form = cut.forms.get(word).copied().unwrap_or(usize::MAX);
        let before = form.checked_sub(1).and_then(|before| self.ends.get(before));
        let from = before.map_or(0, |(end, _)| *end);
        let (to, marks) = self.ends.get(form).copied().unwrap_or((from, 0));
        Word { classes: self.classes.get(from..to).unwrap_or_default(), marks }
    }
}

/// What a word of a text is.
#[derive(Clone, Copy)]
struct Word<'f> {
    /// Its classes.
    classes: &'f [Class],
    /// Their marks, and that of any word.
    marks: Marks,
}

impl Matcher {
    /// Goes on from some states by a word; states come out in order, each once.
    fn step(&self, now: &[State], word: Word<'_>, next: &mut Vec<State>) {
        for &state in now.iter().filter(|&&state| self.marks(state) & word.marks != 0) {
            let steps = self.steps(state);
            if steps.len() <= FEW_STEPS {
                let taken = steps.iter().filter(|(class, _)| *class == ANY || word.classes.contains(class));
                next.extend(taken.map(|(_, to)| to));
                continue;
            }
            next.extend(steps.iter().take_while(|(class, _)| *class == ANY).map(|(_, to)| to));
            for &class in word.classes {
                let at = steps.partition_point(|step| step.0 < class);
                next.extend(steps[at..].iter().take_while(|step| step.0 == class).map(|(_, to)| to));
            }
        }
        if next.len() > 1 {
            next.sort_unstable();
            next.dedup();
        }
    }

    /// Notes a phrase that is complete.
    fn note(&self, number: u32, words: Range<usize>, tokens: &[Token], from: usize, found: &mut Vec<Match>) {
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
}
