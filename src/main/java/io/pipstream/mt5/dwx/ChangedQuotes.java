package io.pipstream.mt5.dwx;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.pricing.QuoteListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Which instruments' prices have changed since somebody looked. It keeps no price: the newest is in the book. Thread-safe. */
@ApplicationScoped
public class ChangedQuotes implements QuoteListener {

    private final Instruments instruments;
    private final AtomicIntegerArray changed;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ChangedQuotes() {
        this.instruments = null;
        this.changed = null;
    }

    @Inject
    public ChangedQuotes(Instruments instruments) {
        this.instruments = instruments;
        this.changed = new AtomicIntegerArray(instruments.size());
    }

    @Override
    public void quoted(Quote quote) {
        note(quote.instrument());
    }

    /** As if its price had changed, so that whoever looks tells it. */
    void note(Instrument instrument) {
        changed.set(instruments.indexOf(instrument), 1);
    }

    /** Those that have changed since this was last asked. */
    List<Instrument> take() {
        List<Instrument> taken = new ArrayList<>();
        for (int index = 0; index < changed.length(); index++) {
            if (changed.get(index) == 1 && changed.getAndSet(index, 0) == 1) {
                taken.add(instruments.all().get(index));
            }
        }
        return taken;
    }
}
