package io.pipstream.rest.signals;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.market.Instruments;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.JsonBody;
import io.pipstream.rest.Problem;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalHistory;
import io.pipstream.signal.SignalIdReusedException;
import io.pipstream.signal.SignalIntake;
import io.pipstream.signal.SignalJournal;
import io.pipstream.signal.SignalReader;
import io.pipstream.signal.SignalReceipt;
import io.pipstream.signal.SignalSource;
import io.pipstream.signal.SourceTakenException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signals: recorded, executed if they ask for it, announced to every session as {@code signal_alert}; and looked at. */
@Path("paper-trading/signals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignalsResource {

    private static final int LIMIT_BYTES = 512 * 1024;
    private static final int MOST_SOURCES = 1_000;

    @Inject
    SignalReader reader;

    @Inject
    SignalIntake intake;

    @Inject
    SignalExecution execution;

    @Inject
    SignalJournal journal;

    @Inject
    SignalHistory history;

    @Inject
    Instruments instruments;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    /**
     * One signal, or a list of them; 202 once all are recorded, and will be announced whatever happens. With {@code
     * auto_execute} a single one is then executed in an account that the caller may trade, once for each signal however
     * often and by whichever token it comes; whether the market took it is in the answer, and changes nothing about the
     * announcement.
     */
    @POST
    @Needs(Scope.FEED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response announce(@QueryParam("account") @Nullable String account, InputStream body) {
        JsonNode json = JsonBody.read(body, LIMIT_BYTES);
        String source = caller.get().name();
        if (PostedSignals.areMany(json)) {
            return SignalAnswers.ofMany(take(PostedSignals.many(json, one -> reader.read(one, source))));
        }
        Signal signal = PostedSignals.one(json, one -> reader.read(one, source));
        if (!PostedSignals.isToBeExecuted(json)) {
            return SignalAnswers.of(take(List.of(signal)).get(0));
        }
        SignalOrder order = execution.order(signal, json, account);
        SignalReceipt receipt = take(List.of(signal)).get(0);
        return SignalAnswers.of(receipt, execution.execute(receipt.recorded(), order));
    }

    /** A list, newest first. */
    @GET
    @Needs(Scope.READ)
    public Response signals(@BeanParam SignalParameters asked) {
        SignalQuery query = SignalQuery.of(asked, instruments, clock.instant());
        List<RecordedSignal> page = history.page(query.filter(), query.limit(), query.offset());
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (RecordedSignal recorded : page) {
                SignalViews.write(json, recorded);
            }
            json.writeEndArray();
        });
    }

    /** One of them, by its sequence. */
    @GET
    @Path("{seq}")
    @Needs(Scope.READ)
    public Response signal(@PathParam("seq") String sequence) {
        RecordedSignal recorded = find(journal, sequence);
        return JsonAnswer.ok(json -> SignalViews.write(json, recorded));
    }

    /** Who gave signals, by name. */
    @GET
    @Path("sources")
    @Needs(Scope.READ)
    public Response sources() {
        List<SignalSource> sources = history.sources(MOST_SOURCES);
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (SignalSource source : sources) {
                SignalViews.write(json, source);
            }
            json.writeEndArray();
        });
    }

    /** @throws io.pipstream.rest.ProblemException 404 if there is none */
    static RecordedSignal find(SignalJournal journal, String sequence) {
        return number(sequence)
                .flatMap(journal::find)
                .orElseThrow(() -> Problem.of(
                                Response.Status.NOT_FOUND.getStatusCode(), "unknown_signal", "There is no such signal.")
                        .toException());
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private List<SignalReceipt> take(List<Signal> signals) {
        try {
            return intake.take(signals, caller.get().user());
        } catch (SourceTakenException taken) {
            throw SignalAnswers.conflict("source_taken", taken);
        } catch (SignalIdReusedException reused) {
            throw SignalAnswers.conflict("signal_id_reused", reused);
        }
    }
}
