package io.pipstream.mt5.dwx;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.Role;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.order.Order;
import io.pipstream.mt5.TerminalException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients are told, word for word: EURUSD is at 1.10000 and 1.10010, USDJPY at 150.000 and 150.010. */
class QuestionsTest {

    private static final String OPENED = "'_open_time': '2026.01.15 12:00:00'";

    private final DwxFixture fixture = new DwxFixture();

    private String ask(String command) {
        return fixture.ask(command);
    }

    /** At the market, without exits. */
    private long opens(String kind, String symbol, String lots, int magic) {
        String answer = ask("TRADE;OPEN;%s;%s;0.0;0;0;c;%s;%d;0".formatted(kind, symbol, lots, magic));
        String ticket = answer.replaceAll(".*'_ticket': (\\d+).*", "$1");
        return Long.parseLong(ticket);
    }

    private Trade trade(long ticket) {
        return fixture.desk.account().trades().get(ticket);
    }

    private Order order() {
        return fixture.desk.account().orders().values().iterator().next();
    }

    @Test
    void aTradeOpensWithItsExitsSoManyPointsAway() {
        // bought at 1.10010: 1.10010 - 0.00500, 1.10010 + 0.00300
        assertThat(ask("TRADE;OPEN;0;EURUSD;0.0;500;300;dwx-zeromq;0.01;123456;0"))
                .isEqualTo("{'_action': 'EXECUTION', '_symbol': 'EURUSD', '_magic': 123456, '_ticket': 3, " + OPENED
                        + ", '_open_price': 1.10010, '_sl': 1.09510, '_tp': 1.10310}");
        assertThat(trade(3).units()).isEqualTo(1_000);
        // sold at 150.000: 150.000 + 0.500, 150.000 - 0.300
        assertThat(ask("TRADE;OPEN;1;USDJPY;0.0;500;300;;0.02;0;0"))
                .contains("'_magic': 0", "'_open_price': 150.000, '_sl': 150.500, '_tp': 149.700}");
    }

    @Test
    void whatIsNotAskedForIsNotTold() {
        assertThat(ask("TRADE;OPEN;0;EURUSD;0.0;0;0;c;0.01;1;0"))
                .isEqualTo("{'_action': 'EXECUTION', '_symbol': 'EURUSD', '_magic': 1, '_ticket': 3, " + OPENED
                        + ", '_open_price': 1.10010}");
        assertThat(ask("TRADE;OPEN;0;EURUSD;0.0;500;0;c;0.01;1;0")).contains("'_sl': 1.09510, '_tp': 0.0}");
    }

    @Test
    void anOrderWaitsAtItsPrice() {
        assertThat(ask("TRADE;OPEN;2;EURUSD;1.0900000000000001;100;200;c;0.1;7;0"))
                .isEqualTo("{'_action': 'EXECUTION', '_symbol': 'EURUSD', '_magic': 7, '_ticket': 2, " + OPENED
                        + ", '_open_price': 1.09000, '_sl': 1.08900, '_tp': 1.09200}");
        assertThat(order().request().units()).isEqualTo(10_000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TRADE;OPEN;0;GDAXI;0;0;0;;0.1;0;0, 4106, unknown symbol",
        "TRADE;OPEN;0;GBPUSD;0;0;0;;0.1;0;0, 136, off quotes",
        "TRADE;OPEN;0;EURUSD;0;0;0;;100;0;0, 134, not enough money",
        "TRADE;OPEN;0;EURUSD;0;0;0;;1000;0;0, 131, invalid trade volume",
        "TRADE;OPEN;0;EURUSD;0;0;0;;0;0;0, 131, invalid trade volume",
        "TRADE;OPEN;0;EURUSD;0;0;0;;0.0000011;0;0, 131, invalid trade volume",
        "TRADE;OPEN;0;EURUSD;0;-500;0;;0.1;0;0, 130, invalid stops",
        "TRADE;OPEN;0;EURUSD;0;110010;0;;0.1;0;0, 130, invalid stops",
        "TRADE;OPEN;0;EURUSD;0;5;0;;0.1;0;0, 130, invalid stops",
        "TRADE;OPEN;2;EURUSD;0;0;0;;0.1;0;0, 129, invalid price",
        "TRADE;OPEN;9;EURUSD;0;0;0;;0.1;0;0, 3, invalid trade parameters",
    })
    void whatIsNotOpenedIsAnErrorThatTerminalsKnow(String command, String code, String words) {
        assertThat(ask(command))
                .startsWith("{'_action': 'EXECUTION', '_response': '" + code + "', '_response_value': '" + words
                        + "', '_reason': '")
                .endsWith("'response_value': '" + words + "'}");
        assertThat(fixture.desk.account().trades()).isEmpty();
        assertThat(fixture.desk.account().orders()).isEmpty();
    }

