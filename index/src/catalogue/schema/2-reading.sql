-- Format 2: how well each page was read.

-- Of a page read from a picture: how sure the reader was, 0 to 100.
ALTER TABLE page ADD COLUMN confidence INTEGER;
-- Words that may be misread.
ALTER TABLE page ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0;
-- Running headers, footers and page numbers that were left out: a JSON list.
ALTER TABLE page ADD COLUMN furniture TEXT NOT NULL DEFAULT '[]';
