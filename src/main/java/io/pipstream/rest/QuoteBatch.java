package io.pipstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.feed.RawQuote;
import io.pipstream.rest.QuoteIntake.Verdict;
import io.pipstream.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The quotes of one request, each taken or refused by itself. Not thread-safe. */
final class QuoteBatch {

    static final int MOST_QUOTES = 10_000;

    /** Enough to see what is wrong with a feeder; the rest of ten thousand lines would tell no more. */
    private static final int MOST_FIELDS_NAMED = 50;

    private static final String MALFORMED = "invalid_fields";

    /** A quote that was not taken. */
    private record Refused(int index, String symbol, String code, String sentence) {}

    private final QuoteIntake intake;
    private final List<Refused> refused = new ArrayList<>();
    private final Map<String, String> wrongFields = new LinkedHashMap<>();
    private int accepted;
    private int unchanged;
    private int malformed;

    QuoteBatch(QuoteIntake intake) {
        this.intake = intake;
    }

    /**
     * Takes what can be taken of one object or a list, and tells what was not.
     *
     * @throws ProblemException 400 if all of it is malformed or there is too much of it, 422 if the one object is refused
     */
    Json.Body take(JsonNode body) {
        if (body.isObject()) {
            offer(0, body, "");
            refuseWholly();
            refused.forEach(QuoteBatch::refuseAlone);
        } else if (body.isArray()) {
            if (body.size() > MOST_QUOTES) {
                throw Problem.badRequest(
                                "too_many_quotes", "At most %d quotes can come at once.".formatted(MOST_QUOTES))
                        .toException();
            }
            for (int index = 0; index < body.size(); index++) {
                offer(index, body.get(index), "[" + index + "]");
            }
            if (malformed == body.size()) {
                refuseWholly();
            }
        } else {
            throw Problem.badRequest("invalid_message", "The body must be a quote or a list of quotes.")
                    .toException();
        }
        return answer();
    }

    private void offer(int index, JsonNode node, String place) {
        QuoteReader.Reading reading = QuoteReader.read(node);
        RawQuote quote = reading.quote();
        if (quote == null) {
            malformed++;
            reading.wrong().forEach((field, wrong) -> blame(place, field, wrong));
            refused.add(new Refused(index, QuoteReader.shownSymbol(node), MALFORMED, sentence(reading.wrong())));
            return;
        }
        Verdict verdict = intake.offer(quote);
        if (verdict instanceof Verdict.Refused market) {
            refused.add(new Refused(index, SymbolList.shown(quote.symbol()), market.code(), market.sentence()));
        } else if (verdict instanceof Verdict.Unchanged) {
            unchanged++;
        } else {
            accepted++;
        }
    }

    private void blame(String place, String field, String wrong) {
        if (wrongFields.size() < MOST_FIELDS_NAMED) {
            wrongFields.put(place.isEmpty() || field.isEmpty() ? place + field : place + "." + field, wrong);
        }
    }

    private static String sentence(Map<String, String> wrong) {
        List<String> parts = new ArrayList<>();
        wrong.forEach((field, why) -> parts.add(field.isEmpty() ? "The quote " + why : field + " " + why));
        return String.join("; ", parts);
    }

    private void refuseWholly() {
        if (!wrongFields.isEmpty()) {
            throw Problem.wrongFields(refused.get(0).sentence(), wrongFields).toException();
        }
    }

    private static void refuseAlone(Refused only) {
        throw Problem.refused(only.code(), only.sentence()).toException();
    }

    private Json.Body answer() {
        return json -> {
            json.writeStartObject();
            json.writeNumberField("accepted", accepted);
            json.writeNumberField("unchanged", unchanged);
            json.writeArrayFieldStart("refused");
            for (Refused each : refused) {
                json.writeStartObject();
                json.writeNumberField("index", each.index());
                json.writeStringField("symbol", each.symbol());
                json.writeStringField("code", each.code());
                json.writeStringField("message", each.sentence());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }
}
