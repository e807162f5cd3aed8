package io.pipstream.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.pipstream.it.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Positions, orders, history and journal. */
interface TradesTests extends OnStage {

    String PAPER = "/api/paper-trading/";

    @Test
    default void aTradeIsModifiedAndPartlyClosed() throws Exception {
        stage().quote("NZDUSD", "0.60000", "0.60020");
        Stage.Trader trader = stage().newTrader();
        long trade = buy(trader, "");
        Page page = trader.page();

        button(page, "Modify trade " + trade).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Stop-loss", new Locator.GetByLabelOptions().setExact(true))
                .fill("0,59");
        dialog.getByLabel("pips from the entry").check();
        assertThat(dialog.getByLabel("Stop-loss, pips")).hasValue("102.0");
        dialog.getByLabel("Trailing stop, pips").fill("150");
        button(page, "Change").click();
        assertThat(open(page)).containsText("0.59000");
        JsonNode changed = only(trader.api(), "trades/open_positions/");
        assertThat(changed.path("stop_loss").asDouble()).isEqualTo(0.59);
        assertThat(changed.path("trailing_distance").asDouble()).isEqualTo(0.015);

        button(page, "Close Part of trade " + trade).click();
        button(page, "25 %").click();
        button(page, "Close 250 units").click();
        assertThat(open(page)).containsText("750");
        assertThat(only(trader.api(), "trades/open_positions/").path("units").asInt())
                .isEqualTo(750);
    }

    @Test
    default void aStopThatIsReachedIsTold() throws Exception {
        stage().quote("NZDUSD", "0.60000", "0.60020");
        Stage.Trader trader = stage().newTrader();
        long trade = buy(trader, ",\"stop_loss\":0.59500");
        Page page = trader.page();
        assertThat(open(page)).containsText("0.59500");

        stage().quote("NZDUSD", "0.59400", "0.59420");
        assertThat(page.getByText("No open trades.")).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS)
                        .filter(new Locator.FilterOptions().setHasText("Stopped out trade " + trade)))
                .containsText("at 0.59400: −6.20 USD");
        tab(page, "History").click();
        Locator row = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Closed trades"))
                .locator("tbody tr");
        assertThat(row).containsText("stop-loss");
        assertThat(row).containsText("−6.20"); // (0.59400 − 0.60020) × 1000
        tab(page, "Journal").click();
        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Journal")))
                .containsText("Stopped out trade " + trade + ", 1,000 NZD/USD at 0.59400: −6.20 USD.");
    }

    @Test
    default void closingAllAsksFirst() throws Exception {
        stage().quote("NZDUSD", "0.60000", "0.60020");
        Stage.Trader trader = stage().newTrader();
        buy(trader, "");
        buy(trader, "");
        Page page = trader.page();
        assertThat(page.getByText("2 trades")).isVisible();

        button(page, "Close all").click();
        assertThat(page.getByRole(AriaRole.DIALOG))
                .containsText("Closes 2 trades at the market, for about −0.40 USD now.");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(list(trader.api(), "trades/open_positions/").size()).isEqualTo(2);

        button(page, "Close all").click();
        button(page, "Close 2 trades").click();
        assertThat(page.getByText("2 trades are closed.")).isVisible();
        assertThat(page.getByText("No open trades.")).isVisible();
        assertThat(list(trader.api(), "trades/open_positions/").size()).isZero();
    }

    @Test
    @OnOneServer
    default void aFillIsExplainedByItsQuote() throws Exception {
        stage().quote("NZDUSD", "0.60000", "0.60020");
        Stage.Trader trader = stage().newTrader();
        long trade = buy(trader, "");
        Page page = trader.page();

        button(page, "Explain trade " + trade).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("the ask of a quote");
        assertThat(dialog.getByRole(
                        AriaRole.IMG, new Locator.GetByRoleOptions().setName("ask 0.60020, filled at 0.60020")))
                .isVisible();
        dialog.getByText("Numbers").click();
        assertThat(dialog.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName("Price")))
                .containsText("0.600100 middle + 0.000100 half the spread = 0.60020");
        page.keyboard().press("Escape");
        assertThat(button(page, "Explain trade " + trade)).isFocused();
    }

    @Test
    default void anOrderIsReplacedAndCancelledByKeyboard() throws Exception {
        stage().quote("NZDUSD", "0.60000", "0.60020");
        Stage.Trader trader = stage().newTrader();
        long order =
                order(trader, "\"type\":\"limit\",\"price\":0.59").path("id").asLong();
        Page page = trader.page();
        tab(page, "Positions").press("ArrowRight");
        assertThat(page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Orders (1)")))
                .isFocused();

        button(page, "Modify order " + order).press("Enter");
        page.getByRole(AriaRole.DIALOG)
                .getByLabel("Price", new Locator.GetByLabelOptions().setExact(true))
                .fill("0.595");
        page.keyboard().press("Enter");
        Locator row = page.locator("pip-orders tbody tr");
        assertThat(row).containsText("52.0"); // pips from 0.60020 to 0.59500
        JsonNode replaced = only(trader.api(), "orders/?status=pending");
        assertThat(replaced.path("price").asDouble()).isEqualTo(0.595);

        button(page, "Cancel order " + replaced.path("id").asLong()).press("Enter");
        button(page, "Cancel the order").press("Enter");
        assertThat(page.getByText("No orders wait.")).isVisible();
        assertThat(page.getByRole(AriaRole.TABPANEL, new Page.GetByRoleOptions().setName("Orders")))
                .isFocused();
        assertThat(list(trader.api(), "orders/?status=pending").size()).isZero();
    }

    @Test
    default void twoBrowsersOfOneUserShowTheSame() throws Exception {
        stage().quote("NZDUSD", "0.60000", "0.60020");
        Stage.Trader one = stage().newTrader();
        Page other = stage().open(one.name(), new NewContextOptions()).page();
        long trade = buy(one, "");
        assertThat(open(one.page())).containsText("−0.20");
        assertThat(open(other)).containsText("−0.20");

        stage().quote("NZDUSD", "0.60500", "0.60520");
        assertThat(open(one.page())).containsText("+4.80"); // (0.60500 − 0.60020) × 1000
        assertThat(open(other)).containsText("+4.80");
        button(other, "Close trade " + trade).click();
        button(other, "Close the trade").click();
        assertThat(one.page().getByText("No open trades.")).isVisible();
        assertThat(other.getByText("No open trades.")).isVisible();
    }

    private static Locator open(Page page) {
        return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Open trades"))
                .locator("tbody tr");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    /** Buys 1,000 at the market; the number of the trade. */
    private static long buy(Stage.Trader trader, String more) throws Exception {
        return order(trader, "\"type\":\"market\"" + more)
                .path("trade")
                .path("id")
                .asLong();
    }

    private static JsonNode order(Stage.Trader trader, String more) throws Exception {
        HttpResponse<String> answer = trader.api()
                .post(PAPER + "orders/", "{\"pair\":\"NZDUSD\",\"side\":\"buy\",\"units\":1000,%s}".formatted(more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Visitor.json(answer);
    }

    private static JsonNode list(Visitor visitor, String path) throws Exception {
        return Visitor.json(visitor.get(PAPER + path));
    }

    private static JsonNode only(Visitor visitor, String path) throws Exception {
        JsonNode list = list(visitor, path);
        assertThat(list.size()).as(list.toString()).isEqualTo(1);
        return list.get(0);
    }
}
