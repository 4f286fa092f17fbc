//! The words of the vocabularies as people read them, and what else follows from a word.

use super::{AgeBand, AnswerStatus, Format, IdentityKind, SectionKind};

impl AgeBand {
    /// Whether it holds adults: 18 and over.
    #[must_use]
    pub fn is_adult(self) -> bool {
        self >= Self::Young
    }

    /// The band of an age in whole years, from the first birthday.
    #[must_use]
    pub const fn of_years(years: u16) -> Self {
        match years {
            0 => Self::Infant,
            1..=5 => Self::Early,
            6..=10 => Self::Primary,
            11..=15 => Self::Secondary,
            16..=17 => Self::Late,
            18..=24 => Self::Young,
            25..=39 => Self::Adult,
            40..=64 => Self::Middle,
            65..=74 => Self::Older,
            75..=84 => Self::Old,
            _ => Self::Oldest,
        }
    }

    /// The band of an age in days, as far as it is counted so.
    #[must_use]
    pub const fn of_days(days: u16) -> Self {
        match days {
            0..=28 => Self::Newborn,
            29..=364 => Self::Infant,
            _ => Self::of_years(days / 365),
        }
    }
}

impl AnswerStatus {
    /// The status in words, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "Accepted",
            Self::AcceptedInPart => "Accepted in part",
            Self::AcceptedInPrinciple => "Accepted in principle",
            Self::Rejected => "Not accepted",
            Self::Noted => "Noted",
        }
    }
}

impl IdentityKind {
    /// The kind in words, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NhsNumber => "an NHS number",
            Self::BirthDate => "a date of birth",
            Self::Address => "a home address",
            Self::Phone => "a person's telephone number",
            Self::Email => "a person's e-mail address",
            Self::ChildName => "a child's full name beside an age",
        }
    }
}

impl SectionKind {
    /// The kind in words, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::Introduction => "Introduction",
            Self::TermsOfReference => "Terms of reference",
            Self::Chronology => "Chronology",
            Self::Background => "Background",
            Self::Analysis => "Analysis",
            Self::Findings => "Findings",
            Self::GoodPractice => "Good practice",
            Self::Conclusions => "Conclusions",
            Self::Recommendations => "Recommendations",
            Self::ActionPlan => "Action plan",
            Self::Response => "Response",
            Self::Appendix => "Appendix",
            Self::Glossary => "Glossary",
            Self::Contents => "Contents",
            Self::References => "References",
            Self::Other => "Other",
        }
    }
}

impl Format {
    /// The ending under which an original of this format is kept.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Text => "txt",
            Self::Markdown => "md",
        }
    }

    /// The media type under which an original is served.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Html => "text/html; charset=utf-8",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Text => "text/plain; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
        }
    }

    /// Whether the format has pages by which a passage can be cited.
    #[must_use]
    pub const fn has_pages(self) -> bool {
        matches!(self, Self::Pdf)
    }
}
