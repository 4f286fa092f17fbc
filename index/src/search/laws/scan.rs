//! A naive search that looks at every review and at every word.

use super::*;

/// A part of a review on which a condition is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Passage(usize),
    Page(u32),
    Section(usize),
}

/// A review as a scan sees it: every text in which words may stand side by side.
struct Scanned<'a> {
    all: &'a [Review],
    review: &'a Review,
    passages: Vec<Passage<'a>>,
    stretches: Vec<String>,
}

impl<'a> Scanned<'a> {
    fn new(review: &'a Review, all: &'a [Review]) -> Self {
        let passages = passages(&review.pages, &review.sections);
        let stretches = stretches(&review.pages, &passages);
        Self { all, review, passages, stretches }
    }

    /// How much a term tells: the more, the fewer of all reviews have it.
    fn tells(&self, term: &Term) -> u64 {
        let has = |review: &&Review| Scanned::new(review, self.all).has(Part::Whole, term);
        let share = (self.all.iter().filter(has).count() as f64 + 0.5) / (self.all.len() as f64 + 1.0);
        ((1.0 + 1.0 / share).ln() * 1_000.0).round() as u64
    }

    /// What runs on from a passage over the page break.
    fn turn(&self, at: usize) -> Option<String> {
        let (passage, next) = (&self.passages[at], self.passages.get(at + 1)?);
        Some(Turn::between(passage, next)?.text(passage, next))
    }

    fn inside(&self, part: Part, at: usize) -> bool {
        match part {
            Part::Whole => true,
            Part::Passage(own) => own == at,
            Part::Page(page) => self.passages[at].page == page,
            Part::Section(section) => self.passages[at].section == section,
        }
    }

    fn passages_of(&self, part: Part) -> impl Iterator<Item = usize> + '_ {
        (0..self.passages.len()).filter(move |at| self.inside(part, *at))
    }

    /// Whether one of the texts of a part has something; `over` says that it may run over a page break.
    fn any_text(&self, part: Part, over: bool, has: &dyn Fn(&str) -> bool) -> bool {
        if part == Part::Whole {
            return self.stretches.iter().any(|text| has(text));
        }
        let over = over && !matches!(part, Part::Page(_));
        let own = |at: usize| self.passages.get(at).is_some_and(|passage| has(passage.text));
        let turns = |at: usize| self.turn(at).is_some_and(|text| has(&text)) && !own(at + 1);
        self.passages_of(part).any(|at| own(at) || over && turns(at))
    }

    fn has(&self, part: Part, term: &Term) -> bool {
        let labelled = |label: &Label| match label.kind {
            LabelKind::Theme => self.review.themes.iter().any(|theme| theme.slug == label.slug),
            LabelKind::Agency => self.review.agencies.iter().any(|agency| agency.slug == label.slug),
        };
        if part == Part::Whole && term.labels.iter().any(labelled) {
            return true;
        }
        term.place == Place::Body
            && term.wordings().iter().any(|wording| {
                self.any_text(part, wording.words.len() > 1, &|text| !spans(text, &wording.words).is_empty())
            })
    }

    fn near(&self, part: Part, near: &Near) -> bool {
        self.any_text(part, true, &|text| {
            let sides: Vec<Vec<(usize, usize)>> = near.sides.iter().map(|side| any_of(text, side)).collect();
            let mut reached = sides[0].clone();
            for side in &sides[1..] {
                reached = side
                    .iter()
                    .filter(|b| reached.iter().any(|a| close(a, b, near.distance)))
                    .copied()
                    .collect();
            }
            !reached.is_empty()
        })
    }

    /// The passages in pages or sections that meet a condition, and which have a word of it.
    fn within(&self, scope: Scope, inner: &Node) -> Vec<usize> {
        let unit = |at: usize| match scope {
            Scope::Page => Part::Page(self.passages[at].page),
            Scope::Section => Part::Section(self.passages[at].section),
        };
        let wanted = inner.wanted();
        let speaks =
            |at: usize| wanted.is_empty() || wanted.iter().any(|term| self.has(Part::Passage(at), term));
        (0..self.passages.len()).filter(|at| self.meets(unit(*at), inner) && speaks(*at)).collect()
    }

    /// Whether a part of the review meets a condition.
    fn meets(&self, part: Part, node: &Node) -> bool {
        match node {
            Node::Everything => true,
            Node::Term(term) => self.has(part, term),
            Node::Near(near) => self.near(part, near),
            Node::Best(terms) => {
                let stop = |t: &&Term| t.to_string().split(' ').all(words::is_stop_word) && !t.quoted;
                let mut telling: Vec<&Term> = terms.iter().filter(|t| !stop(t)).collect();
                if telling.is_empty() {
                    telling = terms.iter().collect();
                }
                let tells: Vec<u64> = telling.iter().map(|term| self.tells(term)).collect();
                let all: u64 = tells.iter().sum();
                let held: u64 =
                    telling.iter().zip(&tells).filter(|(term, _)| self.has(part, term)).map(|(_, n)| n).sum();
                let share = [1.0, 1.0, 0.3].get(telling.len()).copied().unwrap_or(0.2);
                held > 0 && held >= (all as f64 * share).round() as u64
            }
            Node::Field(Field::Theme(slug)) => self.review.themes.iter().any(|t| &t.slug == slug),
            Node::Field(Field::Year(years)) => {
                self.review.published.is_some_and(|date| years.contains(date.year()))
            }
            Node::Field(Field::Section(kind)) => {
                self.passages_of(part).any(|at| self.passages[at].kind == *kind)
            }
            Node::Field(_) => unreachable!("the queries above have no other field"),
            Node::All(nodes) => nodes.iter().all(|node| self.meets(part, node)),
            Node::Any(nodes) => nodes.iter().any(|node| self.meets(part, node)),
            Node::Not(node) => !self.meets(part, node),
            Node::Within(scope, inner) => {
                self.within(*scope, inner).into_iter().any(|at| self.inside(part, at))
            }
        }
    }
}

