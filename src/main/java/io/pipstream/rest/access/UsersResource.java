package io.pipstream.rest.access;

import io.pipstream.access.Actor;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.OpenToAll;
import io.pipstream.access.User;
import io.pipstream.access.Users;
import io.pipstream.domain.account.AccountId;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.Problem;
import io.pipstream.wire.request.AccessReader;
import io.pipstream.wire.request.AccessReader.NameAndPassword;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;

/** Registration. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

    @Inject
    Users users;

    @Inject
    UserAccounts accounts;

    @Inject
    CurrentCaller current;

    /** 201 with the user and their first account; 403 where nobody may register, 409 for a name that is taken. */
    @POST
    @OpenToAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(InputStream body) {
        if (!users.isRegistrationOpen()) {
            int forbidden = Response.Status.FORBIDDEN.getStatusCode();
            return Problem.of(forbidden, "registration_closed", "Only an administrator makes users here.")
                    .toResponse();
        }
        NameAndPassword asked = AccessBody.read(body, AccessReader::nameAndPassword);
        Optional<User> registered = users.register(asked.username(), asked.password(), current.address());
        if (registered.isEmpty()) {
            return Answers.nameTaken();
        }
        User user = registered.get();
        AccountId account = accounts.openFirst(user, new Actor(user.name().value(), current.address()));
        return JsonAnswer.of(Response.Status.CREATED.getStatusCode(), json -> {
            json.writeStartObject();
            json.writeFieldName("user");
            AccessJson.writeUser(json, user);
            json.writeStringField("account", account.value());
            json.writeEndObject();
        });
    }
}
