package io.pipstream.trading;

import io.pipstream.domain.account.AccountId;

/**
 * A fact of an account's journal on its way to the account's sessions.
 *
 * @param sequence its place in the journal, from 1, without a gap
 * @param text the message as every session gets it
 */
public record PublishedEvent(AccountId account, long sequence, String text) {

    public PublishedEvent {
        if (sequence < 1) {
            throw new IllegalArgumentException("A journal's sequence starts at 1, not " + sequence);
        }
    }
}
