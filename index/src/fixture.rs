//! Builds small invented reviews for tests. Compiled for tests only.

use crate::evidence::Evidence;
use crate::review::{AgencyLabel, Page, Review, Section, ThemeLabel};
use crate::vocabulary::{AgencyRole, Format, Polarity, SectionKind, Tier};

/// A review that is being built.
pub(crate) struct Builder(Review);

/// Starts an empty review; its hash is made from the name.
pub(crate) fn review(name: &str) -> Builder {
    let sha256 = name.bytes().map(|b| format!("{b:02x}")).collect::<String>();
    let review = Review::unread(&format!("/invented/{name}.pdf"), Format::Pdf);
    Builder(Review { sha256: format!("{sha256:0<64}"), ..review })
}

impl Builder {
    /// Sets the area.
    pub(crate) fn area(mut self, area: &str) -> Self {
        self.0.area = Some(area.to_owned());
        self
    }

    pub(crate) fn title(mut self, title: &str) -> Self {
        self.0.title = Some(title.to_owned());
        self
    }

    pub(crate) fn published(mut self, date: &str) -> Self {
        self.0.published = Some(date.parse().expect("a date"));
        self
    }

    pub(crate) fn kind(mut self, slug: &str) -> Self {
        self.0.review_type = Some(slug.to_owned());
        self
    }

    pub(crate) fn url(mut self, url: &str) -> Self {
        self.0.source_url = Some(url.to_owned());
        self
    }

    pub(crate) fn page(mut self, text: &str) -> Self {
        let number = u32::try_from(self.0.pages.len() + 1).expect("few pages");
        self.0.pages.push(Page::new(number, text));
        self
    }

    pub(crate) fn section(mut self, kind: SectionKind, heading: &str, page: u32, start: usize) -> Self {
        self.0.sections.push(Section { kind, heading: heading.to_owned(), page, start, anchor: None });
        self
    }

    pub(crate) fn theme(mut self, slug: &str, tier: Tier) -> Self {
        let evidence = vec![Evidence::found(1, "invented")];
        self.0.themes.push(ThemeLabel { slug: slug.to_owned(), tier, polarity: Polarity::Neutral, evidence });
        self
    }

    /// A central theme, for words of a page.
    pub(crate) fn quoted(mut self, slug: &str, page: u32, quote: &str) -> Self {
        self = self.theme(slug, Tier::Central);
        self.0.themes.last_mut().expect("it was added").evidence = vec![Evidence::found(page, quote)];
        self
    }

    pub(crate) fn agency(mut self, slug: &str, role: AgencyRole) -> Self {
        let evidence = vec![Evidence::found(1, "invented")];
        self.0.agencies.push(AgencyLabel { slug: slug.to_owned(), name: None, role, evidence });
        self
    }

    pub(crate) fn build(self) -> Review {
        self.0
    }
}
