package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InboundTextTest {

    final InboundText inbound = new InboundText(10);

    @Test
    void partsMakeOneMessageAndTheNextStartsAnew() {
        for (int message = 0; message < 3; message++) {
            assertThat(inbound.isTooLongWith("12345")).isFalse();
            assertThat(inbound.add("12345", false)).isNull();
            assertThat(inbound.isTooLongWith("67890")).isFalse();
            assertThat(inbound.add("67890", true)).isEqualTo("1234567890");
        }
    }

    @Test
    void theLimitCountsBytesOverAllParts() {
        assertThat(inbound.isTooLongWith("ééé")).isFalse(); // 3 characters, 6 bytes
        inbound.add("ééé", false);

        assertThat(inbound.isTooLongWith("12345")).isTrue(); // 6 + 5
        assertThat(inbound.isTooLongWith("1")).isTrue();
    }
}
