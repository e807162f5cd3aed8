package io.pipstream.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.pipstream.it.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.pipstream.it.page.Stage.Trader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Signals as they come, executed by a click and by following. Each test has a source of its own, as prices are shared. */
interface SignalsTests extends OnStage {

    String SIGNALS = "/api/paper-trading/signals/";

    @Test
    default void aSignalAppearsAndADoubleClickExecutesItOnce() throws Exception {
        stage().quote("EURUSD", "1.10000", "1.10010");
        Trader trader = stage().newTrader();
        String source = trader.name();

        give(source, "");
        assertThat(trader.page()
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(Pattern.compile("^Signals \\d+ new$"))))
                .isVisible();
        open(trader);
        assertThat(trader.page()
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Signals").setExact(true)))
                .isVisible();
        Locator signal = signal(trader.page(), source);
        assertThat(signal).containsText("1.0 worse");
        assertThat(signal).containsText("1.0R");
        execute(trader.page(), source).click();
        Locator dialog = trader.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("By units").check();
        dialog.getByLabel("Units", new Locator.GetByLabelOptions().setExact(true))
                .fill("1000");
        // 1,000 x (1.10010 - 1.09500)
        assertThat(dialog).containsText("−5.10 USD");
        dialog.getByRole(AriaRole.BUTTON, named("Buy 1,000")).dblclick();

        assertThat(signal).containsText(Pattern.compile("Executed as trade \\d+: 1,000 units at 1\\.10010"));
        assertThat(execute(trader.page(), source)).isDisabled();
        assertThat(openTrades(trader)).hasSize(1).allSatisfy(trade -> {
            assertThat(trade.path("signal_source").asText()).isEqualTo(source);
            assertThat(trade.path("stop_loss").asText()).isEqualTo("1.095");
        });
    }

    @Test
    @OnOneServer
    default void withOneClickTwoClicksExecuteASignalOnce() throws Exception {
        stage().quote("EURUSD", "1.10000", "1.10010");
        Trader trader = stage().newTrader();
        trader.page()
                .evaluate(
                        "settings => localStorage.setItem(settings,"
                                + " JSON.stringify({ oneClick: true, signalSize: 'units', signalUnits: 1000 }))",
                        Stage.settingsOf(trader));
        trader.page().reload();
        open(trader);
        give(trader.name(), "");

        assertThat(execute(trader.page(), trader.name())).containsText("Buy 1,000");
        execute(trader.page(), trader.name()).dblclick();

        assertThat(signal(trader.page(), trader.name())).containsText("Executed as trade");
        assertThat(openTrades(trader)).hasSize(1);
    }

    @Test
    default void aPriceTooFarAwayIsRefusedWithTheNumbersAndMayBeAskedForAgain() throws Exception {
        stage().quote("EURUSD", "1.10200", "1.10210");
        Trader trader = stage().newTrader();
        open(trader);
        give(trader.name(), "");

        askAndExecute(trader, "5");
        assertThat(signal(trader.page(), trader.name()))
                .containsText(
                        "Refused: The price 1.10210 is 21 pips from the entry at 1.10000, at most 5 are allowed.");
        assertThat(openTrades(trader)).isEmpty();

        askAndExecute(trader, "30");
        assertThat(signal(trader.page(), trader.name())).containsText("Executed as trade");
        assertThat(openTrades(trader)).hasSize(1);
    }

    @Test
    @OnOneServer
    default void anExpiredSignalCannotBeExecuted() throws Exception {
        stage().quote("EURUSD", "1.10000", "1.10010");
        Trader trader = stage().newTrader();
        open(trader);
        Instant end = Instant.now().plus(Duration.ofSeconds(3));
        JsonNode given = give(trader.name(), ",\"expires_at\":\"%s\"".formatted(end));

        Locator signal = signal(trader.page(), trader.name());
        assertThat(signal).containsText("expired");
        assertThat(execute(trader.page(), trader.name())).isDisabled();
        assertThat(execute(trader.page(), trader.name())).containsText("Expired");
        HttpResponse<String> asked =
                trader.api().post(SIGNALS + given.path("signal_seq").asLong() + "/execute/", "{}");
        assertThat(json(asked).path("code").asText()).isEqualTo("expired");

        trader.page().getByLabel("Only valid ones").check();
        assertThat(signal).hasCount(0);
    }

