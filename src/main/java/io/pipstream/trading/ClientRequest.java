package io.pipstream.trading;

/**
 * What makes a request harmless when it is repeated.
 *
 * @param id the client's own name for it, 1 to 128 characters
 * @param fingerprint of its content, at most 128 characters: a repetition has the same
 */
public record ClientRequest(String id, String fingerprint) {}
