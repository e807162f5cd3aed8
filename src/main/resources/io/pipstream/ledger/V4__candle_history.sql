-- Whether a side of any of a candle's quotes was made up around a single price.
ALTER TABLE candle ADD COLUMN synthetic BOOLEAN DEFAULT FALSE NOT NULL;

-- What a source's own history says of an instrument's price; beside the candles that were made of its quotes here.
CREATE TABLE candle_history (
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
    synthetic BOOLEAN NOT NULL,
    PRIMARY KEY (instrument, source, candle_interval, start_time)
);

-- The spans that a source's history has been asked for, so that one without candles is not asked for again.
CREATE TABLE candle_span (
    instrument VARCHAR(32) NOT NULL,
    source VARCHAR(64) NOT NULL,
    candle_interval VARCHAR(8) NOT NULL,
    from_time TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    to_time TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (instrument, source, candle_interval, from_time)
);
