//! What the program promises its readers: privacy, and that everybody can use it. True to what it does.

use maud::{Markup, html};

use super::layout::layout;
use crate::link;

/// `GET /privacy`
pub(crate) fn privacy() -> Markup {
    let content = html! {
        div.prose {
            h1 { "Privacy" }
            p.lead { "What you look for may be about a real child or adult. This program keeps none of it." }
            h2 { "What is not kept" }
            ul {
                li { "There are no accounts and no cookies, and nothing is stored in your browser but the look of these pages." }
                li { "This program writes no log of what is asked: neither searches nor the pages that are opened. What stands between you and it may: see below." }
                li { "An account that you compare with reviews is sent in the body of the question. It is compared in memory and forgotten when the page is made: it stands in no file, log or address." }
                li { "Nothing is loaded from elsewhere, and no other site is told that you are here: links to other sites do not say where you came from." }
            }
            h2 { "What stands in addresses" }
            ul {
                li { "A search is in the address of its page, so that you can keep, cite and send it. Your browser keeps addresses in its history, and your organisation may log them." }
                li { "Passages that you collect, and your notes on them, stand in the address too, and nowhere else. Never write the name of a real child or adult in a note or a search." }
            }
            h2 { "What is counted" }
            p { "To keep one reader from taking all of the machine, the program counts how often each network address asks. The counts are in memory "
                "for some seconds and are not tied to what was asked." }
            h2 { "The reports" }
            p { "The library holds published reports. They may name people where their publishers did. The program does not sort, suggest or count people by "
                "name. If a report ought not to be here, whoever runs this library can withdraw it; its address then says that it was withdrawn, and no more." }
            h2 { "If you are being watched" }
            p { "“Exit this page” at the top opens a weather page in place of this one; so does pressing Shift three times. Neither clears the history of your browser: "
                "a private window keeps none." }
            (more())
        }
    };
    layout("Privacy", &content)
}

/// `GET /accessibility`
pub(crate) fn accessibility() -> Markup {
    let content = html! {
        div.prose {
            h1 { "Accessibility" }
            p.lead { "Everybody should be able to search and read these reviews: by keyboard, by voice, enlarged, in their own colours, or read aloud." }
            h2 { "What you can do" }
            ul {
                li { "Use every page without a mouse, and without scripts." }
                li { "Enlarge the text up to four times without having to scroll sideways. Wide tables scroll in a frame of their own." }
                li { "Use the dark or light colours of your system, its contrast themes, or print." }
                li { "Hear the number of results first, and move by headings, regions and lists." }
                li { "Read the words of a page as text beside its picture. The picture is never the only form." }
            }
            h2 { "How far it conforms" }
            p { "The pages are made to meet the Web Content Accessibility Guidelines 2.2 at level AA. Every kind of page is checked "
                "by a program before each release, in light and dark colours, at 320 pixels, in contrast themes, in print and without scripts; the keyboard is walked "
                "through each. Such checks find about half of what can be wrong. No audit by people with disabilities has been made yet." }
            h2 { "What is not accessible yet" }
            ul {
                li { "The original files are as their publishers made them: many PDF files have no structure that a screen reader can use. The text on these pages is the better way to read them." }
                li { "Words that were read from a picture of a page may be wrong, and say so." }
                li { "Tables inside reports are shown as lines of text: which column a word belongs to may be lost." }
                li { "Passages in Welsh are marked as Welsh where a program could tell; other languages are not." }
            }
            h2 { "If something is in your way" }
            p { "Tell whoever runs this library: they can send you the text of a report in another form. They run this copy of the program, and the "
                "duties of the law on accessible websites are theirs." }
            (more())
        }
    };
    layout("Accessibility", &content)
}

/// Links to the other statements.
fn more() -> Markup {
    html! {
        p {
            a href=(link::plain("/about")) { "About" } " · " a href=(link::plain("/privacy")) { "Privacy" } " · "
            a href=(link::plain("/accessibility")) { "Accessibility" }
        }
    }
}
