package io.pipstream.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running target. Started through whatever script its makers provide; the process that is measured is the one among
 * its children that listens on the port. Ends with this object, or with the benchmark.
 */
final class ServerProcess implements AutoCloseable {
    private static final int READY_SECONDS = 120;
    private static final int STOP_SECONDS = 30;
    private static final String READY_PATH = "/api/instruments";

    private final Target target;
    private final Process started;
    private final Thread ender = new Thread(this::kill);

    private ServerProcess(Target target, Process started) {
        this.target = target;
        this.started = started;
    }

    /** Returns at once; {@link #awaitReady} waits. */
    static ServerProcess start(Target target, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(target.command()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(target.environment());
        ServerProcess server = new ServerProcess(target, builder.start());
        Runtime.getRuntime().addShutdownHook(server.ender);
        return server;
    }

    Target target() {
        return target;
    }

    int port() {
        return target.port();
    }

    /** Waits until the application answers. */
    void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException(
                        target.name() + " does not answer " + READY_PATH + "; its log says why");
            }
            Thread.sleep(200);
        }
    }

    private boolean answers() {
        try (KeepAliveHttp http = new KeepAliveHttp(target.port())) {
            return http.get(READY_PATH).isSuccess();
        } catch (IOException notYet) {
            return false;
        }
    }

    ProcessGauge gauge() throws IOException {
        return new ProcessGauge(listener().pid());
    }

    private ProcessHandle listener() throws IOException {
        List<String> sockets = SocketTable.listeners(target.port()).stream()
                .map(inode -> "socket:[" + inode + "]")
                .toList();
        for (ProcessHandle process : family()) {
            if (holdsOne(process, sockets)) {
                return process;
            }
        }
        throw new IOException("No process of " + target.name() + " listens on " + target.port());
    }

    private static boolean holdsOne(ProcessHandle process, List<String> sockets) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            for (Path file : files.toList()) {
                if (Files.isSymbolicLink(file)
                        && sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(started.toHandle()), started.descendants())
                .toList();
    }

    /** Asks the server to stop, and ends it when it has not after 30 s. */
    @Override
    public void close() {
        List<ProcessHandle> family = family();
        try {
            listener().destroy();
            started.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException notListening) {
            started.destroy();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().removeShutdownHook(ender);
    }

    private void kill() {
        family().forEach(ProcessHandle::destroyForcibly);
    }
}
