//! Builds the automaton of all phrases.
//!
//! Each phrase is a chain of states; alternatives meet again in one state, so
//! that a phrase costs the sum of its parts and not their product. Phrases
//! that begin alike share their beginning: hundreds start with a way of saying
//! no, and a text that says no follows one state and not hundreds.

use super::idiom::IDIOMS;
use super::pattern::{self, PatternError, Piece, folded};
use crate::hash::QuickMap;

/// A number for a word, a beginning, a name, an acronym or an idiom.
pub(super) type Class = u32;

/// The class of every word.
pub(super) const ANY: Class = 0;

/// A number for a state; 0 is the start.
pub(super) type State = u32;

/// How many pieces from its start a phrase shares with others that begin alike, whatever they are; single
/// words are shared everywhere.
const SHARED: usize = 2;

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
#[derive(Debug)]
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
    /// How many classes there are, [`ANY`] among them.
    pub(super) count: Class,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self {
            words: QuickMap::default(),
            prefixes: QuickMap::default(),
            names: QuickMap::default(),
            acronyms: QuickMap::default(),
            idioms: QuickMap::default(),
            count: ANY + 1,
        }
    }
}

/// What is built so far.
#[derive(Debug, Default)]
pub(super) struct Builder {
    /// Which words are which classes.
    pub(super) lexicon: Lexicon,
    /// The steps in the order of building.
    pub(super) steps: Vec<Step>,
    /// How many states there are beside the start.
    pub(super) states: State,
    /// The phrases that are complete in a state.
    pub(super) ends: Vec<(State, u32)>,
    /// Where a word of a class leads from one state, when nothing else leads there.
    words: QuickMap<(State, Class), State>,
    /// The number of each piece that leads from several states, or by several ways.
    pieces: QuickMap<Piece, u32>,
    /// Where it leads, by the states that it leads from.
    ways: QuickMap<(u32, Vec<State>), Vec<State>>,
}

impl Builder {
    /// Adds the phrase with this number.
    pub(super) fn add(&mut self, number: u32, pattern: &str) -> Result<(), PatternError> {
        let pieces = pattern::parse(pattern)?;
        let (first, rest) = pieces.split_at(pieces.len().min(SHARED));
        let mut at = vec![0];
        for piece in first {
            at = self.shared(piece, at, pattern)?;
        }
        let ends = self.sequence(rest, at, pattern)?;
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
            at = self.piece(piece, &at, pattern)?;
        }
        Ok(at)
    }

    /// Adds one piece after the states `from`, or finds where another phrase has it.
    fn shared(&mut self, piece: &Piece, from: Vec<State>, pattern: &str) -> Result<Vec<State>, PatternError> {
        if from.len() == 1 && piece.is_one_word() {
            return self.piece(piece, &from, pattern);
        }
        let key = (self.number(piece), from);
        if let Some(ends) = self.ways.get(&key) {
            return Ok(ends.clone());
        }
        let ends = self.piece(piece, &key.1, pattern)?;
        self.ways.insert(key, ends.clone());
        Ok(ends)
    }

    /// The number of a piece.
    fn number(&mut self, piece: &Piece) -> u32 {
        if let Some(&number) = self.pieces.get(piece) {
            return number;
        }
        let number = u32::try_from(self.pieces.len()).unwrap_or(u32::MAX);
        self.pieces.insert(piece.clone(), number);
        number
    }

    /// Adds one piece after the states `from`.
    fn piece(&mut self, piece: &Piece, from: &[State], pattern: &str) -> Result<Vec<State>, PatternError> {
        match piece {
            Piece::Word(_) | Piece::Prefix(_) | Piece::Acronym(_) | Piece::Name(_) => {
                let class = self.lexicon.class(piece);
                Ok(vec![self.word(from, class)])
            }
            Piece::Idiom(name) => self.idiom(name, from, pattern),
            Piece::Choice(choices) => self.choice(choices, from, pattern),
            Piece::Optional(pieces) => {
                let mut ends = self.sequence(pieces, from.to_vec(), pattern)?;
                ends.extend(from);
                ends.sort_unstable();
                ends.dedup();
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
            if last.is_one_word() {
                let class = self.lexicon.class(last);
                self.steps_by(class, &at, meeting);
            } else {
                ends.extend(self.piece(last, &at, pattern)?);
            }
        }
        ends.sort_unstable();
        ends.dedup();
        Ok(ends)
    }

    /// Adds an idiom with what may follow it.
    fn idiom(&mut self, name: &str, from: &[State], pattern: &str) -> Result<Vec<State>, PatternError> {
        let idiom = IDIOMS
            .iter()
            .find(|idiom| idiom.name == name)
            .ok_or_else(|| PatternError::Idiom(pattern.to_owned()))?;
        let class = self.lexicon.idiom(idiom.name, idiom.words);
        let to = self.state();
        self.steps_by(class, from, to);
        if idiom.tail.is_empty() {
            return Ok(vec![to]);
        }
        self.sequence(&pattern::parse(idiom.tail)?, vec![to], pattern)
    }

    /// Adds up to `words` words of any kind.
    fn gap(&mut self, words: usize, from: &[State]) -> Vec<State> {
        let mut ends = from.to_vec();
        let mut last = from.to_vec();
        for _ in 0..words {
            let to = self.word(&last, ANY);
            ends.push(to);
            last = vec![to];
        }
        ends
    }

    /// The state to which only a word of a class after these states leads.
    fn word(&mut self, from: &[State], class: Class) -> State {
        let alone = match from {
            [one] => Some((*one, class)),
            _ => None,
        };
        if let Some(&to) = alone.and_then(|key| self.words.get(&key)) {
            return to;
        }
        let to = self.state();
        self.steps_by(class, from, to);
        self.words.extend(alone.map(|key| (key, to)));
        to
    }

    /// Adds steps by a word of a class.
    fn steps_by(&mut self, class: Class, from: &[State], to: State) {
        self.steps.extend(from.iter().map(|&from| Step { from, class, to }));
    }

    /// A new state.
    fn state(&mut self) -> State {
        self.states += 1;
        self.states
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
