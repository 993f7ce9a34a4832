-- Why the real call of an ask that has ended is still held; null while it is pending, and once the call was let go.
ALTER TABLE asks ADD COLUMN held TEXT;

-- When the ask had ended and, if its answer can run the call, was answered; null while it is pending.
ALTER TABLE asks ADD COLUMN settle_time INTEGER;

CREATE INDEX held_calls ON asks (held, settle_time) WHERE held IS NOT NULL;

CREATE INDEX calls_let_go ON asks (settle_time) WHERE held IS NULL AND settle_time IS NOT NULL;

-- Of earlier asks only the expiry is a column: they are held a little longer than they need to be.
UPDATE asks SET held = CASE state WHEN 'APPROVED' THEN 'REDEEMABLE' ELSE 'UNAPPROVED' END, settle_time = expire_time
  WHERE state <> 'PENDING';
