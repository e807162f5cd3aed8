package io.pipstream.access.web;

import io.pipstream.access.CallerPrincipal;
import io.pipstream.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request of somebody we know. A socket that it opens has the same principal. */
final class AdmittedRequest extends HttpServletRequestWrapper {

    private final CallerPrincipal principal;

    AdmittedRequest(HttpServletRequest request, CallerPrincipal principal) {
        super(request);
        this.principal = principal;
    }

    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public String getRemoteUser() {
        return principal.getName();
    }

    /** Roles of the servlet API are our scopes. */
    @Override
    public boolean isUserInRole(String role) {
        return Scope.ofCode(role).map(principal.caller()::may).orElse(false);
    }
}
