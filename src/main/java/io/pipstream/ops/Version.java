package io.pipstream.ops;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build of Pipstream this is, as Maven wrote it into the WAR. */
final class Version {

    private static final String MAVEN = "/META-INF/maven/io.pipstream/pipstream/pom.properties";

    private Version() {}

    /** {@code unknown} where the application was not built by Maven, as when an IDE deploys it. */
    static String of(ServletContext context) {
        try (InputStream file = context.getResourceAsStream(MAVEN)) {
            Properties written = new Properties();
            if (file != null) {
                written.load(file);
            }
            return written.getProperty("version", "unknown");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(MAVEN + " cannot be read", unreadable);
        }
    }
}
