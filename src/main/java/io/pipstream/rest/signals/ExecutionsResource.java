package io.pipstream.rest.signals;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.rest.CallerAccounts;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.PageLinks;
import io.pipstream.rest.QueryFields;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionFilter;
import io.pipstream.signal.ExecutionHistory;
import io.pipstream.signal.ExecutionPage;
import io.pipstream.signal.ListedExecution;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of signals in an account, with the reasons. */
@Path("paper-trading/signals/executions")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class ExecutionsResource {

    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;
    private static final int FARTHEST = 10_000_000;
    private static final int MOST_DAYS = 366;
    private static final int LONGEST_SOURCE = 64;

    @Inject
    CallerAccounts accounts;

    @Inject
    ExecutionHistory executions;

    @Inject
    Clock clock;

    /** A list, newest first: a page of it, whose headers tell how many there are and where the next page is. */
    @GET
    public Response executions(
            @QueryParam("account") @Nullable String name,
            @QueryParam("state") @Nullable String state,
            @QueryParam("source") @Nullable String source,
            @QueryParam("days") @Nullable String days,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        Account account = accounts.toRead(name);
        QueryFields fields = new QueryFields();
        Optional<State> ofState = fields.choice("state", state, State.class);
        Optional<String> ofSource = fields.label("source", source, LONGEST_SOURCE);
        Optional<Instant> since = fields.optionalWhole("days", days, 1, MOST_DAYS)
                .map(count -> clock.instant().minus(Duration.ofDays(count)));
        int most = fields.whole("limit", limit, USUAL_LIMIT, 1, MOST);
        int first = fields.whole("offset", offset, 0, 0, FARTHEST);
        fields.refuseIfWrong();
        ExecutionPage page = executions.page(new ExecutionFilter(account.id(), ofState, ofSource, since), most, first);
        Response answer = JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (ListedExecution each : page.items()) {
                write(json, each);
            }
            json.writeEndArray();
        });
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "account", name);
        put(query, "state", state);
        put(query, "source", source);
        put(query, "days", days);
        return PageLinks.with(answer, query, first, most, page.total());
    }

    private static void put(Map<String, String> query, String name, @Nullable String text) {
        String value = QueryFields.stripped(text);
        if (!value.isEmpty()) {
            query.put(name, value);
        }
    }

    private static void write(JsonGenerator json, ListedExecution listed) throws IOException {
        Execution execution = listed.execution();
        json.writeStartObject();
        json.writeNumberField("signal_seq", execution.signalSequence());
        json.writeStringField("signal_id", listed.signalId());
        json.writeStringField("signal_source", listed.source());
        json.writeStringField("pair", listed.instrument());
        json.writeStringField("received_at", listed.receivedAt().toString());
        json.writeStringField("account", execution.account().value());
        json.writeStringField("state", execution.state().name().toLowerCase(Locale.ROOT));
        text(json, "reason", execution.reason());
        text(json, "detail", execution.detail());
        number(json, "units", execution.units());
        number(json, "order_id", execution.orderId());
        number(json, "trade_id", execution.tradeId());
        Instant decided = execution.decidedAt();
        text(json, "decided_at", decided == null ? null : decided.toString());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    private static void number(JsonGenerator json, String name, @Nullable Long value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }
}
