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

    /** Buttons that open a dialog; what they are about may stand behind. */
    Pattern OPENS_DIALOG = Pattern.compile(
            "^(Close (trade|all|part)|Edit|Change|Cancel all|Reset|Open (an|another) account|New account|Follow|Execute|Revoke"
                    + "|Keyboard|Shortcuts|\\?)");

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
            page.evaluate("() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))");
            String where = "%s %d %s".formatted(theme, width, place);
            found.addAll(findings(page, where));
            found.addAll(sideways(page, where));
            found.addAll(inDialogs(page, where));
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

    /** The page itself never scrolls sideways; a table within it may. */
    private static List<String> sideways(Page page, String where) {
        int excess = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return excess > 0 ? List.of(where + ": scrolls sideways by " + excess) : List.of();
    }

    /** Of each kind of button one. */
    private static List<String> inDialogs(Page page, String where) {
        List<String> found = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        Locator buttons = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(OPENS_DIALOG));
        for (Locator button : buttons.all()) {
            String kind = String.valueOf(button.evaluate("button => button.className + button.textContent"));
            if (seen.contains(kind) || !button.isVisible() || button.isDisabled()) {
                continue;
            }
            seen.add(kind);
            button.click();
            Locator dialog = page.locator("dialog[open]");
            if (dialog.count() > 0) {
                found.addAll(findings(page, where + " " + kind.strip()));
                page.keyboard().press("Escape");
                dialog.first().waitFor(new Locator.WaitForOptions()
                        .setState(WaitForSelectorState.HIDDEN));
            }
        }
        return found;
    }

    private static void order(Trader trader, String members) throws Exception {
        HttpResponse<String> taken =
                trader.api().post("/api/paper-trading/orders/", "{\"pair\":\"EURUSD\",%s}".formatted(members));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    }
}
