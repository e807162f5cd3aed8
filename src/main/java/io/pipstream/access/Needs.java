package io.pipstream.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a caller must be allowed to do for a resource's method; what stands at the method goes before the class's. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Needs {

    /** All of them; none for whoever has been admitted, whatever they may do. */
    Scope[] value();

    /** Whether it takes a log-in: an API token, which may have been stolen from a bot, is not enough. */
    boolean session() default false;
}
