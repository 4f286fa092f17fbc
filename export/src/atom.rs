//! An Atom feed of a search: a review an entry.
//!
//! Ids are made from the ids of reviews, so they are the same under every address of a library.
//!
//! Source: RFC 4287; RFC 9562, 5.8 (version 8: ids by a rule of one's own).

use std::fmt::Write as _;

use crate::xml::escaped;
use crate::{Listed, Place};

/// The media type of the feed.
pub const MEDIA_TYPE: &str = "application/atom+xml; charset=utf-8";

/// When nothing is known of a time.
const EPOCH: &str = "1970-01-01T00:00:00Z";

/// A feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// What was searched for.
    pub title: String,
    /// How much of it the feed has.
    pub subtitle: String,
    /// The address of the feed, without its host: the feed's id is made from it.
    pub path: String,
    /// The address of the feed.
    pub own: String,
    /// The address of the same search as a page.
    pub page: String,
    /// The reviews in order, each with when it last changed: RFC 3339, or empty.
    pub entries: Vec<(Listed, String)>,
}

/// The whole feed.
#[must_use]
pub fn feed(feed: &Feed) -> String {
    let newest = feed.entries.iter().map(|(_, changed)| changed.as_str()).max().unwrap_or_default();
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n",
    );
    element(&mut xml, "  ", "id", &urn(&feed.path));
    element(&mut xml, "  ", "title", &feed.title);
    element(&mut xml, "  ", "subtitle", &feed.subtitle);
    element(&mut xml, "  ", "updated", time(newest));
    link(&mut xml, "  ", "self", "application/atom+xml", &feed.own);
    link(&mut xml, "  ", "alternate", "text/html", &feed.page);
    xml.push_str("  <author><name>Hindsight</name></author>\n");
    feed.entries.iter().for_each(|(listed, changed)| entry(&mut xml, listed, changed));
    xml.push_str("</feed>\n");
    xml
}

/// One review.
fn entry(xml: &mut String, listed: &Listed, changed: &str) {
    let source = &listed.source;
    xml.push_str("  <entry>\n");
    element(xml, "    ", "id", &urn(&format!("review {}", source.id)));
    element(xml, "    ", "title", &source.title);
    element(xml, "    ", "updated", time(changed));
    // A date without its day is no time: it stands in the summary alone.
    if let Some(day) = source.date.as_deref().filter(|date| is_day(date)) {
        element(xml, "    ", "published", &format!("{day}T00:00:00Z"));
    }
    link(xml, "    ", "alternate", "text/html", &source.link);
    if let Some(publisher) = &source.publisher {
        let _ = writeln!(xml, "    <author><name>{}</name></author>", escaped(publisher));
    }
    for theme in &listed.themes {
        let _ = writeln!(xml, "    <category term=\"{}\"/>", escaped(theme));
    }
    element(xml, "    ", "summary", &summary(listed));
    xml.push_str("  </entry>\n");
}

/// What the review is, and its best passage.
fn summary(listed: &Listed) -> String {
    let source = &listed.source;
    let date = source.date.as_ref().map(|date| format!("published {date}"));
    let facts =
        [source.kind.clone(), source.area.clone(), Some(date.unwrap_or_else(|| "date not stated".into()))];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let quoted = listed.best.as_ref().map(|best| {
        let Place { page, .. } = &best.place;
        let page = if page.is_empty() { String::new() } else { format!(" ({})", best.place.cited()) };
        format!(" “{}”{page}", best.words)
    });
    format!("{}.{}", facts.join(", "), quoted.unwrap_or_default())
}

/// Whether a date has its day.
fn is_day(date: &str) -> bool {
    let shape =
        |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    date.len() == 10 && date.bytes().enumerate().all(shape)
}

/// A time as RFC 3339 writes it, or the start of all times.
fn time(text: &str) -> &str {
    let whole = text.len() == EPOCH.len() && text.ends_with('Z') && text.get(..10).is_some_and(is_day);
    if whole { text } else { EPOCH }
}

