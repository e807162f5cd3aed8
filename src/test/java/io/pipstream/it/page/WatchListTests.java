package io.pipstream.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The instruments, their prices, and how they do today. */
interface WatchListTests extends OnStage {

    @Test
    default void pricesMoveWithTheirSpreadAndTheirDay() throws Exception {
        stage().quote("EURNZD", "1.90000", "1.90030");
        Page page = stage().newTrader().page();
        Locator row = Stage.row(page, "EUR/NZD");
        assertThat(row).containsText("1.90000");
        assertThat(row).containsText("3.0");

        stage().quote("EURNZD", "1.95000", "1.95041");

        assertThat(row.getByRole(AriaRole.BUTTON, named("EUR/NZD bid 1.95000"))).isVisible();
        assertThat(row.getByRole(AriaRole.BUTTON, named("EUR/NZD ask 1.95041"))).isVisible();
        assertThat(row).containsText("4.1");
        // since the first price of the day, or since the one that an earlier run of the tests left
        assertThat(row.locator(".change")).containsText(Pattern.compile("^[+−]?\\d+\\.\\d\\d"));
        assertThat(row.getByRole(AriaRole.IMG)).hasAccessibleName(Pattern.compile("^Since .* between .* and .*"));
    }

    @Test
    @OnOneServer
    default void aSearchFindsBySymbolAndByName() throws Exception {
        Page page = stage().newTrader().page();
        Locator find = page.getByLabel("Find an instrument");

        find.fill("eur/usd");
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page)).containsText("EUR/USD");

        find.fill("yen");
        assertThat(Stage.row(page, "USD/JPY")).isVisible();
        assertThat(Stage.row(page, "EUR/USD")).isHidden();

        find.fill("nonsense");
        assertThat(page.getByText("No instrument is called “nonsense”.")).isVisible();
        find.press("Escape");
        assertThat(rows(page)).hasCount(40);
        assertThat(find).not().isFocused();

        page.getByRole(AriaRole.TAB, in("Metals")).click();
        assertThat(Stage.row(page, "XAU/USD")).isVisible();
        find.fill("eur/usd");
        page.getByRole(AriaRole.BUTTON, in("Look in all")).click();
        assertThat(rows(page)).containsText("EUR/USD");
    }

    @Test
    @OnOneServer
    default void favouritesSurviveAReloadInTheOrderOfTheirChoice() throws Exception {
        Page page = stage().newTrader().page();
        star(page, "USD/JPY").click();
        star(page, "EUR/USD").click();
        page.getByRole(AriaRole.TAB, in("Favourites")).click();
        assertThat(rows(page)).containsText(new String[] {"USD/JPY", "EUR/USD"});

        page.reload();

        assertThat(rows(page)).containsText(new String[] {"USD/JPY", "EUR/USD"});
        assertThat(star(page, "USD/JPY")).hasAttribute("aria-pressed", "true");

        pick(page, "EUR/USD").press("Alt+ArrowUp");
        assertThat(rows(page)).containsText(new String[] {"EUR/USD", "USD/JPY"});
        assertThat(pick(page, "EUR/USD")).isFocused();

        star(page, "EUR/USD").click();
        assertThat(rows(page)).hasCount(1);
        assertThat(star(page, "USD/JPY")).isFocused();
    }

    @Test
    default void aStalePriceIsNotShownAsLive() throws Exception {
        stage().quote("GBPNZD", "2.20000", "2.20060");
        Stage.Trader trader = stage().newTrader();
        Page page = trader.page();
        assertThat(Stage.row(page, "GBP/NZD")).containsText("2.20060");

        // the server's word for a source that fell silent, which would take it an hour
        page.route("**/api/quotes", route -> {
            String quotes = route.fetch().text();
            route.fulfill(new FulfillOptions()
                    .setContentType("application/json")
                    .setBody(quotes.replace("\"stale\":false", "\"stale\":true")));
        });
        page.reload();

        Locator row = Stage.row(page, "GBP/NZD");
        assertThat(row).containsText("stale");
        assertThat(row).hasAttribute("data-state", "stale");
        pick(page, "GBP/NZD").click();
        assertThat(page.locator("pip-watch-details")).containsText("The source is silent");

        stage().quote("GBPNZD", "2.21000", "2.21060");
        assertThat(row).hasAttribute("data-state", "live");
        assertThat(row).not().containsText("stale");
    }

    @Test
    @OnOneServer
    default void byKeyboardAloneAnInstrumentIsFoundAndChosen() throws Exception {
        stage().quote("GBPUSD", "1.30000", "1.30020");
        stage().quote("GBPJPY", "190.000", "190.030");
        Page page = stage().newTrader().page();
        assertThat(pick(page, "EUR/USD")).hasAttribute("aria-current", "true");

        page.getByLabel("Find an instrument").focus();
        page.keyboard().type("cable");
        page.keyboard().press("ArrowDown");
        assertThat(pick(page, "GBP/USD")).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");

        assertThat(pick(page, "GBP/USD")).hasAttribute("aria-current", "true");
        assertThat(pick(page, "GBP/USD")).isFocused();
        page.keyboard().press("ArrowRight");
        assertThat(Stage.row(page, "GBP/USD").getByRole(AriaRole.BUTTON, named("GBP/USD bid 1.30000")))
                .isFocused();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Space");
        assertThat(star(page, "GBP/USD")).hasAttribute("aria-pressed", "true");

        page.getByRole(AriaRole.TAB, in("All")).press("ArrowRight");
        assertThat(page.getByRole(AriaRole.TAB, in("Favourites"))).isFocused();
        assertThat(rows(page)).hasCount(1);
    }

    @Test
    @OnOneServer
    default void theWidestSpreadComesFirstWhenItIsSortedBySpread() throws Exception {
        stage().quote("AUDUSD", "0.65000", "0.65012");
        stage().quote("NZDUSD", "0.58000", "0.58035");
        Page page = stage().newTrader().page();
        star(page, "AUD/USD").click();
        star(page, "NZD/USD").click();
        page.getByRole(AriaRole.TAB, in("Favourites")).click();
        assertThat(rows(page)).containsText(new String[] {"1.2", "3.5"});

        page.getByRole(AriaRole.BUTTON, in("Spread")).click();

        assertThat(rows(page)).containsText(new String[] {"NZD/USD", "AUD/USD"});
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Spread")))
                .hasAttribute("aria-sort", "descending");
    }

    private static Locator rows(Page page) {
        return page.locator("pip-watch-list tbody tr");
    }

    private static Locator pick(Page page, String instrument) {
        return page.locator("pip-watch-list").getByRole(AriaRole.BUTTON, named(instrument));
    }

    private static Locator star(Page page, String instrument) {
        return page.locator("pip-watch-list").getByRole(AriaRole.BUTTON, named("Favourite " + instrument));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions in(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
