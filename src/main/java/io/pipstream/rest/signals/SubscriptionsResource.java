package io.pipstream.rest.signals;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.rest.CallerAccounts;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.JsonBody;
import io.pipstream.rest.Problem;
import io.pipstream.rest.ProblemException;
import io.pipstream.rest.TradingCommands;
import io.pipstream.signal.Subscription;
import io.pipstream.signal.SubscriptionJson;
import io.pipstream.signal.SubscriptionStore;
import io.pipstream.wire.request.FollowingReader;
import io.pipstream.wire.request.FollowingReader.Following;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which sources of signals an account follows, and how. */
@Path("paper-trading/signals/subscriptions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SubscriptionsResource {

    /** Sources that an account can follow. */
    static final int MOST = 100;

    private static final int LIMIT_BYTES = 16 * 1024;
    private static final int LONGEST_SOURCE = 64;

    @Inject
    CallerAccounts accounts;

    @Inject
    SubscriptionStore subscriptions;

    @Inject
    Clock clock;

    /** All of the account's, by source. */
    @GET
    @Needs(Scope.READ)
    public Response subscriptions(@QueryParam("account") @Nullable String name) {
        Account account = accounts.toRead(name);
        List<Subscription> found = subscriptions.ofAccount(account.id());
        return JsonAnswer.ok(json -> {
            json.writeStartObject();
            json.writeStringField("account", account.id().value());
            json.writeArrayFieldStart("subscriptions");
            for (Subscription each : found) {
                SubscriptionJson.write(json, each);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    @GET
    @Path("{source}")
    @Needs(Scope.READ)
    public Response subscription(@PathParam("source") String source, @QueryParam("account") @Nullable String name) {
        Account account = accounts.toRead(name);
        return subscriptions
                .find(account.id(), source)
                .map(SubscriptionsResource::answer)
                .orElseThrow(() -> notFollowed(account));
    }

    /** The account follows the source from now on, in just this way: what is left out is as usual. */
    @PUT
    @Path("{source}")
    @Needs(Scope.TRADE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response follow(
            @PathParam("source") String source, @QueryParam("account") @Nullable String name, InputStream body) {
        Account account = accounts.toTrade(name);
        requireName(source);
        Following asked = TradingCommands.read(JsonBody.readOptional(body, LIMIT_BYTES), FollowingReader::read);
        Subscription subscription = subscription(account, source, asked);
        requireRoom(account, source);
        subscriptions.put(subscription, clock.instant());
        return answer(subscription);
    }

    /** What is pending of it is left alone. */
    @DELETE
    @Path("{source}")
    @Needs(Scope.TRADE)
    public Response leave(@PathParam("source") String source, @QueryParam("account") @Nullable String name) {
        Account account = accounts.toTrade(name);
        if (!subscriptions.delete(account.id(), source)) {
            throw notFollowed(account);
        }
        return Response.noContent().build();
    }

    private static Subscription subscription(Account account, String source, Following asked) {
        Subscription usual = Subscription.usual(account.id(), source);
        return new Subscription(
                account.id(),
                source,
                or(asked.active(), usual.active()),
                or(asked.riskPercent(), usual.riskPercent()),
                or(asked.leastConfidence(), usual.leastConfidence()),
                or(asked.maximumAge(), usual.maximumAge()),
                or(asked.maximumDeviationPips(), usual.maximumDeviationPips()),
                or(asked.mostADay(), usual.mostADay()),
                or(asked.mostLossPercentADay(), usual.mostLossPercentADay()));
    }

    private static <T> T or(@Nullable T asked, T usual) {
        return Optional.ofNullable(asked).orElse(usual);
    }

    private static void requireName(String source) {
        boolean printable = source.codePoints()
                .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
        if (source.isBlank() || source.length() > LONGEST_SOURCE || !printable) {
            String rule = "must be a text of 1 to " + LONGEST_SOURCE + " printable characters";
            throw Problem.wrongFields("source " + rule, Map.of("source", "source " + rule))
                    .toException();
        }
    }

    private void requireRoom(Account account, String source) {
        List<Subscription> present = subscriptions.ofAccount(account.id());
        if (present.size() >= MOST
                && present.stream().noneMatch(each -> each.source().equals(source))) {
            throw Problem.refused("too_many_subscriptions", "An account follows at most " + MOST + " sources.")
                    .toException();
        }
    }

    private static ProblemException notFollowed(Account account) {
        String sentence = "The account " + account.id() + " does not follow that source.";
        return Problem.of(Response.Status.NOT_FOUND.getStatusCode(), "not_found", sentence)
                .toException();
    }

    private static Response answer(Subscription subscription) {
        return JsonAnswer.ok(json -> SubscriptionJson.write(json, subscription));
    }
}
