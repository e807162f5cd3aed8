-- What sources of live prices have been asked, so that no limit of theirs is exceeded after a restart.

CREATE TABLE feed_quota (
    source VARCHAR(64) NOT NULL PRIMARY KEY,
    at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    left_in_minute BIGINT NOT NULL,
    left_in_day BIGINT NOT NULL,
    used_today BIGINT NOT NULL,
    blocked_until TIMESTAMP(6) WITH TIME ZONE
);
