package io.pipstream.rest.signals;

import io.pipstream.domain.market.Instruments;
import io.pipstream.rest.ProblemException;
import io.pipstream.rest.QueryFields;
import io.pipstream.signal.SignalFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which signals are asked for. */
record SignalQuery(SignalFilter filter, int limit, int offset) {

    private static final int MOST_DAYS = 36_500;
    private static final int USUAL_LIMIT = 100;
    private static final int MOST_SIGNALS = 1_000;
    private static final int FARTHEST = 10_000_000;
    private static final int LONGEST_SOURCE = 64;

    /** @throws ProblemException 400 with every field that cannot be understood, 404 for an unknown pair */
    static SignalQuery of(SignalParameters asked, Instruments instruments, Instant now) {
        QueryFields fields = new QueryFields();
        Optional<String> source = fields.label("source", asked.source, LONGEST_SOURCE);
        Optional<Long> days = fields.optionalWhole("days", asked.days, 1, MOST_DAYS);
        long after = fields.whole("after", asked.after, 0L, 0L, Long.MAX_VALUE);
        int limit = fields.whole("limit", asked.limit, USUAL_LIMIT, 1, MOST_SIGNALS);
        int offset = fields.whole("offset", asked.offset, 0, 0, FARTHEST);
        fields.refuseIfWrong();
        String pair = QueryFields.stripped(asked.pair);
        return new SignalQuery(
                new SignalFilter(
                        source,
                        pair.isEmpty() ? Optional.empty() : Optional.of(QueryFields.instrument(pair, instruments)),
                        days.map(count -> now.minus(Duration.ofDays(count))),
                        after),
                limit,
                offset);
    }
}
