package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.market.Instruments;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Dialects for tests, all of one simple language, a message a line: {@code EURUSD 1.1 1.2}, {@code EURUSD 1.1},
 * {@code EURUSD 1.1 1.2 2025-01-15T12:00:00Z}, {@code alive}, {@code no EURUSD}, {@code refused RATE_LIMITED 7}; anything else
 * is malformed.
 */
final class PlainText {

    static final String KEY = "s3cr3t-k3y";

    private static final Instruments INSTRUMENTS = InstrumentFixtures.someInstruments();

    private PlainText() {}

    static SourceTraits traits(String source, String base, Duration every, int perMinute, int perDay) {
        return new SourceTraits(source, true, base, Duration.ofSeconds(10), every, perMinute, perDay);
    }

    static LiveSource source(Dialect dialect, URI base) {
        SourceTraits traits = dialect.traits();
        return new LiveSource(
                dialect,
                new SourceAccess(base, KEY, ""),
                INSTRUMENTS.all(),
                traits.muteAfter(),
                traits.every(),
                traits.perMinute(),
                traits.perDay(),
                Duration.ofDays(4));
    }

    record Socket(SourceTraits traits) implements SocketDialect {

        Socket(String name) {
            this(PlainText.traits(name, "wss://live.example", Duration.ZERO, 0, 0));
        }

        @Override
        public Optional<String> symbol(Instrument instrument) {
            return Optional.of(instrument.symbol());
        }

        @Override
        public Question handshake(SourceAccess access) {
            return PlainText.question(access, "");
        }

        @Override
        public List<String> greetings(List<Instrument> instruments) {
            return List.of("hello", "tell " + symbols(instruments));
        }

        @Override
        public Optional<Heartbeat> heartbeat() {
            return Optional.of(new Heartbeat("here", Duration.ofSeconds(4)));
        }

        @Override
        public List<Heard> read(String message, List<Instrument> instruments) {
            return List.of(PlainText.heard(message));
        }
    }

    record Lines(SourceTraits traits) implements LineDialect {

        Lines(String name) {
            this(PlainText.traits(name, "https://live.example", Duration.ZERO, 0, 0));
        }

        @Override
        public Optional<String> symbol(Instrument instrument) {
            return Optional.of(instrument.symbol());
        }

        @Override
        public Question question(SourceAccess access, List<Instrument> instruments) {
            return PlainText.question(access, "");
        }

        @Override
        public List<Heard> readRefusal(Answer answer) {
            return List.of(Refusals.of(answer));
        }

        @Override
        public List<Heard> read(String line, List<Instrument> instruments) {
            return List.of(PlainText.heard(line));
        }
    }

    record Poll(SourceTraits traits, int mostAtOnce) implements PollDialect {

        Poll(String name, Duration every, int perMinute, int perDay) {
            this(PlainText.traits(name, "https://live.example", every, perMinute, perDay), 1);
        }

        @Override
        public Optional<String> symbol(Instrument instrument) {
            return instrument.symbol().startsWith("XAU") ? Optional.empty() : Optional.of(instrument.symbol());
        }

        @Override
        public Question question(SourceAccess access, List<Instrument> instruments) {
            return PlainText.question(access, symbols(instruments));
        }

        @Override
        public List<Heard> read(Answer answer, List<Instrument> asked) {
            return answer.status() == 200
                    ? answer.body().lines().map(PlainText::heard).toList()
                    : List.of(Refusals.of(answer));
        }
    }

    private static Question question(SourceAccess access, String symbols) {
        return new Question(
                URI.create(access.base() + "/?symbols=" + symbols + "&key=" + access.key()), Map.of("X-Key", KEY));
    }

    private static String symbols(List<Instrument> instruments) {
        return instruments.stream().map(Instrument::symbol).collect(Collectors.joining(","));
    }

    private static Heard heard(String message) {
        String[] words = message.strip().split(" ", -1);
        try {
            return switch (words[0]) {
                case "alive" -> new Heard.Alive();
                case "no" -> new Heard.NotOffered(instrument(words[1]), "never had it");
                case "refused" ->
                    new Heard.Refused(
                            Heard.Cause.valueOf(words[1].toUpperCase(Locale.ROOT)),
                            "the key " + KEY + " is " + words[1],
                            words.length > 2
                                    ? Optional.of(Duration.ofSeconds(Long.parseLong(words[2])))
                                    : Optional.empty());
                default -> price(words);
            };
        } catch (RuntimeException notUnderstood) {
            return new Heard.Malformed("torn: " + message);
        }
    }

    private static Heard price(String[] words) {
        Instrument instrument = instrument(words[0]);
        BigDecimal bid = new BigDecimal(words[1]);
        if (words.length == 2) {
            return new Heard.Last(instrument, bid, null);
        }
        return new Heard.TwoSided(
                instrument, bid, new BigDecimal(words[2]), words.length > 3 ? Instant.parse(words[3]) : null);
    }

    private static Instrument instrument(String symbol) {
        return INSTRUMENTS.find(symbol).orElseThrow();
    }
}
