package io.pipstream.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.pipstream.it.Visitor;
import io.pipstream.it.page.Stage.Trader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which account, what it is worth, and the ways through the page. */
interface HeaderTests extends OnStage {

    @Test
    default void anotherAccountShowsItsOwnTradesOnly() throws Exception {
        Trader trader = stage().newTrader();
        Page page = trader.page();
        stage().quote("EURUSD", "1.10000", "1.10020");
        buy(trader, 1000);
        assertThat(figure(page, "trades")).hasText("1");
        stage().quote("EURUSD", "1.10520", "1.10540");
        // 1,000 x (1.10520 - 1.10020) = 5.00
        assertThat(figure(page, "unrealised")).containsText("+5.00");
        assertThat(figure(page, "equity")).hasText("10,005.00");

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Open a further account"))
                .click();
        page.getByRole(AriaRole.DIALOG).getByLabel("Balance").fill("2,500");
        page.getByRole(AriaRole.DIALOG).getByLabel("Currency").selectOption("EUR");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Open account"))
                .click();
        Locator accounts = page.getByLabel("Account", new Page.GetByLabelOptions().setExact(true));
        assertThat(accounts).hasValue(trader.name() + "-2");
        assertThat(figure(page, "equity")).hasText("2,500.00");
        assertThat(figure(page, "trades")).hasText("0");

        accounts.selectOption(trader.name());
        assertThat(figure(page, "trades")).hasText("1");
        assertThat(figure(page, "equity")).hasText("10,005.00");
    }

    @Test
    default void whoTypesItsNameBeginsAnAccountAnew() throws Exception {
        Trader trader = stage().newTrader();
        Page page = trader.page();
        stage().quote("EURUSD", "1.10000", "1.10020");
        buy(trader, 1000);
        assertThat(figure(page, "trades")).hasText("1");

        page.getByTitle("Terms of the account " + trader.name()).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByLabel("Profile")).isDisabled();
        assertThat(dialog).containsText("The profile cannot change while 1 trade is open.");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reset the account"))
                .click();
        Locator reset = dialog.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reset").setExact(true));
        assertThat(reset).isDisabled();
        dialog.getByLabel("New balance").fill("7500");
        dialog.getByLabel("type the account's name").fill(trader.name());
        reset.click();
        assertThat(figure(page, "balance")).hasText("7,500.00");
        assertThat(figure(page, "trades")).hasText("0");
        assertThat(Visitor.json(trader.api().get("/api/paper-trading/account/"))
                        .path("balance")
                        .asDouble())
                .isEqualTo(7500);
    }

    @Test
    default void aThumbReachesEveryPanelOfAPhone() throws Exception {
        Page page = stage().newTrader(new NewContextOptions().setViewportSize(360, 640))
                .page();
        Locator foot = page.getByRole(AriaRole.NAVIGATION, new GetByRoleOptions().setName("Panels"));
        for (List<String> each : List.of(
                List.of("Chart", "chart"),
                List.of("Trade", "ticket"),
                List.of("Positions", "trades"),
                List.of("Watch", "watch"))) {
            foot.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(each.get(0)))
                    .click();
            assertThat(page.locator("section[data-panel=" + each.get(1) + "]")).isVisible();
            assertThat(page.locator("section[data-panel]:visible")).hasCount(1);
            assertThat(isWiderThanItsWindow(page)).as(each.get(0)).isFalse();
        }
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName("USD/CHF").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("USD/CHF")))
                .isVisible();
        for (String view : List.of("Performance", "Signals", "Settings")) {
            foot.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More"))
                    .click();
            page.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("More"))
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(view))
                    .click();
            assertThat(page.getByRole(
                                    AriaRole.REGION,
                                    new GetByRoleOptions().setName(view).setExact(true))
                            .first())
                    .isVisible();
            assertThat(isWiderThanItsWindow(page)).as(view).isFalse();
        }
    }

    private static void buy(Trader trader, int units) throws Exception {
        String order = "{\"pair\":\"EURUSD\",\"side\":\"buy\",\"type\":\"market\",\"units\":%d}".formatted(units);
        assertThat(trader.api().post("/api/paper-trading/orders/", order).statusCode())
                .isEqualTo(201);
    }

    private static Locator figure(Page page, String name) {
        return page.locator("[data-figure=" + name + "] .value");
    }

    private static boolean isWiderThanItsWindow(Page page) {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth");
    }
}
