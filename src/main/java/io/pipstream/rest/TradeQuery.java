package io.pipstream.rest;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.ledger.TradeFilter;
import io.pipstream.ledger.TradeState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which of an account's trades are asked for.
 *
 * @param days since a trade was opened
 * @param nothing whether no trade can have the status asked for: what waits or was cancelled is an order here
 */
record TradeQuery(
        Optional<Instrument> pair,
        Optional<TradeState> state,
        Optional<String> signalType,
        Optional<Integer> days,
        boolean nothing,
        int offset,
        int limit) {

    static final int MOST_DAYS = 36_500;

    private static final int USUAL_LIMIT = 500;
    private static final int MOST_TRADES = 1_000;
    private static final int FARTHEST = 10_000_000;
    private static final int LONGEST_TYPE = 64;

    private enum Status {
        PENDING,
        OPEN,
        CLOSED,
        CANCELLED
    }

    /** @throws ProblemException 400 with every field that cannot be understood, 404 for an unknown pair */
    static TradeQuery of(TradeParameters asked, Instruments instruments) {
        QueryFields fields = new QueryFields();
        Optional<Status> status = fields.choice("status", asked.status, Status.class);
        Optional<String> signalType = fields.label("signal_type", asked.signalType, LONGEST_TYPE);
        Optional<Long> days = fields.optionalWhole("days", asked.days, 1, MOST_DAYS);
        int offset = fields.whole("offset", asked.offset, 0, 0, FARTHEST);
        int limit = fields.whole("limit", asked.limit, USUAL_LIMIT, 1, MOST_TRADES);
        fields.refuseIfWrong();
        String pair = QueryFields.stripped(asked.pair == null ? asked.symbol : asked.pair);
        return new TradeQuery(
                pair.isEmpty() ? Optional.empty() : Optional.of(QueryFields.instrument(pair, instruments)),
                status.flatMap(TradeQuery::state),
                signalType,
                days.map(Long::intValue),
                status.filter(each -> state(each).isEmpty()).isPresent(),
                offset,
                limit);
    }

    private static Optional<TradeState> state(Status status) {
        return switch (status) {
            case OPEN -> Optional.of(TradeState.OPEN);
            case CLOSED -> Optional.of(TradeState.CLOSED);
            case PENDING, CANCELLED -> Optional.empty();
        };
    }

    TradeFilter filter(Account account, Instant now) {
        return new TradeFilter(
                account.id(),
                account.epoch(),
                pair.map(Instrument::symbol),
                state,
                signalType,
                days.map(count -> now.minus(Duration.ofDays(count))),
                offset,
                limit);
    }
}
