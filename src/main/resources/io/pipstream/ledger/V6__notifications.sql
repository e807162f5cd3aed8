-- What users want to be told of, and what is on its way to them.

-- The one row is a lock: who holds it may add notifications and channels. A notification's id is the number after it, so ids
-- are seen in their order.
CREATE TABLE notification_head (
    id SMALLINT NOT NULL PRIMARY KEY,
    last_id BIGINT NOT NULL
);

INSERT INTO notification_head (id, last_id) VALUES (1, 0);

-- A webhook's secret is kept as it is: every message is signed with it. Kinds and accounts are names between spaces.
CREATE TABLE notification_channel (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    user_id VARCHAR(64) NOT NULL,
    medium VARCHAR(16) NOT NULL,
    name VARCHAR(64) NOT NULL,
    target VARCHAR(2000) NOT NULL,
    secret VARCHAR(128) NOT NULL,
    kinds VARCHAR(256) NOT NULL,
    accounts VARCHAR(8000) NOT NULL,
    at_once VARCHAR(256) NOT NULL,
    quiet_from VARCHAR(18),
    quiet_to VARCHAR(18),
    quiet_zone VARCHAR(64),
    digest_seconds BIGINT,
    enabled BOOLEAN NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    since TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    confirmed_at TIMESTAMP(6) WITH TIME ZONE,
    problem VARCHAR(512),
    code_hash VARCHAR(64),
    code_expires_at TIMESTAMP(6) WITH TIME ZONE,
    code_attempts INTEGER
);

CREATE INDEX notification_channel_by_user ON notification_channel (user_id);

-- What is to be told and what was. While it waits, next_at is when it is due; afterwards, when that ended. Importance is the
-- place of its kind: a large number gives way first.
CREATE TABLE notification (
    id BIGINT NOT NULL PRIMARY KEY,
    channel_id VARCHAR(64) NOT NULL,
    user_id VARCHAR(64) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    importance SMALLINT NOT NULL,
    account VARCHAR(64),
    subject VARCHAR(200) NOT NULL,
    body VARCHAR(2000) NOT NULL,
    data VARCHAR NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    state VARCHAR(16) NOT NULL,
    attempts INTEGER NOT NULL,
    problem VARCHAR(512),
    next_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    claimed_until TIMESTAMP(6) WITH TIME ZONE
);

CREATE INDEX notification_by_state ON notification (state, next_at, channel_id);

CREATE INDEX notification_by_channel ON notification (channel_id, state);

CREATE INDEX notification_by_user ON notification (user_id, id);

-- How far news has become notifications: of each account's journal and executed signals, and of all signals (with no
-- account). Of executions, which are not decided in their order, seq counts the changes of this row, and those decided
-- before since are behind it.
CREATE TABLE notification_cursor (
    stream VARCHAR(16) NOT NULL,
    account VARCHAR(64) NOT NULL,
    seq BIGINT NOT NULL,
    since TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (stream, account)
);

-- Executions decided after their cursor's time that have become notifications already.
CREATE TABLE notification_execution (
    account VARCHAR(64) NOT NULL,
    signal_seq BIGINT NOT NULL,
    decided_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (account, signal_seq)
);

CREATE INDEX signal_execution_by_decision ON signal_execution (account, decided_at);
