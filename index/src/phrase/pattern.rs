//! Reads one phrase into its pieces.
//!
//! Nesting and gaps are bounded, so no phrase can cost more than a little.

use super::token;

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Piece {
    /// A word, folded.
    Word(String),
    /// The folded beginning of a word.
    Prefix(String),
    /// An acronym, as written.
    Acronym(String),
    /// A word that begins with a capital, folded.
    Name(String),
    /// One of these sequences.
    Choice(Vec<Vec<Piece>>),
    /// May be left out.
    Optional(Vec<Piece>),
    /// Up to so many words of any kind.
    Gap(usize),
    /// One of the words of an idiom.
    Idiom(String),
}

impl Piece {
    /// Whether it always stands for exactly one word.
    pub(super) const fn is_one_word(&self) -> bool {
        matches!(self, Self::Word(_) | Self::Prefix(_) | Self::Acronym(_) | Self::Name(_))
    }
}

/// Why a phrase is faulty.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// It holds no word.
    #[error("the phrase `{0}` holds no word")]
    Empty(String),
    /// A bracket is not closed, or closed twice.
    #[error("the brackets of the phrase `{0}` do not match")]
    Brackets(String),
    /// A gap is not between two words, or is longer than the limit.
    #[error("the gap in the phrase `{0}` must lie between words and be at most {MAX_GAP} words long")]
    Gap(String),
    /// No such idiom.
    #[error("the phrase `{0}` names an idiom that does not exist")]
    Idiom(String),
    /// Brackets stand too deep.
    #[error("the brackets of the phrase `{0}` nest deeper than {MAX_DEPTH}")]
    Depth(String),
}

/// The most words that a gap may skip.
const MAX_GAP: usize = 8;

/// How deep brackets may nest.
const MAX_DEPTH: usize = 4;

/// Reads a phrase.
pub(super) fn parse(pattern: &str) -> Result<Vec<Piece>, PatternError> {
    let mut reader = Reader { pattern, rest: pattern };
    let pieces = reader.sequence(0)?;
    if !reader.rest.is_empty() {
        return Err(PatternError::Brackets(pattern.to_owned()));
    }
    match (pieces.first(), pieces.last()) {
        (None, _) | (_, None) => Err(PatternError::Empty(pattern.to_owned())),
        (Some(Piece::Gap(_)), _) => Err(PatternError::Gap(pattern.to_owned())),
        _ => Ok(without_last_gap(pieces)),
    }
}

/// A gap at the end finds nothing more: leave it out.
fn without_last_gap(mut pieces: Vec<Piece>) -> Vec<Piece> {
    while matches!(pieces.last(), Some(Piece::Gap(_))) {
        pieces.pop();
    }
    pieces
}

/// What is left to read of a phrase.
struct Reader<'a> {
    /// The whole phrase, for messages.
    pattern: &'a str,
    /// What is left.
    rest: &'a str,
}

