//! E-mail addresses of persons, also where the sign is written as a word.
//!
//! Addresses of offices (`enquiries@…`) are no alarm: they are given to be written to. Of public bodies
//! (`….gov.uk`, `….nhs.uk`) those are that name one person: a first name or initial and a name, or a double name.

use super::token::{Gap, Kind, Tokens};

/// Parts of the first half by which an office is known.
const OFFICES: &[&str] = &[
    "info",
    "enquir",
    "inquir",
    "contact",
    "admin",
    "office",
    "press",
    "media",
    "team",
    "help",
    "support",
    "service",
    "safeguarding",
    "partnership",
    "board",
    "council",
    "committee",
    "publication",
    "public",
    "mail",
    "library",
    "copyright",
    "permission",
    "feedback",
    "complaint",
    "secretar",
    "psi",
    "foi",
    "review",
    "report",
    "webmaster",
    "postmaster",
    "reception",
    "noreply",
    "no-reply",
    "news",
    "data",
    "trust",
    "coroner",
    "communication",
    "general",
    "hello",
    "privacy",
    "recruit",
    "sales",
    "editor",
    "unit",
    "notification",
    "dhr",
    "scr",
    "sar",
    "lscb",
    "lscp",
    "training",
    "scrutin",
    "chair",
    "chronolog",
    "bwrdd",
    "diogelu",
    "gwybodaeth",
    "ymholiad",
    "swyddfa",
    "cyswllt",
    "duty",
    "desk",
];

/// Parts of the first half, or long beginnings of them, by which an office of a public body is known.
const DUTIES: &[&str] = &[
    "adult",
    "ambulance",
    "business",
    "care",
    "central",
    "child",
    "clerk",
    "client",
    "clinic",
    "corporate",
    "court",
    "custom",
    "customer",
    "democratic",
    "digital",
    "disclosure",
    "duty",
    "education",
    "emergency",
    "equalit",
    "family",
    "fire",
    "governance",
    "health",
    "home",
    "housing",
    "hr",
    "hub",
    "incident",
    "inquest",
    "inspect",
    "learning",
    "legal",
    "licens",
    "local",
    "manager",
    "medical",
    "ministerial",
    "nurs",
    "operation",
    "pals",
    "parliament",
    "patient",
    "performance",
    "planning",
    "police",
    "policy",
    "primary",
    "probation",
    "quality",
    "record",
    "referral",
    "regional",
    "registr",
    "regulat",
    "research",
    "risk",
    "road",
    "safer",
    "safety",
    "school",
    "social",
    "specialist",
    "standards",
    "strategy",
    "traffic",
    "transport",
    "ward",
    "web",
    "welfare",
    "youth",
];

/// Words that two by two name a team: `front-door`. Some of them alone are surnames.
const TEAMS: &[&str] = &[
    "abuse", "access", "crisis", "day", "domestic", "door", "early", "first", "front", "mental", "multi",
    "night", "out", "point", "single", "violence",
];

/// From this length on the beginning of a word tells an office.
const LONG: usize = 6;

/// The ends of addresses of public bodies.
const PUBLIC: &[&str] = &[
    "gov.uk",
    "nhs.uk",
    "nhs.net",
    "police.uk",
    "parliament.uk",
    "mod.uk",
    "ac.uk",
    "judiciary.uk",
    "gov.wales",
    "gov.scot",
    "gov",
    "gov.au",
    "govt.nz",
    "gc.ca",
    "europa.eu",
    "sch.uk",
    "cjsm.net",
    "hscni.net",
    "org.nz",
    "int",
];

/// Where e-mail addresses of persons stand in a text.
pub(super) fn places(tokens: &Tokens<'_>) -> Vec<usize> {
    let person = |at: &usize| {
        let (end, as_word) = sign(tokens, *at)?;
        let (local, domain) = (local(tokens, *at)?, domain(tokens, end, as_word)?);
        Some(is_person(&local, &domain, || is_named_near(tokens, *at, &local)))
    };
    (0..tokens.len()).filter(|at| person(at) == Some(true)).collect()
}

