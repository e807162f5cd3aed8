package io.pipstream.rest.signals;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.rest.CallerAccounts;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.QueryFields;
import io.pipstream.signal.SignalFigures;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of signals in an account, in figures. */
@Path("paper-trading/signals/summary")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class SignalSummaryResource {

    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 366;

    @Inject
    CallerAccounts accounts;

    @Inject
    SignalSummaries summaries;

    @Inject
    Clock clock;

    /** Of the signals received in the last days: of all, and by source. */
    @GET
    public Response summary(@QueryParam("days") @Nullable String days, @QueryParam("account") @Nullable String name) {
        Account account = accounts.toRead(name);
        QueryFields fields = new QueryFields();
        int count = fields.whole("days", days, USUAL_DAYS, 1, MOST_DAYS);
        fields.refuseIfWrong();
        Instant now = clock.instant();
        NavigableMap<String, SignalFigures> figures =
                summaries.bySource(account.id(), now.minus(Duration.ofDays(count)), now);
        SignalFigures all = figures.values().stream().reduce(SignalFigures.NONE, SignalFigures::plus);
        return JsonAnswer.ok(json -> {
            json.writeStartObject();
            json.writeNumberField("days", count);
            json.writeStringField("account", account.id().value());
            write(json, all);
            json.writeArrayFieldStart("sources");
            for (Map.Entry<String, SignalFigures> each : figures.entrySet()) {
                json.writeStartObject();
                json.writeStringField("source", each.getKey());
                write(json, each.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, SignalFigures figures) throws IOException {
        json.writeNumberField("processed", figures.processed());
        json.writeNumberField("executed", figures.executed());
        json.writeNumberField("alerted", figures.alerted());
        json.writeNumberField("expired", figures.expired());
        json.writeObjectFieldStart("rejected");
        for (Map.Entry<String, Long> each : figures.rejectedByReason().entrySet()) {
            json.writeNumberField(each.getKey(), each.getValue());
        }
        json.writeEndObject();
        number(json, "execution_rate", figures.executionRate());
        json.writeNumberField("closed_trades", figures.closedTrades());
        number(json, "win_rate", figures.winRate());
        number(json, "avg_pips", figures.averagePips());
    }

    private static void number(JsonGenerator json, String name, Optional<BigDecimal> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }
}
