package io.pipstream.rest;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.order.OrderStatus;
import io.pipstream.ledger.OrderFilter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Understands which orders are asked for. */
final class OrderQuery {

    private static final int USUAL_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1_000;
    private static final int LARGEST_OFFSET = 1_000_000_000;

    private OrderQuery() {}

    /** @throws ProblemException 400 with every parameter that cannot be understood, 404 for an unknown instrument */
    static OrderFilter filter(
            Account account,
            @Nullable String status,
            @Nullable String pair,
            @Nullable String limit,
            @Nullable String offset,
            Instruments instruments) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Optional<OrderStatus> asked = status(status, wrong);
        int most = whole("limit", limit, USUAL_LIMIT, 1, LARGEST_LIMIT, wrong);
        int first = whole("offset", offset, 0, 0, LARGEST_OFFSET, wrong);
        if (!wrong.isEmpty()) {
            throw Problem.wrongFields("The request for orders cannot be understood.", wrong)
                    .toException();
        }
        return new OrderFilter(account.id(), account.epoch(), symbol(pair, instruments), asked, first, most);
    }

    private static Optional<String> symbol(@Nullable String pair, Instruments instruments) {
        if (pair == null || pair.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(instruments
                .find(pair.strip())
                .map(Instrument::symbol)
                .orElseThrow(() -> Problem.unknownSymbols(List.of(SymbolList.shown(pair.strip())))
                        .toException()));
    }

    private static Optional<OrderStatus> status(@Nullable String text, Map<String, String> wrong) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Optional<OrderStatus> found = Arrays.stream(OrderStatus.values())
                .filter(status -> status.name().equalsIgnoreCase(text.strip()))
                .findFirst();
        if (found.isEmpty()) {
            wrong.put(
                    "status",
                    "must be one of "
                            + Arrays.stream(OrderStatus.values())
                                    .map(status -> status.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")));
        }
        return found;
    }

    private static int whole(
            String field, @Nullable String text, int usual, int least, int most, Map<String, String> wrong) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number outside the range is
        }
        wrong.put(field, "must be a whole number from " + least + " to " + most);
        return usual;
    }
}
