package io.pipstream.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Every measurement of a run, and the medians over its rounds. */
final class Results {
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    void add(Measurement measurement) {
        measurements.add(measurement);
    }

    void addFailure(String sentence) {
        failures.add(sentence);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Each target that ran the scenario, in the order they ran. */
    List<String> targets(Scenario scenario) {
        return measurements.stream()
                .filter(measurement -> measurement.scenario() == scenario)
                .map(Measurement::target)
                .distinct()
                .toList();
    }

    /** Empty when no round has the metric. */
    OptionalDouble median(String target, Scenario scenario, Metric metric) {
        return median(byRound(target, scenario, metric).values().stream().mapToDouble(Double::doubleValue));
    }

    /**
     * The median of one value divided by another of the same round, so that what disturbed the machine in one round
     * disturbs both.
     */
    OptionalDouble ratio(String target, Scenario scenario, String otherTarget, Scenario otherScenario, Metric metric) {
        Map<Integer, Double> others = byRound(otherTarget, otherScenario, metric);
        return median(byRound(target, scenario, metric).entrySet().stream()
                .filter(entry -> others.containsKey(entry.getKey()))
                .mapToDouble(entry -> entry.getValue() / others.get(entry.getKey())));
    }

    private Map<Integer, Double> byRound(String target, Scenario scenario, Metric metric) {
        return measurements.stream()
                .filter(measurement -> measurement.target().equals(target))
                .filter(measurement -> measurement.scenario() == scenario)
                .filter(measurement -> measurement.values().containsKey(metric))
                .collect(Collectors.toMap(
                        Measurement::round, measurement -> measurement.values().get(metric)));
    }

    private static OptionalDouble median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    /** All rounds, not only their medians. */
    void writeJson(Path file) throws IOException {
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), measurements);
    }
}
