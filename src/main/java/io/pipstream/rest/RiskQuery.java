package io.pipstream.rest;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Pips;
import io.pipstream.domain.market.PositionSize;
import io.pipstream.domain.market.Quote;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How much is to be risked, and how far away the stop-loss is.
 *
 * @param percent of the equity
 * @param amount in the account's currency
 * @param pips from entry to stop
 * @param stopPrice where the stop is
 * @param entryPrice none for the price that the side of the stop would deal at now
 */
record RiskQuery(
        Optional<BigDecimal> percent,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> pips,
        Optional<BigDecimal> stopPrice,
        Optional<BigDecimal> entryPrice) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000000");
    private static final BigDecimal MOST_PIPS = BigDecimal.valueOf(1_000_000);

    /** @throws ProblemException 400 with every field that cannot be understood */
    static RiskQuery of(RiskParameters asked, Instrument instrument) {
        QueryFields fields = new QueryFields();
        RiskQuery query = new RiskQuery(
                fields.positive("risk_percent", asked.riskPercent, HUNDRED),
                fields.positive("risk_amount", asked.riskAmount, MOST_MONEY),
                fields.positive("stop_pips", asked.stopPips, MOST_PIPS),
                fields.price("stop_price", asked.stopPrice, instrument),
                fields.price("entry_price", asked.entryPrice, instrument));
        fields.oneOf("risk_percent", asked.riskPercent, "risk_amount", asked.riskAmount);
        fields.oneOf("stop_pips", asked.stopPips, "stop_price", asked.stopPrice);
        if (query.stopPrice().isPresent() && query.stopPrice().equals(query.entryPrice())) {
            fields.wrong("stop_price", "must not be the entry price");
        }
        fields.refuseIfWrong();
        return query;
    }

    BigDecimal risk(BigDecimal equity) {
        return amount.orElseGet(() -> PositionSize.risk(equity, percent.orElseThrow()));
    }

    /**
     * From entry to stop, in quote currency.
     *
     * @throws ProblemException 400 if the stop lies between bid and ask and no entry says which side it is of
     */
    BigDecimal stopDistance(Instrument instrument, Supplier<Quote> current) {
        if (pips.isPresent()) {
            return Pips.distance(instrument, pips.get());
        }
        BigDecimal stop = stopPrice.orElseThrow();
        return entryPrice
                .orElseGet(() -> entry(stop, current.get()))
                .subtract(stop)
                .abs();
    }

    private static BigDecimal entry(BigDecimal stop, Quote quote) {
        if (stop.compareTo(quote.bid()) < 0) {
            return quote.ask();
        } else if (stop.compareTo(quote.ask()) > 0) {
            return quote.bid();
        }
        throw Problem.wrongFields(
                        "The stop-loss lies between bid and ask: which side is it of?",
                        Map.of("stop_price", "must be below %s or above %s".formatted(quote.bid(), quote.ask())))
                .toException();
    }
}
