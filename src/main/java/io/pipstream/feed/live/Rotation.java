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

    /** The next ones that are wanted; none if nobody wants any. */
    List<Instrument> turn(Predicate<Instrument> wanted) {
        List<Instrument> turn = new ArrayList<>();
        int begin = next;
        for (int step = 0; step < all.size() && turn.size() < mostAtOnce; step++) {
            int place = (begin + step) % all.size();
            Instrument instrument = all.get(place);
            if (!notOffered.contains(instrument) && wanted.test(instrument)) {
                turn.add(instrument);
                next = (place + 1) % all.size();
            }
        }
        return turn;
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
