package io.pipstream.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.rules.MarginRates;
import io.pipstream.domain.rules.MarginRates.MarginRate;
import io.pipstream.domain.rules.RuleProfile;
import io.pipstream.domain.rules.RuleProfile.CloseOut;
import io.pipstream.domain.rules.RuleProfile.Closing;
import io.pipstream.domain.rules.RuleProfile.NegativeBalance;
import io.pipstream.domain.rules.RuleProfile.Sides;
import io.pipstream.domain.rules.RuleProfiles;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

    static final String RATES = "regime,currency,from,rate,source\n";
    static final String PROFILES = "name,sides,closing,margin_call,close_out,close_out_of,negative_balance,most_trades,"
            + "most_orders,citation\n";

    final Instruments instruments = InstrumentFile.read();
    final RuleProfiles profiles = new Rules(Settings.of(Map.of())).profiles();

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        // Section 12(a), before and after the amendment of 2010
        "EURUSD, 2010-10-17, 0.01",
        "EURUSD, 2010-10-18, 0.02",
        "EURUSD, 2026-01-14, 0.02",
        "USDCAD, 2026-01-14, 0.02",
        "USDDKK, 2026-01-14, 0.02",
        "USDSGD, 2010-10-17, 0.04",
        "USDSGD, 2026-01-14, 0.05",
        // each notice, the day before and from its day on
        "USDCHF, 2015-01-21, 0.02",
        "USDCHF, 2015-01-22, 0.05",
        "USDCHF, 2016-12-05, 0.03",
        "USDSEK, 2015-01-22, 0.03",
        "USDNOK, 2015-01-22, 0.03",
        "USDNOK, 2020-03-21, 0.03",
        "USDNOK, 2020-03-22, 0.07",
        "USDJPY, 2015-01-25, 0.02",
        "USDJPY, 2015-01-26, 0.03",
        "USDJPY, 2016-12-05, 0.04",
        "USDJPY, 2021-08-09, 0.04",
        "USDJPY, 2021-08-10, 0.02",
        "USDJPY, 2023-03-13, 0.05",
        "GBPUSD, 2016-11-06, 0.02",
        "GBPUSD, 2016-11-07, 0.05",
        "GBPUSD, 2021-08-10, 0.03",
        "GBPUSD, 2023-03-12, 0.03",
        "GBPUSD, 2023-03-13, 0.05",
        "AUDUSD, 2015-01-26, 0.03",
        "NZDUSD, 2016-12-04, 0.02",
        "NZDUSD, 2016-12-05, 0.03",
        "USDMXN, 2015-01-26, 0.06",
        "USDMXN, 2016-12-05, 0.08",
        "USDMXN, 2020-03-22, 0.10",
        "USDZAR, 2018-09-24, 0.07",
        "USDTRY, 2018-09-24, 0.12",
        "USDTRY, 2023-03-13, 0.25",
        // the higher of two legs
        "EURGBP, 2026-01-14, 0.05",
        "EURCHF, 2026-01-14, 0.03",
        "CHFJPY, 2026-01-14, 0.05",
        "EURCAD, 2026-01-14, 0.02",
        // metals are not forex
        "XAUUSD, 2026-01-14, 1",
        "XAGUSD, 2026-01-14, 1"
    })
    void theDepositOfTheUnitedStatesIsThatOfTheDate(String symbol, LocalDate date, String rate) {
        assertThat(rate(RuleProfileName.US, symbol, date).rate()).isEqualTo(rate);
    }

    /** The summary of NFA Notice I-23-08: what differs from 2 % for majors and 5 % for others. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "USDTRY, 0.25", "USDZAR, 0.07", "GBPUSD, 0.05", "USDJPY, 0.05", "NZDUSD, 0.03", "AUDUSD, 0.03", "USDMXN, 0.10",
        "USDCHF, 0.03", "USDSEK, 0.03", "USDNOK, 0.07", "EURUSD, 0.02", "USDCAD, 0.02", "USDDKK, 0.02", "USDHKD, 0.05",
        "USDCNH, 0.05", "USDPLN, 0.05", "USDSGD, 0.05"
    })
    void theDepositsOfTheLastNoticeKnownAreThoseItLists(String symbol, String rate) {
        assertThat(rate(RuleProfileName.US, symbol, LocalDate.parse("2023-03-13"))
                        .rate())
                .isEqualTo(rate);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "EURUSD, 0.0333, major currency pair",
        "GBPJPY, 0.0333, major currency pair",
        "USDCHF, 0.0333, major currency pair",
        "EURCAD, 0.0333, major currency pair",
        "AUDUSD, 0.05,   non-major currency pair",
        "EURNZD, 0.05,   non-major currency pair",
        "USDTRY, 0.05,   non-major currency pair",
        "XAUUSD, 0.05,   gold",
        "XAGUSD, 0.10,   commodity other than gold"
    })
    void theMarginOfTheEuropeanUnionIsThatOfTheClass(String symbol, String rate, String kind) {
        MarginRate found = rate(RuleProfileName.EU, symbol, LocalDate.parse("2026-01-14"));

        assertThat(found.rate()).isEqualTo(rate);
        assertThat(found.source()).isEqualTo("ESMA Decision (EU) 2018/796, Annex I: " + kind);
    }

    @ParameterizedTest
    @EnumSource(names = {"NETTING", "HEDGING"})
    void withoutARegulatorEverythingIsFiftyToOne(RuleProfileName name) {
        assertThat(instruments.all())
                .allSatisfy(instrument -> assertThat(profiles.of(name)
                                .margins()
                                .on(instrument, LocalDate.parse("2026-01-14"))
                                .rate())
                        .isEqualTo("0.02"));
    }

    @ParameterizedTest
    @EnumSource
    void everyInstrumentHasARateWithASourceOnAnyDate(RuleProfileName name) {
        for (Instrument instrument : instruments.all()) {
            for (String date : new String[] {"1999-01-01", "2012-06-01", "2026-01-14", "2050-01-01"}) {
                MarginRate rate = profiles.of(name).margins().on(instrument, LocalDate.parse(date));
                assertThat(rate.rate()).as(instrument + " " + date).isPositive().isLessThanOrEqualTo(BigDecimal.ONE);
                assertThat(rate.source()).isNotBlank();
            }
        }
    }

    @Test
    void theProfilesAreThoseOfTheirRegulators() {
        RuleProfile us = profiles.of(RuleProfileName.US);
        RuleProfile eu = profiles.of(RuleProfileName.EU);
        RuleProfile netting = profiles.of(RuleProfileName.NETTING);
        RuleProfile hedging = profiles.of(RuleProfileName.HEDGING);

        assertThat(us.sides()).isEqualTo(Sides.ONE);
        assertThat(us.closing()).isEqualTo(Closing.FIRST_IN_FIRST_OUT);
        assertThat(us.closeOut()).isEqualTo(CloseOut.ALL_AT_ONCE);
        assertThat(us.negativeBalance()).isEqualTo(NegativeBalance.OWED);
        assertThat(us.citation()).isEqualTo("NFA Compliance Rule 2-43(b)");
        assertThat(eu.sides()).isEqualTo(Sides.BOTH);
        assertThat(eu.closing()).isEqualTo(Closing.ANY);
        assertThat(eu.closeOut()).isEqualTo(CloseOut.LARGEST_LOSER_FIRST);
        assertThat(eu.negativeBalance()).isEqualTo(NegativeBalance.PROTECTED);
        assertThat(eu.citation()).isEqualTo("ESMA Decision (EU) 2018/796");
        assertThat(netting.sides()).isEqualTo(Sides.ONE);
        assertThat(netting.closing()).isEqualTo(Closing.ANY);
        assertThat(netting.citation()).isNull();
        assertThat(hedging.sides()).isEqualTo(Sides.BOTH);
        assertThat(hedging.citation()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void everyProfileCallsAtAHundredPerCentClosesOutAtFiftyAndHasLimits(RuleProfileName name) {
        RuleProfile profile = profiles.of(name);

        assertThat(profile.marginCallLevel()).isEqualByComparingTo("1");
        assertThat(profile.closeOutLevel()).isEqualByComparingTo("0.5");
        assertThat(profile.mostTrades()).isEqualTo(1_000);
        assertThat(profile.mostOrders()).isEqualTo(1_000);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            UK,EUR,2020-01-01,0.02,x       | line 2: column regime is none of [US, EU, NETTING, HEDGING]: UK
            US,Euro,2020-01-01,0.02,x      | line 2: column currency is not right: Euro
            US,EUR,01.02.2020,0.02,x       | line 2: column from is not a date
            US,EUR,2020-01-01,two,x        | line 2: column rate is not right: two
            US,EUR,2020-01-01,1e-99,x      | line 2: column rate is not right: 1e-99
            US,EUR,2020-01-01,1e9,x        | line 2: column rate is not right: 1e9
            US,EUR,2020-01-01,0.12345678901,x | line 2: column rate is not right: 0.12345678901
            US,EUR,2020-01-01,2,x          | line 2: A margin rate is 0 to 1, not 2
            US,EUR,2020-01-01,0.02,        | line 2: column source is missing
            US,EUR,2020-01-01              | line 2: column rate is missing
            US,EUR,2020-01-01,0.02,x       | US: There is no margin rate for the other currencies
            """)
    void aWrongMarginRateIsRefusedWithItsLine(String line, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RulesFile.marginRates("margin-rates.csv", new StringReader(RATES + line + "\n")))
                .withMessageStartingWith("margin-rates.csv, " + why);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            UK,ONE,ANY,1,0.5,ALL_AT_ONCE,OWED,1,1,    | , line 2: column name is none of [US, EU, NETTING, HEDGING]: UK
            EU,ONE,ANY,1,0.5,ALL_AT_ONCE,OWED,1,1,    | , line 2: there are no margin rates for EU
            US,TWO,ANY,1,0.5,ALL_AT_ONCE,OWED,1,1,    | , line 2: column sides is none of [ONE, BOTH]: TWO
            US,ONE,LIFO,1,0.5,ALL_AT_ONCE,OWED,1,1,   | , line 2: column closing is none of [FIRST_IN_FIRST_OUT, ANY]: LIFO
            US,ONE,ANY,all,0.5,ALL_AT_ONCE,OWED,1,1,  | , line 2: column margin_call is not right: all
            US,ONE,ANY,1,2,ALL_AT_ONCE,OWED,1,1,      | , line 2: The close-out level must be 0 to the margin call level
            US,ONE,ANY,1,0.5,NOTHING,OWED,1,1,        | , line 2: column close_out_of is none of
            US,ONE,ANY,1,0.5,ALL_AT_ONCE,PAID,1,1,    | , line 2: column negative_balance is none of [PROTECTED, OWED]: PAID
            US,ONE,ANY,1,0.5,ALL_AT_ONCE,OWED,many,1, | , line 2: column most_trades is not right: many
            US,ONE,ANY,1,0.5,ALL_AT_ONCE,OWED,1,0,    | , line 2: At least one trade and one order, not 1 and 0
            US,ONE,ANY,1,0.5,ALL_AT_ONCE,OWED,1,1,x   | : The profile EU is missing
            """)
    void aWrongProfileIsRefusedWithItsLine(String line, String why) {
        Map<RuleProfileName, MarginRates> rates =
                RulesFile.marginRates("margin-rates.csv", new StringReader(RATES + "US,*,2020-01-01,0.02,x\n"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RulesFile.profiles("profiles.csv", new StringReader(PROFILES + line + "\n"), rates))
                .withMessageStartingWith("profiles.csv" + why);
    }

    @Test
    void aSettingCanPutOtherRatesInPlace(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rates.csv"), RATES + """
                US,*,2020-01-01,0.10,House rule
                EU,*,2020-01-01,0.10,House rule
                NETTING,*,2020-01-01,0.10,House rule
                HEDGING,*,2020-01-01,0.10,House rule
                """);
        Rules rules = new Rules(Settings.of(Map.of("pipstream.trading.margin-rates", file.toString())));

        assertThat(rules.profiles()
                        .of(RuleProfileName.US)
                        .margins()
                        .on(instruments.all().get(0), LocalDate.parse("2026-01-14")))
                .isEqualTo(new MarginRate(new BigDecimal("0.10"), "House rule"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipstream.trading.margin-rates", "pipstream.trading.profiles"})
    void aSettingThatNamesNoUsableFileEndsTheStart(String key, @TempDir Path folder) throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "name,regime\nUK,UK\n");

        assertThatThrownBy(() -> new Rules(Settings.of(Map.of(key, wrong.toString()))))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("Setting " + key + "=" + wrong)
                .hasMessageContaining("line 2: column ");
        assertThatThrownBy(() -> new Rules(
                        Settings.of(Map.of(key, folder.resolve("absent.csv").toString()))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("the file cannot be read");
    }

    private MarginRate rate(RuleProfileName name, String symbol, LocalDate date) {
        return profiles.of(name).margins().on(instruments.find(symbol).orElseThrow(), date);
    }
}
