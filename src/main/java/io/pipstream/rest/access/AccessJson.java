package io.pipstream.rest.access;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.access.AccountGrant;
import io.pipstream.access.AuditTrail.Numbered;
import io.pipstream.access.Caller;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.access.StoredCredential;
import io.pipstream.access.User;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Users and what they hold, as JSON. No secret is ever in it but one that is told for the first time. */
final class AccessJson {

    private AccessJson() {}

    /**
     * Who makes the request, what they may do, and which accounts they have.
     *
     * @param csrf empty for a caller without a session
     */
    static void writeCaller(JsonGenerator json, Caller caller, List<AccountGrant> grants, String csrf)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("username", caller.name());
        json.writeStringField("credential", kind(caller.credential().kind()));
        writeScopes(json, caller.scopes());
        writeTime(json, "expires_at", caller.credential().expiresAt());
        json.writeArrayFieldStart("accounts");
        for (AccountGrant grant : grants) {
            writeGrant(json, grant);
        }
        json.writeEndArray();
        if (!csrf.isEmpty()) {
            json.writeStringField("csrf", csrf);
        }
        json.writeEndObject();
    }

    static void writeGrant(JsonGenerator json, AccountGrant grant) throws IOException {
        json.writeStartObject();
        json.writeStringField("account", grant.account().value());
        json.writeStringField("right", grant.right().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    static void writeUser(JsonGenerator json, User user) throws IOException {
        json.writeStartObject();
        json.writeStringField("username", user.name().value());
        json.writeArrayFieldStart("roles");
        for (Role role : Role.values()) {
            if (user.roles().contains(role)) {
                json.writeString(role.code());
            }
        }
        json.writeEndArray();
        json.writeBooleanField("enabled", user.enabled());
        writeTime(json, "created_at", user.createdAt());
        json.writeEndObject();
    }

    static void writeCredentials(JsonGenerator json, List<StoredCredential> credentials) throws IOException {
        json.writeStartArray();
        for (StoredCredential each : credentials) {
            json.writeStartObject();
            writeMembers(json, each);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Without the braces, so that a new token's secret can stand beside them. */
    static void writeMembers(JsonGenerator json, StoredCredential stored) throws IOException {
        json.writeStringField("id", stored.credential().id());
        json.writeStringField("kind", kind(stored.credential().kind()));
        json.writeStringField("name", stored.name());
        writeScopes(json, stored.scopes());
        json.writeStringField("address", stored.address());
        writeTime(json, "created_at", stored.createdAt());
        writeTime(json, "last_used_at", stored.lastUsedAt());
        writeTime(json, "expires_at", stored.credential().expiresAt());
    }

    static void writeAudit(JsonGenerator json, Numbered numbered) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", numbered.number());
        writeTime(json, "at", numbered.entry().at());
        json.writeStringField("actor", numbered.entry().actor().name());
        json.writeStringField("address", numbered.entry().actor().address());
        json.writeStringField("act", numbered.entry().act());
        json.writeStringField("subject", numbered.entry().subject());
        json.writeStringField("detail", numbered.entry().detail());
        json.writeEndObject();
    }

    private static String kind(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void writeScopes(JsonGenerator json, Set<Scope> scopes) throws IOException {
        json.writeArrayFieldStart("scopes");
        for (Scope scope : Scope.values()) {
            if (scopes.contains(scope)) {
                json.writeString(scope.code());
            }
        }
        json.writeEndArray();
    }

    private static void writeTime(JsonGenerator json, String name, @Nullable Instant time) throws IOException {
        if (time == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, time.toString());
        }
    }
}
