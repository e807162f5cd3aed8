package io.pipstream.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.pipstream.it.Visitor;
import org.junit.jupiter.api.Test;

/** Who comes without being known. */
interface LoginTests extends OnStage {

    @Test
    default void whoLogsInWatchesPricesMove() throws Exception {
        String name = stage().newUser();
        Page page = stage().newPage();
        page.navigate(stage().url("/"));
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(Visitor.PASSWORD);
        page.locator("button[type=submit]").click();
        page.locator(".state[data-state=live]").waitFor();

        stage().quote("EURUSD", "1.10000", "1.10020");
        assertThat(Stage.row(page, "EUR/USD")).containsText("1.10020");
        stage().quote("EURUSD", "1.20000", "1.20020");
        assertThat(Stage.row(page, "EUR/USD")).containsText("1.20020");
    }
}