/// The place behind an `@`, `[at]`, `(at)` or ` at `, and whether it is the bare word.
fn sign(tokens: &Tokens<'_>, at: usize) -> Option<(usize, bool)> {
    if tokens.is_sign(at, &['@', '＠']) {
        return Some((at + 1, false));
    }
    let opened = tokens.is_sign(at, &['[', '(', '{']) && tokens.is_sign(at + 1, &['@']);
    if opened && tokens.is_sign(at + 2, &[']', ')', '}']) {
        return Some((at + 3, false));
    }
    if tokens.is_sign(at, &['[', '(', '{', '<'])
        && tokens.is_word(at + 1, &["at"])
        && tokens.is_sign(at + 2, &[']', ')', '}', '>'])
    {
        return Some((at + 3, false));
    }
    tokens.is_word(at, &["at"]).then_some((at + 1, true))
}

/// The half before the sign.
fn local(tokens: &Tokens<'_>, sign: usize) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    let mut at = sign;
    while let Some(before) = at.checked_sub(1) {
        let token = tokens.get(before)?;
        // Blanks may stand only next to the sign and round the word `dot`.
        let joined = tokens.sticks(at) || at == sign && tokens.get(at)?.gap == Gap::Space;
        let dot = token.is_word(&["dot"]) && tokens.get(at)?.gap <= Gap::Space && !parts.is_empty();
        if dot {
            parts.push(".");
            at = before;
            let next = tokens.get(at.checked_sub(1)?)?;
            parts.push(next.text);
            at -= 1;
            continue;
        }
        let fits = token.kind != Kind::Sign || token.is_sign(&['.', '_', '-', '+']);
        if !joined || !fits || parts.len() > 12 {
            break;
        }
        parts.push(token.text);
        at = before;
    }
    parts.reverse();
    let local = parts.concat().to_lowercase();
    (!local.trim_matches(['.', '-', '_']).is_empty()).then_some(local)
}

/// The half behind the sign, with at least one dot; a bare ` at ` needs the word `dot`.
fn domain(tokens: &Tokens<'_>, start: usize, as_word: bool) -> Option<String> {
    let mut domain = String::new();
    let (mut at, mut spelt, mut dots) = (start, false, 0);
    loop {
        let token = tokens.get(at).filter(|token| {
            token.kind != Kind::Sign && (at == start || tokens.sticks(at) || domain.ends_with('.'))
        })?;
        if token.gap > Gap::Space {
            return None;
        }
        domain.push_str(token.text);
        at += 1;
        while tokens.sticks(at)
            && tokens.get(at).is_some_and(|token| token.kind != Kind::Sign || token.is_sign(&['-']))
        {
            domain.push_str(tokens.get(at)?.text);
            at += 1;
        }
        let Some((next, word)) = dot(tokens, at) else { break };
        domain.push('.');
        dots += 1;
        spelt |= word;
        at = next;
    }
    let ends =
        domain.rsplit('.').next().is_some_and(|end| end.len() >= 2 && end.chars().all(char::is_alphabetic));
    (dots > 0 && ends && (spelt || !as_word)).then(|| domain.to_lowercase())
}

/// The place behind a dot between two labels, and whether it is written as a word.
fn dot(tokens: &Tokens<'_>, at: usize) -> Option<(usize, bool)> {
    let label = |at: usize| tokens.get(at).is_some_and(|token| token.kind != Kind::Sign);
    if tokens.is_sign(at, &['.']) && tokens.sticks(at) && tokens.sticks(at + 1) && label(at + 1) {
        return Some((at + 1, false));
    }
    if tokens.is_sign(at, &['[', '(', '{'])
        && (tokens.is_word(at + 1, &["dot"]) || tokens.is_sign(at + 1, &['.']))
        && label(at + 3)
    {
        return Some((at + 3, true));
    }
    (tokens.is_word(at, &["dot"]) && label(at + 1)).then_some((at + 1, true))
}