/// Where words stand side by side in a text, by looking at every place: the first and last word.
fn spans(text: &str, wanted: &[Pattern]) -> Vec<(usize, usize)> {
    let words = words::words(text);
    let fits = |at: usize| {
        (at..).zip(wanted).all(|(at, pattern)| {
            words.get(at).is_some_and(|word| {
                pattern.fits(&word.plain, &words::stem(&word.plain), &text[word.range.clone()])
            })
        })
    };
    (0..words.len()).filter(|at| fits(*at)).map(|at| (at, at + wanted.len() - 1)).collect()
}

/// Where any of some terms stands in a text.
fn any_of(text: &str, terms: &[Term]) -> Vec<(usize, usize)> {
    terms.iter().flat_map(Term::wordings).flat_map(|wording| spans(text, &wording.words)).collect()
}

/// Whether two stretches of words stand at most so many words from each other.
fn close(a: &(usize, usize), b: &(usize, usize), distance: u32) -> bool {
    let gap = if a.0 <= b.0 { b.0 as i64 - a.1 as i64 } else { a.0 as i64 - b.1 as i64 };
    (1..=i64::from(distance)).contains(&gap)
}

fn scoped(node: &Node) -> bool {
    match node {
        Node::Field(Field::Section(_)) => true,
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().any(scoped),
        Node::Not(node) | Node::Within(_, node) => scoped(node),
        _ => false,
    }
}

/// The words of a passage on its first and, if it has two, on its second page.
pub(super) fn parts(text: &str, turn: Option<usize>) -> (String, Option<String>) {
    let Some(turn) = turn else { return (text.to_owned(), None) };
    let first: String = text.chars().take(turn - 1).collect();
    (first, Some(text.chars().skip(turn).collect()))
}

/// The same condition with terms meant strictly, but for two plain words or more, and in one place all of them
/// unless any will do.
fn loosely(node: Node, any: bool) -> Node {
    match node {
        Node::Best(terms) if telling(&terms).len() > 1 => Node::Best(terms),
        Node::All(nodes) => Node::All(nodes.into_iter().map(|node| loosely(node, any)).collect()),
        Node::Any(nodes) => Node::Any(nodes.into_iter().map(|node| loosely(node, any)).collect()),
        Node::Within(scope, node) if any => Node::Within(scope, Box::new(loosely(*node, any))),
        Node::Within(scope, node) => {
            Node::Within(scope, Box::new(node.map_terms(&mut only_the_same).map_best(Node::All)))
        }
        Node::Not(node) if matches!(*node, Node::Within(..)) => Node::Not(Box::new(loosely(*node, any))),
        other => other.map_terms(&mut only_the_same),
    }
}

/// A term without what is only said in other words.
fn only_the_same(mut term: Term) -> Term {
    term.also.retain(|also| also.same);
    unlabelled(term)
}

/// A term without the themes and agencies that it names.
fn unlabelled(mut term: Term) -> Term {
    term.labels.clear();
    term
}

/// The hashes of the reviews that a search finds, by looking at each.
pub(super) fn scan(reviews: &[Review], request: &Request) -> Vec<String> {
    let (node, _) = expand(parse(&request.query), &request.query, &request.plain);
    // What is said in other words counts of plain words alone, themes of two plain words or more.
    let single = match &node {
        Node::Best(terms) => telling(terms).len() < 2,
        Node::Term(term) => !term.quoted,
        _ => false,
    };
    let loose = |node: Node| match single {
        true => node.map_terms(&mut unlabelled),
        false => loosely(node, request.words == Words::Any),
    };
    let node = match request.words {
        Words::Most => loose(node),
        Words::All => node.map_terms(&mut only_the_same).map_best(Node::All),
        Words::Any => loose(node).map_best(Node::Any),
    };
    let f = &request.filters;
    let chosen_of = |chosen: &[String], own: Vec<&String>| {
        chosen.is_empty() || own.iter().any(|value| chosen.contains(value))
    };
    let words_match = |review: &Review| {
        let scanned = Scanned::new(review, reviews);
        if f.sections.is_empty() && !scoped(&node) {
            return scanned.meets(Part::Whole, &node);
        }
        let wanted = |at: &usize| f.sections.is_empty() || f.sections.contains(&scanned.passages[*at].kind);
        let mut all = (0..scanned.passages.len()).filter(wanted);
        all.any(|at| scanned.meets(Part::Passage(at), &node))
    };
    // The wrong way round a range means the same.
    let (first, last) = match (f.from, f.to) {
        (Some(from), Some(to)) if from > to => (f.to, f.from),
        ends => ends,
    };
    let facets_match = |review: &Review| {
        let themes = review.themes.iter().filter(|t| f.tier.is_none_or(|tier| tier == t.tier));
        let year = review.published.map(|date| date.year());
        chosen_of(&f.themes, themes.map(|t| &t.slug).collect())
            && chosen_of(&f.agencies, review.agencies.iter().map(|a| &a.slug).collect())
            && chosen_of(&f.types, review.review_type.iter().collect())
            && (first.is_none() || year >= first)
            && (last.is_none() || year.is_some() && year <= last)
    };
    let found = reviews.iter().filter(|review| words_match(review) && facets_match(review));
    let mut hashes: Vec<String> = found.map(|review| review.sha256.clone()).collect();
    hashes.sort();
    hashes
}
