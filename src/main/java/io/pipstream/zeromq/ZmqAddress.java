package io.pipstream.zeromq;

import io.pipstream.platform.SettingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a socket is bound or connects to, such as {@code tcp://127.0.0.1:5556}.
 *
 * @param host a name, an IPv4 address, an IPv6 address in brackets, or {@code *} for every interface
 * @param port 1 to 65535, or 0 for a free one
 */
public record ZmqAddress(String host, int port) {

    private static final Pattern TCP =
            Pattern.compile("tcp://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]|\\*):(\\d{1,5})");
    private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final int HIGHEST_PORT = 65_535;

    /** @throws SettingException if that setting's value is no such address */
    public static ZmqAddress parse(String key, String value) {
        Matcher matcher = TCP.matcher(value);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HIGHEST_PORT) {
            throw new SettingException(key, value, "must be an address such as tcp://127.0.0.1:5556");
        }
        return new ZmqAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    /**
     * To be bound: by whoever reaches it, if it is not of the loopback interface, and so only with keys.
     *
     * @throws SettingException if that setting's value is no such address, or everybody's without keys
     */
    public static ZmqAddress parseToBind(String key, String value, CurveServer curve) {
        ZmqAddress address = parse(key, value);
        if (!address.isLoopback() && !curve.isOn()) {
            throw new SettingException(
                    key,
                    value,
                    "is not of the loopback interface, which needs keys: set " + curve.secretKeySetting() + " and "
                            + curve.clientsSetting());
        }
        return address;
    }

    /** Whether it leads to this machine and from nowhere else. */
    public boolean isLoopback() {
        return host.equals("localhost")
                || host.equals("[::1]")
                || IPV4_LOOPBACK.matcher(host).matches();
    }

    public boolean isIpv6() {
        return host.startsWith("[");
    }

    @Override
    public String toString() {
        return "tcp://" + host + ":" + port;
    }
}
