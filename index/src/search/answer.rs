//! Answers a search: matches, filters, counts, ranks and shows.

use std::cell::RefCell;
use std::ops::Range;

use super::evaluate::Evaluator;
use super::excerpt::excerpt;
use super::marks::{Mark, Marker};
use super::rank::{self, Evidence};
use super::request::{MAX_PER_PAGE, Request, Sort, Words};
use super::results::{FacetCounts, FacetValue, Hit, PassageHit, Results, Unreadable};
use super::snapshot::Snapshot;
use super::universe::Over;
use crate::bits::Bits;
use crate::engine::Shown;
use crate::error::LibraryError;
use crate::expansion::{self, Expansion};
use crate::facet::Counted;
use crate::query::{Field, Node, Place, parse};
use crate::vocabulary::{Format, SectionKind};

/// What a search found, before it is put in order.
struct Found {
    counted: Counted,
    sections: Vec<FacetValue>,
    /// The passages that meet the query by themselves.
    passages: Bits,
    /// Those of them that lie in the sections that were asked for, if any were.
    inside: Option<Bits>,
}

impl Snapshot {
    /// Answers a search.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be read; never because of the query.
    pub fn search(&self, request: &Request) -> Result<Results, LibraryError> {
        let (node, mut expansions) = read(request);
        let evaluator = self.evaluator();
        let found = self.find(&evaluator, &node, request)?;
        let matched = &found.counted.found;
        let all_words = self.all_words(&evaluator, request, matched)?;
        // The evidence is the same however many of the words are asked for.
        let (asked, _) = expansion::expand(parse(&request.query), &request.plain);
        let inside = match &found.inside {
            Some(inside) => Some(inside.clone()),
            None => evaluator.in_place(&node)?,
        };
        let evidence = rank::weigh(&evaluator, &asked, matched, inside.as_ref())?;
        count(&evaluator, &mut expansions)?;
        let suggestions = self.suggestions(&evaluator, &request.query, &expansions)?;
        let order = self.order(matched, &evidence, request.sort);
        let per_page = request.per_page.clamp(1, MAX_PER_PAGE);
        let page = request.page.max(1);
        let from = (page - 1).saturating_mul(per_page).min(order.len());
        let shown = &order[from..order.len().min(from + per_page)];
        let own = self.own_passages(inside.as_ref().unwrap_or(&found.passages));
        let marker = Marker::new(&node);
        let hits = shown.iter().map(|row| self.hit(*row, &evidence[*row], &own, &marker, request));
        let hits = hits.collect::<Result<Vec<Hit>, LibraryError>>()?;
        let (ways, lacks) = match order.is_empty() {
            true => {
                (self.ways(&evaluator, request, &expansions)?, self.lacks(&evaluator, request, &expansions)?)
            }
            false => Default::default(),
        };
        let [theme, agency, kind, year] = found.counted.lists;
        Ok(Results {
            query: request.query.clone(),
            understood: node.to_string(),
            expansions,
            total: order.len(),
            all_words,
            page,
            per_page,
            hits,
            facets: FacetCounts { theme, agency, year, kind, section: found.sections },
            unreadable: self.unreadable(&order),
            suggestions,
            ways,
            lacks,
        })
    }

    /// Matches, filters and counts.
    fn find(&self, evaluator: &Evaluator<'_>, node: &Node, request: &Request) -> Result<Found, LibraryError> {
        let passages = evaluator.matches(node, Over::Passages)?;
        let inside = self.inside(node, request, &passages);
        let base = self.base(evaluator, node, inside.as_ref())?;
        let table = self.facets(request.filters.tier);
        let counted = table.apply(&base, &request.filters, self.rows.len());
        let without_section = self.universe.reviews_of(&passages);
        let open = table.apply(&without_section, &request.filters, self.rows.len()).found;
        let sections = self.sections(&passages, &open, &request.filters.sections);
        Ok(Found { counted, sections, passages, inside })
    }

    /// The passages that meet a search which says in which sections words must stand.
    pub(super) fn inside(&self, node: &Node, request: &Request, passages: &Bits) -> Option<Bits> {
        let kinds = &request.filters.sections;
        if kinds.is_empty() && !scoped(node) {
            return None;
        }
        let mut inside = passages.clone();
        if !kinds.is_empty() {
            let wanted = |document| kinds.iter().any(|kind| self.universe.kind(document) == *kind as u8);
            inside.intersect(&self.universe.passages_where(wanted));
        }
        Some(inside)
    }

    /// The reviews that meet the words of a search, before filters of reviews.
    pub(super) fn base(
        &self,
        evaluator: &Evaluator<'_>,
        node: &Node,
        inside: Option<&Bits>,
    ) -> Result<Bits, LibraryError> {
        match inside {
            Some(inside) => Ok(self.universe.reviews_of(inside)),
            None => evaluator.matches(node, Over::Reviews),
        }
    }

