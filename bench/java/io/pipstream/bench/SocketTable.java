package io.pipstream.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The kernel's table of TCP connections, in whatever state: what is in it still costs memory, whoever has closed it. */
final class SocketTable {
    static final int ESTABLISHED = 1;
    static final int LISTEN = 10;

    private static final List<Path> FILES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private SocketTable() {}

    /** One end of a connection; {@code queuedBytes} were sent and are not acknowledged, or wait to be sent. */
    record Entry(int localPort, int remotePort, int state, long queuedBytes, long inode) {

        /** Columns: number, local address, remote address, state, queues, timer, retransmits, user, timeout, inode. */
        static Entry parse(String line) {
            String[] columns = line.trim().split("\\s+", -1);
            return new Entry(
                    port(columns[1]),
                    port(columns[2]),
                    Integer.parseInt(columns[3], 16),
                    Long.parseLong(columns[4].substring(0, columns[4].indexOf(':')), 16),
                    Long.parseLong(columns[9]));
        }

        private static int port(String address) {
            return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
        }
    }

    /** The server's ends of its connections with the given client ports. */
    static List<Entry> serverEnds(int serverPort, Set<Integer> clientPorts) throws IOException {
        return all().stream()
                .filter(entry -> entry.localPort() == serverPort && clientPorts.contains(entry.remotePort()))
                .toList();
    }

    /** How many connections the server has open. */
    static long established(int serverPort) throws IOException {
        return all().stream()
                .filter(entry -> entry.localPort() == serverPort && entry.state() == ESTABLISHED)
                .count();
    }

    /** The inodes of the sockets that listen on the port; none when nobody does. */
    static List<Long> listeners(int port) throws IOException {
        return all().stream()
                .filter(entry -> entry.localPort() == port && entry.state() == LISTEN)
                .map(Entry::inode)
                .toList();
    }

    private static List<Entry> all() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : FILES) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                lines.subList(1, lines.size()).forEach(line -> entries.add(Entry.parse(line)));
            }
        }
        return entries;
    }
}
