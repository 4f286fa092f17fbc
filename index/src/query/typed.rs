//! A query as it was typed: which words of it may be mistyped, and the same line with a part left out.
//!
//! What is not changed stays letter by letter. Never fails, never looks at a library.

use std::ops::Range;

use super::MAX_CHARS;
use super::lexer::{Token, placed};
use super::node::Scope;
use super::pattern::{Case, plain_words};
use super::term::How;
use crate::words;

/// A query with the places of its parts.
pub(crate) struct Line<'a> {
    text: &'a str,
    tokens: Vec<(Range<usize>, Token)>,
}

/// A word that is looked for in all its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
    /// Its plain form.
    pub(crate) plain: String,
    /// Whether it stands in quotation marks.
    pub(crate) quoted: bool,
}

impl<'a> Line<'a> {
    /// Reads a line.
    pub(crate) fn new(query: &'a str) -> Self {
        let end = query.char_indices().nth(MAX_CHARS).map_or(query.len(), |(at, _)| at);
        Self { text: query, tokens: placed(&query[..end]) }
    }

    /// The words that tell something and are looked for in the text, in order: no values of fields, nothing
    /// under `NOT`, no exact forms and parts of words, and in quotation marks only a word by itself.
    pub(crate) fn words(&self) -> Vec<Word> {
        let tokens: Vec<Token> = self.tokens.iter().map(|(_, token)| token.clone()).collect();
        let case = Case::of(&tokens);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((range, token)) = self.tokens.get(at) {
            match token {
                Token::Field(_) | Token::Not => {
                    at = self.unit(at);
                    continue;
                }
                Token::Word(text) => found.extend(read(text, range.start, case, false)),
                Token::Quoted(text) => {
                    let word = read(text, range.end - closing(self.text, range) - text.len(), case, true);
                    found.extend(Some(word).filter(|words| words.len() == 1).into_iter().flatten());
                }
                _ => {}
            }
            at += 1;
        }
        found.retain(|word| !words::is_stop_word(&word.plain));
        found
    }

    /// The line with what stands in `range` replaced.
    pub(crate) fn with(&self, range: &Range<usize>, instead: &str) -> String {
        format!("{}{instead}{}", &self.text[..range.start], &self.text[range.end..])
    }

    /// Each condition of the line, with the line that is left without it; none if there is only one.
    pub(crate) fn without_each(&self) -> Vec<(String, String)> {
        let units = self.units();
        if units.len() < 2 {
            return Vec::new();
        }
        let dropped = |at: usize| {
            let whole = self.tokens[units[at].start].0.start..self.tokens[units[at].end - 1].0.end;
            (self.text[whole].to_owned(), self.joined(&units, |other| other != at))
        };
        (0..units.len()).map(dropped).collect()
    }

    /// The conditions of the line, each by itself, but for those that only say where others must stand or turn one
    /// round; none if there is only one.
    pub(crate) fn each(&self) -> Vec<String> {
        let units = self.units();
        let alone = units.iter().filter_map(|unit| {
            let (first, last) = (self.tokens.get(unit.start)?, self.tokens.get(unit.end - 1)?);
            let stands = !matches!(first.1, Token::Not | Token::Field("within"));
            stands.then(|| self.text[first.0.start..last.0.end].to_owned())
        });
        let alone: Vec<String> = alone.collect();
        if units.len() < 2 { Vec::new() } else { alone }
    }

    /// The words without quotation marks, parentheses and operators, which may then stand anywhere; `None` if
    /// there are no such signs, or one that turns a condition round.
    pub(crate) fn without_signs(&self) -> Option<String> {
        if self.tokens.iter().any(|(_, token)| *token == Token::Not) {
            return None;
        }
        let mut kept = Vec::new();
        let mut at = 0;
        while let Some((range, token)) = self.tokens.get(at) {
            let next = if matches!(token, Token::Field(_)) { self.unit(at) } else { at + 1 };
            match token {
                Token::Word(text) | Token::Quoted(text) | Token::Loose(text, _) => {
                    kept.push(text.trim().trim_start_matches('=').to_owned());
                }
                Token::Field("within") => {}
                Token::Field(_) => kept.push(self.text[range.start..self.tokens[next - 1].0.end].to_owned()),
                _ => {}
            }
            at = next;
        }
        self.other(kept.join(" "))
    }

