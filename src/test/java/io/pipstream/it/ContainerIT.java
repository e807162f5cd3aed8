package io.pipstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What the built WAR finds inside the server. */
@ArquillianTest
class ContainerIT {

    @Inject
    private BeanManager beans;

    @Deployment
    static WebArchive pipstream() {
        return PipstreamWar.archiveWithTestLibraries().addClass(ContainerIT.class);
    }

    @Test
    void injects() {
        assertThat(beans).isNotNull();
    }

    @Test
    void usesOurJacksonAndNotTheServers() {
        assertThat(ObjectMapper.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .contains("jackson-databind-2.21");
        assertThat(new ObjectMapper().version().getMinorVersion()).isEqualTo(21);
    }
}
