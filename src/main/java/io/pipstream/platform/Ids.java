package io.pipstream.platform;

/** Names for things that happen, such as an incident in the log: never the same twice. */
@FunctionalInterface
public interface Ids {

    String next();
}
