/** "PLNY": what makes a SQLite file a forum file. */
export const APPLICATION_ID = 0x504c4e59

/**
 * Smaller than SQLite's 4096, since every table and index takes a page of its own at least: an empty forum is 30 kB, and an event's
 * commit writes a quarter of the bytes.
 */
export const PAGE_SIZE_BYTES = 1024

// Never changed once released: a step is only ever added. `user_version` counts the steps that a file has had.
const first = `
CREATE TABLE events (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL,
  prev TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER events_are_chained BEFORE INSERT ON events
  WHEN NEW.seq <> coalesce((SELECT max(seq) FROM events), 0) + 1
    OR NEW.prev <> coalesce((SELECT hash FROM events ORDER BY seq DESC LIMIT 1), printf('%064d', 0))
  BEGIN SELECT raise(ABORT, 'an event follows the last one'); END;
CREATE TRIGGER events_never_change BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'an event never changes'); END;
CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'an event is never removed'); END;

CREATE TABLE vault (
  id INTEGER PRIMARY KEY, commitment TEXT NOT NULL UNIQUE, salt TEXT NOT NULL, value TEXT NOT NULL, class TEXT NOT NULL
) STRICT;

CREATE TABLE blobs (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER blobs_are_kept BEFORE INSERT ON blobs WHEN EXISTS (SELECT 1 FROM blobs WHERE hash = NEW.hash)
  BEGIN SELECT raise(IGNORE); END;
CREATE TRIGGER blobs_never_change BEFORE UPDATE ON blobs BEGIN SELECT raise(ABORT, 'a blob never changes'); END;
CREATE TRIGGER blobs_stay BEFORE DELETE ON blobs BEGIN SELECT raise(ABORT, 'a blob is never removed'); END;

CREATE TABLE checkpoints (
  id INTEGER PRIMARY KEY, forum TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL,
  at TEXT NOT NULL, key TEXT NOT NULL, signature TEXT NOT NULL
) STRICT;
CREATE TRIGGER checkpoints_are_added BEFORE INSERT ON checkpoints
  WHEN NEW.id <> -1 AND EXISTS (SELECT 1 FROM checkpoints WHERE id = NEW.id)
  BEGIN SELECT raise(ABORT, 'a checkpoint never changes'); END;
CREATE TRIGGER checkpoints_never_change BEFORE UPDATE ON checkpoints
  BEGIN SELECT raise(ABORT, 'a checkpoint never changes'); END;
CREATE TRIGGER checkpoints_stay BEFORE DELETE ON checkpoints
  BEGIN SELECT raise(ABORT, 'a checkpoint is never removed'); END;

-- The only derived table: emptying it loses nothing.
CREATE TABLE derived_state (version INTEGER PRIMARY KEY, seq INTEGER NOT NULL, state TEXT NOT NULL) STRICT;

CREATE TABLE commands (
  participant TEXT NOT NULL, id TEXT NOT NULL, input_hash TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (participant, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE text_snapshots (
  text TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL, dense INTEGER NOT NULL, snapshot BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE text_updates (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, participant TEXT NOT NULL, at TEXT NOT NULL, update_v1 BLOB NOT NULL
) STRICT;
CREATE INDEX text_updates_by_text ON text_updates (text);
CREATE TABLE text_history (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, dense INTEGER NOT NULL, updates INTEGER NOT NULL, packed BLOB NOT NULL
) STRICT;
CREATE INDEX text_history_by_text ON text_history (text);
CREATE TABLE text_clients (
  text TEXT NOT NULL, client INTEGER NOT NULL, participant TEXT NOT NULL, PRIMARY KEY (text, client)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
  token_hash TEXT PRIMARY KEY, person TEXT NOT NULL, meeting TEXT, role TEXT NOT NULL, created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL, devices_left INTEGER NOT NULL CHECK (devices_left >= 0), revoked_at TEXT
) STRICT;
CREATE INDEX invitations_by_person ON invitations (person);
CREATE TABLE sessions (
  session_hash TEXT PRIMARY KEY, person TEXT NOT NULL, role TEXT NOT NULL, meeting TEXT, invitation TEXT,
  created_at TEXT NOT NULL, expires_at TEXT NOT NULL, revoked_at TEXT
) STRICT;
CREATE INDEX sessions_by_person ON sessions (person);
CREATE TABLE notes (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

// A secret ballot's box: by random keys and without row ids, so that no order of the rows tells who voted when.
const second = `
CREATE TABLE ballot_box (
  ballot TEXT PRIMARY KEY, decision TEXT NOT NULL, sector TEXT, choice TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

export const MIGRATIONS: readonly string[] = [first, second]
export const SCHEMA_VERSION = MIGRATIONS.length
