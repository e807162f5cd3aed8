package io.pipstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.CurrentCaller;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.market.Instruments;
import io.pipstream.ledger.TradeHistory;
import io.pipstream.trading.Recorded;
import io.pipstream.trading.TradingDesk;
import io.pipstream.wire.TradeJson;
import io.pipstream.wire.request.AccountReader;
import io.pipstream.wire.request.WrongFieldsException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of every request that changes an account: read, decided and recorded, answered from what was recorded. */
@ApplicationScoped
public class TradingCommands {

    static final int LIMIT_BYTES = 64 * 1024;

    private final Instruments instruments;
    private final CallerAccounts accounts;
    private final CurrentCaller caller;
    private final TradingDesk desk;
    private final TradeHistory history;

    /** What a body asks for. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(JsonNode body) throws WrongFieldsException;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TradingCommands() {
        this.instruments = null;
        this.accounts = null;
        this.caller = null;
        this.desk = null;
        this.history = null;
    }

    @Inject
    public TradingCommands(
            Instruments instruments,
            CallerAccounts accounts,
            CurrentCaller caller,
            TradingDesk desk,
            TradeHistory history) {
        this.instruments = instruments;
        this.accounts = accounts;
        this.caller = caller;
        this.desk = desk;
        this.history = history;
    }

    public Instruments instruments() {
        return instruments;
    }

    TradingDesk desk() {
        return desk;
    }

    Recorded reset(ChangeRequest request, AccountReader.Reset reset) {
        return desk.reset(
                request.account().id(),
                reset.terms(),
                reset.deposit(),
                request.name(),
                caller.get().actor());
    }

    public CallerAccounts accounts() {
        return accounts;
    }

    /**
     * A request whose body must be there.
     *
     * @param operation method and address, such as {@code POST trades/execute}
     */
    ChangeRequest request(String operation, @Nullable String account, @Nullable String key, InputStream body) {
        return request(operation, account, key, JsonBody.read(body, LIMIT_BYTES));
    }

    /** A request whose body may be missing. */
    ChangeRequest optionalRequest(String operation, @Nullable String account, @Nullable String key, InputStream body) {
        return request(operation, account, key, JsonBody.readOptional(body, LIMIT_BYTES));
    }

    ChangeRequest request(String operation, @Nullable String account, @Nullable String key, JsonNode body) {
        return new ChangeRequest(
                accounts.toTrade(account),
                body,
                RequestName.read(operation, key, body, caller.get().credential()));
    }

    /** @throws ProblemException 400 naming each wrong field */
    public static <T> T read(JsonNode body, Reader<T> reader) {
        try {
            return reader.read(body);
        } catch (WrongFieldsException wrong) {
            throw Problem.wrongFields(String.valueOf(wrong.getMessage()), wrong.fields())
                    .toException();
        }
    }

    Recorded handle(ChangeRequest request, Command command) {
        return desk.handle(
                request.account().id(), command, request.name(), caller.get().actor());
    }

    /**
     * A trade of the account, open or not.
     *
     * @throws ProblemException 404 if there never was one of that id
     */
    Trade trade(Account account, String id) {
        long number = number(id);
        Trade open = account.trades().get(number);
        return Optional.ofNullable(open)
                .or(() -> stored(account.id(), number))
                .orElseThrow(() -> notFound("trade_doesnt_exist", "There is no trade " + number + "."));
    }

    private Optional<Trade> stored(AccountId account, long id) {
        return history.trade(account, id).map(stored -> new TradeJson(instruments).trade(stored.body()));
    }

    /** @throws ProblemException 404 for what is no number: nothing can have that id */
    static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException notANumber) {
            throw notFound("not_found", "There is nothing at this address.");
        }
    }

    static ProblemException notFound(String code, String sentence) {
        return Problem.of(Response.Status.NOT_FOUND.getStatusCode(), code, sentence)
                .toException();
    }
}
