package io.pipstream.aggregation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.Acceptance;
import io.pipstream.pricing.QuoteBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lets the quotes of one source at a time into the book, for every instrument. Sources come in the order of the setting
 * {@code pipstream.feed}, the best first; {@code pipstream.feed.priority.EURUSD} puts others first for one instrument.
 * Thread-safe; no lock is held while book and listeners are told.
 */
@ApplicationScoped
public class Aggregator {

    private final Instruments instruments;
    private final QuoteBook book;
    private final Settings settings;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final MeterRegistry meters;
    private final Iterable<LeaderListener> listeners;
    private volatile Map<String, Pulse> pulsesBySource = Map.of();
    private volatile List<Contest> contests = List.of();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Aggregator() {
        this.instruments = null;
        this.book = null;
        this.settings = null;
        this.clock = null;
        this.nanoClock = null;
        this.meters = null;
        this.listeners = List.of();
    }

    @Inject
    public Aggregator(
            Instruments instruments,
            QuoteBook book,
            Settings settings,
            Clock clock,
            NanoClock nanoClock,
            MeterRegistry meters,
            Instance<LeaderListener> listeners) {
        this(
                instruments,
                book,
                settings,
                clock,
                nanoClock,
                meters,
                listeners.stream().toList());
    }

    public Aggregator(
            Instruments instruments,
            QuoteBook book,
            Settings settings,
            Clock clock,
            NanoClock nanoClock,
            MeterRegistry meters,
            Iterable<LeaderListener> listeners) {
        this.instruments = instruments;
        this.book = book;
        this.settings = settings;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.meters = meters;
        this.listeners = listeners;
    }

    /**
     * These sources take part from now on, and nobody leads yet.
     *
     * @param sources the best first
     * @throws SettingException if a setting cannot be
     */
    public void begin(List<SourceTerms> sources) {
        Patience patience = Patience.of(settings);
        Map<String, Pulse> pulses = new TreeMap<>();
        List<Contest> begun = new ArrayList<>();
        for (Instrument instrument : instruments.all()) {
            List<Voice> voices = new ArrayList<>();
            for (SourceTerms each : Priority.of(instrument, sources, settings)) {
                voices.add(new Voice(pulses.computeIfAbsent(each.source(), source -> pulse(each, patience)), patience));
            }
            begun.add(new Contest(instrument, voices, patience));
        }
        pulsesBySource = pulses;
        contests = List.copyOf(begun);
    }

    /** A source's quote. It counts if the source leads, or takes the lead with it. */
    public Acceptance offer(String source, Quote quote) {
        long now = nanoClock.nanos();
        Pulse pulse = pulse(source);
        pulse.alive(now);
        Ruling ruling = contest(quote.instrument()).offer(pulse, quote, now, clock.instant());
        Acceptance byBook = carryOut(ruling);
        Acceptance ruled = ruling.acceptance();
        if (ruled == null) {
            return byBook;
        }
        if (ruled == Acceptance.NOT_LEADING) {
            book.overhear(quote);
        }
        return ruled;
    }

    /** The source is there, though it says nothing new. */
    public void alive(String source) {
        pulse(source).alive(nanoClock.nanos());
    }

    /** The source gives nothing until it is heard again; others take over at once. */
    public void interrupted(String source) {
        pulse(source).interrupt();
        look();
    }

    /** The source gives nothing any more; others take over at once. */
    public void ended(String source) {
        pulse(source).end();
        look();
    }

    /** Whether a quote of that source would count now. */
    public boolean wants(String source, Instrument instrument) {
        return contest(instrument).wants(pulse(source), nanoClock.nanos());
    }

    /** Lets others take over from leaders that are late. To be called again and again. */
    public void look() {
        long now = nanoClock.nanos();
        Instant time = clock.instant();
        for (Contest contest : contests) {
            carryOut(contest.look(now, time));
        }
    }

    /** Whose quotes count; empty before the first. */
    public Optional<String> leader(Instrument instrument) {
        return contests.isEmpty() ? Optional.empty() : contest(instrument).leader();
    }

    /** What a source leads, in the order of the instruments. */
    public List<Instrument> ledBy(String source) {
        return instruments.all().stream()
                .filter(instrument -> leader(instrument).filter(source::equals).isPresent())
                .toList();
    }

    private Pulse pulse(SourceTerms terms, Patience patience) {
        Duration lateAfter = terms.lateAfter()
                .filter(longer -> longer.compareTo(patience.lateAfter()) > 0)
                .orElse(patience.lateAfter());
        return new Pulse(terms.source(), lateAfter, terms.timeliness(), nanoClock.nanos());
    }

    private Acceptance carryOut(Ruling ruling) {
        LeaderChange change = ruling.change();
        if (change != null) {
            changes(change.reason()).increment();
            listeners.forEach(listener -> listener.changed(change));
        }
        Quote lead = ruling.lead();
        return lead == null ? Acceptance.NOT_LEADING : book.offer(lead, ruling.term());
    }

    private Pulse pulse(String source) {
        Pulse pulse = pulsesBySource.get(source);
        if (pulse == null) {
            throw new IllegalArgumentException("No source is called " + source);
        }
        return pulse;
    }

    private Contest contest(Instrument instrument) {
        return contests.get(instruments.indexOf(instrument));
    }

    private Counter changes(LeaderChange.Reason reason) {
        return Counter.builder("pipstream.feed.leader.changes")
                .description("Changes of the source whose quotes of an instrument count, by reason")
                .tag("reason", reason.code())
                .register(meters);
    }
}
