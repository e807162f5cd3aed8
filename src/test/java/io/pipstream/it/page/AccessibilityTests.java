package io.pipstream.it.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.pipstream.it.page.Stage.Trader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What axe finds in every view and dialog, on a desk and in a hand, by day and by night: nothing serious. */
interface AccessibilityTests extends OnStage {

    List<String> WIDE = List.of("#/trade", "#/performance", "#/signals", "#/settings");
    List<String> NARROW = List.of(
            "#/trade/watch",
            "#/trade/chart",
            "#/trade/ticket",
            "#/trade/trades",
            "#/performance",
            "#/signals",
            "#/settings");

    /** Buttons that ask something in a dialog before they do it. */
    Pattern ASKS = Pattern.compile(
            "^(Close (all|EUR.USD|trade|Part)|Modify|Explain|Cancel|Keyboard shortcuts|Terms|Open a further account"
                    + "|Follow|Change how|Unfollow|Revoke|Remove|Delete|End )");

    /** The custom element that a button is in. */
    String PIECE = "it => { while (it && !it.localName.includes('-')) it = it.parentElement; return it?.localName; }";

    @Test
    @OnOneServer
    default void onADesk() throws Exception {
        inspect(1440, 900, WIDE, Axe.ALL);
    }

    @Test
    @OnOneServer
    default void inAHand() throws Exception {
        inspect(360, 740, NARROW, Axe.SIZES);
    }

    @Test
    @OnOneServer
    default void whereOneLogsIn() {
        Page page = stage().newPage();
        page.navigate(stage().url("/login.html"));
        page.getByLabel("Name").waitFor();
        List<String> found = new ArrayList<>();
        look(page, "login", "body", Axe.ALL, found);
        assertThat(found).isEmpty();
    }

    private void inspect(int width, int height, List<String> places, List<String> rules) throws Exception {
        stage().quote("EURUSD", "1.10000", "1.10020");
        Trader trader = stage().newTrader(new NewContextOptions().setViewportSize(width, height));
        order(trader, "\"side\":\"buy\",\"type\":\"market\",\"units\":2000,\"stop_loss\":1.09");
        order(trader, "\"side\":\"buy\",\"type\":\"limit\",\"units\":1000,\"price\":1.05");
        Page page = trader.page();
        List<String> found = new ArrayList<>();
        Set<String> opened = new HashSet<>();
        for (String place : places) {
            page.evaluate("place => { location.hash = place; }", place);
            page.locator("#main > [data-view=%s]:not([hidden])".formatted(place.split("/", -1)[1]))
                    .waitFor();
            findOneInstrument(page);
            String where = "%d %s".formatted(width, place);
            look(page, where, "html", rules, found);
            explore(page, where, rules, opened, found);
            for (Locator tab : page.getByRole(AriaRole.TAB).all()) {
                if (tab.isVisible() && !"true".equals(tab.getAttribute("aria-selected"))) {
                    tab.click();
                    String chosen = where + " " + tab.textContent().strip();
                    look(page, chosen, "#" + tab.getAttribute("aria-controls"), rules, found);
                    explore(page, chosen, rules, opened, found);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** One row of the list breaks the rules that forty would. */
    private static void findOneInstrument(Page page) {
        Locator search = page.getByLabel("Find an instrument");
        if (search.isVisible()) {
            search.fill("EUR/USD");
        }
    }

    /** By day with all the rules, by night with what the night changes. */
    private static void look(Page page, String where, String within, List<String> rules, List<String> found) {
        show(page, ColorScheme.LIGHT);
        Axe.findings(page, within, rules).map(each -> where + ": " + each).forEach(found::add);
        show(page, ColorScheme.DARK);
        Axe.findings(page, within, Axe.COLOURS)
                .map(each -> where + " by night: " + each)
                .forEach(found::add);
    }

    private static void show(Page page, ColorScheme theme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        page.evaluate("() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))");
    }

    /** What opens from there, and has not been opened before. */
    private static void explore(Page page, String where, List<String> rules, Set<String> opened, List<String> found) {
        found.addAll(sideways(page, where));
        open(page, page.locator("button[popovertarget]"), "[popover]:popover-open", where, rules, opened, found);
        open(
                page,
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(ASKS)),
                "dialog[open]",
                where,
                rules,
                opened,
                found);
    }

    /** The page itself never scrolls sideways; a table within it may. */
    private static List<String> sideways(Page page, String where) {
        int excess = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return excess > 0 ? List.of(where + ": scrolls sideways by " + excess) : List.of();
    }

    /** Of buttons of a piece that differ only in what they are about one is enough. */
    private static void open(
            Page page,
            Locator buttons,
            String layer,
            String where,
            List<String> rules,
            Set<String> opened,
            List<String> found) {
        for (Locator button : buttons.all()) {
            if (!button.isVisible() || button.isDisabled()) {
                continue;
            }
            String name = button.textContent().strip().replaceAll("\\s+", " ");
            if (opened.add(button.evaluate(PIECE) + " " + name.replaceAll("\\d+", ""))) {
                button.click();
                page.locator(layer).waitFor();
                look(page, where + " " + name, layer, rules, found);
                page.keyboard().press("Escape");
                page.locator(layer).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            }
        }
    }

    private static void order(Trader trader, String members) throws Exception {
        HttpResponse<String> taken =
                trader.api().post("/api/paper-trading/orders/", "{\"pair\":\"EURUSD\",%s}".formatted(members));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    }
}
