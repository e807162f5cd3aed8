package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Whose turn it is to be asked about. For one thread at a time. */
final class Rotation {

    private final List<Instrument> all;
    private final int mostAtOnce;
    private final Set<Instrument> notOffered = new HashSet<>();
    private int next;

    Rotation(List<Instrument> all, int mostAtOnce) {
        this.all = all;
        this.mostAtOnce = mostAtOnce;
    }

    /** The next ones that are wanted; none if nobody wants any. The same again until they were asked about. */
    List<Instrument> turn(Predicate<Instrument> wanted) {
        List<Instrument> turn = new ArrayList<>();
        for (int step = 0; step < all.size() && turn.size() < mostAtOnce; step++) {
            Instrument instrument = all.get((next + step) % all.size());
            if (!notOffered.contains(instrument) && wanted.test(instrument)) {
                turn.add(instrument);
            }
        }
        return turn;
    }

    /** The question about them goes out: now it is the others' turn. */
    void asked(List<Instrument> turn) {
        next = (all.indexOf(turn.get(turn.size() - 1)) + 1) % all.size();
    }

    void leaveOut(List<Instrument> instruments) {
        notOffered.addAll(instruments);
    }

    boolean hasNothingLeft() {
        return notOffered.size() == all.size();
    }

    void beginAnew() {
        notOffered.clear();
    }
}
