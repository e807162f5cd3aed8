package io.pipstream.access;

/**
 * Who did something, for the audit.
 *
 * @param name a user's name, or that of a part of this server
 * @param address from where; empty for the server itself
 */
public record Actor(String name, String address) {

    /** The server itself: stops that are hit, margin close-outs, financing. */
    public static final Actor SERVER = new Actor("server", "");
}
