package io.pipstream.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.pipstream.it.Visitor;
import io.pipstream.it.page.Stage.Trader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** How the account did. */
interface PerformanceTests extends OnStage {

    /** It waits until nothing more is closed. */
    ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(15_000);

    String TRADES = "/api/paper-trading/trades/";

    @Test
    default void whatWasEarnedIsShownWithWhatItMeans() throws Exception {
        Trader trader = stage().newTrader();
        Page page = trader.page();
        openPerformance(page);
        assertThat(page.getByText("No trade has been closed yet")).isVisible();

        tradeThreeTimes(trader);

        assertThat(figure(page, "Results", "Total P&L")).containsText("+36.00", SOON); // 48 - 22 + 10
        assertThat(figure(page, "Results", "Win rate")).containsText("66.67"); // 2 of 3
        assertThat(figure(page, "Edge", "Profit factor")).containsText("2.64"); // 58 / 22
        assertThat(figure(page, "Risk", "Largest drawdown").first()).containsText("22.00"); // 10,048 - 10,026
        figure(page, "Edge", "Profit factor").press("Enter");
        assertThat(page.getByText("above 1 the wins outweigh the losses")).isVisible();

        Locator rows = table(page, "P&L by instrument").locator("tr");
        assertThat(rows).hasCount(4);
        assertThat(rows.nth(1).locator("th, td"))
                .containsText(new String[] {"EUR/USD", "2", "1", "50.0", "26.0", "+26.00", ""}); // 48 - 22
        assertThat(rows.nth(2).locator("th, td"))
                .containsText(new String[] {"GBP/USD", "1", "1", "100.0", "10.0", "+10.00", ""});
        assertThat(rows.nth(3).locator("th, td"))
                .containsText(new String[] {"Total", "3", "2", "66.7", "36.0", "+36.00", ""}); // 26 + 10
        JsonNode said = Visitor.json(trader.api().get(TRADES + "performance/?days=7"));
        assertThat(said.path("total_pnl").decimalValue()).isEqualByComparingTo("36");
        assertThat(said.path("drawdown").path("amount").decimalValue()).isEqualByComparingTo("22");
    }

    @Test
    @OnOneServer
    default void theCurveIsReadPointByPointAndAsATable() throws Exception {
        Trader trader = stage().newTrader();
        Page page = trader.page();
        tradeThreeTimes(trader);
        openPerformance(page);

        assertThat(page.locator("pip-equity-chart canvas").first()).isVisible();
        Locator slider = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Change of the balance"));
        slider.press("Home");
        assertThat(page.locator("pip-equity-chart .legend")).containsText("10,000.00");
        slider.press("ArrowRight");
        slider.press("ArrowRight");
        assertThat(page.locator("pip-equity-chart .legend")).containsText("10,026.00"); // 10,000 + 48 - 22
        assertThat(page.locator("pip-equity-chart .legend")).containsText("22.00");

        page.getByText("Days as a table").click();
        assertThat(table(page, "Days").locator("tbody tr")).containsText("10,036.00"); // all of one day
    }

    @Test
    @OnOneServer
    default void thePeriodIsTheTradersChoice() throws Exception {
        Trader trader = stage().newTrader();
        Page page = trader.page();
        tradeThreeTimes(trader);
        openPerformance(page);
        assertThat(figure(page, "Results", "Trades")).containsText("3");

        page.waitForRequest(
                request -> request.url().contains("breakdown/") && request.url().contains("days=7"),
                () -> page.getByLabel("7 days").check());
        assertThat(page.getByLabel("7 days")).isChecked();
        page.reload();
        assertThat(page.getByLabel("7 days")).isChecked();
        assertThat(figure(page, "Results", "Trades")).containsText("3");
    }

    @Test
    default void tradesAndFiguresAreSavedForASpreadsheet() throws Exception {
        Trader trader = stage().newTrader();
        Page page = trader.page();
        tradeThreeTimes(trader);
        openPerformance(page);

        Download trades = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Trades (CSV)"))
                        .click());
        assertThat(Files.readString(trades.path()))
                .isEqualTo(trader.api()
                        .get(TRADES + "export.csv?status=closed&days=30")
                        .body())
                .contains("GBPUSD");
        Download figures = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Figures (CSV)"))
                        .click());
        assertThat(figures.suggestedFilename()).startsWith("figures-");
        assertThat(Files.readString(figures.path()))
                .contains("Results,,total_pnl,36\r\n", "Instrument,EURUSD,total_pnl,26\r\n");
    }

    @Test
    @OnOneServer
    default void aTradeIsExplained() throws Exception {
        Trader trader = stage().newTrader();
        Page page = trader.page();
        tradeThreeTimes(trader);
        openPerformance(page);
        assumeTrue(page.request()
                .get(stage().url("/page/trades/explain-dialog.js"))
                .ok());

        table(page, "Worst trades")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Explain"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    }

    private static void openPerformance(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Performance"))
                .click();
    }

    private static Locator figure(Page page, String group, String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(group))
                .locator("summary", new Locator.LocatorOptions().setHasText(name));
    }

    private static Locator table(Page page, String name) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(name))
                .getByRole(AriaRole.TABLE);
    }

    /** +48 USD and -22 USD with EURUSD, +10 USD with GBPUSD. */
    private void tradeThreeTimes(Trader trader) throws Exception {
        roundTrip(trader, "EURUSD", "1.10000 1.10020", "1.10500 1.10520"); // 10,000 x (1.10500 - 1.10020)
        roundTrip(trader, "EURUSD", "1.10500 1.10520", "1.10300 1.10320"); // 10,000 x (1.10300 - 1.10520)
        roundTrip(trader, "GBPUSD", "1.30000 1.30020", "1.30120 1.30140"); // 10,000 x (1.30120 - 1.30020)
    }

    private void roundTrip(Trader trader, String symbol, String before, String after) throws Exception {
        stage().quote(symbol, before.split(" ", -1)[0], before.split(" ", -1)[1]);
        change(trader, "orders/", "{\"pair\":\"" + symbol + "\",\"side\":\"buy\",\"type\":\"market\",\"units\":10000}");
        stage().quote(symbol, after.split(" ", -1)[0], after.split(" ", -1)[1]);
        change(trader, "trades/close_all/", "{\"pair\":\"" + symbol + "\"}");
    }

    private static void change(Trader trader, String path, String body) throws Exception {
        HttpResponse<String> done = trader.api().post("/api/paper-trading/" + path, body);
        assertThat(done.statusCode()).as(done.body()).isBetween(200, 299);
    }
}
