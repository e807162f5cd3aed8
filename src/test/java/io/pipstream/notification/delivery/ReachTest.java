package io.pipstream.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.notification.Medium;
import io.pipstream.platform.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    private static final String OUT_OF_REACH = "must be at a host that is known and has public addresses only";

    private final Reach reach = new Reach(ReachTest::lookUp, Settings.of(Map.of()));

    @Test
    void aPublicHostIsWithinReach() {
        assertThat(reach.flaw(Medium.WEBHOOK, "https://public.example/hook")).isEmpty();
        assertThat(reach.flaw(Medium.WEBHOOK, "https://1.1.1.1/hook")).isEmpty();
        assertThat(reach.flaw(Medium.WEBHOOK, "https://[2606:4700:4700::1111]/hook"))
                .isEmpty();
    }

    /** Whatever way the machine's resolver takes to be a literal address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://169.254.169.254/latest/meta-data/",
                "http://inside.example/",
                "http://both.example/",
                "http://unknown.example/",
            })
    void anyOtherIsNotAndNobodyLearnsWhy(String target) {
        assertThat(reach.flaw(Medium.WEBHOOK, target)).contains(OUT_OF_REACH);
    }

    @Test
    void anAddressThatIsNoneIsExplained() {
        assertThat(reach.flaw(Medium.WEBHOOK, "ftp://public.example/")).contains("must begin with https:// or http://");
    }

    @Test
    void otherMediaAreNotItsBusiness() {
        assertThat(reach.flaw(Medium.EMAIL, "alice@localhost")).isEmpty();
        assertThat(reach.flaw(Medium.BROWSER, "")).isEmpty();
    }

    @Test
    void aSettingTakesTheLimitAway() {
        Reach unlimited =
                new Reach(ReachTest::lookUp, Settings.of(Map.of("pipstream.notifications.private-webhooks", "true")));

        assertThat(unlimited.flaw(Medium.WEBHOOK, "http://127.0.0.1:8080/")).isEmpty();
        assertThat(unlimited.flaw(Medium.WEBHOOK, "http://unknown.example/")).contains(OUT_OF_REACH);
    }

    private static List<InetAddress> lookUp(String host) throws UnknownHostException {
        return switch (host) {
            case "public.example" -> List.of(InetAddress.getByName("1.1.1.1"));
            case "inside.example" -> List.of(InetAddress.getByName("10.0.0.7"));
            case "both.example" -> List.of(InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.7"));
            case "unknown.example" -> throw new UnknownHostException(host);
            default -> Names.ofTheMachine().addresses(host);
        };
    }
}
