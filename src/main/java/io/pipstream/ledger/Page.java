package io.pipstream.ledger;

import java.util.List;

/**
 * A part of what was found.
 *
 * @param total how many there are of all
 */
public record Page<T>(List<T> items, long total) {

    public Page {
        items = List.copyOf(items);
    }
}
