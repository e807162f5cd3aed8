package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Malformed;
import io.pipstream.feed.live.Heard.TwoSided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TrueFX's rates of the interbank market, many pairs in one answer, for whoever has no account there. */
final class TrueFxDialect implements PollDialect {

    /** What it gives to those without an account. */
    private static final Set<String> PAIRS = Set.of(
            "EUR/USD", "USD/JPY", "GBP/USD", "EUR/GBP", "USD/CHF", "EUR/JPY", "EUR/CHF", "USD/CAD", "AUD/USD",
            "GBP/JPY");

    private static final SourceTraits TRAITS = new SourceTraits(
            "truefx", false, "https://webrates.truefx.com", Duration.ofSeconds(30), Duration.ofSeconds(2), 30, 0);

    /**
     * Pair, milliseconds, then bid and ask as a big figure with its point, and the digits that follow it; then high, low and
     * open, which show that the digits before them are whole.
     */
    private static final Pattern LINE = Pattern.compile("(?<pair>[A-Z]{3}/[A-Z]{3}),(?<time>[0-9]{1,16})"
            + ",(?<bid>[0-9]{1,7}\\.[0-9]{0,4}),(?<bidpoints>[0-9]{1,4})"
            + ",(?<ask>[0-9]{1,7}\\.[0-9]{0,4}),(?<askpoints>[0-9]{1,4})(?:,[0-9.]{1,12}){3}");

    private static final int MOST_LINES = 100;

    @Override
    public SourceTraits traits() {
        return TRAITS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Optional.of(Symbols.slashed(instrument)).filter(PAIRS::contains);
    }

    @Override
    public int mostAtOnce() {
        return PAIRS.size();
    }

    @Override
    public Question question(SourceAccess access, List<Instrument> instruments) {
        return new Question(
                Address.at(access, "/rates/connect.html")
                        .with("f", "csv")
                        .with("c", Symbols.joined(this, instruments))
                        .uri(),
                Map.of("User-Agent", "pipstream"));
    }

    /** One line that is wrong does not spoil the others; if none is right, it is no answer. */
    @Override
    public List<Heard> read(Answer answer, List<Instrument> asked) {
        if (answer.status() != 200) {
            return List.of(Refusals.of(answer));
        }
        List<Heard> all = new ArrayList<>();
        answer.body()
                .lines()
                .filter(line -> !line.isBlank())
                .limit(MOST_LINES)
                .forEach(line -> all.addAll(heard(line.strip(), asked)));
        return all.stream().anyMatch(TwoSided.class::isInstance) ? all : List.of(noRates(answer.body()));
    }

    private static Heard noRates(String body) {
        Cause cause = Refusals.byWords(body);
        return Refusals.of(cause, body.isBlank() ? "an empty answer" : "no rates: " + body, Optional.empty());
    }

    private List<Heard> heard(String line, List<Instrument> asked) {
        try {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new NotUnderstoodException("no rate: " + Excerpt.of(line));
            }
            Optional<Instrument> instrument = Symbols.find(this, asked, parts.group("pair"));
            // without an account it may give all ten, whatever it is asked
            return instrument.isEmpty() ? List.of() : List.of(price(instrument.get(), parts));
        } catch (NotUnderstoodException wrong) {
            return List.of(new Malformed(wrong.detail()));
        }
    }

    private static Heard price(Instrument instrument, Matcher parts) throws NotUnderstoodException {
        return new TwoSided(
                instrument,
                SourceJson.price(parts.group("bid") + parts.group("bidpoints")),
                SourceJson.price(parts.group("ask") + parts.group("askpoints")),
                SourceTime.millis(parts.group("time")));
    }
}
