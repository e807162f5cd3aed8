package io.pipstream.mt5;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client that shares no line of code with the server: Debian's python3-zmq, which is libzmq. */
final class Python implements AutoCloseable {

    private static final Path SCRIPT = Path.of("src", "test", "python", "mt5_client.py");

    private final Process process;
    private final BufferedReader output;

    private Python(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Python start(String... arguments) {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        try {
            return new Python(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException failed) {
            throw new AssertionError("Python could not be started", failed);
        }
    }

    /** What it prints, once it is done. */
    static JsonNode run(String... arguments) {
        try (Python python = start(arguments)) {
            return python.line();
        }
    }

    /** Waits for the line that it prints. */
    JsonNode line() {
        try {
            String line = output.readLine();
            if (line == null) {
                throw new AssertionError("It ended without a word");
            }
            // its figures may be longer than what the server's own mapper takes
            return new ObjectMapper().readTree(line);
        } catch (IOException failed) {
            throw new AssertionError("It could not be heard", failed);
        }
    }

    /** As {@code kill -9} does it. */
    void kill() {
        try {
            process.destroyForcibly();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("It lives on");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
