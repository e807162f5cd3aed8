package io.pipstream.feed.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.TwoSided;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Alpha Vantage's exchange rate. Whatever it has to say, it says with status 200, and some of it repeats the key.
 *
 * @see <a href="https://www.alphavantage.co/documentation/#currency-exchange">Its documentation</a>
 */
final class AlphaVantageDialect implements PollDialect {

    /** 25 questions a day: two at once, and then one each 63 minutes. */
    private static final SourceTraits TRAITS = new SourceTraits(
            "alphavantage", true, "https://www.alphavantage.co", Duration.ofHours(3), Duration.ofMinutes(63), 5, 25);

    private static final String RATE = "Realtime Currency Exchange Rate";
    private static final String BID = "8. Bid Price";
    private static final String ASK = "9. Ask Price";

    @Override
    public SourceTraits traits() {
        return TRAITS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Optional.of(Symbols.slashed(instrument));
    }

    @Override
    public int mostAtOnce() {
        return 1;
    }

    @Override
    public Question question(SourceAccess access, List<Instrument> instruments) {
        Instrument asked = instruments.get(0);
        return new Question(
                Address.at(access, "/query")
                        .with("function", "CURRENCY_EXCHANGE_RATE")
                        .with("from_currency", asked.base().code())
                        .with("to_currency", asked.quoteCurrency().code())
                        .with("apikey", access.key())
                        .uri(),
                Map.of());
    }

    @Override
    public List<Heard> read(Answer answer, List<Instrument> asked) {
        return Reading.answer(answer, json -> List.of(heard(json, asked.get(0), answer)));
    }

    private static Heard heard(JsonNode json, Instrument asked, Answer answer) throws NotUnderstoodException {
        JsonNode rate = json.path(RATE);
        if (rate.isObject()) {
            return price(rate, asked);
        }
        String said = Stream.of("Information", "Note", "Error Message")
                .flatMap(field -> SourceJson.text(json, field).stream())
                .findFirst()
                .orElseThrow(() -> new NotUnderstoodException("unknown answer " + Excerpt.of(json.toString())));
        Cause cause = Refusals.byWords(said);
        // the only thing in our question that may be wrong is one of the two currencies
        return cause == Cause.FAILED && said.contains("Invalid API call")
                ? new NotOffered(asked, Excerpt.of(said))
                : Refusals.of(cause, said, RetryAfter.of(answer));
    }

    private static Heard price(JsonNode rate, Instrument asked) throws NotUnderstoodException {
        String pair = rate.path("1. From_Currency Code").asText() + "/"
                + rate.path("3. To_Currency Code").asText();
        if (!pair.equals(Symbols.slashed(asked))) {
            throw new NotUnderstoodException("asked of %s, it answers of '%s'".formatted(asked, Excerpt.of(pair)));
        }
        @Nullable Instant time = time(rate);
        return isGiven(rate, BID) && isGiven(rate, ASK)
                ? new TwoSided(asked, SourceJson.price(rate, BID), SourceJson.price(rate, ASK), time)
                : new Last(asked, SourceJson.price(rate, "5. Exchange Rate"), time);
    }

    /** Where it knows only the rate, it says {@code -} of its sides. */
    private static boolean isGiven(JsonNode rate, String field) {
        return SourceJson.text(rate, field).filter(text -> !text.equals("-")).isPresent();
    }

    private static @Nullable Instant time(JsonNode rate) throws NotUnderstoodException {
        Optional<String> refreshed = SourceJson.text(rate, "6. Last Refreshed");
        return refreshed.isEmpty()
                ? null
                : SourceTime.local(refreshed.get(), rate.path("7. Time Zone").asText());
    }
}
