//! Builds the automaton of all phrases.
//!
//! Each phrase is a chain of states; alternatives meet again in one state, so
//! that a phrase costs the sum of its parts and not their product.

use super::idiom::IDIOMS;
use super::pattern::{self, PatternError, Piece, folded};
use crate::hash::QuickMap;

/// A number for a word, a beginning, a name, an acronym or an idiom.
pub(super) type Class = u32;

/// A number for a state; 0 is the start.
pub(super) type State = u32;

/// A step from one state to another by a word of a class.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// From this state.
    pub(super) from: State,
    /// By a word of this class.
    pub(super) class: Class,
    /// To this state.
    pub(super) to: State,
}

/// The classes that words belong to.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Classes of a whole word.
    pub(super) words: QuickMap<String, Vec<Class>>,
    /// Classes of a beginning.
    pub(super) prefixes: QuickMap<String, Vec<Class>>,
    /// Classes of a whole word that begins with a capital.
    pub(super) names: QuickMap<String, Vec<Class>>,
    /// The class of an acronym.
    pub(super) acronyms: QuickMap<String, Class>,
    /// The class of each idiom that was asked for.
    idioms: QuickMap<&'static str, Class>,
    /// How many classes there are.
    pub(super) count: Class,
}

/// What is built so far.
#[derive(Debug, Default)]
pub(super) struct Builder {
    /// Which words are which classes.
    pub(super) lexicon: Lexicon,
    /// The steps in the order of building.
    pub(super) steps: Vec<Step>,
    /// For each state, the state after any word; 0 for none.
    pub(super) any: Vec<State>,
    /// The phrases that are complete in a state.
    pub(super) ends: Vec<(State, usize)>,
}

impl Builder {
    /// A builder that has the start only.
    pub(super) fn new() -> Self {
        Self { any: vec![0], ..Self::default() }
    }

    /// Adds the phrase with this number.
    pub(super) fn add(&mut self, number: usize, pattern: &str) -> Result<(), PatternError> {
        let pieces = pattern::parse(pattern)?;
        let ends = self.sequence(&pieces, vec![0], pattern)?;
        if ends.contains(&0) {
            return Err(PatternError::Empty(pattern.to_owned()));
        }
        self.ends.extend(ends.into_iter().map(|state| (state, number)));
        Ok(())
    }

    /// Adds pieces after the states `from`; gives the states in which they end.
    fn sequence(
        &mut self,
        pieces: &[Piece],
        from: Vec<State>,
        pattern: &str,
    ) -> Result<Vec<State>, PatternError> {
        let mut at = from;
        for piece in pieces {
            at = self.piece(piece, at, pattern)?;
        }
        Ok(at)
    }

    /// Adds one piece after the states `from`.
    fn piece(&mut self, piece: &Piece, from: Vec<State>, pattern: &str) -> Result<Vec<State>, PatternError> {
        match piece {
            Piece::Word(_) | Piece::Prefix(_) | Piece::Acronym(_) | Piece::Name(_) => {
                let to = self.state();
                self.single(piece, &from, to);
                Ok(vec![to])
            }
            Piece::Idiom(name) => self.idiom(name, &from, pattern),
            Piece::Choice(choices) => self.choice(choices, &from, pattern),
            Piece::Optional(pieces) => {
                let mut ends = self.sequence(pieces, from.clone(), pattern)?;
                ends.extend(from);
                Ok(ends)
            }
            Piece::Gap(words) => Ok(self.gap(*words, from)),
        }
    }

