package io.pipstream.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import io.pipstream.it.Visitor;
import io.pipstream.it.page.Stage.Trader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Connections that break, and others who trade at the same time. */
interface ResilienceTests extends OnStage {

    String LIVE = ".state[data-state=live]";
    String LOST = ".state[data-state=lost]";

    /** What is grey in light colours. */
    String QUIET = "rgb(86, 99, 115)";

    /** What every piece of the page has; here it tells what they are told. */
    String APP = "document.querySelector('pip-app-header').app";

    @Test
    default void aCutIsSeenAtOnceAndNothingIsLostByIt() throws Exception {
        try (Cable cable = stage().cable();
                Stage behind = stage().over(cable)) {
            behind.quote("EURUSD", "1.10000", "1.10010");
            Trader trader = behind.newTrader();
            Page page = trader.page();
            behind.quote("EURUSD", "1.10000", "1.10020");
            buy(trader.api(), "before");
            awaitSequence(trader);
            note(page);
            Locator price = Stage.row(page, "EUR/USD");
            assertThat(price).hasAttribute("data-state", "live");
            Locator raised = price.locator("[data-moved=up] .pip");
            assertThat(raised).not().hasCSS("color", QUIET);

            cable.cut();
            assertThat(page.locator(LOST)).containsText("Connection lost");
            assertThat(price).hasAttribute("data-state", "old");
            assertThat(raised).hasCSS("color", QUIET);
            behind.quote("EURUSD", "1.10100", "1.10120");
            buy(trader.api(), "meanwhile-1");
            buy(trader.api(), "meanwhile-2");
            assertThat(price).containsText("1.10020");
            long before = number(page, "trading.seq");

            cable.mend();
            page.locator(LIVE).waitFor();
            awaitSequence(trader);
            assertThat(price).containsText("1.10120");
            assertThat(price).hasAttribute("data-state", "live");
            long after = number(page, "trading.seq");
            assertThat(after).isGreaterThan(before);
            assertThat(page.evaluate("window.told"))
                    .as("each event once and in order")
                    .isEqualTo(LongStream.rangeClosed(before + 1, after)
                            .mapToObj(sequence -> (int) sequence)
                            .toList());
            assertThat(page.evaluate("window.wrong")).as("live only when heard").isEqualTo(List.of());
            assertThat(number(page, "trading.trades.size")).isEqualTo(3);
            behind.forgiveComplaints();
        }
    }

    @Test
    default void aServerThatFallsSilentIsNoticedWithinTwentySixSeconds() throws Exception {
        try (Cable cable = stage().cable();
                Stage behind = stage().over(cable)) {
            behind.quote("EURUSD", "1.10000", "1.10020");
            Trader trader = behind.newTrader();
            Page page = trader.page();
            page.clock().install();
            page.reload();
            page.locator(LIVE).waitFor();
            Locator price = Stage.row(page, "EUR/USD");
            assertThat(price).hasAttribute("data-state", "live");

            cable.swallow();
            page.clock().fastForward("00:26");
            page.locator(LOST).waitFor();
            assertThat(page.locator("pip-app-header")).containsText("fell silent");
            assertThat(price).hasAttribute("data-state", "old");

            cable.mend();
            page.clock().fastForward("00:12");
            page.locator(LIVE).waitFor();
            assertThat(price).hasAttribute("data-state", "live");
            behind.forgiveComplaints();
        }
    }

    @Test
    default void whatOneTabDoesTheOtherSees() throws Exception {
        stage().quote("EURUSD", "1.10000", "1.10020");
        Trader trader = stage().newTrader();
        Page other = stage().newTab(trader);
        other.navigate(stage().url("/"));
        other.locator(LIVE).waitFor();
        for (Page page : List.of(trader.page(), other)) {
            await(page, APP + ".trading.ready");
            note(page);
        }

        other.evaluate(APP + ".api.change('POST', '/api/paper-trading/orders/',"
                + " {pair: 'EURUSD', side: 'buy', type: 'market', units: 1000})");
        for (Page page : List.of(trader.page(), other)) {
            awaitSequence(new Trader(trader.name(), page, trader.api()));
            assertThat(number(page, "trading.trades.size")).isEqualTo(1);
            assertThat(page.evaluate("window.told")).isEqualTo(List.of(2, 3, 4));
        }
    }

