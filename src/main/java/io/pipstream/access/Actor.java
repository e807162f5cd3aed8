package io.pipstream.access;

/**
 * Who did something, for the audit.
 *
 * @param name a user's name, or that of a part of this server; at most 64 characters, longer ones are cut
 * @param address from where, cut likewise; empty for the server itself
 */
public record Actor(String name, String address) {

    private static final int LONGEST = 64;

    /** The server itself: stops that are hit, margin close-outs, financing. */
    public static final Actor SERVER = new Actor("server", "");

    public Actor {
        name = Plain.text(name, LONGEST);
        address = Plain.text(address, LONGEST);
    }
}
