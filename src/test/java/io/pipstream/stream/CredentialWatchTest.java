package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.AccessEnded;
import io.pipstream.access.Caller;
import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.HandDriven;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialWatchTest {

    final Market market = new Market();
    final HandDriven executor = new HandDriven();
    final FakeGrants store =
            new FakeGrants().owns("anna", "anna-1").owns("anna", "anna-2").reads("bert", "anna-1");
    final SessionRegistry registry = new SessionRegistry(market.metrics);
    final List<String> asked = new ArrayList<>();
    final Set<String> ended = new HashSet<>();
    boolean storeIsDown;
    final CredentialWatch watch = new CredentialWatch(
            registry,
            this::stillWorks,
            store.remembered(market.clock),
            executor.scheduler(),
            HandDriven.managed(executor));

    final TestSession desk = open("1", Callers.of("anna"), "anna-1");
    final TestSession phone = open("2", Callers.with("anna", "phone", null), "anna-1");
    final TestSession second = open("3", Callers.of("anna"), "anna-2");
    final TestSession guest = open("4", Callers.of("bert"), "anna-1");
    final TestSession feeder = open("5", Callers.of("feeder"), null);

    private TestSession open(String id, Caller caller, String account) {
        TestSession session = TestSession.of(market, Audience.TRADING, caller, account);
        registry.add(id, session.session);
        return session;
    }

    private boolean stillWorks(Caller caller) {
        asked.add(caller.credential().id());
        if (storeIsDown) {
            throw new IllegalStateException("The store is down");
        }
        return !ended.contains(caller.credential().id());
    }

    private List<Integer> closeCodes() {
        List<Integer> codes = new ArrayList<>();
        List.of(desk, phone, second, guest, feeder).forEach(session -> codes.add(session.transport.closeCode));
        return codes;
    }

    @Test
    void aCredentialThatEndsTakesExactlyItsSessionsAlong() {
        watch.ended(AccessEnded.ofCredential("token-of-anna"));

        assertThat(closeCodes()).containsExactly(4500, null, 4500, null, null);
    }

    @Test
    void aUserWhoIsShutOutLosesAllSessions() {
        watch.ended(AccessEnded.ofUser(new UserId("anna")));

        assertThat(closeCodes()).containsExactly(4500, 4500, 4500, null, null);
    }

    @Test
    void aRightThatIsTakenBackEndsThatUsersSessionsOfThatAccount() {
        watch.ended(AccessEnded.ofAccount(new UserId("bert"), new AccountId("anna-1")));

        assertThat(closeCodes()).containsExactly(null, null, null, 4500, null);
    }

    @Test
    void whatNamesNothingEndsNothing() {
        watch.ended(new AccessEnded(null, null, null));

        assertThat(closeCodes()).containsOnlyNulls();
    }

    @Test
    void whatEndedOnAnotherNodeIsNoticedAndEachCredentialAskedForOnce() {
        ended.add("token-of-anna");
        watch.start("now");
        executor.tick();
        assertThat(asked).isEmpty(); // the scheduler's threads do not wait for the store
        executor.runAll();

        assertThat(closeCodes()).containsExactly(4500, null, 4500, null, null);
        assertThat(asked).containsExactlyInAnyOrder("token-of-anna", "phone", "token-of-bert", "token-of-feeder");
        assertThat(store.questions).isLessThanOrEqualTo(2); // anna's and bert's accounts
    }

    @Test
    void aRightThatWasTakenBackOnAnotherNodeIsNoticed() {
        watch.start("now");
        executor.tick();
        executor.runAll();
        assertThat(closeCodes()).containsOnlyNulls();

        store.takeBack("bert", "anna-1");
        market.clock.advance(Duration.ofMinutes(1));
        executor.tick();
        executor.runAll();
        assertThat(closeCodes()).containsExactly(null, null, null, 4500, null);
    }

    @Test
    void whileTheStoreIsDownSessionsStayOpenAndItIsNotAskedForEver() {
        storeIsDown = true;
        watch.start("now");
        executor.tick();
        executor.runAll();
        assertThat(asked).hasSize(3);
        assertThat(closeCodes()).containsOnlyNulls();

        storeIsDown = false;
        ended.addAll(List.of("token-of-anna", "phone", "token-of-bert", "token-of-feeder"));
        executor.tick();
        executor.runAll();
        assertThat(closeCodes()).containsOnly(4500);
    }

    @Test
    void thereIsOneLookAtATime() {
        watch.start("now");
        executor.tick();
        executor.tick();
        assertThat(executor.waiting()).isEqualTo(1);

        executor.runAll();
        executor.tick();
        assertThat(executor.waiting()).isEqualTo(1);
    }

    @Test
    void anExecutorThatIsFullIsAskedAgain() {
        watch.start("now");
        executor.reject();
        executor.tick();
        executor.accept();
        executor.tick();

        assertThat(executor.waiting()).isEqualTo(1);
    }
}