impl Reader<'_> {
    /// Reads pieces up to a `|`, a `)` or the end.
    fn sequence(&mut self, depth: usize) -> Result<Vec<Piece>, PatternError> {
        if depth > MAX_DEPTH {
            return Err(PatternError::Depth(self.pattern.to_owned()));
        }
        let mut pieces = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let mut read = match self.rest.chars().next() {
                None | Some('|' | ')') => return Ok(pieces),
                Some('(') => vec![self.choice(depth)?],
                Some('{') => vec![self.idiom()?],
                Some('~') => vec![self.gap()?],
                Some(_) => self.word()?,
            };
            if let Some(rest) = self.rest.strip_prefix('?') {
                self.rest = rest;
                read = vec![Piece::Optional(read)];
            }
            pieces.append(&mut read);
        }
    }

    /// Reads `(… | …)`.
    fn choice(&mut self, depth: usize) -> Result<Piece, PatternError> {
        let mut choices = Vec::new();
        self.skip(1);
        loop {
            choices.push(self.sequence(depth + 1)?);
            let closed = match self.rest.chars().next() {
                Some('|') => false,
                Some(')') => true,
                _ => return Err(PatternError::Brackets(self.pattern.to_owned())),
            };
            self.skip(1);
            if closed {
                return Ok(Piece::Choice(choices));
            }
        }
    }

    /// Reads `{name}`.
    fn idiom(&mut self) -> Result<Piece, PatternError> {
        self.skip(1);
        let (name, rest) =
            self.rest.split_once('}').ok_or_else(|| PatternError::Brackets(self.pattern.to_owned()))?;
        self.rest = rest;
        Ok(Piece::Idiom(name.to_owned()))
    }

    /// Reads `~N`.
    fn gap(&mut self) -> Result<Piece, PatternError> {
        self.skip(1);
        let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest;
        match digits.parse() {
            Ok(words @ 1..=MAX_GAP) => Ok(Piece::Gap(words)),
            _ => Err(PatternError::Gap(self.pattern.to_owned())),
        }
    }

    /// Reads one written word, which may be several when it has hyphens.
    fn word(&mut self) -> Result<Vec<Piece>, PatternError> {
        let ends = |byte: u8| matches!(byte, b' ' | b'(' | b')' | b'|' | b'{' | b'~' | b'?');
        let end = self.rest.bytes().position(ends).unwrap_or(self.rest.len());
        let (written, rest) = self.rest.split_at(end);
        self.rest = rest;
        if let Some(name) = written.strip_prefix('^').filter(|name| !folded(name).is_empty()) {
            return Ok(vec![Piece::Name(folded(name))]);
        }
        let bare = written.strip_suffix('*').unwrap_or(written);
        if !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_lowercase()) {
            let word = folded(bare);
            return Ok(vec![if bare.len() < written.len() {
                Piece::Prefix(word)
            } else {
                Piece::Word(word)
            }]);
        }
        if bare.len() == written.len() && bare.bytes().all(|b| b.is_ascii_alphanumeric()) && !bare.is_empty()
        {
            return Ok(vec![plain(bare)]);
        }
        let mut pieces: Vec<Piece> =
            token::tokens(bare).iter().filter_map(|token| bare.get(token.bytes.clone())).map(plain).collect();
        if bare.len() < written.len()
            && let Some(Piece::Acronym(word) | Piece::Word(word)) = pieces.pop()
        {
            pieces.push(Piece::Prefix(folded(&word)));
        }
        if pieces.is_empty() {
            return Err(PatternError::Empty(self.pattern.to_owned()));
        }
        Ok(pieces)
    }

    /// Leaves out so many bytes, which were seen to be ASCII.
    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }
}

/// A word as a piece: an acronym if it has capitals only.
fn plain(word: &str) -> Piece {
    match token::acronym(word) {
        Some(acronym) => Piece::Acronym(acronym.to_owned()),
        None => Piece::Word(folded(word)),
    }
}

/// The folded form of a word.
pub(super) fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    token::fold(word, &mut folded);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_question_mark_makes_the_piece_before_it_optional() {
        let pieces = parse("(of the)? late? start*").expect("a valid phrase");

        assert!(matches!(pieces[0], Piece::Optional(_)));
        assert_eq!(pieces[1], Piece::Optional(vec![Piece::Word("late".into())]));
        assert_eq!(pieces[2], Piece::Prefix("start".into()));
    }

    #[test]
    fn faulty_phrases_are_told_apart() {
        assert!(matches!(parse(" "), Err(PatternError::Empty(_))));
        assert!(matches!(parse("(a|b"), Err(PatternError::Brackets(_))));
        assert!(matches!(parse("a)"), Err(PatternError::Brackets(_))));
        assert!(matches!(parse("~2 word"), Err(PatternError::Gap(_))));
        assert!(matches!(parse("a ~9 b"), Err(PatternError::Gap(_))));
        assert!(matches!(parse("(((((a)))))"), Err(PatternError::Depth(_))));
    }

    proptest! {
        #[test]
        fn no_phrase_causes_a_panic(pattern in "[a-zA-Z(){}|?~* 0-9é'’&-]{0,40}") {
            let _ = parse(&pattern);
        }
    }
}
