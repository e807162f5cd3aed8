package io.pipstream.rest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What can be done over HTTP, as the resources of all packages say.
 *
 * @param name method and path without its closing slash, such as {@code get /api/quotes}
 */
record Operation(String name, Class<?> resource, Method method) {

    static List<Operation> all() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.pipstream").stream()
                        .filter(each -> each.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(Operation::of)
                        .toList();
    }

    private static Stream<Operation> of(Class<?> resource) {
        return Stream.of(resource.getMethods())
                .flatMap(method -> Stream.of(method.getAnnotations())
                        .flatMap(each -> Stream.ofNullable(each.annotationType().getAnnotation(HttpMethod.class)))
                        .map(verb -> new Operation(name(verb.value(), path(resource, method)), resource, method)));
    }

    private static String path(Class<?> resource, Method method) {
        Path further = method.getAnnotation(Path.class);
        return "/api/" + resource.getAnnotation(Path.class).value() + (further == null ? "" : "/" + further.value());
    }

    static String name(String verb, String path) {
        String shorter = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return verb.toLowerCase(Locale.ROOT) + " " + shorter;
    }
}