/// An element with text.
fn element(xml: &mut String, indent: &str, name: &str, text: &str) {
    let _ = writeln!(xml, "{indent}<{name}>{}</{name}>", escaped(text));
}

/// A link.
fn link(xml: &mut String, indent: &str, rel: &str, kind: &str, address: &str) {
    let _ = writeln!(xml, "{indent}<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>", escaped(address));
}

/// A lasting id from a name: FNV-1a of 128 bits, in the form of a UUID.
fn urn(name: &str) -> String {
    let bytes = name.bytes();
    let sum = bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |sum, byte| {
        (sum ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    let id = (sum & !(0xf << 76) & !(0x3 << 62)) | (0x8 << 76) | (0x2 << 62);
    let digits = format!("{id:032x}");
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Source, sample, xml};

    fn sample_feed() -> Feed {
        Feed {
            title: "Reviews that match a < b".into(),
            subtitle: "The 1 newest of 7 reviews".into(),
            path: "/search.atom?q=a".into(),
            own: "https://hindsight.example/search.atom?q=a".into(),
            page: "https://hindsight.example/search?q=a&b".into(),
            entries: vec![(sample::listed(), "2026-11-01T10:00:00Z".into())],
        }
    }

    #[test]
    fn a_feed_is_this_to_the_byte() {
        assert_eq!(
            feed(&sample_feed()),
            format!(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">
  <id>{}</id>
  <title>Reviews that match a &lt; b</title>
  <subtitle>The 1 newest of 7 reviews</subtitle>
  <updated>2026-11-01T10:00:00Z</updated>
  <link rel=\"self\" type=\"application/atom+xml\" href=\"https://hindsight.example/search.atom?q=a\"/>
  <link rel=\"alternate\" type=\"text/html\" href=\"https://hindsight.example/search?q=a&amp;b\"/>
  <author><name>Hindsight</name></author>
  <entry>
    <id>{}</id>
    <title>Learning from Alder</title>
    <updated>2026-11-01T10:00:00Z</updated>
    <link rel=\"alternate\" type=\"text/html\" href=\"https://hindsight.example/review/r1\"/>
    <author><name>Inventshire Board</name></author>
    <category term=\"Neglect\"/>
    <category term=\"Housing\"/>
    <summary>Safeguarding adults review, Inventshire, published 2019-05. “+Words” (page 12 (printed 10))</summary>
  </entry>
</feed>
",
                urn("/search.atom?q=a"),
                urn("review r1")
            )
        );
    }

    #[test]
    fn ids_last_and_tell_reviews_apart() {
        assert_eq!(urn("review r1"), urn("review r1"));
        assert_ne!(urn("review r1"), urn("review r2"));
        let id = urn("review r1");
        assert!(id.len() == 45 && id.as_bytes()[23] == b'8' && b"89ab".contains(&id.as_bytes()[28]), "{id}");
    }

    #[test]
    fn only_a_whole_date_is_a_time() {
        let mut feed_of = sample_feed();
        feed_of.entries[0].0.source.date = Some("2019-05-31".into());
        feed_of.entries[0].1 = "yesterday".into();

        let xml = feed(&feed_of);

        assert!(xml.contains("<published>2019-05-31T00:00:00Z</published>"));
        assert_eq!(xml.matches("<updated>1970-01-01T00:00:00Z</updated>").count(), 2);
    }

    proptest! {
        #[test]
        fn any_text_gives_a_feed_that_can_be_read(sources in prop::collection::vec(sample::any_source(), 0..4), text in sample::any_text()) {
            let listed = |source: Source| (Listed { source, themes: vec![text.clone()], ..Listed::default() }, text.clone());
            let entries: Vec<(Listed, String)> = sources.into_iter().map(listed).collect();
            let count = entries.len();
            let read = feed(&Feed { title: text.clone(), own: text.clone(), entries, ..Feed::default() });

            prop_assert_eq!(xml::texts_of(&read, "title").len(), count + 1);
            prop_assert_eq!(xml::texts_of(&read, "id").len(), count + 1);
        }
    }
}
