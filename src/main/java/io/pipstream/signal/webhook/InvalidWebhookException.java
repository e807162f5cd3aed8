package io.pipstream.signal.webhook;

import java.util.Map;
import java.util.TreeMap;

/** A webhook that was asked for cannot be: its name, its source or its template will not do. */
public final class InvalidWebhookException extends Exception {

    private static final long serialVersionUID = 1L;

    private final TreeMap<String, String> fields;

    InvalidWebhookException(Map<String, String> fields) {
        super(String.join("; ", new TreeMap<>(fields).values()));
        this.fields = new TreeMap<>(fields);
    }

    InvalidWebhookException(String field, String flaw) {
        this(Map.of(field, field + " " + flaw));
    }

    /** A sentence for each wrong field, by its name. */
    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }
}