    /// The line without `within:page` and the like.
    pub(crate) fn without_scope(&self) -> Option<String> {
        let mut kept = String::new();
        let mut from = 0;
        for pair in self.tokens.windows(2) {
            if let [(field, Token::Field("within")), (value, Token::Word(word))] = pair
                && Scope::read(word).is_some()
            {
                kept.push_str(&self.text[from..field.start]);
                from = value.end;
            }
        }
        kept.push_str(&self.text[from..]);
        self.other(kept.split_whitespace().collect::<Vec<&str>>().join(" "))
    }

    /// The line with each phrase as words that may stand apart.
    pub(crate) fn without_quotes(&self) -> Option<String> {
        let mut kept = String::new();
        let mut from = 0;
        for (at, (range, token)) in self.tokens.iter().enumerate() {
            let after_sign = at.checked_sub(1).map(|before| &self.tokens[before].1).is_some_and(|token| {
                matches!(token, Token::Field(_) | Token::Not | Token::Plus | Token::Near(_))
            });
            if let (Token::Quoted(text), false) = (token, after_sign)
                && words::words(text).len() > 1
            {
                kept.push_str(&self.text[from..range.start]);
                kept.push_str(text.trim().trim_start_matches('='));
                from = range.end;
            }
        }
        kept.push_str(&self.text[from..]);
        self.other(kept)
    }

    /// A line that says something, if it is another one.
    fn other(&self, line: String) -> Option<String> {
        let line = line.trim();
        (!line.is_empty() && line != self.text.trim()).then(|| line.to_owned())
    }

    /// The conditions that stand side by side or are joined by operators, as ranges of tokens.
    fn units(&self) -> Vec<Range<usize>> {
        let mut units = Vec::new();
        let mut at = 0;
        while let Some((_, token)) = self.tokens.get(at) {
            let end = self.unit(at);
            if !matches!(token, Token::And | Token::Or | Token::Near(_) | Token::Close) {
                units.push(at..end);
            }
            at = end;
        }
        units
    }

    /// The end of the condition that starts at a token.
    fn unit(&self, at: usize) -> usize {
        let token = |at: usize| self.tokens.get(at).map(|(_, token)| token);
        let end = match token(at) {
            Some(Token::Not | Token::Plus) => self.unit(at + 1),
            Some(Token::Field("within")) if matches!(token(at + 1), Some(Token::Word(_))) => at + 2,
            Some(Token::Field(_)) => match token(at + 1) {
                Some(Token::Word(_) | Token::Quoted(_) | Token::Open | Token::Not | Token::Plus) => {
                    self.unit(at + 1)
                }
                _ => at + 1,
            },
            Some(Token::Open) => self.group(at),
            _ => at + 1,
        };
        end.min(self.tokens.len())
    }

    /// The end of the parentheses that open at a token.
    fn group(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for (at, (_, token)) in self.tokens.iter().enumerate().skip(open) {
            match token {
                Token::Open => depth += 1,
                Token::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return at + 1;
            }
        }
        self.tokens.len()
    }

    /// Some of the conditions, each with the operator before it unless it comes first.
    fn joined(&self, units: &[Range<usize>], keep: impl Fn(usize) -> bool) -> String {
        let mut line = String::new();
        for (at, unit) in units.iter().enumerate().filter(|(at, _)| keep(*at)) {
            let before = at.checked_sub(1).map_or(unit.start, |before| units[before].end);
            let from = if line.is_empty() { unit.start } else { before };
            let (Some(first), Some(last)) = (self.tokens.get(from), self.tokens.get(unit.end - 1)) else {
                continue;
            };
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(&self.text[first.0.start..last.0.end]);
        }
        line
    }
}

/// The words of a token in all their forms; `start` is where its text stands.
fn read(text: &str, start: usize, case: Case, quoted: bool) -> Vec<Word> {
    if text.trim_start().starts_with('=') || text.contains(['*', '~']) {
        return Vec::new();
    }
    let (cut, patterns) = (words::words(text), plain_words(text, case));
    if cut.len() != patterns.len() {
        return Vec::new();
    }
    let in_all_forms = cut.into_iter().zip(patterns).filter(|(_, pattern)| pattern.how == How::Stem);
    let word = |word: words::Word| Word {
        range: start + word.range.start..start + word.range.end,
        plain: word.plain,
        quoted,
    };
    in_all_forms.map(|(cut, _)| word(cut)).collect()
}

