package io.pipstream.kill;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What must not be and was seen. Thread-safe. */
final class Findings {

    private static final int MOST_SHOWN = 50;

    private final Set<String> findings = new LinkedHashSet<>(); // guarded by this
    private long further; // guarded by this

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a library of its own
    void add(String format, Object... values) {
        String finding = format.formatted(values);
        synchronized (this) {
            if (findings.size() < MOST_SHOWN) {
                if (findings.add(finding)) {
                    System.out.println("WRONG: " + finding);
                }
            } else {
                further++;
            }
        }
    }

    synchronized boolean none() {
        return findings.isEmpty();
    }

    synchronized List<String> all() {
        List<String> all = new ArrayList<>(findings);
        if (further > 0) {
            all.add("and " + further + " more");
        }
        return all;
    }
}
