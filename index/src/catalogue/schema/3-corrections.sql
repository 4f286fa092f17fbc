-- Format 3: what people put right. The tables above hold what is true now,
-- corrections included.

-- Every correction that was ever made; rows are only added. By the id and not
-- the number, so that they outlive a review that is removed and let in again.
CREATE TABLE correction (
    no     INTEGER PRIMARY KEY AUTOINCREMENT,
    id     TEXT NOT NULL,                  -- of the review
    field  TEXT NOT NULL,
    action TEXT NOT NULL,                  -- set, add, drop, clear, undo
    value  TEXT,                           -- as a person writes it: title, or slug:tier
    before TEXT,                           -- what stood there
    by     TEXT,
    why    TEXT,
    at     TEXT NOT NULL
) STRICT;
CREATE INDEX correction_id ON correction (id);

-- What was found of a review with corrections that hold, to be given back by
-- an undo: JSON. A review without has no row.
CREATE TABLE found (
    review INTEGER PRIMARY KEY REFERENCES review (no) ON DELETE CASCADE,
    facts  TEXT NOT NULL
) STRICT;
