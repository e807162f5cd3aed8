package io.pipstream.trading;

import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Rollover;
import io.pipstream.domain.market.TradingHours;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/**
 * The market's conventions as the data files have them: those of the application, or those that settings name. Read
 * once.
 */
@ApplicationScoped
public class MarketConventions {

    private final TradingHours tradingHours;
    private final Rollover rollover;
    private final Conversions conversions;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected MarketConventions() {
        this.tradingHours = null;
        this.rollover = null;
        this.conversions = null;
    }

    /** @throws SettingException if a file that a setting names cannot be used; the message names the line */
    @Inject
    public MarketConventions(Instruments instruments, Settings settings) {
        tradingHours =
                DataFiles.read(settings, "pipstream.trading.hours", TradingHoursFile.NAME, TradingHoursFile::read);
        rollover = new Rollover(
                DataFiles.read(
                        settings,
                        "pipstream.trading.settlement-holidays",
                        SettlementFiles.HOLIDAYS,
                        (name, csv) -> SettlementFiles.read(CsvLines.bundled(SettlementFiles.DAYS), name, csv)),
                DataFiles.read(
                        settings,
                        "pipstream.trading.financing-rates",
                        FinancingRatesFile.NAME,
                        (name, csv) -> FinancingRatesFile.read(name, csv, instruments)));
        conversions = new Conversions(instruments);
    }

    @Produces
    @Dependent
    public TradingHours tradingHours() {
        return tradingHours;
    }

    @Produces
    @Dependent
    public Rollover rollover() {
        return rollover;
    }

    @Produces
    @Dependent
    public Conversions conversions() {
        return conversions;
    }
}