    /// How many of the reviews found have every plain word.
    fn all_words(
        &self,
        evaluator: &Evaluator<'_>,
        request: &Request,
        found: &Bits,
    ) -> Result<usize, LibraryError> {
        let (strict, _) = expansion::expand(parse(&request.query), &request.plain);
        let strict = strict.map_best(Node::All);
        let inside = if request.filters.sections.is_empty() && !scoped(&strict) {
            None
        } else {
            self.inside(&strict, request, &evaluator.matches(&strict, Over::Passages)?)
        };
        let mut all = self.base(evaluator, &strict, inside.as_ref())?;
        all.intersect(found);
        Ok(all.len())
    }

    pub(super) fn evaluator(&self) -> Evaluator<'_> {
        Evaluator {
            searcher: &self.searcher,
            fields: &self.generation.fields,
            universe: &self.universe,
            lexicon: &self.lexicon,
            rows: &self.rows,
            known: RefCell::default(),
        }
    }

    /// The kinds of section in which passages of the open reviews match, in their own order.
    fn sections(&self, passages: &Bits, open: &Bits, chosen: &[SectionKind]) -> Vec<FacetValue> {
        let mut kinds = vec![Bits::none(self.rows.len()); SectionKind::ALL.len()];
        for document in passages.iter() {
            if let Some(row) = self.universe.row(document).filter(|row| open.contains(*row)) {
                kinds[usize::from(self.universe.kind(document))].insert(row);
            }
        }
        let counted = SectionKind::ALL.iter().zip(&kinds).map(|(kind, rows)| (kind, rows.len()));
        counted
            .filter(|(kind, count)| *count > 0 || chosen.contains(kind))
            .map(|(kind, count)| FacetValue { value: kind.to_string(), name: kind.name().to_owned(), count })
            .collect()
    }

    /// The rows that were found, in the order that was asked for.
    fn order(&self, found: &Bits, evidence: &[Evidence], sort: Sort) -> Vec<usize> {
        let mut rows: Vec<usize> = found.iter().collect();
        let id = |row: &usize| &self.rows[*row].id;
        let date = |row: &usize| self.rows[*row].published.clone();
        let newest = |a: &usize, b: &usize| date(b).cmp(&date(a)).then_with(|| id(a).cmp(id(b)));
        match sort {
            Sort::Best => rows.sort_by(|a, b| {
                evidence[*b].score().total_cmp(&evidence[*a].score()).then_with(|| newest(a, b))
            }),
            Sort::Newest => rows.sort_by(newest),
            Sort::Oldest => rows.sort_by(|a, b| {
                let unknown_last = |row: &usize| (date(row).is_none(), date(row));
                unknown_last(a).cmp(&unknown_last(b)).then_with(|| id(a).cmp(id(b)))
            }),
        }
        rows
    }

    /// How many passages of each row meet the query by themselves.
    fn own_passages(&self, passages: &Bits) -> Vec<usize> {
        let mut own = vec![0; self.rows.len()];
        passages.iter().filter_map(|document| self.universe.row(document)).for_each(|row| own[row] += 1);
        own
    }

    /// What could not be read among the reviews found.
    fn unreadable(&self, rows: &[usize]) -> Unreadable {
        let pages = rows.iter().map(|row| self.rows[*row].unreadable).filter(|pages| *pages > 0);
        pages.fold(Unreadable::default(), |sum, pages| Unreadable {
            reviews: sum.reviews + 1,
            pages: sum.pages + pages,
        })
    }

    /// One review of the answer.
    fn hit(
        &self,
        row: usize,
        evidence: &Evidence,
        own: &[usize],
        marker: &Marker,
        request: &Request,
    ) -> Result<Hit, LibraryError> {
        let passages = evidence.best().map(|document| self.passage(document, row, marker, &request.query));
        let passages = passages.collect::<Result<Vec<PassageHit>, LibraryError>>()?;
        let matching = if own[row] > 0 { own[row] } else { evidence.passages };
        let row = &self.rows[row];
        Ok(Hit {
            id: row.id.clone(),
            title: row.title.clone(),
            year: row.year(),
            published: row.published.clone(),
            review_type: row.review_type.clone(),
            area: row.area.clone(),
            publisher: row.publisher.clone(),
            pages: row.pages,
            has_pages: Format::from_word(&row.format).is_some_and(Format::has_pages),
            themes: row.central.iter().chain(&row.mentioned).cloned().collect(),
            agencies: row.agencies.clone(),
            url: format!("/review/{}", row.id),
            source_url: row.source_url.clone(),
            file: file_name(&row.file),
            family: row.family,
            summary_only: row.summary_only,
            score: evidence.score(),
            passages,
            passages_total: if marker.is_empty() { 0 } else { matching },
        })
    }

    /// One passage of a hit.
    fn passage(
        &self,
        document: usize,
        row: usize,
        marker: &Marker,
        query: &str,
    ) -> Result<PassageHit, LibraryError> {
        let (text, shown) = self.stored(document)?;
        let marks = marker.marks(&text);
        if !Marker::holds_phrase(&marks)
            && let Some(over) = self.over_break(document, row, marker, query)?
        {
            return Ok(over);
        }
        let range = excerpt(&text, &marks);
        let url = self.passage_url(row, &shown, query);
        Ok(passage_hit(&text, shown, range, &marks, url))
    }

    /// What runs on from a passage over the page break, if a phrase that is asked for does.
    fn over_break(
        &self,
        passage: usize,
        row: usize,
        marker: &Marker,
        query: &str,
    ) -> Result<Option<PassageHit>, LibraryError> {
        let Some(turn) = self.universe.turn_of(passage).filter(|_| marker.has_phrases()) else {
            return Ok(None);
        };
        let (text, shown) = self.stored(turn)?;
        let at = shown.next.as_ref().map_or(text.len(), |next| next.at);
        let marks = marker.marks(&text);
        let over: Vec<Mark> =
            marks.iter().filter(|mark| mark.reach.start < at && mark.reach.end > at).cloned().collect();
        if over.is_empty() {
            return Ok(None);
        }
        let range = excerpt(&text, &over);
        let url = self.passage_url(row, &shown, query);
        Ok(Some(passage_hit(&text, shown, range, &marks, url)))
    }

    /// The path of the page on which a passage stands.
    fn passage_url(&self, row: usize, shown: &Shown, query: &str) -> String {
        let row = &self.rows[row];
        let query = encode(query);
        let asked = if query.is_empty() { String::new() } else { format!("&q={query}") };
        match (&shown.anchor, Format::from_word(&row.format).is_some_and(Format::has_pages)) {
            (Some(anchor), false) => {
                let asked = asked.strip_prefix('&').map_or(String::new(), |asked| format!("?{asked}"));
                format!("/review/{}{asked}#{}", row.id, encode(anchor))
            }
            _ => format!("/review/{}?page={}{asked}#p{}", row.id, shown.page, shown.page),
        }
    }
}