    /// Adds alternatives; those that are one word meet in one state.
    fn choice(
        &mut self,
        choices: &[Vec<Piece>],
        from: &[State],
        pattern: &str,
    ) -> Result<Vec<State>, PatternError> {
        let meeting = self.state();
        let mut ends = vec![meeting];
        for choice in choices {
            let Some((last, before)) = choice.split_last() else {
                return Err(PatternError::Empty(pattern.to_owned()));
            };
            let at = self.sequence(before, from.to_vec(), pattern)?;
            if matches!(last, Piece::Word(_) | Piece::Prefix(_) | Piece::Acronym(_) | Piece::Name(_)) {
                self.single(last, &at, meeting);
            } else {
                ends.extend(self.piece(last, at, pattern)?);
            }
        }
        ends.sort_unstable();
        ends.dedup();
        Ok(ends)
    }

    /// Adds steps by one word.
    fn single(&mut self, piece: &Piece, from: &[State], to: State) {
        let class = self.lexicon.class(piece);
        self.steps.extend(from.iter().map(|&from| Step { from, class, to }));
    }

    /// Adds an idiom with what may follow it.
    fn idiom(&mut self, name: &str, from: &[State], pattern: &str) -> Result<Vec<State>, PatternError> {
        let idiom = IDIOMS
            .iter()
            .find(|idiom| idiom.name == name)
            .ok_or_else(|| PatternError::Idiom(pattern.to_owned()))?;
        let class = self.lexicon.idiom(idiom.name, idiom.words);
        let to = self.state();
        self.steps.extend(from.iter().map(|&from| Step { from, class, to }));
        if idiom.tail.is_empty() {
            return Ok(vec![to]);
        }
        self.sequence(&pattern::parse(idiom.tail)?, vec![to], pattern)
    }

    /// Adds up to `words` words of any kind. A gap after a gap counts on.
    fn gap(&mut self, words: usize, from: Vec<State>) -> Vec<State> {
        let mut ends = from;
        let mut last = ends.clone();
        for _ in 0..words {
            let to = self.state();
            for &state in &last {
                if let Some(any) = self.any.get_mut(state as usize).filter(|any| **any == 0) {
                    *any = to;
                }
            }
            ends.push(to);
            last = vec![to];
        }
        ends
    }

    /// A new state.
    fn state(&mut self) -> State {
        self.any.push(0);
        State::try_from(self.any.len() - 1).unwrap_or(State::MAX)
    }
}

impl Lexicon {
    /// The class of a word, a beginning, a name or an acronym.
    fn class(&mut self, piece: &Piece) -> Class {
        match piece {
            Piece::Acronym(word) => {
                if let Some(&class) = self.acronyms.get(word) {
                    return class;
                }
                let class = self.next();
                self.acronyms.insert(word.clone(), class);
                class
            }
            Piece::Prefix(word) => own_class(&mut self.prefixes, &mut self.count, word),
            Piece::Word(word) => own_class(&mut self.words, &mut self.count, word),
            Piece::Name(word) => own_class(&mut self.names, &mut self.count, word),
            Piece::Choice(_) | Piece::Optional(_) | Piece::Gap(_) | Piece::Idiom(_) => self.next(),
        }
    }

    /// The class of the words of an idiom.
    fn idiom(&mut self, name: &'static str, words: &[&str]) -> Class {
        if let Some(&class) = self.idioms.get(name) {
            return class;
        }
        let class = self.next();
        self.idioms.insert(name, class);
        for word in words {
            let (map, bare) = match word.strip_suffix('*') {
                Some(bare) => (&mut self.prefixes, bare),
                None => (&mut self.words, *word),
            };
            let folded = folded(bare);
            own_class(map, &mut self.count, &folded);
            map.entry(folded).or_default().push(class);
        }
        class
    }

    /// A new class.
    fn next(&mut self) -> Class {
        self.count += 1;
        self.count - 1
    }
}

/// The class of a word itself, which is the first that it was given.
fn own_class(map: &mut QuickMap<String, Vec<Class>>, count: &mut Class, word: &str) -> Class {
    if let Some(&class) = map.get(word).and_then(|classes| classes.first()) {
        return class;
    }
    let class = *count;
    *count += 1;
    map.insert(word.to_owned(), vec![class]);
    class
}
