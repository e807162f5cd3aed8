package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.market.Instruments;
import io.pipstream.ledger.Page;
import io.pipstream.ledger.StoredTrade;
import io.pipstream.ledger.TradeHistory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trades of an account since it was last reset. */
@Path("paper-trading/trades")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class TradesResource {

    @Inject
    CallerAccounts accounts;

    @Inject
    Instruments instruments;

    @Inject
    TradeHistory history;

    @Inject
    Clock clock;

    /** A list, newest first: a page of it, whose headers tell how many there are and where the next page is. */
    @GET
    public Response trades(@BeanParam TradeParameters asked) {
        Account account = accounts.toRead(asked.account);
        TradeQuery query = TradeQuery.of(asked, instruments);
        Page<StoredTrade> page =
                query.nothing() ? new Page<>(List.of(), 0) : history.trades(query.filter(account, clock.instant()));
        Response answer = JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (StoredTrade trade : page.items()) {
                json.writeRawValue(trade.body());
            }
            json.writeEndArray();
        });
        return PageLinks.with(answer, parameters(asked), query.offset(), query.limit(), page.total());
    }

    private static Map<String, String> parameters(TradeParameters asked) {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "account", asked.account);
        put(query, "pair", asked.pair == null ? asked.symbol : asked.pair);
        put(query, "status", asked.status);
        put(query, "signal_type", asked.signalType);
        put(query, "days", asked.days);
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String text) {
        String value = QueryFields.stripped(text);
        if (!value.isEmpty()) {
            query.put(name, value);
        }
    }
}
