package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.platform.NanoClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Refuses an account's next orders because somebody who tests a bot asked for it. An order that could close or reduce
 * something is never refused and does not count. Kept in memory only, for a while. Thread-safe.
 */
@ApplicationScoped
public class RequestedRejections {

    /** How many accounts may wait for rejections at once. */
    public static final int MOST_ACCOUNTS = 1_000;

    private final NanoClock clock;
    private final Map<AccountId, Rejections> rejectionsByAccount = new ConcurrentHashMap<>();

    private record Rejections(int left, long endNanos) {
        boolean isOver(long nowNanos) {
            return left == 0 || nowNanos - endNanos >= 0;
        }
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected RequestedRejections() {
        this.clock = null;
    }

    @Inject
    public RequestedRejections(NanoClock clock) {
        this.clock = clock;
    }

    /**
     * Takes the place of what was asked for before.
     *
     * @param count of orders, 0 for none any more
     * @return false if too many accounts wait already
     */
    public boolean request(AccountId account, int count, Duration time) {
        long now = clock.nanos();
        rejectionsByAccount.values().removeIf(rejections -> rejections.isOver(now));
        if (count == 0) {
            rejectionsByAccount.remove(account);
            return true;
        }
        if (rejectionsByAccount.size() >= MOST_ACCOUNTS && !rejectionsByAccount.containsKey(account)) {
            return false;
        }
        rejectionsByAccount.put(account, new Rejections(count, now + time.toNanos()));
        return true;
    }

    /** The rejection that was asked for, if this command is one of those to be refused; it is counted off. */
    Optional<TradeEvent> rejection(Account account, Command command, Instant now) {
        if (rejectionsByAccount.isEmpty()
                || !(command instanceof PlaceOrder place)
                || couldReduce(account, place.request())
                || !take(account.id())) {
            return Optional.empty();
        }
        return Optional.of(new OrderRejected(
                account.sequence() + 1,
                now,
                place.request().instrument(),
                null,
                null,
                place.request().clientOrderId(),
                Refusal.of(Reason.REQUESTED_FAULT, "The fault \"reject\" was requested for this account")));
    }

    private boolean take(AccountId account) {
        long now = clock.nanos();
        AtomicBoolean taken = new AtomicBoolean();
        rejectionsByAccount.computeIfPresent(account, (key, known) -> {
            if (known.isOver(now)) {
                return null;
            }
            taken.set(true);
            return known.left() == 1 ? null : new Rejections(known.left() - 1, known.endNanos());
        });
        return taken.get();
    }

    private static boolean couldReduce(Account account, OrderRequest request) {
        return request.positionFill() == PositionFill.REDUCE_ONLY
                || (request.positionFill() != PositionFill.OPEN_ONLY
                        && !account.trades(request.instrument(), request.side().opposite())
                                .isEmpty());
    }
}
