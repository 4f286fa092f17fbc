//! Invents names, numbers and dates: the same in every run.

/// A source of numbers that look random (a linear congruential generator).
///
/// Source: Knuth, The Art of Computer Programming, volume 2, 3.3.4 (MMIX).
#[derive(Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a limit, which is not 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }

    /// One of several.
    pub(super) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from.get(self.below(from.len())).copied().unwrap_or_default()
    }

    /// So many digits.
    pub(super) fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap_or_default())).collect()
    }

    /// A first name; some are rare.
    pub(super) fn first(&mut self) -> &'static str {
        self.pick(&[
            "Anna",
            "Bryony",
            "Callum",
            "Dilys",
            "Elowen",
            "Fergus",
            "Gwenllian",
            "Harriet",
            "Idris",
            "Jowan",
            "Kerensa",
            "Lowri",
            "Morwenna",
            "Nessa",
            "Osian",
            "Piran",
            "Rhiannon",
            "Siân",
            "Tamsin",
            "Ulric",
            "Vashti",
            "Wren",
            "Yusra",
            "Zennor",
            "Anna-Mae",
            "Jean-Luc",
            "D’Arcy",
            "Aaliyah",
            "Kofi",
            "Oluwaseun",
            "Agnieszka",
            "Thi",
            "Will",
        ])
    }

    /// A surname; some have particles, hyphens or apostrophes.
    pub(super) fn surname(&mut self) -> &'static str {
        self.pick(&[
            "Harbourne",
            "Tidewell",
            "O’Mara",
            "O'Shea",
            "Mac Bride",
            "MacSail",
            "van der Pier",
            "de la Mer",
            "Ap Rhys",
            "Keel-Lantern",
            "Foghorn-Smith",
            "St John",
            "Ferryman",
            "Lightfoot",
            "Anchorage",
            "Quayle",
            "Mooring",
            "D’Ancre",
            "Ostrowska",
            "Al-Bahri",
            "ibn Saleh",
            "Okonkwo",
            "Nguyen",
            "Hill",
            "Young",
            "Smith",
            "Bint Noor",
        ])
    }

    /// A full name.
    pub(super) fn name(&mut self) -> String {
        let (first, last) = (self.first(), self.surname());
        match self.below(8) {
            0 => format!("{first} {} {last}", self.first()),
            1 => format!("{first} {}", last.to_uppercase()),
            2 => format!("{first} J. {last}"),
            _ => format!("{first} {last}"),
        }
    }

    /// A street with its house.
    pub(super) fn house(&mut self) -> String {
        let street = self.pick(&[
            "Harbour Road",
            "Mill Lane",
            "Anchor Street",
            "Old Pier Close",
            "St Brannoc's Avenue",
            "The Moorings Way",
            "Lantern Court",
            "Church Street",
            "Station Road",
            "Beacon Hill",
            "Sea View Terrace",
            "Court Lane",
            "School Lane",
        ]);
        let number = 1 + self.below(180);
        match self.below(5) {
            0 => format!("Flat {}, {number} {street}", 1 + self.below(9)),
            1 => format!("{number}a {street}"),
            _ => format!("{number} {street}"),
        }
    }

    /// A full postcode of any of the six forms.
    pub(super) fn postcode(&mut self) -> String {
        let outward = self.pick(&[
            "M1", "B33", "CR2", "DN55", "W1A", "EC1A", "NP3", "PL21", "SA62", "BT9", "TR7", "G4", "LL55",
            "E1W",
        ]);
        let letters = ["AA", "BD", "FG", "HJ", "LN", "PQ", "RS", "TU", "WX", "YZ", "QT"];
        format!("{outward} {}{}", self.below(10), self.pick(&letters))
    }

    /// A number with a check digit by modulus 11, ten digits.
    pub(super) fn patient(&mut self) -> String {
        loop {
            let digits = format!("{}{}", self.pick(&["4", "6", "7", "9"]), self.digits(8));
            let sum: usize = digits
                .bytes()
                .zip((2..=10).rev())
                .map(|(digit, weight)| usize::from(digit - b'0') * weight)
                .sum();
            let check = (11 - sum % 11) % 11;
            if check < 10 {
                return format!("{digits}{check}");
            }
        }
    }

    /// A full date in one of many forms.
    pub(super) fn date(&mut self, first: usize, years: usize) -> String {
        let (day, month, year) = (1 + self.below(28), self.below(12), first + self.below(years));
        let names = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let name = names.get(month).copied().unwrap_or_default();
        let short = name.get(..3).unwrap_or(name);
        let ending = match day {
            1 | 21 => "st",
            2 | 22 => "nd",
            3 | 23 => "rd",
            _ => "th",
        };
        let number = month + 1;
        match self.below(9) {
            0 => format!("{day}{ending} {name} {year}"),
            1 => format!("{day}{ending} of {name} {year}"),
            2 => format!("{name} {day}, {year}"),
            3 => format!("{day:02}/{number:02}/{year}"),
            4 => format!("{day}.{number}.{:02}", year % 100),
            5 => format!("{year}-{number:02}-{day:02}"),
            6 => format!("{day} {short} {year}"),
            7 => format!("{day:02}-{number:02}-{year}"),
            _ => format!("{day} {name} {year}"),
        }
    }
}
