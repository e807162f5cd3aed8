package io.pipstream.trading;

import static io.pipstream.domain.market.Side.BUY;
import static io.pipstream.domain.order.OrderType.STOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.money.Currency;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountOpeningTest {

    private static final BigDecimal DEPOSIT = new BigDecimal("2500.0000");

    private final PaperDesk desk = new PaperDesk();
    private final AccountOpening opening = opening(Map.of());

    private AccountOpening opening(Map<String, String> settings) {
        return new AccountOpening(
                desk.records,
                desk.accounts,
                desk.triggers,
                desk.instruments,
                desk.conversions,
                Settings.of(settings),
                () -> "epoch",
                desk.clock);
    }

    private String open(String wanted) {
        return opening.open(wanted, opening.usualTerms(), DEPOSIT).value();
    }

    @Test
    void aNewAccountIsRecordedAndKnownAtOnce() {
        AccountTerms terms = new AccountTerms(new Currency("EUR"), RuleProfileName.US, RealismProfile.frictionless(7));

        AccountId id = opening.open("ada", terms, DEPOSIT);

        Account account = desk.account("ada");
        assertThat(id).isEqualTo(new AccountId("ada"));
        assertThat(account.terms()).isEqualTo(terms);
        assertThat(account.balance()).isEqualTo(DEPOSIT);
        assertThat(account.sequence()).isEqualTo(1);
        assertThat(desk.records.read(id)).isEqualTo(account);
    }

    @Test
    void aNewAccountIsTradedAndItsOrdersAreFilledByPrices() {
        desk.quote("EURUSD", "1.10000", "1.10010");
        String name = open("ada");

        desk.does(name, new PlaceOrder(Requests.waiting(desk.instrument("EURUSD"), STOP, BUY, 1_000, "1.10500")));
        desk.quote("EURUSD", "1.10500", "1.10510");

        assertThat(desk.account(name).trades()).hasSize(1);
    }

    @Test
    void aNameThatIsTakenGetsTheNextNumber() {
        desk.open("ada", "USD", RuleProfileName.HEDGING, "77");

        assertThat(open("ada")).isEqualTo("ada-2");
        assertThat(open("ada")).isEqualTo("ada-3");
        assertThat(open("bob")).isEqualTo("bob");

        assertThat(desk.account("ada").balance()).isEqualByComparingTo("77");
    }

    @Test
    void aNameThatAnotherNodeGaveAwayIsTakenToo() {
        desk.records.open(
                new AccountId("ada"), "elsewhere", new AccountOpened(1, PaperDesk.NOON, opening.usualTerms(), DEPOSIT));

        assertThat(open("ada")).isEqualTo("ada-2");
        assertThat(desk.accounts.find(new AccountId("ada"))).isEmpty();
    }

    @Test
    void manyAccountsOfOneNameFindTheirNumbers() {
        for (int number = 1; number <= 1_100; number++) {
            open("ada");
        }

        assertThat(desk.accounts.all()).hasSize(1_100);
        assertThat(desk.account("ada-1100").balance()).isEqualTo(DEPOSIT);
    }

    @Test
    void whatNoAccountsNameMayHaveBecomesAHyphen() {
        assertThat(open("ada.k.lovelace_1")).isEqualTo("ada-k-lovelace_1");
    }

    @Test
    void aLongNameIsCutSoThatANumberFits() {
        String wanted = "a".repeat(80);

        assertThat(open(wanted)).isEqualTo("a".repeat(56));
        assertThat(open(wanted)).isEqualTo("a".repeat(56) + "-2");
    }

    @Test
    void aCurrencyThatNoInstrumentsLeadToIsRefused() {
        AccountTerms terms =
                new AccountTerms(new Currency("XYZ"), RuleProfileName.HEDGING, RealismProfile.frictionless(0));

        assertThatThrownBy(() -> opening.open("ada", terms, DEPOSIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no instruments lead there");

        assertThat(desk.records.ids()).isEmpty();
    }

    @Test
    void theUsualTermsAreThoseOfTheSettings() {
        assertThat(opening.usualTerms())
                .isEqualTo(
                        new AccountTerms(new Currency("USD"), RuleProfileName.HEDGING, RealismProfile.frictionless(0)));
        assertThat(opening.usualDeposit()).isEqualTo("10000.0000");

        AccountOpening other = opening(Map.of(
                "pipstream.account.currency", "eur",
                "pipstream.account.rules", "us",
                "pipstream.account.balance", "5.5"));
        assertThat(other.usualTerms())
                .isEqualTo(new AccountTerms(new Currency("EUR"), RuleProfileName.US, RealismProfile.frictionless(0)));
        assertThat(other.usualDeposit()).isEqualTo("5.5000");
    }

    @ParameterizedTest
    @CsvSource({
        "pipstream.account.currency, XYZ",
        "pipstream.account.currency, dollars",
        "pipstream.account.rules, none",
        "pipstream.account.balance, much"
    })
    void aSettingThatCannotBeIsRefusedAtTheStart(String key, String value) {
        assertThatThrownBy(() -> opening(Map.of(key, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(key);
    }
}
