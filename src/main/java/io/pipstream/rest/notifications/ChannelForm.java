package io.pipstream.rest.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.account.AccountId;
import io.pipstream.notification.Channel;
import io.pipstream.notification.Kind;
import io.pipstream.notification.Medium;
import io.pipstream.notification.QuietHours;
import io.pipstream.notification.Wishes;
import io.pipstream.rest.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a body asks of a channel, and what is wrong with it; {@link #refuseIfWrong} tells of all. What is not named stays. */
final class ChannelForm {

    /** What a new channel hears if it does not say. */
    static final Wishes USUAL = new Wishes(
            EnumSet.of(Kind.FILLS, Kind.CLOSES, Kind.MARGIN_CALLS), Set.of(), Set.of(Kind.MARGIN_CALLS), null, null);

    private static final int LONGEST_TIME = 8;
    private static final int LONGEST_ZONE = 64;
    private static final long MINUTES_OF_A_DAY = 1_440;

    private final JsonNode body;
    private final Wishes before;
    private final Predicate<AccountId> mayRead;
    private final Map<String, String> wrong = new TreeMap<>();

    /** @param mayRead whether the user may read an account */
    ChannelForm(JsonNode body, Wishes before, Predicate<AccountId> mayRead) {
        this.body = body;
        this.before = before;
        this.mayRead = mayRead;
        if (!body.isObject()) {
            wrong("body", "must be a JSON object");
        }
    }

    void wrong(String field, String rule) {
        wrong.putIfAbsent(field, field + " " + rule);
    }

    void refuseIfWrong() {
        if (!wrong.isEmpty()) {
            throw Problem.wrongFields(String.join("; ", wrong.values()), wrong).toException();
        }
    }

    Medium medium() {
        Optional<Medium> medium = Medium.ofCode(body.path("medium").asText(""));
        if (medium.isEmpty()) {
            wrong("medium", "must be email, webhook or browser");
        }
        return medium.orElse(Medium.BROWSER);
    }

    String target(Medium medium) {
        if (medium == Medium.BROWSER) {
            if (body.hasNonNull("target")) {
                wrong("target", "cannot be given for a browser");
            }
            return "";
        }
        return text("target", Channel.LONGEST_TARGET).orElseGet(() -> {
            wrong("target", "is required");
            return "";
        });
    }

    /** What was made stays what it is. */
    void keepsTarget() {
        for (String field : new String[] {"medium", "target"}) {
            if (body.has(field)) {
                wrong(field, "cannot change: make another channel");
            }
        }
    }

    String name(String usual) {
        return text("name", Channel.LONGEST_NAME).orElse(usual);
    }

    boolean enabled(boolean usual) {
        JsonNode enabled = body.path("enabled");
        if (enabled.isMissingNode() || enabled.isNull()) {
            return usual;
        }
        if (!enabled.isBoolean()) {
            wrong("enabled", "must be true or false");
        }
        return enabled.booleanValue();
    }

    Wishes wishes() {
        Set<Kind> kinds =
                set("kinds", before.kinds(), ChannelForm::kind, "must be a list of: " + Kind.text(Kind.choices()));
        Set<Kind> atOnce =
                set("at_once", before.atOnce(), ChannelForm::kind, "must be a list of: " + Kind.text(Kind.choices()));
        Set<AccountId> accounts = set(
                "accounts",
                before.accounts(),
                name -> account(name).filter(mayRead),
                "must be a list of at most 100 accounts that you may read");
        QuietHours quiet = body.has("quiet_hours") ? quietHours(body.path("quiet_hours")) : before.quietHours();
        Duration digest = body.has("digest_minutes") ? digest(body.path("digest_minutes")) : before.digest();
        return wrong.isEmpty() ? new Wishes(kinds, accounts, atOnce, quiet, digest) : before;
    }

    private static Optional<Kind> kind(String code) {
        return Kind.ofCode(code).filter(Kind.choices()::contains);
    }

    private static Optional<AccountId> account(String name) {
        try {
            return Optional.of(new AccountId(name));
        } catch (IllegalArgumentException cannotBe) {
            return Optional.empty();
        }
    }

    private <T> Set<T> set(String field, Set<T> usual, Function<String, Optional<T>> reader, String rule) {
        JsonNode list = body.path(field);
        if (list.isMissingNode() || list.isNull()) {
            return usual;
        }
        Set<T> values = new HashSet<>();
        boolean fits = list.isArray() && list.size() <= Wishes.MOST_ACCOUNTS;
        for (JsonNode each : fits ? list : body.path("")) {
            Optional<T> value = each.isTextual() ? reader.apply(each.textValue()) : Optional.empty();
            value.ifPresent(values::add);
            fits &= value.isPresent();
        }
        if (!fits) {
            wrong(field, rule);
        }
        return values;
    }

    private @Nullable QuietHours quietHours(JsonNode quiet) {
        if (quiet.isNull()) {
            return null;
        }
        String from = quiet.path("from").asText("");
        String to = quiet.path("to").asText("");
        String zone = quiet.path("zone").asText("");
        try {
            if (from.length() <= LONGEST_TIME && to.length() <= LONGEST_TIME && zone.length() <= LONGEST_ZONE) {
                return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone));
            }
        } catch (DateTimeException | IllegalArgumentException notTimes) {
            // refused below
        }
        wrong(
                "quiet_hours",
                "must have from and to, two times such as 22:00, and zone, such as Europe/Berlin; null for none");
        return null;
    }

    private @Nullable Duration digest(JsonNode minutes) {
        if (minutes.isNull()) {
            return null;
        }
        long least = Wishes.SHORTEST_DIGEST.toMinutes();
        if (!minutes.isIntegralNumber()
                || !minutes.canConvertToLong()
                || minutes.longValue() < least
                || minutes.longValue() > MINUTES_OF_A_DAY) {
            wrong("digest_minutes", "must be a whole number from 5 to 1440; null for none");
            return null;
        }
        return Duration.ofMinutes(minutes.longValue());
    }

    private Optional<String> text(String field, int longest) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.asText("").strip();
        if (!value.isTextual()
                || text.isEmpty()
                || text.length() > longest
                || text.chars().anyMatch(Character::isISOControl)) {
            wrong(field, "must be a text of 1 to " + longest + " characters, without control characters");
            return Optional.of("");
        }
        return Optional.of(text);
    }
}
