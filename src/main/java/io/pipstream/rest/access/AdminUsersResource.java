package io.pipstream.rest.access;

import io.pipstream.access.Caller;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Needs;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.access.User;
import io.pipstream.access.Users;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.Problem;
import io.pipstream.wire.request.AccessReader;
import io.pipstream.wire.request.AccessReader.NewUser;
import io.pipstream.wire.request.AccessReader.UserChange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All users, for administrators. */
@Path("admin/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.ADMIN)
public class AdminUsersResource {

    @Inject
    Users users;

    @Inject
    UserAccounts accounts;

    @Inject
    CurrentCaller current;

    /** By name, at most 200, those after the name {@code after}. */
    @GET
    public Response users(@QueryParam("after") @Nullable String after) {
        List<User> page = users.page(after == null ? "" : after);
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (User user : page) {
                AccessJson.writeUser(json, user);
            }
            json.writeEndArray();
        });
    }

    /** 201 with the user; a trader gets an account. It takes a log-in: a stolen token makes itself none. */
    @POST
    @Needs(value = Scope.ADMIN, session = true)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(InputStream body) {
        NewUser asked = AccessBody.read(body, AccessReader::newUser);
        Caller administrator = current.get();
        Set<Role> roles = Answers.roles(asked.roles());
        Optional<User> created = users.create(
                administrator, asked.login().username(), asked.login().password(), roles);
        if (created.isEmpty()) {
            return Answers.nameTaken();
        }
        if (roles.contains(Role.TRADER)) {
            accounts.openFirst(created.get(), administrator.actor());
        }
        return JsonAnswer.of(
                Response.Status.CREATED.getStatusCode(), json -> AccessJson.writeUser(json, created.get()));
    }

    /** 200 with the user as they are now; their sockets are closed, with another password all they hold has ended. */
    @PATCH
    @Needs(value = Scope.ADMIN, session = true)
    @Path("{username}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@PathParam("username") String name, InputStream body) {
        UserChange change = AccessBody.read(body, AccessReader::userChange);
        Set<Role> roles = change.roles() == null ? null : Answers.roles(change.roles());
        User user = users.find(name).orElseThrow(Answers::unknownUser);
        Caller administrator = current.get();
        Boolean enabled = change.enabled();
        if (user.id().equals(administrator.user())) {
            return Problem.refused(
                            "own_rights", "Nobody changes their own rights, and their password by the present one.")
                    .toResponse();
        }
        if (change.password() != null) {
            users.resetPassword(administrator, user, change.password());
        }
        if (roles != null || enabled != null) {
            users.change(
                    administrator,
                    user,
                    roles == null ? user.roles() : roles,
                    enabled == null ? user.enabled() : enabled);
        }
        User changed = users.find(user.id()).orElseThrow(Answers::unknownUser);
        return JsonAnswer.ok(json -> AccessJson.writeUser(json, changed));
    }
}
