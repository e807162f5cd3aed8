package io.pipstream.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001:81b::200e",
                "64:ff9b::1.1.1.1", // a public address of IPv4, as NAT64 has it
                "2002:0101:0101::1", // the same, as 6to4 has it
            })
    void whatIsOfTheInternetIsPublic(String text) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getAllByName(text)[0])).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1", // compatible with IPv4, long out of use
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::1.1.1.1", // a NAT64 of the network's own
                "100::1",
                "2001::1", // Teredo
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:c0a8:1::1",
                "3fff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
            })
    void whatLeadsToThisMachineOrItsNetworkOrNowhereIsNot(String text) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getAllByName(text)[0])).isFalse();
    }

    @Test
    void anAddressOfIpv4ThatIsWrappedIsJudgedByItself() throws UnknownHostException {
        assertThat(PublicAddresses.contain(wrapped(10, 0, 0, 1))).isFalse();
        assertThat(PublicAddresses.contain(wrapped(1, 1, 1, 1))).isTrue();
    }

    private static InetAddress wrapped(int... four) throws UnknownHostException {
        byte[] bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        for (int index = 0; index < four.length; index++) {
            bytes[12 + index] = (byte) four[index];
        }
        return Inet6Address.getByAddress(null, bytes, -1);
    }
}
