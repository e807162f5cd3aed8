package io.pipstream.feed.live;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds the address of a question. For one thread. */
final class Address {

    private final StringBuilder text;
    private char separator = '?';

    private Address(String text) {
        this.text = new StringBuilder(text);
    }

    /** @param path below the source's base; empty or with a slash before it */
    static Address at(SourceAccess access, String path) {
        return new Address(access.base() + path);
    }

    Address with(String name, String value) {
        text.append(separator).append(name).append('=').append(encoded(value));
        separator = '&';
        return this;
    }

    URI uri() {
        return URI.create(text.toString());
    }

    /** A part of a path. */
    static String segment(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** As sources document their questions: what a query may hold as it is, such as the slash of EUR/USD, stays so. */
    private static String encoded(String value) {
        return segment(value).replace("%2F", "/").replace("%3A", ":").replace("%2C", ",");
    }
}
