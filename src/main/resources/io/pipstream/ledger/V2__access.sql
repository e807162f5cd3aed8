-- Who may do what, and what they did. A change and its row of the audit are written in one transaction.

-- Two names that differ in capitals only have the same key. Nobody logs in without a password's hash.
CREATE TABLE app_user (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    name VARCHAR(32) NOT NULL,
    name_key VARCHAR(32) NOT NULL,
    password_hash VARCHAR(512),
    roles VARCHAR(64) NOT NULL,
    enabled BOOLEAN NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE UNIQUE INDEX app_user_by_name ON app_user (name_key);

-- Sessions and tokens, by the hash of a secret that is kept nowhere. One that was ended stays until it is forgotten.
CREATE TABLE credential (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    user_id VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    name VARCHAR(128) NOT NULL,
    scopes VARCHAR(64) NOT NULL,
    csrf VARCHAR(64) NOT NULL,
    address VARCHAR(64) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE,
    last_used_at TIMESTAMP(6) WITH TIME ZONE,
    ended_at TIMESTAMP(6) WITH TIME ZONE
);

CREATE UNIQUE INDEX credential_by_hash ON credential (hash);

CREATE INDEX credential_by_user ON credential (user_id);

-- The column owned is the account where the right is the owner's, and null where it is not: so nobody owns what another does.
CREATE TABLE account_grant (
    account VARCHAR(64) NOT NULL,
    user_id VARCHAR(64) NOT NULL,
    access_right VARCHAR(16) NOT NULL,
    owned VARCHAR(64),
    granted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (account, user_id)
);

CREATE UNIQUE INDEX account_grant_by_owner ON account_grant (owned);

CREATE INDEX account_grant_by_user ON account_grant (user_id);

-- Rows are never changed.
CREATE SEQUENCE audit_id START WITH 50 INCREMENT BY 50;

CREATE TABLE audit (
    id BIGINT NOT NULL PRIMARY KEY,
    time TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    actor VARCHAR(64) NOT NULL,
    address VARCHAR(64) NOT NULL,
    act VARCHAR(64) NOT NULL,
    subject VARCHAR(128) NOT NULL,
    detail VARCHAR(512) NOT NULL
);

CREATE INDEX audit_by_actor ON audit (actor, id);
