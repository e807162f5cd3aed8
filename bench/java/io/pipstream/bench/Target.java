package io.pipstream.bench;

import java.util.List;
import java.util.Map;

/** A server to measure on a port of this machine, and how it is started there. */
record Target(String name, int port, List<String> command, Map<String, String> environment) {
    static final String YARDSTICK = "yardstick";

    boolean isYardstick() {
        return name.equals(YARDSTICK);
    }

    /** The yardstick sends single prices only. */
    boolean runs(Scenario scenario) {
        return !isYardstick() || scenario != Scenario.BATCHES;
    }
}
