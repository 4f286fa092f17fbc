//! The closed vocabularies: words that are in people's links and scripts.
//!
//! Each is written once, in the table below its name; text and value go both
//! ways without loss. A word is never renamed or dropped.

mod name;

/// Declares a closed vocabulary: an enum with its written form.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every word, in the order in which it is shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it is written in links, files and JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The value for a written word, if the vocabulary has it.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

vocabulary! {
    /// What a file is within its review.
    DocumentRole {
        /// The report itself, also called overview report.
        Report = "report",
        /// An executive or other summary.
        Summary = "summary",
        /// A learning briefing, for instance of seven minutes.
        Briefing = "briefing",
        /// An action plan.
        ActionPlan = "action_plan",
        /// An answer to a report; its type is that of what it answers.
        Response = "response",
        /// A letter, for instance of the Home Office panel.
        Letter = "letter",
        /// A transcript of a hearing.
        Transcript = "transcript",
        /// An appendix that was published by itself.
        Appendix = "appendix",
        /// Anything else.
        Other = "other",
    }
}

vocabulary! {
    /// How old the one was whom a review is about.
    AgeBand {
        /// Not yet born.
        Unborn = "unborn",
        /// Up to four weeks.
        Newborn = "0-28-days",
        /// The rest of the first year.
        Infant = "1-11-months",
        /// Before school.
        Early = "1-5",
        /// At primary school.
        Primary = "6-10",
        /// At secondary school.
        Secondary = "11-15",
        /// The last years before 18.
        Late = "16-17",
        /// A young adult.
        Young = "18-24",
        /// 25 to 39.
        Adult = "25-39",
        /// 40 to 64.
        Middle = "40-64",
        /// 65 to 74.
        Older = "65-74",
        /// 75 to 84.
        Old = "75-84",
        /// 85 and over.
        Oldest = "85-plus",
    }
}

vocabulary! {
    /// What came of the case that a review is about.
    Outcome {
        /// Someone died.
        Death = "death",
        /// Someone was seriously injured or harmed.
        SeriousHarm = "serious-harm",
        /// Harm was near.
        NearMiss = "near-miss",
        /// Abuse without bodily injury.
        Abuse = "abuse",
        /// The one whom it is about did the harm.
        Perpetration = "perpetration",
        /// There is no one case.
        NoIncident = "no-incident",
    }
}

vocabulary! {
    /// The kind of a named part of a review.
    SectionKind {
        /// Executive summary, abstract, synopsis.
        Summary = "summary",
        /// Introduction, foreword, purpose.
        Introduction = "introduction",
        /// Terms of reference, scope, methodology, key lines of enquiry.
        TermsOfReference = "terms_of_reference",
        /// Chronology, narrative of events, circumstances of a death.
        Chronology = "chronology",
        /// Background, family history, context.
        Background = "background",
        /// Analysis, appraisal of practice.
        Analysis = "analysis",
        /// Findings, lessons learnt, matters of concern.
        Findings = "findings",
        /// Good practice.
        GoodPractice = "good_practice",
        /// Conclusions.
        Conclusions = "conclusions",
        /// Recommendations, action should be taken.
        Recommendations = "recommendations",
        /// Action plan.
        ActionPlan = "action_plan",
        /// A response to recommendations.
        Response = "response",
        /// Appendix, annex.
        Appendix = "appendix",
        /// Glossary, abbreviations.
        Glossary = "glossary",
        /// Table of contents.
        Contents = "contents",
        /// References, bibliography.
        References = "references",
        /// A part whose heading says none of these.
        Other = "other",
    }
}

vocabulary! {
    /// How much of a review a theme is.
    Tier {
        /// A finding, a heading, or on many pages.
        Central = "central",
        /// Spoken of.
        Mentioned = "mentioned",
    }
}

vocabulary! {
    /// Whether practice is criticised or praised.
    Polarity {
        /// Something went wrong.
        Concern = "concern",
        /// Good practice.
        Good = "good",
        /// Neither, or not certain.
        Neutral = "neutral",
    }
}

vocabulary! {
    /// What an agency is to a review.
    AgencyRole {
        /// It worked with the person.
        Involved = "involved",
        /// A recommendation or report is sent to it.
        Addressed = "addressed",
        /// It is named, no more.
        Mentioned = "mentioned",
    }
}

