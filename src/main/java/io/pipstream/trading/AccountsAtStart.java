package io.pipstream.trading;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.DemoMode;
import io.pipstream.access.Grants;
import io.pipstream.access.Role;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserName;
import io.pipstream.access.UserStore;
import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Opens the accounts that the settings name, and takes up every account where the ledger has it. */
@ApplicationScoped
public class AccountsAtStart {

    private static final int BEFORE_THE_FEEDS = 1_000;
    private static final String NAMES = "pipstream.accounts";

    @Inject
    AccountRecords records;

    @Inject
    AccountOpening opening;

    @Inject
    AccountClock accountClock;

    @Inject
    DemoMode demo;

    @Inject
    UserStore users;

    @Inject
    Grants grants;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    void start(@Observes @Priority(BEFORE_THE_FEEDS) @Initialized(ApplicationScoped.class) Object started) {
        List<AccountId> named = names();
        named.forEach(opening::ensure);
        if (demo.isOn()) {
            giveToDemo(named);
        }
        records.ids().forEach(opening::takeUp);
        accountClock.start();
    }

    /** Whoever comes without credentials trades these; one that somebody owns already stays theirs. */
    private void giveToDemo(List<AccountId> accounts) {
        User user = new User(
                UserId.DEMO,
                new UserName(UserId.DEMO.value()),
                Set.of(Role.TRADER, Role.FEEDER),
                true,
                clock.instant());
        users.add(user, "", entry("user.create", UserId.DEMO.value()));
        for (AccountId account : accounts) {
            grants.add(
                    new AccountGrant(account, UserId.DEMO, Right.OWNER, clock.instant()),
                    entry("account.open", account.value()));
        }
    }

    private AuditEntry entry(String act, String subject) {
        return new AuditEntry(clock.instant(), Actor.SERVER, act, subject, "demo mode");
    }

    private List<AccountId> names() {
        try {
            return settings.list(NAMES, demo.isOn() ? AccountId.DEMO.value() : "").stream()
                    .map(AccountId::new)
                    .toList();
        } catch (IllegalArgumentException wrong) {
            throw new SettingException(NAMES, settings.text(NAMES, ""), String.valueOf(wrong.getMessage()));
        }
    }
}
