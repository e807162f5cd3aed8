package io.pipstream.notification.planning;

import io.pipstream.notification.Kind;
import io.pipstream.signal.Execution;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signal;
import io.pipstream.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells signals, and what became of them in accounts that follow them. */
final class SignalNews {

    private SignalNews() {}

    static News announced(RecordedSignal recorded) {
        Signal signal = recorded.signal();
        return new News(
                List.of(Kind.SIGNALS),
                null,
                recorded.receivedAt(),
                "Signal of " + signal.source() + ": " + opinion(signal),
                "%s, stop-loss %s, take-profit %s, confidence %s %%.\nSignal %d of %s, %s%s."
                        .formatted(
                                opinion(signal),
                                Words.price(signal.stopLoss()),
                                Words.prices(signal.takeProfits()),
                                Words.plain(signal.confidence()),
                                recorded.sequence(),
                                signal.source(),
                                Words.time(recorded.receivedAt()),
                                signal.expiresAt()
                                        .map(end -> ", until " + Words.time(end))
                                        .orElse("")),
                recorded.text());
    }

    private static String opinion(Signal signal) {
        return "%s %s at %s"
                .formatted(
                        Words.name(signal.direction()), signal.instrument().symbol(), Words.price(signal.entryPrice()));
    }

    /** @param signal that was executed, or not; null if it is not there any more */
    static News decided(Execution execution, @Nullable RecordedSignal signal) {
        String what = signal == null
                ? "signal " + execution.signalSequence()
                : "signal of " + signal.signal().source() + " (" + opinion(signal.signal()) + ")";
        boolean executed = execution.state() == Execution.State.EXECUTED;
        @Nullable String reason = execution.reason();
        @Nullable Long units = execution.units();
        String outcome = executed
                ? "executed" + (units == null ? "" : " with " + Words.units(units) + " units")
                : "not executed: " + (reason == null ? "refused" : reason.replace('_', ' '));
        @Nullable String detail = execution.detail();
        return new News(
                List.of(Kind.SIGNAL_EXECUTIONS),
                execution.account(),
                decidedAt(execution),
                execution.account() + ": " + what + " " + outcome,
                (detail == null || detail.isBlank() ? "" : detail + "\n") + "Account " + execution.account() + ", "
                        + Words.time(decidedAt(execution)) + ", signal " + execution.signalSequence() + ".",
                json(execution));
    }

    private static Instant decidedAt(Execution execution) {
        Instant decided = execution.decidedAt();
        return decided == null ? execution.createdAt() : decided;
    }

    private static String json(Execution execution) {
        return Json.encode(json -> {
                    json.writeStringField("type", "signal_execution");
                    json.writeStringField("account", execution.account().value());
                    json.writeNumberField("signal_seq", execution.signalSequence());
                    json.writeStringField("state", execution.state().name().toLowerCase(Locale.ROOT));
                    json.writeStringField("reason", execution.reason());
                    json.writeStringField("detail", execution.detail());
                    json.writeObjectField("units", execution.units());
                    json.writeObjectField("order_id", execution.orderId());
                    json.writeObjectField("trade_id", execution.tradeId());
                    json.writeStringField("timestamp", decidedAt(execution).toString());
                })
                .text();
    }
}
