package io.pipstream.domain.market;

import static io.pipstream.domain.market.MarketFixtures.instrument;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.market.WeeklyHours.Session;
import io.pipstream.domain.market.WeeklyHours.TimeOfWeek;
import io.pipstream.domain.money.Currency;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingHoursTest {

    static final Instrument CURRENCY = instrument("EURUSD");
    static final Instrument GOLD = instrument("XAUUSD");

    final TradingHours hours = new TradingHours(
            new WeeklyHours(List.of(session(SUNDAY, 17, FRIDAY, 17))),
            Map.of(
                    new Currency("XAU"),
                    new WeeklyHours(List.of(
                            session(MONDAY, 18, TUESDAY, 17),
                            session(SUNDAY, 18, MONDAY, 17),
                            session(TUESDAY, 18, WEDNESDAY, 17),
                            session(WEDNESDAY, 18, THURSDAY, 17),
                            session(THURSDAY, 18, FRIDAY, 17)))));

    @ParameterizedTest(name = "{0} at {1}: open {2}, opens {3}, closes {4}")
    @CsvSource({
        // winter: New York is five hours behind UTC
        "EURUSD, 2026-01-14T12:00:00Z, true,  2026-01-14T12:00:00Z, 2026-01-16T22:00:00Z",
        "EURUSD, 2026-01-16T21:59:59Z, true,  2026-01-16T21:59:59Z, 2026-01-16T22:00:00Z",
        "EURUSD, 2026-01-16T22:00:00Z, false, 2026-01-18T22:00:00Z, 2026-01-23T22:00:00Z",
        "EURUSD, 2026-01-18T21:59:59Z, false, 2026-01-18T22:00:00Z, 2026-01-23T22:00:00Z",
        "EURUSD, 2026-01-18T22:00:00Z, true,  2026-01-18T22:00:00Z, 2026-01-23T22:00:00Z",
        // summer: four
        "EURUSD, 2026-07-17T20:59:59Z, true,  2026-07-17T20:59:59Z, 2026-07-17T21:00:00Z",
        "EURUSD, 2026-07-17T21:00:00Z, false, 2026-07-19T21:00:00Z, 2026-07-24T21:00:00Z",
        // the weekend of 7 March 2026 is an hour shorter, that of 31 October an hour longer
        "EURUSD, 2026-03-06T22:00:00Z, false, 2026-03-08T21:00:00Z, 2026-03-13T21:00:00Z",
        "EURUSD, 2026-03-08T20:59:59Z, false, 2026-03-08T21:00:00Z, 2026-03-13T21:00:00Z",
        "EURUSD, 2026-10-30T21:00:00Z, false, 2026-11-01T22:00:00Z, 2026-11-06T22:00:00Z",
        "EURUSD, 2026-11-01T21:30:00Z, false, 2026-11-01T22:00:00Z, 2026-11-06T22:00:00Z",
        // gold rests an hour a day
        "XAUUSD, 2026-01-14T21:59:59Z, true,  2026-01-14T21:59:59Z, 2026-01-14T22:00:00Z",
        "XAUUSD, 2026-01-14T22:00:00Z, false, 2026-01-14T23:00:00Z, 2026-01-15T22:00:00Z",
        "XAUUSD, 2026-01-14T23:00:00Z, true,  2026-01-14T23:00:00Z, 2026-01-15T22:00:00Z",
        "XAUUSD, 2026-01-16T22:00:00Z, false, 2026-01-18T23:00:00Z, 2026-01-19T22:00:00Z",
        "XAUUSD, 2026-01-18T22:30:00Z, false, 2026-01-18T23:00:00Z, 2026-01-19T22:00:00Z",
        "XAUUSD, 2026-01-19T04:59:59Z, true,  2026-01-19T04:59:59Z, 2026-01-19T22:00:00Z",
        "XAUUSD, 2026-01-19T05:00:00Z, true,  2026-01-19T05:00:00Z, 2026-01-19T22:00:00Z",
        "XAUUSD, 2026-03-06T22:00:00Z, false, 2026-03-08T22:00:00Z, 2026-03-09T21:00:00Z",
    })
    void followNewYorksClocks(String symbol, Instant time, boolean open, Instant opens, Instant closes) {
        Instrument instrument = instrument(symbol);

        assertThat(hours.isOpen(instrument, time)).isEqualTo(open);
        assertThat(hours.nextOpen(instrument, time)).isEqualTo(opens);
        assertThat(hours.closesAt(instrument, time)).isEqualTo(closes);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreeWithTheCalendarAtAnyMoment(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(946_684_800L, 2_114_380_800L));
            ZonedDateTime local = time.atZone(ZoneId.of("America/New_York"));

            assertThat(hours.isOpen(CURRENCY, time)).as(time.toString()).isEqualTo(currencyIsOpen(local));
            assertThat(hours.isOpen(GOLD, time))
                    .as(time.toString())
                    .isEqualTo(currencyIsOpen(local) && local.getHour() != 17);
            Instant opens = hours.nextOpen(GOLD, time);
            Instant closes = hours.closesAt(GOLD, time);
            assertThat(hours.isOpen(GOLD, opens)).isTrue();
            assertThat(hours.isOpen(GOLD, opens.minusSeconds(1))).isEqualTo(opens.equals(time) && wasOpen(time));
            assertThat(hours.isOpen(GOLD, closes)).isFalse();
            assertThat(hours.isOpen(GOLD, closes.minusSeconds(1))).isTrue();
            assertThat(closes).isAfter(opens);
        }
    }

    @Test
    void aSessionBetweenEqualTimesLastsAllWeek() {
        TradingHours always = new TradingHours(new WeeklyHours(List.of(session(SUNDAY, 17, SUNDAY, 17))), Map.of());
        Instant saturday = Instant.parse("2026-01-17T12:00:00Z");
        Instant sunday = Instant.parse("2026-01-18T22:00:00Z");

        assertThat(always.isOpen(GOLD, saturday)).isTrue();
        assertThat(always.isOpen(GOLD, sunday)).isTrue();
        assertThat(always.closesAt(GOLD, saturday)).isEqualTo(sunday);
    }

    @Test
    void sessionsThatTouchAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WeeklyHours(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new WeeklyHours(List.of(session(MONDAY, 9, MONDAY, 17), session(MONDAY, 17, MONDAY, 20))))
                .withMessageContaining("touch or overlap");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new WeeklyHours(List.of(session(SUNDAY, 18, MONDAY, 17), session(MONDAY, 9, MONDAY, 10))));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new WeeklyHours(List.of(session(MONDAY, 9, MONDAY, 17), session(MONDAY, 9, MONDAY, 17))));
    }

    private boolean wasOpen(Instant time) {
        return hours.isOpen(GOLD, time.minusSeconds(1));
    }

    private static boolean currencyIsOpen(ZonedDateTime local) {
        boolean afternoon = local.getHour() >= 17;
        return switch (local.getDayOfWeek()) {
            case SATURDAY -> false;
            case SUNDAY -> afternoon;
            case FRIDAY -> !afternoon;
            default -> true;
        };
    }

    private static Session session(DayOfWeek opens, int opensHour, DayOfWeek closes, int closesHour) {
        return new Session(
                new TimeOfWeek(opens, LocalTime.of(opensHour, 0)), new TimeOfWeek(closes, LocalTime.of(closesHour, 0)));
    }
}
