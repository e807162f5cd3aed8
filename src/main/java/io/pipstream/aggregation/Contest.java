package io.pipstream.aggregation;

import io.pipstream.aggregation.LeaderChange.Reason;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.pricing.Acceptance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who leads one instrument. The first that quotes it does; whoever is better placed takes over as soon as it quotes, but once
 * it has failed only after it has been good for a while; a leader that is not live gives way to the best that is, and stays
 * while there is none. Thread-safe.
 */
final class Contest {

    /** Prices that are further apart in time do not contradict one another. */
    private static final Duration SAME_TIME = Duration.ofSeconds(5);

    private final Instrument instrument;
    private final List<Voice> voices;
    private final Patience patience;
    private @Nullable Voice leader;
    private long term;

    /** @param voices the best first */
    Contest(Instrument instrument, List<Voice> voices, Patience patience) {
        this.instrument = instrument;
        this.voices = List.copyOf(voices);
        this.patience = patience;
    }

    /** A quote has come; it is judged by those before it, and may decide who leads. */
    synchronized Ruling offer(Pulse pulse, Quote quote, long now, Instant time) {
        Voice voice = voice(pulse);
        Quote before = voice.newest();
        if (before != null && quote.time().isBefore(before.time())) {
            return new Ruling(null, term, null, Acceptance.OUT_OF_ORDER);
        }
        if (voices.size() > 1 && isContradicted(voice, quote, now)) {
            voice.refused();
            Ruling ruling = look(now, time);
            return new Ruling(ruling.lead(), ruling.term(), ruling.change(), Acceptance.DISAGREES);
        }
        voice.good(quote, now);
        Voice previous = leader;
        LeaderChange change = elect(now, time);
        boolean leads = leader == voice;
        return new Ruling(leads ? quote : leadersQuote(previous), term, change, leads ? null : Acceptance.NOT_LEADING);
    }

    /** Time has passed. */
    synchronized Ruling look(long now, Instant time) {
        Voice previous = leader;
        LeaderChange change = elect(now, time);
        return new Ruling(leadersQuote(previous), term, change, null);
    }

    /** Whether a quote of that source would count, or be needed to judge who is to lead. */
    synchronized boolean wants(Pulse pulse, long now) {
        for (Voice voice : voices) {
            if (voice.pulse() == pulse) {
                return true;
            }
            if (voice.isLive(now) && voice.isSettled(now)) {
                return false;
            }
        }
        return false;
    }

    synchronized Optional<String> leader() {
        return Optional.ofNullable(leader).map(voice -> voice.pulse().source());
    }

    private Voice voice(Pulse pulse) {
        for (Voice voice : voices) {
            if (voice.pulse() == pulse) {
                return voice;
            }
        }
        throw new IllegalArgumentException("No source here is called " + pulse.source());
    }

    /**
     * A new leader's price counts from the moment it leads, not from its next quote on, unless the one before has said a price
     * long after it: that of a source which is asked seldom would take the market back by minutes.
     */
    private @Nullable Quote leadersQuote(@Nullable Voice previous) {
        if (leader == null || leader == previous) {
            return null;
        }
        boolean outdated = previous != null
                && leader.isOutdatedBy(previous, patience.lateAfter().toNanos());
        return outdated ? null : leader.newest();
    }

    private @Nullable LeaderChange elect(long now, Instant time) {
        Voice before = leader;
        Voice best = best(now);
        if (best == null || best == before) {
            return null;
        }
        Reason reason;
        if (before == null) {
            reason = Reason.FIRST;
        } else if (!before.isLive(now)) {
            reason = failure(before);
            before.failed();
        } else {
            reason = Reason.BETTER;
        }
        leader = best;
        term++;
        return new LeaderChange(
                instrument,
                Optional.ofNullable(before).map(voice -> voice.pulse().source()),
                best.pulse().source(),
                reason,
                time,
                term);
    }

    /**
     * The best that is live; null if none is. A leader that is live and has just spoken is only displaced by one that is
     * settled; one that speaks seldom, by any better one, because its price is old meanwhile.
     */
    private @Nullable Voice best(long now) {
        boolean leaderLive = leader != null && leader.isLive(now);
        boolean prompt = leaderLive
                && leader != null
                && leader.spokeWithin(patience.lateAfter().toNanos(), now);
        for (Voice voice : voices) {
            if (voice == leader && leaderLive) {
                return voice;
            }
            if (voice.isLive(now) && (!prompt || voice.isSettled(now))) {
                return voice;
            }
        }
        return leader == null ? firstThatSpoke() : null;
    }

    /** Better an old price than none, where nobody has a new one, as on a Sunday. */
    private @Nullable Voice firstThatSpoke() {
        return voices.stream()
                .filter(voice -> voice.newest() != null)
                .findFirst()
                .orElse(null);
    }

    private static Reason failure(Voice voice) {
        if (voice.pulse().isEnded()) {
            return Reason.ENDED;
        }
        if (voice.pulse().isInterrupted()) {
            return Reason.INTERRUPTED;
        }
        return voice.isWrong() ? Reason.WRONG : Reason.LATE;
    }

    /**
     * Two others that agree with one another outvote anyone. Where there is one other only, it is believed if it leads and is
     * better placed, or if this one was outvoted before: of two that differ nobody knows who is right, and the first to speak
     * may be a simulation.
     */
    private boolean isContradicted(Voice voice, Quote quote, long now) {
        List<Voice> others = new ArrayList<>(voices.size());
        for (Voice other : voices) {
            if (other != voice && other.isLive(now) && speaksOfTheSameTime(other, quote, now)) {
                others.add(other);
            }
        }
        if (others.size() == 1) {
            Voice other = others.get(0);
            boolean believed = voice.isWrong() || voices.indexOf(other) < voices.indexOf(voice);
            return other == leader && believed && !agree(quote, middle(other));
        }
        long against = 0;
        for (Voice other : others) {
            boolean seconded = others.stream().anyMatch(third -> third != other && agree(newest(other), middle(third)));
            if (seconded && agree(quote, middle(other))) {
                return false;
            }
            against += seconded && !agree(quote, middle(other)) ? 1 : 0;
        }
        return against >= 2;
    }

    private static boolean speaksOfTheSameTime(Voice other, Quote quote, long now) {
        return other.spokeWithin(SAME_TIME.toNanos(), now)
                && Duration.between(newest(other).time(), quote.time()).abs().compareTo(SAME_TIME) <= 0;
    }

    private boolean agree(Quote quote, BigDecimal middle) {
        return quote.mid().subtract(middle).abs().compareTo(middle.multiply(patience.disagreement())) <= 0;
    }

    private static BigDecimal middle(Voice voice) {
        return newest(voice).mid();
    }

    private static Quote newest(Voice voice) {
        Quote newest = voice.newest();
        if (newest == null) {
            throw new IllegalStateException("A voice without a quote is not live");
        }
        return newest;
    }
}
