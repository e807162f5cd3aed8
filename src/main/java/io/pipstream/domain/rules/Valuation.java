package io.pipstream.domain.rules;

import static java.util.Objects.requireNonNull;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.ConversionResult;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Margin;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.PriceUnknown;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.MarginRates.MarginRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an account is worth at one market, under one profile, on one date; all amounts in the account's currency. Every
 * trade's profit and margin is computed exactly and rounded once, and the account's are the sums of those, so that the
 * parts always make up the whole.
 *
 * <p>Margin of a trade: units × (base → account currency, middle prices) × rate. Both sides of an instrument count in full.
 * Profit of a trade: at the closing side of the quote, converted at the middle prices.
 *
 * <p>Remembers the rates it looked up, so not to be shared between threads.
 */
public final class Valuation {

    private static final int LEVEL_DIGITS = 6;

    private final Account account;
    private final Rates rates;
    private @Nullable AccountSummary summary;

    public Valuation(Account account, Market market, Conversions conversions, RuleProfile profile, LocalDate date) {
        this(account, new Rates(account.terms().currency(), market, conversions, profile, date));
    }

    private Valuation(Account account, Rates rates) {
        this.account = account;
        this.rates = rates;
    }

    /**
     * The same account after some events, at the same market.
     *
     * @throws IllegalArgumentException if its currency has changed
     */
    public Valuation after(Account changed) {
        if (!changed.terms().currency().equals(rates.currency)) {
            throw new IllegalArgumentException("The account was valued in " + rates.currency);
        }
        return new Valuation(changed, rates);
    }

    /** The account's, in which every amount here is. */
    public Currency currency() {
        return rates.currency;
    }

    /** Which price or rate the first of the account's trades still lacks; empty if its value is known. */
    public Optional<Refusal> missing() {
        for (Trade trade : account.trades().values()) {
            Refusal missing = rates.missing(trade.instrument());
            if (missing != null) {
                return Optional.of(missing);
            }
        }
        return Optional.empty();
    }

    /** Which price or rate is still lacking to value trades of this instrument: INSTRUMENT_PRICE_UNKNOWN or CONVERSION_RATE_UNKNOWN. */
    public Optional<Refusal> missing(Instrument instrument) {
        return Optional.ofNullable(rates.missing(instrument));
    }

    /**
     * All of the account's money. A trade whose price or rate is {@link #missing()} counts for nothing in it: good enough
     * to show, not to decide on.
     */
    public AccountSummary summary() {
        AccountSummary known = summary;
        if (known == null) {
            known = summarise();
            summary = known;
        }
        return known;
    }

