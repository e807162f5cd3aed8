package io.pipstream.rest;

import io.pipstream.access.CurrentCaller;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets a request to its resource's method only if the caller has what the method needs; one that says nothing gets none. */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class ScopeFilter implements ContainerRequestFilter {

    private static final Logger LOG = System.getLogger(ScopeFilter.class.getName());

    @Inject
    CurrentCaller caller;

    /** Of the present request, whichever it is. */
    @SuppressWarnings("NullAway.Init")
    @Context
    ResourceInfo matched;

    /** Methods that say nothing, each of which has been logged. */
    private final Set<Method> silent = ConcurrentHashMap.newKeySet();

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = matched.getResourceMethod();
        if (isServersOwnAnswer(request, method)) {
            return;
        }
        Optional<Problem> refusal = Requirement.of(matched.getResourceClass(), method)
                .map(requirement -> requirement.refusal(caller.find()))
                .orElseGet(() -> Optional.of(saysNothing(method)));
        refusal.ifPresent(problem -> request.abortWith(problem.toResponse()));
    }

    /** To OPTIONS, which servers answer by themselves with the methods that there are. */
    private static boolean isServersOwnAnswer(ContainerRequestContext request, @Nullable Method method) {
        return HttpMethod.OPTIONS.equals(request.getMethod())
                && (method == null
                        || Stream.of(method.getAnnotations())
                                .noneMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class)));
    }

    private Problem saysNothing(Method method) {
        if (silent.add(method)) {
            LOG.log(Level.ERROR, "Nobody may use {0}: it does not say whom it is for", method);
        }
        return Problem.forbidden("Nobody may do this.");
    }
}
