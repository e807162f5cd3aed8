package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "unknown", "", ":", "not:an:address", "evil.example"})
    void isTheAddressItselfWhereItIsNotOfIpv6(String address) {
        assertThat(Network.of(address)).isEqualTo(address);
    }

    @Test
    void isTheFirstHalfOfAnAddressOfIpv6() {
        assertThat(Network.of("2001:db8:1:2::1"))
                .isEqualTo("20010db800010002/64")
                .isEqualTo(Network.of("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(Network.of("2001:db8:1:3::1"));
        assertThat(Network.of("::ffff:203.0.113.9")).isEqualTo("203.0.113.9");
    }
}
