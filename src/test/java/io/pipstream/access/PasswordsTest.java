package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final UserName ANNA = new UserName("Anna");

    private final CountedHash hashes = new CountedHash();
    private final Passwords passwords = passwords(2, Duration.ofSeconds(30));

    private Passwords passwords(int atATime, Duration longestWait) {
        Passwords made = new Passwords(hashes, Settings.of(Map.of()), atATime, longestWait);
        hashes.take();
        return made;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789", "correct horse battery", "пароль из слов", "aaaabbbbccccd", "          1 23"})
    void takesWhatIsLongEnough(String password) {
        assertThat(Passwords.flaw(password, ANNA)).isEmpty();
    }

    @Test
    void takesTenToAHundredAndTwentyEightCharacters() {
        String words = "abcd".repeat(32);

        assertThat(Passwords.flaw(words, ANNA)).isEmpty();
        assertThat(Passwords.flaw(words + "e", ANNA)).hasValue("must have 10 to 128 characters");
        assertThat(Passwords.flaw("012345678", ANNA)).hasValue("must have 10 to 128 characters");
        assertThat(Passwords.flaw("", ANNA)).isPresent();
    }

    @Test
    void countsACharacterOnceHoweverJavaKeepsIt() {
        assertThat(Passwords.flaw("🦊🐢🐍🐙".repeat(32), ANNA)).isEmpty();
        assertThat(Passwords.flaw("🦊🐢🐍🐙🦊🐢🐍🐙🦊", ANNA)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna-likes-cats", "I AM ANNA 1234", "johannaXmeyer"})
    void takesNoneThatNamesItsUser(String password) {
        assertThat(Passwords.flaw(password, ANNA)).hasValue("must not contain the user's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaaa", "abcabcabcabc", "0000000000001"})
    void takesNoneOfThreeCharactersOnly(String password) {
        assertThat(Passwords.flaw(password, ANNA)).hasValue("must not repeat so few characters");
    }

    @Test
    void knowsThePasswordOfAHashAndNoOther() {
        Optional<String> hash = Optional.of(passwords.hash("correct horse battery"));

        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse batterY", hash)).isFalse();
    }

    @Test
    void worksAsHardWhereThereIsNoHash() {
        assertThat(passwords.matches("correct horse battery", Optional.empty())).isFalse();
        assertThat(hashes.take()).isEqualTo(1);
    }

    @Test
    void admitsNobodyByThePasswordThatNobodyHas() {
        assertThat(passwords.matches("nobody has this password", Optional.empty()))
                .isFalse();
    }

    @Test
    void worksNoHarderForAPasswordThatIsTooLong() {
        Optional<String> hash = Optional.of(passwords.hash(" "));
        hashes.take();

        assertThat(passwords.matches("a".repeat(257), Optional.of("hash of " + "a".repeat(257))))
                .isFalse();
        assertThat(hashes.take()).isEqualTo(1);
        assertThat(passwords.matches("a".repeat(256), hash)).isFalse();
    }

    @Test
    void hashesAsOwaspAsksUnlessTheSettingsSayOtherwise() {
        assertThat(hashes.parameters)
                .containsEntry("Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512")
                .containsEntry("Pbkdf2PasswordHash.Iterations", "210000")
                .containsEntry("Pbkdf2PasswordHash.SaltSizeBytes", "16")
                .containsEntry("Pbkdf2PasswordHash.KeySizeBytes", "32");

        new Passwords(hashes, Settings.of(Map.of("pipstream.access.password-iterations", "1024")));
        assertThat(hashes.parameters).containsEntry("Pbkdf2PasswordHash.Iterations", "1024");

        Settings tooFew = Settings.of(Map.of("pipstream.access.password-iterations", "1023"));
        assertThatThrownBy(() -> new Passwords(hashes, tooFew)).isInstanceOf(SettingException.class);
    }

    @Test
    void turnsTheOneTooManyAwayAfterAWait() throws Exception {
        Passwords few = passwords(2, Duration.ofMillis(20));
        CountDownLatch busy = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        hashes.meanwhile(() -> {
            busy.countDown();
            await(go);
        });
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            Future<String> one = others.submit(() -> few.hash("one"));
            Future<Boolean> two = others.submit(() -> few.matches("two", Optional.of("hash of two")));
            await(busy);

            TryLaterException turnedAway =
                    catchThrowableOfType(TryLaterException.class, () -> few.matches("three", Optional.empty()));

            assertThat(turnedAway.retryAfter()).isEqualTo(Duration.ofSeconds(5));
            assertThat(hashes.take()).isEqualTo(2);
            go.countDown();
            assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo("hash of one");
            assertThat(two.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(few.hash("three")).isEqualTo("hash of three");
        } finally {
            go.countDown();
            others.shutdownNow();
        }
    }

    /** Each that waits holds a thread of the server, which others need. */
    @Test
    @Timeout(20) // seconds; the wait of one whom it let wait would be longer
    void letsNoMoreThanTwentyWait() throws Exception {
        Passwords one = passwords(1, Duration.ofMinutes(1));
        CountDownLatch go = new CountDownLatch(1);
        hashes.meanwhile(() -> await(go));
        ExecutorService others = Executors.newFixedThreadPool(21);
        try {
            for (int number = 0; number < 21; number++) {
                others.execute(() -> one.hash("a password"));
            }
            while (one.waiting() < 20) {
                Thread.onSpinWait();
            }

            assertThatThrownBy(() -> one.hash("a password")).isInstanceOf(TryLaterException.class);
        } finally {
            go.countDown();
            others.shutdownNow();
        }
    }

    @Test
    void givesATurnBackThatFailed() {
        Passwords one = passwords(1, Duration.ZERO);
        hashes.meanwhile(() -> {
            throw new IllegalStateException("no such algorithm");
        });
        assertThatThrownBy(() -> one.hash("a password")).isInstanceOf(IllegalStateException.class);

        hashes.meanwhile(() -> {});
        assertThat(one.hash("a password")).isEqualTo("hash of a password");
    }

    @Test
    void doesNotWaitWhileTheServerStops() {
        Passwords none = passwords(0, Duration.ofMinutes(1));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> none.hash("a password")).isInstanceOf(TryLaterException.class);
        assertThat(Thread.interrupted()).isTrue();
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
