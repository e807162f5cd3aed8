package io.pipstream.ledger;

import java.util.Optional;

/** An account that nobody else can write; of use only while {@link Ledger#write} runs, and only to the thread it runs on. */
public interface LockedAccount {

    Head head();

    AccountRows rows();

    Optional<RecordedRequest> request(String id);
}
