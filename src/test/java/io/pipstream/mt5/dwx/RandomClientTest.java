package io.pipstream.mt5.dwx;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.engine.Command.ChangeTerms;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client who does anything to a real desk, whose fills are not where the price was: what it is told is what is there. */
class RandomClientTest {

    private static final Pattern TICKET = Pattern.compile("(\\d+): \\{'_magic'");
    private static final Pattern OPENED =
            Pattern.compile("'_ticket': (\\d+), .*'_open_price': ([\\d.]+), '_sl': ([\\d.]+), '_tp': ([\\d.]+)\\}");

    @ParameterizedTest(name = "seed {0}, {1}")
    @CsvSource({"1,HEDGING", "2,HEDGING", "3,US", "4,EU", "5,HEDGING", "6,US"})
    void isToldWhatThereIs(long seed, RuleProfileName rules) {
        DwxFixture fixture = new DwxFixture(rules);
        fixture.desk.does(
                "demo", new ChangeTerms(new AccountTerms(new Currency("USD"), rules, RealismProfile.retail(seed))));
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> known = new ArrayList<>();
        int adjusted = 0;
        for (int step = 0; step < 150; step++) {
            movePrices(fixture, random);
            String answer = fixture.ask(command(random, known));
            assertThat(answer).startsWith("{'_action': '").endsWith("}").doesNotContain("'_response': '2'");
            Matcher opened = OPENED.matcher(answer);
            if (opened.find() && answer.contains("EXECUTION")) {
                known.add(Long.parseLong(opened.group(1)));
                adjusted += isAsFarAwayAsAsked(fixture.desk.account(), opened);
            }
            assertThat(tickets(fixture.ask("TRADE;GET_OPEN_TRADES"))).isEqualTo(tickets(fixture.desk.account()));
        }
        assertThat(adjusted).isPositive();
        fixture.ask("TRADE;CLOSE_ALL");
        String left = fixture.ask("TRADE;CLOSE_ALL");
        assertThat(fixture.desk.account().trades().isEmpty()).isEqualTo(left.contains("NOT_FOUND"));
    }

    private static void movePrices(DwxFixture fixture, SplittableRandom random) {
        int euro = 110_000 + random.nextInt(200) - 100;
        int yen = 150_000 + random.nextInt(200) - 100;
        fixture.desk.quote("EURUSD", price(euro, 5), price(euro + 10, 5));
        fixture.desk.quote("USDJPY", price(yen, 3), price(yen + 10, 3));
    }

    private static String price(int points, int digits) {
        return BigDecimal.valueOf(points, digits).toString();
    }

    private static String command(SplittableRandom random, List<Long> known) {
        long ticket = known.isEmpty() || random.nextInt(10) == 0 ? 999 : known.get(random.nextInt(known.size()));
        String symbol = random.nextBoolean() ? "EURUSD" : "USDJPY";
        String tail = ";c;0.0%d;%d;%d".formatted(1 + random.nextInt(9), random.nextInt(3), ticket);
        String exits = random.nextInt(4) == 0 ? "0;0" : "300;400";
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> "TRADE;OPEN;" + random.nextInt(2) + ";" + symbol + ";0.0;" + exits + tail;
            case 5 -> "TRADE;OPEN;2;EURUSD;1.09" + random.nextInt(900) + ";" + exits + tail;
            case 6 -> "TRADE;OPEN;5;USDJPY;149." + (100 + random.nextInt(700)) + ";" + exits + tail;
            case 7 -> "TRADE;MODIFY;0;X;0;350;450" + tail;
            case 8 -> "TRADE;CLOSE_PARTIAL;0;X;0;0;0" + tail;
            case 9 -> "TRADE;CLOSE;0;X;0;0;0" + tail;
            case 10 -> random.nextInt(4) == 0 ? "TRADE;CLOSE_MAGIC;0;X;0;0;0" + tail : "HEARTBEAT;";
            default -> random.nextInt(10) == 0 ? "TRADE;CLOSE_ALL" : "TRADE;GET_ACCOUNT_INFO";
        };
    }

    /** By 300 and 400 points, and the trade has what was told. */
    private static int isAsFarAwayAsAsked(Account account, Matcher told) {
        Trade trade = account.trades().get(Long.parseLong(told.group(1)));
        if (trade == null) {
            return 0; // an order that waits
        }
        Instrument instrument = trade.instrument();
        BigDecimal sign = BigDecimal.valueOf(trade.side() == Side.BUY ? 1 : -1);
        BigDecimal point = BigDecimal.ONE.movePointLeft(instrument.terms().priceDigits());
        assertThat(trade.openPrice()).isEqualByComparingTo(told.group(2));
        assertThat(trade.stop())
                .isEqualByComparingTo(told.group(3))
                .isEqualByComparingTo(trade.openPrice()
                        .subtract(point.multiply(BigDecimal.valueOf(300)).multiply(sign)));
        assertThat(trade.exits().takeProfits().get(0))
                .isEqualByComparingTo(told.group(4))
                .isEqualByComparingTo(trade.openPrice()
                        .add(point.multiply(BigDecimal.valueOf(400)).multiply(sign)));
        return 1;
    }

    private static Set<Long> tickets(String answer) {
        Set<Long> tickets = new TreeSet<>();
        Matcher matcher = TICKET.matcher(answer);
        while (matcher.find()) {
            tickets.add(Long.parseLong(matcher.group(1)));
        }
        return tickets;
    }

    private static Set<Long> tickets(Account account) {
        Set<Long> tickets = new TreeSet<>(account.trades().keySet());
        tickets.addAll(account.orders().keySet());
        return tickets;
    }
}