    @Test
    void exitsOfATradeAreCountedFromItsOpening() {
        long ticket = opens("0", "EURUSD", "0.1", 1);
        fixture.desk.quote("EURUSD", "1.10100", "1.10110");

        assertThat(ask("TRADE;MODIFY;0;USDJPY;0;500;300;c;9;9;" + ticket))
                .isEqualTo("{'_action': 'MODIFY', '_ticket': 3, '_sl': 1.09510, '_tp': 1.10310}");
        // 20 points above the opening: what is won so far is kept
        assertThat(ask("TRADE;MODIFY;0;USDJPY;0;-20;0;c;9;9;" + ticket))
                .isEqualTo("{'_action': 'MODIFY', '_ticket': 3, '_sl': 1.10030, '_tp': 0.0}");
        assertThat(trade(ticket).exits().takeProfits()).isEmpty();
        // 1.10160 is above the market
        assertThat(ask("TRADE;MODIFY;0;USDJPY;0;-150;0;c;9;9;" + ticket))
                .startsWith(
                        "{'_action': 'MODIFY', '_ticket': 3, '_response': '130', '_response_value': 'invalid stops', ")
                .endsWith("'_sl_attempted': 1.10160, '_tp_attempted': 0.0}");
        assertThat(trade(ticket).stop()).isEqualByComparingTo("1.10030");
        assertThat(ask("TRADE;MODIFY;0;EURUSD;0;0;0;c;9;9;" + ticket)).contains("'_sl': 0.0, '_tp': 0.0");
        assertThat(trade(ticket).stop()).isNull();
    }

    @Test
    void aChangedOrderIsStillKnownByItsFirstTicket() {
        ask("TRADE;OPEN;2;EURUSD;1.09;0;0;c;0.1;7;0");

        assertThat(ask("TRADE;MODIFY;0;X;1.08;100;200;c;0;0;2"))
                .isEqualTo("{'_action': 'MODIFY', '_ticket': 4, '_sl': 1.07900, '_tp': 1.08200}");
        assertThat(ask("TRADE;MODIFY;0;X;0;50;0;c;0;0;2")).contains("'_ticket': 6, '_sl': 1.07950");
        assertThat(order().request().price()).isEqualByComparingTo("1.08");

        fixture.desk.quote("EURUSD", "1.07980", "1.07990"); // reaches it
        assertThat(fixture.desk.account().orders()).isEmpty();
        assertThat(ask("TRADE;CLOSE;0;X;0;0;0;c;0;0;2"))
                .contains("'_ticket': 2, '_close_price': 1.07980, '_close_lots': 0.1, '_response': 'CLOSE_MARKET'");
        assertThat(fixture.desk.account().trades()).isEmpty();
    }

    @Test
    void aTradeIsClosedAllOrInPart() {
        long ticket = opens("0", "EURUSD", "0.1", 1);

        assertThat(ask("TRADE;CLOSE_PARTIAL;0;X;0;0;0;c;0.04;0;" + ticket))
                .isEqualTo("{'_action': 'CLOSE', '_ticket': 3, '_close_price': 1.10000, '_close_lots': 0.04, "
                        + "'_response': 'CLOSE_PARTIAL', '_response_value': 'SUCCESS'}");
        assertThat(trade(ticket).units()).isEqualTo(6_000);
        assertThat(ask("TRADE;CLOSE;0;X;0;0;0;c;0.04;0;" + ticket))
                .isEqualTo("{'_action': 'CLOSE', '_ticket': 3, '_close_price': 1.10000, '_close_lots': 0.06, "
                        + "'_response': 'CLOSE_MARKET', '_response_value': 'SUCCESS'}");
        assertThat(ask("TRADE;CLOSE;0;X;0;0;0;c;0.04;0;" + ticket))
                .startsWith("{'_action': 'CLOSE', '_ticket': 3, '_response': 'NOT_FOUND', ");
        assertThat(ask("TRADE;CLOSE_PARTIAL;0;X;0;0;0;c;0.04;0;" + ticket))
                .startsWith("{'_action': 'CLOSE', '_ticket': 3, '_response': 'CLOSE_PARTIAL_FAILED', ");
        assertThat(ask("TRADE;MODIFY;0;X;0;0;0;c;0.04;0;" + ticket))
                .startsWith("{'_action': 'MODIFY', '_ticket': 3, '_response': 'NOT_FOUND', ");
    }

