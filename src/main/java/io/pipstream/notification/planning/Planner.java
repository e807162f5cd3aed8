package io.pipstream.notification.planning;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.domain.account.AccountId;
import io.pipstream.ledger.Journal;
import io.pipstream.ledger.JournalEntry;
import io.pipstream.notification.Kind;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.NewsStore;
import io.pipstream.notification.NewsStore.Executed;
import io.pipstream.notification.NewsStore.Hearer;
import io.pipstream.notification.NewsStore.Told;
import io.pipstream.notification.NotificationStore.Added;
import io.pipstream.signal.Execution;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.SignalJournal;
import io.pipstream.signal.UntoldExecutions;
import io.pipstream.wire.TradeEventCodec;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Turns what was recorded and not told yet into notifications, a bounded piece at a time. What is read and how far that goes is
 * kept in one transaction, so a piece that fails, anywhere, is told later, and once. One caller at a time.
 */
final class Planner {

    private static final Logger LOG = System.getLogger(Planner.class.getName());
    private static final int MOST_ACCOUNTS = 100;
    private static final int MOST_READ = 100;

    /** In one transaction, unless one event alone makes more. */
    private static final int MOST_WRITTEN = 2_000;

    private final NewsStore news;
    private final Journal journal;
    private final TradeEventCodec codec;
    private final SignalJournal signals;
    private final UntoldExecutions executions;
    private final Function<AccountId, String> currencies;
    private final Clock clock;
    private final Counter planned;
    private final Counter dropped;
    private final Counter unreadable;

    /** @param currencies of accounts; empty for one that is not known */
    Planner(
            NewsStore news,
            Journal journal,
            TradeEventCodec codec,
            SignalJournal signals,
            UntoldExecutions executions,
            Function<AccountId, String> currencies,
            Clock clock,
            MeterRegistry registry) {
        this.news = news;
        this.journal = journal;
        this.codec = codec;
        this.signals = signals;
        this.executions = executions;
        this.currencies = currencies;
        this.clock = clock;
        this.planned = registry.counter("pipstream.notifications.planned");
        this.dropped = registry.counter("pipstream.notifications.dropped");
        this.unreadable = registry.counter("pipstream.notifications.unreadable");
    }

    /** What a step came to. */
    enum Outcome {
        /** Nobody listens. */
        IDLE,
        /** All was told. */
        DONE,
        /** There may be more. */
        MORE
    }

    /** Begins where somebody new listens, and forgets where nobody does any more. */
    void follow() {
        news.follow(clock.instant());
    }

    /** @throws RuntimeException if the ledger does not answer */
    Outcome step() {
        OptionalLong toldSignals = news.toldSignals();
        if (toldSignals.isEmpty()) {
            return Outcome.IDLE;
        }
        boolean more = tellJournals();
        more |= tellSignals(toldSignals.getAsLong());
        more |= tellExecutions();
        return more ? Outcome.MORE : Outcome.DONE;
    }

    /** Whether there may be more. */
    private boolean tellJournals() {
        List<Told> untold = news.untoldJournals(MOST_ACCOUNTS);
        boolean more = untold.size() == MOST_ACCOUNTS;
        for (Told told : untold) {
            more |= tellJournal(told);
        }
        return more;
    }

    private boolean tellJournal(Told told) {
        // first what happened, then who listens: whoever began in between may have been meant
        List<JournalEntry> entries = journal.after(told.account(), told.sequence(), MOST_READ);
        List<Hearer> hearers = news.hearers(told.account());
        List<JournalEntry> some = entries.subList(0, Math.min(entries.size(), bound(hearers.size())));
        if (some.isEmpty()) {
            return false;
        }
        AccountNews account = new AccountNews(told.account(), currencies.apply(told.account()));
        Instant now = clock.instant();
        List<NewNotification> notifications = some.stream()
                .flatMap(entry -> read(entry, account).stream())
                .flatMap(each -> Circulation.of(each, hearers, now).stream())
                .toList();
        long upTo = some.get(some.size() - 1).sequence();
        note(news.tellJournal(told, upTo, notifications));
        return some.size() < entries.size() || entries.size() == MOST_READ;
    }

    private static int bound(int hearers) {
        return Math.max(1, MOST_WRITTEN / Math.max(1, hearers));
    }

    private Optional<News> read(JournalEntry entry, AccountNews account) {
        try {
            return account.of(codec.decode(entry.text()), entry.text());
        } catch (IllegalArgumentException notUnderstood) { // of an instrument that there is no more, for one
            unreadable.increment();
            LOG.log(
                    Level.WARNING,
                    "Nobody is notified of event {0} of account {1}: {2}",
                    entry.sequence(),
                    entry.account(),
                    notUnderstood.getMessage());
            return Optional.empty();
        }
    }

    private boolean tellSignals(long told) {
        List<RecordedSignal> read = signals.after(told, MOST_READ);
        if (read.isEmpty()) {
            return false;
        }
        List<Hearer> hearers = news.openChannels(Kind.SIGNALS).stream()
                .map(channel -> new Hearer(channel, channel.since()))
                .toList();
        List<RecordedSignal> some = read.subList(0, Math.min(read.size(), bound(hearers.size())));
        Instant now = clock.instant();
        List<NewNotification> notifications = some.stream()
                .map(SignalNews::announced)
                .flatMap(each -> Circulation.of(each, hearers, now).stream())
                .toList();
        note(news.tellSignals(told, some.get(some.size() - 1).sequence(), notifications));
        return some.size() < read.size() || read.size() == MOST_READ;
    }

    private boolean tellExecutions() {
        List<Execution> untold = executions.untold(MOST_READ);
        if (untold.isEmpty()) {
            return false;
        }
        Map<AccountId, List<Hearer>> hearers = new LinkedHashMap<>();
        Map<Long, Optional<RecordedSignal>> known = new LinkedHashMap<>();
        List<Executed> told = new ArrayList<>();
        List<NewNotification> notifications = new ArrayList<>();
        Instant now = clock.instant();
        for (Execution each : untold) {
            if (notifications.size() >= MOST_WRITTEN) {
                break;
            }
            News decided = SignalNews.decided(
                    each,
                    known.computeIfAbsent(each.signalSequence(), signals::find).orElse(null));
            notifications.addAll(Circulation.of(decided, hearers.computeIfAbsent(each.account(), news::hearers), now));
            told.add(new Executed(each.account(), each.signalSequence()));
        }
        note(news.tellExecutions(told, notifications));
        return told.size() < untold.size() || untold.size() == MOST_READ;
    }

    /** Nothing, if another node was first: it told the same. */
    private void note(Optional<Added> added) {
        added.ifPresent(some -> {
            planned.increment(some.ids().size());
            if (some.dropped() > 0) {
                dropped.increment(some.dropped());
                LOG.log(Level.WARNING, "{0} notifications gave way, for too many wait", some.dropped());
            }
        });
    }
}
