package io.pipstream.signal;

import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a source's signals in one account. Immutable.
 *
 * @param processed signals received
 * @param executed of those, by the account
 * @param expired of those not executed, whose time has ended
 * @param rejectedByReason of those not executed, by why the account left them alone
 */
public record SourceCounts(
        String source, long processed, long executed, long expired, Map<String, Long> rejectedByReason) {

    public SourceCounts {
        rejectedByReason = Map.copyOf(new TreeMap<>(rejectedByReason));
    }
}
