-- The tables of an embedded store. They are meant to be read with any SQLite tool; write to them with
-- Schakel alone, since a store that does not agree with its own log is refused.
--
-- entity, relation and what hangs on them are the network as it is now. revision and change are how it
-- became so, and are only ever added to.

-- What the store says of itself. sealed_before: the newest revision and its seal before an upgrade sealed the
-- log anew; nothing where there was none.
CREATE TABLE store (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the dataset says of itself, in one row.
CREATE TABLE dataset (
    id TEXT PRIMARY KEY,
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    licence_nl TEXT NOT NULL,
    licence_en TEXT,
    read_on TEXT
) STRICT, WITHOUT ROWID;

-- Its notes, and what it says that the network lacks.
CREATE TABLE dataset_text (
    part TEXT NOT NULL CHECK (part IN ('note', 'unknown')),
    place INTEGER NOT NULL,
    text_nl TEXT NOT NULL,
    text_en TEXT,
    PRIMARY KEY (part, place)
) STRICT, WITHOUT ROWID;

-- The entities of the first picture. They may have been removed since.
CREATE TABLE start_focus (
    place INTEGER PRIMARY KEY,
    entity TEXT NOT NULL
) STRICT;

-- The questions of the start screen; entities are separated by semicolons.
CREATE TABLE start_question (
    place INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('known', 'path', 'lever', 'cluster')),
    entities TEXT NOT NULL,
    question_nl TEXT NOT NULL,
    question_en TEXT
) STRICT;

-- Kinds of entities. Those with own = 1 came with the dataset, the others with the program, as it had them when
-- the store was begun.
CREATE TABLE kind (
    id TEXT PRIMARY KEY,
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    category TEXT NOT NULL CHECK (category IN ('ORGANISATION', 'GOVERNMENT', 'LEVER', 'CONTEXT')),
    label_nl TEXT NOT NULL,
    label_en TEXT,
    plural_nl TEXT NOT NULL,
    plural_en TEXT,
    can_partner INTEGER NOT NULL CHECK (can_partner IN (0, 1)),
    meeting_place INTEGER NOT NULL CHECK (meeting_place IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Kinds of relations, likewise. sources and targets are separated by semicolons; wording is JSON.
CREATE TABLE relation_kind (
    id TEXT PRIMARY KEY,
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    label_nl TEXT NOT NULL,
    label_en TEXT,
    inverse_nl TEXT NOT NULL,
    inverse_en TEXT,
    nature TEXT NOT NULL,
    event INTEGER NOT NULL CHECK (event IN (0, 1)),
    strength REAL NOT NULL CHECK (strength BETWEEN 0 AND 1),
    sources TEXT NOT NULL,
    targets TEXT NOT NULL,
    wording TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    id TEXT PRIMARY KEY,
    tag_group TEXT NOT NULL CHECK (tag_group IN ('REGION', 'SECTOR', 'THEME')),
    label_nl TEXT NOT NULL,
    label_en TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    label_nl TEXT NOT NULL,
    label_en TEXT,
    short_nl TEXT NOT NULL,
    short_en TEXT,
    phrase_nl TEXT NOT NULL,
    phrase_en TEXT,
    plural INTEGER NOT NULL CHECK (plural IN (0, 1)),
    named INTEGER NOT NULL CHECK (named IN (0, 1)),
    description_nl TEXT NOT NULL,
    description_en TEXT,
    website TEXT,
    contact TEXT,
    lever_set TEXT,
    owner TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (
    entity TEXT NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    note TEXT,
    PRIMARY KEY (entity, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE identifier (
    entity TEXT NOT NULL,
    place INTEGER NOT NULL,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    certain INTEGER NOT NULL CHECK (certain IN (0, 1)),
    source TEXT,
    PRIMARY KEY (entity, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_tag (
    entity TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (entity, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE relation_lever (
    relation TEXT NOT NULL,
    lever TEXT NOT NULL,
    PRIMARY KEY (relation, lever)
) STRICT, WITHOUT ROWID;

-- What entities and relations rest on; about is the id of either.
CREATE TABLE evidence (
    about TEXT NOT NULL,
    place INTEGER NOT NULL,
    source TEXT NOT NULL,
    title TEXT,
    words TEXT,
    note_nl TEXT NOT NULL,
    note_en TEXT,
    date TEXT,
    checked TEXT,
    confidence TEXT NOT NULL CHECK (confidence IN ('LOW', 'MEDIUM', 'HIGH')),
    valid_from TEXT,
    valid_to TEXT,
    PRIMARY KEY (about, place)
) STRICT, WITHOUT ROWID;

-- The log. state is the checksum of the network after the revision; chain is the SHA-256 of the
-- revision and of the chain before it, so that no line of the log can change unnoticed. operation is by what
-- it is known when it is asked twice; one that begins with schakel/import/ and a checksum took in the dataset
-- with that checksum.
CREATE TABLE revision (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    reason TEXT NOT NULL,
    operation TEXT UNIQUE,
    undoes INTEGER,
    state TEXT NOT NULL,
    chain TEXT NOT NULL
) STRICT;

-- Each record that a revision touched, before and after, as JSON. The first revision has none: it is
-- everything that the later ones did not add.
CREATE TABLE change (
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (id, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_of_revision ON change (revision);
