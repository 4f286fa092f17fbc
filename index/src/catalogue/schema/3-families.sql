-- Format 3: which documents belong to one case, and how recommendations were answered.

-- The word by which a person says that documents belong together.
ALTER TABLE review ADD COLUMN family TEXT;
-- How the document answers a recommendation that it restates: JSON.
ALTER TABLE recommendation ADD COLUMN answer TEXT;

-- What is compared of each review: derived from it, JSON.
CREATE TABLE sketch (
    review  INTEGER PRIMARY KEY REFERENCES review (no) ON DELETE CASCADE,
    version INTEGER NOT NULL,              -- of the program that made it
    sketch  TEXT NOT NULL,
    linked  INTEGER NOT NULL DEFAULT 0     -- 1: compared with all others
) STRICT;
CREATE INDEX sketch_unlinked ON sketch (review) WHERE linked = 0;

-- By what each review may be found to be like another; only such pairs are compared.
CREATE TABLE likeness (
    mark   TEXT NOT NULL,
    review INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    PRIMARY KEY (mark, review)
) STRICT, WITHOUT ROWID;
CREATE INDEX likeness_review ON likeness (review);

-- Documents of one case: `one` is the summary, answer, plan of `other`. Derived.
CREATE TABLE link (
    one      INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    other    INTEGER NOT NULL REFERENCES review (no) ON DELETE CASCADE,
    kind     TEXT NOT NULL,
    evidence TEXT NOT NULL,                -- JSON
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_other ON link (other);
