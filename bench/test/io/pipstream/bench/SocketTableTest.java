package io.pipstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SocketTableTest {

    @Test
    void readsALineOfTheKernel() {
        SocketTable.Entry entry =
                SocketTable.Entry.parse("   3: 0100007F:1F90 0100007F:D431 04 00000BB8:00000000 01:00000015"
                        + " 00000000     0        0 4711 2 0000000000000000 21 4 30 10 -1");

        // 1F90 = 8080, D431 = 54321, BB8 = 3000; state 4 is FIN-WAIT-1
        assertThat(entry).isEqualTo(new SocketTable.Entry(8_080, 54_321, 4, 3_000, 4_711));
    }

    @Test
    void seesTheServersEndOfAConnection() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            assertThat(SocketTable.serverEnds(server.getLocalPort(), Set.of(client.getLocalPort())))
                    .hasSize(1);
            assertThat(SocketTable.listeners(server.getLocalPort())).hasSize(1);
        }
    }
}
