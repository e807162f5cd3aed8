package io.pipstream.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.pipstream.it.Visitor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who comes without being known. */
interface LoginTests extends OnStage {

    @Test
    default void whoLogsInWatchesPricesMove() throws Exception {
        String name = stage().newUser();
        Page page = stage().newPage();
        page.navigate(stage().url("/"));
        fill(page, name, Visitor.PASSWORD);
        submit(page, "Log in");
        page.locator(".state[data-state=live]").waitFor();

        stage().quote("EURUSD", "1.10000", "1.10020");
        assertThat(Stage.row(page, "EUR/USD")).containsText("1.10020");
        stage().quote("EURUSD", "1.20000", "1.20020");
        assertThat(Stage.row(page, "EUR/USD")).containsText("1.20020");
    }

    @Test
    default void whoRegistersGoesOnWhereTheyWereGoing() throws Exception {
        String taken = stage().newUser();
        Page page = stage().newPage();
        page.navigate(stage().url("/#/settings"));
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Register"))
                .click();

        fill(page, taken, "short");
        Locator rule = page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("10 to 128 characters"));
        assertThat(rule).hasAttribute("data-kept", "false");
        fill(page, taken, Visitor.PASSWORD);
        assertThat(rule).hasAttribute("data-kept", "true");
        submit(page, "Register");
        assertThat(page.getByText("This name is taken.")).isVisible();
        assertThat(page.getByLabel("Name")).isFocused();

        fill(page, taken + "-b", Visitor.PASSWORD);
        submit(page, "Register");
        assertThat(page).hasURL(stage().url("/#/settings"));
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("API tokens")))
                .isVisible();
    }

    @Test
    default void aWrongPasswordIsSaidAndWhoLogsOutIsOut() throws Exception {
        String name = stage().newUser();
        Page page = stage().newPage();
        page.navigate(stage().url("/login.html"));
        fill(page, name, "not the password");
        submit(page, "Log in");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not a name and its password");

        fill(page, name, Visitor.PASSWORD);
        submit(page, "Log in");
        page.locator(".state[data-state=live]").waitFor();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Menu of " + name))
                .click();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Log out"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/login\\.html.*"));
        page.navigate(stage().url("/"));
        assertThat(page).hasURL(Pattern.compile(".*/login\\.html.*"));
    }

    private static void fill(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
    }

    private static void submit(Page page, String button) {
        page.locator("form")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .first()
                .click();
    }
}
