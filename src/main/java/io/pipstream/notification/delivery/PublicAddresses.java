package io.pipstream.notification.delivery;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells the addresses of the public internet from those that lead to this machine, its network, or nowhere.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">Special-purpose addresses of IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">Special-purpose addresses of IPv6</a>
 */
final class PublicAddresses {

    private static final List<IPAddress> NOT_PUBLIC = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // behind a carrier's NAT
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, where clouds tell machines their secrets
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocols
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, and broadcast
            "2001::/23", // protocols, among them Teredo
            "2001:db8::/32", // documentation
            "3fff::/20"); // documentation

    /** All that is handed out of IPv6; loopback, link-local, unique-local and multicast are outside of it. */
    private static final IPAddress GLOBAL_UNICAST = block("2000::/3");

    private static final IPAddress MAPPED = block("::ffff:0:0/96");
    private static final IPAddress NAT64 = block("64:ff9b::/96");
    private static final IPAddress SIX_TO_FOUR = block("2002::/16");
    private static final int IPV4_IN_SIX_TO_FOUR = 2;
    private static final int IPV4_AT_END = 12;

    private PublicAddresses() {}

    /** An address of IPv4 within one of IPv6 is judged by itself. */
    static boolean contain(InetAddress address) {
        if (address instanceof Inet4Address four) {
            return isPublic(new IPv4Address(four));
        }
        byte[] bytes = address.getAddress();
        IPv6Address six = new IPv6Address(bytes);
        if (MAPPED.contains(six) || NAT64.contains(six)) {
            return isPublic(embedded(bytes, IPV4_AT_END));
        }
        if (SIX_TO_FOUR.contains(six)) {
            return isPublic(embedded(bytes, IPV4_IN_SIX_TO_FOUR));
        }
        return address instanceof Inet6Address && GLOBAL_UNICAST.contains(six) && isPublic(six);
    }

    private static boolean isPublic(IPAddress address) {
        return NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
    }

    private static IPAddress embedded(byte[] bytes, int from) {
        return new IPv4Address(Arrays.copyOfRange(bytes, from, from + Integer.BYTES));
    }

    private static List<IPAddress> blocks(String... texts) {
        return Arrays.stream(texts).map(PublicAddresses::block).toList();
    }

    private static IPAddress block(String text) {
        return new IPAddressString(text).getAddress().toPrefixBlock();
    }
}
