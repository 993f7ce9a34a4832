-- The policy revision that a pending ask was last held against; earlier asks were held against none that is known.
ALTER TABLE asks ADD COLUMN checked_revision TEXT NOT NULL DEFAULT '';

CREATE INDEX pending_by_revision ON asks (checked_revision) WHERE state = 'PENDING';

-- Digest of the call as the agent sent it, by which an equal call finds its pending ask.
ALTER TABLE asks ADD COLUMN sent_digest TEXT NOT NULL DEFAULT '';

CREATE INDEX pending_by_call ON asks (sent_digest) WHERE state = 'PENDING';

-- An answer says which request got it; so far that was the one that had opened the ask.
UPDATE asks SET document = json_set(document, '$.answer.requestId', request_id)
  WHERE json_type(document, '$.answer') IS NOT NULL;

-- Requests that share an ask which another one opened.
CREATE TABLE joins (
  caller TEXT NOT NULL,
  request_id TEXT NOT NULL,
  ask_id TEXT NOT NULL REFERENCES asks (id),
  request_digest TEXT NOT NULL,
  PRIMARY KEY (caller, request_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX joins_by_ask ON joins (ask_id);

-- Calls that a person refused, by their digest without the session, until expire_time.
CREATE TABLE refusals (
  call_digest TEXT PRIMARY KEY,
  ask_id TEXT NOT NULL UNIQUE REFERENCES asks (id),
  expire_time INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX refusals_by_expiry ON refusals (expire_time);
