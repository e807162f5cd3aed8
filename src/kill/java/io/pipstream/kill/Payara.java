package io.pipstream.kill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The server of {@code mvn -Prun package}, which can be killed and started again at the same port with the same data. */
final class Payara implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final int LOWEST_PORT = 15_000;
    private static final int HIGHEST_PORT = 30_000;

    private final Path directory;
    private final Api api;
    private final Map<String, String> environment;
    private final Path domain;
    private ServerProcess process;

    private Payara(Path directory, int port, Map<String, String> environment, Path domain) throws IOException {
        this.directory = directory;
        this.api = new Api(port);
        this.environment = environment;
        this.domain = domain;
        this.process = launch();
    }

    /** @param brokerPort of a message broker of its own process; without it, the server's own is used */
    static Payara start(Path directory, Map<String, String> environment, OptionalInt brokerPort)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        int port = freePort();
        Map<String, String> all = new HashMap<>(environment);
        all.put("PIPSTREAM_HTTP_PORT", Integer.toString(port));
        Payara payara = new Payara(directory, port, all, domain(directory, brokerPort));
        payara.awaitReady();
        return payara;
    }

    Api api() {
        return api;
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
    }

    /** Returns when the application answers. */
    void startAgain() throws IOException, InterruptedException {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        process.close();
    }

    private ServerProcess launch() throws IOException {
        Path temporary = directory.resolve("tmp");
        ServerProcess.delete(temporary); // what a killed server left there
        Files.createDirectories(temporary);
        List<String> command = Settings.words(Settings.property("kill.payara.command", ""), " ").stream()
                .flatMap(word -> switch (word) {
                    case "{java}" ->
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString());
                    case "{opens}" -> Settings.words(Settings.property("kill.payara.opens", ""), " ").stream();
                    default ->
                        Stream.of(word.replace("{jar}", Settings.property("kill.payara.jar", ""))
                                .replace("{war}", Settings.property("kill.war", ""))
                                .replace("{domain}", domain.toString())
                                .replace("{tmp}", temporary.toString()));
                })
                .toList();
        if (command.isEmpty()) {
            throw new IllegalStateException("kill.payara.command is not set");
        }
        return ServerProcess.start(command, environment, directory.resolve("server.log"));
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!api.isUp()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.kill();
                throw new IllegalStateException(
                        "The server does not answer; " + directory.resolve("server.log") + " says why");
            }
            TimeUnit.MILLISECONDS.sleep(50); // paces the attempts
        }
    }

    private static Path domain(Path directory, OptionalInt brokerPort) throws IOException {
        Path original = Path.of(Settings.property("kill.payara.domain", ""));
        if (brokerPort.isEmpty()) {
            return original;
        }
        String xml = Files.readString(original);
        String remote = xml.replace("<jms-service type=\"EMBEDDED\"", "<jms-service type=\"REMOTE\"")
                .replaceFirst(
                        "(?s)<jms-host .*?</jms-host>",
                        "<jms-host name=\"default_JMS_host\" host=\"127.0.0.1\" port=\"" + brokerPort.getAsInt()
                                + "\"/>");
        if (!remote.contains("REMOTE")) {
            throw new IOException(original + " has no embedded broker to replace");
        }
        return Files.writeString(directory.resolve("domain.xml"), remote);
    }

    /** Below the range from which the kernel takes the clients' ports. */
    static int freePort() throws IOException {
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
