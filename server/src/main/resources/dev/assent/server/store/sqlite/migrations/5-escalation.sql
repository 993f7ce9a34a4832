-- When a pending ask is next put to further groups; null if that is not to come.
ALTER TABLE asks ADD COLUMN escalate_time INTEGER;

CREATE INDEX pending_by_escalation ON asks (escalate_time, ordinal) WHERE state = 'PENDING' AND escalate_time IS NOT NULL;
