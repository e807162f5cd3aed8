package io.pipstream.wire.request;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A request with wrong fields; its message names them all. */
public final class WrongFieldsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final TreeMap<String, String> fields;

    WrongFieldsException(Map<String, String> fields) {
        super(String.join("; ", new TreeMap<>(fields).values()));
        this.fields = new TreeMap<>(fields);
    }

    /** A sentence for each wrong field, by its name, sorted. */
    public Map<String, String> fields() {
        return Collections.unmodifiableMap(fields);
    }
}
