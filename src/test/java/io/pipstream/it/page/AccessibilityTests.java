package io.pipstream.it.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
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
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What axe finds in every view and dialog, in both themes, on a desk and in a hand: nothing serious. */
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
    Set<String> GRAVE = Set.of("serious", "critical");

    /** Buttons that ask something in a dialog before they do it. */
    Pattern ASKS = Pattern.compile(
            "^(Close (all|EUR.USD|trade|Part)|Modify|Explain|Cancel|Keyboard shortcuts|Terms|Open a further account"
                    + "|Follow|Change how|Unfollow|Revoke|Remove|Delete|End )");

    @Test
    default void onADeskByDay() throws Exception {
        inspect(1440, ColorScheme.LIGHT, WIDE);
    }

    @Test
    default void onADeskByNight() throws Exception {
        inspect(1440, ColorScheme.DARK, WIDE);
    }

    @Test
    default void inAHandByDay() throws Exception {
        inspect(360, ColorScheme.LIGHT, NARROW);
    }

    @Test
    default void inAHandByNight() throws Exception {
        inspect(360, ColorScheme.DARK, NARROW);
    }

    @Test
    default void whereOneLogsIn() {
        Page page = stage().newPage();
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            page.navigate(stage().url("/login.html"));
            page.getByLabel("Name").waitFor();
            assertThat(findings(page, theme + " login")).isEmpty();
        }
    }

    private void inspect(int width, ColorScheme theme, List<String> places) throws Exception {
        stage().quote("EURUSD", "1.10000", "1.10020");
        Trader trader = stage().newTrader(
                        new NewContextOptions().setColorScheme(theme).setViewportSize(width, width > 700 ? 900 : 740));
        order(trader, "\"side\":\"buy\",\"type\":\"market\",\"units\":2000,\"stop_loss\":1.09");
        order(trader, "\"side\":\"buy\",\"type\":\"limit\",\"units\":1000,\"price\":1.05");
        Page page = trader.page();
        List<String> found = new ArrayList<>();
        for (String place : places) {
            page.evaluate("place => { location.hash = place; }", place);
            page.locator("#main > [data-view]:not([hidden])").first().waitFor();
            String where = "%s %d %s".formatted(theme, width, place);
            look(page, where, found);
            for (Locator tab : page.getByRole(AriaRole.TAB).all()) {
                if (tab.isVisible() && !"true".equals(tab.getAttribute("aria-selected"))) {
                    tab.click();
                    look(page, where + " " + tab.textContent().strip(), found);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<String> findings(Page page, String where) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(Objects.requireNonNullElse(rule.getImpact(), "")))
                        .flatMap(rule -> described(rule, where))
                        .toList();
    }

    private static Stream<String> described(Rule rule, String where) {
        return rule.getNodes().stream()
                .map(node -> "%s: %s (%s): %s".formatted(where, rule.getId(), rule.getHelp(), node.getHtml()));
    }

    /** What is seen, and what opens from there. */
    private static void look(Page page, String where, List<String> found) {
        page.evaluate("() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))");
        found.addAll(findings(page, where));
        found.addAll(sideways(page, where));
        open(page, page.locator("button[popovertarget]"), "[popover]:popover-open", where, found);
        open(
                page,
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(ASKS)),
                "dialog[open]",
                where,
                found);
    }

    /** The page itself never scrolls sideways; a table within it may. */
    private static List<String> sideways(Page page, String where) {
        int excess = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return excess > 0 ? List.of(where + ": scrolls sideways by " + excess) : List.of();
    }

    /** Of buttons that differ only in what they are about one is enough. */
    private static void open(Page page, Locator buttons, String opened, String where, List<String> found) {
        Set<String> seen = new HashSet<>();
        for (Locator button : buttons.all()) {
            if (!button.isVisible() || button.isDisabled()) {
                continue;
            }
            String name = button.textContent().strip().replaceAll("\\s+", " ");
            if (seen.add(name.replaceAll("\\d+", ""))) {
                button.click();
                Locator layer = page.locator(opened);
                layer.waitFor();
                found.addAll(findings(page, where + " " + name));
                page.keyboard().press("Escape");
                layer.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            }
        }
    }

    private static void order(Trader trader, String members) throws Exception {
        HttpResponse<String> taken =
                trader.api().post("/api/paper-trading/orders/", "{\"pair\":\"EURUSD\",%s}".formatted(members));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    }
}
