package io.pipstream.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.pipstream.it.Visitor;
import io.pipstream.it.page.Stage.Trader;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who writes orders. */
interface TicketTests extends OnStage {

    /** Prices of the same digits are equal. */
    double EXACTLY = 1e-9;

    @Test
    default void aMarketOrderInPipsHasTheStopAndTheTargetThatTheTicketSaid() throws Exception {
        Trader trader = at("AUDUSD", "0.65000", "0.65020");
        Locator ticket = ticket(trader.page());
        field(ticket, "Stop-loss").fill("20");
        field(ticket, "Take-profit").fill("40");
        // 0.65020 − 20 × 0.0001 and + 40 × 0.0001; 1,000 × 0.0020 and × 0.0040
        assertThat(ticket).containsText("0.64820 · −2.00");
        assertThat(ticket).containsText("0.65420 · +4.00");
        assertThat(ticket.locator(".pre-check")).containsText("Would be accepted.");

        ticket.getByText("Buy 1,000 AUD/USD at market").click();

        assertThat(trader.page().getByText("Bought 1,000 AUD/USD at 0.65020.")).isVisible();
        JsonNode trade = list(trader, "trades/open_positions/").get(0);
        assertThat(trade.path("stop_loss").asDouble()).isEqualTo(0.64820, within(EXACTLY));
        assertThat(trade.path("take_profit_1").asDouble()).isEqualTo(0.65420, within(EXACTLY));
        assertThat(field(ticket, "Stop-loss")).hasValue("20");
    }

    @Test
    default void aLimitOrderWaitsUntilTheMarketIsThere() throws Exception {
        Trader trader = at("NZDUSD", "0.58000", "0.58020");
        Locator ticket = ticket(trader.page());
        choice(ticket, "Limit").check();
        ticket.getByText("Buy 1,000").click();
        assertThat(ticket).containsText("Enter a price.");
        assertThat(field(ticket, "Price")).isFocused();

        field(ticket, "Price").fill("0.575");
        ticket.getByText("Buy 1,000 NZD/USD limit 0.57500").click();

        assertThat(trader.page().getByText("waits: buy 1,000 NZD/USD limit 0.57500."))
                .isVisible();
        JsonNode order = list(trader, "orders/?status=pending").get(0);
        assertThat(order.path("price").asDouble()).isEqualTo(0.57500, within(EXACTLY));
        assertThat(order.path("time_in_force").asText()).isEqualTo("gtc");
    }

    @Test
    default void aRiskInPerCentGivesTheUnitsThatTheServerComputes() throws Exception {
        Trader trader = at("AUDUSD", "0.65000", "0.65020");
        Locator ticket = ticket(trader.page());
        ticket.getByLabel("Size in").selectOption("risk");
        field(ticket, "Size").fill("0.7");
        field(ticket, "Stop-loss").fill("23");
        String answer = trader.api()
                .get("/api/paper-trading/calculate/position_size/?symbol=AUDUSD&risk_percent=0.7&stop_pips=23")
                .body();
        // 10,000 × 0.7 % ÷ (23 × 0.0001)
        assertThat(answer).contains("\"units\":30434");

        ticket.getByText("Buy 30,434 AUD/USD at market").click();

        assertThat(trader.page().getByText("Bought 30,434 AUD/USD")).isVisible();
        assertThat(list(trader, "trades/open_positions/").get(0).path("units").asLong())
                .isEqualTo(30_434);
    }

    @Test
    default void oneClickDealsAtOnceAndADoubleClickDealsOnce() throws Exception {
        Trader trader = at("AUDUSD", "0.65000", "0.65020");
        Locator ticket = ticket(trader.page());
        ticket.getByLabel("One-click trading").check();
        assertThat(ticket).containsText("deals 1,000 units at once");

        ticket.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Sell 0\\.65000")))
                .dblclick();

        assertThat(trader.page().getByText("Sold 1,000 AUD/USD at 0.65000.")).isVisible();
        assertThat(list(trader, "trades/open_positions/")).hasSize(1);
        assertThat(list(trader, "trades/open_positions/")
                        .get(0)
                        .path("order_type")
                        .asText())
                .isEqualTo("sell");
    }

