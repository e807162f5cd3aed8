-- The one schema of both databases, H2 and PostgreSQL. Rows carry a JSON body; beside it stand the columns that
-- queries need. H2 writes every page a commit touches, so there is an index only where a query cannot do without.

-- The row of an account is its lock: who holds it may write the account's other rows. Its sequence is the number of the
-- last journal row, and never starts again; the epoch changes when the account starts anew.
CREATE TABLE account (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    epoch VARCHAR(64) NOT NULL,
    seq BIGINT NOT NULL,
    opened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    body VARCHAR NOT NULL
);

-- What happened, once and for all: rows are never changed. The text is the message as clients get it.
CREATE TABLE journal (
    account VARCHAR(64) NOT NULL,
    seq BIGINT NOT NULL,
    epoch VARCHAR(64) NOT NULL,
    time TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    type VARCHAR(64) NOT NULL,
    instrument VARCHAR(32),
    trade_id BIGINT,
    amount NUMERIC(20, 4),
    text VARCHAR NOT NULL,
    PRIMARY KEY (account, seq)
);

-- Journal rows that have not been published yet; a row goes when they have been.
CREATE SEQUENCE outbox_id START WITH 50 INCREMENT BY 50;

CREATE TABLE outbox (
    id BIGINT NOT NULL PRIMARY KEY,
    account VARCHAR(64) NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq BIGINT NOT NULL
);

-- An order's and a trade's id is the seq of the journal row that made it.
CREATE TABLE trade_order (
    account VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    epoch VARCHAR(64) NOT NULL,
    instrument VARCHAR(32) NOT NULL,
    status VARCHAR(16) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    body VARCHAR NOT NULL,
    PRIMARY KEY (account, id)
);

CREATE INDEX trade_order_by_status ON trade_order (account, status);

-- Open as long as closed_at is null.
CREATE TABLE trade (
    account VARCHAR(64) NOT NULL,
    id BIGINT NOT NULL,
    epoch VARCHAR(64) NOT NULL,
    instrument VARCHAR(32) NOT NULL,
    signal_type VARCHAR(64),
    opened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    closed_at TIMESTAMP(6) WITH TIME ZONE,
    body VARCHAR NOT NULL,
    PRIMARY KEY (account, id)
);

CREATE INDEX trade_by_close ON trade (account, closed_at, id);

-- Requests that clients named, and the journal rows that answered them.
CREATE TABLE request (
    account VARCHAR(64) NOT NULL,
    request_id VARCHAR(128) NOT NULL,
    fingerprint VARCHAR(128) NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (account, request_id)
);

-- What one source said of an instrument's price in one interval: 1m, 1h or 1d. Prices have room for those of any instrument.
CREATE TABLE candle (
    instrument VARCHAR(32) NOT NULL,
    source VARCHAR(64) NOT NULL,
    candle_interval VARCHAR(8) NOT NULL,
    start_time TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    opened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    closed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    bid_open NUMERIC(28, 10) NOT NULL,
    bid_high NUMERIC(28, 10) NOT NULL,
    bid_low NUMERIC(28, 10) NOT NULL,
    bid_close NUMERIC(28, 10) NOT NULL,
    ask_open NUMERIC(28, 10) NOT NULL,
    ask_high NUMERIC(28, 10) NOT NULL,
    ask_low NUMERIC(28, 10) NOT NULL,
    ask_close NUMERIC(28, 10) NOT NULL,
    ticks BIGINT NOT NULL,
    PRIMARY KEY (instrument, source, candle_interval, start_time)
);
