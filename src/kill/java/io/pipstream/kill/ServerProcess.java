package io.pipstream.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that may be killed at any moment, and is when this VM ends. Its files beside its data are its own. */
final class ServerProcess implements AutoCloseable {

    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final Thread ender = new Thread(this::kill);

    private ServerProcess(Process process) {
        this.process = process;
    }

    static ServerProcess start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        ServerProcess server = new ServerProcess(builder.start());
        Runtime.getRuntime().addShutdownHook(server.ender);
        return server;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL; returns when it is dead. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
        forget();
    }

    /** SIGTERM first, as an administrator would. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.out.println("The server did not stop within " + STOP_SECONDS + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    private void forget() {
        if (Thread.currentThread() != ender) {
            try {
                Runtime.getRuntime().removeShutdownHook(ender);
            } catch (IllegalStateException ending) {
                // the hook runs anyway
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
