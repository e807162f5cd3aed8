package io.pipstream.rest;

import io.pipstream.domain.order.Reason;
import io.pipstream.ledger.BusyAccountException;
import io.pipstream.ledger.LedgerException;
import io.pipstream.ledger.UnknownAccountException;
import io.pipstream.trading.AccountBusyException;
import io.pipstream.trading.ClientRequestReusedException;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What a client hears when an account could not be reached or its command not recorded. */
public final class TradingFailures {

    private static final Logger LOG = System.getLogger(TradingFailures.class.getName());
    private static final Duration SHORT_WHILE = Duration.ofSeconds(1);
    private static final Duration WHILE = Duration.ofSeconds(5);

    private TradingFailures() {}

    /** Empty for a failure that has nothing to do with trading or its ledger. */
    public static Optional<Problem> problem(Throwable failure) {
        if (failure instanceof UnknownAccountException) {
            return Optional.of(Problem.of(
                    Response.Status.NOT_FOUND.getStatusCode(), "unknown_account", "There is no account of that name."));
        }
        if (failure instanceof ClientRequestReusedException) {
            Reason reason = Reason.CLIENT_ORDER_ID_ALREADY_EXISTS;
            return Optional.of(Problem.refused(reason.name().toLowerCase(Locale.ROOT), reason.text() + "."));
        }
        if (failure instanceof AccountBusyException || failure instanceof BusyAccountException) {
            return Optional.of(unavailable(
                    "account_busy", "The account has too much to do at the moment; nothing was changed.", SHORT_WHILE));
        }
        if (failure instanceof LedgerException) {
            LOG.log(Level.WARNING, "A request could not be recorded or read", failure);
            return Optional.of(unavailable(
                    "ledger_unavailable",
                    "The request could not be recorded, or its answer got lost: repeat it with the same client_order_id"
                            + " or Idempotency-Key, and it is done once.",
                    WHILE));
        }
        return Optional.empty();
    }

    private static Problem unavailable(String code, String sentence, Duration wait) {
        int status = Response.Status.SERVICE_UNAVAILABLE.getStatusCode();
        return Problem.of(status, code, sentence).retryAfter(wait);
    }
}
