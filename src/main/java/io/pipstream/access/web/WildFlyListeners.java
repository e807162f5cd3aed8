package io.pipstream.access.web;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * WildFly's, from its management model as JMX shows it. While the server starts it does not tell which socket belongs to which
 * interface; so every interface counts, but the administration's.
 */
final class WildFlyListeners implements Listeners {

    private static final String INTERFACES = "jboss.as:interface=*";
    private static final String ADMINISTRATION = "management";

    private final MBeanServer server;

    WildFlyListeners() {
        this(ManagementFactory.getPlatformMBeanServer());
    }

    WildFlyListeners(MBeanServer server) {
        this.server = server;
    }

    @Override
    public Optional<Set<String>> addresses() {
        try {
            Set<String> addresses = new TreeSet<>();
            for (ObjectName network : server.queryNames(new ObjectName(INTERFACES), null)) {
                if (!network.getKeyProperty("interface").equals(ADMINISTRATION)) {
                    address(network).ifPresent(addresses::add);
                }
            }
            return addresses.isEmpty() ? Optional.empty() : Optional.of(addresses);
        } catch (JMException | RuntimeException unlikeMeasured) {
            return Optional.empty();
        }
    }

    /** None if nothing uses the interface. */
    private Optional<String> address(ObjectName network) throws JMException {
        try {
            return Optional.ofNullable(server.getAttribute(network, "resolvedAddress"))
                    .map(Object::toString);
        } catch (AttributeNotFoundException unused) {
            return Optional.empty();
        }
    }
}
