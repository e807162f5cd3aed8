package io.pipstream.platform;

/** Elapsed time that never steps back, for deadlines and delays; its zero means nothing. */
@FunctionalInterface
public interface NanoClock {

    long nanos();
}
