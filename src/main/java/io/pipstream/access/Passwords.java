package io.pipstream.access;

import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes of passwords, by the platform's PBKDF2 with HMAC-SHA-512. That takes a processor for a good while, so only a few are
 * made at a time. Thread-safe.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP's number of iterations</a>
 */
@ApplicationScoped
public class Passwords {

    /** In characters. Longer ones cost more and gain nothing. */
    static final int SHORTEST = 10;

    static final int LONGEST = 128;

    private static final int ITERATIONS = 210_000;

    /** The platform takes no fewer. */
    private static final int LEAST_ITERATIONS = 1_024;

    private static final int AT_A_TIME = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final int MOST_WAITING = 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Pbkdf2PasswordHash hashes;
    private final Semaphore turns;
    private final Duration longestWait;
    private final String nobodys;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Passwords() {
        this.hashes = null;
        this.turns = null;
        this.longestWait = null;
        this.nobodys = null;
    }

    @Inject
    public Passwords(Pbkdf2PasswordHash hashes, Settings settings) {
        this(hashes, settings, AT_A_TIME, LONGEST_WAIT);
    }

    Passwords(Pbkdf2PasswordHash hashes, Settings settings, int atATime, Duration longestWait) {
        int iterations =
                settings.number("pipstream.access.password-iterations", ITERATIONS, LEAST_ITERATIONS, 10_000_000);
        hashes.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", Integer.toString(iterations),
                "Pbkdf2PasswordHash.SaltSizeBytes", "16",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        this.hashes = hashes;
        this.turns = new Semaphore(atATime, true);
        this.longestWait = longestWait;
        this.nobodys = hashes.generate("nobody has this password".toCharArray());
    }

    /**
     * What is wrong with a password, in words that follow its name; empty if nothing is.
     *
     * @see <a href="https://pages.nist.gov/800-63-3/sp800-63b.html">NIST SP 800-63B §5.1.1.2: length counts, not kinds of characters</a>
     */
    static Optional<String> flaw(String password, UserName name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("must have %d to %d characters".formatted(SHORTEST, LONGEST));
        }
        if (password.toLowerCase(Locale.ROOT).contains(name.key())) {
            return Optional.of("must not contain the user's name");
        }
        if (password.chars().distinct().count() <= 3) {
            return Optional.of("must not repeat so few characters");
        }
        return Optional.empty();
    }

    /** @throws TryLaterException if too many are being made */
    String hash(String password) {
        return inTurn(() -> hashes.generate(password.toCharArray()));
    }

    /**
     * Whether it is the password of that hash. Where there is no hash it takes as long, so that nobody learns who has one.
     *
     * @throws TryLaterException if too many are being looked at
     */
    boolean matches(String password, Optional<String> hash) {
        char[] asked = password.length() > LONGEST * 2 ? new char[] {' '} : password.toCharArray();
        boolean same = inTurn(() -> hashes.verify(asked, hash.orElse(nobodys)));
        return same && hash.isPresent();
    }

    /** How many wait now, about. */
    int waiting() {
        return turns.getQueueLength();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (waiting() >= MOST_WAITING || !turns.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TryLaterException(LONGEST_WAIT);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TryLaterException(LONGEST_WAIT);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
