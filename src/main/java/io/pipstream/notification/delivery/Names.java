package io.pipstream.notification.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up where a host is. */
@FunctionalInterface
interface Names {

    /**
     * All its addresses, at least one; a literal address is its own. May wait for as long as the machine's resolver does.
     *
     * @throws UnknownHostException if it has none
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** As the machine does. */
    static Names ofTheMachine() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
