package io.pipstream.access;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.X509CertUtils;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The keys by which an issuer's tokens are known, from the settings of MicroProfile JWT: as a text, in a file, or where the
 * issuer publishes them. Only public keys of RSA (2,048 bits or more) and of elliptic curves.
 */
final class JwtKeys {

    static final String INLINE = "mp.jwt.verify.publickey";
    static final String LOCATION = "mp.jwt.verify.publickey.location";

    private static final int LARGEST = 1024 * 1024;
    private static final int SHORTEST_RSA = 2048;

    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(2);
    private static final Duration READ_DEADLINE = Duration.ofSeconds(2);

    /** How long a request waits while another fetches the keys. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    /** For how long keys are good that cannot be fetched again. */
    private static final Duration OUTLIVED = Duration.ofHours(1);

    /** Between two times that an unknown key makes us look for new ones. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private JwtKeys() {}

    /**
     * Empty if the settings name none.
     *
     * @throws SettingException if they cannot be used
     */
    static Optional<JWKSource<SecurityContext>> of(Settings settings) {
        Optional<String> inline = settings.secret(INLINE);
        Optional<String> location = settings.secret(LOCATION);
        if (inline.isPresent() && location.isPresent()) {
            throw new SettingException(LOCATION, location.get(), "must not be set beside " + INLINE);
        }
        return inline.map(text -> source(INLINE, "…", text)).or(() -> location.map(JwtKeys::located));
    }

    private static JWKSource<SecurityContext> located(String location) {
        if (location.startsWith("https:") || location.startsWith("http:")) {
            return published(location);
        }
        try {
            Path file = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
            return source(LOCATION, location, read(file));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SettingException(
                    LOCATION, location, "must be a file that can be read, or an https address of a key set");
        }
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("more than 1 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static JWKSource<SecurityContext> published(String location) {
        try {
            URI address = new URI(location);
            if (address.getHost() == null
                    || !(address.getScheme().equals("https") || isThisMachine(address.getHost()))) {
                throw new SettingException(LOCATION, location, "must be https, or http to this machine");
            }
            return JWKSourceBuilder.<SecurityContext>create(address.toURL(), new WithoutRedirects())
                    .cache(REMEMBERED.toMillis(), WAIT.toMillis())
                    .refreshAheadCache(false) // it would make a thread of its own
                    .rateLimited(LOOK_EVERY.toMillis())
                    .outageTolerant(OUTLIVED.toMillis())
                    .build();
        } catch (URISyntaxException | MalformedURLException noAddress) {
            throw new SettingException(LOCATION, location, "must be an address");
        }
    }

    private static boolean isThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static JWKSource<SecurityContext> source(String setting, String shown, String text) {
        try {
            String stripped = text.strip();
            if (!stripped.startsWith("{")) {
                return single(strong(jwk(stripped)));
            }
            if (!stripped.contains("\"keys\"")) {
                return single(strong(JWK.parse(stripped)));
            }
            List<JWK> keys = new ArrayList<>();
            for (JWK key : JWKSet.parse(stripped).getKeys()) {
                keys.add(strong(key));
            }
            if (keys.isEmpty()) {
                throw new GeneralSecurityException("no key");
            }
            return new ImmutableJWKSet<>(new JWKSet(keys));
        } catch (GeneralSecurityException | ParseException | IllegalArgumentException unusable) {
            throw new SettingException(
                    setting,
                    shown,
                    "must be a public key of RSA (2,048 bits or more) or EC, as PEM, as a JWK or as a set of them");
        }
    }

    private static JWK jwk(String pem) throws GeneralSecurityException {
        PublicKey key = publicKey(pem);
        if (key instanceof RSAPublicKey rsa) {
            return new RSAKey.Builder(rsa).build();
        }
        ECPublicKey curve = (ECPublicKey) key;
        return new ECKey.Builder(Curve.forECParameterSpec(curve.getParams()), curve).build();
    }

    private static PublicKey publicKey(String pem) throws GeneralSecurityException {
        if (pem.contains(X509CertUtils.PEM_BEGIN_MARKER)) {
            X509Certificate certificate = X509CertUtils.parse(pem);
            if (certificate == null) {
                throw new CertificateException("not a certificate");
            }
            return certificate.getPublicKey();
        }
        byte[] encoded = Base64.getMimeDecoder()
                .decode(pem.replace("-----BEGIN PUBLIC KEY-----", "").replace("-----END PUBLIC KEY-----", ""));
        X509EncodedKeySpec spec = new X509EncodedKeySpec(encoded);
        try {
            return KeyFactory.getInstance("RSA").generatePublic(spec);
        } catch (GeneralSecurityException notRsa) {
            return KeyFactory.getInstance("EC").generatePublic(spec);
        }
    }

    private static JWK strong(JWK key) throws GeneralSecurityException {
        boolean strong = key instanceof ECKey || (key instanceof RSAKey && key.size() >= SHORTEST_RSA);
        if (!strong) {
            throw new GeneralSecurityException("not a public key, or a short one");
        }
        return key.toPublicJWK();
    }

    /** A key that stands alone is meant whatever name a token gives it. */
    private static JWKSource<SecurityContext> single(JWK key) {
        return (selector, context) ->
                selector.getMatcher().getKeyTypes().contains(key.getKeyType()) ? List.of(key) : List.of();
    }

    /** A redirection could lead away from https. */
    private static final class WithoutRedirects extends DefaultResourceRetriever {

        WithoutRedirects() {
            super((int) CONNECT_DEADLINE.toMillis(), (int) READ_DEADLINE.toMillis(), LARGEST);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL address) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(address);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
