package io.pipstream.notification.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.order.Reason;
import io.pipstream.notification.Kind;
import io.pipstream.wire.TradeEventCodec;
import io.pipstream.wire.TradeFixtures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccountNewsTest {

    private static final AccountId DEMO = new AccountId("demo");
    private static final Map<String, TradeEvent> EVENTS =
            TradeFixtures.oneOfEach().stream().collect(Collectors.toMap(TradeEventCodec::type, Function.identity()));

    private static Optional<News> of(TradeEvent event) {
        return new AccountNews(DEMO, "USD").of(event, "{\"seq\":" + event.sequence() + "}");
    }

    private static News news(String type) {
        return of(EVENTS.get(type)).orElseThrow();
    }

    @Test
    void aTradeThatWasOpened() {
        News news = news("trade_execution");

        assertThat(news.kinds()).containsExactly(Kind.FILLS);
        assertThat(news.subject()).isEqualTo("demo: bought 3,000 EURUSD at 1.10000");
        assertThat(news.body()).isEqualTo("""
                Trade 8 was opened by order 7 (limit): bought 3,000 EURUSD at 1.10000.
                Stop-loss 1.09000. Take-profit 1.11000, 1.12000. Trailing stop 1.09500.
                Account demo, 2025-01-15 12:00:00 UTC, event 8.""");
        assertThat(news.data()).isEqualTo("{\"seq\":8}");
        assertThat(news.account()).isEqualTo(DEMO);
    }

    @Test
    void aTradeThatWasClosedInPart() {
        News news = news("trade_reduced");

        assertThat(news.kinds()).containsExactly(Kind.CLOSES);
        assertThat(news.subject())
                .isEqualTo("demo: closed 1,000 of 3,000 EURUSD at 1.11000 (first take-profit), +10.00 USD");
        assertThat(news.body()).isEqualTo("""
                Trade 8, bought 3,000 at 1.10000, was closed in part: 2,000 of it stay open.
                Realised by this part: +10.00 USD.
                Account demo, 2025-01-15 12:00:00 UTC, event 9.""");
    }

    @Test
    void aTradeThatWasClosed() {
        News news = news("trade_closed");

        assertThat(news.kinds()).containsExactly(Kind.CLOSES);
        // a third at 100 pips, two thirds at 150.1: 133.4; 10.00 and 30.02 make 40.02
        assertThat(news.subject()).isEqualTo("demo: closed EURUSD at 1.11501 (trailing stop), +133.4 pips, +40.02 USD");
        assertThat(news.body()).isEqualTo("""
                Trade 8, bought 3,000 at 1.10000, is closed after 10 h 0 min.
                Realised: +40.02 USD, and financing -0.12 USD.
                Account demo, 2025-01-15 22:00:00 UTC, event 12.""");
    }

    @Test
    void aCloseOutIsNewsOfMarginToo() {
        TradeClosed closed = (TradeClosed) EVENTS.get("trade_closed");
        News news = of(new TradeClosed(
                        12,
                        closed.time(),
                        closed.trade(),
                        closed.fill(),
                        closed.profitLoss(),
                        CloseReason.MARGIN_CLOSEOUT))
                .orElseThrow();

        assertThat(news.kinds()).containsExactly(Kind.MARGIN_CALLS, Kind.CLOSES);
        assertThat(news.subject()).contains("(margin close-out)");
    }

    @Test
    void aMarginCallAndItsEnd() {
        TradeEvent.MarginCall entered = (TradeEvent.MarginCall) EVENTS.get("margin_call");

        assertThat(news("margin_call").subject()).isEqualTo("demo: margin call, margin level 15,149.2 %");
        assertThat(news("margin_call").body()).isEqualTo("""
                Equity 9,998.50 USD, balance 10,000.00 USD, unrealised -1.50 USD.
                Margin used 66.00 USD, free 9,932.50 USD.
                Account demo, 2025-01-15 22:00:00 UTC, event 15.""");
        assertThat(of(new TradeEvent.MarginCall(
                                16, entered.time(), TradeEvent.MarginCall.State.LEFT, entered.summary()))
                        .orElseThrow()
                        .subject())
                .isEqualTo("demo: margin call over, margin level 15,149.2 %");
        assertThat(news("balance_protected").subject())
                .isEqualTo("demo: the negative balance of -0.50 USD was made up for");
    }

    @Test
    void anOrderThatWasRefused() {
        News news = news("order_rejected");

        assertThat(news.kinds()).containsExactly(Kind.ORDERS);
        assertThat(news.subject())
                .isEqualTo("demo: refused for EURUSD: Trades of an instrument must be closed first in, first out");
        assertThat(news.body()).isEqualTo("""
                Trades of an instrument must be closed first in, first out. Trade 6 is older than trade 8
                Rule: NFA Compliance Rule 2-43(b).
                Account demo, 2025-01-15 12:00:00 UTC, event 4.""");
    }

    @Test
    void anOrderThatWasCancelledOrExpired() {
        TradeEvent.OrderCancelled cancelled = (TradeEvent.OrderCancelled) EVENTS.get("order_cancelled");

        assertThat(news("order_cancelled").subject()).isEqualTo("demo: cancelled: limit buy 2,500 EURUSD at 1.10010");
        assertThat(of(with(cancelled, Reason.TIME_IN_FORCE_EXPIRED))
                        .orElseThrow()
                        .subject())
                .isEqualTo("demo: expired: limit buy 2,500 EURUSD at 1.10010");
        assertThat(of(with(cancelled, Reason.CLIENT_REQUEST_REPLACED))).isEmpty();
    }

    private static TradeEvent with(TradeEvent.OrderCancelled cancelled, Reason reason) {
        return new TradeEvent.OrderCancelled(5, cancelled.time(), cancelled.order(), reason, "");
    }

    @Test
    void whatNobodyIsNotifiedOf() {
        for (String type : List.of(
                "account_opened", "terms_changed", "order_placed", "trade_changed", "financing", "balance_update")) {
            assertThat(of(EVENTS.get(type))).as(type).isEmpty();
        }
    }

    @Test
    void aSubjectIsOneShortLineWhateverIsInIt() {
        News news = new News(
                List.of(Kind.ORDERS),
                null,
                EVENTS.get("margin_call").time(),
                "a\r\nBcc: x\u0000\u202E" + "😀".repeat(200),
                "b\r\n\u0007c",
                "{}");

        assertThat(news.subject())
                .hasSizeLessThanOrEqualTo(200)
                .startsWith("a  Bcc: x😀")
                .endsWith("😀…");
        assertThat(news.body()).isEqualTo("b\nc");
    }
}
