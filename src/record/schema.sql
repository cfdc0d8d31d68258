-- The record. An article's sentences, mentions, quotes, propositions, arguments and statements are packed in
-- article.coding (coding.h), and SQL reads them as tables (tables.h). The other tables are what needs many articles. Ids come from
-- content, so that a record does not depend on the order of adding.

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,         -- the first 16 digits of it, as id.h has them: a short key, and in the same order
    name TEXT NOT NULL,              -- the id it was given
    path TEXT, line INTEGER NOT NULL, -- where it came from
    outlet TEXT, agency TEXT, title TEXT, author TEXT, date TEXT, url TEXT, dateline TEXT, language TEXT,
    coder INTEGER NOT NULL,          -- what coded it
    actors BLOB NOT NULL,            -- rows of `actor`, in the order of the packed article_actor
    coding BLOB NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX article_date ON article (date, number);
CREATE INDEX article_coder ON article (coder);

-- By what copies of an article's text are found: print.h; what it is about: topic.h; a checksum of the rest of it: sum.h. An article without
-- a row is read anew when asked for, is a story of its own, is not checked against a sum.
CREATE TABLE article_print (article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, prints BLOB NOT NULL);
CREATE TABLE article_topic (article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, terms BLOB NOT NULL);
CREATE TABLE article_sum (article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, sum INTEGER NOT NULL);

-- The versions of models and lexicons that articles were coded with; the checksum is base/checksum.h's.
CREATE TABLE coder (
    id INTEGER PRIMARY KEY,
    checksum TEXT NOT NULL UNIQUE
);

-- By what words and keys articles are found, and by what words actors: see index.h. A piece's number is that of its segment, and its own; with each segment the
-- words with which its pieces begin.
CREATE TABLE index_segment (
    id INTEGER PRIMARY KEY,
    level INTEGER NOT NULL,
    pieces INTEGER NOT NULL
);
CREATE TABLE index_piece (
    id INTEGER PRIMARY KEY,
    packed BLOB NOT NULL
);
CREATE TABLE index_front (
    segment INTEGER NOT NULL,
    first BLOB NOT NULL,
    piece INTEGER NOT NULL,
    PRIMARY KEY (segment, first)
) WITHOUT ROWID;

-- `identity` is the actor that stands for all spellings of one person; its own id where it is the only one. `block` is what
-- spellings of one name have in common, empty where the name is no person's. `article` is that of an actor that stands in one alone
-- ("a senior official"), whose key says so; what it is called stands only there.
CREATE TABLE actor (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    uid TEXT NOT NULL,               -- "p" and 16 hexadecimal digits, from the key
    identity INTEGER NOT NULL,
    block TEXT NOT NULL,
    article INTEGER
);
CREATE UNIQUE INDEX actor_uid ON actor (uid) WHERE article IS NULL;
CREATE INDEX actor_identity ON actor (identity);
CREATE INDEX actor_joined ON actor (identity) WHERE identity <> id; -- few: whether an actor is alone
CREATE INDEX actor_apart ON actor (id) WHERE identity <> id;
-- Names come with their block, from the index alone: blocks.h. In the order of adding: what is new goes to the end of its block.
CREATE INDEX actor_block ON actor (block, id, key) WHERE block <> '';

-- What articles say of an actor that they share: what they call it, its office, and its kind (a number), country, sector and code with
-- tabs between; so that nearly every actor has one row. How many articles say just that stands apart: it changes with nearly every article, and
-- is short. Of each what most say holds. To be read as `actor_name` (tables.h), where a name, an office and facts are rows of the roles 0, 1 and 2.
CREATE TABLE name_said (
    actor INTEGER NOT NULL,
    name TEXT NOT NULL, role TEXT NOT NULL, facts TEXT NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (actor, name, role, facts)
) WITHOUT ROWID;
CREATE TABLE name_articles (id INTEGER PRIMARY KEY, articles INTEGER NOT NULL);
CREATE VIEW name_count (actor, name, role, facts, articles) AS
    SELECT s.actor, s.name, s.role, s.facts, c.articles FROM name_said s CROSS JOIN name_articles c ON c.id = s.id;

-- What may be the same claim is a bucket: one sense, one set of actors (states for those that act for them). Buckets stand in
-- the keys of the index; here are those in which somebody denies, with how many statements assert and deny. They choose what `disputes`
-- looks at.
CREATE TABLE denied (
    id INTEGER PRIMARY KEY,          -- bucket_id of the key
    key TEXT NOT NULL,
    asserts INTEGER NOT NULL, denies INTEGER NOT NULL,
    strength INTEGER                 -- of its strongest dispute (claims.h); NULL: not known since something was said in it
);
-- How strong a dispute is says first how certain it is: claims.h.
CREATE INDEX denied_contested ON denied (coalesce(strength, (3 << 48) + (min(asserts, denies, 65535) << 32) + 4294967295))
    WHERE min(asserts, denies) > 0;
CREATE INDEX denied_unsettled ON denied (id) WHERE strength IS NULL AND min(asserts, denies) > 0;

-- For each sense: how many statements are of known actors, and how many of none (`open`); and the bucket that has half or more of the
-- known ones (`leader`, else 0) with its numbers. `scanned` is `known` when the leader was last looked for.
CREATE TABLE sense (
    name TEXT PRIMARY KEY,
    known INTEGER NOT NULL, open_asserts INTEGER NOT NULL, open_denies INTEGER NOT NULL, open_others INTEGER NOT NULL,
    leader INTEGER NOT NULL, leader_asserts INTEGER NOT NULL, leader_denies INTEGER NOT NULL,
    scanned INTEGER NOT NULL
) WITHOUT ROWID;

-- How many there are: articles, quotes, sentences, statements.
CREATE TABLE total (
    what TEXT PRIMARY KEY,
    n INTEGER NOT NULL
) WITHOUT ROWID;

-- What was worked out of disputes (n -1: the fronts of a bucket's), and who speaks in which: see kept.h.
CREATE TABLE dispute (bucket INTEGER NOT NULL, n INTEGER NOT NULL, packed BLOB NOT NULL, PRIMARY KEY (bucket, n)) WITHOUT ROWID;
CREATE TABLE dispute_speaker (actor INTEGER NOT NULL, bucket INTEGER NOT NULL, PRIMARY KEY (actor, bucket)) WITHOUT ROWID;
