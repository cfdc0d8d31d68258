-- The record, version 1. Spans are bytes of article.text; lists of spans are "begin-end begin-end". Rows that belong to an
-- article have its id and their number in it, so that what an article gave lies together and ids come from content.

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,              -- the id it was given
    path TEXT, line INTEGER NOT NULL, -- where it came from
    outlet TEXT, agency TEXT, title TEXT, author TEXT, date TEXT, url TEXT, dateline TEXT, language TEXT,
    text TEXT NOT NULL
);
CREATE INDEX article_date ON article (date, sha256);
CREATE INDEX article_outlet ON article (outlet);

CREATE TABLE sentence (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL,
    begin INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

-- A sentence's rowid is article << 20 | n.
CREATE VIRTUAL TABLE sentence_words USING fts5 (text, content = '', tokenize = 'porter unicode61 remove_diacritics 2');

-- `identity` is the actor that stands for all spellings of one person; its own id where it is the only one. `block` is what
-- spellings of one name have in common, empty where the name is no person's.
CREATE TABLE actor (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    uid TEXT NOT NULL UNIQUE,        -- "p" and 16 hexadecimal digits, from the key
    identity INTEGER NOT NULL,
    block TEXT NOT NULL
);
CREATE INDEX actor_identity ON actor (identity);
CREATE INDEX actor_block ON actor (block) WHERE block <> '';

-- What articles call an actor (role = 0), the offices they give it (1), and its kind (a number), country, sector and code with tabs between
-- (2); and how many articles do. What most say holds.
CREATE TABLE actor_name (
    actor INTEGER NOT NULL REFERENCES actor,
    role INTEGER NOT NULL,
    name TEXT NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (actor, role, name)
) WITHOUT ROWID;

-- The words by which an actor is found: of names, roles, country and code, folded.
CREATE TABLE actor_word (
    word TEXT NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor,
    PRIMARY KEY (word, actor)
) WITHOUT ROWID;

-- What each article calls its actors; actor_name counts these.
CREATE TABLE article_actor (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor,
    name TEXT, role TEXT, facts TEXT,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX article_actor_actor ON article_actor (actor, article);

CREATE TABLE mention (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor,
    begin INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX mention_actor ON mention (actor, article);

CREATE TABLE quote (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL,
    speaker INTEGER REFERENCES actor,
    speaker_name TEXT,               -- as this article has it
    addressee INTEGER REFERENCES actor,
    parent INTEGER,                  -- the quote of this article that it sits in
    source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL,
    cue_text TEXT NOT NULL,
    said TEXT, channel TEXT, rule TEXT NOT NULL, score REAL NOT NULL,
    kind INTEGER NOT NULL, stance INTEGER NOT NULL, negated INTEGER NOT NULL, hypothetical INTEGER NOT NULL,
    begin INTEGER NOT NULL, end INTEGER NOT NULL, -- the words that are shown
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX quote_speaker ON quote (speaker, article);

CREATE TABLE proposition (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL,
    quote INTEGER,                   -- the innermost one it stands under
    predicate TEXT NOT NULL,
    lemma TEXT NOT NULL, sense TEXT NOT NULL,
    negative INTEGER NOT NULL, factuality INTEGER NOT NULL,
    event INTEGER NOT NULL, mode TEXT, contexts TEXT, cameo TEXT, event_score REAL NOT NULL,
    rule TEXT NOT NULL, score REAL NOT NULL,
    first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, -- yyyymmdd, 0 where not known
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE argument (
    article INTEGER NOT NULL,
    proposition INTEGER NOT NULL,
    n INTEGER NOT NULL,
    role INTEGER NOT NULL,
    actor INTEGER REFERENCES actor,
    spans TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (article, proposition, n),
    FOREIGN KEY (article, proposition) REFERENCES proposition ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX argument_actor ON argument (actor, article) WHERE actor IS NOT NULL;

-- What may be the same claim: one sense, one set of actors (states for those that act for them). The counts are of
-- statements, and choose what `disputes` looks at.
CREATE TABLE bucket (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    asserts INTEGER NOT NULL, denies INTEGER NOT NULL
);
-- Those of no known actor.
CREATE INDEX bucket_open ON bucket (key) WHERE substr(key, -1) = char(10);
CREATE INDEX bucket_contested ON bucket (min(asserts, denies)) WHERE denies > 0;

-- One speaker's stance in one proposition. `recipients` and `objects` are keys joined by line ends; an object is a path of kinds
-- ("weapon/drone/shahed"). `via` are numbers of quotes, from the nearest. `quote` is the one whose words are shown.
CREATE TABLE statement (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL,
    proposition INTEGER NOT NULL,
    quote INTEGER,
    speaker INTEGER REFERENCES actor, -- null: the outlet, or nobody knows
    outlet_voice INTEGER NOT NULL,
    side INTEGER NOT NULL,
    begin INTEGER NOT NULL, end INTEGER NOT NULL,
    via TEXT NOT NULL,
    bucket INTEGER REFERENCES bucket,
    recipients TEXT NOT NULL, objects TEXT NOT NULL,
    rule TEXT NOT NULL, score REAL NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX statement_bucket ON statement (bucket, article, n);
CREATE INDEX statement_speaker ON statement (speaker, article);
