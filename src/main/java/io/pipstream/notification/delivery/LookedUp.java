package io.pipstream.notification.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Where a host was found to be, which is all that HttpClient gets to know of names: it looks nothing up by itself, so that what
 * it connects to is what was checked. Immutable.
 */
record LookedUp(String host, List<InetAddress> addresses) implements DnsResolver {

    LookedUp {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("A host is somewhere");
        }
    }

    @Override
    public InetAddress[] resolve(String asked) throws UnknownHostException {
        if (!asked.equals(host)) {
            throw new UnknownHostException(asked);
        }
        return addresses.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String asked) {
        return asked;
    }
}
