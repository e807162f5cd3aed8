package io.pipstream.signal;

import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.order.Refusal;
import io.pipstream.signal.Execution.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What was pending, decided, whoever asked for it. */
public final class ExecutionOutcome {

    private ExecutionOutcome() {}

    /** As the desk's events say, and when they say: the same whether they are of now or of before a restart. */
    public static Execution ofEvents(Execution pending, List<TradeEvent> events) {
        TradeEvent first = events.get(0);
        if (first instanceof OrderRejected rejected) {
            return refused(pending, rejected.refusal(), first.time());
        }
        if (!(first instanceof OrderPlaced placed)) {
            throw new IllegalStateException("An order was answered by " + first.getClass());
        }
        Long trade = events.stream()
                .filter(TradeOpened.class::isInstance)
                .map(TradeOpened.class::cast)
                .map(opened -> opened.trade().id())
                .findFirst()
                .orElse(null);
        return new Execution(
                pending.signalSequence(),
                pending.account(),
                State.EXECUTED,
                null,
                null,
                placed.order().request().units(),
                placed.order().id(),
                trade,
                pending.createdAt(),
                first.time());
    }

    /** Refused by the broker. */
    public static Execution refused(Execution pending, Refusal refusal, Instant time) {
        String code = refusal.reason().name().toLowerCase(Locale.ROOT);
        return rejected(pending, code, sentence(refusal), time);
    }

    /**
     * Left alone, or refused.
     *
     * @param detail a sentence with the numbers that decided
     */
    public static Execution rejected(Execution pending, String reason, String detail, Instant time) {
        return new Execution(
                pending.signalSequence(),
                pending.account(),
                State.REJECTED,
                reason,
                detail,
                null,
                null,
                null,
                pending.createdAt(),
                time);
    }

    private static String sentence(Refusal refusal) {
        String text = refusal.reason().text();
        return text.equals(refusal.detail()) ? text + "." : text + ": " + refusal.detail() + ".";
    }
}
