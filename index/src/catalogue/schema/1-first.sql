-- The catalogue of a Hindsight library, format 1. The truth: everything else
-- in the library is the original files, or made from this.

CREATE TABLE review (
    no            INTEGER PRIMARY KEY AUTOINCREMENT,
    id            TEXT NOT NULL UNIQUE,    -- permanent, in links
    sha256        TEXT NOT NULL,           -- of the file that is read
    file          TEXT NOT NULL,           -- the path it was read from
    bytes         INTEGER NOT NULL,
    source_url    TEXT,
    format        TEXT NOT NULL,
    title         TEXT,
    review_type   TEXT,
    document_role TEXT NOT NULL,
    publisher     TEXT,
    area          TEXT,
    reference     TEXT,
    published     TEXT,                    -- 2019, 2019-05 or 2019-05-31
    completed     TEXT,
    incident_year INTEGER,
    language      TEXT,
    changed_at    TEXT NOT NULL
) STRICT;
CREATE INDEX review_sha256 ON review (sha256);
CREATE INDEX review_source_url ON review (source_url);

-- Facts that have several values: author, category, addressee.
CREATE TABLE listed (
    review INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    fact   TEXT NOT NULL,
    ord    INTEGER NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (review, fact, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE page (
    review INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    label  TEXT,
    anchor TEXT,
    origin TEXT NOT NULL,
    text   TEXT NOT NULL,
    PRIMARY KEY (review, number)
) STRICT;

CREATE TABLE section (
    review  INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    ord     INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    heading TEXT NOT NULL,
    page    INTEGER NOT NULL,
    start   INTEGER NOT NULL,              -- in Unicode scalar values of the page's text
    anchor  TEXT,
    PRIMARY KEY (review, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendation (
    review     INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    ord        INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    number     TEXT,
    text       TEXT NOT NULL,
    page       INTEGER NOT NULL,
    pages      TEXT NOT NULL,              -- JSON lists
    items      TEXT NOT NULL,
    addressees TEXT NOT NULL,
    PRIMARY KEY (review, ord)
) STRICT;

CREATE TABLE theme (
    review   INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    ord      INTEGER NOT NULL,
    slug     TEXT NOT NULL,
    tier     TEXT NOT NULL,
    polarity TEXT NOT NULL,
    PRIMARY KEY (review, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE agency (
    review INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    ord    INTEGER NOT NULL,
    slug   TEXT NOT NULL,
    name   TEXT,
    role   TEXT NOT NULL,
    PRIMARY KEY (review, ord)
) STRICT, WITHOUT ROWID;

-- Why a value is there. `about` is a fact (title), or theme:SLUG, agency:SLUG.
CREATE TABLE evidence (
    review INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    about  TEXT NOT NULL,
    ord    INTEGER NOT NULL,
    page   INTEGER,
    quote  TEXT,
    stated TEXT,
    PRIMARY KEY (review, about, ord),
    CHECK ((stated IS NULL) = (page IS NOT NULL AND quote IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE warning (
    review  INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    ord     INTEGER NOT NULL,
    code    TEXT NOT NULL,
    page    INTEGER,
    message TEXT NOT NULL,
    PRIMARY KEY (review, ord)
) STRICT, WITHOUT ROWID;

-- Every path that was read, and the review to which its bytes belong.
CREATE TABLE file (
    path        TEXT PRIMARY KEY,
    sha256      TEXT NOT NULL,
    fingerprint TEXT NOT NULL,             -- the reader's version and the manifest's row
    review      INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    duplicate   INTEGER NOT NULL,          -- 1: the bytes were held already
    read_at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX file_review ON file (review);

-- Every file that a review ever had: what is removed with it.
CREATE TABLE version (
    review INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    format TEXT NOT NULL,
    PRIMARY KEY (review, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_sha256 ON version (sha256);

-- Reviews that were removed; their files are not taken in again.
CREATE TABLE withdrawal (
    id         TEXT PRIMARY KEY,
    sha256     TEXT NOT NULL,
    file       TEXT NOT NULL,
    source_url TEXT,
    title      TEXT,
    reason     TEXT,
    at         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX withdrawal_sha256 ON withdrawal (sha256);
CREATE INDEX withdrawal_source_url ON withdrawal (source_url);

-- One row for each change of a review; the index says up to which it holds.
CREATE TABLE change (
    seq    INTEGER PRIMARY KEY AUTOINCREMENT,
    review INTEGER NOT NULL                -- the number may be gone
) STRICT;

CREATE TABLE run (
    no       INTEGER PRIMARY KEY AUTOINCREMENT,
    command  TEXT NOT NULL,
    program  TEXT NOT NULL,                -- version
    started  TEXT NOT NULL,
    finished TEXT,
    summary  TEXT                          -- JSON
) STRICT;