    @Test
    default void whoComesAfterAnotherSeesNothingOfTheirs() throws Exception {
        stage().quote("EURUSD", "1.10000", "1.10020");
        Trader one = stage().newTrader();
        Trader two = stage().newTrader();
        buy(one.api(), "of one");
        awaitSequence(one);
        awaitSequence(two);
        assertThat(number(two.page(), "trading.trades.size")).isZero();
        assertThat(number(two.page(), "trading.seq")).isEqualTo(1);

        // not awaited: the page may leave before the answer is there
        one.page().evaluate("void " + APP + ".api.send('DELETE', '/api/session')");
        one.page().waitForURL("**/login.html*");
        one.page().getByLabel("Name").fill(two.name());
        one.page().locator("input[name=password]").fill(Visitor.PASSWORD);
        one.page().locator("button[type=submit]").click();
        one.page().locator(LIVE).waitFor();
        awaitSequence(new Trader(two.name(), one.page(), two.api()));
        assertThat(one.page().evaluate(APP + ".trading.account.account")).isEqualTo(two.name());
        assertThat(number(one.page(), "trading.trades.size")).isZero();
        assertThat(one.page().locator("body")).not().containsText(one.name());
    }

    @Test
    default void aTabThatWasCutOffBelongsToWhoLoggedInMeanwhile() throws Exception {
        String two = stage().newUser();
        try (Cable cable = stage().cable();
                Stage behind = stage().over(cable)) {
            behind.quote("EURUSD", "1.10000", "1.10020");
            Trader one = behind.newTrader();
            buy(one.api(), "of one");
            awaitSequence(one);
            cable.cut();
            one.page().locator(LOST).waitFor();
            // cookies belong to the host, whatever the port
            stage().logIn(one.page().context(), two);
            cable.mend();
            await(one.page(), APP + "?.caller.value?.username === '" + two + "'");
            await(one.page(), APP + ".trading.ready");
            assertThat(one.page().evaluate(APP + ".trading.account.account")).isEqualTo(two);
            assertThat(number(one.page(), "trading.trades.size")).isZero();
            assertThat(one.page().locator("body")).not().containsText(one.name());
            behind.forgiveComplaints();
        }
    }

    private static void buy(Visitor trader, String name) throws Exception {
        HttpResponse<String> bought = trader.post(
                "/api/paper-trading/orders/",
                "{\"pair\":\"EURUSD\",\"side\":\"buy\",\"type\":\"market\",\"units\":1000,\"client_order_id\":\"%s\"}"
                        .formatted(name));
        assertThat(bought.statusCode()).as(bought.body()).isEqualTo(201);
    }

    /** Until the page has every event that the server has. */
    private static void awaitSequence(Trader trader) throws Exception {
        JsonNode account = Visitor.json(trader.api().get("/api/paper-trading/account/"));
        await(
                trader.page(),
                APP + ".trading.ready && " + APP + ".trading.seq === "
                        + account.path("seq").asLong());
    }

    /** The driver's own waiting for an expression needs eval, which the page's policy forbids. */
    private static void await(Page page, String expression) {
        page.waitForCondition(() -> {
            try {
                return Boolean.TRUE.equals(page.evaluate(expression));
            } catch (PlaywrightException replaced) {
                return false; // the page is being loaded
            }
        });
    }

    private static long number(Page page, String of) {
        return ((Number) page.evaluate(APP + "." + of)).longValue();
    }

    /** Notes each event that the page's pieces are told, and each moment in which a price passes for live that is not heard. */
    private static void note(Page page) {
        page.evaluate("() => { const app = " + APP + "; window.told = []; window.wrong = [];"
                + "app.trading.watch((event) => event && window.told.push(event.seq));"
                + "app.prices.watch(() => app.link.prices.state !== 'live' && app.prices.all().some((price) => !price.old)"
                + " && window.wrong.push(app.link.prices.state)); }");
    }
}
