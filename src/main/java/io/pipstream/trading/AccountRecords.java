package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.order.Order;
import io.pipstream.ledger.AccountRows;
import io.pipstream.ledger.Batch;
import io.pipstream.ledger.Head;
import io.pipstream.ledger.Journal;
import io.pipstream.ledger.JournalEntry;
import io.pipstream.ledger.Ledger;
import io.pipstream.ledger.LockedAccount;
import io.pipstream.ledger.RecordedRequest;
import io.pipstream.wire.AccountJson;
import io.pipstream.wire.OrderJson;
import io.pipstream.wire.TradeEventCodec;
import io.pipstream.wire.TradeJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Accounts as the ledger has them. An account that is known here at the very sequence of its locked row is not read again.
 * Thread-safe; every method waits for the ledger, and throws what that throws.
 */
@ApplicationScoped
public class AccountRecords {

    private final Ledger ledger;
    private final Journal journal;
    private final LiveAccounts live;
    private final TradeEventCodec events;
    private final OrderJson orders;
    private final TradeJson trades;

    /** What becomes of an account. */
    @FunctionalInterface
    interface Decision {
        Transition decide(Account account);
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AccountRecords() {
        this.ledger = null;
        this.journal = null;
        this.live = null;
        this.events = null;
        this.orders = null;
        this.trades = null;
    }

    @Inject
    public AccountRecords(Ledger ledger, Journal journal, LiveAccounts live, Instruments instruments) {
        this.ledger = ledger;
        this.journal = journal;
        this.live = live;
        this.events = new TradeEventCodec(instruments);
        this.orders = new OrderJson(instruments);
        this.trades = new TradeJson(instruments);
    }

    List<AccountId> ids() {
        return journal.accounts();
    }

    Account read(AccountId id) {
        return account(ledger.load(id));
    }

    /** @return false if the account is there already: then nothing was recorded */
    boolean open(AccountId id, String epoch, AccountOpened event) {
        if (journal.head(id).isPresent()) {
            return false;
        }
        Account account = Account.opened(id, epoch, event);
        return ledger.open(id, batch(new Transition(account, List.of(event), account), null, Cause.SERVER));
    }

    /**
     * Decides with the account locked, and records all of it or nothing, with who asked for it.
     *
     * @throws ClientRequestReusedException if the client used the request's name for something else
     */
    Recorded change(AccountId id, @Nullable ClientRequest request, Cause cause, Decision decision) {
        Change change = new Change(id, request, cause, decision);
        ledger.write(id, change::decide);
        return change.recorded();
    }

    /**
     * What was recorded of a request, if it was made before. Does not wait for a command that is being decided.
     *
     * @throws ClientRequestReusedException if its name was used for something else
     */
    Optional<Recorded> recorded(AccountId id, ClientRequest request) {
        return journal.request(id, request.id()).map(earlier -> {
            List<TradeEvent> answer = answer(id, earlier, request);
            Account account = live.find(id).orElseGet(() -> read(id));
            return new Recorded(answer, account, account, true);
        });
    }

    private List<TradeEvent> answer(AccountId id, RecordedRequest earlier, ClientRequest request) {
        if (!earlier.fingerprint().equals(request.fingerprint())) {
            throw new ClientRequestReusedException(earlier.id());
        }
        return journal.between(id, earlier.firstSequence(), earlier.lastSequence()).stream()
                .map(entry -> events.decode(entry.text()))
                .toList();
    }

    /** One run of a command, from the lock to what is recorded. */
    private final class Change {
        private final AccountId id;
        private final @Nullable ClientRequest request;
        private final Cause cause;
        private final Decision decision;
        private @Nullable Recorded recorded;

        Change(AccountId id, @Nullable ClientRequest request, Cause cause, Decision decision) {
            this.id = id;
            this.request = request;
            this.cause = cause;
            this.decision = decision;
        }

        Batch decide(LockedAccount locked) {
            Account before = known(locked.head()).orElseGet(() -> account(locked.rows()));
            Optional<RecordedRequest> earlier = request == null ? Optional.empty() : locked.request(request.id());
            if (earlier.isPresent()) {
                recorded = repetition(earlier.get(), before);
                return Batch.nothing();
            }
            Transition transition = decision.decide(before);
            recorded = new Recorded(transition.events(), before, transition.after(), false);
            return transition.events().isEmpty() ? Batch.nothing() : batch(transition, request, cause);
        }

        private Recorded repetition(RecordedRequest earlier, Account account) {
            if (request == null) {
                throw new IllegalStateException("A request without a name is no repetition");
            }
            return new Recorded(answer(id, earlier, request), account, account, true);
        }

        Recorded recorded() {
            if (recorded == null) {
                throw new IllegalStateException("The ledger recorded without a decision");
            }
            return recorded;
        }
    }

    private Optional<Account> known(Head head) {
        return live.find(head.account())
                .filter(account ->
                        account.sequence() == head.sequence() && account.epoch().equals(head.epoch()));
    }

    private Account account(AccountRows rows) {
        return AccountJson.account(
                rows.body(),
                byId(rows.pendingOrders(), orders::order, Order::id),
                byId(rows.openTrades(), trades::trade, Trade::id));
    }

    private static <T> NavigableMap<Long, T> byId(
            List<String> bodies, Function<String, T> reader, ToLongFunction<T> id) {
        NavigableMap<Long, T> read = new TreeMap<>();
        for (String body : bodies) {
            T item = reader.apply(body);
            read.put(id.applyAsLong(item), item);
        }
        return read;
    }

    private Batch batch(Transition transition, @Nullable ClientRequest request, Cause cause) {
        Account after = transition.after();
        Changed changed = Changed.by(transition);
        List<JournalEntry> entries =
                transition.events().stream().map(event -> entry(after, event)).toList();
        Optional<RecordedRequest> answered = Optional.ofNullable(request)
                .map(named -> new RecordedRequest(
                        named.id(), named.fingerprint(), entries.get(0).sequence(), after.sequence()));
        return new Batch(
                AccountJson.body(after),
                entries,
                changed.orders(after.epoch()),
                changed.trades(after.epoch()),
                answered,
                cause.audit(after.id(), entries));
    }

    private JournalEntry entry(Account account, TradeEvent event) {
        Subject subject = Subject.of(event);
        return new JournalEntry(
                account.id(),
                event.sequence(),
                account.epoch(),
                event.time(),
                TradeEventCodec.type(event),
                subject.instrument(),
                subject.tradeId(),
                event.amount().signum() == 0 ? null : event.amount(),
                events.encode(account.id(), account.epoch(), event).text());
    }
}