    @ParameterizedTest
    @CsvSource({"0", "0.1", "0.11", "5", "0.10000000000000001"})
    void moreThanThereIsMeansAll(String lots) {
        long ticket = opens("0", "EURUSD", "0.1", 1);

        assertThat(ask("TRADE;CLOSE_PARTIAL;0;X;0;0;0;c;" + lots + ";0;" + ticket))
                .contains("'_close_lots': 0.1,");
        assertThat(fixture.desk.account().trades()).isEmpty();
    }

    @Test
    void anOrderIsCancelledByItsTicket() {
        ask("TRADE;OPEN;5;EURUSD;1.09;0;0;c;0.1;7;0");

        assertThat(ask("TRADE;CLOSE;0;X;0;0;0;c;0;0;2"))
                .isEqualTo("{'_action': 'CLOSE', '_ticket': 2, '_response': 'CLOSE_PENDING', "
                        + "'_response_value': 'SUCCESS'}");
        assertThat(fixture.desk.account().orders()).isEmpty();
    }

    @Test
    void aMagicNumberClosesItsOwn() {
        long mine = opens("0", "EURUSD", "0.1", 7);
        long others = opens("1", "USDJPY", "0.1", 8);
        ask("TRADE;OPEN;5;EURUSD;1.09;0;0;c;0.1;7;0");
        long order = order().id();

        assertThat(ask("TRADE;CLOSE_MAGIC;0;X;0;0;0;c;0;7;0"))
                .isEqualTo("{'_action': 'CLOSE_ALL_MAGIC', '_magic': 7, '_responses': {" + mine
                        + ": {'_symbol': 'EURUSD', '_magic': 7, '_close_price': 1.10000, '_close_lots': 0.1, "
                        + "'_response': 'CLOSE_MARKET'}, " + order
                        + ": {'_symbol': 'EURUSD', '_magic': 7, '_response': 'CLOSE_PENDING'}}, "
                        + "'_response_value': 'SUCCESS'}");
        assertThat(fixture.desk.account().trades()).containsOnlyKeys(others);
        assertThat(fixture.desk.account().orders()).isEmpty();
        assertThat(ask("TRADE;CLOSE_MAGIC;0;X;0;0;0;c;0;7;0"))
                .isEqualTo("{'_action': 'CLOSE_ALL_MAGIC', '_magic': 7, '_responses': {}, '_response': 'NOT_FOUND'}");
    }

    @Test
    void allAreClosed() {
        opens("0", "EURUSD", "0.1", 7);
        opens("1", "EURUSD", "0.2", 0);
        ask("TRADE;OPEN;5;EURUSD;1.09;0;0;c;0.1;7;0");

        assertThat(ask("TRADE;CLOSE_ALL"))
                .endsWith("'_response_value': 'SUCCESS'}")
                .contains("CLOSE_PENDING");
        assertThat(fixture.desk.account().trades()).isEmpty();
        assertThat(fixture.desk.account().orders()).isEmpty();
        assertThat(ask("TRADE;CLOSE_ALL"))
                .isEqualTo("{'_action': 'CLOSE_ALL', '_responses': {}, '_response': 'NOT_FOUND'}");
    }

    @Test
    void whatIsNotClosedIsToldWithItsTicket() {
        long stale = opens("0", "EURUSD", "0.1", 7);
        fixture.desk.hearNothingFor(Duration.ofHours(1));
        fixture.desk.quote("USDJPY", "150.001", "150.011");
        long fresh = opens("1", "USDJPY", "0.1", 7);

        assertThat(ask("TRADE;CLOSE_ALL"))
                .contains(stale
                        + ": {'_symbol': 'EURUSD', '_magic': 7, '_response': '136', '_response_value': 'off quotes'")
                .endsWith("'_response_value': '1 OF 2 FAILED'}");
        assertThat(fixture.desk.account().trades()).containsOnlyKeys(stale).doesNotContainKey(fresh);
        assertThat(ask("TRADE;CLOSE;0;X;0;0;0;c;0;7;" + stale))
                .startsWith("{'_action': 'CLOSE', '_ticket': 3, '_response': '136', '_response_value': 'off quotes', ");
    }

