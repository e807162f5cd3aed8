package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.AuditTrail.Numbered;
import io.pipstream.access.Credential.Kind;
import io.pipstream.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the stores of users, credentials, grants and the audit promise, wherever they keep them. */
public interface AccessStoresContract {

    Instant START = Instant.parse("2025-01-15T12:00:00.123456Z");
    UserId ADA = new UserId("u-ada");
    UserId BOB = new UserId("u-bob");
    AccountId FIRST = new AccountId("first");
    AccountId SECOND = new AccountId("second");
    Actor ROOT = new Actor("root", "192.0.2.1");

    /** Breaks whatever puts it into a statement. */
    String QUOTES = "'; drop table app_user; -- \" \\ % _ ?1 :id";

    UserStore users();

    CredentialStore credentials();

    GrantStore grants();

    AuditTrail audit();

    // --- users

    @Test
    default void aUserComesBackAsTheyWere() {
        User ada = user(ADA, "Ada.Lovelace", Role.TRADER, Role.ADMIN);

        assertThat(users().add(ada, "hash-1", why("user.create"))).isTrue();

        assertThat(users().find(ADA)).contains(ada);
        assertThat(users().find(new UserName("Ada.Lovelace"))).contains(ada);
        assertThat(users().passwordHash(ADA)).contains("hash-1");
        assertThat(acts()).containsExactly("user.create");
    }

    @Test
    default void whoIsNotThereIsNotFound() {
        assertThat(users().find(ADA)).isEmpty();
        assertThat(users().find(new UserName("ada"))).isEmpty();
        assertThat(users().passwordHash(ADA)).isEmpty();
        assertThat(users().page("", 10)).isEmpty();
    }

    @Test
    default void namesThatDifferInCapitalsOnlyAreTheSame() {
        User ada = user(ADA, "Ada", Role.TRADER);
        users().add(ada, "hash-1", why("user.create"));

        assertThat(users().add(user(BOB, "aDA", Role.TRADER), "hash-2", why("again")))
                .isFalse();

        assertThat(users().find(new UserName("ADA"))).contains(ada);
        assertThat(users().find(BOB)).isEmpty();
        assertThat(users().passwordHash(BOB)).isEmpty();
        assertThat(acts()).containsExactly("user.create");
    }

    @Test
    default void anIdIsTakenOnce() {
        User ada = user(ADA, "ada", Role.TRADER);
        users().add(ada, "hash-1", why("user.create"));

        assertThat(users().add(user(ADA, "bob", Role.ADMIN), "hash-2", why("again")))
                .isFalse();

        assertThat(users().find(ADA)).contains(ada);
        assertThat(users().find(new UserName("bob"))).isEmpty();
        assertThat(users().passwordHash(ADA)).contains("hash-1");
        assertThat(acts()).containsExactly("user.create");
    }

    @Test
    default void ofTwoWhoTakeANameAtOnceOneGetsIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            String name = "name" + round;
            List<Callable<Boolean>> adds = IntStream.range(0, 2)
                    .<Callable<Boolean>>mapToObj(who -> () -> users().add(
                                    user(
                                            new UserId(name + "-" + who),
                                            who == 0 ? name : name.toUpperCase(Locale.ROOT),
                                            Role.TRADER),
                                    "hash",
                                    why("user.create")))
                    .toList();

