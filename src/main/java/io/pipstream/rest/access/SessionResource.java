package io.pipstream.rest.access;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.Caller;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Grants;
import io.pipstream.access.Logins;
import io.pipstream.access.Needs;
import io.pipstream.access.OpenToAll;
import io.pipstream.access.Scope;
import io.pipstream.access.SessionCookie;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.Problem;
import io.pipstream.wire.request.AccessReader;
import io.pipstream.wire.request.AccessReader.NameAndPassword;
import io.pipstream.wire.request.AccessReader.PasswordChange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who one is: log in, look, change the password, log out. */
@Path("session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    private static final int FORBIDDEN = Response.Status.FORBIDDEN.getStatusCode();
    private static final int UNAUTHORIZED = Response.Status.UNAUTHORIZED.getStatusCode();

    @Inject
    Logins logins;

    @Inject
    Grants grants;

    @Inject
    CurrentCaller current;

    /** 200 with who one is and the number that changes need, and the cookie; 401 whatever was wrong, 429 after too many. */
    @POST
    @OpenToAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response login(@HeaderParam(HttpHeaders.USER_AGENT) @Nullable String agent, InputStream body) {
        NameAndPassword shown = AccessBody.read(body, AccessReader::nameAndPassword);
        Optional<Logins.Opened> opened =
                logins.login(shown.username(), shown.password(), current.address(), agent == null ? "" : agent);
        if (opened.isEmpty()) {
            return Problem.of(UNAUTHORIZED, "wrong_credentials", "That is not a name and its password.")
                    .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .toResponse();
        }
        Logins.Opened session = opened.get();
        Caller caller = new Caller(
                session.user().id(),
                session.user().name().value(),
                session.user().scopes(),
                session.session().credential(),
                current.address());
        return Response.fromResponse(described(caller, session.session().csrf()))
                .cookie(cookie(session.secret(), (int) logins.sessionAge().toSeconds()))
                .build();
    }

    /** 200 with who one is; accounts for those who may read, the number that changes need for those with a session. */
    @GET
    @Needs({})
    public Response present() {
        return described(current.get(), current.csrf());
    }

    private Response described(Caller caller, String csrf) {
        List<AccountGrant> accounts = caller.may(Scope.READ) ? grants.ofUser(caller.user()) : List.of();
        return JsonAnswer.ok(json -> AccessJson.writeCaller(json, caller, accounts, csrf));
    }

    /** 204; the session's sockets are closed before. */
    @DELETE
    @Needs(
            value = {},
            session = true)
    public Response logout() {
        logins.logout(current.get());
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    /** 204, and every other session of the user has ended; 403 if the present password was wrong. */
    @POST
    @Path("password")
    @Needs(
            value = {},
            session = true)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(InputStream body) {
        PasswordChange change = AccessBody.read(body, AccessReader::passwordChange);
        return logins.changePassword(current.get(), change.current(), change.next())
                ? Response.noContent().build()
                : Problem.of(FORBIDDEN, "wrong_credentials", "That is not your present password.")
                        .toResponse();
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(SessionCookie.name(current.isEncrypted()))
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(current.isEncrypted())
                .sameSite(SameSite.STRICT)
                .maxAge(seconds)
                .build();
    }
}
