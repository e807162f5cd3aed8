package io.pipstream.wire.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is asked about users and what they hold. Whether names, passwords and codes will do is not judged here. */
public final class AccessReader {

    private static final int LONGEST_PASSWORD = 1_024;
    private static final int LONGEST_ORIGIN = 255;
    private static final int LONGEST_LIFE_SECONDS = 3_650 * 86_400;
    private static final int MOST_CODES = 10;

    private AccessReader() {}

    /** Who somebody says they are. */
    public record NameAndPassword(String username, String password) {

        /** Names nobody's password. */
        @Override
        public String toString() {
            return username;
        }
    }

    public static NameAndPassword nameAndPassword(JsonNode body) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        NameAndPassword read = nameAndPassword(fields);
        fields.refuseIfWrong();
        return read;
    }

    private static NameAndPassword nameAndPassword(Fields fields) {
        return new NameAndPassword(
                required(fields, "username", Fields.LONGEST_NAME), required(fields, "password", LONGEST_PASSWORD));
    }

    private static String required(Fields fields, String name, int longest) {
        fields.require(name);
        String text = fields.text(name, longest);
        return text == null ? "" : text;
    }

    /** A change of one's own password. */
    public record PasswordChange(String current, String next) {

        /** Names no password. */
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    public static PasswordChange passwordChange(JsonNode body) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        PasswordChange read = new PasswordChange(
                required(fields, "current_password", LONGEST_PASSWORD),
                required(fields, "new_password", LONGEST_PASSWORD));
        fields.refuseIfWrong();
        return read;
    }

    /**
     * A token to be made.
     *
     * @param expiresInSeconds null for one that works until it is taken back
     */
    public record NewToken(
            String name, List<String> scopes, @Nullable Long expiresInSeconds) {}

    public static NewToken newToken(JsonNode body) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        fields.require("scopes");
        List<String> scopes = fields.texts("scopes", MOST_CODES, Fields.LONGEST_NAME);
        NewToken read = new NewToken(
                required(fields, "name", Fields.LONGEST_NAME),
                scopes == null ? List.of() : scopes,
                fields.whole("expires_in", 1, LONGEST_LIFE_SECONDS));
        fields.refuseIfWrong();
        return read;
    }

    /** The origin that a ticket is for; empty if none is named. */
    public static Optional<String> origin(JsonNode body) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        String origin = fields.text("origin", LONGEST_ORIGIN);
        fields.refuseIfWrong();
        return Optional.ofNullable(origin);
    }

    /** The user whom an account is to be shared with. */
    public static String username(JsonNode body) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        String username = required(fields, "username", Fields.LONGEST_NAME);
        fields.refuseIfWrong();
        return username;
    }

    /** A user whom an administrator makes. */
    public record NewUser(NameAndPassword login, List<String> roles) {}

    public static NewUser newUser(JsonNode body) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        fields.require("roles");
        List<String> roles = fields.texts("roles", MOST_CODES, Fields.LONGEST_NAME);
        NewUser read = new NewUser(nameAndPassword(fields), roles == null ? List.of() : roles);
        fields.refuseIfWrong();
        return read;
    }

    /** What an administrator changes of a user; what is null stays as it is. */
    public record UserChange(
            @Nullable List<String> roles,
            @Nullable Boolean enabled,
            @Nullable String password) {

        /** Names no password. */
        @Override
        public String toString() {
            return "UserChange";
        }
    }

    public static UserChange userChange(JsonNode body) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        UserChange read = new UserChange(
                fields.texts("roles", MOST_CODES, Fields.LONGEST_NAME),
                fields.flag("enabled"),
                fields.text("password", LONGEST_PASSWORD));
        fields.refuseIfWrong();
        return read;
    }
}
