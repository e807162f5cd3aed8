package io.pipstream.trading;

import static io.pipstream.domain.market.Side.BUY;
import static io.pipstream.domain.order.OrderType.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.order.Tags;
import io.pipstream.ledger.StoredTrade;
import io.pipstream.platform.HandDriven;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PriceWatchTest {

    final HandDriven executor = new HandDriven();
    final UnsureLedger ledger = new UnsureLedger();
    final PaperDesk desk = new PaperDesk(ledger.memory, ledger, ledger.memory, executor);

    @BeforeEach
    void open() {
        desk.open("demo", "USD", RuleProfileName.HEDGING, "10000");
        desk.quote("EURUSD", "1.10000", "1.10010");
    }

    void placeBuyStop(String price) {
        desk.does("demo", new PlaceOrder(Requests.waiting(desk.instrument("EURUSD"), STOP, BUY, 1_000, price)));
    }

    String openPrice() {
        assertThat(desk.account().trades()).hasSize(1);
        return desk.account().trades().firstEntry().getValue().openPrice().toString();
    }

    @Test
    void aQuoteThatReachesAStopFillsItAtThatQuoteEvenWhenTheBookHasMovedOn() {
        placeBuyStop("1.10500");

        desk.quote("EURUSD", "1.10500", "1.10510");
        assertThat(executor.waiting()).isEqualTo(1); // not on the thread of the feed
        assertThat(desk.triggers.size()).isZero();
        desk.quote("EURUSD", "1.10000", "1.10010");
        executor.runAll();

        assertThat(openPrice()).isEqualTo("1.10510");
        assertThat(desk.account().orders()).isEmpty();
    }

    @Test
    void aQuoteThatReachesNothingCostsNoTask() {
        placeBuyStop("1.10500");

        desk.quote("EURUSD", "1.10480", "1.10490");

        assertThat(executor.waiting()).isZero();
    }

    @Test
    void inAClosedMarketNothingIsTouchedUntilAQuoteComesWhenItIsOpen() {
        placeBuyStop("1.10500");
        desk.isMarketOpen = false;

        desk.quote("EURUSD", "1.10600", "1.10610");
        assertThat(executor.waiting()).isZero();
        assertThat(desk.triggers.size()).isEqualTo(1);

        desk.isMarketOpen = true;
        desk.quote("EURUSD", "1.10700", "1.10710");
        executor.runAll();
        assertThat(openPrice()).isEqualTo("1.10710");
    }

    @Test
    void aTrailingStopThatWasMovedOnIsHeldAgainstWhatCameBetween() {
        long trade = desk.buys("demo", "EURUSD", 1_000, Requests.trailing("0.00100"), Tags.NONE);
        desk.quote("EURUSD", "1.10200", "1.10210"); // moves it from 1.09900 to 1.10100
        desk.quote("EURUSD", "1.10050", "1.10060"); // below that, but not below where it stood
        executor.runAll();

        assertThat(desk.account().trades()).isEmpty();
        assertThat(closed(trade).closedAt()).isNotNull();
        assertThat(closed(trade).body()).contains("trailing_stop", "1.10050");
    }

    @Test
    void whatCouldNotBeFilledIsHeldAgainstWhatCameBetween() {
        placeBuyStop("1.10500");
        desk.quote("EURUSD", "1.10500", "1.10510");
        desk.quote("EURUSD", "1.10600", "1.10610");
        ledger.failBeforeTheNext();
        executor.runAll();

        assertThat(openPrice()).isEqualTo("1.10610");
        assertThat(desk.triggers.size()).isZero();
    }

    @Test
    void whatCouldNotBeFilledWaitsForTheNextQuote() {
        placeBuyStop("1.10500");
        desk.quote("EURUSD", "1.10500", "1.10510");
        ledger.failBeforeTheNext();
        executor.runAll();
        assertThat(desk.account().trades()).isEmpty();
        assertThat(desk.triggers.size()).isEqualTo(1);

        desk.quote("EURUSD", "1.10600", "1.10610");
        executor.runAll();
        assertThat(openPrice()).isEqualTo("1.10610");
    }

    @Test
    void whatNobodyTakesIsPutBackAndReachedByTheNextQuote() {
        placeBuyStop("1.10500");
        executor.reject();
        desk.quote("EURUSD", "1.10500", "1.10510");
        assertThat(desk.triggers.size()).isEqualTo(1);

        executor.accept();
        desk.quote("EURUSD", "1.10600", "1.10610");
        executor.runAll();
        assertThat(openPrice()).isEqualTo("1.10610");
    }

    @Test
    void aTradeIsClosedByItsStopAtTheQuoteThatReachedIt() {
        long trade = desk.buys("demo", "EURUSD", 1_000, Requests.exits("1.09500"), Tags.NONE);

        desk.quote("EURUSD", "1.09480", "1.09490");
        desk.quote("EURUSD", "1.09800", "1.09810");
        executor.runAll();

        assertThat(closed(trade).body()).contains("sl_hit", "1.09480");
        // 1,000 × (1.09480 - 1.10010) = -5.30 USD
        assertThat(desk.account().balance()).isEqualByComparingTo("9994.70");
    }

    @Test
    void oneQuoteReachesTheOrdersOfSeveralAccounts() {
        desk.open("other", "USD", RuleProfileName.HEDGING, "10000");
        placeBuyStop("1.10500");
        placeBuyStop("1.10400");
        desk.does("other", new PlaceOrder(Requests.waiting(desk.instrument("EURUSD"), STOP, BUY, 1_000, "1.10500")));

        desk.quote("EURUSD", "1.10500", "1.10510");
        executor.runAll();

        assertThat(desk.account().trades()).hasSize(2);
        assertThat(desk.account("other").trades()).hasSize(1);
    }

    StoredTrade closed(long trade) {
        return desk.ledger.trade(desk.account().id(), trade).orElseThrow();
    }
}
