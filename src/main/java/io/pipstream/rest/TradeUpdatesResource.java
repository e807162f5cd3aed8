package io.pipstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes prices, under the address that trades had for it. */
@Path("paper-trading/trades/update_positions")
@RequestScoped
@Needs(Scope.FEED)
@Produces(MediaType.APPLICATION_JSON)
public class TradeUpdatesResource {

    @Inject
    CallerAccounts accounts;

    @Inject
    PriceUpdates prices;

    /** 200 once the account, if there is one, has followed them, or after two seconds. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response update(@QueryParam("account") @Nullable String account, InputStream body) {
        Optional<Account> followed = accounts.toFollow(account);
        JsonNode json = JsonBody.readOptional(body, TradingCommands.LIMIT_BYTES);
        return JsonAnswer.ok(prices.update(followed.orElse(null), json));
    }
}
