package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.ledger.Head;
import io.pipstream.ledger.Journal;
import io.pipstream.ledger.JournalEntry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal of an account: every event as the sockets told it, from its first. */
@Path("paper-trading/transactions")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class TransactionsResource {

    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;

    @Inject
    CallerAccounts accounts;

    @Inject
    Journal journal;

    /** The events after a sequence, oldest first; {@code last} is where to go on, and {@code more} whether to. */
    @GET
    public Response after(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("account") @Nullable String name) {
        Account account = accounts.toRead(name);
        Head head =
                journal.head(account.id()).orElseGet(() -> new Head(account.id(), account.epoch(), account.sequence()));
        QueryFields fields = new QueryFields();
        long from = fields.whole("after", after, 0L, 0L, head.sequence());
        int most = fields.whole("limit", limit, USUAL_LIMIT, 1, MOST);
        fields.refuseIfWrong();
        List<JournalEntry> entries = journal.after(account.id(), from, most);
        long last = entries.isEmpty() ? from : entries.get(entries.size() - 1).sequence();
        return JsonAnswer.ok(json -> {
            json.writeStartObject();
            json.writeStringField("account", account.id().value());
            json.writeStringField("epoch", head.epoch());
            json.writeArrayFieldStart("transactions");
            for (JournalEntry entry : entries) {
                json.writeRawValue(entry.text());
            }
            json.writeEndArray();
            json.writeNumberField("last", last);
            json.writeBooleanField("more", last < head.sequence());
            json.writeEndObject();
        });
    }
}