    @Test
    void whatIsOpenAndWaitsIsListedTheNewestFirst() {
        assertThat(ask("TRADE;GET_OPEN_TRADES")).isEqualTo("{'_action': 'OPEN_TRADES', '_trades': {}}");
        ask("TRADE;OPEN;0;EURUSD;0.0;500;300;it's mine;0.1;7;0");
        ask("TRADE;OPEN;3;EURUSD;1.11;0;0;;0.2;0;0");

        // 10,000 x (1.10000 - 1.10010) = -1
        assertThat(ask("TRADE;GET_OPEN_TRADES"))
                .isEqualTo("{'_action': 'OPEN_TRADES', '_trades': {"
                        + "5: {'_magic': 0, '_symbol': 'EURUSD', '_lots': 0.2, '_type': 3, '_open_price': 1.11000, "
                        + OPENED + ", '_SL': 0.0, '_TP': 0.0, '_pnl': 0.0, '_comment': ''}, "
                        + "3: {'_magic': 7, '_symbol': 'EURUSD', '_lots': 0.1, '_type': 0, '_open_price': 1.10010, "
                        + OPENED + ", '_SL': 1.09510, '_TP': 1.10310, '_pnl': -1.0000, '_comment': 'it\\'s mine'}}}");
    }

    @Test
    void theAccountIsValued() {
        opens("0", "EURUSD", "0.1", 7);

        String answer = ask("TRADE;GET_ACCOUNT_INFO");
        assertThat(answer)
                .startsWith("{'_action': 'GET_ACCOUNT_INFORMATION', 'account_number': 'demo', '_data': "
                        + "[{'currenttime': '2026.01.15 12:00:00', 'account_name': 'demo', "
                        + "'account_balance': 10000.0000, 'account_equity': 9999.0000, 'account_profit': -1.0000, "
                        + "'account_free_margin': ")
                .endsWith("}]}");
    }

    @Test
    void whereBothSidesMayNotBeHeldTheOtherOneIsClosed() {
        DwxFixture netting = new DwxFixture(RuleProfileName.US);
        netting.ask("TRADE;OPEN;0;EURUSD;0.0;0;0;c;0.1;1;0");

        assertThat(netting.ask("TRADE;OPEN;1;EURUSD;0.0;0;0;c;0.1;1;0"))
                .isEqualTo("{'_action': 'EXECUTION', '_symbol': 'EURUSD', '_magic': 1, '_ticket': 0, " + OPENED
                        + ", '_open_price': 1.10000, '_close_lots': 0.1, '_response': 'NETTED', "
                        + "'_response_value': 'SUCCESS'}");
        assertThat(netting.desk.account().trades()).isEmpty();
    }

    @Test
    void candlesOfTheBid() {
        fixture.candle("EURUSD", "1.1", "1.2", java.time.Instant.parse("2026-01-15T11:58:10Z"));
        fixture.candle("EURUSD", "1.0", "1.2", java.time.Instant.parse("2026-01-15T11:58:20Z"));
        fixture.candle("EURUSD", "1.15", "1.2", java.time.Instant.parse("2026-01-15T11:59:20Z"));

        String first =
                "{'time': '2026.01.15 11:58', 'open': 1.10000, 'high': 1.10000, 'low': 1.00000, 'close': 1.00000, "
                        + "'tick_volume': 2, 'spread': 0, 'real_volume': 0}";
        String second = "{'time': '2026.01.15 11:59', 'open': 1.15000, 'high': 1.15000, 'low': 1.15000, "
                + "'close': 1.15000, 'tick_volume': 1, 'spread': 0, 'real_volume': 0}";
        assertThat(ask("HIST;EURUSD;1;2026.01.15 11:58:00;2026.01.15 11:59:00"))
                .isEqualTo("{'_action': 'HIST', '_symbol': 'EURUSD_M1', '_data': [" + first + ", " + second + "]}");
        assertThat(ask("HIST;EURUSD;1;2026.01.15 11:58:01;2026.01.15 11:59:00"))
                .isEqualTo("{'_action': 'HIST', '_symbol': 'EURUSD_M1', '_data': [" + second + "]}");
        assertThat(ask("DATA;EURUSD;1;2026.01.15;2026.01.16"))
                .isEqualTo("{'_action': 'DATA', '_data': {'2026.01.15 11:58': 1.00000, '2026.01.15 11:59': 1.15000}}");
    }

