package io.pipstream.kill;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** OpenMQ as a process of its own, the one that Payara's distribution brings along; it can be killed and started again. */
final class MessageBroker implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(1);

    private final Path home;
    private final Path directory;
    private final int port;
    private ServerProcess process;

    private MessageBroker(Path home, Path directory, int port) throws IOException, InterruptedException {
        this.home = home;
        this.directory = directory;
        this.port = port;
        this.process = launch();
        awaitReady();
    }

    static MessageBroker start(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        return new MessageBroker(Path.of(Settings.property("kill.broker.home", "")), directory, Payara.freePort());
    }

    int port() {
        return port;
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
    }

    /** Returns when it listens. */
    void startAgain() throws IOException, InterruptedException {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        process.close();
    }

    private ServerProcess launch() throws IOException {
        String jars;
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            jars = files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dimq.home=" + home,
                "-Dimq.hostname=127.0.0.1",
                "-Dimq.service.activelist=jms",
                "-cp",
                jars,
                "com.sun.messaging.jmq.jmsserver.Broker",
                "-imqhome",
                home.toString(),
                "-varhome",
                directory.resolve("var").toString(),
                "-name",
                "kill",
                "-port",
                Integer.toString(port));
        return ServerProcess.start(command, Map.of(), directory.resolve("broker.log"));
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.kill();
                throw new IllegalStateException(
                        "The broker does not listen; " + directory.resolve("broker.log") + " says why");
            }
            TimeUnit.MILLISECONDS.sleep(50); // paces the attempts
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
