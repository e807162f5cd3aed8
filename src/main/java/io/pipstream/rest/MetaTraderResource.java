package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.rules.Valuation;
import io.pipstream.trading.AccountValues;
import io.pipstream.wire.MetaTraderJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** An account as MetaTrader shows it. */
@Path("paper-trading/mt")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class MetaTraderResource {

    @Inject
    CallerAccounts accounts;

    @Inject
    AccountValues values;

    @Inject
    Instruments instruments;

    /** Its leverage is that of the instrument for which least is held. */
    @GET
    @Path("account")
    public Response account(@QueryParam("account") @Nullable String name) {
        Account account = accounts.toRead(name);
        Valuation valuation = values.now(account).valuation();
        return JsonAnswer.ok(json -> MetaTraderJson.writeAccount(
                json, valuation.summary(), account.terms().currency(), leverage(valuation)));
    }

    /** A list of open trades, oldest first, with what they would gain now: 0 while a price or rate is not known. */
    @GET
    @Path("positions")
    public Response positions(@QueryParam("account") @Nullable String name) {
        Account account = accounts.toRead(name);
        Valuation valuation = values.now(account).valuation();
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (Trade trade : account.trades().values()) {
                MetaTraderJson.writePosition(json, trade, profit(valuation, trade));
            }
            json.writeEndArray();
        });
    }

    private static BigDecimal profit(Valuation valuation, Trade trade) {
        return valuation.missing(trade.instrument()).isPresent() ? Amounts.ZERO : valuation.profit(trade);
    }

    private long leverage(Valuation valuation) {
        BigDecimal least = BigDecimal.ONE;
        for (Instrument instrument : instruments.all()) {
            least = least.min(valuation.marginRate(instrument).rate());
        }
        return BigDecimal.ONE.divide(least, 0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
