//! Home addresses: a full postcode, or a house and its street where someone lived.
//!
//! Addresses of organisations, by the words in front of the postcode, are no alarm.

use super::context;
use super::token::{Gap, Kind, Token, Tokens};

/// The areas of British postcodes.
///
/// Source: Royal Mail, Programmers' Guide to the Postcode Address File.
const AREAS: &str = " AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ";

/// The last words of streets.
const STREETS: &[&str] = &[
    "road",
    "rd",
    "street",
    "st",
    "lane",
    "ln",
    "avenue",
    "ave",
    "close",
    "drive",
    "way",
    "court",
    "crescent",
    "cres",
    "gardens",
    "garden",
    "grove",
    "place",
    "terrace",
    "hill",
    "row",
    "walk",
    "square",
    "mews",
    "view",
    "rise",
    "green",
    "park",
    "parade",
    "quay",
    "wharf",
    "gate",
    "fold",
    "croft",
    "brow",
    "heights",
    "villas",
    "cottages",
    "cottage",
    "broadway",
    "bank",
    "wynd",
    "brae",
    "rd",
    "mount",
    "vale",
    "dene",
    "end",
    "garth",
    "loan",
    "path",
    "yard",
    "chase",
    "meadow",
    "meadows",
    "fields",
    "reach",
    "side",
    "ridge",
    "house",
    "flats",
    "heol",
    "ffordd",
    "stryd",
    "maes",
    "bryn",
    "mansions",
    "grange",
    "apartments",
    "approach",
    "drift",
    "buildings",
];

/// Words that name an organisation, wherever they stand in an address.
const BODIES: &[&str] = &[
    "office",
    "offices",
    "branch",
    "floor",
    "suite",
    "division",
    "hospital",
    "infirmary",
    "clinic",
    "surgery",
    "hmp",
    "hmyoi",
    "hmcts",
    "prison",
    "yoi",
    "committee",
    "archives",
    "council",
    "university",
    "academy",
    "police",
    "constabulary",
    "trust",
    "ltd",
    "limited",
    "plc",
    "llp",
    "department",
    "dept",
    "ministry",
    "agency",
    "authority",
    "board",
    "service",
    "services",
    "society",
    "charity",
    "foundation",
    "partnership",
    "commission",
    "directorate",
    "headquarters",
    "hq",
    "solicitors",
    "chambers",
    "coroner",
    "coroners",
    "coroner's",
    "coroner’s",
    "courthouse",
    "tribunal",
    "nhs",
    "secretariat",
    "institute",
    "association",
    "union",
    "secretary",
    "director",
    "chief",
    "executive",
    "hotel",
    "hostel",
    "centre",
    "center",
    "unit",
    "library",
    "museum",
    "parliament",
    "commons",
    "lords",
    "practice",
    "pharmacy",
    "laboratory",
    "group",
    "company",
    "inc",
    "box",
    "team",
    "hospice",
    "crematorium",
    "registry",
    "embassy",
    "ombudsman",
    "inspectorate",
    "ward",
    "campus",
    "college",
    "school",
    "nursery",
];

/// Words that name one only after these others.
const PAIRS: &[(&str, &[&str])] = &[
    (
        "court",
        &[
            "crown",
            "county",
            "magistrates",
            "magistrates'",
            "magistrates’",
            "coroner's",
            "family",
            "high",
            "coroners",
        ],
    ),
    ("hall", &["county", "city", "town", "civic", "shire", "village", "guild"]),
    ("home", &["care", "nursing", "respite", "funeral", "residential", "children's", "children’s"]),
    ("house", &["civic", "council", "of"]),
    ("station", &["police", "fire", "railway", "ambulance", "power"]),
];

/// Words after which a street is where someone lives.
const HOME: &[&str] = &[
    "lived",
    "lives",
    "living",
    "live",
    "resided",
    "resides",
    "residing",
    "resident",
    "moved",
    "home",
    "address",
    "addresses",
    "tenancy",
    "flat",
    "rented",
    "stayed",
    "staying",
];

/// What officials do at the homes of others.
const VISITS: &[&str] = &["attended", "visited", "went", "arrived", "entered", "searched", "called", "came"];

/// How many tokens off the name of an organisation makes an address its own.
const OFFICE: usize = 12;

/// How many tokens in front of a postcode an address may have.
const LONG: usize = 24;

