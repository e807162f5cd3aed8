package io.pipstream.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** A token as an identity provider would sign it, valid for an hour unless it says otherwise. Immutable. */
record SignedToken(String subject, String role, String name, String issuer, String audience, Duration ago, ECKey key) {

    static final String ISSUER = "https://id.example";
    static final String AUDIENCE = "pipstream";

    private static final ECKey KEY = newKey();

    static SignedToken of(String subject, String role) {
        return new SignedToken(subject, role, subject, ISSUER, AUDIENCE, Duration.ZERO, KEY);
    }

    /** The issuer's, as a JSON Web Key. */
    static String publicKey() {
        return KEY.toPublicJWK().toJSONString();
    }

    SignedToken name(String other) {
        return new SignedToken(subject, role, other, issuer, audience, ago, key);
    }

    SignedToken by(String other) {
        return new SignedToken(subject, role, name, other, audience, ago, key);
    }

    SignedToken to(String other) {
        return new SignedToken(subject, role, name, issuer, other, ago, key);
    }

    SignedToken ago(Duration earlier) {
        return new SignedToken(subject, role, name, issuer, audience, earlier, key);
    }

    SignedToken byAnotherKey() {
        return new SignedToken(subject, role, name, issuer, audience, ago, newKey());
    }

    String text() throws JOSEException {
        Instant issued = Instant.now().minus(ago);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(subject)
                .claim("upn", name)
                .claim("groups", List.of(role))
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(Duration.ofHours(1))))
                .build();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("it").generate();
        } catch (JOSEException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
