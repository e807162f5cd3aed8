package io.pipstream.signal;

import java.util.Map;
import java.util.TreeMap;

/** Collects what is wrong with a signal: of each field the first thing that was found. */
final class WrongFields {

    private final Map<String, String> sentences = new TreeMap<>();

    void add(String field, String rule) {
        sentences.putIfAbsent(field, field + " " + rule);
    }

    void throwIfAny() throws InvalidSignalException {
        if (!sentences.isEmpty()) {
            throw new InvalidSignalException(sentences);
        }
    }
}
