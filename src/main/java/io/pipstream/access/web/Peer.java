package io.pipstream.access.web;

/**
 * The client of a request, as far as it is known through the proxies that are trusted. Immutable.
 *
 * @param address its IP address in its one normal form, without zone, brackets or port; {@code unknown} if the server does not
 *     know it
 * @param secure whether it speaks TLS, with us or with a proxy
 * @param host which host it asked for, with the port unless that is the scheme's own, in small letters; empty if it named none
 *     that could be
 */
public record Peer(String address, boolean secure, String host) {

    static final String UNKNOWN = "unknown";

    /** The origin of pages that this client has from here: {@code https://pipstream.example:8443}. */
    public String origin() {
        return (secure ? "https://" : "http://") + host;
    }
}
