package io.pipstream.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.trading.Recorded;
import io.pipstream.wire.Json;
import io.pipstream.wire.OutcomeJson;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers with what was recorded, so that a repeated request has the very same answer, and the header {@code
 * Idempotent-Replay}.
 */
public final class RecordedAnswer {

    private static final String REPLAY = "Idempotent-Replay";

    private RecordedAnswer() {}

    /** Writes a part of an outcome. */
    @FunctionalInterface
    interface Part {
        void write(OutcomeJson outcome, JsonGenerator json) throws IOException;
    }

    /** The outcome with that status; 422, or 400 for a trade that is not open, if all of it was refused. */
    static Response of(Recorded recorded, Response.Status status, Part part) {
        return ifAccepted(recorded, status, json -> part.write(outcome(recorded), json));
    }

    static OutcomeJson outcome(Recorded recorded) {
        return new OutcomeJson(recorded.events(), recorded.after().sequence());
    }

    /** The same with another body. */
    static Response ifAccepted(Recorded recorded, Response.Status status, Json.Body body) {
        Response answer = refusal(recorded)
                .map(refused -> problem(refused).toResponse())
                .orElseGet(() -> JsonAnswer.of(status.getStatusCode(), body));
        return marked(answer, recorded);
    }

    /** With the header, if it is a repetition. */
    static Response marked(Response answer, Recorded recorded) {
        return recorded.isRepetition()
                ? Response.fromResponse(answer).header(REPLAY, "true").build()
                : answer;
    }

    /** Why the one thing that was asked for was refused. */
    public static Optional<Refusal> refusal(Recorded recorded) {
        if (recorded.events().isEmpty()) {
            return Optional.empty();
        }
        TradeEvent first = recorded.events().get(0);
        return first instanceof OrderRejected rejected ? Optional.of(rejected.refusal()) : Optional.empty();
    }

    public static String code(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    /** Its text with the numbers that decided. */
    public static String sentence(Refusal refusal) {
        String text = refusal.reason().text();
        return text.equals(refusal.detail()) ? text + "." : text + ": " + refusal.detail() + ".";
    }

    private static Problem problem(Refusal refusal) {
        String code = code(refusal.reason());
        Problem problem = refusal.reason() == Reason.TRADE_DOESNT_EXIST
                ? Problem.badRequest(code, sentence(refusal))
                : Problem.refused(code, sentence(refusal));
        return problem.citing(refusal.rule());
    }
}
