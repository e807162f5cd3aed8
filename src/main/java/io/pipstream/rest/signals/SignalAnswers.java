package io.pipstream.rest.signals;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.order.Refusal;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.Problem;
import io.pipstream.rest.ProblemException;
import io.pipstream.rest.RecordedAnswer;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.SignalReceipt;
import io.pipstream.trading.Recorded;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody hears who sent signals: the same when they are repeated, with the header {@code Idempotent-Replay}. */
final class SignalAnswers {

    private static final String REPLAY = "Idempotent-Replay";
    private static final int ACCEPTED = Response.Status.ACCEPTED.getStatusCode();

    private SignalAnswers() {}

    static Response of(SignalReceipt receipt) {
        return marked(answer(receipt, null), receipt.isRepetition());
    }

    static Response of(SignalReceipt receipt, Recorded executed) {
        return marked(answer(receipt, executed), receipt.isRepetition() && executed.isRepetition());
    }

    static Response ofMany(List<SignalReceipt> receipts) {
        Response answer = JsonAnswer.of(ACCEPTED, json -> {
            json.writeStartObject();
            json.writeStringField("status", "announced");
            json.writeArrayFieldStart("signals");
            for (SignalReceipt receipt : receipts) {
                json.writeStartObject();
                writeNames(json, receipt.recorded());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        return marked(answer, receipts.stream().allMatch(SignalReceipt::isRepetition));
    }

    /** 409: somebody else's source, or another signal under the same id. */
    static ProblemException conflict(String code, Exception reason) {
        return Problem.of(Response.Status.CONFLICT.getStatusCode(), code, reason.getMessage() + ".")
                .toException();
    }

    private static Response answer(SignalReceipt receipt, @Nullable Recorded executed) {
        return JsonAnswer.of(ACCEPTED, json -> {
            json.writeStartObject();
            json.writeStringField("status", "announced");
            writeNames(json, receipt.recorded());
            writeExecution(json, executed);
            json.writeEndObject();
        });
    }

    static void writeNames(JsonGenerator json, RecordedSignal recorded) throws IOException {
        json.writeStringField("signal_id", recorded.signal().id());
        json.writeNumberField("signal_seq", recorded.sequence());
        json.writeStringField("pair", recorded.signal().instrument().symbol());
    }

    private static void writeExecution(JsonGenerator json, @Nullable Recorded executed) throws IOException {
        Optional<Refusal> refusal = executed == null ? Optional.empty() : RecordedAnswer.refusal(executed);
        json.writeBooleanField("executed", executed != null && refusal.isEmpty());
        if (refusal.isPresent()) {
            json.writeStringField("code", RecordedAnswer.code(refusal.get().reason()));
            json.writeStringField("reason", RecordedAnswer.sentence(refusal.get()));
        } else if (executed != null) {
            json.writeNumberField("order_id", SignalExecution.orderId(executed));
            Optional<Long> trade = SignalExecution.tradeId(executed);
            if (trade.isPresent()) {
                json.writeNumberField("trade_id", trade.get());
            }
        }
    }

    /** With the header, if it was answered so before. */
    static Response marked(Response answer, boolean isRepetition) {
        return isRepetition
                ? Response.fromResponse(answer).header(REPLAY, "true").build()
                : answer;
    }
}
