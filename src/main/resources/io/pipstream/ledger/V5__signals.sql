-- Trading signals: what was announced, who follows whom, and what became of it in each account.

-- The one row is a lock: who holds it may add signals. A signal's sequence is the number after it, so it has no gap, and
-- signals are seen in their order. Those up to announced have been told to the sessions.
CREATE TABLE signal_head (
    id SMALLINT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    announced BIGINT NOT NULL
);

INSERT INTO signal_head (id, seq, announced) VALUES (1, 0, 0);

-- A source's name belongs to whoever used it first, so that nobody gives signals in another's name.
CREATE TABLE signal_source (
    name VARCHAR(64) NOT NULL PRIMARY KEY,
    owner_id VARCHAR(64) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- The demo strategy's.
INSERT INTO signal_source (name, owner_id, created_at)
VALUES ('ma-cross', 'server', TIMESTAMP WITH TIME ZONE '2026-11-26 00:00:00+00:00');

-- Rows are never changed. A source gives each of its ids once; the fingerprint tells a repetition from another signal of
-- the same id. The body is the signal as it was understood, the text the message as clients get it.
CREATE TABLE trading_signal (
    seq BIGINT NOT NULL PRIMARY KEY,
    source VARCHAR(64) NOT NULL,
    id VARCHAR(64) NOT NULL,
    fingerprint VARCHAR(128) NOT NULL,
    sender_id VARCHAR(64) NOT NULL,
    instrument VARCHAR(32) NOT NULL,
    received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE,
    body VARCHAR NOT NULL,
    text VARCHAR NOT NULL
);

CREATE UNIQUE INDEX trading_signal_by_id ON trading_signal (source, id);

CREATE INDEX trading_signal_by_time ON trading_signal (received_at);

-- Whose signals an account executes, and how: the body says it.
CREATE TABLE signal_subscription (
    account VARCHAR(64) NOT NULL,
    source VARCHAR(64) NOT NULL,
    active BOOLEAN NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    body VARCHAR NOT NULL,
    PRIMARY KEY (account, source)
);

CREATE INDEX signal_subscription_by_source ON signal_subscription (source, active);

-- What became of a signal in an account: pending is written with the signal itself, so none is forgotten.
CREATE TABLE signal_execution (
    signal_seq BIGINT NOT NULL,
    account VARCHAR(64) NOT NULL,
    state VARCHAR(16) NOT NULL,
    reason VARCHAR(64),
    detail VARCHAR(512),
    units BIGINT,
    order_id BIGINT,
    trade_id BIGINT,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    decided_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (signal_seq, account)
);

CREATE INDEX signal_execution_by_state ON signal_execution (state, signal_seq);

CREATE INDEX signal_execution_by_account ON signal_execution (account, created_at);

-- Addresses that take signals from elsewhere, by the hash of a secret that is kept nowhere. The template says where in a
-- stranger's JSON what is.
CREATE TABLE signal_webhook (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    hash VARCHAR(64) NOT NULL,
    user_id VARCHAR(64) NOT NULL,
    name VARCHAR(128) NOT NULL,
    source VARCHAR(64) NOT NULL,
    template VARCHAR NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    last_used_at TIMESTAMP(6) WITH TIME ZONE,
    last_problem VARCHAR(512)
);

CREATE UNIQUE INDEX signal_webhook_by_hash ON signal_webhook (hash);

CREATE INDEX signal_webhook_by_user ON signal_webhook (user_id);
