package io.pipstream.aggregation;

/** Told when the quotes of another source begin to count; must return at once and never throw. */
public interface LeaderListener {

    void changed(LeaderChange change);
}