vocabulary! {
    /// Where the text of a page came from.
    PageOrigin {
        /// The file's own text.
        Text = "text",
        /// Recognised from a picture of the page.
        Ocr = "ocr",
        /// There is no text that can be read.
        None = "none",
    }
}

vocabulary! {
    /// What is asked for.
    RecommendationKind {
        /// An action that is recommended.
        Recommendation = "recommendation",
        /// A coroner's matter of concern.
        Concern = "concern",
    }
}

vocabulary! {
    /// What one document of a case is to another.
    LinkKind {
        /// The same text, published again.
        Version = "version",
        /// It sums the other up.
        SummaryOf = "summary_of",
        /// It is a briefing on the other.
        BriefingOf = "briefing_of",
        /// It plans what is done about the other.
        ActionPlanOf = "action_plan_of",
        /// It answers the other.
        ResponseTo = "response_to",
        /// It is a letter about the other.
        LetterAbout = "letter_about",
        /// It is an appendix of the other.
        AppendixOf = "appendix_of",
        /// It says the same in another language.
        TranslationOf = "translation_of",
        /// It is about the same case.
        SameCase = "same_case",
    }
}

vocabulary! {
    /// How a recommendation was answered.
    AnswerStatus {
        /// It will be done.
        Accepted = "accepted",
        /// Some of it will be done.
        AcceptedInPart = "accepted_in_part",
        /// Its aim is shared; what is done is left open.
        AcceptedInPrinciple = "accepted_in_principle",
        /// It will not be done.
        Rejected = "rejected",
        /// It was read, no more.
        Noted = "noted",
    }
}

vocabulary! {
    /// The format of a file, known by its content.
    Format {
        /// Portable Document Format.
        Pdf = "pdf",
        /// A web page.
        Html = "html",
        /// Office Open XML text.
        Docx = "docx",
        /// Plain text.
        Text = "text",
        /// Markdown text.
        Markdown = "markdown",
    }
}

vocabulary! {
    /// What of a review can be corrected.
    Fact {
        /// The title that the report bears.
        Title = "title",
        /// Slug of the review type.
        ReviewType = "review_type",
        /// What the file is within its review.
        DocumentRole = "document_role",
        /// Who published it.
        Publisher = "publisher",
        /// Local authority, force, coroner area or health board.
        Area = "area",
        /// The publisher's own reference.
        Reference = "reference",
        /// When it was published.
        Published = "published",
        /// When it was completed.
        Completed = "completed",
        /// The year of what it is about.
        IncidentYear = "incident_year",
        /// The language of most of its text.
        Language = "language",
        /// Those who wrote it.
        Authors = "authors",
        /// The publisher's own categories.
        Categories = "categories",
        /// To whom it is sent.
        Addressees = "addressees",
        /// A theme.
        Theme = "theme",
        /// An agency.
        Agency = "agency",
    }
}

vocabulary! {
    /// The kind of personal data that a page seems to hold; the words are codes of warnings.
    IdentityKind {
        /// A number that identifies a patient: NHS, CHI, Health and Care.
        NhsNumber = "identity-nhs-number",
        /// A full date of birth.
        BirthDate = "identity-birth-date",
        /// A home address.
        Address = "identity-address",
        /// A telephone number of a person.
        Phone = "identity-phone",
        /// An e-mail address of a person.
        Email = "identity-email",
        /// A child's full name beside an age.
        ChildName = "identity-child-name",
    }
}

vocabulary! {
    /// What a correction does.
    CorrectionAction {
        /// A value takes the place of all that was found.
        Set = "set",
        /// A value is added.
        Add = "add",
        /// A value is taken away.
        Drop = "drop",
        /// Nothing is known of it.
        Clear = "clear",
        /// Earlier corrections no longer hold.
        Undo = "undo",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_as_its_value() {
        for kind in SectionKind::ALL {
            assert_eq!(SectionKind::from_word(kind.as_str()), Some(*kind));
            assert_eq!(serde_json::to_value(kind).expect("a word"), kind.as_str());
        }
        assert_eq!(SectionKind::from_word("Findings"), None);
    }
}