/// Whether someone is named before an address whose surname ends its first half: `Anna Lamp (alamp@…)`.
fn is_named_near(tokens: &Tokens<'_>, sign: usize, local: &str) -> bool {
    const REACH: usize = 14;
    let letters: String = local.chars().filter(|c| c.is_alphabetic()).collect();
    tokens.back(sign.saturating_sub(1), REACH).any(|(at, token)| {
        let surname = token.text.to_lowercase();
        let name = token.kind == Kind::Word && token.text.starts_with(char::is_uppercase);
        let mut first = tokens.back(at, 4).filter_map(|(_, token)| token.text.chars().next());
        let starts = first.any(|c| c.is_uppercase() && letters.starts_with(c.to_ascii_lowercase()));
        // Lamp, Anna <alamp@…>
        let mut behind = tokens.on(at + 1, 2).filter_map(|(_, token)| token.text.chars().next());
        let turned = tokens.is_sign(at + 1, &[','])
            && behind.any(|c| c.is_uppercase() && letters.starts_with(c.to_ascii_lowercase()));
        name && (starts || turned)
            && surname.chars().count() > 3
            && letters.len() > surname.len()
            && letters.ends_with(&surname)
    })
}

/// Whether an address is a person's; `named` tells whether the person is named beside it.
fn is_person(local: &str, domain: &str, named: impl Fn() -> bool) -> bool {
    let public = PUBLIC
        .iter()
        .any(|end| domain == *end || domain.strip_suffix(end).is_some_and(|rest| rest.ends_with('.')));
    let letters = local.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && !is_office(local) && (!public || names_one(local) || named())
}

/// Whether the first half of an address is that of an office.
///
/// Short words are parts of names ("Ismail", "Sunita", "Sarah"): of several parts one must be such a word or begin or
/// end with it, and the shortest are parts of their own.
fn is_office(local: &str) -> bool {
    const SHORT: usize = 5;
    const SHORTEST: usize = 3;
    const REST: usize = 4;
    let parts: Vec<&str> = local.split(['.', '_', '-']).filter(|part| !part.is_empty()).collect();
    let whole = |part: &str, office: &str| part == office || part.strip_suffix('s') == Some(office);
    let end = |part: &str, office: &str| {
        whole(part, office)
            || part.len() >= office.len() + REST && (part.starts_with(office) || part.ends_with(office))
    };
    OFFICES.iter().any(|office| match (office.len(), parts.len()) {
        (..=SHORTEST, _) => parts.iter().any(|part| whole(part, office)),
        (_, 0 | 1) => local.contains(office),
        (..=SHORT, _) => parts.iter().any(|part| end(part, office)),
        _ => local.contains(office),
    }) || !parts.is_empty() && parts.iter().all(|part| is_duty(part))
}

/// Whether a part of an address is what an office of a public body does; Ward and Carey are surnames of people.
fn is_duty(part: &str) -> bool {
    let is = |duty: &str| match part.strip_prefix(duty) {
        Some(rest) => rest.is_empty() || rest == "s" || duty.len() >= LONG,
        None => false,
    };
    DUTIES.iter().any(|duty| is(duty))
}

/// Whether the first half of an address has the parts of one person's name: `j.lamp`, `1127.lamp`, `anna.lamp2`.
fn names_one(local: &str) -> bool {
    let parts: Vec<&str> = local.split(['.', '_']).filter(|part| !part.is_empty()).collect();
    let name = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() > 2;
    // `a.lamp.sw`: an initial and a name, and what the person is.
    let initial = parts.len() > 2
        && parts.first().is_some_and(|first| first.chars().count() == 1)
        && parts.get(1).copied().is_some_and(name);
    // `alamp-quay`: double names stand in the addresses of people.
    let double = local.split_once('-').is_some_and(|(first, last)| {
        name(first)
            && name(last)
            && !last.contains('-')
            && ![first, last].iter().any(|part| is_duty(part) || TEAMS.contains(part))
            && parts.len() == 1
    });
    let several = (2..=4).contains(&parts.len())
        && (parts.last().copied().is_some_and(name) || initial)
        && !parts.iter().any(|part| is_duty(part));
    several || double
}
