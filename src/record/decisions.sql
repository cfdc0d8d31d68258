-- Version 2 of the record: what people decided by hand. A decision is never changed or removed; another one undoes it. Targets are
-- keys made of content, so that they hold when articles are coded or added again; those of nothing here wait.
CREATE TABLE decision (
    uid TEXT PRIMARY KEY,            -- "m" and 16 hexadecimal digits, from all the rest
    moment TEXT NOT NULL,            -- ISO 8601, UTC; never before an earlier one's
    number INTEGER NOT NULL,         -- one more than the largest that its record had
    what INTEGER NOT NULL,           -- enum decision_kind
    who TEXT, reason TEXT
) WITHOUT ROWID;

-- Actors of different parts are kept apart by a split. `shown` is what the target was called then.
CREATE TABLE decision_on (
    decision TEXT NOT NULL REFERENCES decision,
    n INTEGER NOT NULL,
    part INTEGER NOT NULL,
    target TEXT NOT NULL,
    shown TEXT,
    PRIMARY KEY (decision, n)
) WITHOUT ROWID;
CREATE INDEX decision_on_target ON decision_on (target);
