package io.pipstream.feed.archive;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Answer;
import io.pipstream.feed.live.Question;
import io.pipstream.feed.live.SourceAccess;
import io.pipstream.pricing.ArchiveException;
import io.pipstream.pricing.CandleArchive;
import io.pipstream.pricing.CandleTrack;
import io.pipstream.pricing.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The history of a source that is asked over HTTP. */
final class AskedArchive implements CandleArchive {

    private final String source;
    private final HistoryDialect dialect;
    private final SourceAccess access;
    private final Asking asking;

    /** Asks a source, as often as it may be asked. */
    @FunctionalInterface
    interface Asking {

        /** Fails within a bounded time if there is no answer; with an {@link ArchiveException} if we may not ask. */
        CompletionStage<Answer> ask(Question question);
    }

    AskedArchive(String source, HistoryDialect dialect, SourceAccess access, Asking asking) {
        this.source = source;
        this.dialect = dialect;
        this.access = access;
        this.asking = asking;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Optional<Duration> reach(Instrument instrument, CandleInterval kept) {
        return dialect.reach(instrument, kept);
    }

    @Override
    public int mostAtOnce(CandleInterval kept) {
        return dialect.mostAtOnce(kept);
    }

    @Override
    public CompletionStage<List<Candle>> fetch(CandleTrack track, TimeSpan span) {
        return asking.ask(dialect.question(access, track, span)).thenApply(answer -> {
            try {
                return HistoryReader.read(dialect, answer, track, span);
            } catch (ArchiveException refused) {
                throw new CompletionException(refused);
            }
        });
    }
}