    private AccountSummary summarise() {
        BigDecimal unrealised = Amounts.ZERO;
        BigDecimal used = Amounts.ZERO;
        for (Trade trade : account.trades().values()) {
            if (rates.missing(trade.instrument()) == null) {
                unrealised = unrealised.add(profit(trade));
                used = used.add(margin(trade));
            }
        }
        BigDecimal equity = account.balance().add(unrealised);
        return new AccountSummary(
                account.balance(),
                unrealised,
                equity,
                used,
                equity.subtract(used),
                used.signum() == 0 ? null : equity.divide(used, LEVEL_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** Whether the equity is below the profile's margin call level. */
    public boolean isMarginCallDue() {
        return isBelow(rates.profile.marginCallLevel());
    }

    /** Whether the equity is below the profile's close-out level. */
    public boolean isCloseOutDue() {
        return isBelow(rates.profile.closeOutLevel());
    }

    /** Compared by multiplication, since the level of the summary is rounded. */
    private boolean isBelow(BigDecimal level) {
        AccountSummary now = summary();
        return now.marginUsed().signum() > 0
                && now.equity().compareTo(now.marginUsed().multiply(level)) < 0;
    }

    /**
     * What a trade would gain if all that is left of it were closed now.
     *
     * @throws IllegalStateException if that is {@linkplain #missing(Instrument) not known}
     */
    public BigDecimal profit(Trade trade) {
        BigDecimal price = rates.known(trade.instrument()).quote().closingPrice(trade.side());
        return profit(trade, price, trade.units());
    }

    /**
     * What units of a trade would gain if closed at a price.
     *
     * @param price in quote currency
     * @throws IllegalStateException if that is {@linkplain #missing(Instrument) not known}
     */
    public BigDecimal profit(Trade trade, BigDecimal price, long units) {
        return Amounts.round(conversion(trade.instrument()).convert(trade.profitAt(price, units)));
    }

    /**
     * What is held for a trade.
     *
     * @throws IllegalStateException if that is {@linkplain #missing(Instrument) not known}
     */
    public BigDecimal margin(Trade trade) {
        return marginOf(trade.instrument(), trade.units());
    }

    /**
     * What would be held for that many units.
     *
     * @throws IllegalStateException if that is {@linkplain #missing(Instrument) not known}
     */
    public BigDecimal marginOf(Instrument instrument, long units) {
        Known known = rates.known(instrument);
        return Margin.of(instrument, units, known.rate().rate(), known.fromBase());
    }

    /**
     * What would be held for one unit, not rounded to an amount.
     *
     * @throws IllegalStateException if that is {@linkplain #missing(Instrument) not known}
     */
    BigDecimal heldForUnit(Instrument instrument) {
        Known known = rates.known(instrument);
        return known.fromBase().convert(BigDecimal.ONE).multiply(known.rate().rate());
    }

    /** The part of an instrument's value that the profile wants held on this date. */
    public MarginRate marginRate(Instrument instrument) {
        return rates.marginRate(instrument);
    }

    /**
     * From the instrument's quote currency to the account's.
     *
     * @throws IllegalStateException if that is {@linkplain #missing(Instrument) not known}
     */
    public Conversion conversion(Instrument instrument) {
        return rates.known(instrument).fromQuoteCurrency();
    }

    /** What all trades of an instrument share. */
    private record Known(Quote quote, Conversion fromBase, Conversion fromQuoteCurrency, MarginRate rate) {}

    /** Everything but the account, with what was looked up so far. */
    private static final class Rates {
        private final Currency currency;
        private final Market market;
        private final Conversions conversions;
        private final RuleProfile profile;
        private final LocalDate date;
        private final Map<Instrument, Known> known = new HashMap<>();

        Rates(Currency currency, Market market, Conversions conversions, RuleProfile profile, LocalDate date) {
            this.currency = currency;
            this.market = market;
            this.conversions = conversions;
            this.profile = profile;
            this.date = date;
        }

        MarginRate marginRate(Instrument instrument) {
            return profile.margins().on(instrument, date);
        }

        Known known(Instrument instrument) {
            Refusal missing = missing(instrument);
            if (missing != null) {
                throw new IllegalStateException(missing.detail());
            }
            return requireNonNull(known.get(instrument));
        }

        @Nullable
        Refusal missing(Instrument instrument) {
            if (known.containsKey(instrument)) {
                return null;
            }
            MarketQuote current = market.quote(instrument).orElse(null);
            if (current == null) {
                return Refusal.of(Reason.INSTRUMENT_PRICE_UNKNOWN, "No quote of " + instrument + " has come yet");
            }
            ConversionResult base = conversions.between(instrument.base(), currency, market);
            ConversionResult quote = conversions.between(instrument.quoteCurrency(), currency, market);
            if (base instanceof Conversion fromBase && quote instanceof Conversion fromQuoteCurrency) {
                known.put(instrument, new Known(current.quote(), fromBase, fromQuoteCurrency, marginRate(instrument)));
                return null;
            }
            return unknown(base instanceof PriceUnknown unknown ? unknown : (PriceUnknown) quote);
        }

        private static Refusal unknown(PriceUnknown unknown) {
            return Refusal.of(
                    Reason.CONVERSION_RATE_UNKNOWN,
                    "Converting %s to %s needs a quote of %s, and none has come yet"
                            .formatted(unknown.from(), unknown.to(), unknown.instrument()));
        }
    }
}