/// The bytes of the mark that closes a quotation, if one does.
fn closing(text: &str, range: &Range<usize>) -> usize {
    let inner = &text[range.clone()];
    let mark = inner.chars().next_back().filter(|c| super::lexer::is_quote(*c) && inner.chars().count() > 1);
    mark.map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words_of(query: &str) -> Vec<&str> {
        Line::new(query).words().into_iter().map(|word| &query[word.range]).collect()
    }

    #[test]
    fn words_that_may_be_mistyped_are_those_that_are_looked_for_in_all_forms() {
        for (query, words) in [
            ("the neglct of Housing", vec!["neglct", "Housing"]),
            ("non-acidental", vec!["non", "acidental"]),
            ("\"neglct\" \"two words\" \u{201c}hom\u{e9}\u{201d}", vec!["neglct", "hom\u{e9}"]),
            ("\"neglct", vec!["neglct"]),
            ("=neglct hous* damo~1 \"=seen\"", vec![]),
            ("-neglct NOT (poor housing) damp", vec!["damp"]),
            ("theme:neglect area:(north south) title:\"a b\" damp", vec!["damp"]),
            ("within:page damp AND housing", vec!["damp", "housing"]),
            ("a NEAR/5 damp", vec!["damp"]),
        ] {
            assert_eq!(words_of(query), words, "{query}");
        }
    }

    #[test]
    fn a_condition_is_left_out_with_its_operator() {
        for (query, left) in [
            ("title:-smith damp", vec!["damp", "title:-smith"]),
            ("neglect", vec![]),
            ("(damp OR mould)", vec![]),
            ("neglect AND housing", vec!["housing", "neglect"]),
            (
                "neglect AND (damp OR mould) -alcohol",
                vec!["(damp OR mould) -alcohol", "neglect -alcohol", "neglect AND (damp OR mould)"],
            ),
            (
                "\"a b\" year:2015 NEAR/3 c",
                vec!["year:2015 NEAR/3 c", "\"a b\" NEAR/3 c", "\"a b\" year:2015"],
            ),
        ] {
            let found: Vec<String> =
                Line::new(query).without_each().into_iter().map(|(_, left)| left).collect();
            assert_eq!(found, left, "{query}");
        }
        assert_eq!(Line::new("within:page a AND \"b c\" -d").each(), ["a", "\"b c\""]);
        assert_eq!(Line::new("damp NOT \"a b\"").without_each()[1].0, "NOT \"a b\"");
    }

    #[test]
    fn signs_are_left_out_but_never_turned_round() {
        let plain = |query: &str| Line::new(query).without_signs();

        assert_eq!(plain("\"missed visits\" AND (home)").as_deref(), Some("missed visits home"));
        assert_eq!(plain("theme:neglect +a NEAR/3 b").as_deref(), Some("theme:neglect a b"));
        assert_eq!(plain("within:page (a b)").as_deref(), Some("a b"));
        assert_eq!(plain("missed visits"), None);
        assert_eq!(plain("visits NOT home"), None);
        assert_eq!(plain("visits -home"), None);
    }

    #[test]
    fn the_place_and_the_quotation_marks_can_be_left_out() {
        assert_eq!(Line::new("within:page a AND b").without_scope().as_deref(), Some("a AND b"));
        assert_eq!(Line::new("a within:nowhere").without_scope(), None);
        assert_eq!(Line::new("x OR \"a b\"").without_quotes().as_deref(), Some("x OR a b"));
        assert_eq!(Line::new("title:\"a b\" \"c\" -\"d e\"").without_quotes(), None);
    }

    proptest! {
        #[test]
        fn any_line_has_its_words_where_it_says(query in "[a-z\"():*~=+!/,;_\\- \u{e9}]{0,40}|\\PC{0,40}") {
            let line = Line::new(&query);

            for word in line.words() {
                prop_assert_eq!(&words::plain(&query[word.range.clone()]), &word.plain);
            }
            line.without_each();
            line.each();
            line.without_signs();
            line.without_scope();
            line.without_quotes();
        }
    }
}
