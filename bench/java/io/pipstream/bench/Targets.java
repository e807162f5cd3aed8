package io.pipstream.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The servers by name, each prepared to start fresh on free ports of 127.0.0.1 with the same heap.
 */
final class Targets {
    private static final String HEAP = Settings.property("bench.heap", "-Xms128m -Xmx1g");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 30_000;

    private Targets() {}

    /** @param further what its environment has beside what every run needs */
    static Target prepare(String name, Map<String, String> further) {
        Target target = prepare(name);
        return new Target(name, target.port(), target.command(), with(target.environment(), further));
    }

    private static Target prepare(String name) {
        try {
            int port = freePort();
            return switch (name) {
                case Target.YARDSTICK -> yardstick(port);
                case "payara" -> payara(port);
                case "wildfly" -> wildfly(port);
                case "payara-full" -> payaraFull(port);
                default ->
                    throw new IllegalArgumentException(
                            "No target " + name + "; there are yardstick, payara, wildfly and payara-full");
            };
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Target yardstick(int port) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(words(HEAP));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), NettyYardstick.class.getName(), Integer.toString(port)));
        return new Target(Target.YARDSTICK, port, command, Map.of());
    }

    /** The command comes from outside, so that the project's own launcher is what is measured. */
    private static Target payara(int port) {
        List<String> command = words(Settings.property("bench.payara.command", "")).stream()
                .flatMap(word -> switch (word) {
                    case "{java}" -> Stream.of(JAVA);
                    case "{heap}" -> words(HEAP).stream();
                    case "{opens}" -> words(Settings.property("bench.payara.opens", "")).stream();
                    default ->
                        Stream.of(word.replace("{jar}", Settings.property("bench.payara.jar", ""))
                                .replace("{war}", war().toString())
                                .replace("{port}", Integer.toString(port)));
                })
                .toList();
        if (command.isEmpty()) {
            throw new IllegalStateException("bench.payara.command is not set");
        }
        return new Target("payara", port, command, pipstream(port));
    }

    private static Target wildfly(int port) throws IOException {
        Path home = Path.of(Settings.property("bench.wildfly.home", ""));
        Path base = home.resolve("standalone");
        for (String leftover : List.of("data", "tmp", "log")) {
            Directories.delete(base.resolve(leftover));
        }
        Path deployments = base.resolve("deployments");
        try (Stream<Path> files = Files.list(deployments)) {
            for (Path marker :
                    files.filter(file -> file.toString().contains(".war.")).toList()) {
                Files.delete(marker);
            }
        }
        Files.copy(war(), deployments.resolve(war().getFileName()), StandardCopyOption.REPLACE_EXISTING);
        List<String> command = List.of(
                "sh",
                home.resolve("bin/standalone.sh").toString(),
                "--server-config=standalone-full.xml",
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.bind.address.unsecure=127.0.0.1",
                "-Djboss.socket.binding.port-offset=" + (port - 8_080));
        return new Target("wildfly", port, command, with(pipstream(port), Map.of("JBOSS_JAVA_SIZING", HEAP)));
    }

    /** The distribution's own domain with its ports moved, its heap set, and everything bound to this machine. */
    private static Target payaraFull(int port) throws IOException {
        Path home = Path.of(Settings.property("bench.payara-full.home", ""));
        Path domain = home.resolve("glassfish/domains/domain1");
        Path config = domain.resolve("config/domain.xml");
        Path original = domain.resolve("config/domain.xml.original");
        if (!Files.exists(original)) {
            Files.copy(config, original);
        }
        String xml = Files.readString(original).replace("0.0.0.0", "127.0.0.1");
        for (int standard : new int[] {4_848, 8_080, 8_181, 3_700, 3_820, 3_920, 7_676, 8_686, 6_666, 9_009, 4_900}) {
            xml = xml.replace("\"" + standard + "\"", "\"" + (standard - 8_080 + port) + "\"");
        }
        xml = xml.replaceAll("<jvm-options>-Xm[sxn][^<]*</jvm-options>", "");
        String heap = String.join(
                "",
                words(HEAP).stream()
                        .map(option -> "<jvm-options>" + option + "</jvm-options>")
                        .toList());
        Files.writeString(config, xml.replace("</java-config>", heap + "</java-config>"));
        for (String leftover : List.of("applications", "generated", "osgi-cache", "logs", "autodeploy")) {
            Directories.delete(domain.resolve(leftover));
        }
        Files.createDirectories(domain.resolve("autodeploy"));
        Files.copy(war(), domain.resolve("autodeploy").resolve(war().getFileName()));
        List<String> command =
                List.of("sh", home.resolve("bin/asadmin").toString(), "start-domain", "--verbose", "domain1");
        return new Target("payara-full", port, command, pipstream(port));
    }

    /** Quotes from the benchmark only, and room for its sessions. */
    private static Map<String, String> pipstream(int port) {
        return Map.of(
                "PIPSTREAM_HTTP_PORT", Integer.toString(port),
                "PIPSTREAM_FEED", "push",
                "PIPSTREAM_DEMO", "true",
                "PIPSTREAM_ACCESS_REQUESTS_PER_SECOND", "1000000",
                "PIPSTREAM_ACCESS_HANDSHAKES_PER_MINUTE", "10000000",
                "PIPSTREAM_STREAM_MAX_SESSIONS_PER_USER", "20000",
                "PIPSTREAM_STREAM_MAX_SESSIONS_PER_ADDRESS", "20000",
                "PIPSTREAM_STREAM_MESSAGES_PER_SECOND_PER_USER", "1000000",
                "PIPSTREAM_STREAM_MAX_SUBSCRIPTIONS_PER_USER", "1000000",
                "PIPSTREAM_STREAM_MAX_SESSIONS", "20000");
    }

    private static Map<String, String> with(Map<String, String> first, Map<String, String> second) {
        Map<String, String> all = new HashMap<>(first);
        all.putAll(second);
        return all;
    }

    private static Path war() {
        return Path.of(Settings.property("bench.war", "target/pipstream.war"));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Below the range from which the kernel takes the clients' ports. */
    private static int freePort() throws IOException {
        for (int attempt = 0; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                if (attempt == 100) {
                    throw taken;
                }
            }
        }
    }
}
