package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.AccountGrant.Right;
import io.pipstream.domain.account.AccountId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GrantsTest {

    private static final UserId ANNA = new UserId("anna");
    private static final UserId BERT = new UserId("bert");
    private static final AccountId ONE = new AccountId("one");
    private static final AccountId TWO = new AccountId("two");

    private final AccessFixture fixture = new AccessFixture();
    private int asked;
    private final Grants grants = new Grants(
            Meanwhile.after(GrantStore.class, fixture.grants, "ofUser", () -> asked++), fixture.ends, fixture.nanos);

    private boolean add(AccountId account, UserId user, Right right) {
        fixture.pass(Duration.ofMillis(1));
        return grants.add(new AccountGrant(account, user, right, fixture.clock.instant()), fixture.why("grant"));
    }

    @Test
    void tellsWhatAUserMayDoWithAnAccount() {
        add(ONE, ANNA, Right.OWNER);
        add(ONE, BERT, Right.READ);

        assertThat(grants.right(ANNA, ONE)).hasValue(Right.OWNER);
        assertThat(grants.right(BERT, ONE)).hasValue(Right.READ);
        assertThat(grants.right(BERT, TWO)).isEmpty();
        assertThat(grants.right(new UserId("carl"), ONE)).isEmpty();
        assertThat(grants.ofAccount(ONE)).extracting(AccountGrant::user).containsExactly(ANNA, BERT);
    }

    @Test
    void theUsualAccountIsTheFirstOfOnesOwnElseTheFirstThatIsShared() {
        assertThat(grants.usual(BERT)).isEmpty();

        add(ONE, BERT, Right.READ);
        assertThat(grants.usual(BERT)).hasValue(ONE);

        add(TWO, BERT, Right.OWNER);
        assertThat(grants.usual(BERT)).hasValue(TWO);
    }

    @Test
    void remembersForFiveSeconds() {
        assertThat(grants.ofUser(ANNA)).isEmpty();
        fixture.grants.add(new AccountGrant(ONE, ANNA, Right.OWNER, AccessFixture.NOON), fixture.why("another node"));
        fixture.pass(Duration.ofMillis(4_999));
        assertThat(grants.ofUser(ANNA)).isEmpty();
        assertThat(asked).isEqualTo(1);

        fixture.pass(Duration.ofMillis(1));
        assertThat(grants.ofUser(ANNA)).hasSize(1);
    }

    @Test
    void knowsAtOnceWhatChangesHere() {
        assertThat(grants.ofUser(ANNA)).isEmpty();
        assertThat(add(ONE, ANNA, Right.OWNER)).isTrue();
        assertThat(grants.right(ANNA, ONE)).hasValue(Right.OWNER);
        assertThat(add(ONE, ANNA, Right.READ)).isFalse();

        assertThat(grants.remove(ONE, ANNA, fixture.why("revoke"))).isTrue();
        assertThat(grants.right(ANNA, ONE)).isEmpty();
    }

    @Test
    void closesTheSocketsOfARightThatIsTakenBackAndOnlyThen() {
        add(ONE, BERT, Right.READ);
        assertThat(fixture.ends.take()).isEmpty();

        assertThat(grants.remove(ONE, ANNA, fixture.why("revoke"))).isFalse();
        assertThat(fixture.ends.take()).isEmpty();

        assertThat(grants.remove(ONE, BERT, fixture.why("revoke"))).isTrue();
        assertThat(fixture.ends.take()).containsExactly(AccessEnded.ofAccount(BERT, ONE));
    }

    @Test
    void aRightIsGoneBeforeItsSocketsClose() {
        add(ONE, BERT, Right.READ);
        assertThat(grants.right(BERT, ONE)).isPresent();
        fixture.ends.tell(ended -> assertThat(grants.right(BERT, ONE)).isEmpty());

        assertThat(grants.remove(ONE, BERT, fixture.why("revoke"))).isTrue();
    }

    /** What is looked up when the right ends was read before; nobody may be told it afterwards. */
    @Test
    void doesNotRememberARightThatEndedWhileItWasLookedUp() throws Exception {
        add(ONE, BERT, Right.READ);
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch removed = new CountDownLatch(1);
        GrantStore slow = Meanwhile.after(GrantStore.class, fixture.grants, "ofUser", () -> {
            read.countDown();
            await(removed);
        });
        GrantStore store = Meanwhile.after(GrantStore.class, slow, "remove", removed::countDown);
        Grants raced = new Grants(store, fixture.ends, fixture.nanos);
        Thread reader = new Thread(() -> raced.ofUser(BERT));
        reader.start();
        await(read);

        raced.remove(ONE, BERT, fixture.why("revoke"));
        reader.join(10_000);

        assertThat(reader.isAlive()).isFalse();
        assertThat(raced.right(BERT, ONE)).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
