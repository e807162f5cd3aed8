package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String ISSUER = "https://id.example";

    private static RSAKey rsa;
    private static RSAKey otherRsa;
    private static ECKey curve;

    private final Map<String, String> settings = new HashMap<>();
    private final JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject("4711")
            .audience("pipstream")
            .expirationTime(Date.from(NOW.plusSeconds(60)));

    @BeforeAll
    static void makeKeys() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("one").generate();
        otherRsa = new RSAKeyGenerator(2048).keyID("one").generate();
        curve = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
    }

    JwtVerifierTest() throws JOSEException {
        settings.put(JwtKeys.INLINE, pem(rsa.toPublicKey().getEncoded()));
        settings.put(JwtVerifier.ISSUER, ISSUER);
        settings.put(JwtVerifier.AUDIENCES, "other, pipstream");
    }

    private static String pem(byte[] key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n";
    }

    private JwtVerifier verifier() {
        return new JwtVerifier(Settings.of(settings), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID("one").build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private String signed() throws JOSEException {
        return signed(JWSAlgorithm.RS256, new RSASSASigner(rsa));
    }

    private void isRefused(String token) {
        assertThat(verifier().verify(token)).isEmpty();
    }

    private Identity taken(String token) {
        return verifier().verify(token).orElseThrow();
    }

    @Test
    void tellsWhoHoldsAGoodToken() throws JOSEException {
        claims.jwtID("a-token")
                .claim("upn", "alice@example")
                .claim("preferred_username", "alice")
                .claim("groups", List.of("trader", "admin", "staff", "ADMIN", 7));

        assertThat(taken(signed()))
                .isEqualTo(new Identity(
                        ISSUER,
                        "4711",
                        "alice@example",
                        Set.of(Role.TRADER, Role.ADMIN),
                        NOW.plusSeconds(60 + 30), // the skew of clocks
                        "a-token"));
    }

    @ParameterizedTest
    @CsvSource({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void takesEveryAlgorithmOfRsa(String algorithm) throws JOSEException {
        assertThat(taken(signed(JWSAlgorithm.parse(algorithm), new RSASSASigner(rsa)))
                        .subject())
                .isEqualTo("4711");
    }

    @Test
    void takesEllipticCurves() throws JOSEException {
        settings.put(JwtKeys.INLINE, pem(curve.toPublicKey().getEncoded()));

        assertThat(taken(signed(JWSAlgorithm.ES256, new ECDSASigner(curve))).subject())
                .isEqualTo("4711");
        isRefused(signed());
    }

    @Test
    void callsTheHolderByTheFirstNameThereIs() throws JOSEException {
        assertThat(taken(signed()).name()).isEqualTo("4711");

        claims.claim("preferred_username", "alice").claim("upn", 7);
        assertThat(taken(signed()).name()).isEqualTo("alice");

        claims.claim("upn", "a\nline in the log");
        assertThat(taken(signed()).name()).isEqualTo("alice");
    }

    @Test
    void namesATokenByItsFingerprintIfItHasNoName() throws JOSEException {
        String one = signed();
        claims.claim("nonce", "other");
        String other = signed();

        assertThat(taken(one).id()).matches("[0-9a-f]{64}").isEqualTo(taken(one).id());
        assertThat(taken(other).id())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(taken(one).id());
    }

    @Test
    void givesNoRoleForGroupsThatAreNoList() throws JOSEException {
        claims.claim("groups", "admin");

        assertThat(taken(signed()).roles()).isEmpty();
    }

    @Test
    void refusesAnExpiredToken() throws JOSEException {
        claims.expirationTime(Date.from(NOW.minusSeconds(29)));
        assertThat(taken(signed()).expiresAt()).isEqualTo(NOW.plusSeconds(1));

        claims.expirationTime(Date.from(NOW.minusSeconds(31)));
        isRefused(signed());
    }

    @Test
    void allowsForNoMoreSkewThanSet() throws JOSEException {
        settings.put(JwtVerifier.SKEW, "0");
        claims.expirationTime(Date.from(NOW.minusSeconds(1)));

        isRefused(signed());
    }

    @Test
    void refusesATokenBeforeItsTime() throws JOSEException {
        claims.notBeforeTime(Date.from(NOW.plusSeconds(31)));

        isRefused(signed());
    }

    @Test
    void refusesATokenThatNeverExpires() throws JOSEException {
        claims.expirationTime(null);

        isRefused(signed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b"})
    void refusesATokenOfNobody(String subject) throws JOSEException {
        claims.subject(subject);
        isRefused(signed());

        claims.subject(null);
        isRefused(signed());
    }

    @Test
    void refusesAnotherIssuersToken() throws JOSEException {
        claims.issuer(ISSUER + "/");
        isRefused(signed());

        claims.issuer(null);
        isRefused(signed());
    }

    @Test
    void refusesATokenForSomebodyElse() throws JOSEException {
        claims.audience("somebody");
        isRefused(signed());

        claims.audience((String) null);
        isRefused(signed());

        settings.remove(JwtVerifier.AUDIENCES);
        assertThat(taken(signed()).subject()).isEqualTo("4711");
    }

    @Test
    void refusesAnotherKeysSignature() throws JOSEException {
        isRefused(signed(JWSAlgorithm.RS256, new RSASSASigner(otherRsa)));
        isRefused(signed(JWSAlgorithm.ES256, new ECDSASigner(curve)));
    }

    @Test
    void refusesATokenThatBringsItsOwnKey() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(otherRsa.toPublicJWK())
                        .build(),
                claims.build());
        token.sign(new RSASSASigner(otherRsa));

        isRefused(token.serialize());
    }

    @Test
    void refusesATokenWithoutASignature() {
        isRefused(new PlainJWT(claims.build()).serialize());
    }

    @Test
    void refusesThePublicKeyAsASharedSecret() throws JOSEException {
        byte[] der = rsa.toPublicKey().getEncoded();

        isRefused(signed(JWSAlgorithm.HS256, new MACSigner(der)));
        isRefused(signed(JWSAlgorithm.HS256, new MACSigner(pem(der).getBytes(StandardCharsets.US_ASCII))));
        isRefused(signed(
                JWSAlgorithm.HS256, new MACSigner(settings.get(JwtKeys.INLINE).strip())));
    }

    @Test
    void refusesWhatWasChanged() throws JOSEException {
        String[] parts = signed().split("\\.", -1);
        claims.claim("groups", List.of("admin"));
        String[] others = signed().split("\\.", -1);

        isRefused(parts[0] + "." + others[1] + "." + parts[2]);
        isRefused(parts[0] + "." + parts[1] + ".");
        isRefused(parts[0] + "." + parts[1] + "." + others[2]);
        isRefused(parts[0] + "." + parts[1]);
    }

    @Test
    void refusesASignedThingThatIsNoToken() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("secevent+jwt"))
                        .build(),
                claims.build());
        token.sign(new RSASSASigner(rsa));

        isRefused(token.serialize());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a.b.c",
                "{}",
                "\"alg\"",
                "{\"alg\":null}",
                "{\"alg\":7}",
                "{\"alg\":\"none\"}",
                "{\"alg\":\"\"}",
                "{\"alg\":\"RS256\",\"crit\":null}",
                "{\"alg\":\"RS256\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"RS256\",\"crit\":[7]}",
                "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"RS256\",\"jwk\":{}}",
                "{\"alg\":\"RS256\",\"jwk\":7}",
                "{\"alg\":\"RS256\",\"kid\":{}}",
                "{\"alg\":\"RS256\",\"x5c\":[null]}",
                "{\"alg\":\"RS256\",\"typ\":[]}",
                "{\"alg\":\"RS256\",\"jku\":\"::\"}",
                "{\"alg\":\"RS256\"",
                "[1]"
            })
    void refusesRubbish(String text) {
        String header = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        isRefused(text);
        isRefused(header + ".e30.AAAA");
        isRefused("e30." + header + ".AAAA");
        isRefused(header + ".e30." + header);
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() throws JOSEException {
        claims.claim("filler", "x".repeat(20_000));
        isRefused(signed());

        String deep = "{\"alg\":" + "[".repeat(8_000);
        isRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(deep.getBytes(StandardCharsets.UTF_8))
                + ".e30.AAAA");
    }

    @Test
    void takesNoTokenUnlessToldWhose() throws JOSEException {
        settings.clear();

        assertThat(verifier().isConfigured()).isFalse();
        isRefused(signed());
    }

    @Test
    void readsASetOfKeysAndAKeyOfItsOwn() throws JOSEException {
        settings.put(JwtKeys.INLINE, new JWKSet(List.of(curve.toPublicJWK(), rsa.toPublicJWK())).toString());
        assertThat(taken(signed()).subject()).isEqualTo("4711");

        settings.put(JwtKeys.INLINE, new JWKSet(List.of(curve.toPublicJWK())).toString());
        isRefused(signed());

        settings.put(JwtKeys.INLINE, rsa.toPublicJWK().toJSONString());
        assertThat(taken(signed()).subject()).isEqualTo("4711");
    }

    @Test
    void readsAKeyFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), settings.remove(JwtKeys.INLINE));

        settings.put(JwtKeys.LOCATION, file.toString());
        assertThat(taken(signed()).subject()).isEqualTo("4711");

        settings.put(JwtKeys.LOCATION, file.toUri().toString());
        assertThat(taken(signed()).subject()).isEqualTo("4711");
    }

    @Test
    void fetchesThePublishedKeysOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        byte[] keys = new JWKSet(rsa.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, keys.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(keys);
            }
        });
        issuer.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/keys");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        issuer.start();
        try {
            settings.remove(JwtKeys.INLINE);
            String address = "http://127.0.0.1:" + issuer.getAddress().getPort();
            settings.put(JwtKeys.LOCATION, address + "/keys");
            JwtVerifier verifier = verifier();
            assertThat(verifier.verify(signed())).isPresent();
            assertThat(verifier.verify(signed())).isPresent();
            assertThat(asked).hasValue(1);

            settings.put(JwtKeys.LOCATION, address + "/moved");
            assertThat(verifier().verify(signed())).isEmpty();
        } finally {
            issuer.stop(0);
        }
    }

    @Test
    void refusesTokensWhileTheKeysCannotBeHad() throws Exception {
        settings.remove(JwtKeys.INLINE);
        settings.put(JwtKeys.LOCATION, "http://127.0.0.1:9/keys");
        JwtVerifier verifier = verifier();

        assertThat(verifier.isConfigured()).isTrue();
        assertThat(verifier.verify(signed())).isEmpty();
        assertThat(verifier.verify(signed())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example/keys",
                "http://127.0.0.1.evil.example/keys",
                "https:///keys",
                "https://id example/keys",
                "/no/such/file",
                "file:no-such-file"
            })
    void refusesALocationThatCannotBe(String location) {
        settings.remove(JwtKeys.INLINE);
        settings.put(JwtKeys.LOCATION, location);

        assertThatThrownBy(this::verifier).isInstanceOf(SettingException.class).hasMessageContaining(JwtKeys.LOCATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish",
                "{}",
                "{\"keys\":[]}",
                "{\"kty\":\"oct\",\"k\":\"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0\"}",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                // 512 bits of RSA
                "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ=="
            })
    void refusesAKeyThatIsNone(String key) {
        settings.put(JwtKeys.INLINE, key);

        assertThatThrownBy(this::verifier)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("Setting " + JwtKeys.INLINE + "=…");
    }

    @Test
    void refusesAKeyWithoutAnIssuerAndTwoPlacesForKeys() {
        settings.remove(JwtVerifier.ISSUER);
        assertThatThrownBy(this::verifier)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(JwtVerifier.ISSUER);

        settings.put(JwtVerifier.ISSUER, ISSUER);
        settings.put(JwtKeys.LOCATION, "/key.pem");
        assertThatThrownBy(this::verifier).isInstanceOf(SettingException.class).hasMessageContaining(JwtKeys.INLINE);
    }
}
