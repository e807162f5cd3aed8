package io.pipstream.feed.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.NotOffered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Twelve Data's endpoint of the latest price. It costs a credit for each symbol, however many a question has, so a question has
 * one. The price comes without a time.
 *
 * @see <a href="https://twelvedata.com/docs#real-time-price">Its documentation</a>
 */
final class TwelveDataRestDialect implements PollDialect {

    /** 800 questions a day: 80 at once, and then one each 120 s. */
    private static final SourceTraits TRAITS = new SourceTraits(
            "twelvedata:rest",
            true,
            "https://api.twelvedata.com",
            Duration.ofMinutes(6),
            Duration.ofMinutes(2),
            8,
            800);

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
        return new Question(
                Address.at(access, "/price")
                        .with("symbol", Symbols.joined(this, instruments))
                        .uri(),
                Map.of("Authorization", "apikey " + access.key()));
    }

    @Override
    public List<Heard> read(Answer answer, List<Instrument> asked) {
        Optional<TwelveDataError> error = error(answer);
        if (error.isPresent()) {
            return List.of(
                    error.get().isAboutSymbol()
                            ? new NotOffered(
                                    asked.get(0), Excerpt.of(error.get().message()))
                            : error.get().refused(RetryAfter.of(answer)));
        }
        return Reading.answer(answer, json -> List.of(new Last(asked.get(0), SourceJson.price(json, "price"), null)));
    }

    private static Optional<TwelveDataError> error(Answer answer) {
        try {
            JsonNode json = SourceJson.object(answer.body());
            return TwelveDataError.in(json);
        } catch (NotUnderstoodException noneOfIts) {
            return Optional.empty();
        }
    }
}