    @Test
    default void theNextSignalOfASourceThatIsFollowedIsExecutedByItself() throws Exception {
        stage().quote("EURUSD", "1.10000", "1.10010");
        Trader trader = stage().newTrader();
        String source = trader.name();
        Page page = trader.page();
        open(trader);
        give(source, "");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Sources"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Follow " + source))
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Risk, % of equity").fill("0.5");
        dialog.getByRole(AriaRole.BUTTON, named("Follow")).click();
        assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("^" + source))))
                .containsText("Followed: 0.5 % risk, within 5 pips, at most 20 a day");

        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Live"))
                .click();
        give(source, ",\"notes\":\"the next\"");
        // half of 1 % of 10,000 over 0.00510: 9,803.9
        Locator next = signal(page, source).filter(new Locator.FilterOptions().setHasText("the next"));
        assertThat(next).containsText("9,803 units at 1.10010");
        assertThat(openTrades(trader)).hasSize(1);

        stage().quote("EURUSD", "1.10200", "1.10210");
        give(source, ",\"notes\":\"too late\"");
        Locator late = signal(page, source).filter(new Locator.FilterOptions().setHasText("too late"));
        assertThat(late).containsText("Not executed: The price 1.10210 is 21 pips from the entry at 1.10000");
    }

    @Test
    default void aWebhookIsMadeTriedAndDeletedAndItsAddressIsShownOnce() throws Exception {
        String source = stage().newUser();
        Page page = stage().open("feeder", new NewContextOptions()).page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Signals"))
                .click();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Webhooks"))
                .click();
        Locator signals = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Signals"));
        signals.getByLabel("Name").fill(source);
        signals.getByLabel("Source of its signals").fill(source);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a webhook"))
                .click();
        assertThat(signals.locator("code")).containsText("/api/signals/webhook/psw_");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I have it"))
                .click();
        assertThat(signals.locator("code")).hasCount(0);

        Locator webhook = signals.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(source));
        webhook.getByRole(AriaRole.BUTTON, named("Try an alert")).click();
        webhook.getByRole(AriaRole.BUTTON, named("What would it give?")).click();
        assertThat(webhook).containsText("buy EURUSD at 1.0845, stop 1.0825, target 1.0885, confidence 70");

        webhook.getByRole(AriaRole.BUTTON, named("Delete " + source)).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Delete"))
                .click();
        assertThat(webhook).hasCount(0);
    }

    @Test
    @OnOneServer
    default void theTitleTellsProfitAndPriceWhateverIsLookedAt() throws Exception {
        stage().quote("EURUSD", "1.10000", "1.10010");
        Trader trader = stage().newTrader();
        assertThat(trader.page()).hasTitle(Pattern.compile("^[\\d.,]+ · EUR/USD 1.10000 · Pipstream$"));
        trader.api()
                .post(
                        "/api/paper-trading/orders/",
                        "{\"pair\":\"EURUSD\",\"side\":\"buy\",\"type\":\"market\",\"units\":10000}");
        stage().quote("EURUSD", "1.10110", "1.10120");

        // (1.10110 - 1.10010) x 10,000
        assertThat(trader.page()).hasTitle("+10.00 · EUR/USD 1.10110 · Pipstream");
    }

    private static void open(Trader trader) {
        trader.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Signals"))
                .click();
    }

    private static Locator signal(Page page, String source) {
        return page.locator("pip-signal-list tbody", new Page.LocatorOptions().setHasText(source));
    }

    private static Locator execute(Page page, String source) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(" EUR.USD of " + source + "$")));
    }

    private static void askAndExecute(Trader trader, String deviation) {
        execute(trader.page(), trader.name()).click();
        Locator dialog = trader.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("At most this far from the entry, pips").fill(deviation);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Buy")))
                .click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Iterable<JsonNode> openTrades(Trader trader) throws Exception {
        return json(trader.api().get("/api/paper-trading/trades/open_positions/"));
    }

    /** A signal to buy EURUSD at 1.10000 with its stop at 1.09500 and its target at 1.10500. */
    private JsonNode give(String source, String further) throws Exception {
        HttpResponse<String> given = stage().feeder()
                .post(
                        SIGNALS,
                        ("{\"signal_source\":\"%s\",\"pair\":\"EURUSD\",\"direction\":\"buy\",\"entry_price\":1.1,"
                                        + "\"stop_loss\":1.095,\"take_profit_1\":1.105,\"confidence\":80%s}")
                                .formatted(source, further));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(202);
        return json(given);
    }
}
