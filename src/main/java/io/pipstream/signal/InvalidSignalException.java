package io.pipstream.signal;

import java.util.Map;
import java.util.TreeMap;

/** A signal with wrong fields. */
public final class InvalidSignalException extends Exception {

    private static final long serialVersionUID = 1L;

    private final TreeMap<String, String> fields;

    public InvalidSignalException(Map<String, String> fields) {
        super("The signal is not valid: " + String.join("; ", new TreeMap<>(fields).values()));
        this.fields = new TreeMap<>(fields);
    }

    /** A sentence for each wrong field, by its name. */
    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }
}
