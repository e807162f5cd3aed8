package io.pipstream.rest.access;

import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Logins;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.access.StoredCredential;
import io.pipstream.access.Tokens;
import io.pipstream.access.User;
import io.pipstream.access.Users;
import io.pipstream.rest.JsonAnswer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;

/** What anybody holds, for administrators: sessions and tokens, to look at and to end. */
@Path("admin")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.ADMIN)
public class AdminCredentialsResource {

    @Inject
    Logins logins;

    @Inject
    Tokens tokens;

    @Inject
    Users users;

    @Inject
    CurrentCaller current;

    /** The sessions, then the tokens of one user, each newest first. */
    @GET
    @Path("users/{username}/credentials")
    public Response credentials(@PathParam("username") String name) {
        User user = users.find(name).orElseThrow(Answers::unknownUser);
        List<StoredCredential> all = Stream.concat(
                        logins.sessions(user.id()).stream(), tokens.ofUser(user.id()).stream())
                .toList();
        return JsonAnswer.ok(json -> AccessJson.writeCredentials(json, all));
    }

    /** 204; its sockets are closed before. */
    @DELETE
    @Path("credentials/{id}")
    public Response end(@PathParam("id") String id) {
        return Answers.goneOrNotFound(
                logins.endAnybodys(current.get(), id), "There is no session or token of that id.");
    }
}
