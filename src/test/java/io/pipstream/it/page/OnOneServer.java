package io.pipstream.it.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Nothing that the server does makes a difference: the embedded one, which every build starts, is enough. */
@DisabledIfSystemProperty(
        named = "arquillian.launch",
        matches = "payara|wildfly",
        disabledReason = "is tested with the embedded server")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface OnOneServer {}
