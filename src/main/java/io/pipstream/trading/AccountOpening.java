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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Function;

/** Opens accounts, and takes up those that the ledger has. Thread-safe; every method waits for the ledger. */
@ApplicationScoped
public class AccountOpening {

    /** Of an account's name, so that a number fits behind it. */
    private static final int LONGEST_STEM = 56;

    private static final int HIGHEST_NUMBER = 100_000;

    /** Of names that are not known here: another node may have given them away. */
    private static final int MOST_TRIES = 1_000;

    private final AccountRecords records;
    private final LiveAccounts live;
    private final Triggers triggers;
    private final Instruments instruments;
    private final Conversions conversions;
    private final Ids ids;
    private final Clock clock;
    private final AccountTerms usualTerms;
    private final BigDecimal usualDeposit;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AccountOpening() {
        this.records = null;
        this.live = null;
        this.triggers = null;
        this.instruments = null;
        this.conversions = null;
        this.ids = null;
        this.clock = null;
        this.usualTerms = null;
        this.usualDeposit = null;
    }

    @Inject
    public AccountOpening(
            AccountRecords records,
            LiveAccounts live,
            Triggers triggers,
            Instruments instruments,
            Conversions conversions,
            Settings settings,
            Ids ids,
            Clock clock) {
        this.records = records;
        this.live = live;
        this.triggers = triggers;
        this.instruments = instruments;
        this.conversions = conversions;
        this.ids = ids;
        this.clock = clock;
        this.usualTerms = new AccountTerms(
                setting(settings, "pipstream.account.currency", "USD", this::traded),
                setting(settings, "pipstream.account.rules", "HEDGING", RuleProfileName::valueOf),
                RealismProfile.frictionless(0));
        this.usualDeposit = Amounts.round(setting(settings, "pipstream.account.balance", "10000", BigDecimal::new));
    }

    /** What an account has whose owner wishes nothing else. */
    public AccountTerms usualTerms() {
        return usualTerms;
    }

    /** In the usual terms' currency. */
    public BigDecimal usualDeposit() {
        return usualDeposit;
    }

    /**
     * Opens a new account.
     *
     * @param wanted its name; if that is taken, it gets a number behind it, from 2
     * @return the name that it has
     * @throws IllegalArgumentException if no instruments lead to the currency: then nothing was recorded
     */
    public AccountId open(String wanted, AccountTerms terms, BigDecimal deposit) {
        requireTraded(terms.currency());
        String stem = wanted.replaceAll("[^A-Za-z0-9_-]", "-");
        stem = stem.substring(0, Math.min(stem.length(), LONGEST_STEM));
        int tries = 0;
        for (int number = 1; number <= HIGHEST_NUMBER && tries < MOST_TRIES; number++) {
            AccountId id = new AccountId(number == 1 ? stem : stem + "-" + number);
            if (live.find(id).isEmpty()) {
                tries++;
                if (records.open(id, ids.next(), opened(terms, deposit))) {
                    takeUp(id);
                    return id;
                }
            }
        }
        throw new IllegalStateException("Too many accounts are called " + stem);
    }

    /** Opens the account of exactly that name with the usual terms, if it is not there. */
    void ensure(AccountId id) {
        records.open(id, ids.next(), opened(usualTerms, usualDeposit));
    }

    /** Lets prices find what the account waits for, and everyone see it. */
    void takeUp(AccountId id) {
        Account account = records.read(id);
        live.note(account);
        triggers.restored(account);
    }

    private AccountOpened opened(AccountTerms terms, BigDecimal deposit) {
        return new AccountOpened(1, clock.instant(), terms, deposit);
    }

    private Currency traded(String code) {
        Currency currency = new Currency(code);
        requireTraded(currency);
        return currency;
    }

    /** Amounts must find their way to the account's currency from every instrument's. */
    private void requireTraded(Currency currency) {
        for (Instrument instrument : instruments.all()) {
            if (!conversions.connect(instrument.base(), currency)) {
                throw new IllegalArgumentException("no instruments lead there from " + instrument.base());
            }
        }
    }

    private static <T> T setting(Settings settings, String key, String fallback, Function<String, T> meaning) {
        String value = settings.text(key, fallback);
        try {
            return meaning.apply(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException wrong) {
            throw new SettingException(key, value, String.valueOf(wrong.getMessage()));
        }
    }
}