    @Test
    @OnOneServer
    default void whatIsRefusedIsSaidBeforeAndAfterItIsSent() throws Exception {
        Trader trader = at("AUDUSD", "0.65000", "0.65020");
        Locator ticket = ticket(trader.page());
        choice(ticket, "Price").check();
        field(ticket, "Stop-loss").fill("0.66");
        assertThat(ticket).containsText("A buyer's stop-loss is below the bid, 0.65000.");
        assertThat(field(ticket, "Stop-loss")).hasAttribute("aria-invalid", "true");
        field(ticket, "Stop-loss").fill("");

        field(ticket, "Size").fill("20m");
        assertThat(ticket.locator(".pre-check")).containsText("Would be refused. The free margin does not suffice");
        ticket.getByText("Buy 20,000,000").click();

        assertThat(ticket.getByRole(AriaRole.ALERT)).containsText("insufficient_margin");
        assertThat(ticket.getByRole(AriaRole.ALERT)).containsText("Rule:");
        assertThat(list(trader, "trades/open_positions/")).isEmpty();
    }

    @Test
    default void theKeyboardAloneLeadsFromTheLoadedPageToATradeInLotsAsGermansWriteThem() throws Exception {
        Trader trader = at("AUDUSD", "0.65000", "0.65020", new NewContextOptions().setLocale("de-DE"));
        Page page = trader.page();
        page.keyboard().press("s");
        assertThat(field(ticket(page), "Size")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().type("Lots");
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Control+a");
        page.keyboard().type("0,25");
        assertThat(ticket(page)).containsText("25.000 units");
        page.keyboard().press("Enter");

        assertThat(page.getByText("Sold 25.000 AUD/USD at 0,65000.")).isVisible();
        JsonNode trade = list(trader, "trades/open_positions/").get(0);
        assertThat(trade.path("units").asLong()).isEqualTo(25_000);

        page.keyboard().press("Escape");
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Buy: choose the side");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    }

    @Test
    @OnOneServer
    default void aPriceThatIsNotLiveIsNotDealtAt() throws Exception {
        Trader trader = at("AUDUSD", "0.65000", "0.65020");
        Page page = trader.page();
        page.route("**/api/quotes*", route -> {
            APIResponse answer = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text().replace("\"stale\":false", "\"stale\":true")));
        });
        page.reload();
        Locator ticket = ticket(page);
        Locator buy = ticket.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Buy, stale price")));
        assertThat(buy).isDisabled();
        assertThat(ticket).containsText("The source fell silent: the price is old.");
        assertThat(ticket.getByText("Buy 1,000 AUD/USD at market")).isDisabled();

        choice(ticket, "Limit").check();
        field(ticket, "Price").fill("0.64");
        assertThat(ticket.getByText("Buy 1,000 AUD/USD limit 0.64000")).isEnabled();
    }

    private Trader at(String symbol, String bid, String ask) throws Exception {
        return at(symbol, bid, ask, new NewContextOptions().setLocale("en-GB"));
    }

    /** Somebody new, whose ticket is about an instrument at that price. */
    private Trader at(String symbol, String bid, String ask, NewContextOptions options) throws Exception {
        stage().quote(symbol, bid, ask);
        Trader trader = stage().newTrader(options);
        trader.page()
                .evaluate(
                        "([settings, symbol]) => localStorage.setItem(settings, JSON.stringify({symbol}))",
                        List.of(Stage.settingsOf(trader), symbol));
        trader.page().reload();
        trader.page().locator(".state[data-state=live]").waitFor();
        assertThat(ticket(trader.page()).locator(".deal.buy")).containsText(Pattern.compile(ask.replace(".", "[.,]")));
        return trader;
    }

    private static Locator ticket(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Order ticket"));
    }

    private static Locator field(Locator ticket, String label) {
        return ticket.getByRole(
                AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    private static Locator choice(Locator ticket, String label) {
        return ticket.getByRole(
                AriaRole.RADIO, new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    private static JsonNode list(Trader trader, String path) throws Exception {
        return Visitor.json(trader.api().get("/api/paper-trading/" + path));
    }
}
