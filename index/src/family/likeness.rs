//! The marks by which a review may be found to be like another.
//!
//! Only reviews that share a mark are compared, so a library of any size is
//! linked without comparing all with all. What one review's marks are depends
//! on no other.

use std::collections::BTreeSet;

use super::sketch::Sketch;

/// The marks of a review, each once.
pub(crate) fn marks(sketch: &Sketch) -> BTreeSet<String> {
    let mut marks = BTreeSet::new();
    marks.extend(sketch.family.iter().map(|word| format!("family:{}", word.to_lowercase())));
    marks.extend(sketch.bands.iter().map(|hash| format!("text:{hash:08x}")));
    marks.extend(sketch.reference.iter().map(|reference| format!("reference:{reference}")));
    marks.extend(sketch.asks.iter().map(|ask| format!("asks:{:08x}", ask.mark())));
    for case in &sketch.names.cases {
        // "Child A" is a case of every board: the place tells them apart.
        marks.extend(sketch.places.iter().map(|place| format!("case:{case}:{place}")));
    }
    let subject = sketch.subject.iter().map(|subject| &subject.names);
    for names in subject.chain(std::iter::once(&sketch.names)) {
        marks.extend(names.words.windows(2).take(4).map(|pair| format!("title:{}", pair.join(" "))));
        // One word is enough where the place is the same.
        for word in names.words.iter().take(3) {
            marks.extend(sketch.places.iter().map(|place| format!("title:{word}:{place}")));
        }
    }
    marks
}
