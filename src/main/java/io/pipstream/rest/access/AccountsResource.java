package io.pipstream.rest.access;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Grants;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.access.User;
import io.pipstream.access.Users;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Instruments;
import io.pipstream.platform.Nonces;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.Problem;
import io.pipstream.rest.ProblemException;
import io.pipstream.trading.AccountOpening;
import io.pipstream.wire.request.AccessReader;
import io.pipstream.wire.request.AccountReader;
import io.pipstream.wire.request.AccountReader.Reset;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/** Which accounts one has, and with whom they are shared. */
@Path("accounts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {

    private static final int CREATED = Response.Status.CREATED.getStatusCode();

    @Inject
    UserAccounts accounts;

    @Inject
    AccountOpening opening;

    @Inject
    Grants grants;

    @Inject
    Users users;

    @Inject
    Instruments instruments;

    @Inject
    Nonces nonces;

    @Inject
    CurrentCaller current;

    /** One's own first. */
    @GET
    @Needs(Scope.READ)
    public Response accounts() {
        List<AccountGrant> all = grants.ofUser(current.get().user());
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (AccountGrant grant : all) {
                AccessJson.writeGrant(json, grant);
            }
            json.writeEndArray();
        });
    }

    /** 201 with a further account; {@code currency}, {@code profile}, {@code realism} and {@code balance} as for a reset. */
    @POST
    @Needs(Scope.TRADE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(InputStream body) {
        Reset asked = AccessBody.readOptional(
                body,
                json -> new AccountReader(instruments)
                        .reset(json, new Reset(opening.usualTerms(), opening.usualDeposit()), nonces.next()));
        AccountId account = accounts.openFurther(current.get(), asked.terms(), asked.deposit());
        return JsonAnswer.of(CREATED, json -> {
            json.writeStartObject();
            json.writeStringField("account", account.value());
            json.writeStringField("right", "owner");
            json.writeEndObject();
        });
    }

    /** Whom it is shared with, by name. */
    @GET
    @Path("{account}/shares")
    @Needs(Scope.READ)
    public Response shares(@PathParam("account") String name) {
        List<AccountGrant> shares = accounts.shares(own(name));
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (AccountGrant grant : shares) {
                json.writeString(users.find(grant.user())
                        .map(user -> user.name().value())
                        .orElse(""));
            }
            json.writeEndArray();
        });
    }

    /** Lets another user see it: 201, or 200 if it was shared with them already; 422 for oneself. */
    @POST
    @Path("{account}/shares")
    @Needs(value = Scope.TRADE, session = true)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response share(@PathParam("account") String name, InputStream body) {
        AccountId account = own(name);
        User with = user(AccessBody.read(body, AccessReader::username));
        if (with.id().equals(current.get().user())) {
            return Problem.refused("own_account", "It is your own.").toResponse();
        }
        boolean isNew = accounts.share(account, with, current.get().actor());
        return JsonAnswer.of(isNew ? CREATED : Response.Status.OK.getStatusCode(), json -> {
            json.writeStartObject();
            json.writeStringField("username", with.name().value());
            json.writeStringField("right", "read");
            json.writeEndObject();
        });
    }

    /** 204; their sockets of that account are closed before. */
    @DELETE
    @Path("{account}/shares/{username}")
    @Needs(value = Scope.TRADE, session = true)
    public Response unshare(@PathParam("account") String name, @PathParam("username") String username) {
        AccountId account = own(name);
        return Answers.goneOrNotFound(
                accounts.unshare(account, user(username), current.get().actor()), "It is not shared with them.");
    }

    private User user(String name) {
        return users.find(name).orElseThrow(Answers::unknownUser);
    }

    /** @throws ProblemException 404 for one that is not the caller's own, be it there or not */
    private AccountId own(String name) {
        try {
            AccountId account = new AccountId(name);
            if (accounts.owns(current.get().user(), account)) {
                return account;
            }
        } catch (IllegalArgumentException noAccount) {
            // answered below, as for one of somebody else
        }
        throw Problem.of(Response.Status.NOT_FOUND.getStatusCode(), "unknown_account", "You have no such account.")
                .toException();
    }
}