/// One passage of a hit: the part `range` of its words, with the marks in it.
fn passage_hit(text: &str, shown: Shown, range: Range<usize>, marks: &[Mark], url: String) -> PassageHit {
    let inside = marks.iter().filter(|m| range.start <= m.range.start && m.range.end <= range.end);
    let scalars = |bytes: &str| bytes.chars().count();
    let marks = inside.map(|mark| {
        let start = scalars(&text[range.start..mark.range.start]);
        [start, start + scalars(&text[mark.range.clone()])]
    });
    let next = shown.next.filter(|next| range.contains(&next.at));
    PassageHit {
        page: shown.page,
        pages: std::iter::once(shown.page).chain(next.as_ref().map(|next| next.page)).collect(),
        label: shown.label,
        label_to: next.as_ref().and_then(|next| next.label.clone()),
        turn: next.as_ref().map(|next| scalars(&text[range.start..next.at])),
        anchor: shown.anchor,
        section: shown.kind,
        heading: shown.heading,
        origin: shown.origin,
        confidence: shown.confidence,
        start: shown.start + scalars(&text[..range.start]),
        marks: marks.collect(),
        cut_before: range.start > 0,
        cut_after: range.end < text.len(),
        text: text[range].to_owned(),
        url,
    }
}

/// Reads the words of a search in the mode that was asked for, with what else the field calls them.
pub(super) fn read(request: &Request) -> (Node, Vec<Expansion>) {
    let (node, told) = expansion::expand(parse(&request.query), &request.plain);
    let node = match request.words {
        Words::Most => node,
        Words::All => node.map_best(Node::All),
        Words::Any => node.map_best(Node::Any),
    };
    (node, told)
}

/// Counts the reviews that have each wording, and leaves out those that none has.
fn count(evaluator: &Evaluator<'_>, expansions: &mut Vec<Expansion>) -> Result<(), LibraryError> {
    for wording in expansions.iter_mut().flat_map(|expansion| &mut expansion.also) {
        wording.reviews = evaluator.wording(Place::Body, &wording.words, Over::Reviews)?.len();
    }
    for expansion in expansions.iter_mut() {
        expansion.also.retain(|wording| wording.reviews > 0);
    }
    expansions.retain(|expansion| !expansion.also.is_empty());
    Ok(())
}

/// Whether the query says in which kind of section words must stand.
pub(super) fn scoped(node: &Node) -> bool {
    node.any(&|node| matches!(node, Node::Field(Field::Section(_))))
}

/// The name of a file without its folders.
fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// A value as it stands in an address: all but letters, digits and `-._~` as bytes.
fn encode(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            b if b.is_ascii_alphanumeric() => out.push(char::from(b)),
            b => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}
