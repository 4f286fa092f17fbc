//! Full postcodes, and whether an organisation has the address in front of one.

use super::super::context;
use super::super::token::{Gap, Kind, Token, Tokens};
use super::house::is_house;
use super::words::{STREETS, VISITS, is_body, is_home};

/// The areas of British postcodes.
///
/// Source: Royal Mail, Programmers' Guide to the Postcode Address File.
const AREAS: &str = " AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ";

/// How many tokens in front of a postcode an address may have.
pub(super) const LONG: usize = 24;

/// Where a postcode starts whose last token is here.
pub(super) fn postcode(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let unit = tokens.get(at).filter(|token| token.gap == Gap::None && is_unit(token))?;
    let upper = unit.text.bytes().all(|b| b.is_ascii_uppercase());
    if tokens.sticks(at + 1)
        && tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number || next.is_sign(&['_', '-', '/']))
    {
        return None;
    }
    let sector = at.checked_sub(1)?;
    let digits = tokens.get(sector).filter(|token| token.kind == Kind::Number)?;
    let start = match (digits.text.len(), digits.gap) {
        (1, Gap::Space | Gap::Line) => outward(tokens, sector)?,
        // Written without the blank: `SW1A0PW`, `NP34XY`.
        (1, Gap::None) => outward(tokens, sector).filter(|start| is_announced(tokens, *start))?,
        (2 | 3, Gap::None) => Some(sector.checked_sub(1)?).filter(|start| is_announced(tokens, *start))?,
        _ => return None,
    };
    let area = tokens.get(start)?;
    let known = AREAS.contains(&format!(" {} ", area.text.to_ascii_uppercase()));
    let as_written = upper && area.text.bytes().all(|b| b.is_ascii_uppercase());
    let alone = !tokens.sticks(start)
        || start == 0
        || tokens.before(start, 1).is_some_and(|token| token.is_sign(&['(', ',', ':', '[', '"', '“', '‘']));
    (known && alone && (as_written || is_announced(tokens, start))).then_some(start)
}

/// Whether a token may be the last two letters of a postcode.
fn is_unit(token: &Token<'_>) -> bool {
    let letter = |b: u8| b.is_ascii_alphabetic() && !b"CIKMOVcikmov".contains(&b);
    token.kind == Kind::Word && token.text.len() == 2 && token.text.bytes().all(letter)
}

/// Where the first half of a postcode starts that ends right before a place.
fn outward(tokens: &Tokens<'_>, end: usize) -> Option<usize> {
    let last = tokens.before(end, 1)?;
    let area = |at: usize| {
        let token = tokens.get(at)?;
        (token.kind == Kind::Word && token.text.len() <= 2 && token.text.is_ascii()).then_some(at)
    };
    match last.kind {
        Kind::Number if last.text.len() <= 2 && last.gap == Gap::None => area(end.checked_sub(2)?),
        Kind::Word if last.text.len() == 1 && last.gap == Gap::None => {
            let digit = tokens.before(end, 2)?;
            let fits = digit.kind == Kind::Number && digit.text.len() == 1 && digit.gap == Gap::None;
            fits.then(|| area(end.checked_sub(3)?))?
        }
        _ => None,
    }
}

/// Whether the words in front say that an address ends here.
fn is_announced(tokens: &Tokens<'_>, start: usize) -> bool {
    let said =
        |(_, token): (usize, &Token<'_>)| token.is_word(&["postcode", "address", "lived", "lives", "living"]);
    tokens.back(start, 12).any(|(at, token)| said((at, token)) || is_house(tokens, at))
}

/// Whether a postcode is that of a road on which something happened: "walking along Beacon Road, Saltby SA3 2JN".
pub(super) fn is_of_road(tokens: &Tokens<'_>, start: usize) -> bool {
    const REACH: usize = 10;
    let mut before = tokens.back(start, REACH);
    let road = |at: usize| (at..start).any(|at| tokens.is_word(at, STREETS));
    let on = before.find(|(at, token)| {
        token.is_word(&["on", "along", "down", "up"])
            || token.kind == Kind::Number
            || is_home(tokens, *at)
            || context::ends_sentence(tokens, *at)
    });
    on.is_some_and(|(at, token)| {
        token.is_word(&["on", "along", "down", "up"])
            && road(at)
            && !tokens.back(at, 4).any(|(at, _)| is_home(tokens, at))
    })
}

/// Whether the address in front of a postcode is an organisation's.
pub(super) fn is_organisation(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    for at in (start.saturating_sub(LONG)..start).rev() {
        if is_body(tokens, at) {
            return true;
        }
        // "The police attended 12 Pier Road": the house is not theirs.
        if tokens.is_word(at, VISITS) {
            return false;
        }
        // "The landlord at 12 Pier Road"
        if tokens.is_word(at, &["at", "of"]) && context::follows_person(tokens, at, 1) {
            return false;
        }
        let Some(token) = tokens.get(at) else { break };
        let sentence = token.is_sign(&['.', '?', '!', ';'])
            && tokens.get(at + 1).is_some_and(|next| next.gap > Gap::None)
            && tokens.before(at, 1).is_some_and(|before| before.text.len() > 2);
        if sentence || is_home(tokens, at) || (token.gap == Gap::Block && start - at > 12) {
            break;
        }
    }
    const REACH: &[&str] = &["tel", "telephone", "fax", "www", "http", "https", "website", "dx"];
    tokens.on(end + 1, 5).any(|(_, token)| token.is_word(REACH))
}
