package io.pipstream.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.Pips;
import io.pipstream.ledger.StoredTrade;
import io.pipstream.ledger.TradeFilter;
import io.pipstream.ledger.TradeHistory;
import io.pipstream.ledger.TradeState;
import io.pipstream.trading.AccountValues;
import io.pipstream.trading.ValuedAccount;
import io.pipstream.wire.Json;
import io.pipstream.wire.TradeJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The open trades of an account, and how they stand. */
@Path("paper-trading/trades/open_positions")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class OpenPositionsResource {

    /** More than a profile lets an account have. */
    private static final int MOST = 100_000;

    @Inject
    CallerAccounts accounts;

    @Inject
    AccountValues values;

    @Inject
    Instruments instruments;

    @Inject
    TradeHistory history;

    /**
     * A list, newest first, all of it. Each has {@code current_price}, what it would be closed at now, and what the units
     * that are left would gain at it: {@code unrealised_pnl} in the account's currency, {@code unrealised_pips}; all null
     * while a price or rate is not known.
     */
    @GET
    public Response positions(@QueryParam("account") @Nullable String name) {
        Account account = accounts.toRead(name);
        ValuedAccount value = values.now(account);
        TradeJson trades = new TradeJson(instruments);
        List<StoredTrade> open = history.trades(new TradeFilter(
                        account.id(),
                        account.epoch(),
                        Optional.empty(),
                        Optional.of(TradeState.OPEN),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        MOST))
                .items();
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (StoredTrade trade : open) {
                write(json, trade.body(), trades.trade(trade.body()), value);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, String body, Trade trade, ValuedAccount value) throws IOException {
        ObjectNode members = members(body);
        Optional<MarketQuote> current =
                value.valuation().missing(trade.instrument()).isPresent()
                        ? Optional.empty()
                        : value.market().quote(trade.instrument());
        BigDecimal price =
                current.map(quote -> quote.quote().closingPrice(trade.side())).orElse(null);
        members.put("current_price", price);
        members.put("unrealised_pnl", price == null ? null : value.valuation().profit(trade));
        members.put("unrealised_pips", price == null ? null : pips(trade, price));
        members.put(
                "price_time",
                current.map(quote -> quote.quote().time().toString()).orElse(null));
        members.put("price_stale", current.map(MarketQuote::stale).orElse(true));
        json.writeTree(members);
    }

    private static BigDecimal pips(Trade trade, BigDecimal price) {
        return Pips.of(
                trade.instrument(),
                price.subtract(trade.openPrice())
                        .multiply(BigDecimal.valueOf(trade.side().sign())));
    }

    private static ObjectNode members(String body) {
        try {
            return (ObjectNode) Json.mapper().readTree(body);
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException("The ledger has a trade that is no JSON", damaged);
        }
    }
}
