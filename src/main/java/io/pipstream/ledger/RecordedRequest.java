package io.pipstream.ledger;

/**
 * A request that its client named, so that a repetition can be recognised, and the journal entries that answered it.
 *
 * @param id the client's name for it, at most 128 characters, once per account
 * @param fingerprint of its content, at most 128 characters
 * @param firstSequence of the answering entries
 */
public record RecordedRequest(String id, String fingerprint, long firstSequence, long lastSequence) {}
