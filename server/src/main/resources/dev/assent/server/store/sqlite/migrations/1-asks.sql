-- Times are nanoseconds since 1970-01-01T00:00:00Z; one past 2262 is kept as the last one there is.
-- Texts compare byte for byte (BINARY, the default collation).

CREATE TABLE meta (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  store_id TEXT NOT NULL,
  last_time INTEGER NOT NULL,
  pending INTEGER NOT NULL
) STRICT;

INSERT INTO meta VALUES (1, lower(hex(randomblob(16))), 0, 0);

-- The document holds the ask but for what ask_calls and verdicts hold; the other columns repeat what is searched for.
CREATE TABLE asks (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  caller TEXT NOT NULL,
  request_id TEXT NOT NULL,
  state TEXT NOT NULL,
  agent TEXT NOT NULL,
  session TEXT NOT NULL,
  expire_time INTEGER NOT NULL,
  document TEXT NOT NULL,
  UNIQUE (caller, request_id)
) STRICT;

CREATE INDEX asks_by_state ON asks (state, ordinal);
CREATE INDEX pending_by_expiry ON asks (expire_time, ordinal) WHERE state = 'PENDING';
CREATE INDEX pending_by_agent ON asks (agent, session) WHERE state = 'PENDING';

-- Every ask that is opened wants the number of all that are pending; counting them would take longer the more there are.
CREATE TRIGGER pending_begins AFTER INSERT ON asks WHEN new.state = 'PENDING'
BEGIN
  UPDATE meta SET pending = pending + 1;
END;

CREATE TRIGGER pending_ends AFTER UPDATE OF state ON asks WHEN old.state = 'PENDING' AND new.state <> 'PENDING'
BEGIN
  UPDATE meta SET pending = pending - 1;
END;

-- What the agent sent, apart, so that it can be overwritten when nobody needs it any more.
CREATE TABLE ask_calls (
  ask_id TEXT PRIMARY KEY REFERENCES asks (id),
  arguments TEXT NOT NULL,
  edited_arguments TEXT,
  answered_arguments TEXT,
  context TEXT NOT NULL
) STRICT;

CREATE TABLE verdicts (
  ask_id TEXT NOT NULL REFERENCES asks (id),
  place INTEGER NOT NULL,
  reviewer TEXT NOT NULL,
  version INTEGER NOT NULL,
  document TEXT NOT NULL,
  edits TEXT NOT NULL,
  PRIMARY KEY (ask_id, place),
  UNIQUE (ask_id, reviewer, version)
) STRICT;

CREATE TABLE leases (
  ask_id TEXT PRIMARY KEY REFERENCES asks (id),
  reviewer TEXT NOT NULL,
  session TEXT NOT NULL,
  expire_time INTEGER NOT NULL
) STRICT;

CREATE INDEX leases_by_expiry ON leases (expire_time);

CREATE TABLE events (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  ask_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  time INTEGER NOT NULL
) STRICT;
