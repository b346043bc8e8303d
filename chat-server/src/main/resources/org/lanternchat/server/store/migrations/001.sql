-- The first schema: the log of every room, and who people are.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE room (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- `seq` is 1, 2, 3 … in each room. `cid` is the author's idempotency key, unique for them in the room.
CREATE TABLE entry (
  id    INTEGER PRIMARY KEY,
  room  INTEGER NOT NULL REFERENCES room (id),
  seq   INTEGER NOT NULL,
  at    INTEGER NOT NULL,
  uid   TEXT NOT NULL,
  name  TEXT NOT NULL,
  cid   TEXT,
  text  TEXT NOT NULL,
  reply INTEGER,
  UNIQUE (room, seq)
) STRICT;

CREATE UNIQUE INDEX entry_cid ON entry (uid, room, cid) WHERE cid IS NOT NULL;

-- `token` is the SHA-256 of the token; `seen` is in milliseconds since 1970, kept to the hour.
CREATE TABLE identity (
  uid   TEXT PRIMARY KEY,
  name  TEXT NOT NULL,
  token BLOB NOT NULL UNIQUE,
  seen  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
