package io.pipstream.feed.archive;

import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.live.SourceAccess;
import io.pipstream.feed.live.SourceQuestions;
import io.pipstream.feed.live.SourceTraits;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleArchive;
import io.pipstream.pricing.CandleArchives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** The histories of those sources of live prices that have one, as far as the settings let us ask them. Thread-safe. */
@ApplicationScoped
public class LiveArchives implements CandleArchives {

    private static final Logger LOG = System.getLogger(LiveArchives.class.getName());

    private static final String OANDA_STREAM = "pipstream.feed.oanda.url";

    private final SourceQuestions questions;
    private final Set<String> wanted;
    private final Map<String, Origin> origins;
    private final ConcurrentMap<String, Optional<CandleArchive>> archivesBySource = new ConcurrentHashMap<>();

    /** How the history behind a source's quotes is asked. */
    private record Origin(HistoryDialect dialect, SourceTraits traits) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected LiveArchives() {
        this.questions = null;
        this.wanted = Set.of();
        this.origins = Map.of();
    }

    @Inject
    public LiveArchives(SourceQuestions questions, Settings settings) {
        this.questions = questions;
        this.wanted = settings.flag("pipstream.pricing.history", true) ? feeds(settings) : Set.of();
        Origin twelveData = new Origin(
                new TwelveDataHistory(), traits("twelvedata:rest", true, "https://api.twelvedata.com", 8, 800));
        this.origins = Map.of(
                "oanda",
                new Origin(new OandaHistory(), traits("oanda:rest", true, oandaBase(settings), 0, 0)),
                "yahoo",
                new Origin(new YahooHistory(), traits("yahoo", false, "https://query1.finance.yahoo.com", 20, 0)),
                "twelvedata",
                twelveData,
                "twelvedata:rest",
                twelveData);
    }

    @Override
    public Optional<CandleArchive> of(String source) {
        Origin origin = origins.get(source);
        return origin == null || !wanted.contains(source)
                ? Optional.empty()
                : archivesBySource.computeIfAbsent(source, name -> archive(name, origin));
    }

    private Optional<CandleArchive> archive(String source, Origin origin) {
        try {
            Optional<SourceAccess> access = questions.access(origin.traits());
            return access.map(known -> new AskedArchive(
                    source, origin.dialect(), known, question -> questions.ask(origin.traits(), question)));
        } catch (SettingException wrong) {
            LOG.log(Level.WARNING, "The history of {0} is not asked: {1}", source, wrong.getMessage());
            return Optional.empty();
        }
    }

    /** Candles may be left of a source that was a feed in an earlier run: it is not asked for more. */
    private static Set<String> feeds(Settings settings) {
        return FeedChoice.parse(settings.text(FeedChoice.SETTING, "simulated")).stream()
                .map(choice -> choice.argument().isEmpty() ? choice.kind() : choice.kind() + ":" + choice.argument())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Its streams and its other answers come from two hosts of like names, for practice and for real accounts. */
    private static String oandaBase(Settings settings) {
        return settings.secret(OANDA_STREAM)
                .map(stream -> stream.replace("://stream-", "://api-"))
                .orElse("https://api-fxpractice.oanda.com");
    }

    private static SourceTraits traits(String source, boolean needsKey, String base, int perMinute, int perDay) {
        return new SourceTraits(source, needsKey, base, Duration.ZERO, Duration.ZERO, perMinute, perDay);
    }
}