            assertThat(atOnce(adds)).containsExactlyInAnyOrder(true, false);
        }
        assertThat(users().page("", 100)).hasSize(10);
        assertThat(acts()).hasSize(10);
    }

    @Test
    default void aUserWithoutAPasswordHasNoHash() {
        users().add(user(ADA, "ada", Role.TRADER), "", why("user.create"));

        assertThat(users().find(ADA)).isPresent();
        assertThat(users().passwordHash(ADA)).isEmpty();
    }

    @Test
    default void aUserChangesAndGetsAnotherPassword() {
        User ada = user(ADA, "ada", Role.TRADER);
        users().add(ada, "hash-1", why("user.create"));
        users().add(user(BOB, "bob", Role.TRADER), "hash-2", why("user.create"));

        users().changePassword(ADA, "hash-3", why("password.change"));
        users().change(ADA, Set.of(Role.FEEDER, Role.ADMIN), false, why("user.change"));

        assertThat(users().find(ADA))
                .contains(new User(ADA, ada.name(), Set.of(Role.ADMIN, Role.FEEDER), false, START));
        assertThat(users().passwordHash(ADA)).contains("hash-3");
        assertThat(users().find(BOB)).contains(user(BOB, "bob", Role.TRADER));
        assertThat(users().passwordHash(BOB)).contains("hash-2");
        assertThat(acts()).containsExactly("user.change", "password.change", "user.create", "user.create");
    }

    @Test
    default void aUserMayLoseEveryRole() {
        users().add(user(ADA, "ada", Role.TRADER), "hash-1", why("user.create"));

        users().change(ADA, Set.of(), true, why("user.change"));

        assertThat(users().find(ADA).orElseThrow().roles()).isEmpty();
    }

    @Test
    default void nobodyWhoIsNotThereChanges() {
        assertThatThrownBy(() -> users().changePassword(ADA, "hash", why("password.change")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("u-ada");
        assertThatThrownBy(() -> users().change(ADA, Set.of(Role.ADMIN), true, why("user.change")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("u-ada");
        assertThat(acts()).isEmpty();
    }

    @Test
    default void usersAreReadInPiecesByName() {
        for (String name : List.of("dora", "Bert", "anna", "Carl")) {
            users().add(user(new UserId("u-" + name), name, Role.TRADER), "", why("user.create"));
        }

        assertThat(names("", 3)).containsExactly("anna", "Bert", "Carl");
        assertThat(names("carl", 3)).containsExactly("dora");
        assertThat(names("BERT", 1)).containsExactly("Carl");
        assertThat(names("dora", 3)).isEmpty();
    }

    @Test
    default void whatUsersAreLookedForByIsDataWhateverItIs() {
        users().add(user(ADA, "ada", Role.TRADER), QUOTES, why(QUOTES.substring(0, 20)));

        assertThat(names("a' or '1'='1", 10)).containsExactly("ada");
        assertThat(names(QUOTES, 10)).containsExactly("ada");
        assertThat(names("zz\u0000\uD800", 10)).isEmpty();
        assertThat(users().passwordHash(ADA)).contains(QUOTES);
    }

    private List<String> names(String after, int limit) {
        return users().page(after, limit).stream()
                .map(user -> user.name().value())
                .toList();
    }

    // --- credentials

    @Test
    default void aCredentialComesBackAsItWas() {
        StoredCredential session = credential("s-1", ADA, Kind.SESSION, START);
        StoredCredential token = new StoredCredential(
                new Credential(Kind.TOKEN, "t-1", null),
                BOB,
                "hash-of-t-1",
                QUOTES + " Größe € 😀",
                Set.of(),
                "",
                "2001:db8:0:0:0:0:0:1",
                START,
                null);

        credentials().add(session, why("login"));
        credentials().add(token, why("token.issue"));

        assertThat(credentials().find("s-1")).contains(session);
        assertThat(credentials().findByHash("hash-of-s-1")).contains(session);
        assertThat(credentials().find("t-1")).contains(token);
        assertThat(credentials().findByHash("hash-of-t-1")).contains(token);
        assertThat(credentials().find("hash-of-s-1")).isEmpty();
        assertThat(credentials().findByHash("s-1")).isEmpty();
        assertThat(acts()).containsExactly("token.issue", "login");
    }

    @Test
    default void whatCredentialsAreLookedForByIsDataWhateverItIs() {
        credentials().add(credential("s-1", ADA, Kind.SESSION, START), why("login"));

        for (String asked : List.of("' or '1'='1", QUOTES, "%", "s_1", "s-1\u0000", "\uD800", "")) {
            assertThat(credentials().find(asked)).isEmpty();
            assertThat(credentials().findByHash(asked)).isEmpty();
            assertThat(credentials().end(asked, why("end"))).isFalse();
            credentials().used(asked, START.plusSeconds(1));
        }
        assertThat(credentials().find("s-1")).contains(credential("s-1", ADA, Kind.SESSION, START));
        assertThat(credentials().endAll(ADA, "\u0000'", why("end"))).containsExactly("s-1");
    }

    @Test
    default void oneThatEndedWorksNoMoreAndEndsOnce() {
        credentials().add(credential("s-1", ADA, Kind.SESSION, START), why("login"));
        credentials().add(credential("s-2", ADA, Kind.SESSION, START), why("login"));

        assertThat(credentials().end("s-1", why("logout"))).isTrue();
        assertThat(credentials().end("s-1", why("again"))).isFalse();
        assertThat(credentials().end("s-9", why("unknown"))).isFalse();

        assertThat(credentials().find("s-1")).isEmpty();
        assertThat(credentials().findByHash("hash-of-s-1")).isEmpty();
        assertThat(ids(credentials().ofUser(ADA, Kind.SESSION, 10))).containsExactly("s-2");
        assertThat(acts()).containsExactly("logout", "login", "login");
    }

    @Test
    default void ofTwoWhoEndOneAtOnceOneDoesAndIsRecorded() throws Exception {
        for (int round = 0; round < 10; round++) {
            String id = "s-" + round;
            credentials().add(credential(id, ADA, Kind.SESSION, START), why("login"));

            assertThat(atOnce(List.of(
                            () -> credentials().end(id, why("logout")),
                            () -> credentials().end(id, why("logout")))))
                    .containsExactlyInAnyOrder(true, false);
        }
        assertThat(audit().page(Long.MAX_VALUE, 100, "", "logout")).hasSize(10);
    }

    @Test
    default void everyOneOfAUserEndsButTheOneNamed() {
        credentials().add(credential("s-1", ADA, Kind.SESSION, START), why("login"));
        credentials().add(credential("s-2", ADA, Kind.SESSION, START), why("login"));
        credentials().add(credential("t-3", ADA, Kind.TOKEN, START), why("login"));
        credentials().add(credential("s-4", ADA, Kind.SESSION, START), why("login"));
        credentials().add(credential("s-5", BOB, Kind.SESSION, START), why("login"));
        credentials().end("s-4", why("logout"));

        assertThat(credentials().endAll(ADA, "s-2", why("end-all"))).containsExactlyInAnyOrder("s-1", "t-3");
        assertThat(credentials().endAll(ADA, "s-2", why("again"))).isEmpty();
        assertThat(credentials().find("s-2")).isPresent();
        assertThat(credentials().find("s-5")).isPresent();
        assertThat(credentials().endAll(ADA, "", why("end-rest"))).containsExactly("s-2");

        assertThat(ids(credentials().ofUser(ADA, Kind.SESSION, 10))).isEmpty();
        assertThat(ids(credentials().ofUser(ADA, Kind.TOKEN, 10))).isEmpty();
        assertThat(acts()).startsWith("end-rest", "end-all", "logout").doesNotContain("again");
    }

    @Test
    default void credentialsAreListedNewestFirst() {
        credentials().add(credential("b", ADA, Kind.SESSION, START.plusSeconds(1)), why("login"));
        credentials().add(credential("a", ADA, Kind.SESSION, START.plusSeconds(2)), why("login"));
        credentials().add(credential("c", ADA, Kind.SESSION, START), why("login"));
        credentials().add(credential("t", ADA, Kind.TOKEN, START), why("login"));
        credentials().add(credential("d", BOB, Kind.SESSION, START.plusSeconds(3)), why("login"));

        assertThat(ids(credentials().ofUser(ADA, Kind.SESSION, 10))).containsExactly("a", "b", "c");
        assertThat(ids(credentials().ofUser(ADA, Kind.SESSION, 2))).containsExactly("a", "b");
        assertThat(ids(credentials().ofUser(ADA, Kind.TOKEN, 10))).containsExactly("t");
    }

    @Test
    default void whenOneWasUsedIsKept() {
        credentials().add(credential("s-1", ADA, Kind.SESSION, START), why("login"));
        Instant later = START.plus(Duration.ofHours(1));

        credentials().used("s-1", later.plusNanos(789));
        credentials().used("unknown", later);

        assertThat(credentials().find("s-1").orElseThrow().lastUsedAt()).isEqualTo(later);
        assertThat(acts()).containsExactly("login");
    }

    @Test
    default void whatExpiredOrEndedBeforeIsForgottenAndNothingElse() {
        Instant limit = START.plus(Duration.ofDays(2));
        credentials().add(expiring("expired", limit.minusSeconds(1)), why("login"));
        credentials().add(expiring("expiring", limit), why("login"));
        credentials().add(expiring("lasting", null), why("login"));
        credentials().add(expiring("ended", null), why("login"));
        credentials().add(expiring("ended-late", null), why("login"));
        credentials().end("ended", why("logout", limit.minusSeconds(1)));
        credentials().end("ended-late", why("logout", limit));

        assertThat(credentials().find("expired")).isPresent();
        assertThat(credentials().forget(limit)).isEqualTo(2);
        assertThat(credentials().forget(limit)).isZero();

        assertThat(credentials().find("expired")).isEmpty();
        assertThat(credentials().find("expiring")).isPresent();
        assertThat(credentials().find("lasting")).isPresent();
        assertThat(credentials().forget(limit.plusSeconds(1))).isEqualTo(2); // expiring and ended-late
        assertThat(credentials().forget(Instant.parse("9999-01-01T00:00:00Z"))).isZero();
    }

    @Test
    default void aThousandAreForgottenAtATime() {
        for (int number = 0; number < 1_003; number++) {
            credentials().add(expiring("s-" + number, START), why("login"));
        }

        assertThat(credentials().forget(START.plusSeconds(1))).isEqualTo(1_000);
        assertThat(credentials().forget(START.plusSeconds(1))).isEqualTo(3);
    }

    // --- grants

    @Test
    default void aGrantComesBackAsItWas() {
        AccountGrant grant = grant(FIRST, ADA, Right.OWNER, 0);

        assertThat(grants().add(grant, why("account.open"))).isTrue();

        assertThat(grants().ofUser(ADA)).containsExactly(grant);
        assertThat(grants().ofAccount(FIRST)).containsExactly(grant);
        assertThat(grants().ofUser(BOB)).isEmpty();
        assertThat(grants().ofAccount(SECOND)).isEmpty();
        assertThat(acts()).containsExactly("account.open");
    }

    @Test
    default void aUserHasOneRightToAnAccount() {
        grants().add(grant(FIRST, ADA, Right.READ, 0), why("share"));

        assertThat(grants().add(grant(FIRST, ADA, Right.READ, 1), why("again"))).isFalse();
        assertThat(grants().add(grant(FIRST, ADA, Right.OWNER, 1), why("more"))).isFalse();

        assertThat(grants().ofUser(ADA)).containsExactly(grant(FIRST, ADA, Right.READ, 0));
        assertThat(acts()).containsExactly("share");
    }

    @Test
    default void anAccountHasOneOwner() {
        grants().add(grant(FIRST, ADA, Right.OWNER, 0), why("open"));

        assertThat(grants().add(grant(FIRST, BOB, Right.OWNER, 1), why("steal")))
                .isFalse();
        assertThat(grants().ofUser(BOB)).isEmpty();
        assertThat(grants().add(grant(FIRST, BOB, Right.READ, 1), why("share"))).isTrue();
        assertThat(grants().remove(FIRST, ADA, why("leave"))).isTrue();
        assertThat(grants().add(grant(FIRST, new UserId("u-carl"), Right.OWNER, 2), why("take")))
                .isTrue();

        assertThat(acts()).containsExactly("take", "leave", "share", "open");
    }

    @Test
    default void ofTwoWhoBecomeOwnerAtOnceOneDoes() throws Exception {
        for (int round = 0; round < 10; round++) {
            AccountId account = new AccountId("account" + round);

            assertThat(atOnce(List.of(
                            () -> grants().add(grant(account, ADA, Right.OWNER, 0), why("open")),
                            () -> grants().add(grant(account, BOB, Right.OWNER, 0), why("open")))))
                    .containsExactlyInAnyOrder(true, false);
            assertThat(grants().ofAccount(account)).hasSize(1);
        }
        assertThat(acts()).hasSize(10);
    }

    @Test
    default void aGrantThatIsTakenBackIsGoneAndTheOthersStay() {
        grants().add(grant(FIRST, ADA, Right.OWNER, 0), why("open"));
        grants().add(grant(FIRST, BOB, Right.READ, 1), why("share"));
        grants().add(grant(SECOND, BOB, Right.OWNER, 2), why("open"));

        assertThat(grants().remove(FIRST, BOB, why("unshare"))).isTrue();
        assertThat(grants().remove(FIRST, BOB, why("again"))).isFalse();
        assertThat(grants().remove(SECOND, ADA, why("other"))).isFalse();

        assertThat(grants().ofAccount(FIRST)).containsExactly(grant(FIRST, ADA, Right.OWNER, 0));
        assertThat(grants().ofUser(BOB)).containsExactly(grant(SECOND, BOB, Right.OWNER, 2));
        assertThat(acts()).containsExactly("unshare", "open", "share", "open");
    }

    @Test
    default void oneOwnAccountsComeFirstInTheOrderTheyWereGranted() {
        grants().add(grant(new AccountId("d"), ADA, Right.READ, 1), why("share"));
        grants().add(grant(new AccountId("c"), ADA, Right.READ, 0), why("share"));
        grants().add(grant(new AccountId("b"), ADA, Right.OWNER, 2), why("open"));
        grants().add(grant(new AccountId("a"), ADA, Right.OWNER, 3), why("open"));
        grants().add(grant(new AccountId("a"), BOB, Right.READ, 0), why("share"));

        assertThat(grants().ofUser(ADA))
                .extracting(grant -> grant.account().value())
                .containsExactly("b", "a", "c", "d");
        assertThat(grants().ofAccount(new AccountId("a")))
                .extracting(AccountGrant::user)
                .containsExactly(ADA, BOB);
    }

    // --- the audit

    @Test
    default void anEntryOfTheAuditComesBackAsItWas() {
        AuditEntry entry = new AuditEntry(START, ROOT, "login", QUOTES, "Größe € 😀 " + QUOTES);

        audit().add(entry);

        assertThat(audit().page(Long.MAX_VALUE, 10, "", ""))
                .extracting(Numbered::entry)
                .containsExactly(entry);
    }

    @Test
    default void whatTheAuditIsToldByStrangersIsCutAndMadePlain() {
        Actor stranger = new Actor("x".repeat(200), "9".repeat(200));
        audit().add(new AuditEntry(
                START, stranger, "login.failed", "a\u0000b\n\uD800".repeat(60), "😀".repeat(255) + "😀😀"));

        AuditEntry kept = audit().page(Long.MAX_VALUE, 1, "", "").get(0).entry();

        assertThat(kept.actor()).isEqualTo(new Actor("x".repeat(64), "9".repeat(64)));
        assertThat(kept.subject()).hasSize(128).startsWith("a\uFFFDb\uFFFD\uFFFDa");
        assertThat(kept.detail()).isEqualTo("😀".repeat(256));
    }

    @Test
    default void theAuditIsReadInPiecesNewestFirst() {
        for (int number = 1; number <= 120; number++) {
            audit().add(new AuditEntry(START.plusSeconds(number), ROOT, "login", "s-" + number, ""));
        }

        List<Numbered> seen = new ArrayList<>();
        List<Numbered> page = audit().page(Long.MAX_VALUE, 50, "", "");
        while (!page.isEmpty()) {
            seen.addAll(page);
            page = audit().page(page.get(page.size() - 1).number(), 50, "", "");
        }

        assertThat(seen)
                .extracting(numbered -> numbered.entry().subject())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 120)
                        .mapToObj(number -> "s-" + (121 - number))
                        .toList());
        assertThat(seen).extracting(Numbered::number).doesNotHaveDuplicates();
    }

    @Test
    default void theAuditIsSearchedByActorAndAct() {
        Actor other = new Actor("o'neil", "192.0.2.2");
        audit().add(new AuditEntry(START, ROOT, "login", "1", ""));
        audit().add(new AuditEntry(START, other, "login", "2", ""));
        audit().add(new AuditEntry(START, ROOT, "logout", "3", ""));
        audit().add(new AuditEntry(START, ROOT, "login", "4", ""));

        assertThat(subjects(10, "root", "")).containsExactly("4", "3", "1");
        assertThat(subjects(10, "", "login")).containsExactly("4", "2", "1");
        assertThat(subjects(10, "root", "login")).containsExactly("4", "1");
        assertThat(subjects(1, "root", "login")).containsExactly("4");
        assertThat(subjects(10, "o'neil", "")).containsExactly("2");
        for (String asked : List.of("' or '1'='1", QUOTES, "%", "ro_t", "ROOT", "root\u0000", "\uD800")) {
            assertThat(subjects(10, asked, "")).isEmpty();
            assertThat(subjects(10, "", asked)).isEmpty();
        }
    }

    @Test
    default void timesOfAccessAreKeptToTheMicrosecond() {
        Instant exact = START.plusNanos(789);
        users().add(new User(ADA, new UserName("ada"), Set.of(), true, exact), "", why("user.create", exact));
        credentials()
                .add(
                        new StoredCredential(
                                new Credential(Kind.SESSION, "s-1", exact),
                                ADA,
                                "hash",
                                "",
                                Set.of(),
                                "",
                                "",
                                exact,
                                exact),
                        why("login", exact));
        grants().add(new AccountGrant(FIRST, ADA, Right.OWNER, exact), why("open", exact));

        StoredCredential kept = credentials().find("s-1").orElseThrow();
        assertThat(Stream.of(
                        users().find(ADA).orElseThrow().createdAt(),
                        kept.createdAt(),
                        kept.lastUsedAt(),
                        kept.credential().expiresAt(),
                        grants().ofUser(ADA).get(0).grantedAt(),
                        audit().page(Long.MAX_VALUE, 1, "", "").get(0).entry().at()))
                .containsOnly(START);
    }

    private List<String> subjects(int limit, String actor, String act) {
        return audit().page(Long.MAX_VALUE, limit, actor, act).stream()
                .map(numbered -> numbered.entry().subject())
                .toList();
    }

    /** Of everything, newest first. */
    private List<String> acts() {
        return audit().page(Long.MAX_VALUE, 10_000, "", "").stream()
                .map(numbered -> numbered.entry().act())
                .toList();
    }

    private static List<String> ids(List<StoredCredential> found) {
        return found.stream().map(stored -> stored.credential().id()).toList();
    }

    private static User user(UserId id, String name, Role... roles) {
        return new User(id, new UserName(name), Set.of(roles), true, START);
    }

    private static StoredCredential credential(String id, UserId user, Kind kind, Instant created) {
        return new StoredCredential(
                new Credential(kind, id, created.plus(Duration.ofDays(7))),
                user,
                "hash-of-" + id,
                "Browser",
                Set.of(Scope.READ, Scope.TRADE),
                "csrf-" + id,
                "192.0.2.7",
                created,
                created);
    }

    private static StoredCredential expiring(String id, Instant expiry) {
        return new StoredCredential(
                new Credential(Kind.TOKEN, id, expiry), ADA, "hash-of-" + id, "", Set.of(), "", "", START, null);
    }

    private static AccountGrant grant(AccountId account, UserId user, Right right, int second) {
        return new AccountGrant(account, user, right, START.plusSeconds(second));
    }

    private static AuditEntry why(String act) {
        return why(act, START);
    }

    private static AuditEntry why(String act, Instant at) {
        return new AuditEntry(at, ROOT, act, "subject", "");
    }

    /** Results of what is done by as many threads at the same time. */
    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(work.size());
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> running = work.stream()
                    .map(each -> executor.submit(() -> {
                        start.await();
                        return each.call();
                    }))
                    .toList();
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
