package io.pipstream.rest.signals;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.performance.ClosedTrade;
import io.pipstream.rest.Problem;
import io.pipstream.rest.ProblemException;
import io.pipstream.signal.ExecutionHistory;
import io.pipstream.signal.FollowedTrade;
import io.pipstream.signal.SignalFigures;
import io.pipstream.signal.SourceCounts;
import io.pipstream.wire.TradeJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Adds up what became of signals and what it brought. Waits for the ledger; the work is bounded. Thread-safe. */
@ApplicationScoped
public class SignalSummaries {

    private static final int MOST_SOURCES = 1_000;
    private static final int MOST_TRADES = 50_000;
    private static final int PAGE = 1_000;

    private final ExecutionHistory executions;
    private final TradeJson trades;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SignalSummaries() {
        this.executions = null;
        this.trades = null;
    }

    @Inject
    public SignalSummaries(ExecutionHistory executions, Instruments instruments) {
        this.executions = executions;
        this.trades = new TradeJson(instruments);
    }

    /**
     * The figures by source, of the signals received from that moment on.
     *
     * @throws ProblemException 422 if there are too many sources or closed trades to be added up at once
     */
    NavigableMap<String, SignalFigures> bySource(AccountId account, Instant since, Instant now) {
        List<SourceCounts> counts = executions.counts(account, since, now, MOST_SOURCES + 1);
        if (counts.size() > MOST_SOURCES) {
            throw tooMuch(MOST_SOURCES + " sources");
        }
        NavigableMap<String, SignalFigures> figures = new TreeMap<>();
        counts.forEach(each -> figures.put(each.source(), SignalFigures.of(each)));
        long after = 0;
        int read = 0;
        List<FollowedTrade> page;
        do {
            page = executions.closedTrades(account, since, after, PAGE);
            for (FollowedTrade each : page) {
                ClosedTrade closed = ClosedTrade.of(trades.trade(each.trade()));
                figures.computeIfPresent(each.source(), (source, known) -> known.with(closed));
                after = each.signalSequence();
            }
            read += page.size();
            if (read > MOST_TRADES) {
                throw tooMuch(MOST_TRADES + " closed trades");
            }
        } while (page.size() == PAGE);
        return figures;
    }

    private static ProblemException tooMuch(String most) {
        return Problem.refused("too_much_history", "The period has more than " + most + "; ask for fewer days.")
                .toException();
    }
}
