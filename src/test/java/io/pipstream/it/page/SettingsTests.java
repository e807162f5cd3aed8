package io.pipstream.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.pipstream.it.Visitor;
import io.pipstream.it.page.Stage.Trader;
import java.net.URI;
import java.net.URL;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a user likes, and what the server keeps for them. */
interface SettingsTests extends OnStage {

    @Test
    @OnOneServer
    default void themeAndNumberFormatSurviveAReload() throws Exception {
        Page page = stage().newTrader().page();
        Locator balance = page.locator("[data-figure=balance] dd");
        assertThat(balance).hasText("10,000.00");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Settings"))
                .click();
        page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Dark")).check();
        page.getByLabel("Numbers").selectOption("de-DE");
        assertThat(balance).hasText("10.000,00");

        page.reload();
        page.locator(".state[data-state=live]").waitFor();
        assertThat(balance).hasText("10.000,00");
        assertThat(page.locator("html")).hasCSS("color-scheme", "dark");
        assertThat(page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Dark")))
                .isChecked();
    }

    @Test
    default void aTokenMadeHereWorksUntilItIsRevoked() throws Exception {
        Page page = stage().newTrader().page();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Settings"))
                .click();
        page.getByLabel("Name of the token").fill("grid bot");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Make a token"))
                .click();
        Locator shown = page.getByLabel("The new token");
        assertThat(shown).hasValue(Pattern.compile("pst_.{20,}"));
        Visitor bot = Visitor.anonymous(server()).with("Authorization", "Bearer " + shown.inputValue());
        assertThat(bot.get("/api/paper-trading/account/").statusCode()).isEqualTo(200);

        // a secret is not to be seen again by whoever comes later
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Signals")).click();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Settings"))
                .click();
        assertThat(shown).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Revoke grid bot"))
                .click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Revoke"))
                .click();
        assertThat(page.getByText("grid bot")).hasCount(0);
        assertThat(bot.get("/api/paper-trading/account/").statusCode()).isEqualTo(401);
    }

    @Test
    default void whoSeesASharedAccountChangesNothing() throws Exception {
        Trader owner = stage().newTrader();
        Trader friend = stage().newTrader();
        owner.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Settings"))
                .click();
        owner.page().getByLabel("Share with").fill(friend.name());
        owner.page()
                .getByRole(
                        AriaRole.BUTTON, new GetByRoleOptions().setName("Share").setExact(true))
                .click();
        assertThat(owner.page()
                        .getByRole(
                                AriaRole.BUTTON, new GetByRoleOptions().setName("End sharing with " + friend.name())))
                .isVisible();

        friend.page().reload();
        friend.page()
                .getByLabel("Account", new Page.GetByLabelOptions().setExact(true))
                .selectOption(owner.name());
        friend.page().getByTitle("Terms of the account " + owner.name()).click();
        Locator terms = friend.page().getByRole(AriaRole.DIALOG);
        assertThat(terms).containsText("only its owner changes it");
        assertThat(terms.getByLabel("Realism")).isDisabled();
        assertThat(terms.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reset the account")))
                .isDisabled();
    }

    private URL server() throws Exception {
        return URI.create(stage().url("/")).toURL();
    }
}
