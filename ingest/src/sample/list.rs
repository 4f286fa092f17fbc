//! The list of samples: names, forms and texts.

/// What kind of file a sample becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A PDF with text.
    Pdf,
    /// A PDF of pictures.
    Scan,
    /// A web page.
    Html,
    /// The text as it is.
    Verbatim,
}

/// One sample.
pub(crate) struct Sample {
    /// Its file name.
    pub(crate) name: &'static str,
    /// Its form.
    pub(crate) form: Form,
    /// Its manuscript.
    pub(crate) text: &'static str,
}

/// Every sample, in the order in which they are written.
#[rustfmt::skip]
pub(crate) const SAMPLES: &[Sample] = &[
    Sample { name: "scr-child-r-2014.pdf", form: Form::Pdf, text: include_str!("data/scr-child-r.txt") },
    Sample { name: "Baby T overview FINAL v7.pdf", form: Form::Pdf, text: include_str!("data/scr-baby-t.txt") },
    Sample { name: "scr-young-person-j-2017.pdf", form: Form::Pdf, text: include_str!("data/scr-young-person-j.txt") },
    Sample { name: "lcspr-child-m-2021.pdf", form: Form::Pdf, text: include_str!("data/lcspr-child-m.txt") },
    Sample { name: "lcspr-quinn-2023.pdf", form: Form::Pdf, text: include_str!("data/lcspr-child-q.txt") },
    Sample { name: "lcspr-amber-and-jude-2025.pdf", form: Form::Pdf, text: include_str!("data/lcspr-twins.txt") },
    Sample { name: "sar-adult-k-2018.pdf", form: Form::Pdf, text: include_str!("data/sar-adult-k.txt") },
    Sample { name: "sar-mrs-w-2022.pdf", form: Form::Pdf, text: include_str!("data/sar-adult-w.txt") },
    Sample { name: "thematic-sar-five-lives-2024.pdf", form: Form::Pdf, text: include_str!("data/sar-thematic-homeless.txt") },
    Sample { name: "dhr-ms-a-2013.pdf", form: Form::Pdf, text: include_str!("data/dhr-ms-a.txt") },
    Sample { name: "dhr-mrs-d-2020.pdf", form: Form::Pdf, text: include_str!("data/dhr-mr-d.txt") },
    Sample { name: "dardr-mrs-n-2024.pdf", form: Form::Pdf, text: include_str!("data/dhr-mrs-n.txt") },
    Sample { name: "cpr-cwm-tarrow-2016.pdf", form: Form::Pdf, text: include_str!("data/cpr-cwm-tarrow.txt") },
    Sample { name: "learning-review-child-v-2023.pdf", form: Form::Pdf, text: include_str!("data/learning-review-strathorrin.txt") },
    Sample { name: "mhhr-mr-f-2019.pdf", form: Form::Pdf, text: include_str!("data/mhhr-mr-f.txt") },
    Sample { name: "larkfield-house-inquiry-summary-2011.pdf", form: Form::Pdf, text: include_str!("data/inquiry-larkfield.txt") },
    Sample { name: "coroner-finding-mr-c-2009.pdf", form: Form::Pdf, text: include_str!("data/coroner-finding.txt") },
    Sample { name: "thematic-safer-sleep-2019.pdf", form: Form::Pdf, text: include_str!("data/thematic-sleep.txt") },
    Sample { name: "sallow-court-inquiry-report-2018.pdf", form: Form::Pdf, text: include_str!("data/inquiry-sallow-court.txt") },
    Sample { name: "scr-adult-b-scan-2010.pdf", form: Form::Scan, text: include_str!("data/scan-adult-b.txt") },
    Sample { name: "pfd-ivy-larchmont-2019.html", form: Form::Html, text: include_str!("data/pfd-ambulance.txt") },
    Sample { name: "pfd-tobias-fenwell-2022.html", form: Form::Html, text: include_str!("data/pfd-prison.txt") },
    Sample { name: "pfd-wren-osterley-pike-2024.html", form: Form::Html, text: include_str!("data/pfd-maternity.txt") },
    Sample { name: "lcspr-robin-2022.html", form: Form::Html, text: include_str!("data/web-accordion.txt") },
    Sample { name: "sar-mr-y-2023.html", form: Form::Html, text: include_str!("data/web-dl.txt") },
    Sample { name: "dhr-mr-and-mrs-l-2016.html", form: Form::Html, text: include_str!("data/web-lines.txt") },
    Sample { name: "scr-baby-z-2015.txt", form: Form::Verbatim, text: include_str!("data/plain-concealed.txt") },
    Sample { name: "rapid-review-ashdene-2020.md", form: Form::Verbatim, text: include_str!("data/markdown-covid.md") },
    // Of cases above: a briefing, a response, and a report published again as a web page.
    Sample { name: "briefing-adult-k-2018.pdf", form: Form::Pdf, text: include_str!("data/briefing-adult-k.txt") },
    Sample { name: "response-adult-k-2018.pdf", form: Form::Pdf, text: include_str!("data/response-adult-k.txt") },
    Sample { name: "scr-child-r-2014-web-version.html", form: Form::Html, text: include_str!("data/scr-child-r.txt") },
];
