//! The words of addresses: streets, organisations, and what says that someone lives there.

use super::super::token::{Gap, Tokens};

/// The last words of streets.
pub(super) const STREETS: &[&str] = &[
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
    "cl",
    "gdns",
    "tce",
    "terr",
    "sq",
    "crt",
    "lôn",
    "estate",
    "moorings",
    "crofts",
    "spinney",
    "paddock",
    "paddocks",
    "orchard",
    "copse",
    "hollow",
    "leas",
    "leys",
    "glebe",
    "maltings",
    "mead",
    "meads",
    "lawns",
    "esplanade",
    "embankment",
    "promenade",
    "circus",
    "causeway",
    "crest",
    "parkway",
    "boulevard",
    "acres",
    "pastures",
    "knoll",
    "dell",
    "nook",
    "brambles",
    "hawthorns",
    "elms",
    "limes",
    "poplars",
    "oaks",
    "willows",
    "laurels",
    "beeches",
    "firs",
    "pines",
    "cedars",
    "chestnuts",
    "gables",
    "drove",
    "lode",
    "droveway",
    "strand",
    "towers",
];

/// The first words of streets in Welsh.
pub(super) const WELSH_STREETS: &[&str] =
    &["heol", "stryd", "ffordd", "lôn", "lon", "maes", "bryn", "rhodfa", "clos", "llys", "tŷ", "rhes"];

/// Words that name an organisation, wherever they stand in an address.
pub(super) const BODIES: &[&str] = &[
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
    "solicitor",
    "solicitors",
    "messrs",
    "cell",
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
pub(super) const PAIRS: &[(&str, &[&str])] = &[
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
pub(super) const HOME: &[&str] = &[
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
    "placed",
    "placement",
    "residence",
    "plot",
    "pitch",
    "caravan",
    "apartment",
    "apt",
    "maisonette",
    "bedsit",
];

/// What officials do at the homes of others.
pub(super) const VISITS: &[&str] = &[
    "attended", "attends", "visited", "visits", "visit", "went", "arrived", "entered", "searched", "called",
    "came",
];

/// Whether a word says that someone lives there: not the home of a care home.
pub(super) fn is_home(tokens: &Tokens<'_>, at: usize) -> bool {
    // "they are now in the house at the end"; Quay House may be an office.
    let house = tokens.is_word(at, &["house", "bungalow", "property"])
        && tokens.get(at).is_some_and(|token| token.text.starts_with(char::is_lowercase));
    (house || tokens.is_word(at, HOME)) && !is_body(tokens, at) || is_floor(tokens, at)
}

/// Whether the floor of a house is named on which someone lives: "third floor right".
fn is_floor(tokens: &Tokens<'_>, at: usize) -> bool {
    const RENTED: &[&str] = &["rented", "rents", "renting", "lived", "lives", "living", "let", "occupied"];
    let rented = || tokens.back(at, 4).any(|(_, token)| token.is_word(RENTED));
    tokens.is_word(at, &["floor"])
        && (tokens.is_word(at + 1, &["left", "right", "front", "rear", "flat"])
            || tokens.is_word(at + 1, &["of"]) && rented())
}

/// Whether an organisation is named here, and not a street that is called after one.
pub(super) fn is_body(tokens: &Tokens<'_>, at: usize) -> bool {
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
    // The number of a patient is no service.
    let number = tokens.is_word(at, &["nhs"])
        && (tokens.is_word(at + 1, &["no", "number", "num", "nos"])
            || tokens.is_sign(at + 1, &[':', '#', '/', '|'])
            || tokens.get(at + 1).is_some_and(|next| next.number().is_some()));
    // The system of a hospital is no place.
    let system = tokens.is_word(at + 1, &["system", "records", "notes", "database"]);
    !street && !home && !system && !number && !is_floor(tokens, at) && (tokens.is_word(at, BODIES) || pair())
}
