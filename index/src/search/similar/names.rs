//! Which words of an account may be somebody's name: those are left out, whatever reviews hold.
//!
//! A word with a capital counts only where the phrases of the field explain it ("Children's Social
//! Care", `CAMHS`), or at the start of a sentence, where every word has one. Words in small letters
//! count as they are: there nothing tells `rose` from a name, but what stands behind `mr` or `ms`.

use std::collections::HashSet;
use std::ops::Range;

use crate::expansion;
use crate::words::Word;

/// Given names and surnames that are words as well: at the start of a sentence they are taken for names.
const ALSO_WORDS: &str = "\
    amber angel april autumn baker banks basil bell bill bird bishop blossom bond brandy brook brooke brown bush butler \
    carol carpenter carter charity chase church clay cliff constance cook crystal daisy dale dawn day dean destiny don drew \
    ernest faith field fields fisher fox frank frost gardener gene george ginger glen gold grace gray green grey guy hall harmony \
    harper hazel heath heather hill holly hope hunt hunter iris ivy jack jade jay joy june king knight lake lane law lily \
    long love lucky mark marks marsh martin mason may melody mercy miles miller mills moon nelson noble norm olive page park parker \
    parish pat patience pearl penny pike pool poole poppy porter potter power precious price prince prudence ray rich \
    river rivers rob robin rock rose rosemary ruby rush rusty sage sandy savage sharp shepherd short silver singer sky \
    skye smart snow star steel stone storm sue summer summers sunny swan tanner taylor temple turner tyler victor \
    violet virtue walker wall ward waters weaver wells west white wild will winter wise wolf wood woods young";

/// Behind these, with or without a full stop, stands a name.
const TITLES: &[&str] =
    &["dr", "miss", "mr", "mrs", "ms", "mx", "nurse", "pc", "prof", "rev", "sgt", "sir", "st"];

/// Of so many letters in a hundred at least a text has small ones, if capitals are to tell anything.
const FEWEST_SMALL: usize = 20;

/// How the word was written, as far as that tells of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// Nothing speaks for a name.
    Plain,
    /// Letters of one case only: how often libraries write the word small must tell.
    Shouted,
    /// It may be a name.
    Name,
}

/// How each word of a text was written.
pub(super) fn written(text: &str, all: &[Word]) -> Vec<Written> {
    let small = text.chars().filter(|c| c.is_lowercase()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if small * 100 < letters * FEWEST_SMALL {
        return all
            .iter()
            .map(|word| if is_also_name(&word.plain) { Written::Name } else { Written::Shouted })
            .collect();
    }
    let known = expansion::known(text, all);
    let reader = Reader { text, all, known, named: HashSet::new() };
    let named = (0..all.len()).filter(|at| reader.inside(*at)).map(|at| all[at].plain.as_str()).collect();
    let reader = Reader { named, ..reader };
    (0..all.len()).map(|at| if reader.is_name(at) { Written::Name } else { Written::Plain }).collect()
}

/// Looks at the words of a text.
struct Reader<'a> {
    text: &'a str,
    all: &'a [Word],
    /// Where the phrases of the field stand.
    known: Vec<Range<usize>>,
    /// The words that have a capital inside a sentence somewhere.
    named: HashSet<&'a str>,
}

