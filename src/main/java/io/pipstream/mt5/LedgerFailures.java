package io.pipstream.mt5;

import io.pipstream.domain.order.Reason;
import io.pipstream.ledger.BusyAccountException;
import io.pipstream.ledger.LedgerException;
import io.pipstream.ledger.UnknownAccountException;
import io.pipstream.trading.AccountBusyException;
import io.pipstream.trading.ClientRequestReusedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.function.Supplier;

/** What is said when an account could not be reached or its command not recorded: the same as over HTTP. */
final class LedgerFailures {

    private static final Logger LOG = System.getLogger(LedgerFailures.class.getName());

    private LedgerFailures() {}

    /** @throws TerminalException where such a failure came */
    static <T> T said(Supplier<T> work) {
        try {
            return work.get();
        } catch (UnknownAccountException unknown) {
            throw new TerminalException("unknown_account", "There is no account of that name.");
        } catch (ClientRequestReusedException reused) {
            Reason reason = Reason.CLIENT_ORDER_ID_ALREADY_EXISTS;
            throw new TerminalException(
                    reason.name().toLowerCase(Locale.ROOT), "The id was used for another request: nothing was done.");
        } catch (AccountBusyException | BusyAccountException busy) {
            throw new TerminalException(
                    "account_busy", "The account has too much to do at the moment; nothing was changed.");
        } catch (LedgerException failed) {
            LOG.log(Level.WARNING, "A request could not be recorded or read", failed);
            throw new TerminalException(
                    "ledger_unavailable",
                    "The request could not be recorded, or its answer got lost: repeat it with the same id, and it is done"
                            + " once.");
        }
    }
}
