package io.pipstream.it;

import static io.pipstream.it.StreamClient.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** An undeploy says goodbye to every session, and the next deployment starts anew. */
@ArquillianTest
@RunAsClient
class LifecycleIT {

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "pipstream", managed = false, testable = false)
    static WebArchive pipstream() {
        return PipstreamWar.archive();
    }

    @Test
    void sessionsAreClosedWith1001WhenTheApplicationGoes() throws Exception {
        URL server = new URL("http://127.0.0.1:" + System.getProperty("port.http") + "/");
        for (int round = 0; round < 3; round++) {
            deployer.deploy("pipstream");
            try (StreamClient trading = StreamClient.open(server, "/ws/trading/");
                    StreamClient prices = StreamClient.open(server, "/ws/prices/")) {
                trading.next(type("connection"));
                prices.send("{\"action\":\"ping\"}");
                prices.next();
                deployer.undeploy("pipstream");

                assertThat(trading.closeCode()).isEqualTo(1001);
                assertThat(prices.closeCode()).isEqualTo(1001);
            }
        }
    }
}
