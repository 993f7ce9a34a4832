-- What allowed calls left behind, until forget_time.

CREATE TABLE session_labels (
  session TEXT NOT NULL,
  label TEXT NOT NULL,
  forget_time INTEGER NOT NULL,
  PRIMARY KEY (session, label)
) STRICT, WITHOUT ROWID;

CREATE INDEX labels_by_forget_time ON session_labels (forget_time);

-- The owner is a session, an agent or a subject, as the counter says. The calls of one slot of time share a row.
CREATE TABLE counts (
  counter TEXT NOT NULL,
  owner TEXT NOT NULL,
  forget_time INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  amount REAL NOT NULL,
  unreadable INTEGER NOT NULL,
  PRIMARY KEY (counter, owner, forget_time)
) STRICT, WITHOUT ROWID;

CREATE INDEX counts_by_forget_time ON counts (forget_time);

-- Rows of both tables; every call that is counted wants to know whether there is room.
CREATE TABLE history_size (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  size INTEGER NOT NULL
) STRICT;

INSERT INTO history_size VALUES (1, 0);

CREATE TRIGGER label_comes AFTER INSERT ON session_labels
BEGIN
  UPDATE history_size SET size = size + 1;
END;

CREATE TRIGGER label_goes AFTER DELETE ON session_labels
BEGIN
  UPDATE history_size SET size = size - 1;
END;

CREATE TRIGGER count_comes AFTER INSERT ON counts
BEGIN
  UPDATE history_size SET size = size + 1;
END;

CREATE TRIGGER count_goes AFTER DELETE ON counts
BEGIN
  UPDATE history_size SET size = size - 1;
END;
