-- The policy revision that a pending ask was last held against; earlier asks were held against none that is known.
ALTER TABLE asks ADD COLUMN checked_revision TEXT NOT NULL DEFAULT '';

CREATE INDEX pending_by_revision ON asks (checked_revision) WHERE state = 'PENDING';
