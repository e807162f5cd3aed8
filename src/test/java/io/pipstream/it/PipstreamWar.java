package io.pipstream.it;

import java.io.File;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
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

    /** The same with settings of its own, which go before those of the build. */
    static WebArchive archive(Map<String, String> settings) {
        StringBuilder file = new StringBuilder("config_ordinal=500\n");
        settings.forEach(
                (key, value) -> file.append(key).append('=').append(value).append('\n'));
        return archive().addAsResource(new StringAsset(file.toString()), "META-INF/microprofile-config.properties");
    }

    /** For tests that run inside the server: the built WAR with AssertJ, which the tests speak. */
    static WebArchive archiveWithTestLibraries() {
        return archive().addPackages(true, "org.assertj", "net.bytebuddy");
    }
}
