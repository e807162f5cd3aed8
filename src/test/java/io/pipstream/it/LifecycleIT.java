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

    /** Eight threads a round would stay if the scheduler of the application outlived it. */
    private static final int ROUNDS = 10;

    private static final int WARM_ROUNDS = 3;
    private static final int TOLERATED_THREADS = 24;

    @Test
    void sessionsAreClosedWith1001WhenTheApplicationGoesAndTenRoundsLeaveNoThreads() throws Exception {
        URL server = new URL("http://127.0.0.1:" + System.getProperty("port.http") + "/");
        double warmThreads = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            deployer.deploy("pipstream");
            double threads = threads(server);
            if (round <= WARM_ROUNDS) {
                warmThreads = Math.max(warmThreads, threads);
            }
            assertThat(threads).as("threads in round %d", round).isLessThan(warmThreads + TOLERATED_THREADS);
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

    private static double threads(URL server) throws Exception {
        return Http.get(server, "/api/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_threads_live_threads "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }
}
