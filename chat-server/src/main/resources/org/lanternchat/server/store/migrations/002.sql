-- Everything but plain messages: edits and the other entries of the log, what messages have become,
-- files, several devices a person, private rooms, order, reading marks, and the search.

-- `kind` is 0 chat, 1 edit, 2 delete, 3 react, 4 pin, 5 topic; `text` is a message's text as it was
-- first written, an edit's, a topic's, or an emoji. `target` is the `seq` of a message of the room.
-- The columns from `edited` on say what a message is now; `now_text` and `now_mentions` count only
-- where `edited` is set. Mentions are uids with a space between them.
ALTER TABLE entry ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN target INTEGER;
ALTER TABLE entry ADD COLUMN is_on INTEGER;
ALTER TABLE entry ADD COLUMN mentions TEXT;
ALTER TABLE entry ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN edited INTEGER;
ALTER TABLE entry ADD COLUMN now_text TEXT;
ALTER TABLE entry ADD COLUMN now_mentions TEXT;
ALTER TABLE entry ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;

CREATE INDEX entry_message ON entry (room, seq) WHERE kind = 0;
CREATE INDEX entry_edit ON entry (room, target) WHERE kind = 1;
CREATE INDEX entry_pinned ON entry (room, seq) WHERE pinned = 1;

-- `first` is the `seq` of the entry that brought the emoji under the message, `seq` that of this one.
CREATE TABLE reaction (
  entry INTEGER NOT NULL REFERENCES entry (id),
  emoji TEXT NOT NULL,
  uid   TEXT NOT NULL,
  first INTEGER NOT NULL,
  seq   INTEGER NOT NULL,
  PRIMARY KEY (entry, emoji, uid)
) STRICT, WITHOUT ROWID;

-- `used` is 1 from the first message on that has the file.
CREATE TABLE file (
  id     TEXT PRIMARY KEY,
  name   TEXT NOT NULL,
  size   INTEGER NOT NULL,
  media  TEXT NOT NULL,
  width  INTEGER,
  height INTEGER,
  blob   TEXT NOT NULL,
  thumb  TEXT,
  uid    TEXT NOT NULL,
  at     INTEGER NOT NULL,
  used   INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX file_orphan ON file (at) WHERE used = 0;
CREATE INDEX file_blob ON file (blob);
CREATE INDEX file_thumb ON file (thumb) WHERE thumb IS NOT NULL;

CREATE TABLE entry_file (
  entry INTEGER NOT NULL REFERENCES entry (id),
  place INTEGER NOT NULL,
  file  TEXT NOT NULL REFERENCES file (id),
  PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_file_file ON entry_file (file);

-- `head` is the `seq` of the newest entry there ever was; it outlives the entry.
ALTER TABLE room ADD COLUMN kind TEXT NOT NULL DEFAULT 'open';
ALTER TABLE room ADD COLUMN title TEXT;
ALTER TABLE room ADD COLUMN topic TEXT;
ALTER TABLE room ADD COLUMN slow INTEGER NOT NULL DEFAULT 0;
ALTER TABLE room ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE room ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE room ADD COLUMN keep_entries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE room ADD COLUMN head INTEGER NOT NULL DEFAULT 0;

UPDATE room SET head = coalesce((SELECT max(seq) FROM entry WHERE entry.room = room.id), 0);

-- `hash` is the SHA-256 of a token or code, in hexadecimal, here and below.
CREATE TABLE token (
  hash TEXT PRIMARY KEY,
  uid  TEXT NOT NULL,
  at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  uid  TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO token (hash, uid, at) SELECT lower(hex(token)), uid, seen FROM identity;
INSERT INTO person (uid, name, role, seen) SELECT uid, name, 'member', seen FROM identity;
DROP TABLE identity;

CREATE TABLE standing (
  room         INTEGER NOT NULL REFERENCES room (id),
  uid          TEXT NOT NULL,
  role         TEXT NOT NULL,
  is_member    INTEGER NOT NULL,
  muted_until  INTEGER NOT NULL,
  banned_until INTEGER NOT NULL,
  PRIMARY KEY (room, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
  uid  TEXT NOT NULL,
  room INTEGER NOT NULL REFERENCES room (id),
  seq  INTEGER NOT NULL,
  PRIMARY KEY (uid, room)
) STRICT, WITHOUT ROWID;

-- `made_by` is a uid.
CREATE TABLE invite (
  hash    TEXT PRIMARY KEY,
  room    INTEGER NOT NULL REFERENCES room (id),
  made_by TEXT NOT NULL,
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE hook (
  hash    TEXT PRIMARY KEY,
  room    INTEGER NOT NULL REFERENCES room (id),
  uid     TEXT NOT NULL,
  name    TEXT NOT NULL,
  made_by TEXT NOT NULL,
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ban (
  subject TEXT PRIMARY KEY,
  until   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The search, of open rooms and of all others; `rowid` is `entry.id`. What stands in the columns is
-- made by SearchIndex, which also fills the tables for entries from before this step.
CREATE VIRTUAL TABLE search_open USING fts5 (
  text, room, author,
  content = '', detail = none, columnsize = 0, tokenize = 'trigram case_sensitive 1'
);
CREATE VIRTUAL TABLE search_hidden USING fts5 (
  text, room, author,
  content = '', detail = none, columnsize = 0, tokenize = 'trigram case_sensitive 1'
);
INSERT INTO search_open (search_open, rank) VALUES ('secure-delete', 1);
INSERT INTO search_hidden (search_hidden, rank) VALUES ('secure-delete', 1);
