package io.pipstream.access;

import java.time.Instant;
import java.util.Set;

/**
 * Whom an issuer that we trust says that somebody is. Immutable.
 *
 * @param subject by which the issuer tells them apart; never changes
 * @param name what people call them; may change, and is nobody's alone
 * @param roles those of ours that the issuer gives them; may be none
 * @param expiresAt from when on the token admits nobody, the skew of clocks included
 * @param id unlike that of any other token of the issuer's, and no secret
 */
public record Identity(String issuer, String subject, String name, Set<Role> roles, Instant expiresAt, String id) {

    public Identity {
        roles = Set.copyOf(roles);
    }
}
