package io.pipstream.wire;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Take-profits as the members {@code take_profit_1} and on, the nearest first; the first three are always there. */
final class TargetsJson {

    private static final int ALWAYS_THERE = 3;

    private TargetsJson() {}

    static String name(int number) {
        return "take_profit_" + number;
    }

    static void write(MemberWriter to, List<BigDecimal> targets) throws IOException {
        for (int number = 1; number <= Math.max(ALWAYS_THERE, targets.size()); number++) {
            to.number(name(number), number <= targets.size() ? targets.get(number - 1) : null);
        }
    }

    static List<BigDecimal> read(Members from) {
        List<BigDecimal> targets = new ArrayList<>();
        for (int number = 1; from.object().hasNonNull(name(number)); number++) {
            targets.add(from.number(name(number)));
        }
        return targets;
    }
}
