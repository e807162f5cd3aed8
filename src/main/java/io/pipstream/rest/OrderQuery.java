package io.pipstream.rest;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.order.OrderStatus;
import io.pipstream.ledger.OrderFilter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of an account's orders are asked for. */
record OrderQuery(Optional<OrderStatus> status, Optional<Instrument> pair, int offset, int limit) {

    private static final int USUAL_LIMIT = 500;
    private static final int MOST_ORDERS = 1_000;
    private static final int FARTHEST = 10_000_000;

    /** @throws ProblemException 400 with every parameter that cannot be understood, 404 for an unknown pair */
    static OrderQuery of(
            @Nullable String status,
            @Nullable String pair,
            @Nullable String limit,
            @Nullable String offset,
            Instruments instruments) {
        QueryFields fields = new QueryFields();
        Optional<OrderStatus> asked = fields.choice("status", status, OrderStatus.class);
        int first = fields.whole("offset", offset, 0, 0, FARTHEST);
        int most = fields.whole("limit", limit, USUAL_LIMIT, 1, MOST_ORDERS);
        fields.refuseIfWrong();
        String name = QueryFields.stripped(pair);
        return new OrderQuery(
                asked,
                name.isEmpty() ? Optional.empty() : Optional.of(QueryFields.instrument(name, instruments)),
                first,
                most);
    }

    OrderFilter filter(Account account) {
        return new OrderFilter(account.id(), account.epoch(), pair.map(Instrument::symbol), status, offset, limit);
    }

    /** As a link to another page repeats them. */
    Map<String, String> parameters(@Nullable String account) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String name = QueryFields.stripped(account);
        if (!name.isEmpty()) {
            parameters.put("account", name);
        }
        pair.ifPresent(asked -> parameters.put("pair", asked.symbol()));
        status.ifPresent(asked -> parameters.put("status", asked.name().toLowerCase(Locale.ROOT)));
        return parameters;
    }
}