/// Where home addresses stand in a text.
pub(super) fn places(tokens: &Tokens<'_>) -> Vec<usize> {
    let private =
        |at: &usize| postcode(tokens, *at).is_some_and(|start| !is_organisation(tokens, start, *at));
    let mut places: Vec<usize> = (0..tokens.len()).filter(private).collect();
    // The house in front of a postcode is the same address.
    let counted = |house: usize, places: &[usize]| places.iter().any(|at| (house..house + LONG).contains(at));
    for house in (0..tokens.len()).filter(|at| lived(tokens, *at)) {
        if !counted(house, &places) {
            places.push(house);
        }
    }
    places
}

/// Where a postcode starts whose last token is here.
fn postcode(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
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

/// Whether the address in front of a postcode is an organisation's.
fn is_organisation(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    for at in (start.saturating_sub(LONG)..start).rev() {
        if is_body(tokens, at) {
            return true;
        }
        // "The police attended 12 Pier Road": the house is not theirs.
        if tokens.is_word(at, VISITS) {
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

/// Whether a word says that someone lives there: not the home of a care home.
fn is_home(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_word(at, HOME) && !is_body(tokens, at)
}

/// Whether an organisation is named here, and not a street that is called after one.
fn is_body(tokens: &Tokens<'_>, at: usize) -> bool {
    let street = tokens.is_word(at + 1, STREETS)
        && tokens.get(at + 1).is_some_and(|next| next.gap <= Gap::Space)
        && !tokens.is_word(at + 1, &["house", "park", "view", "court"]);
    let pair = || {
        let before = at.checked_sub(1);
        PAIRS.iter().any(|(word, after)| {
            tokens.is_word(at, &[word]) && before.is_some_and(|before| tokens.is_word(before, after))
        })
    };
    // A council house is somebody's home; the Council House is a town hall.
    let small = |at: usize| {
        const HOMES: &[&str] = &["house", "flat", "property", "tenancy", "home", "estate"];
        tokens.is_word(at, HOMES)
            && tokens.get(at).is_some_and(|token| token.text.starts_with(char::is_lowercase))
    };
    let council = |at: usize| tokens.is_word(at, &["council"]);
    let home = council(at) && small(at + 1) || at > 0 && council(at - 1) && small(at);
    !street && !home && (tokens.is_word(at, BODIES) || pair())
}

/// Whether the number of a house starts here, with a street behind it.
fn is_house(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.kind == Kind::Number && token.text.len() <= 4)
    else {
        return false;
    };
    // The A2100 is a road.
    if tokens.sticks(at) && tokens.before(at, 1).is_some_and(|before| before.kind == Kind::Word) {
        return false;
    }
    // Nor has 15:14 the Court a house.
    if at > 0 && tokens.sticks(at) && tokens.is_sign(at - 1, &[':', '.', '/']) {
        return false;
    }
    if token.text.starts_with('0') || tokens.is_sign(at + 1, &['.', '/', ':', '%', '(']) {
        return false;
    }
    let mut next = at + 1;
    // 14a, 14 A, 14-16
    next += usize::from(
        tokens.sticks(next)
            && tokens.get(next).is_some_and(|word| word.kind == Kind::Word && word.text.len() == 1),
    );
    next += usize::from(tokens.is_sign(next, &[',']));
    let mut words = 0;
    while let Some(word) = tokens.get(next).filter(|token| token.kind == Kind::Word && token.gap <= Gap::Line)
    {
        let capital = word.text.chars().next().is_some_and(char::is_uppercase);
        let joins = word.is_word(&["the", "of", "and", "y", "yr"]);
        if !(capital || joins) || words > 4 {
            return false;
        }
        if words > 0 && capital && word.is_word(STREETS) {
            return true;
        }
        words += 1;
        next += 1;
        next += usize::from(tokens.is_sign(next, &['-', '’', '\'']) && tokens.sticks(next));
    }
    false
}

/// Whether a house stands here in which, by the words in front, someone lives.
fn lived(tokens: &Tokens<'_>, at: usize) -> bool {
    let named =
        || at > 0 && tokens.is_word(at - 1, &["at", "to", "address", "of"]) && is_named_house(tokens, at);
    let house = is_house(tokens, at);
    if !house && !named() && !is_unnumbered(tokens, at) {
        return false;
    }
    // The letterhead of an office has more than an address.
    const REACH: &[&str] = &["fax", "www", "website", "box"];
    let near = |at: usize| tokens.is_word(at, REACH);
    if (at.saturating_sub(25)..at + 10).any(near) {
        return false;
    }
    for (place, token) in tokens.back(at, 8) {
        if is_body(tokens, place)
            || token.is_sign(&[';', '?'])
            || token.is_sign(&['.']) && !is_short(tokens, place)
        {
            break;
        }
        if is_home(tokens, place) {
            return true;
        }
    }
    house && is_told(tokens, at)
}

/// Whether a full stop belongs to `No.` in front of a number.
fn is_short(tokens: &Tokens<'_>, stop: usize) -> bool {
    stop > 0 && tokens.is_word(stop - 1, &["no", "nos"])
}

/// Whether a house with a number stands where people are told of, and no organisation near it.
fn is_told(tokens: &Tokens<'_>, at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "at", "of", "to", "from", "co", "occupied", "number", "no", "house", "outside", "address", "add",
        "location",
    ];
    let first = at.saturating_sub(1 + usize::from(at > 0 && is_short(tokens, at - 1)));
    let one_line = tokens.get(at + 1).is_some_and(|street| street.gap < Gap::Line);
    let led = tokens.is_word(first, BEFORE) || one_line && tokens.is_sign(first, &['|', ':', '"', '“']);
    let occupier = tokens.back(at, 4).any(|(_, token)| token.is_word(&["occupier", "occupiers"]));
    let body = |(place, _): (usize, &Token<'_>)| is_body(tokens, place);
    let same = |(place, token): &(usize, &Token<'_>)| {
        !token.is_sign(&['|']) && !context::ends_sentence(tokens, *place)
    };
    let care_of = at > 2 && tokens.is_word(at - 1, &["o"]) && tokens.is_sign(at - 2, &['/']);
    (led || occupier || care_of || context::follows_person(tokens, at, 4))
        && !tokens.back(at, OFFICE).take_while(same).any(body)
        && !tokens.on(at + 1, OFFICE).take_while(same).any(body)
}

/// Whether a house without a number stands right behind words that someone lives there: "lived at Rose Cottage, Back Lane".
fn is_unnumbered(tokens: &Tokens<'_>, at: usize) -> bool {
    let quote = usize::from(at > 0 && tokens.is_sign(at - 1, &['"', '“', '\'', '‘']));
    let Some(before) = at.checked_sub(1 + quote) else { return false };
    let sign = tokens.is_sign(before, &[':', '|']);
    let said = |at: usize, words: &[&str]| tokens.is_word(at, words);
    let lives =
        said(before, &["at"]) && before > 0 && tokens.back(before, 3).any(|(at, _)| is_home(tokens, at));
    let led = lives || sign && before > 0 && said(before - 1, &["address", "lives", "home"]);
    led && is_name_of_place(tokens, at)
}

/// Whether names of places in capitals stand here, parted by commas, one of them a house or street.
fn is_name_of_place(tokens: &Tokens<'_>, start: usize) -> bool {
    const HOUSES: &[&str] = &[
        "villa",
        "lodge",
        "farm",
        "farmhouse",
        "forge",
        "barn",
        "bungalow",
        "manor",
        "mill",
        "rectory",
        "vicarage",
    ];
    let (mut parts, mut house, mut at) = (0, false, start);
    while at < start + 14 {
        let word = |token: &&Token<'_>| {
            token.kind == Kind::Word
                && (at == start || token.gap <= Gap::Line)
                && (token.text.chars().next().is_some_and(char::is_uppercase)
                    || token.is_word(&["y", "yr", "the", "n"]))
        };
        if tokens.get(at).filter(word).is_some() {
            house |= tokens.is_word(at, STREETS) || tokens.is_word(at, HOUSES);
            if is_body(tokens, at) {
                return false;
            }
        } else if tokens.is_sign(at, &[',']) {
            parts += 1;
        } else if !(tokens.is_sign(at, &['-', '’', '"', '”']) && tokens.sticks(at))
            && tokens.get(at).is_none_or(|token| token.kind != Kind::Number)
        {
            break;
        }
        at += 1;
    }
    house && parts > 0 && at > start + 2
}

/// Whether a number and a name stand here as of a house: "3 The Moorings", "5 Ropewalk, Northport".
fn is_named_house(tokens: &Tokens<'_>, at: usize) -> bool {
    let number = tokens.get(at).and_then(Token::number).is_some_and(|number| (1..1000).contains(&number));
    let capital = |at: usize| {
        let word = tokens.get(at).filter(|token| token.kind == Kind::Word && token.gap <= Gap::Space);
        word.is_some_and(|word| {
            word.text.chars().next().is_some_and(char::is_uppercase) && word.text.len() > 2
        })
    };
    let words = (at + 1..at + 4).take_while(|at| capital(*at)).count();
    let end = at + 1 + words;
    let closed =
        tokens.is_sign(end, &[',', '.', ')']) || tokens.get(end).is_none_or(|token| token.gap >= Gap::Line);
    // "Moved to 3 May, 2011": a month is no house.
    let month = super::birth::month(tokens, at + 1).is_some();
    number && words > 0 && closed && !month
}
