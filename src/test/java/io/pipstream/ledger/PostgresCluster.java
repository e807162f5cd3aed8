package io.pipstream.ledger;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * A PostgreSQL of one's own, at a free port of the loopback interface: made in a temporary directory, durable as it comes, and
 * gone when closed. Its programs come from {@code -Dpostgresql.bin}. It does not run as root, so root becomes {@code nobody}.
 */
public final class PostgresCluster implements AutoCloseable {

    private static final String BIN = System.getProperty("postgresql.bin", "/usr/lib/postgresql/15/bin");
    private static final String USER = "pipstream";
    private static final long PATIENCE_SECONDS = 60;

    private final Path directory;
    private final int port;
    private Process server;

    private PostgresCluster(Path directory, int port, Process server) {
        this.directory = directory;
        this.port = port;
        this.server = server;
    }

    public static PostgresCluster start() {
        try {
            Path directory = Files.createTempDirectory(Path.of("/tmp"), "pipstream-postgresql");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
            int port = freePort();
            run(directory, "initdb", "-D", directory + "/data", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale");
            PostgresCluster cluster = new PostgresCluster(directory, port, serve(directory, port));
            try {
                cluster.awaitConnection();
            } catch (RuntimeException failure) {
                cluster.close();
                throw failure;
            }
            return cluster;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Process serve(Path directory, int port) throws IOException {
        return launch(
                directory,
                "postgres",
                "-D",
                directory + "/data",
                "-k",
                directory.toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port));
    }

    /** SIGKILL to all of it, as when the machine loses power; returns when it is dead. */
    public void kill() {
        List<ProcessHandle> processes = Stream.concat(server.descendants(), Stream.of(server.toHandle()))
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    /** After {@link #kill}, on the same data; returns when it answers. */
    public void startAgain() {
        try {
            server = serve(directory, port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        awaitConnection();
    }

    /** An address of a database that is empty. */
    public String newDatabase(String name) {
        try (Connection connection = connect()) {
            connection.createStatement().execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return url(name);
    }

    public String user() {
        return USER;
    }

    /** Of the process whose children do the work. */
    public long pid() {
        return server.pid();
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        return new Driver().connect(url("postgres"), properties);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private void awaitConnection() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                connect().close();
                return;
            } catch (SQLException notYet) {
                if (!server.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("PostgreSQL does not answer: " + log(), notYet);
                }
                Thread.onSpinWait();
            }
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException none) {
            return "it wrote no log";
        }
    }

    private static void run(Path directory, String... command) throws IOException {
        try {
            Process process = launch(directory, command);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command[0] + " failed: " + Files.readString(directory.resolve("log")));
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    private static Process launch(Path directory, String... command) throws IOException {
        if (!Files.isExecutable(Path.of(BIN, command[0]))) {
            throw new IOException(
                    "No %s in %s: install postgresql-15, or set -Dpostgresql.bin".formatted(command[0], BIN));
        }
        List<String> line = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            line.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        line.add(BIN + "/" + command[0]);
        line.addAll(List.of(command).subList(1, command.length));
        File log = directory.resolve("log").toFile();
        return new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** {@code setpriv} becomes the server, so this process is the server. */
    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
