package io.pipstream.signal;

import java.util.List;

/**
 * A part of the executions that were found. Immutable.
 *
 * @param total how many there are of all
 */
public record ExecutionPage(List<ListedExecution> items, long total) {

    public ExecutionPage {
        items = List.copyOf(items);
    }
}
