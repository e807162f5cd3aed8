package io.pipstream.rest.signals;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.rest.Problem;
import io.pipstream.rest.ProblemException;
import io.pipstream.signal.InvalidSignalException;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Understands the body of a request that brings signals, and names every wrong field of it. */
final class PostedSignals {

    private static final String SIGNALS = "signals";
    private static final String AUTO_EXECUTE = "auto_execute";

    private PostedSignals() {}

    /** Reads one. */
    @FunctionalInterface
    interface Reading {
        Signal read(JsonNode json) throws InvalidSignalException;
    }

    /** Whether it is a list, or has one. */
    static boolean areMany(JsonNode json) {
        return json.isArray() || json.has(SIGNALS);
    }

    /** @throws ProblemException 400 naming each wrong field */
    static Signal one(JsonNode json, Reading reading) {
        try {
            return reading.read(json);
        } catch (InvalidSignalException wrong) {
            throw Problem.wrongFields(String.valueOf(wrong.getMessage()), new TreeMap<>(wrong.fields()))
                    .toException();
        }
    }

    /** @throws ProblemException 400 naming each wrong field of each signal, such as {@code signals[3].stop_loss} */
    static List<Signal> many(JsonNode json, Reading reading) {
        JsonNode list = json.isArray() ? json : json.path(SIGNALS);
        if (!list.isArray() || list.isEmpty() || list.size() > SignalStore.MOST) {
            throw wrong(SIGNALS, "must be a list of 1 to " + SignalStore.MOST + " signals");
        }
        if (json.hasNonNull(AUTO_EXECUTE)) {
            throw wrong(AUTO_EXECUTE, "is for a single signal");
        }
        List<Signal> signals = new ArrayList<>();
        Map<String, String> fields = new TreeMap<>();
        for (int index = 0; index < list.size(); index++) {
            String place = SIGNALS + "[" + index + "].";
            try {
                JsonNode each = list.get(index);
                signals.add(reading.read(each));
                if (each.hasNonNull(AUTO_EXECUTE)) {
                    fields.put(place + AUTO_EXECUTE, AUTO_EXECUTE + " is for a single signal");
                }
            } catch (InvalidSignalException wrong) {
                wrong.fields().forEach((field, sentence) -> fields.put(place + field, sentence));
            }
        }
        if (!fields.isEmpty()) {
            throw Problem.wrongFields("A signal is not valid; none was recorded.", fields)
                    .toException();
        }
        return signals;
    }

    /** @throws ProblemException 400 if it does not say yes or no */
    static boolean isToBeExecuted(JsonNode json) {
        JsonNode asked = json.path(AUTO_EXECUTE);
        if (!asked.isMissingNode() && !asked.isNull() && !asked.isBoolean()) {
            throw wrong(AUTO_EXECUTE, "must be true or false");
        }
        return asked.asBoolean(false);
    }

    private static ProblemException wrong(String field, String rule) {
        String sentence = field + " " + rule;
        return Problem.wrongFields(sentence, Map.of(field, sentence)).toException();
    }
}
