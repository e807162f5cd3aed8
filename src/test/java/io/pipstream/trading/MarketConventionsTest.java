package io.pipstream.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.market.FinancingRate;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Rollover;
import io.pipstream.domain.market.TradingHours;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketConventionsTest {

    static final LocalDate DATE = LocalDate.of(2026, 6, 10);

    @TempDir
    Path folder;

    final Instruments instruments = InstrumentFile.read();

    @Test
    void currenciesTradeAllWeekAndMetalsRestAnHourADay() {
        TradingHours hours = conventions(Map.of()).tradingHours();
        // Wednesday 14 January 2026, 17:30 in New York
        Instant rest = Instant.parse("2026-01-14T22:30:00Z");

        for (Instrument instrument : instruments.all()) {
            boolean metal = instrument.symbol().startsWith("X");
            assertThat(hours.isOpen(instrument, rest)).as(instrument.symbol()).isEqualTo(!metal);
            assertThat(hours.isOpen(instrument, rest.plusSeconds(1_800))).isTrue();
            // Sunday 18 January, 17:30, and Saturday
            assertThat(hours.isOpen(instrument, Instant.parse("2026-01-18T22:30:00Z")))
                    .isEqualTo(!metal);
            assertThat(hours.isOpen(instrument, Instant.parse("2026-01-17T17:00:00Z")))
                    .isFalse();
        }
    }

    @Test
    void everyInstrumentHasFinancingRatesThatTogetherCostTwiceTheMarkup() {
        Rollover rollover = conventions(Map.of()).rollover();

        for (Instrument instrument : instruments.all()) {
            FinancingRate rate = rollover.rates().on(instrument, DATE).orElseThrow();
            String markup = switch (instrument.quoteCurrency().code()) {
                case "TRY" -> "0.04";
                case "ZAR" -> "0.02";
                default -> "0.01";
            };
            assertThat(rate.longRate().add(rate.shortRate()))
                    .as(instrument.symbol())
                    .isEqualByComparingTo(new BigDecimal(markup).multiply(new BigDecimal("-2")));
        }
        // EUR 2.00 - USD 4.13 - 1.00 = -3.13 per cent
        assertThat(rollover.rates().on(instrument("EURUSD"), DATE).orElseThrow().longRate())
                .isEqualByComparingTo("-0.0313");
        // USD 4.13 - TRY 40.50 - 4.00 = -40.37 per cent
        assertThat(rollover.rates().on(instrument("USDTRY"), DATE).orElseThrow().longRate())
                .isEqualByComparingTo("-0.4037");
    }

    @ParameterizedTest(name = "{0} on {1}: {2} days")
    @CsvSource({
        "EURUSD, 2026-06-10, 3", // Wednesday
        "USDCAD, 2026-06-10, 1",
        "USDCAD, 2026-06-11, 3", // Thursday
        "USDTRY, 2026-06-11, 3",
        "EURCAD, 2026-06-10, 3", // a Canadian cross settles in two days
        "XAUUSD, 2026-06-10, 3",
        "EURUSD, 2026-09-02, 4", // before Labor Day, Monday 7 September
        "EURUSD, 2026-09-03, 0",
        "GBPUSD, 2026-08-26, 4", // before the British bank holiday of Monday 31 August
        "EURUSD, 2026-08-26, 3",
        "USDJPY, 2026-09-16, 6", // from Friday 18 to Thursday 24 September, over three Japanese holidays
        "USDJPY, 2025-12-26, 6", // from Tuesday 30 December to Monday 5 January
        "EURUSD, 2027-03-23, 5", // from Thursday 25 to Tuesday 30 March, over Easter
    })
    void triplesAndHolidaysFallWhereTheCalendarsSay(String symbol, LocalDate tradeDate, int days) {
        assertThat(conventions(Map.of()).rollover().valueDates().financingDays(instrument(symbol), tradeDate))
                .isEqualTo(days);
    }

    @Test
    void everyCurrencyOfTheInstrumentsIsConnectedToEveryOther() {
        MarketConventions conventions = conventions(Map.of());

        for (Instrument from : instruments.all()) {
            for (Instrument to : instruments.all()) {
                assertThat(conventions.conversions().connect(from.base(), to.quoteCurrency()))
                        .isTrue();
            }
        }
    }

    @Test
    void aFileThatASettingNamesReplacesTheBuiltInOne() throws IOException {
        Path rates = write("""
                # mine
                instrument, from, long_rate, short_rate
                eur/usd, 2026-01-01, -0.5, 0.25
                EURUSD, 2026-06-10, -0.6, 0.3
                """);

        Rollover rollover = conventions(Map.of("pipstream.trading.financing-rates", rates.toString()))
                .rollover();

        Instrument euro = instrument("EURUSD");
        assertThat(rollover.rates().on(euro, DATE.minusDays(1)).orElseThrow().longRate())
                .isEqualByComparingTo("-0.5");
        assertThat(rollover.rates().on(euro, DATE).orElseThrow().longRate()).isEqualByComparingTo("-0.6");
        assertThat(rollover.rates().on(euro, LocalDate.of(2025, 12, 31))).isEmpty();
        assertThat(rollover.rates().on(instrument("USDJPY"), DATE)).isEmpty();
    }

    @Test
    void holidaysAndHoursCanBeReplacedToo() throws IOException {
        Path holidays = write("currency,date\nUSD,2026-06-15\n");
        assertThat(conventions(Map.of("pipstream.trading.settlement-holidays", holidays.toString()))
                        .rollover()
                        .valueDates()
                        .financingDays(instrument("EURUSD"), DATE))
                .isEqualTo(4);

        Path hours = write("bases,opens,closes\n*,MONDAY 09:00,MONDAY 17:00\n*,TUESDAY 09:00,TUESDAY 17:00\n");
        assertThat(conventions(Map.of("pipstream.trading.hours", hours.toString()))
                        .tradingHours()
                        .closesAt(instrument("XAUUSD"), Instant.parse("2026-06-08T22:00:00Z")))
                .isEqualTo(Instant.parse("2026-06-09T21:00:00Z"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            EURXYZ,2026-01-01,0.1,0.1 | line 3: no such instrument: EURXYZ
            GBPUSD,01.01.2026,0.1,0.1 | line 3: column from is not a date such as 2026-01-31: 01.01.2026
            GBPUSD,2026-01-01,x,0.1   | line 3: column long_rate is not a number: x
            GBPUSD,2026-01-01,0.1,5   | line 3: A rate is a fraction from -2 to 2
            GBPUSD,2026-01-01,0.1     | line 3: column short_rate is missing
            GBPUSD,2026-01-01,0.1,    | line 3: column short_rate is missing
            EURUSD,2026-01-01,0.1,0.1 | line 3: twice the rates of EUR_USD from 2026-01-01
            """)
    void aWrongRateIsReportedWithSettingFileAndLine(String line, String reason) throws IOException {
        Path rates = write("instrument,from,long_rate,short_rate\nEURUSD,2026-01-01,0.1,0.1\n" + line + "\n");

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> conventions(Map.of("pipstream.trading.financing-rates", rates.toString())))
                .withMessageContaining("pipstream.trading.financing-rates=" + rates)
                .withMessageContaining(reason);
    }

    @Test
    void aFileThatCannotBeReadIsReportedWithItsSetting() throws IOException {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> conventions(Map.of(
                        "pipstream.trading.hours", folder.resolve("none.csv").toString())))
                .withMessageContaining("cannot be read");

        Path broken = folder.resolve("broken.csv");
        Files.write(broken, "currency,date\nUSD,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> conventions(Map.of("pipstream.trading.settlement-holidays", broken.toString())))
                .withMessageContaining("cannot be read");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            *,SUNDAY 17:00,FRIDAY                               | column closes is not a day and a time
            *,SUNDAY 25:00,FRIDAY 17:00                         | column opens is not a day and a time such as SUNDAY 17:00: SUNDAY 25:00
            *,SONNTAG 17:00,FRIDAY 17:00                        | column opens is not a day and a time
            ,SUNDAY 17:00,FRIDAY 17:00                          | column bases is missing
            XAU,SUNDAY 17:00,FRIDAY 17:00                       | no line has * as bases
            * gold,SUNDAY 17:00,FRIDAY 17:00                    | Not a currency code
            * *,SUNDAY 17:00,FRIDAY 17:00                       | bases *: Two sessions touch or overlap
            """)
    void wrongHoursAreReported(String line, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TradingHoursFile.read("hours.csv", new StringReader("bases,opens,closes\n" + line + "\n")))
                .withMessageContaining("hours.csv")
                .withMessageContaining(reason);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            USD,CAD,six | USD,2026-01-01 | settlement-days.csv, line 2: column days is not a number of days
            USD,CAD,9   | USD,2026-01-01 | settlement-days.csv, line 2: column days is not a number of days from 0 to 5: 9
            USD,cad,1   | USD,2026-01-01 | settlement-days.csv, line 2: Not a currency code
            USD,CAD,1   | USD,today      | holidays.csv, line 2: column date is not a date
            USD,CAD,1   | dollar,today   | holidays.csv, line 2: Not a currency code
            """)
    void wrongSettlementIsReported(String days, String holidays, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettlementFiles.read(
                        new StringReader("base,quote,days\n" + days + "\n"),
                        "holidays.csv",
                        new StringReader("currency,date\n" + holidays + "\n")))
                .withMessageContaining(reason);
    }

    @Test
    void aFileHasALimit() {
        String lines = "USD,2026-01-01\n".repeat(100_001);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettlementFiles.read(
                        CsvLines.bundled(SettlementFiles.DAYS),
                        "holidays.csv",
                        new StringReader("currency,date\n" + lines)))
                .withMessageContaining("more than 100000 lines");
    }

    private MarketConventions conventions(Map<String, String> settings) {
        return new MarketConventions(instruments, Settings.of(settings));
    }

    private Instrument instrument(String symbol) {
        return instruments.find(symbol).orElseThrow();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve(text.hashCode() + ".csv"), text);
    }
}
