package io.pipstream.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.FeedCondition.Usage;
import io.pipstream.feed.FeedReport;
import io.pipstream.feed.Feeds;
import io.pipstream.feed.QuoteRefusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where prices come from, and how that is going. */
@Path("feeds")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class FeedsResource {

    @Inject
    Feeds feeds;

    /** Every feed that runs, the best first. */
    @GET
    public Response feeds() {
        List<FeedReport> reports = feeds.reports();
        return JsonAnswer.ok(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("feeds");
            for (FeedReport report : reports) {
                write(json, report);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, FeedReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", report.status().source());
        json.writeNumberField("priority", report.priority());
        json.writeStringField("state", report.status().state().name().toLowerCase(Locale.ROOT));
        json.writeStringField("condition", report.condition().state().code());
        json.writeStringField("detail", report.condition().detail());
        json.writeNumberField("age_ms", report.status().age().toMillis());
        if (report.status().newest().isPresent()) {
            Quote newest = report.status().newest().get();
            json.writeStringField("time", newest.time().toString());
            json.writeStringField("received", newest.received().toString());
            json.writeNumberField(
                    "latency_ms",
                    report.status().latency().map(Duration::toMillis).orElse(0L));
            json.writeBooleanField("synthetic", newest.synthetic());
        }
        json.writeArrayFieldStart("leads");
        for (Instrument instrument : report.leads()) {
            json.writeString(instrument.symbol());
        }
        json.writeEndArray();
        json.writeNumberField("quotes", report.quotes());
        json.writeObjectFieldStart("refused");
        for (Map.Entry<QuoteRefusal, Long> refused : report.refused().entrySet()) {
            json.writeNumberField(refused.getKey().code(), refused.getValue());
        }
        json.writeEndObject();
        if (report.condition().usage().isPresent()) {
            write(json, report.condition().usage().get());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Usage usage) throws IOException {
        json.writeObjectFieldStart("quota");
        if (usage.perMinute() > 0) {
            json.writeNumberField("per_minute", usage.perMinute());
            json.writeNumberField("left_in_minute", usage.leftInMinute());
        }
        if (usage.perDay() > 0) {
            json.writeNumberField("per_day", usage.perDay());
            json.writeNumberField("left_in_day", usage.leftInDay());
        }
        json.writeNumberField("used_today", usage.usedToday());
        if (usage.blockedUntil().isPresent()) {
            json.writeStringField("blocked_until", usage.blockedUntil().get().toString());
        }
        if (usage.endsAt().isPresent()) {
            json.writeStringField("ends_at", usage.endsAt().get().toString());
        }
        json.writeEndObject();
    }
}