    @Test
    void candlesThatThereAreNot() {
        assertThat(ask("HIST;GDAXI;240;2026.01.15;2026.01.16"))
                .isEqualTo("{'_action': 'HIST', '_symbol': 'GDAXI_H4', '_response': 'NOT_AVAILABLE'}");
        assertThat(ask("HIST;EURUSD;60;2026.01.16;2026.01.15"))
                .isEqualTo("{'_action': 'HIST', '_symbol': 'EURUSD_H1', '_response': 'NOT_AVAILABLE'}");
        assertThat(ask("DATA;EURUSD;60;2026.01.16;2026.01.17"))
                .isEqualTo("{'_action': 'DATA', '_response': 'NOT_AVAILABLE'}");
        assertThat(ask("HIST;EURUSD;2;2026.01.16;2026.01.15"))
                .startsWith("{'_action': 'HIST', '_symbol': 'EURUSD_2', '_response': '3', ");
    }

    @Test
    void tracking() {
        assertThat(ask("TRACK_PRICES;EURUSD;GDAXI"))
                .isEqualTo("{'_action': 'TRACK_PRICES', '_data': {'symbol_count': 2, 'error_symbols': ['GDAXI']}}");
        assertThat(ask("TRACK_PRICES;EURUSD"))
                .isEqualTo("{'_action': 'TRACK_PRICES', '_data': {'symbol_count': 1, 'error_symbols': []}}");
        assertThat(ask("TRACK_PRICES")).isEqualTo("{'_action': 'TRACK_PRICES', '_data': {'symbol_count': 0}}");
        assertThat(ask("TRACK_RATES;EURUSD;1;GDAXI;1"))
                .isEqualTo("{'_action': 'TRACK_RATES', '_data': {'instrument_count': 2, 'error_symbols': ['GDAXI']}}");
        assertThat(ask("TRACK_RATES")).isEqualTo("{'_action': 'TRACK_RATES', '_data': {'instrument_count': 0}}");
    }

    @Test
    void aHeartbeat() {
        assertThat(ask("HEARTBEAT;")).isEqualTo("{'_action': 'heartbeat', '_response': 'loud and clear!'}");
    }

    @Test
    void whatIsNoCommand() {
        assertThat(ask("TRADE;REVERSE"))
                .isEqualTo("{'_action': 'UNKNOWN', '_response': '4014', '_response_value': 'unknown command', "
                        + "'_reason': 'There is no such command.'}");
    }

    @Test
    void theAuditNamesTheOwnerAndTheBridge() {
        opens("0", "EURUSD", "0.1", 7);

        assertThat(fixture.desk.ledger.audit.entries())
                .filteredOn(entry -> entry.act().equals("order.place"))
                .extracting(AuditEntry::actor)
                .containsExactly(new io.pipstream.access.Actor("demo", "mt5:dwx"));
    }

    @Test
    void anOwnerWhoIsShutOutDealsNoMore() {
        fixture.user(false, Role.TRADER);
        assertThat(ask("TRADE;OPEN;0;EURUSD;0.0;0;0;c;0.01;1;0"))
                .startsWith("{'_action': 'EXECUTION', '_response': '7', '_response_value': 'not enough rights'");
        assertThat(ask("TRADE;GET_ACCOUNT_INFO"))
                .startsWith("{'_action': 'GET_ACCOUNT_INFORMATION', 'account_number': 'demo', '_response': '7'");

        fixture.user(true, Role.FEEDER); // may look, not deal
        assertThat(ask("TRADE;OPEN;0;EURUSD;0.0;0;0;c;0.01;1;0")).contains("'_response': '7'");
        assertThat(ask("TRADE;GET_OPEN_TRADES")).contains("'_trades': {}");
        assertThat(fixture.desk.account().trades()).isEmpty();
    }

    @Test
    void nobodyIsToldToRepeatWhatCannotBeRepeated() {
        Asked close = new Asked("CLOSE", () -> Answers.of("CLOSE"), () -> {
            throw new TerminalException("ledger_unavailable", "Repeat it with the same id.");
        });

        assertThat(close.answer())
                .isEqualTo(new Question.Answer(
                        "common",
                        "{'_action': 'CLOSE', '_response': '2', '_response_value': 'common error', "
                                + "'_reason': 'The server failed; it may have been done: look what is open.'}"));
    }

    @Test
    void outcomesAreOneOfAFew() {
        assertThat(fixture.questions.of("HEARTBEAT;").answer().outcome()).isEqualTo("ok");
        assertThat(fixture.questions.of("HEARTBEAT;").action()).isEqualTo("heartbeat");
        assertThat(fixture.questions
                        .of("TRADE;OPEN;0;GDAXI;0;0;0;;0.1;0;0")
                        .answer()
                        .outcome())
                .isEqualTo("unknown_symbol");
        assertThat(fixture.questions.of("anything").action()).isEqualTo("UNKNOWN");
    }
}
