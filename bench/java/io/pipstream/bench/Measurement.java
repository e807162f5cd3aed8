package io.pipstream.bench;

import java.util.Map;

/** What one round of a scenario gave on one target; only the metrics that the scenario has. */
record Measurement(String target, Scenario scenario, int round, Map<Metric, Double> values) {}
