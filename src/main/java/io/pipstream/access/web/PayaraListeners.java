package io.pipstream.access.web;

import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Payara's, embedded or not, from the configuration it runs with. The administration's own listener serves no application. */
final class PayaraListeners implements Listeners {

    private static final String ADMINISTRATION = "admin-listener";

    @Override
    public Optional<Set<String>> addresses() {
        try {
            Object services = type("org.glassfish.internal.api.Globals")
                    .getMethod("getDefaultHabitat")
                    .invoke(null);
            Object configuration = type("org.glassfish.hk2.api.ServiceLocator")
                    .getMethod("getService", Class.class, String.class, Annotation[].class)
                    .invoke(
                            services,
                            type("com.sun.enterprise.config.serverbeans.Config"),
                            "default-instance-name",
                            new Annotation[0]);
            Object network = call("com.sun.enterprise.config.serverbeans.Config", "getNetworkConfig", configuration);
            Object listeners = call("org.glassfish.grizzly.config.dom.NetworkConfig", "getNetworkListeners", network);
            Set<String> addresses = new TreeSet<>();
            for (Object listener : (Iterable<?>)
                    call("org.glassfish.grizzly.config.dom.NetworkListeners", "getNetworkListener", listeners)) {
                if (Boolean.parseBoolean(text("getEnabled", listener))
                        && !text("getName", listener).equals(ADMINISTRATION)) {
                    addresses.add(text("getAddress", listener));
                }
            }
            return addresses.isEmpty() ? Optional.empty() : Optional.of(addresses);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError anotherServer) {
            return Optional.empty();
        }
    }

    private static String text(String getter, Object listener) throws ReflectiveOperationException {
        return String.valueOf(call("org.glassfish.grizzly.config.dom.NetworkListener", getter, listener));
    }

    /** By the interface: the object's own class is a proxy that nobody may call. */
    private static Object call(String type, String getter, Object on) throws ReflectiveOperationException {
        return type(type).getMethod(getter).invoke(on);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, PayaraListeners.class.getClassLoader());
    }
}
