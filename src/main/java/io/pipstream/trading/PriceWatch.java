package io.pipstream.trading;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.engine.Threshold;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.pricing.CurrentQuote;
import io.pipstream.pricing.MarketHours;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.pricing.QuoteListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at every quote for what it reaches, and has that filled at this very quote. A quote that reaches nothing costs a
 * comparison or two, however many orders wait.
 */
@ApplicationScoped
public class PriceWatch implements QuoteListener {

    private final Triggers triggers;
    private final AccountTasks tasks;
    private final LiveAccounts live;
    private final MarketHours hours;
    private final Instance<TradingDesk> desk;
    private final Instance<QuoteBook> book;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PriceWatch() {
        this.triggers = null;
        this.tasks = null;
        this.live = null;
        this.hours = null;
        this.desk = null;
        this.book = null;
    }

    /** Desk and book are looked up when needed: the book makes its listeners before itself. */
    @Inject
    public PriceWatch(
            Triggers triggers,
            AccountTasks tasks,
            LiveAccounts live,
            MarketHours hours,
            Instance<TradingDesk> desk,
            Instance<QuoteBook> book) {
        this.triggers = triggers;
        this.tasks = tasks;
        this.live = live;
        this.hours = hours;
        this.desk = desk;
        this.book = book;
    }

    /** Looks at the current quote again, for what has been put since it came. */
    void look(Instrument instrument) {
        book.get().current(instrument).ifPresent(current -> quoted(current.quote()));
    }

    /** While the market is closed everything stays where it is: the first quote after it opens reaches it. */
    @Override
    public void quoted(Quote quote) {
        if (!hours.isOpen(quote)) {
            return;
        }
        List<Threshold> touched = triggers.touchedBy(quote);
        if (touched.isEmpty()) {
            return;
        }
        Map<AccountId, List<Threshold>> byAccount = new LinkedHashMap<>();
        touched.forEach(threshold -> byAccount
                .computeIfAbsent(threshold.account(), unused -> new ArrayList<>(2))
                .add(threshold));
        byAccount.forEach((account, taken) -> {
            if (!tasks.offer(account, () -> touch(account, quote, taken))) {
                putBack(account, taken);
            }
        });
    }

    private void touch(AccountId account, Quote quote, List<Threshold> taken) {
        try {
            desk.get().touch(account, quote, taken);
        } finally {
            // what was put back has not seen the quotes that came meanwhile
            newerThan(quote);
        }
    }

    private void newerThan(Quote quote) {
        Instrument instrument = quote.instrument();
        CurrentQuote current = book.get().current(instrument).orElse(null);
        if (current != null && !current.quote().equals(quote)) {
            quoted(current.quote());
        }
    }

    private void putBack(AccountId account, List<Threshold> taken) {
        live.find(account).ifPresent(known -> triggers.putBack(taken, known));
    }
}
