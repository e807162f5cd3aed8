-- Who may see and do what. Secrets are never kept: passwords as slow hashes, sessions' and tokens' as SHA-256 of random bytes.

CREATE TABLE app_user (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    -- as it was written, and in small letters, by which users are told apart
    name VARCHAR(32) NOT NULL,
    name_key VARCHAR(32) NOT NULL UNIQUE,
    -- codes between spaces
    roles VARCHAR(64) NOT NULL,
    enabled BOOLEAN NOT NULL,
    -- empty for one who cannot log in by password
    password_hash VARCHAR(512) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- Sessions of browsers and tokens of bots. A row works while ended_at is null.
CREATE TABLE credential (
    id VARCHAR(48) NOT NULL PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    app_user VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL UNIQUE,
    name VARCHAR(100) NOT NULL,
    scopes VARCHAR(64) NOT NULL,
    csrf VARCHAR(64) NOT NULL,
    address VARCHAR(64) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    last_used_at TIMESTAMP(6) WITH TIME ZONE,
    expires_at TIMESTAMP(6) WITH TIME ZONE,
    ended_at TIMESTAMP(6) WITH TIME ZONE
);

CREATE INDEX credential_by_user ON credential (app_user, kind);

CREATE INDEX credential_by_expiry ON credential (expires_at);

CREATE INDEX credential_by_end ON credential (ended_at);

-- An account has one owner; others may read it.
CREATE TABLE account_grant (
    account VARCHAR(64) NOT NULL,
    app_user VARCHAR(64) NOT NULL,
    access_right VARCHAR(16) NOT NULL,
    granted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    -- the account's name for its owner, null for others: so that there is no second one
    owned VARCHAR(64) UNIQUE,
    PRIMARY KEY (account, app_user)
);

CREATE INDEX account_grant_by_user ON account_grant (app_user);

-- Who did what: only ever added to.
CREATE SEQUENCE audit_id START WITH 50 INCREMENT BY 50;

CREATE TABLE audit (
    id BIGINT NOT NULL PRIMARY KEY,
    at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    actor VARCHAR(64) NOT NULL,
    address VARCHAR(64) NOT NULL,
    act VARCHAR(64) NOT NULL,
    subject VARCHAR(128) NOT NULL,
    detail VARCHAR(512) NOT NULL
);

CREATE INDEX audit_by_actor ON audit (actor, id);
