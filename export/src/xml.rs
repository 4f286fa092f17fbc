//! Text within XML 1.0.

/// Escapes a text for an element or an attribute in double quotation marks.
///
/// Characters that XML cannot hold become spaces; line breaks and tabs stay.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\r' => out.push('\n'),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Reads a document to its end, and gives the text of all elements of a name.
#[cfg(test)]
pub(crate) fn texts_of(xml: &str, name: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut texts: Vec<String> = Vec::new();
    let mut inside = false;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) if tag.name().as_ref() == name => {
                inside = true;
                texts.push(String::new());
            }
            Event::End(tag) if tag.name().as_ref() == name => inside = false,
            Event::Text(text) if inside => {
                texts.last_mut().expect("open").push_str(&text);
            }
            Event::GeneralRef(entity) if inside => {
                let name: &str = &entity;
                let known = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"')];
                let c = known.iter().find(|(own, _)| *own == name).expect("an entity that is declared").1;
                texts.last_mut().expect("open").push(c);
            }
            Event::Eof => return texts,
            _ => {}
        }
    }
}
