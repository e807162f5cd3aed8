package io.pipstream.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.pipstream.platform.Digests;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens that somebody else signed: JSON Web Tokens of the one issuer that the settings name, if they name one, by the
 * names that MicroProfile JWT gives them. Thread-safe; the first verification, and one every few minutes, may wait for the issuer.
 */
@ApplicationScoped
public class JwtVerifier {

    static final String ISSUER = "mp.jwt.verify.issuer";
    static final String AUDIENCES = "mp.jwt.verify.audiences";
    static final String SKEW = "mp.jwt.verify.clock.skew";

    private static final Logger LOG = System.getLogger(JwtVerifier.class.getName());

    private static final int BEFORE_THE_LEDGER = 20;
    private static final int LONGEST_TOKEN = 16_384;
    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_ID = 128;
    private static final int DEFAULT_SKEW_SECONDS = 30;
    private static final int MOST_SKEW_SECONDS = 300;

    /** Neither {@code none} nor any that needs a secret which both sides know. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final Optional<DefaultJWTProcessor<SecurityContext>> processor;
    private final Duration skew;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** For the container's proxy only. */
    protected JwtVerifier() {
        this.processor = Optional.empty();
        this.skew = Duration.ZERO;
    }

    /** @throws SettingException if a key or the issuer is missing or cannot be used */
    @Inject
    public JwtVerifier(Settings settings, Clock clock) {
        Optional<JWKSource<SecurityContext>> keys = JwtKeys.of(settings);
        this.skew = Duration.ofSeconds(
                keys.isEmpty() ? 0 : settings.number(SKEW, DEFAULT_SKEW_SECONDS, 0, MOST_SKEW_SECONDS));
        this.processor = keys.map(source -> processor(source, claims(settings, clock, skew)));
    }

    /** Makes this bean at once: a setting that cannot be used ends the deployment. */
    void start(@Observes @Priority(BEFORE_THE_LEDGER) @Initialized(ApplicationScoped.class) Object started) {}

    private static DefaultJWTProcessor<SecurityContext> processor(
            JWKSource<SecurityContext> keys, DefaultJWTClaimsVerifier<SecurityContext> claims) {
        DefaultJWTProcessor<SecurityContext> made = new DefaultJWTProcessor<>();
        made.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        made.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        made.setJWTClaimsSetVerifier(claims);
        return made;
    }

    private static DefaultJWTClaimsVerifier<SecurityContext> claims(Settings settings, Clock clock, Duration skew) {
        String issuer = settings.text(ISSUER, "");
        if (issuer.isEmpty()) {
            throw new SettingException(ISSUER, "", "must be set where there is a key");
        }
        List<String> audiences = settings.list(AUDIENCES, "");
        if (audiences.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0} is not set: every token of {1} is taken, whatever application it was made for",
                    AUDIENCES,
                    issuer);
        }
        JWTClaimsSet exactly = new JWTClaimsSet.Builder().issuer(issuer).build();
        DefaultJWTClaimsVerifier<SecurityContext> verifier =
                new DefaultJWTClaimsVerifier<>(
                        audiences.isEmpty() ? null : new HashSet<>(audiences),
                        exactly,
                        Set.of("exp", "sub"),
                        Set.of()) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        verifier.setMaxClockSkew((int) skew.toSeconds());
        return verifier;
    }

    /** Whether there is an issuer whose tokens are taken. */
    public boolean isConfigured() {
        return processor.isPresent();
    }

    /** Who holds the token; empty if it is none, is not the issuer's, is not for us or not valid now. */
    public Optional<Identity> verify(String token) {
        if (processor.isEmpty() || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        try {
            // what has no signature, or is encrypted, is no signed token
            JWTClaimsSet claims = processor.get().process(SignedJWT.parse(token), null);
            failing.set(false);
            return identity(claims, token);
        } catch (KeySourceException noKeys) {
            report(noKeys);
            return Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            return Optional.empty();
        }
    }

    private void report(KeySourceException noKeys) {
        // somebody may name keys that are not there, as often as they like
        if (!(noKeys instanceof RateLimitReachedException) && failing.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, "The keys of the issuer cannot be had, so that its tokens are refused", noKeys);
        }
    }

    private Optional<Identity> identity(JWTClaimsSet claims, String token) {
        String subject = text(claims, "sub");
        if (subject == null) {
            return Optional.empty();
        }
        String name = text(claims, "upn");
        if (name == null) {
            name = text(claims, "preferred_username");
        }
        return Optional.of(new Identity(
                claims.getIssuer(),
                subject,
                name == null ? subject : name,
                roles(claims),
                claims.getExpirationTime().toInstant().plus(skew),
                id(claims, token)));
    }

    /** Null for what is no text, or none that may stand in a log. */
    private static @Nullable String text(JWTClaimsSet claims, String claim) {
        Object value = claims.getClaim(claim);
        boolean usable = value instanceof String text
                && !text.isBlank()
                && text.length() <= LONGEST_TEXT
                && text.codePoints().noneMatch(Character::isISOControl);
        return usable ? (String) value : null;
    }

    private static Set<Role> roles(JWTClaimsSet claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (claims.getClaim("groups") instanceof List<?> groups) {
            for (Object group : groups) {
                Role.ofCode(String.valueOf(group)).ifPresent(roles::add);
            }
        }
        return roles;
    }

    private static String id(JWTClaimsSet claims, String token) {
        String id = text(claims, "jti");
        return id != null && id.length() <= LONGEST_ID ? id : Digests.sha256(token);
    }
}
