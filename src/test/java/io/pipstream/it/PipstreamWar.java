package io.pipstream.it;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built: what the tests deploy is what is shipped. */
final class PipstreamWar {

    private PipstreamWar() {}

    /** For tests that stay outside and speak to the server: the file, byte for byte. */
    static WebArchive archive() {
        String built = System.getProperty("pipstream.war", "target/pipstream.war");
        return ShrinkWrap.create(ZipImporter.class, "pipstream.war")
                .importFrom(new File(built))
                .as(WebArchive.class);
    }

    /** For tests that run inside the server: the built WAR with AssertJ, which the tests speak. */
    static WebArchive archiveWithTestLibraries() {
        return archive().addPackages(true, "org.assertj", "net.bytebuddy");
    }
}
