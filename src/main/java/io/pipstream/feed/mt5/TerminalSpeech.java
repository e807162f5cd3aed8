package io.pipstream.feed.mt5;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.feed.archive.Prices;
import io.pipstream.feed.live.Excerpt;
import io.pipstream.feed.live.NotUnderstoodException;
import io.pipstream.feed.live.SourceJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON in which an Expert Advisor is asked and answers. Keeps nothing. */
final class TerminalSpeech {

    private static final String SYMBOL = "symbol";

    private TerminalSpeech() {}

    static String priceQuestion(String symbol) {
        return SourceJson.newObject()
                .put("action", "GET_PRICE")
                .put(SYMBOL, symbol)
                .toString();
    }

    /** @param count so many of the newest bars, the unfinished one included */
    static String barsQuestion(String symbol, Timeframe timeframe, int count) {
        return SourceJson.newObject()
                .put("action", "GET_BARS")
                .put(SYMBOL, symbol)
                .put("timeframe", timeframe.name())
                .put("count", count)
                .toString();
    }

    /** @throws NotUnderstoodException also if it is about another symbol */
    static TerminalPrice price(String answer, String symbol) throws NotUnderstoodException, TerminalRefusedException {
        JsonNode data = data(answer, symbol);
        requireOf(symbol, data);
        Optional<TerminalTime> time =
                SourceJson.has(data, "time") ? Optional.of(TerminalTime.of(data.path("time"))) : Optional.empty();
        return new TerminalPrice(SourceJson.price(data, "bid"), SourceJson.price(data, "ask"), time);
    }

    /** Those that have a time and prices. */
    static List<TerminalBar> bars(String answer, String symbol)
            throws NotUnderstoodException, TerminalRefusedException {
        JsonNode data = data(answer, symbol);
        if (!data.isArray()) {
            throw new NotUnderstoodException("no list of bars: " + Excerpt.of(data.toString()));
        }
        List<TerminalBar> bars = new ArrayList<>(data.size());
        for (JsonNode bar : data) {
            bar(bar).ifPresent(bars::add);
        }
        return bars;
    }

    private static Optional<TerminalBar> bar(JsonNode bar) {
        try {
            TerminalTime start = TerminalTime.of(bar.path("timestamp"));
            JsonNode volume = bar.path("volume");
            long ticks = volume.canConvertToLong() ? volume.longValue() : 0;
            return Prices.of(bar.path("open"), bar.path("high"), bar.path("low"), bar.path("close"))
                    .map(prices -> new TerminalBar(start, prices, ticks));
        } catch (NotUnderstoodException noTime) {
            return Optional.empty();
        }
    }

    private static JsonNode data(String answer, String symbol) throws NotUnderstoodException, TerminalRefusedException {
        JsonNode said = SourceJson.object(withoutEnd(answer));
        JsonNode success = said.path("success");
        if (!success.isBoolean()) {
            throw new NotUnderstoodException("neither success nor failure: " + Excerpt.of(answer));
        }
        if (!success.booleanValue()) {
            String error = Excerpt.of(SourceJson.text(said, "error").orElse(""));
            throw new TerminalRefusedException(error.isEmpty() ? "it does not say why" : error);
        }
        requireOf(symbol, said);
        return said.path("data");
    }

    /** The terminal's texts end with a zero, and some programs send it along. */
    private static String withoutEnd(String answer) {
        int end = answer.length();
        while (end > 0 && answer.charAt(end - 1) == '\0') {
            end--;
        }
        return answer.substring(0, end);
    }

    /** Few terminals say of what they speak; whoever says something else is not listened to. */
    private static void requireOf(String symbol, JsonNode object) throws NotUnderstoodException {
        Optional<String> said = SourceJson.text(object, SYMBOL);
        if (said.isPresent() && !said.get().equalsIgnoreCase(symbol)) {
            throw new NotUnderstoodException("asked for %s, it speaks of %s".formatted(symbol, Excerpt.of(said.get())));
        }
    }
}
