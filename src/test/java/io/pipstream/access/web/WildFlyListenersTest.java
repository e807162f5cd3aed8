package io.pipstream.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WildFlyListenersTest {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    /** As WildFly shows an interface, in what is asked of it. */
    public interface NetworkMBean {
        @Nullable
        String getresolvedAddress();
    }

    private record Network(@Nullable String getresolvedAddress) implements NetworkMBean {}

    private void has(String name, @Nullable String address) throws Exception {
        server.registerMBean(
                new StandardMBean(new Network(address), NetworkMBean.class),
                new ObjectName("jboss.as:interface=" + name));
    }

    @Test
    void tellsTheAddressOfEveryInterfaceButTheAdministrations() throws Exception {
        has("public", "0.0.0.0");
        has("unsecure", "127.0.0.1");
        has("management", "192.168.1.5");

        assertThat(new WildFlyListeners(server).addresses())
                .hasValueSatisfying(addresses -> assertThat(addresses).containsExactly("0.0.0.0", "127.0.0.1"));
    }

    @Test
    void passesOverAnInterfaceThatNothingUses() throws Exception {
        has("public", "127.0.0.1");
        has("spare", null);
        server.registerMBean(new StandardMBean(() -> {}, Runnable.class), new ObjectName("jboss.as:interface=other"));

        assertThat(new WildFlyListeners(server).addresses())
                .hasValueSatisfying(addresses -> assertThat(addresses).containsExactly("127.0.0.1"));
    }

    @Test
    void tellsNothingOfAnotherServer() {
        assertThat(new WildFlyListeners(server).addresses()).isEmpty();
    }
}
