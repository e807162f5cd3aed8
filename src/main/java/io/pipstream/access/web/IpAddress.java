package io.pipstream.access.web;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address of IPv4 or IPv6, or a block of them, in its one normal form: without a zone, and as IPv4 if it is only wrapped in
 * IPv6. Immutable.
 */
record IpAddress(IPAddress value) {

    /** More than any address needs, its zone included. */
    private static final int LONGEST = 100;

    private static final IPAddressStringParameters SINGLE = parameters(false);
    private static final IPAddressStringParameters BLOCK = parameters(true);

    /** One address, as a server or a proxy writes it: perhaps in brackets, perhaps with a port. Empty for anything else. */
    static Optional<IpAddress> parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        return of(withoutPort(text.strip()), SINGLE);
    }

    /** One address, or the block of {@code 10.0.0.0/8}. */
    static Optional<IpAddress> parseBlock(String text) {
        return text.length() > LONGEST ? Optional.empty() : of(text, BLOCK);
    }

    private static Optional<IpAddress> of(String text, IPAddressStringParameters allowed) {
        try {
            return Optional.of(new IpAddress(normal(new IPAddressString(text, allowed).toAddress())));
        } catch (AddressStringException | RuntimeException notAnAddress) {
            return Optional.empty();
        }
    }

    private static IPAddress normal(IPAddress address) {
        IPAddress here = address.isIPv6() ? address.toIPv6().removeZone() : address;
        if (here.isPrefixed()) {
            return here.toPrefixBlock();
        }
        return here.isIPv6() && here.toIPv6().isIPv4Mapped() ? here.toIPv6().getEmbeddedIPv4Address() : here;
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            boolean whole = end > 0 && (end == text.length() - 1 || isPort(text.substring(end + 1)));
            return whole ? text.substring(1, end) : "";
        }
        int colon = text.indexOf(':');
        boolean portOfIpv4 = colon > 0 && text.indexOf('.') < colon && isPort(text.substring(colon));
        return portOfIpv4 && text.indexOf('.') > 0 ? text.substring(0, colon) : text;
    }

    private static boolean isPort(String text) {
        return text.matches(":[0-9]{1,5}");
    }

    private static IPAddressStringParameters parameters(boolean blocks) {
        IPAddressStringParameters.Builder builder = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowMask(false)
                .allowPrefixOnly(false)
                .allowPrefix(blocks)
                .allowWildcardedSeparator(false)
                .setRangeOptions(RangeParameters.NO_RANGE)
                .allow_inet_aton(false);
        builder.getIPv4AddressParametersBuilder().allowBinary(false).allowLeadingZeros(false);
        builder.getIPv6AddressParametersBuilder().allowBinary(false).allowBase85(false);
        return builder.toParams();
    }

    boolean isLoopback() {
        return value.isLoopback();
    }

    boolean contains(IpAddress other) {
        return value.contains(other.value);
    }

    /** As RFC 5952 writes it. */
    String text() {
        return value.toCanonicalString();
    }
}
