package io.pipstream.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse.MoveOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.pipstream.it.Visitor;
import io.pipstream.it.page.Stage.Trader;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Candles, and trades and orders moved on them. */
interface ChartTests extends OnStage {

    @Test
    default void theNewestCandleFollowsThePrice() throws Exception {
        stage().quote("NZDUSD", "0.60000", "0.60020");
        Page page = lookingAtNewZealand().page();
        Locator values = page.getByLabel("Values of the candle");
        assertThat(values).containsText("C 0.60000");

        stage().quote("NZDUSD", "0.60070", "0.60090");
        assertThat(values).containsText("C 0.60070");

        page.getByText("The last 20 candles as a table").click();
        Locator newest = page.locator("pip-candle-table tbody tr").first();
        assertThat(newest.locator("td").last()).hasText("0.60070");
        stage().quote("NZDUSD", "0.60080", "0.60100");
        assertThat(newest.locator("td").last()).hasText("0.60080");
    }

    @Test
    @OnOneServer
    default void theIntervalIsKept() throws Exception {
        stage().quote("NZDUSD", "0.60000", "0.60020");
        Page page = lookingAtNewZealand().page();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("1h").setExact(true))
                .click();
        page.reload();
        Locator chart = page.getByRole(AriaRole.APPLICATION, named("Candles of NZD/USD, 1 hour"));
        chart.focus();
        page.keyboard().press("-");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("End");
        assertThat(chart).isFocused();
        assertThat(page.getByLabel("Values of the candle")).containsText("C 0.60000");
    }

    @Test
    default void aStopIsDraggedAndTheServerHasIt() throws Exception {
        Trader trader = lookingAtNewZealand();
        long trade = bought(trader);
        Locator stop = slider(trader, "Stop-loss of trade " + trade);
        assertThat(stop).hasAttribute("aria-valuenow", "0.599");

        drag(trader.page(), stop, 30);

        assertThat(trader.page().getByText("Stop-loss of trade " + trade + " was moved."))
                .isVisible();
        String shown = stop.getAttribute("aria-valuenow");
        assertThat(Double.parseDouble(shown)).isLessThan(0.599);
        assertThat(trade(trader, trade).path("stop_loss").asDouble()).isEqualTo(Double.parseDouble(shown));
    }

    @Test
    @OnOneServer
    default void aTargetIsMovedByKeys() throws Exception {
        Trader trader = lookingAtNewZealand();
        long trade = bought(trader);
        Locator target = slider(trader, "Take-profit 1 of trade " + trade);
        target.focus();
        target.press("ArrowUp");
        target.press("Escape");
        assertThat(target).hasAttribute("aria-valuenow", "0.605");
        target.press("ArrowDown");
        target.press("Shift+ArrowUp");
        assertThat(target)
                .hasAttribute("aria-valuetext", Pattern.compile("^0.60590, TP, \\+57.0 pips \\+5.70 USD, Enter sends"));
        target.press("Enter");
        assertThat(trader.page().getByText("Take-profit 1 of trade " + trade + " was moved."))
                .isVisible();
        assertThat(trade(trader, trade).path("take_profit_1").asDouble()).isEqualTo(0.6059);
    }

    @Test
    default void aRefusedDragGoesBackAndSaysWhy() throws Exception {
        Trader trader = lookingAtNewZealand();
        long trade = bought(trader);
        Locator stop = slider(trader, "Stop-loss of trade " + trade);
        Page page = trader.page();
        grasp(page, stop);
        int way = 0;
        while (!stop.getAttribute("aria-valuetext").contains("must be below the bid") && way < 2000) {
            way += 50;
            BoundingBox box = stop.boundingBox();
            page.mouse().move(box.x + box.width / 2, box.y + box.height / 2 - 50);
        }
        page.mouse().up();

        assertThat(page.locator(".level")
                        .getByRole(AriaRole.ALERT)
                        .filter(new Locator.FilterOptions().setHasText("stop-loss")))
                .isVisible();
        assertThat(stop).hasAttribute("aria-valuenow", "0.599");
        assertThat(trade(trader, trade).path("stop_loss").asDouble()).isEqualTo(0.599);
    }

    @Test
    @OnOneServer
    default void fillsAreMarked() throws Exception {
        Trader trader = lookingAtNewZealand();
        long trade = bought(trader);
        assertThat(trader.page().getByRole(AriaRole.IMG, named("Bought 1,000 at 0.60020, trade " + trade)))
                .isVisible();
        trader.api().post("/api/paper-trading/trades/" + trade + "/close/", "{}");
        assertThat(trader.page()
                        .getByRole(AriaRole.IMG, named("Closed trade " + trade + " at 0.60000, by hand: −0.20 USD")))
                .isVisible();
        assertThat(slider(trader, "Stop-loss of trade " + trade)).hasCount(0);
    }

    /** Somebody with the chart of NZD/USD in minutes open, which no other test quotes. */
    private Trader lookingAtNewZealand() throws Exception {
        Trader trader = stage().newTrader();
        Page page = trader.page();
        page.evaluate(
                "settings => localStorage.setItem(settings, '{\"symbol\":\"NZDUSD\",\"interval\":\"1m\",\"numbers\":\"en\"}')",
                Stage.settingsOf(trader));
        page.reload();
        page.locator(".state[data-state=live]").waitFor();
        return trader;
    }

    /** Buys 1,000 at 0.60020 with exits; answers the trade's id. */
    private long bought(Trader trader) throws Exception {
        stage().quote("NZDUSD", "0.60000", "0.60020");
        HttpResponse<String> bought = trader.api()
                .post(
                        "/api/paper-trading/orders/",
                        "{\"pair\":\"NZDUSD\",\"side\":\"buy\",\"type\":\"market\",\"units\":1000,\"stop_loss\":0.599,\"take_profit_1\":0.605}");
        assertThat(bought.statusCode()).as(bought.body()).isEqualTo(201);
        return Visitor.json(bought).path("trade").path("id").asLong();
    }

    private static JsonNode trade(Trader trader, long id) throws Exception {
        return Visitor.json(trader.api().get("/api/paper-trading/trades/" + id + "/"));
    }

    private static Locator slider(Trader trader, String name) {
        return trader.page().getByRole(AriaRole.SLIDER, named(name));
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }

    private static void grasp(Page page, Locator handle) {
        BoundingBox box = handle.boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
    }

    private static void drag(Page page, Locator handle, int down) {
        BoundingBox box = handle.boundingBox();
        grasp(page, handle);
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2 + down, new MoveOptions().setSteps(5));
        page.mouse().up();
    }
}
