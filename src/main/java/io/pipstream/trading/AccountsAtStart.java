package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.money.Currency;
import io.pipstream.platform.Ids;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Opens the accounts that the settings name, and takes up every account where the ledger has it. */
@ApplicationScoped
public class AccountsAtStart {

    private static final int BEFORE_THE_FEEDS = 1_000;
    private static final String NAMES = "pipstream.accounts";

    @Inject
    AccountRecords records;

    @Inject
    LiveAccounts live;

    @Inject
    Triggers triggers;

    @Inject
    AccountClock accountClock;

    @Inject
    Instruments instruments;

    @Inject
    Conversions conversions;

    @Inject
    Settings settings;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    void start(@Observes @Priority(BEFORE_THE_FEEDS) @Initialized(ApplicationScoped.class) Object started) {
        AccountTerms terms = new AccountTerms(
                setting("pipstream.account.currency", "USD", this::traded),
                setting("pipstream.account.rules", "HEDGING", RuleProfileName::valueOf),
                RealismProfile.frictionless(0));
        BigDecimal deposit = setting("pipstream.account.balance", "10000", BigDecimal::new);
        for (AccountId id : names()) {
            records.open(id, ids.next(), new AccountOpened(1, clock.instant(), terms, Amounts.round(deposit)));
        }
        for (AccountId id : records.ids()) {
            Account account = records.read(id);
            live.note(account);
            triggers.restored(account);
        }
        accountClock.start();
    }

    /** Amounts must find their way to the account's currency from every instrument's. */
    private Currency traded(String code) {
        Currency currency = new Currency(code);
        for (Instrument instrument : instruments.all()) {
            if (!conversions.connect(instrument.base(), currency)) {
                throw new IllegalArgumentException("no instruments lead there from " + instrument.base());
            }
        }
        return currency;
    }

    private List<AccountId> names() {
        String names = settings.text(NAMES, AccountId.DEMO.value());
        try {
            return Stream.of(names.split(",", -1))
                    .map(name -> new AccountId(name.strip()))
                    .toList();
        } catch (IllegalArgumentException wrong) {
            throw new SettingException(NAMES, names, String.valueOf(wrong.getMessage()));
        }
    }

    private <T> T setting(String key, String fallback, Function<String, T> meaning) {
        String value = settings.text(key, fallback);
        try {
            return meaning.apply(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException wrong) {
            throw new SettingException(key, value, String.valueOf(wrong.getMessage()));
        }
    }
}
