package io.pipstream.rest;

import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.Needs;
import io.pipstream.access.OpenToAll;
import io.pipstream.access.Scope;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a resource's method asks of its caller, as {@link Needs} and {@link OpenToAll} say. Immutable.
 *
 * @param open whether nothing is asked
 * @param scopes all of which the caller must have
 * @param session whether it takes a log-in
 */
record Requirement(boolean open, List<Scope> scopes, boolean session) {

    private static final Requirement NONE = new Requirement(true, List.of(), false);

    Requirement {
        scopes = List.copyOf(scopes);
    }

    /**
     * What stands at the method, here or in a class that is extended, as by the container's proxies; else what stands at
     * the class. Empty if nothing does, or if both annotations do.
     */
    static Optional<Requirement> of(Class<?> resource, Method method) {
        Stream<AnnotatedElement> methods = line(resource).flatMap(type -> declared(type, method));
        return Stream.concat(methods, line(resource))
                .filter(each -> each.isAnnotationPresent(Needs.class) || each.isAnnotationPresent(OpenToAll.class))
                .findFirst()
                .flatMap(Requirement::stated);
    }

    /** The class and all that it extends, from the class on. */
    private static Stream<Class<?>> line(Class<?> resource) {
        return Stream.<Class<?>>iterate(resource, type -> type != null, Class::getSuperclass);
    }

    private static Stream<Method> declared(Class<?> type, Method method) {
        return Stream.of(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(method.getName())
                        && List.of(each.getParameterTypes()).equals(List.of(method.getParameterTypes())));
    }

    private static Optional<Requirement> stated(AnnotatedElement element) {
        Needs needs = element.getAnnotation(Needs.class);
        boolean open = element.isAnnotationPresent(OpenToAll.class);
        if (needs == null) {
            return open ? Optional.of(NONE) : Optional.empty();
        }
        return open ? Optional.empty() : Optional.of(new Requirement(false, List.of(needs.value()), needs.session()));
    }

    /** Why the caller may not; empty if they may. */
    Optional<Problem> refusal(Optional<Caller> caller) {
        if (open) {
            return Optional.empty();
        }
        if (caller.isEmpty()) {
            return Optional.of(Problem.unauthenticated());
        }
        Optional<Problem> missing = scopes.stream()
                .filter(scope -> !caller.get().may(scope))
                .findFirst()
                .map(Problem::missing);
        return missing.isPresent() || !session || isLoggedIn(caller.get())
                ? missing
                : Optional.of(Problem.forbidden("This needs a log-in: no other credential is enough."));
    }

    private static boolean isLoggedIn(Caller caller) {
        return caller.credential().kind() == Credential.Kind.SESSION;
    }
}
