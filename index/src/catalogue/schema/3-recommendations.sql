-- Format 3: what recommendations ask of whom, and by when.

-- Slugs of the sectors of its addressees: a JSON list.
ALTER TABLE recommendation ADD COLUMN agencies TEXT NOT NULL DEFAULT '[]';
-- By when it is to be done, in its own words.
ALTER TABLE recommendation ADD COLUMN deadline TEXT;