impl Reader<'_> {
    /// Whether a word may be a name.
    fn is_name(&self, at: usize) -> bool {
        let word = &self.all[at];
        if self.behind_title(at) || self.inside(at) {
            return true;
        }
        let first = self.has_capital(at) && !self.is_known(at);
        first
            && (self.named.contains(word.plain.as_str())
                || is_also_name(&word.plain)
                || self.all.get(at + 1).is_some_and(|_| self.beside(at) && self.inside(at + 1)))
    }

    /// Whether a word has a capital that no sentence and no phrase of the field explains.
    fn inside(&self, at: usize) -> bool {
        self.has_capital(at) && !self.is_known(at) && (self.is_loud(at) || !self.starts_sentence(at))
    }

    fn has_capital(&self, at: usize) -> bool {
        self.shape(at).chars().any(char::is_uppercase)
    }

    /// Whether a word has more than one capital and no small letter but a closing one.
    fn is_loud(&self, at: usize) -> bool {
        self.shape(at).chars().filter(|c| c.is_uppercase()).count() > 1
    }

    fn shape(&self, at: usize) -> &str {
        self.text.get(self.all[at].range.clone()).unwrap_or_default()
    }

    /// Whether a word is one of a phrase of the field, and no name beside.
    fn is_known(&self, at: usize) -> bool {
        let Word { range, plain } = &self.all[at];
        let covers = |known: &Range<usize>| known.start <= range.start && range.end <= known.end;
        !is_also_name(plain) && self.known.iter().any(covers)
    }

    /// Whether a word is the first of a sentence, or of a line.
    fn starts_sentence(&self, at: usize) -> bool {
        let before = self.text.get(..self.all[at].range.start).unwrap_or_default();
        let marks = |c: char| {
            c == ' ' || c == '\t' || matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '-' | '–' | '•' | '*')
        };
        let told = before.trim_end_matches(marks);
        let ends = told.is_empty() || told.ends_with(['.', '?', '!', ':', ';', '\n', '\r', '…']);
        ends && !(told.ends_with('.') && self.is_abbreviated(at))
    }

    /// Whether the full stop before a word is that of an initial or a title.
    fn is_abbreviated(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|at| self.all[at].plain.as_str());
        before.is_some_and(|word| word.chars().count() == 1 || TITLES.contains(&word))
    }

    /// Whether a word stands behind `mr` and the like, or behind the first word of such a name.
    fn behind_title(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|before| self.beside(*before));
        let title = before.filter(|before| TITLES.contains(&self.all[*before].plain.as_str()));
        title.is_some_and(|title| self.has_capital(title) || self.shape(title).len() < 4)
            && !self.is_known(at)
    }

    /// Whether nothing but a space, and the full stop of an abbreviation, stands behind a word.
    fn beside(&self, at: usize) -> bool {
        let (Some(word), Some(next)) = (self.all.get(at), self.all.get(at + 1)) else { return false };
        let between = self.text.get(word.range.end..next.range.start).unwrap_or_default();
        !between.contains('\n') && matches!(between.trim(), "" | "." | "-" | "'" | "’")
    }
}

/// Whether a word is a name as well.
fn is_also_name(plain: &str) -> bool {
    static NAMES: std::sync::LazyLock<HashSet<&str>> =
        std::sync::LazyLock::new(|| ALSO_WORDS.split_whitespace().collect());
    NAMES.contains(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    /// The words that are left.
    fn left(text: &str) -> String {
        let all = words::words(text);
        let written = written(text, &all);
        let kept = all.iter().zip(written).filter(|(_, written)| *written != Written::Name);
        kept.map(|(word, _)| word.plain.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_may_be_a_name_is_left_out_and_the_words_of_the_field_stay() {
        for (text, kept) in [
            ("A damp flat. JOHN SMITH died.", "a damp flat died"),
            ("Carers saw Hope and Rose.", "carers saw and"),
            ("Hope was seen. Mark went.", "was seen went"),
            ("Damp was seen by Mr. Rivers.", "damp was seen by"),
            ("he rang mrs field and dr. green", "he rang mrs and dr"),
            ("Quince knew. The carer rang Quince.", "knew the carer rang"),
            ("Annabel Quince rang.", "rang"),
            ("J. Field rang Smith-Jones.", "rang"),
            ("The GP and CAMHS rang Children's Social Care.", "the gp and camhs rang children social care"),
            (
                "the Police and the Housing Association in Westmarsh",
                "the police and the housing association in",
            ),
            ("damp, rose and fell", "damp rose and fell"),
            // A phrase of the taxonomies has a gap here, in which anybody may stand.
            ("His father Jonah Quince was not seen", "his father was not seen"),
            ("They rang Bishop Monk", "they rang"),
            // Nor does the beginning of a term (`CTG*`) make a name one.
            ("They rang Ctgara Quince", "they rang"),
        ] {
            assert_eq!(left(text), kept, "{text}");
        }
    }

    #[test]
    fn where_all_is_in_capitals_they_tell_nothing() {
        let text = "A WOMAN WAS FOUND BY HOPE IN A DAMP FLAT";
        let all = words::words(text);

        let written = written(text, &all);

        assert!(all.iter().zip(&written).all(|(word, written)| match word.plain.as_str() {
            "hope" => *written == Written::Name,
            _ => *written == Written::Shouted,
        }));
    }
}
